"""typed.py WORDS COMMAND... - a terminal at which somebody answers each prompt (": ") with the next of the
words, which "|" parts; prints what the terminal showed and ends as the command did."""
import os
import pty
import sys

words = sys.argv[1].split("|")
child, terminal = pty.fork()
if not child:
    os.execvp(sys.argv[2], sys.argv[2:])
shown = b""
while True:
    try:
        part = os.read(terminal, 1000)
    except OSError:
        break
    if not part:
        break
    shown += part
    if shown.endswith(b": ") and words:
        os.write(terminal, words.pop(0).encode() + b"\n")
os.write(1, shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
