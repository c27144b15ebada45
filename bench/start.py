"""start.py TENDERBOX BOOK - starts the server on a book and prints: the seconds until it says that it is
ready, the CPU seconds that took, the KiB that it then held; the seconds of the first list of tenders, and
the KiB after that."""
import http.client, os, signal, socket, subprocess, sys, time

program, book = sys.argv[1:]
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]


def asked(path):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    try:
        line.request("GET", path)
        answer = line.getresponse()
        answer.read()
        return answer.status == 200
    except OSError:
        return False
    finally:
        line.close()


def held(pid):
    with open(f"/proc/{pid}/status") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmHWM"))


def worked(pid):
    with open(f"/proc/{pid}/stat") as f:
        user, system = f.read().rsplit(")")[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


began = time.monotonic()
server = subprocess.Popen([program, "serve", book, "-q", "--clock-is-right", "--listen", f"127.0.0.1:{port}"],
                          stdout=subprocess.DEVNULL)
while not asked("/readyz"):
    if server.poll() is not None or time.monotonic() > began + 120:
        server.kill()
        sys.exit("the server ended, or was not ready within two minutes")
    time.sleep(0.002)
ready = time.monotonic() - began
cpu, kib = worked(server.pid), held(server.pid)
began = time.monotonic()
if not asked("/"):
    sys.exit("no list of tenders")
listed = time.monotonic() - began
print(f"{ready:.3f} {cpu:.2f} {kib} {listed:.3f} {held(server.pid)}")
server.send_signal(signal.SIGTERM)
sys.exit(server.wait())
