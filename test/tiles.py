"""tiles.py URL - what a monitor does: fetches the checkpoint and every tile that it covers, recomputes
the tree from the entries alone, and compares it with the checkpoint and with each tile of hashes."""
import base64, hashlib, sys, urllib.request

URL = sys.argv[1].rstrip("/")


def fetch(path):
    with urllib.request.urlopen(f"{URL}/{path}", timeout=20) as answer:
        return answer.read()


def name(level, index, width):
    digits = f"{index:03d}"
    parts = [digits[max(0, i - 3):i] for i in range(len(digits), 0, -3)][::-1]
    parts = [p.zfill(3) for p in parts]
    path = "/".join(["x" + p for p in parts[:-1]] + parts[-1:])
    return f"tile/{level}/{path}" + (f".p/{width}" if width < 256 else "")


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root(hashes):
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node(root(hashes[:split]), root(hashes[split:]))


def entries(index, width):
    bundle, out = fetch(name("entries", index, width)), []
    while bundle:
        size = int.from_bytes(bundle[:2], "big")
        out.append(bundle[2:2 + size])
        bundle = bundle[2 + size:]
    assert len(out) == width, (index, width, len(out))
    return out


origin, size, top = fetch("checkpoint").decode().split("\n")[:3]
size, leaves, tiles = int(size), [], 0
for index in range((size + 255) // 256):
    leaves += map(leaf, entries(index, min(256, size - index * 256)))
assert base64.b64encode(root(leaves)).decode() == top, "the entries are not those of the checkpoint"

level, row = 0, leaves
while row:
    for index in range((len(row) + 255) // 256):
        here = row[index * 256:(index + 1) * 256]
        assert fetch(name(level, index, len(here))) == b"".join(here), (level, index)
        tiles += 1
    row = [root(row[i:i + 256]) for i in range(0, len(row) - len(row) % 256, 256)]
    level += 1
print(f"{origin}: {size} entries, {tiles} tiles, all of one tree")
