"""smtp.py FOLDER [CERT KEY] - a mail server on a free port, which it prints; what comes lies in FOLDER.

later@... is put off (451), never@... refused (550). With a certificate it wants TLS first."""
import asyncio, itertools, pathlib, ssl, sys
from aiosmtpd.smtp import SMTP

folder = pathlib.Path(sys.argv[1])
count = itertools.count(1)

class Keeper:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("later@"):
            return "451 4.7.1 Not now, come back"
        if address.startswith("never@"):
            return "550 5.1.1 Nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        part = folder / f".{next(count)}"
        part.write_bytes(f"X-From: {envelope.mail_from}\r\nX-To: {','.join(envelope.rcpt_tos)}\r\n"
                         f"X-Hello: {session.host_name}\r\nX-TLS: {bool(session.ssl)}\r\n".encode() + envelope.content)
        part.rename(folder / part.name[1:])
        return "250 Kept"

def smtp():
    context = None
    if len(sys.argv) > 3:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
    return SMTP(Keeper(), tls_context=context, require_starttls=context is not None, enable_SMTPUTF8=True)

async def serve():
    server = await asyncio.get_running_loop().create_server(smtp, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(serve())
