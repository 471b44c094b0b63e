"""The project's server with verification on: python verified_server.py PORT FOLDER.

In FOLDER: chain.pem, which stands at the certificate's address, and root.pem, which is trusted.
"""

import sys
from pathlib import Path

from cryptography.x509 import load_pem_x509_certificate
from envelopes import SKILL

from server.app import Settings, create_app
from server.serve import listening, server_of
from server.verification import KeyStore


def main(port: int, folder: Path) -> None:
    chain, root = ((folder / name).read_bytes() for name in ("chain.pem", "root.pem"))
    keys = KeyStore(fetch=lambda _: chain, roots=[load_pem_x509_certificate(root)])
    settings = Settings(port=port, verify=True, skill_id=SKILL)
    server_of(create_app(settings, keys=keys)).run(listening(settings.host, port))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
