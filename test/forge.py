"""forge.py PORT NAME ACTOR KIND FIELD=VALUE ... - brings an act that nobody signed, in the name of the actor whose
number is given and at every place of theirs that it could have, and says what became of it."""
import json, sys, urllib.error, urllib.request

port, name, actor, kind, *fields = sys.argv[1:]


def tar_of(name, content):
    head = bytearray(512)
    for at, said in ((0, name), (100, "0000644"), (108, "0000000"), (116, "0000000"), (124, f"{len(content):011o}"),
                     (136, f"{0:011o}"), (148, " " * 8), (156, "0"), (257, "ustar"), (263, "00")):
        head[at:at + len(said)] = said.encode()
    head[148:156] = f"{sum(head):06o}\0 ".encode()
    return bytes(head) + content + bytes(-len(content) % 512) + bytes(1024)


def errand(mine):
    own = "".join(f"{field.replace('=', ' ', 1)}\n" for field in fields)
    act = (f"act {kind}\nprocedure {name}\nnth 0\nprev -\nactor {actor}\nmine {mine}\nexpires 0\narrived 0\nat 0\n"
           f"{own}signed -\n")
    return tar_of("acts", f"act {len(act)}\n{act}".encode())


said = set()
for mine in range(1, 100):
    try:
        answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/api/1/acts", errand(mine))
    except urllib.error.HTTPError as refused:
        answer = refused
    said.add(json.load(answer).get("reason", "entered"))
print(*sorted(said))
