"""What whoever attacks sends over a bare socket, to our server and, where there is one, to nginx: what
nginx refuses we refuse, no body is read as a request, and nothing is answered twice.

hostile.py OURS [NGINX], ports on this machine. A line for each row that is not so; 1 if there is one."""
import socket, sys
from concurrent.futures import ThreadPoolExecutor

H = b"Host: tender.example.org\r\n"
GET = b"GET /help HTTP/1.1\r\n" + H
INNER = b"GET /inner HTTP/1.1\r\n" + H + b"\r\n"
N = str(len(INNER)).encode()

def chunk(size, data=INNER, end=b"\r\n0\r\n\r\n"):
    return GET + b"Transfer-Encoding: chunked\r\n\r\n" + size + b"\r\n" + data + end

def line(text):
    return text + b"\r\n" + H + b"\r\n"

X = b"%x" % len(INNER)
# What it is, the bytes, and what we say: a status; None: any refusal, or the line ends; (200, 200): both.
ROWS = [
    ("two lengths that differ", GET + b"Content-Length: 0\r\nContent-Length: " + N + b"\r\n\r\n" + INNER, 400),
    ("two lengths alike", GET + b"Content-Length: " + N + b"\r\nContent-Length: " + N + b"\r\n\r\n" + INNER, 400),
    ("a length and a coding", GET + b"Content-Length: " + N + b"\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + INNER, 400),
    ("a coding and a length", GET + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + INNER, 400),
    ("a length with a sign", GET + b"Content-Length: +0\r\n\r\n" + INNER, 400),
    ("a length below nothing", GET + b"Content-Length: -1\r\n\r\n" + INNER, 400),
    ("a length in hexadecimal", GET + b"Content-Length: 0x0\r\n\r\n" + INNER, 400),
    ("a length with a comma", GET + b"Content-Length: 0, 0\r\n\r\n" + INNER, 400),
    ("a length that no number holds", GET + b"Content-Length: 18446744073709551616\r\n\r\n" + INNER, None),
    ("a length with a space before its colon", GET + b"Content-Length : 0\r\n\r\n" + INNER, 400),
    ("a coding with a space before its colon", GET + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
    ("a coding that is not known", GET + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", None),
    ("two codings", GET + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", None),
    ("a coding twice", GET + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", None),
    ("a coding in HTTP/1.0", b"GET /help HTTP/1.0\r\n" + H + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    ("a coding on a folded line", GET + b"Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + INNER, None),
    ("a length on a folded line", GET + b"X: y\r\n Content-Length: " + N + b"\r\n\r\n" + INNER, None),
    ("a first line that is folded", b"GET /help HTTP/1.1\r\n X: y\r\n" + H + b"\r\n", None),
    ("a byte of nothing in a header", GET + b"X: a\0b\r\n\r\n", None),
    ("a header without a colon", GET + b"Nothing\r\n\r\n", None),
    ("a header without a name", GET + b": nothing\r\n\r\n", None),
    ("a header with a bare return", GET + b"X: a\rContent-Length: " + N + b"\r\n\r\n" + INNER, None),
    ("a header that ends with a bare return", GET + b"X: a\r\r\n\r\n", None),
    ("a chunk that says something besides", chunk(X + b";a=b"), {200, 400}),     # 400 by newer libraries
    ("a chunk with a sign", chunk(b"+" + X), None),
    ("a chunk in the C way", chunk(b"0x" + X), None),
    ("a chunk below nothing", chunk(b"-1"), None),
    ("a chunk that no number holds", chunk(b"1" + b"0" * 16 + X), None),
    ("a chunk with a space before its size", chunk(b" " + X), None),
    ("a chunk with no size", chunk(b""), None),
    ("a chunk whose end is missing", chunk(X, INNER, b"0\r\n\r\n"), None),
    ("a chunk that is longer than it says", chunk(b"5"), None),
    ("words after the last chunk", chunk(X, INNER, b"\r\n0\r\nContent-Length: 5\r\nX: y\r\n\r\n"), 200),
    ("two hosts", b"GET /help HTTP/1.1\r\n" + H + H + b"\r\n", 400),
    ("no host", b"GET /help HTTP/1.1\r\n\r\n", 400),
    ("an empty host", b"GET /help HTTP/1.1\r\nHost:\r\n\r\n", 400),
    ("a host with somebody before it", b"GET /help HTTP/1.1\r\nHost: a@b\r\n\r\n", 400),
    ("a host with a path", b"GET /help HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
    ("a host with a space", b"GET /help HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
    ("two hosts in one", b"GET /help HTTP/1.1\r\nHost: a, b\r\n\r\n", 400),
    ("an address with two slashes", line(b"GET //help HTTP/1.1"), 400),
    ("an address with dots", line(b"GET /t/../help HTTP/1.1"), 400),
    ("an address out of the house", line(b"GET /../etc/passwd HTTP/1.1"), 400),
    ("an address with dots in disguise", line(b"GET /t/%2e%2e/help HTTP/1.1"), 400),
    ("an address with a slash in disguise", line(b"GET /t%2fhelp HTTP/1.1"), 400),
    ("an address with a backslash", line(b"GET /t\\help HTTP/1.1"), 400),
    ("an address with a byte of nothing", line(b"GET /help%00 HTTP/1.1"), 400),
    ("an address with bytes that are too long", line(b"GET /%c0%af HTTP/1.1"), 400),
    ("an address with three of them", line(b"GET /%e0%80%af HTTP/1.1"), 400),
    ("an address with half a surrogate", line(b"GET /%ed%a0%80 HTTP/1.1"), 400),
    ("an address that turns the line round", line(b"GET /%e2%80%ae HTTP/1.1"), 400),
    ("an address with bare bytes", line(b"GET /\xff HTTP/1.1"), 400),
    ("an address with a fragment", line(b"GET /help#x HTTP/1.1"), 400),
    ("an address with a new line in it", line(b"GET /%0d%0aX:y HTTP/1.1"), 400),
    ("the address of somebody else", line(b"GET http://other.example/help HTTP/1.1"), 400),
    ("no path", line(b"GET help HTTP/1.1"), 400),
    ("an address of 5,000 bytes", line(b"GET /" + b"x" * 5000 + b" HTTP/1.1"), 414),
    ("the server itself", line(b"GET * HTTP/1.1"), 400),
    ("a tunnel", line(b"CONNECT tender.example.org:443 HTTP/1.1"), None),
    ("TRACE", line(b"TRACE /help HTTP/1.1"), 405),
    ("a word that nobody knows", line(b"FROBNICATE /help HTTP/1.1"), 405),
    ("a word in small letters", line(b"get /help HTTP/1.1"), 400),
    ("a word that is none", line(b"G<T /help HTTP/1.1"), 400),
    ("no version", b"GET /help\r\n\r\n", None),
    ("version 0.9", line(b"GET /help HTTP/0.9"), None),
    ("version 1.2", line(b"GET /help HTTP/1.2"), 505),
    ("version 2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", None),
    ("version 11", line(b"GET /help HTTP/11"), None),
    ("a version in small letters", line(b"GET /help http/1.1"), None),
    ("a version and more", line(b"GET /help HTTP/1.1 x"), None),
    ("100,000 bytes of head", GET + b"X: " + b"y" * 100000 + b"\r\n\r\n", None),
    ("200 headers", GET + b"X: y\r\n" * 200 + b"\r\n", 431),
    ("lines without a return", b"GET /help HTTP/1.1\nHost: a\nX: y\n\n", 400),
    ("a line that begins with a colon, and a request behind it", GET + b": no\r\n" + INNER, 400),
    ("a coding whose name is folded", GET + b"Transfer-Encoding\r\n : chunked\r\n\r\n0\r\n\r\n", None),
    ("lines that are empty, without end", b"\r\n" * 20000, None),
    ("going over to HTTP/2 is not done", GET + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
     b"HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n", 200),
    ("nor to a socket of the web", GET + b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
     b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", 200),
    ("a body is no request", GET + b"Content-Length: " + N + b"\r\n\r\n" + INNER, 200),
    ("nor is one in a chunk", chunk(X), 200),
    ("HTTP/1.0", b"GET /help HTTP/1.0\r\n\r\n", 200),
    ("two requests at once", GET + b"\r\n" + GET + b"\r\n", (200, 200)),
]

def statuses(port, sent):
    """What is answered, one after the other, until the line ends or is silent; and whether it ended."""
    s = socket.create_connection(("127.0.0.1", port))
    s.settimeout(0.7)
    said, ended = b"", False
    try:
        s.sendall(sent)
    except OSError:
        pass
    try:
        while True:
            piece = s.recv(65536)
            if not piece:
                break
            said += piece
        ended = True
    except socket.timeout:
        pass
    except OSError:
        ended = True
    s.close()
    found = []
    for part in said.split(b"HTTP/1.1 ")[1:]:
        if part[:3].isdigit() and part[:3] != b"100":
            found.append(int(part[:3]))
    return found, ended

def refused(found, ended):
    return found[0] >= 400 if found else ended

def judge(row):
    name, sent, wanted = row
    found, ended = statuses(int(sys.argv[1]), sent)
    if wanted is None:
        right = refused(found, ended) and len(set(found)) < 2
    elif isinstance(wanted, set):
        right = len(found) == 1 and found[0] in wanted
    elif not isinstance(wanted, tuple) and wanted >= 400:
        right = set(found) == {wanted} and (ended or wanted == 405)     # an old library says its own refusals twice
    else:
        right = found == (list(wanted) if isinstance(wanted, tuple) else [wanted])
    if right and len(sys.argv) > 2:
        theirs, theirs_ended = statuses(int(sys.argv[2]), sent)
        if refused(theirs, theirs_ended) and not refused(found, ended):
            return f"{name}: {found}, and nginx says {theirs}"
    return None if right else f"{name}: {found or ended}"

with ThreadPoolExecutor(16) as pool:
    wrong = [said for said in pool.map(judge, ROWS) if said]
print("\n".join(wrong) if wrong else f"{len(ROWS)} rows")
sys.exit(1 if wrong else 0)
