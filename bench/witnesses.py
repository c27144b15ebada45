"""How soon what is entered is cosigned: 20 acts a second are offered to a served demonstration, each of which makes a
checkpoint, while three witnesses sign it; of every fourth act its receipt is asked for until two of them stand in it.
Prints a row of the table in README.md for each rate.

witnesses.py [RATE]...          2 20 a second, for 20 seconds each"""
import copy, http.client, os, re, shutil, socket, subprocess, sys, tempfile, threading, time, urllib.parse

TB = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "build/release/src/tenderbox")
TENDER, SECONDS, QUORUM = f"/t/{time.strftime('%Y')}-103", 20, 2
RATES = [float(rate) for rate in sys.argv[1:]] or [2, 20]

class Person:
    """Somebody invented, who names members of a consortium."""
    def __init__(self, port, who):
        self.port, self.who, self.cookies, self.line, self.tried = port, who, {}, None, 0
        _, _, page = self.ask("GET", "/demonstration")
        if who:
            self.ask("POST", "/demonstration", {"form_key": form_key(page), "id": who})

    def ask(self, method, path, fields=None):
        body = urllib.parse.urlencode(fields) if fields is not None else None
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line = self.line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode(errors="replace")
        cookie = re.match(r"([^=]+)=([^;]*)", answer.getheader("Set-Cookie") or "")
        if answer.getheader("Connection") == "close":
            self.line = None
        if cookie:
            self.cookies[cookie[1]] = cookie[2]
        return answer.status, answer.getheader("Location") or "", text

    def act(self):
        """The entry that it became; None where another one of the same bidder was quicker."""
        self.tried += 1
        _, _, page = self.ask("GET", f"{TENDER}/do/member")
        number = re.search(r'name="member"[^>]*value="(\d+)"', page) or re.search(r'value="(\d+)"[^>]*name="member"', page)
        _, check, page = self.ask("POST", f"{TENDER}/do/member", {"form_key": form_key(page), "member": number[1],
            "part": "member", "name": f"Firm {self.who[-3:]}-{self.tried}", "identifier": f"X {self.tried}"})
        status, _, page = self.ask("GET", check) if check else (0, "", "")
        status, came, page = self.ask("POST", check, {"form_key": form_key(page)}) if status == 200 else (0, "", "")
        return int(came.split("/")[-1]) if status == 303 else None

def form_key(text):
    return re.search(r'name="form_key" value="([^"]*)"', text)[1]

def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]

def started(*command):
    p = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    while "address" not in (line := p.stdout.readline()):
        if not line:
            raise SystemExit(f"{command}: it does not start")
    return p, int(re.search(r"http://127\.0\.0\.1:(\d+)", line)[1])

def bidders(port):
    page = Person(port, None).ask("GET", "/demonstration")[2]
    part = page.split(f"({TENDER[3:]})</h2>")[1].split("<h2")[0]
    return [re.search(r'name="id" value="([^"]*)"', person)[1] for person in part.split("<li>")[1:]
            if "bidder" in re.search(r'<span class="govuk-body">(.*?)</span>', person, re.S)[1]]

def cosigned(person, entry, came, found):
    """Asks, over a line of its own, until witnesses stand in its receipt. A receipt is signed by the log, too."""
    p = copy.copy(person)
    p.line = None
    while time.monotonic() < came + 30:
        if p.ask("GET", f"{TENDER}/receipt/{entry}")[2].count("\n\u2014 ") > QUORUM:
            found.append(time.monotonic() - came)
            return
        time.sleep(0.02)
    found.append(30.0)

def offered(people, rate):
    found, asking, entered, lock, n, begun = [], [], [], threading.Lock(), [0], time.monotonic()
    def acts(person):
        while True:
            with lock:
                mine, n[0] = n[0], n[0] + 1
            due = begun + mine / rate
            if due > begun + SECONDS:
                return
            time.sleep(max(0, due - time.monotonic()))
            entry, came = person.act(), time.monotonic()
            if entry is None:
                continue
            entered.append(entry)
            if mine % 4 == 0:
                asking.append(threading.Thread(target=cosigned, args=(person, entry, came, found)))
                asking[-1].start()
    threads = [threading.Thread(target=acts, args=(p,)) for p in people]
    for t in threads: t.start()
    for t in threads: t.join()
    took = time.monotonic() - begun
    for t in asking: t.join()
    found.sort()
    print(f"| cosigned by {QUORUM} of 3 witnesses, {rate:g} acts a second offered ({len(entered) / max(took, SECONDS):.1f} entered), 99 of 100 | "
          f"{found[len(found) * 99 // 100]:.2f} s (half within {found[len(found) // 2]:.2f} s; the slowest {found[-1]:.2f} s) | 2 s | - |", flush=True)

def main():
    folder, running = tempfile.mkdtemp(), []
    try:
        subprocess.run([TB, "demo", "--living", "--keep", f"{folder}/kept", "-q"], check=True, stdout=subprocess.DEVNULL)
        book, policy = f"{folder}/kept/book", f"{folder}/kept/book/policy"
        log = re.match(r"log (\S+)", open(policy).read())[1]
        lines = [f"log {log}"]
        for name in ("one", "two", "three"):
            eye = f"{folder}/{name}"
            key = subprocess.run([TB, "witness", "new", eye, f"{name}.example/{name}", "-q"], check=True, capture_output=True, text=True).stdout.strip()
            subprocess.run([TB, "witness", "add", eye, log, "-q"], check=True)
            p, port = started(TB, "witness", eye, "--listen", f"127.0.0.1:{free_port()}", "--json")
            running.append(p)
            lines.append(f"witness {name} {key} http://127.0.0.1:{port}")
        open(policy, "w").write("\n".join(lines + [f"group most {QUORUM} one two three", "quorum most"]) + "\n")
        server, port = started(TB, "serve", book, "--listen", "127.0.0.1:0", "--json", "--demonstration", "--clock-is-right")
        running.append(server)
        who = bidders(port)
        people = [Person(port, id) for id in who]
        for rate in RATES:
            offered(people, rate)
    finally:
        for p in running:
            p.terminate()
            p.wait()
        shutil.rmtree(folder)

main()
