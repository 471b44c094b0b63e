"""The project's server with verification on: python verified_server.py PORT WORKERS FOLDER.

In FOLDER: chain.pem, which stands at the certificate's address, and root.pem, which is trusted.
"""

import logging
import os
import signal
import socket
import sys
from pathlib import Path

from cryptography.x509 import load_pem_x509_certificate
from envelopes import SKILL
from waitress import create_server

from server.app import Settings, create_app
from server.serve import THREADS
from server.verification import KeyStore


def main(port: int, workers: int, folder: Path) -> None:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it tells of every wait
    chain, root = ((folder / name).read_bytes() for name in ("chain.pem", "root.pem"))
    keys = KeyStore(fetch=lambda _: chain, roots=[load_pem_x509_certificate(root)])
    app = create_app(Settings(port=port, verify=True, skill_id=SKILL), keys=keys)
    listening = socket.create_server(("127.0.0.1", port), backlog=256)
    started = [_worker(app, listening) for _ in range(workers)]
    signal.signal(signal.SIGTERM, lambda *_: [os.kill(each, signal.SIGTERM) for each in started])
    for each in started:
        os.waitpid(each, 0)


def _worker(app, listening: socket.socket) -> int:
    process = os.fork()
    if not process:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
        create_server(app, sockets=[listening], threads=THREADS, ident=None).run()
    return process


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
