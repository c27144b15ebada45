#!/usr/bin/env python3
"""port.py - prints a port of this machine that nobody has, for a test that must know it before its server starts.

It lies below those that the system gives away by itself, so no connection takes it in between; and where the
search begins is said by the number of the process, so no two tests that run at once are told the same."""
import os
import socket

FIRST, PORTS = 10000, 22000


def is_free(port):
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
            s.listen()
        except OSError:
            return False
        return True


print(next(port for port in (FIRST + (os.getpid() + more) % PORTS for more in range(PORTS)) if is_free(port)))
