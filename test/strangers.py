"""Takes all that strangers may have: places for bodies in files, then holds them until its input ends.

strangers.py PORT: each of 64 addresses, as a proxy names them, begins a body of 90 MB. Prints how many are let."""
import socket, sys, threading

lines = []
for n in range(64):
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    s.sendall(b"POST /api/1/acts HTTP/1.1\r\nHost: tender.example.org\r\nX-Forwarded-For: 192.0.2.%d\r\n"
              b"Content-Length: 90000000\r\n\r\nx" % (n % 60))
    lines.append(s)
let = 0
for s in lines:
    s.settimeout(0.5 if let == 0 else 0.02)
    try:
        let += not s.recv(100)
    except socket.timeout:
        let += 1
print(let, flush=True)

# As fast as must be, so that nobody cuts them off.
def drip(ending):
    while not ending.wait(1):
        for s in lines:
            try:
                s.sendall(b"x" * 20000)
            except OSError:
                pass
ending = threading.Event()
threading.Thread(target=drip, args=(ending,)).start()
sys.stdin.read()
ending.set()
