"""The production server as its own process: the real skill behind real signature verification.

Only the root of trust and the clock are the test's own, so that one signed request stays good.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alexa_certificates import URL, chain
from cryptography.hazmat.primitives.serialization import Encoding
from envelopes import intent

BODY = json.dumps(intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid"))).encode()
GOOD = chain()
HEADERS = {"Content-Type": "application/json", **GOOD.headers(BODY)}
SERVER = """
import argparse, sys, time
from datetime import datetime
from pathlib import Path
sys.path[:0] = {paths!r}
from cryptography.x509 import load_pem_x509_certificate
from server import app, serve
from server.verification import KeyStore, TimestampVerifier
from server.verification.download import DownloadError
pem, root = Path({folder!r}, "chain.pem").read_bytes(), Path({folder!r}, "root.pem").read_bytes()
sent = datetime.fromisoformat("2026-11-23T09:00:00+00:00")
trusted = [load_pem_x509_certificate(root)]
def fetch(url):
    if url == {url!r}:
        return pem
    time.sleep(0.2)  # what a forger names is not there
    raise DownloadError("no answer")
app.KeyStore = lambda: KeyStore(fetch=fetch, roots=trusted)
app.TimestampVerifier = lambda: TimestampVerifier(lambda: sent)
serve._warm_up = lambda begin: None  # the page's language understanding is no part of the endpoint
sys.exit(serve.main(argparse.Namespace(host="127.0.0.1", port={port}, verify=True)))
"""


class Served:
    """A running server. `port` on 127.0.0.1; `log` is the file that it writes errors to."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    def memory(self) -> int:
        """Bytes of main memory in use."""
        return self._status("VmRSS") * 1024

    def threads(self) -> int:
        """How many threads there are."""
        return self._status("Threads")

    def files(self) -> int:
        """How many files and connections are open."""
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def _status(self, name: str) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        [line] = [each for each in status.splitlines() if each.startswith(f"{name}:")]
        return int(line.split()[1])

    def stop(self) -> int:
        """SIGTERM, as a service manager sends it. Out: the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[Served]:
    """Start the server, and stop it whatever happens; `folder` is for what it trusts."""
    (folder / "chain.pem").write_bytes(GOOD.pem)
    (folder / "root.pem").write_bytes(GOOD.root.public_bytes(Encoding.PEM))
    paths = [entry for entry in sys.path if entry]
    command = [
        sys.executable,
        "-c",
        SERVER.format(paths=paths, folder=str(folder), port=port, url=URL),
    ]
    environment = {name: value for name, value in os.environ.items() if name != "SKILL_ID"}
    log = folder / "log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(  # noqa: S603 - our own server
            command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment
        ) as process,
    ):
        try:
            told = process.stdout.readline() if process.stdout else ""
            yield Served(process, int(told.split("127.0.0.1:")[1].split()[0]), log)
        finally:
            process.kill()
