"""secrets.py WORDS PROGRAM... - types the words at the first prompt of the program, looks at the
process while it waits for the next, and ends it with a fault that would leave a core.

The words lie in memory that is locked and in no dump, and nowhere else; no core is left.
"""
import os
import pty
import re
import resource
import signal
import sys

words, command = sys.argv[1].encode(), sys.argv[2:]
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
child, terminal = pty.fork()
if not child:
    os.execvp(command[0], command)


def prompt():
    shown = b""
    while not shown.endswith(b": "):
        shown += os.read(terminal, 1000)


prompt()
os.write(terminal, words + b"\n")
prompt()
limits = open(f"/proc/{child}/limits").read()
assert re.search(r"^Max core file size +0 +0 ", limits, re.M), limits
status = open(f"/proc/{child}/status").read()
assert int(re.search(r"VmLck:\s+(\d+)", status)[1]) > 0, status
where, found = None, 0
with open(f"/proc/{child}/mem", "rb") as memory:
    for line in open(f"/proc/{child}/smaps"):
        area = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
        if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
            where = area
        if line.startswith("VmFlags:") and where and "[vv" not in line:
            begin, end = int(where[1], 16), int(where[2], 16)
            try:
                memory.seek(begin)
                held = words in memory.read(end - begin)
            except (OSError, ValueError, OverflowError):
                continue
            if held:
                found += 1
                assert " lo" in line and " dd" in line, (where[0], line)
assert found == 1, found
assert words not in open(f"/proc/{child}/cmdline", "rb").read()
assert words not in open(f"/proc/{child}/environ", "rb").read()
os.kill(child, signal.SIGSEGV)
ended = os.waitpid(child, 0)[1]
assert os.WTERMSIG(ended) == signal.SIGSEGV and not os.WCOREDUMP(ended), ended
