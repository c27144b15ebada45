#!/usr/bin/env python3
"""reader.py - a second reader of the book, made from doc/book.md alone.

    reader.py test/golden                    the golden files
    reader.py --policy FILE BUNDLE.tbx       a real bundle of any edition

It shares no code with the program and uses nothing beside Python's own library. It says what it
computed again, and ends with 1 at the first difference. It is slow and knows no law: judging is
the auditor's. What a field is called and holds it reads from the table in doc/book.md.
"""
import base64
import hashlib
import hmac
import os
import re
import sys
from collections import Counter


class Differs(Exception):
    pass


def must(truth, what):
    if not truth:
        raise Differs(what)


done = Counter()
sha256 = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
sha512 = lambda *parts: hashlib.sha512(b"".join(parts)).digest()


def un64(text):
    raw = base64.b64decode(text, validate=True)
    must(base64.b64encode(raw).decode() == text, "base64 in another spelling")
    return raw


# ---- the curve of Ed25519 and ristretto255 (RFC 8032, RFC 9496) ----------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)
ZERO = (0, 1, 1, 0)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def twice(p):
    x, y, z, _ = p
    a, b = x * x, y * y
    e, g, h = (2 * x * y) % P, (b - a) % P, (-a - b) % P
    f = (g - 2 * z * z) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    q = ZERO
    for bit in bin(n % L if n >= L else n)[2:]:
        q = twice(q)
        if bit == "1":
            q = add(q, p)
    return q


def both(n, p, m, q):
    """n times p and m times q, added: the doublings are of both."""
    r, sums = ZERO, (None, p, q, add(p, q))
    for bit in range(max(n.bit_length(), m.bit_length()) - 1, -1, -1):
        r = twice(r)
        which = (n >> bit & 1) + 2 * (m >> bit & 1)
        if which:
            r = add(r, sums[which])
    return r


def minus(p):
    return -p[0] % P, p[1], p[2], -p[3] % P


def same_point(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def unpack(raw):
    """A point of Ed25519 in its only spelling, or None."""
    y, sign = int.from_bytes(raw, "little") & ((1 << 255) - 1), raw[31] >> 7
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * I % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = unpack(bytes([0x58]) + bytes([0x66]) * 31)


def ed25519(message, key, signature):
    point, other = unpack(key), unpack(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or not point or not other or s >= L:
        return False
    if same_point(times(8, point), ZERO) or same_point(times(8, other), ZERO):
        return False
    k = int.from_bytes(sha512(signature[:32], key, message), "little") % L
    return same_point(both(s, BASE, k, minus(point)), other)


def root_of_ratio(u, v):
    r = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    check = v * r * r % P
    right, flipped = check == u % P, check == -u % P
    if flipped or check == -u * I % P:
        r = r * I % P
    return right or flipped, P - r if r & 1 else r


def ristretto(raw):
    s = int.from_bytes(raw, "little")
    must(s < P and not s & 1, "a point in another spelling")
    u1, u2 = (1 - s * s) % P, (1 + s * s) % P
    v = (-D * u1 * u1 - u2 * u2) % P
    square, r = root_of_ratio(1, v * u2 * u2 % P)
    x = 2 * s * r * u2 % P
    x = P - x if x & 1 else x
    y = u1 * r * r * u2 * v % P
    t = x * y % P
    must(square and not t & 1 and y, "no point")
    return x, y, 1, t


_, ONE_LESS = root_of_ratio(1, (-1 - D) % P)


def ristretto_bytes(p):
    x, y, z, t = p
    u1, u2 = (z + y) * (z - y) % P, x * y % P
    _, r = root_of_ratio(1, u1 * u2 * u2 % P)
    d1, d2 = r * u1 % P, r * u2 % P
    z_inverse = d1 * d2 * t % P
    if t * z_inverse % P & 1:
        x, y, d = y * I % P, x * I % P, d1 * ONE_LESS % P
    else:
        d = d2
    if x * z_inverse % P & 1:
        y = -y % P
    s = d * (z - y) % P
    return (P - s if s & 1 else s).to_bytes(32, "little")


G2 = ristretto(bytes.fromhex("f044c8f8e1f4bb896f0fb53df5073259d6c541e999368951172a915419106018"))
NOTHING = bytes(32)


def h2s(*parts):
    return int.from_bytes(sha512(*parts), "little") % L


def scalar(raw):
    n = int.from_bytes(raw, "little")
    must(n < L, "a scalar in another spelling")
    return n


def x25519(k, u=9):
    k = int.from_bytes(k, "little") & ~7 & ((1 << 255) - 1) | 1 << 254
    x1, x2, z2, x3, z3, swap = u, 1, 0, u, 1, 0
    for t in range(254, -1, -1):
        bit = k >> t & 1
        if swap ^ bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = bit
        a, b = x2 + z2, x2 - z2
        aa, bb, da, cb = a * a, b * b, (x3 - z3) * a, (x3 + z3) * b
        e = aa - bb
        x3, z3 = (da + cb) ** 2 % P, x1 * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swap:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, "little")


def bech32(prefix, raw):
    letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

    def polymod(values):
        sum_ = 1
        for v in values:
            top, sum_ = sum_ >> 25, (sum_ & 0x1ffffff) << 5 ^ v
            for i, g in enumerate((0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3)):
                sum_ ^= g if top >> i & 1 else 0
        return sum_
    bits = "".join(format(b, "08b") for b in raw)
    fives = [int(bits[i:i + 5].ljust(5, "0"), 2) for i in range(0, len(bits), 5)]
    low = prefix.lower()
    head = [ord(c) >> 5 for c in low] + [0] + [ord(c) & 31 for c in low]
    check = polymod(head + fives + [0] * 6) ^ 1
    text = low + "1" + "".join(letters[v] for v in fives +
                               [check >> 5 * (5 - i) & 31 for i in range(6)])
    return text.upper() if prefix.isupper() else text


# ---- age v1 (c2sp.org/age, RFC 8439) ---------------------------------------------------

WORD = 0xffffffff


def chacha_block(key, counter, nonce):
    start = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] + \
        [int.from_bytes((key + counter.to_bytes(4, "little") + nonce)[i:i + 4], "little")
         for i in range(0, 48, 4)]
    x = list(start)
    for _ in range(10):
        for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
            for one, two, three, left in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                x[one] = x[one] + x[two] & WORD
                mixed = x[three] ^ x[one]
                x[three] = (mixed << left | mixed >> 32 - left) & WORD
    return b"".join((v + w & WORD).to_bytes(4, "little") for v, w in zip(x, start))


def aead_open(key, nonce, sealed):
    body, tag = sealed[:-16], sealed[-16:]
    once = chacha_block(key, 0, nonce)[:32]
    r = int.from_bytes(once[:16], "little") & 0x0ffffffc0ffffffc0ffffffc0fffffff
    padded = body + bytes(-len(body) % 16) + bytes(8) + len(body).to_bytes(8, "little")
    sum_ = 0
    for i in range(0, len(padded), 16):
        sum_ = (sum_ + int.from_bytes(padded[i:i + 16] + b"\1", "little")) * r % (2**130 - 5)
    sum_ = (sum_ + int.from_bytes(once[16:], "little")) % 2**128
    must(sum_.to_bytes(16, "little") == tag, "an altered chunk of age")
    out = b""
    for i in range(0, len(body), 64):
        part = body[i:i + 64]
        block = chacha_block(key, i // 64 + 1, nonce)[:len(part)]
        out += (int.from_bytes(part, "big") ^ int.from_bytes(block, "big")).to_bytes(len(part),
                                                                                     "big")
    return out


def hkdf(secret, salt, info):
    inner = hmac.new(salt or NOTHING, secret, "sha256").digest()
    return hmac.new(inner, info + b"\1", "sha256").digest()


def age_open(key, raw):
    end = raw.index(b"\n--- ")
    header, mac = raw[:end + 4], raw[end + 5:raw.index(b"\n", end + 5)]
    first, stanza, body = header.split(b"\n")[:3]
    must(first == b"age-encryption.org/v1" and stanza.startswith(b"-> X25519 "), "no age file")
    un = lambda text: base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    share = un(stanza[10:])
    shared = x25519(key, int.from_bytes(share, "little") & (1 << 255) - 1)
    wrap = hkdf(shared, share + x25519(key), b"age-encryption.org/v1/X25519")
    file_key = aead_open(wrap, bytes(12), un(body))
    must(hmac.new(hkdf(file_key, b"", b"header"), header, "sha256").digest() == un(mac), "age MAC")
    at = end + 5 + len(mac) + 1
    stream, at, plain, n = hkdf(file_key, raw[at:at + 16], b"payload"), at + 16, b"", 0
    while at < len(raw):
        last = at + 65552 >= len(raw)
        plain += aead_open(stream, n.to_bytes(11, "big") + bytes([last]), raw[at:at + 65552])
        at, n = at + 65552, n + 1
    return plain


# ---- texts ---------------------------------------------------------------------------

def table_of_document():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "doc", "book.md")
    table, choices = {}, {}
    for line in open(path, encoding="utf-8"):
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if len(cells) == 6 and re.fullmatch("`[a-z-]+`", cells[0]) and "`" in cells[5]:
            fields = [(m[1], m[2]) for m in re.finditer(r"`([a-z_]+)` ([a-z]+\??)", cells[5])]
            table[cells[0].strip("`")] = (cells[3].split(", "), cells[4], fields)
        if len(cells) == 2 and re.fullmatch("`[a-z-]+` `[a-z_]+`", cells[0]):
            choices[tuple(cells[0].replace("`", "").split())] = cells[1].replace("`", "").split()
    must(len(table) > 50, "the table in doc/book.md has %d acts" % len(table))
    return table, choices


def decimals_of_document():
    """How many decimals the unit of each currency has."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "doc", "book.md")
    rows = re.findall(r"^\| ([0-9]) \| (`[A-Z]{3}`(?: `[A-Z]{3}`)*) \|$",
                      open(path, encoding="utf-8").read(), re.M)
    return {code: int(n) for n, codes in rows for code in codes.replace("`", "").split()}


NUMBER = r"(0|[1-9][0-9]{0,17})"
SPELLING = {
    "number": NUMBER, "moment": NUMBER, "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "money": NUMBER, "points": r"(0|[1-9][0-9]{0,14})\.[0-9]{3}",
    "figure": r"(?!-0\.0+$)-?(0|[1-9][0-9]{0,37})\.[0-9]{3}([0-9]{0,32}[1-9])?", "proof": "[0-9a-f]{128}",
    "hash": "[0-9a-f]{64}", "words": "[0-9a-f]{64}", "paper": "[0-9a-f]{64}",
    "key": "[0-9a-f]{64}",
}
NAME = r"office|[a-z2-7]{32}"
AGREED = re.compile(r"(?P<key>[0-9a-f]{16}) (?P<made>%s) (?P<until>%s) (?P<nth>%s) "
                    r"(?P<commit>-|[0-9a-f]{64}) (?P<serial>[0-9a-f]{64}) (?P<by>[0-9a-f]{128})"
                    % (NUMBER, NUMBER, NUMBER))
ENTRY = re.compile(r"tbx1 (?:(box)|(%s) ([1-9][0-9]{0,17})) ([A-Za-z0-9+/]{43}=)\n" % NAME)


def keyed(text, first, keys):
    """The values of a text with a first line and then one line a key."""
    lines = text.split("\n")
    must(lines[0] == first and lines[-1] == "", "not a text of " + first)
    values = {}
    for key, line in zip(keys, lines[1:]):
        must(line.startswith(key + " "), "%s: no line %s" % (first, key))
        values[key] = line[len(key) + 1:]
    return values, lines[1 + len(keys):-1]


def commit_of(first_line, inner):
    return sha256(b"tenderbox/leaf/v1\n", first_line, b"\n", inner)


def commit_of_body(salt, body):
    return commit_of(body.partition(b"\n")[0], sha256(b"tenderbox/body/v1\n", salt, body))


class Act:
    """One act, in its one spelling."""
    def __init__(self, body, leaf, salt, table, choices):
        self.leaf, self.body, self.commit = leaf, body, commit_of_body(salt, body)
        must(len(body) <= 4096 and body.endswith(b"\n"), "an act too long or without end")
        lines = [line.split(" ", 1) for line in body.decode("ascii").split("\n")[:-1]]
        must(all(len(line) == 2 for line in lines), "an act with a line of one word")
        self.kind = lines[0][1]
        must(lines[0][0] == "act" and self.kind in table, "no such act: " + self.kind)
        self.rules, self.shown, self.types = table[self.kind]
        self.box = "box" in self.rules
        head = ["act", "procedure"] + ([] if self.box else ["nth", "prev"]) + \
               ["actor", "mine", "expires", "arrived", "at"]
        names = head + [name for name, _ in self.types]
        must([k for k, _ in lines[:len(names)]] == names, "%s: other fields" % self.kind)
        self.value = dict(map(tuple, lines[:len(names)]))
        self.own = "".join("%s %s\n" % tuple(line) for line in lines[len(head):len(names)])
        for name, type_ in self.types:
            text, bare = self.value[name], type_.rstrip("?")
            fits = text in choices[self.kind, name] if bare == "choice" else \
                re.fullmatch(SPELLING[bare], text) is not None
            if name in ("total",) and self.kind == "award":
                fits = re.fullmatch(SPELLING["figure"], text) is not None and text != "-0.000"
            must(fits or (text == "-" and type_.endswith("?")),
                 "%s %s %s" % (self.kind, name, text))
        for name in ("actor", "mine", "expires", "arrived", "at"):
            must(re.fullmatch(NUMBER, self.value[name]), "%s: %s" % (self.kind, name))
        self.signed = [v for k, v in lines[len(names):]]
        kinds = [k for k, _ in lines[len(names):]]
        must(kinds in (["signed"], ["signed", "agreed"]), "no signed line")
        self.in_batch, self.signature, self.agreed = self.signed == ["batch"], None, None
        if self.signed not in (["-"], ["batch"]):
            self.signature = re.fullmatch("([0-9a-f]{16}) ([0-9a-f]{128})", self.signed[0])
            must(self.signature, "a signature in another spelling")
        if len(kinds) == 2:
            self.agreed = AGREED.fullmatch(self.signed[1])
            must(self.signature and self.agreed, "an agreement in another spelling")
            must((self.agreed["nth"] == "0") == (self.agreed["commit"] == "-"), "what was seen")

    def number(self, name):
        return int(self.value[name])

    def signed_text(self, origin):
        v = self.value
        agreed = "agreed %s %s\n" % self.agreed.group("key", "serial") if self.agreed else ""
        return ("tenderbox/act/v1\norigin %s\nprocedure %s\nact %s\nactor %s\nmine %s\n"
                "expires %s\n%s%s" % (origin, v["procedure"], self.kind, v["actor"], v["mine"],
                                      v["expires"], self.own, agreed)).encode()

    def agreed_text(self, origin):
        g = self.agreed
        return ("tenderbox/agree/v1\norigin %s\nprocedure %s\nact %s\nmade %s\nuntil %s\n"
                "seen %s %s\nserial %s\n%s" % (origin, self.value["procedure"], self.kind,
                                             g["made"], g["until"], g["nth"], g["commit"],
                                             g["serial"], self.own)).encode()

    def shelf(self):
        return [self.value[n] for n, t in self.types
                if t.rstrip("?") in ("words", "paper") and self.value[n] != "-"]


def take_acts(raw, table, choices):
    """(act, path) of each shown act."""
    acts, at = [], 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        m = re.fullmatch(r"act %s ([0-9a-f]{64}) %s %s" % (NUMBER, NUMBER, NUMBER),
                         raw[at:end].decode())
        must(m, "the line before an act")
        at, path = end + 1, []
        for _ in range(int(m[4])):
            path.append(bytes.fromhex(raw[at:at + 64].decode()))
            must(raw[at + 64:at + 65] == b"\n", "a path")
            at += 65
        body = raw[at:at + int(m[3])]
        at += int(m[3])
        acts.append((Act(body, int(m[1]), bytes.fromhex(m[2]), table, choices), path))
    return acts


# ---- the log -------------------------------------------------------------------------

node = lambda left, right: sha256(b"\1", left, right)


def frontier_add(frontier, leaf):
    """frontier: (size of subtree, root), the largest first."""
    frontier.append((1, leaf))
    while len(frontier) > 1 and frontier[-1][0] == frontier[-2][0]:
        right, left = frontier.pop(), frontier.pop()
        frontier.append((left[0] * 2, node(left[1], right[1])))


def root_of(frontier):
    if not frontier:
        return sha256(b"")
    root = frontier[-1][1]
    for _, left in reversed(frontier[:-1]):
        root = node(left, root)
    return root


def root_by_path(leaf_hash, index, size, path):
    """RFC 9162 section 2.1.3.2."""
    fn, sn, r = index, size - 1, leaf_hash
    for step in path:
        must(sn, "a path too long")
        if fn & 1 or fn == sn:
            r = node(step, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, step)
        fn, sn = fn >> 1, sn >> 1
    must(not sn, "a path too short")
    return r


class Vkey:
    def __init__(self, text):
        self.name, self.id, packed = text.split("+", 2)
        packed = un64(packed)
        self.kind, self.key = packed[0], packed[1:]
        must(self.kind not in (1, 4) or
             sha256(self.name.encode(), b"\n", packed)[:4].hex() == self.id, "key id of " + text)


def read_policy(text):
    policy = {"log": [], "witness": [], "quorum": None, "voters": {}}
    for line in text.split("\n"):
        words = line.split()
        if words and words[0] == "log":
            policy["log"].append(Vkey(words[1]))
        if words and words[0] == "witness":
            key = Vkey(words[2])
            policy["voters"][words[1]] = key
            if key.kind == 4:
                policy["witness"].append(key)
            else:
                must(key.kind != 1, "a log's key as a witness's")
                done["witnesses not checked, of an unknown kind"] += 1
        if words and words[0] == "group":
            members = words[3:]
            need = {"any": 1, "all": len(members)}.get(words[2]) or int(words[2])
            policy["voters"][words[1]] = (need, members)
        if words and words[0] == "quorum":
            policy["quorum"] = words[1]
    keys = [key.key for key in policy["log"] + policy["witness"]]
    must(len(set(keys)) == len(keys), "every key once: no log is its own witness")
    return policy


def has_seen(policy, name, cosigned):
    """Did this witness cosign, or so many of this group as it needs?"""
    voter = policy["voters"][name]
    if isinstance(voter, Vkey):
        return voter in cosigned
    return sum(has_seen(policy, member, cosigned) for member in voter[1]) >= voter[0]


def quorum_seen(policy, cosigned):
    return policy["quorum"] in (None, "none") or has_seen(policy, policy["quorum"], cosigned)


def read_checkpoint(note, policy, origin):
    """(size, root, those that cosigned); who of the policy signed is verified and counted."""
    text, _, lines = note.partition("\n\n")
    text += "\n"
    m = re.fullmatch(r"([^\n]+)\n%s\n([A-Za-z0-9+/]{43}=)\n" % NUMBER, text)
    must(m and m[1] == origin, "a checkpoint of another log or spelling")
    by_log, cosigned, seen = False, [], set()
    for line in lines.split("\n")[:-1]:
        must(line.startswith("\u2014 "), "a signature line")
        name, packed = line[2:].split(" ")
        packed = un64(packed)
        for key in policy["log"] + policy["witness"]:
            if (key.name, bytes.fromhex(key.id)) != (name, packed[:4]):
                continue
            must(key not in seen, "a key that signed twice")
            seen.add(key)
            if key.kind == 1:
                must(ed25519(text.encode(), key.key, packed[4:]), "the log's signature")
                by_log = True
                done["checkpoints signed by the log"] += 1
            else:
                moment = int.from_bytes(packed[4:12], "big")
                message = "cosignature/v1\ntime %d\n%s" % (moment, text)
                must(ed25519(message.encode(), key.key, packed[12:]), "a witness's signature")
                cosigned.append(key)
                done["cosignatures"] += 1
    must(by_log or not policy["log"], "a checkpoint that the log did not sign")
    return int(m[2]), un64(m[3]), cosigned


# Which audience an edition shows whole, whomever an act is about.
WHOLE = {"all": 0, "bidders": 1, "own": 2, "own+winner": 2, "all of winner": 2,
         "prices of winner": 2, "all of holder": 2, "overseers": 2, "courts": 3}
EDITIONS = ["public", "bidder", "overseer", "court"]


def check_withheld(raw, lines, first, acts, edition, ours, table):
    """Of every open act of the procedure that is not shown, the kind that the log committed to."""
    shown, said = {act.leaf for act, _ in acts}, {}
    for line in raw.decode("ascii").splitlines(keepends=True):
        m = re.fullmatch("withheld %s ([a-z-]+) ([0-9a-f]{64})\n" % NUMBER, line)
        must(m and int(m[1]) > max(said, default=-1), "a line of what is withheld")
        said[int(m[1])] = (m[2], bytes.fromhex(m[3]))
    for leaf, line in enumerate(lines, first):
        m = ENTRY.fullmatch(line.decode("ascii"))
        if m[1] or m[2] not in ours or leaf in shown:
            continue
        kind, inner = said.pop(leaf, (None, b""))
        must(kind, "entry %d is neither shown nor said to be withheld" % leaf)
        must(commit_of(b"act " + kind.encode(), inner) == un64(m[4]), "kind of entry %d" % leaf)
        must(EDITIONS.index(edition) < WHOLE[table[kind][1]], "a %s is withheld" % kind)
        done["acts withheld, of a kind that is proved"] += 1
    must(not said, "something else is said to be withheld")


def check_entries(lines, first, acts):
    """Spelling, places, commits and the chain of each procedure."""
    shown, last, commits, inside = {act.leaf: act for act, _ in acts}, {}, {}, False
    for i, line in enumerate(lines):
        m = ENTRY.fullmatch(line.decode("ascii"))
        must(m, "entry %d in another spelling" % (first + i))
        box, name, nth, commit = m[1], m[2], m[3], un64(m[4])
        act = shown.get(first + i)
        if act:
            must(act.commit == commit, "commit of entry %d" % (first + i))
            must(act.box == bool(box), "entry %d of the other chain" % (first + i))
            done["acts that their entries commit to"] += 1
        must(not inside or act and (act.in_batch or "closes" in act.rules),
             "entry %d inside a batch" % (first + i))
        inside = bool(act and act.in_batch)
        if box:
            done["box entries"] += 1
            continue
        nth, before = int(nth), last.get(name)
        if not before:
            before = commits.get(name, (0, None) if not first else None)
        must(before is None or nth == before[0] + 1, "place %s %d at %d" % (name, nth, first + i))
        if act:
            v = act.value
            must((v["procedure"], v["nth"]) == (name, str(nth)), "act %d elsewhere" % (first + i))
            if before and before[1]:
                must(v["prev"] == before[1].hex(), "prev of act %d" % (first + i))
                done["acts that name the one before"] += 1
            else:
                must((v["prev"] == "-") == (nth == 1), "prev of act %d" % (first + i))
        last[name] = (nth, commit)
        commits[base64.b32encode(commit[:20]).decode().lower()] = (nth, commit)
        done["open entries"] += 1


# ---- people and papers ---------------------------------------------------------------

def needs_two(act, published, listed, boxed):
    """Who becomes an officer is so by two, but for the first two of the office, and who joins a panel
    once a box was listed. A fact is from the notice on, and always where it takes protection away. A
    lot is suspended by two while a box is open."""
    if act.kind == "enrol":
        return act.number("nth") > 2
    if act.kind == "fact":
        return published or act.value["fact"] in ("urgency", "no-standstill")
    if act.kind == "suspend":
        return boxed
    if act.kind == "role":
        joins = listed and act.value["role"] in ("evaluator", "chair")
        must(not joins or act.value["reason"] != "-", "a panel that grew without a reason")
        return joins or act.value["role"] == "officer"
    return "two" in act.rules


def check_agreement(act, origin, keys, past, used, withdrawn):
    """By another key, in time, once, not withdrawn, on an act that was there."""
    g, where = act.agreed, act.value["procedure"] if act.value["procedure"] == "office" else "here"
    must(g["key"] in keys and g["key"] != act.signature[1], "agreed to by nobody known")
    must(ed25519(act.agreed_text(origin), keys[g["key"]], bytes.fromhex(g["by"])),
         "agreement to %s" % act.kind)
    made, until, arrived = int(g["made"]), int(g["until"]), act.number("arrived")
    must(made <= arrived <= until <= made + 30 * 86400, "an agreement out of time")
    must((where, g["serial"]) not in used, "an agreement used twice")
    used.add((where, g["serial"]))
    chain = "office" if act.kind == "begin" else where
    must((chain, g["serial"], g["key"]) not in withdrawn, "an agreement that was withdrawn")
    must(past.get((where, int(g["nth"])), g["commit"]) == g["commit"], "an agreement to another log")
    done["agreements"] += 1


def check_standing(act, before, whole, said, deadline):
    """Entered at the deadline, and nothing was said of the bid after it was signed."""
    v, mine = act.value, act.number("mine")
    must(1 <= mine and (not whole or mine <= before + 1), "counter of a ready deposit")
    must(act.number("arrived") < deadline, "a ready deposit that came late")
    must(deadline - 86400 <= act.number("at"), "moment of a ready deposit")
    must(said.get((v["actor"], v["round"], v["lot"]), 0) < mine, "a ready deposit overtaken")
    done["ready deposits"] += 1


def check_delegates(act, delegates):
    """A delegate signs for its own bidder, from when it was named until it was ended."""
    v, signs = act.value, act.signature and act.signature[1]
    mine = [d for d in delegates.values() if d["key"] == signs]
    if mine:
        arrived = act.number("arrived")
        must(any(d["bidder"] == v["actor"] and d["since"] <= arrived < d["until"] for d in mine),
             "%s is signed by somebody else's delegate, or one who was ended" % act.kind)
        must(act.kind != "delegate", "a delegate names a delegate")
        done["signatures of delegates"] += 1
    if act.kind == "delegate":
        must((v["actor"], v["person"]) not in delegates, "a delegate named twice")
        key = sha256(bytes.fromhex(v["key"]))[:8].hex()
        must(not any((d["bidder"], d["key"]) == (v["actor"], key) for d in delegates.values()),
             "the key of another delegate")
        delegates[v["actor"], v["person"]] = {
            "bidder": v["actor"], "key": key,
            "since": act.number("at"), "until": 1 << 60}
    if act.kind == "delegate-ended":
        delegates[v["actor"], v["person"]]["until"] = act.number("at")


def check_often(act, bidders, often):
    """A bidder does what is rationed so many times and no more."""
    actor = act.value["actor"]
    if act.kind == "interest":
        bidders.add(actor)
    most = [int(rule[5:]) for rule in act.rules if rule.startswith("most ")]
    if most and actor in bidders:
        often[actor, act.kind] = often.get((actor, act.kind), 0) + 1
        must(often[actor, act.kind] <= most[0], "%s by one bidder too often" % act.kind)


class Keys:
    """Which key counts for whom: a changed one after a day, unless the old one was kept; and while a
    box is open the one that counted for a bidder when its round was opened."""

    def __init__(self):
        self.of, self.bidders, self.opened = {}, set(), None

    def counts(self, who, moment):
        return next(key for key, since in reversed(self.of[who]) if since <= moment)

    def check(self, act, delegates):
        v, arrived = act.value, act.number("arrived")
        who = next(p for p in ((v["procedure"], v["actor"]), ("here", v["actor"]),
                               ("office", v["actor"])) if p in self.of)
        held = who in self.bidders and self.opened is not None and self.opened < arrived
        key = self.counts(who, self.opened if held else arrived)
        own = act.signature[1] == key
        must(own or any(d["key"] == act.signature[1] for d in delegates.values()),
             "%s is signed with a key that does not count" % act.kind)
        must(own or act.kind != "key-kept", "a key that a delegate kept")
        must(act.kind != "delegate" or act.signature[1] == self.of[who][0][0],
             "a delegate named with a changed key")
        done["keys that count"] += 1

    def take(self, act):
        v, arrived, at = act.value, act.number("arrived"), act.number("at")
        where = "office" if v["procedure"] == "office" else "here"
        new = sha256(bytes.fromhex(v["key"]))[:8].hex() if "key" in v and len(v["key"]) == 64 else None
        if act.kind in ("enrol", "person"):
            self.of[where, v["person"]] = [(new, 0)]
        if act.kind == "interest":
            self.of[where, v["actor"]] = [(new, 0)]
            self.bidders.add((where, v["actor"]))
        if act.kind == "key-change":
            who = (where, v["person"]) if (where, v["person"]) in self.of else ("office", v["person"])
            self.of[where, v["person"]] = self.of[who] + [(new, at + 86400)]
        if act.kind == "key-kept":
            mine = self.of[where, v["actor"]]
            must(arrived < mine[-1][1], "a key that was kept too late")
            mine.append((self.counts((where, v["actor"]), arrived), arrived))
        if act.kind in ("publish", "invite"):
            self.opened = at
        if act.kind == "box-list":
            self.opened = None


def check_acts(acts, origin, whole):
    """Signatures, moments, counters, batches."""
    keys, counters, said, last_at, batch = {}, {}, {}, 0, []
    past, used, withdrawn, delegates = {}, set(), set(), {}
    published, listed, moment, count = False, False, None, Keys()
    bidders, often = set(), {}
    for act, _ in acts:
        v = act.value
        check_often(act, bidders, often)
        must(last_at <= act.number("at") and act.number("arrived") <= act.number("at"), "at falls")
        last_at = act.number("at")
        if act.kind in ("enrol", "person", "interest", "key-change", "delegate"):
            key = bytes.fromhex(v["key"])
            keys[sha256(key)[:8].hex()] = key
        if act.signature and act.kind not in ("enrol", "interest"):
            count.check(act, delegates)
        count.take(act)
        check_delegates(act, delegates)
        where = "office" if v["procedure"] == "office" else "here"
        if act.signature:
            must(act.signature[1] in keys, "%s is signed by nobody known" % act.kind)
            must(ed25519(act.signed_text(origin), keys[act.signature[1]],
                         bytes.fromhex(act.signature[2])), "signature of %s" % act.kind)
            done["signatures"] += 1
            two = needs_two(act, published, listed, count.opened is not None)
            must(two == bool(act.agreed), "agreement to %s" % act.kind)
            if act.agreed:
                check_agreement(act, origin, keys, past, used, withdrawn)
            must(0 <= act.number("expires") - act.number("arrived") <= 600, "expired")
        else:
            must(act.in_batch or "word" in act.rules, "%s unsigned" % act.kind)
            must(act.number("expires") == 0, "expires of an unsigned act")
        published = published or act.kind == "publish"
        listed = listed or act.kind == "box-list"
        slot = (where, v["actor"], act.box)
        mine, before = act.number("mine"), counters.get(slot, 0)
        if act.kind == "ready-deposit":
            check_standing(act, before, whole, said, deadline_at(acts, v["round"], act.leaf))
        else:
            must(mine == before + 1 if whole else mine > before, "counter of " + act.kind)
            counters[slot] = mine
            if act.box:
                said[v["actor"], v["round"], v["lot"]] = mine
        if not act.box:
            past[where, int(v["nth"])] = act.commit.hex()
        if act.kind == "withdraw-agreement":
            withdrawn.add((where, v["serial"], act.signature[1]))
        if batch:
            must(moment == (v["arrived"], v["at"]), "%s at another moment than its batch" % act.kind)
        if act.in_batch:
            moment = v["arrived"], v["at"]
            batch.append(("act %s\n%s" % (act.kind, act.own)).encode())
        if "closes" in act.rules:
            must(v["batch"] == sha256(b"tenderbox/batch/v1\n", *batch).hex(), "batch hash")
            done["batches"] += 1
            batch = []
    must(not batch, "a batch that nobody closed")


def words_hash(salt, raw):
    return sha256(b"tenderbox/words/v1\n", salt, raw).hex()


def lockset_text(acts, k):
    lines, keys = [], {}
    for act, _ in acts:
        if act.kind in ("person", "interest"):
            keys[act.value["person" if act.kind == "person" else "actor"]] = act.value["key"]
        if act.kind == "padlock":
            v = act.value
            lines.append("lock %s %s %s %s %s\n" % (v["index"], v["actor"], keys[v["actor"]],
                                                    v["h"], v["possession"]))
    return "tenderbox/lockset/v1\nk %s\nn %d\n%s" % (k, len(lines), "".join(lines))


def deadline_at(acts, round_, until):
    """The deadline of a round as it stood at a leaf: typed, then lengthened by outages."""
    deadline, margin = 0, 0
    for act, _ in acts:
        v = act.value
        if act.leaf >= until:
            break
        if v.get("round") != round_:
            continue
        if act.kind == "timetable" and v["event"] == "deadline":
            deadline = int(v["moment"])
        if act.kind == "outage-rule":
            margin = int(v["margin"])
        if act.kind == "outage":
            deadline += int(v["until"]) - int(v["from"]) + margin
    return deadline


DEPOSITS = ("deposit", "late-deposit", "ready-deposit")


def box_list_text(acts, round_, until):
    box, deadline = [], deadline_at(acts, round_, until)
    for act, _ in acts:
        v = act.value
        if act.leaf >= until:
            break
        if act.kind in DEPOSITS and v["round"] == round_:
            late = act.kind == "late-deposit" and int(v["arrived"]) >= deadline
            box.append([act, "late" if late else "stands"])
            for other in box[:-1]:
                o = other[0].value
                if (o["actor"], o["lot"]) == (v["actor"], v["lot"]) and other[1] == "stands" and \
                        not late:
                    other[1] = "replaced"
        if act.kind == "withdraw" and v["round"] == round_:
            for other in box:
                o = other[0].value
                if (o["actor"], o["lot"]) == (v["actor"], v["lot"]):
                    other[1] = "withdrawn"
    lines = ["%d %s %s %s %s %s\n" % (act.leaf, act.value["actor"], act.value["lot"],
                                      act.value["version"], fate, act.value["heads"])
             for act, fate in box]
    return "tenderbox/box-list/v1\n" + "".join(lines), len(lines), box


def is_part(criterion, group, parents):
    while criterion != group and criterion in parents:
        criterion = parents[criterion]
    return criterion == group


def score_sheet_text(acts, round_, lot, until):
    bidders, marks, agreed, parents = [], {}, {}, {}
    for act, _ in acts:
        v = act.value
        if act.leaf >= until:
            break
        if act.kind == "box-list" and v["round"] == round_:
            for deposit, fate in box_list_text(acts, round_, act.leaf)[2]:
                d = deposit.value
                if d["lot"] == lot and fate in ("stands", "replaced") and d["actor"] not in bidders:
                    bidders.append(d["actor"])
        here = v.get("round") == round_ and v.get("lot") == lot
        if act.kind == "accept-late" and here and v["bidder"] not in bidders:
            bidders.append(v["bidder"])
        if act.kind == "score" and here:
            marks.setdefault(v["bidder"], {})[v["actor"], v["criterion"]] = act
        if act.kind == "criterion" and v["lot"] == lot:
            parents[v["criterion"]] = v["parent"]
        if act.kind == "reopen" and here and v["panel"] == "fresh":
            for bidder in bidders:
                if v["bidder"] in ("0", bidder):
                    for of in (marks.get(bidder, {}), agreed.get(bidder, {})):
                        for key in list(of):
                            named = key[1] if isinstance(key, tuple) else key
                            if v["criterion"] == "0" or is_part(named, v["criterion"], parents):
                                del of[key]
        if act.kind == "consensus" and here:
            agreed.setdefault(v["bidder"], {})[v["criterion"]] = act
    out = "tenderbox/score-sheet/v1\n"
    for bidder in bidders:
        for what, of in (("score", marks), ("consensus", agreed)):
            for act in of.get(bidder, {}).values():
                v = act.value
                out += "%s %s %s %s %s %s %s %s %s\n" % (
                    what, bidder, v["criterion"], v["actor"], v["mark"], v.get("file", "0"),
                    v.get("page", "0"), v.get("clarification", "0"), v["reason"])
    return out


def sheets_text(acts, round_, lot, until):
    groups, sheets = {}, {}
    for act, _ in acts:
        v = act.value
        if act.leaf >= until:
            break
        if act.kind == "lot":
            groups[v["lot"]] = v["group"]
        if act.kind == "score-lock" and v["round"] == round_:
            sheets[v["lot"]] = v["sheet"]
    together = [other for other, group in groups.items() if other in sheets and
                (other == lot or (group != "0" and group == groups[lot]))]
    return "tenderbox/sheets/v1\n" + "".join("sheet %s %s\n" % (other, sheets[other])
                                             for other in together)


# ---- sealing -------------------------------------------------------------------------

def read_lockset(text):
    head, rest = keyed(text, "tenderbox/lockset/v1", ["k", "n"])
    locks = [line.split(" ") for line in rest]
    must(len(locks) == int(head["n"]) and all(row[0] == "lock" and row[1] == str(i + 1)
                                              for i, row in enumerate(locks)), "lockset")
    return int(head["k"]), [bytes.fromhex(row[4]) for row in locks], locks


def check_possession(head_text, h, possession):
    e, z = scalar(possession[:32]), scalar(possession[32:])
    back = ristretto_bytes(both(z, BASE, e, ristretto(h)))
    must(e == h2s(b"tenderbox/lock/v1/pop\0", sha256(head_text), h, back), "possession")
    done["padlocks possessed"] += 1


class Capsule:
    def __init__(self, raw, k, n):
        prefix = b"tenderbox/capsule/v1\n" + bytes([k, n])
        must(raw.startswith(prefix) and len(raw) == 23 + 32 * (k + 2 * n + 1), "capsule")
        parts = [raw[i:i + 32] for i in range(23, len(raw), 32)]
        self.k, self.n = k, n
        self.C, self.Y, self.c, self.r = parts[:k], parts[k:k + n], parts[k + n], parts[k + n + 1:]
        must(NOTHING not in self.C + self.Y, "an empty part of a capsule")

    def check(self, h, ctx):
        c, A, B = scalar(self.c), [], []
        for i in range(1, self.n + 1):
            X = ZERO
            for j, C in enumerate(self.C):
                X = add(X, times(i**j, ristretto(C)))
            must(ristretto_bytes(X) != NOTHING, "an empty commitment")
            r = scalar(self.r[i - 1])
            A.append(ristretto_bytes(both(r, G2, c, X)))
            B.append(ristretto_bytes(both(r, ristretto(h[i - 1]), c, ristretto(self.Y[i - 1]))))
        must(c == h2s(b"tenderbox/capsule/v1/deal\0", ctx, bytes([self.k, self.n]), *h, *self.C,
                      *self.Y, *A, *B), "a capsule that is not proved")
        done["capsules proved"] += 1

    def check_turn(self, h, ctx, turn):
        i, S, e, z = turn[0], turn[1:33], scalar(turn[33:65]), scalar(turn[65:])
        must(len(turn) == 97 and 1 <= i <= self.n and S != NOTHING, "a turn")
        A = both(z, BASE, e, ristretto(h[i - 1]))
        B = both(z, ristretto(S), e, ristretto(self.Y[i - 1]))
        must(e == h2s(b"tenderbox/capsule/v1/turn\0", ctx, bytes([i]), h[i - 1], self.Y[i - 1], S,
                      ristretto_bytes(A), ristretto_bytes(B)), "a turn that is not proved")
        done["turns proved"] += 1

    def key(self, turns):
        must(len({t[0] for t in turns}) == self.k, "other turns than needed")
        S = ZERO
        for t in turns:
            weight = 1
            for other in turns:
                if other[0] != t[0]:
                    weight = weight * other[0] * pow(other[0] - t[0], L - 2, L) % L
            S = add(S, times(weight, ristretto(t[1:33])))
        return hkdf(ristretto_bytes(S), sha256(*self.C, *self.Y),
                    b"tenderbox/capsule/v1/age-identity")


HEAD_KEYS = ["procedure", "round", "lot", "envelope", "bidder", "version", "recipient", "file",
             "size", "sha256", "lockset", "padded"]


def read_heads(raw, k, n):
    lines = raw.decode("ascii").split("\n")
    must(lines[0] == "tenderbox/heads/v1" and lines[-1] == "" and len(lines) % 2 == 0, "heads")
    pairs = []
    for head, capsule in zip(lines[1:-1:2], lines[2:-1:2]):
        must(head.startswith("head ") and capsule.startswith("capsule "), "heads")
        text = un64(head[5:])
        values, rest = keyed(text.decode("ascii"), "tenderbox/head/v1", HEAD_KEYS)
        must(not rest, "a head that goes on")
        pairs.append((text, values, Capsule(un64(capsule[8:]), k, n)))
    return pairs


def read_turns(raw):
    values, rest = keyed(raw.decode("ascii"), "tenderbox/turns/v1",
                         ["procedure", "round", "lot", "envelope", "list"])
    bids = {}
    for line in rest:
        m = re.fullmatch("bid %s ([0-9a-f]{64}) ([0-9a-f]{194})" % NUMBER, line)
        must(m and m[1] not in bids, "a line of turns")
        bids[m[1]] = (bytes.fromhex(m[2]), bytes.fromhex(m[3]))
    return values, bids


def prices_of(raw, currency):
    """The sum of a price sheet in smallest units; each price has all the decimals of its currency."""
    places = decimals_of_document()[currency]
    price = r"(0|[1-9][0-9]{0,17})" + (r"\.[0-9]{%d}" % places if places else "")
    rows = [line.split(" ") for line in raw.decode().split("\n")[:-1]]
    must(raw.endswith(b"\n") and all(len(r) == 4 and re.fullmatch(price, r[3]) for r in rows),
         "price sheet")
    figures = [tuple(map(int, r[:3])) for r in rows]
    must(figures == sorted(set(figures)), "price sheet")
    return [(int(r[2]), int(r[3].replace(".", ""))) for r in rows]


OPENED_MOST = 1 << 20                # bytes of a sealed file that we decrypt; Python is slow


def check_inside(head, sealed, key, opened, currency, shares=()):
    """Decrypts an envelope and compares what lies in it with what the act says."""
    plain = age_open(key, sealed)
    must(len(plain) == int(head["padded"]), "inside of another size")
    at = 512 + int(plain[124:135], 8)
    manifest = plain[512:at]
    values, rest = keyed(manifest.decode("ascii"), "tenderbox/manifest/v1", HEAD_KEYS[:6])
    must(all(values[k] == head[k] for k in values), "a manifest of another bid")
    must(plain[:512] == ustar_header(b"manifest", len(manifest)), "header of the manifest")
    must(sha256(manifest).hex() == opened["manifest"], "another manifest")
    files = {}
    for i, line in enumerate(rest, 1):
        m = re.fullmatch(r"file %d %s ([0-9a-f]{64}) ([!-~]+)" % (i, NUMBER), line)
        must(m, "a line of the manifest")
        must(not any(plain[at:at + -at % 512]), "something between two files")
        at, size = at + -at % 512, int(m[1])
        must(plain[at:at + 512] == ustar_header(b"%d" % i, size), "header of file %d" % i)
        files[m[3]] = plain[at + 512:at + 512 + size]
        must(sha256(files[m[3]]).hex() == m[2], "file %d" % i)
        at += 512 + size
    must(not any(plain[at:]) and len(plain) - at >= 1024, "something behind the files")
    if opened["envelope"] == "price":
        prices = prices_of(files["price"], currency)
        must(str(sum(price for _, price in prices)) == opened["total"], "total")
        for share in shares:
            must(str(sum(price for buyer, price in prices if str(buyer) == share["buyer"])) ==
                 share["amount"], "share")
    done["envelopes decrypted"] += 1


def check_sealing(acts, words, sealed, origin):
    """Padlocks, heads, capsules, turns and keys of a bundle, as far as their papers are there."""
    needed, deposits, turned, holders, name, lists = {}, {}, {}, {}, None, {}
    for act, _ in acts:
        v = act.value
        if act.kind == "begin":
            draft, currency = v["procedure"], v["currency"]
        if act.kind == "person":
            holders[v["person"]] = v["key"]
        if act.kind == "round":
            needed[v["round"]] = v["needed"]
        if act.kind == "padlock":
            head = "tenderbox/lock/v1\norigin %s\nprocedure %s\nindex %s\nholder %s\nh %s\n" % (
                origin, draft, v["index"], holders[v["actor"]], v["h"])
            check_possession(head.encode(), bytes.fromhex(v["h"]), bytes.fromhex(v["possession"]))
        if act.kind in DEPOSITS and v["heads"] in words:
            text = lockset_text(acts, needed[v["round"]])
            k, h, _ = read_lockset(text)
            for head, values, capsule in read_heads(words[v["heads"]], k, len(h)):
                must(values["lockset"] == sha256(text.encode()).hex(), "lockset of a head")
                must((values["procedure"], values["round"], values["lot"], values["version"]) ==
                     (v["procedure"], v["round"], v["lot"], v["version"]), "head of another bid")
                capsule.check(h, sha256(head))
                deposits[v["round"], v["lot"], v["actor"], values["envelope"]] = \
                    (head, values, capsule, h)
                if values["sha256"] in sealed:
                    must(len(sealed[values["sha256"]]) == int(values["size"]), "size of a file")
                    done["sealed files of their heads"] += 1
        if act.kind == "box-list":
            lists[v["round"]] = v["list"]
        if act.kind == "reinstate":
            for bid in [b for b in turned if b[:3] == (v["round"], v["lot"], v["bidder"])]:
                del turned[bid]
        if act.kind == "turns" and v["paper"] in words:
            values, bids = read_turns(words[v["paper"]])
            must(values["list"] == lists[v["round"]], "turns of another box")
            for bidder, (ctx, turn) in bids.items():
                bid = (v["round"], v["lot"], bidder, v["envelope"])
                head, _, capsule, h = deposits[bid]
                must(ctx == sha256(head), "turn of another head")
                capsule.check_turn(h, ctx, turn)
                before = turned.setdefault(bid, [])
                if all(turn[0] != other[0] for other in before):
                    before.append(turn)
        if act.kind == "opened" and v["key"] in words:
            bid = (v["round"], v["lot"], v["bidder"], v["envelope"])
            if bid in turned:
                _, values, capsule, _ = deposits[bid]
                key = capsule.key(turned[bid][:capsule.k])
                must(bech32("AGE-SECRET-KEY-", key).encode() == words[v["key"]], "another key")
                if v["outcome"] == "read":
                    must(bech32("age", x25519(key)) == values["recipient"], "another recipient")
                    file = sealed.get(values["sha256"], b"")
                    if 0 < len(file) <= OPENED_MOST:
                        check_inside(values, file, key, v, currency, [
                            s.value for s, _ in acts if s.kind == "share" and
                            all(s.value[k] == v[k] for k in ("round", "lot", "bidder"))])
                done["keys made from turns"] += 1


def check_follows(acts, every):
    """Papers that follow from the acts."""
    for act, _ in acts:
        v = act.value
        if act.kind == "box-list":
            text, count, _ = box_list_text(acts, v["round"], act.leaf)
            must((sha256(text.encode()).hex(), str(count)) == (v["list"], v["count"]), "box list")
            done["box lists"] += 1
        if act.kind == "score-lock" and every:
            text = score_sheet_text(acts, v["round"], v["lot"], act.leaf)
            must(sha256(text.encode()).hex() == v["sheet"], "score sheet")
            done["score sheets"] += 1
        if act.kind == "turns" and v["envelope"] == "price":
            text = sheets_text(acts, v["round"], v["lot"], act.leaf)
            must(sha256(text.encode()).hex() == v["sheets"], "sheets of a turn")
            done["sheets of turns"] += 1


# ---- a bundle ------------------------------------------------------------------------

def size_field(size):
    return b"%011o" % size if size < 8 ** 11 else b"\x80" + size.to_bytes(11, "big")


def ustar_header(name, size):
    h = bytearray(512)
    for at, text in ((0, name), (100, b"0000644"), (108, b"0000000"), (116, b"0000000"),
                     (124, size_field(size)), (136, b"00000000000"), (148, b" " * 8), (156, b"0"),
                     (257, b"ustar\0" b"00")):
        h[at:at + len(text)] = text
    h[148:155] = b"%06o\0" % sum(h)
    return bytes(h)


def member_size(field):
    """Eleven octal digits, or the same in bytes from 8 GiB on."""
    return int.from_bytes(field[1:], "big") if field[0] == 0x80 else int(field[:11], 8)


def members(raw):
    at = 0
    while raw[at]:
        name, size = raw[at:at + 100].rstrip(b"\0"), member_size(raw[at + 124:at + 136])
        must(raw[at:at + 512] == ustar_header(name, size), "header of " + name.decode())
        yield name.decode(), raw[at + 512:at + 512 + size]
        end = at + 512 + size
        at = end + -size % 512
        must(not any(raw[end:at]), "something behind " + name.decode())
    must(raw[at:] == bytes(1024), "the end of the bundle")


def check_bundle(path, policy):
    table, choices = table_of_document()
    parts = list(members(open(path, "rb").read()))
    names = [name for name, _ in parts]
    must(names[:6] == ["bundle", "frontier", "entries", "acts", "withheld", "checkpoints"],
         "members")
    for folder in ("words/", "sealed/"):
        some = [name for name in names if name.startswith(folder)]
        must(some == sorted(set(some)), "order of " + folder)
    part = dict(parts)
    head, rest = keyed(part["bundle"].decode(), "tenderbox/bundle/v1",
                       ["edition", "bidder", "origin", "procedure", "first", "size"])
    must(not rest, "a head that goes on")
    first, size, origin = int(head["first"]), int(head["size"]), head["origin"]
    lines = part["entries"].splitlines(keepends=True)
    must(len(lines) == size - first, "number of entries")
    acts = take_acts(part["acts"], table, choices)
    check_entries(lines, first, acts)
    draft = [act.value["procedure"] for act, _ in acts if act.kind == "begin"]
    begun = [act.leaf for act, _ in acts if act.kind == "begin"]
    must(first == max([act.leaf for act, _ in acts if act.value["procedure"] == "office" and
                       act.leaf < begun[0]]), "a bundle that begins elsewhere")
    check_withheld(part["withheld"], lines, first, acts, head["edition"],
                   set(draft + [head["procedure"]]), table)

    peaks = [part["frontier"][i:i + 32] for i in range(0, len(part["frontier"]), 32)]
    sizes = [1 << b for b in range(62, -1, -1) if first >> b & 1]
    must(len(peaks) == len(sizes), "frontier")
    tree, at, notes, so_far = list(zip(sizes, peaks)), 0, part["checkpoints"], first
    seen = False
    while at < len(notes):
        end = notes.index(b"\n", at)
        length = int(notes[at:end].split(b" ")[1])
        note = notes[end + 1:end + 1 + length].decode("utf-8")
        at = end + 1 + length
        n, root, cosigned = read_checkpoint(note, policy, origin)
        seen = seen or (n == size and quorum_seen(policy, cosigned))
        must(so_far <= n <= size, "checkpoints not in order")
        for line in lines[so_far - first:n - first]:
            frontier_add(tree, sha256(b"\0", line))
        so_far = n
        must(root_of(tree) == root, "root of size %d" % n)
        done["roots"] += 1
    must(so_far == size, "no checkpoint of the last size")
    must(seen, "no quorum saw the last checkpoint")
    for act, path_ in acts:
        if act.leaf < first:
            must(act.value["procedure"] == "office", "an earlier act of somebody else")
            line = "tbx1 office %s %s\n" % (act.value["nth"],
                                            base64.b64encode(act.commit).decode())
            must(root_by_path(sha256(b"\0", line.encode()), act.leaf, size, path_) == root,
                 "path of act %d" % act.leaf)
            done["paths"] += 1

    words, sealed, named_by_acts = {}, {}, {h for act, _ in acts for h in act.shelf()}
    for name, raw in parts[6:]:
        folder, _, hash_ = name.partition("/")
        if folder == "words":
            must(words_hash(raw[:32], raw[32:]) == hash_, "words " + hash_)
            must(hash_ in named_by_acts, "words that no act names")
            words[hash_] = raw[32:]
        else:
            must(folder == "sealed" and sha256(raw).hex() == hash_, name)
            sealed[hash_] = raw
    done["words and papers"], done["sealed files"] = len(words), len(sealed)
    every = head["edition"] in ("overseer", "court")
    check_acts(acts, origin, every)
    check_follows(acts, every)
    check_sealing(acts, words, sealed, origin)
    print("%s: edition %s of %s in %s, entries %d to %d" % (
        path, head["edition"], head["procedure"], origin, first, size - 1))


# ---- the golden files ----------------------------------------------------------------

def check_golden(folder):
    get = lambda name: open(os.path.join(folder, name), "rb").read()
    table, choices = table_of_document()
    sums = dict(line.split(" ") for line in get("sums").decode().split("\n")[:-1])
    origin = "tender.example.org/log"
    is_sum = lambda what, raw: must(raw.hex() == sums[what], "sum of " + what)
    acts, lines = take_acts(get("acts"), table, choices), get("entries").splitlines(keepends=True)
    check_entries(lines, 0, acts)
    check_acts(acts, origin, True)
    publish = [act for act, _ in acts if act.kind == "publish"][0]
    must(publish.signed_text(origin) == get("signed"), "signed text")
    must(publish.agreed_text(origin) == get("agreed"), "text of an agreement")
    must(publish.value["batch"] == sums["batch"], "batch")

    policy, tree, so_far = read_policy(get("policy").decode()), [], 0
    for file, what in (("checkpoint-early", "root-early"), ("checkpoint", "root")):
        size, root, cosigned = read_checkpoint(get(file).decode("utf-8"), policy, origin)
        must(quorum_seen(policy, cosigned), "the quorum of " + file)
        for line in lines[so_far:size]:
            frontier_add(tree, sha256(b"\0", line))
        so_far = size
        must(root_of(tree) == root, what)
        is_sum(what, root)
        done["roots"] += 1

    receipt = get("receipt").decode("utf-8")
    proof, _, note = receipt.partition("\n\n")
    proof = proof.split("\n")
    must(proof[0] == "c2sp.org/tlog-proof@v1", "receipt")
    extra, index = un64(proof[1][len("extra "):]), int(proof[2][len("index "):])
    commit = commit_of_body(extra[:32], extra[32:])
    line = b"tbx1 box " + base64.b64encode(commit) + b"\n"
    must(line == lines[index], "entry of the receipt")
    is_sum("leaf-of-receipt", sha256(b"\0", line))
    size, root, _ = read_checkpoint(note, policy, origin)
    must(root_by_path(sha256(b"\0", line), index, size, [un64(s) for s in proof[3:]]) == root,
         "path of the receipt")
    done["receipts"] += 1

    words = {}
    for row in get("shelf").decode().split("\n")[:-1]:
        hash_, salt, name = row.split(" ")
        must(words_hash(bytes.fromhex(salt), get(name)) == hash_, "words " + name)
        words[hash_] = get(name)
    done["words and papers"] = len(words)
    must(all(h in words for act, _ in acts for h in act.shelf()), "an act names other words")

    for what, file in (("lockset", "lockset"), ("ctx", "head"), ("manifest", "manifest"),
                       ("box-list", "box-list"), ("score-sheet", "score-sheet"),
                       ("sheets", "sheets")):
        is_sum(what, sha256(get(file)))
    k, h, rows = read_lockset(get("lockset").decode())
    check_possession(get("lock-head"), h[0], bytes.fromhex(rows[0][5]))
    must(bech32("tbxlock", h[0]).encode() == get("padlock"), "padlock in letters")
    (head, values, capsule), = read_heads(get("heads"), k, len(h))
    must(head == get("head") and values["lockset"] == sums["lockset"], "head")
    capsule.check(h, sha256(head))
    turns = [read_turns(get(file))[1][values_bidder][1] for file in ("turns", "turns-3")
             for values_bidder in read_turns(get(file))[1]]
    for turn in turns:
        capsule.check_turn(h, sha256(head), turn)
    key = capsule.key(turns)
    must(bech32("AGE-SECRET-KEY-", key).encode() == get("key"), "key")
    must(bech32("age", x25519(key)) == values["recipient"], "recipient")
    done["keys made from turns"] += 1
    must(len(get("1.age")) == int(values["size"]) and sha256(get("1.age")).hex() ==
         values["sha256"], "sealed file")
    opened = [act for act, _ in acts if act.kind == "opened"][0].value
    check_inside(values, get("1.age"), key, opened, "GBP")
    must(opened["manifest"] == sums["manifest"], "manifest")
    print("%s: the golden files" % folder)


def main(words):
    policy = {"log": [], "witness": [], "quorum": None, "voters": {}}
    if words[:1] == ["--policy"]:
        policy, words = read_policy(open(words[1], encoding="utf-8").read()), words[2:]
    if len(words) != 1:
        print(__doc__)
        return 2
    try:
        if os.path.isdir(words[0]):
            check_golden(words[0])
        else:
            check_bundle(words[0], policy)
    except (Differs, ValueError, KeyError, IndexError) as trouble:
        print("%s: DIFFERS: %s %s" % (words[0], type(trouble).__name__, trouble))
        return 1
    for what, count in done.items():
        print("  %6d %s" % (count, what))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
