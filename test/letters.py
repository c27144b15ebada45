"""letters.py heads FILE | body LETTER TEXT - what a strict reader of mails makes of them is what was written.

FILE holds of each mail, with a byte of one behind each: the subject, the name of who sends it, the head. Of a
letter the first part is read as RFC 3676 says, and compared with what TEXT holds."""
import email, email.header, email.policy, email.utils, pathlib, sys

policy = email.policy.default
failed = []

def parsed(whole):
    mail = email.message_from_bytes(whole, policy=policy)
    for part in [mail, *mail.values()]:
        if part.defects:
            failed.append(f"{part.defects} in {whole[:400]!r}")
    return mail

def same(what, came, wrote):
    if came != wrote:
        failed.append(f"{what}: {came!r}, not {wrote!r}")

def lines_fit(head):
    for line in head.split(b"\r\n"):
        if (b"=?UTF-8?" in line and len(line) > 76) or len(line) > 998 or not line.strip() or b"\n" in line or b"\r" in line:
            failed.append(f"{len(line)} bytes: {line!r}")

def called(head):
    """Whom it is from. The newer reader puts a space between encoded words of a name, against RFC 2047, 6.2."""
    name = email.utils.parseaddr(email.message_from_bytes(head)["From"])[0]
    return str(email.header.make_header(email.header.decode_header(name)))

def heads(path):
    parts = pathlib.Path(path).read_bytes().split(b"\1")[:-1]
    for subject, name, head in zip(*[iter(parts)] * 3):
        lines_fit(head)
        mail = parsed(head + b"\r\n\r\n")
        same("Subject", mail["Subject"], subject.decode())
        same("From", called(head), name.decode())

def flowing(text):
    """The text with its soft breaks undone: a line that ends in a space goes on, but for that above a signature."""
    out = ""
    for line in text.splitlines():
        line = line[1:] if line.startswith(" ") else line
        out += line if line.endswith(" ") and line != "-- " else line + "\n"
    return out

def body(letter, text):
    mail = parsed(pathlib.Path(letter).read_bytes())
    part = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
    same("format", part["Content-Type"].params.get("format"), "flowed")
    same("text", flowing(part.get_content()), pathlib.Path(text).read_text())

{"heads": heads, "body": body}[sys.argv[1]](*sys.argv[2:])
if failed:
    sys.exit("\n".join(failed[:10]))
