#!/usr/bin/env python3
"""follow.py - a witness (c2sp.org/tlog-witness) that follows one log, as far as a bundle shows it.

    follow.py new NAME            makes witness.pem here, and says the key as a policy names it
    follow.py VKEY BUNDLE.tbx     cosigns the last checkpoint of the bundle and says the note

VKEY is the log's, from a `log` line. What the witness signed last lies in witness.last. It signs
nothing that the log's key did not sign, nothing smaller than the last time, and nothing that does
not begin with what it saw then. It shares no code with the program, keeps its own clock, and leaves
the curve to OpenSSL. It reads entries only, so it may be shown the public edition.
"""
import base64
import hashlib
import os
import subprocess
import sys
import tarfile
import time

KEY, NAME, LAST = "witness.pem", "witness.name", "witness.last"
ED25519 = bytes.fromhex("302a300506032b6570032100")
sha256 = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
in64 = lambda raw: base64.b64encode(raw).decode()


def openssl(*words):
    return subprocess.run(("openssl",) + words, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE).stdout


def key_id(name, kind, key):
    return sha256(name.encode(), b"\n", bytes([kind]), key)[:4]


# ---- its own key -----------------------------------------------------------------------

def new(name):
    openssl("genpkey", "-algorithm", "ed25519", "-out", KEY)
    key = openssl("pkey", "-in", KEY, "-pubout", "-outform", "DER")[-32:]
    with open(NAME, "w", encoding="utf-8") as out:
        out.write(name + "\n")
    print("%s+%s+%s" % (name, key_id(name, 4, key).hex(), in64(b"\4" + key)))


def cosign(note):
    name = open(NAME, encoding="utf-8").read().strip()
    key = openssl("pkey", "-in", KEY, "-pubout", "-outform", "DER")[-32:]
    now = int(time.time())
    text = note[:note.index(b"\n\n") + 1]
    with open("message", "wb") as out:
        out.write(b"cosignature/v1\ntime %d\n" % now + text)
    signed = openssl("pkeyutl", "-sign", "-rawin", "-in", "message", "-inkey", KEY)
    line = key_id(name, 4, key) + now.to_bytes(8, "big") + signed
    return note + ("\u2014 %s %s\n" % (name, in64(line))).encode()


# ---- the log's signature -----------------------------------------------------------------

def signed_by(vkey, note):
    """The size and root that the log's key signed, or the end."""
    name, id_, key = vkey.split("+", 2)
    key = base64.b64decode(key)
    text, lines = note[:note.index(b"\n\n") + 1], note[note.index(b"\n\n") + 2:].decode()
    mine = [line.split(" ")[2] for line in lines.splitlines() if line.split(" ")[1] == name]
    raw = [base64.b64decode(m) for m in mine if base64.b64decode(m)[:4].hex() == id_]
    if len(raw) != 1 or key[0] != 1 or key_id(name, 1, key[1:]).hex() != id_:
        sys.exit("not signed once by " + name)
    for file, what in (("log.der", ED25519 + key[1:]), ("text", text), ("signature", raw[0][4:])):
        with open(file, "wb") as out:
            out.write(what)
    try:
        openssl("pkeyutl", "-verify", "-rawin", "-in", "text", "-pubin", "-keyform", "DER",
                "-inkey", "log.der", "-sigfile", "signature")
    except subprocess.CalledProcessError:
        sys.exit("a signature that is not of " + name)
    origin, size, root = text.decode().splitlines()
    if origin != name:
        sys.exit("a checkpoint of %s, not of %s" % (origin, name))
    return int(size), base64.b64decode(root)


# ---- the tree ----------------------------------------------------------------------------

def grow(peaks, leaf):
    peaks.append((1, leaf))
    while len(peaks) > 1 and peaks[-1][0] == peaks[-2][0]:
        (_, right), (size, left) = peaks.pop(), peaks.pop()
        peaks.append((2 * size, sha256(b"\1", left, right)))


def root_of(peaks):
    root = peaks[-1][1] if peaks else sha256()
    for _, left in reversed(peaks[:-1]):
        root = sha256(b"\1", left, root)
    return root


def roots_of(first, frontier, entries):
    """The root of each size that the bundle shows."""
    sizes = [1 << b for b in range(62, -1, -1) if first >> b & 1]
    peaks = [(size, frontier[32 * i:32 * i + 32]) for i, size in enumerate(sizes)]
    roots = {first: root_of(peaks)}
    for n, entry in enumerate(entries.splitlines(keepends=True), first + 1):
        grow(peaks, sha256(b"\0", entry))
        roots[n] = root_of(peaks)
    return roots


# ---- following -----------------------------------------------------------------------------

def last_note(notes):
    note = b""
    while notes:
        head, _, notes = notes.partition(b"\n")
        length = int(head.split(b" ")[1])
        note, notes = notes[:length], notes[length:]
    return note


def follow(vkey, path):
    with tarfile.open(path) as bundle:
        part = lambda name: bundle.extractfile(name).read()
        head = dict(line.split(" ", 1) for line in part("bundle").decode().splitlines()[1:])
        roots = roots_of(int(head["first"]), part("frontier"), part("entries"))
        note = last_note(part("checkpoints"))
    size, root = signed_by(vkey, note)
    if roots.get(size) != root:
        sys.exit("these are not the entries of that root")
    if os.path.exists(LAST):
        then, seen = open(LAST, encoding="utf-8").read().split()
        if size < int(then):
            sys.exit("smaller than the %s entries of the last time" % then)
        if int(then) not in roots:
            sys.exit("it does not show how it grew from the %s entries of the last time" % then)
        if in64(roots[int(then)]) != seen:
            sys.exit("not the log of the last time: its first %s entries are others" % then)
    with open(LAST + ".new", "w", encoding="utf-8") as out:
        out.write("%d %s\n" % (size, in64(root)))
        out.flush()
        os.fsync(out.fileno())
    os.replace(LAST + ".new", LAST)
    sys.stdout.buffer.write(cosign(note))


if len(sys.argv) != 3:
    sys.exit(__doc__)
if sys.argv[1] == "new":
    new(sys.argv[2])
else:
    follow(sys.argv[1], sys.argv[2])
