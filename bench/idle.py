"""How much memory a server takes for each line on which nothing happens.

idle.py PID PORT PATH COUNT PROBE: opens 200 lines and COUNT more, asks each for PATH once and leaves them open; then asks for
PROBE 100 times. Prints bytes a line, how many were answered, and the milliseconds of the slowest of 100."""
import http.client, select, socket, subprocess, sys, time
pid, port, path, count, probe = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5]

def memory():
    """Of the process and its children, without what they share with files."""
    all_of = [pid] + [int(p) for p in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()]
    bytes_ = 0
    for p in all_of:
        for line in open(f"/proc/{p}/status"):
            if line.startswith("RssAnon:"):
                bytes_ += int(line.split()[1]) * 1024
    return bytes_

def slowest():
    longest = 0.0
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(100):
        began = time.monotonic()
        line.request("GET", probe)
        answer = line.getresponse()
        answer.read()
        longest = max(longest, time.monotonic() - began)
        assert answer.status == 200, answer.status
    return longest * 1000

def opened(many):
    lines = []
    for n in range(many):
        s = socket.create_connection(("127.0.0.1", port))
        s.sendall(f"GET {path} HTTP/1.1\r\nHost: tender.example.org\r\n\r\n".encode())
        lines.append(s)
        if n % 100 == 99:
            time.sleep(0.02)
    return lines

def heard(lines):
    for s in lines:
        s.settimeout(20)
    return sum(s.recv(65536).startswith(b"HTTP/1.1 200") for s in lines)

slowest()
first = opened(200)              # what each thread keeps from the first who come is none of the others'
heard(first)
time.sleep(1)
before = memory()
lines  = opened(count)
answered = heard(lines)
time.sleep(1)
print(round((memory() - before) / count), answered, f"{slowest():.1f}")
