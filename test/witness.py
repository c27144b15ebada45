"""witness.py PORT KEY-NAME SEED HOW - a witness of c2sp.org/tlog-witness in as few lines as it takes, made
without a line of ours, and one that lies where HOW says so:

good    cosigns whatever it is shown
ahead   says that it saw a million entries
other   says that it saw the last size but one, and that no proof fits
forges  answers 200 with a line that its key signed over another root
strange answers 200 with something that is no line

Ed25519 after RFC 8032 in plain numbers. Its key is printed at once."""
import base64, hashlib, struct, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):                           # x = X / Z, y = Y / Z, x * y = T / Z
    (x, y, z, t), (u, v, w, s) = a, b
    one, two, three, four = (y - x) * (v - u), (y + x) * (v + u), 2 * t * s * D, 2 * z * w
    e, f, g, h = two - one, four - three, four + three, two + one
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    out = (0, 1, 1, 0)
    while n:
        if n & 1:
            out = add(out, point)
        point, n = add(point, point), n >> 1
    return out


def base():
    y = 4 * pow(5, P - 2, P) % P
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    x = P - x if x & 1 else x
    return x, y, 1, x * y % P


B = base()


def packed(point):
    x, y, z, _ = point
    under = pow(z, P - 2, P)
    return (y * under % P | (x * under % P & 1) << 255).to_bytes(32, "little")


def sha(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


class Key:
    def __init__(self, name, seed):
        h = hashlib.sha512(hashlib.sha256(seed.encode()).digest()).digest()
        self.scalar = int.from_bytes(h[:32], "little") & ((1 << 254) - 8) | 1 << 254
        self.chance, self.name = h[32:], name
        self.public = packed(times(self.scalar, B))
        self.id = hashlib.sha256(name.encode() + b"\n\x04" + self.public).digest()[:4]

    def sign(self, text):
        r = sha(self.chance, text) % L
        point = packed(times(r, B))
        k = sha(point, self.public, text) % L
        return point + ((r + k * self.scalar) % L).to_bytes(32, "little")

    def line(self, text, at):
        signed = self.sign(f"cosignature/v1\ntime {at}\n".encode() + text)
        bytes_ = base64.b64encode(self.id + struct.pack(">Q", at) + signed).decode()
        return f"— {self.name} {bytes_}\n".encode()


class Witness(BaseHTTPRequestHandler):
    def say(self, status, body, type_="text/plain"):
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        head, checkpoint = body.split(b"\n\n", 1)
        old, text = int(head.split(b"\n")[0].split()[1]), checkpoint.split(b"\n\n")[0] + b"\n"
        size = int(text.split(b"\n")[1])
        if HOW == "ahead":
            return self.say(409, b"1000000\n", "text/x.tlog.size")
        if HOW == "other":
            return self.say(409, b"%d\n" % (size - 1), "text/x.tlog.size") if not old else self.say(422, b"no\n")
        if HOW == "strange":
            return self.say(200, b"hello\n")
        if HOW == "forges":
            lines = text.split(b"\n")
            lines[2] = base64.b64encode(bytes(32))
            text = b"\n".join(lines)
        self.say(200, KEY.line(text, int(time.time())))


PORT, NAME, SEED, HOW = sys.argv[1:]
KEY = Key(NAME, SEED)
SERVER = ThreadingHTTPServer(("127.0.0.1", int(PORT)), Witness)
print(f"{NAME}+{KEY.id.hex()}+{base64.b64encode(bytes([4]) + KEY.public).decode()}", flush=True)
SERVER.serve_forever()
