"""Tries the package out before anybody uploads it: unpacked, alone, it must answer a launch."""

from __future__ import annotations

import tempfile
from pathlib import Path
from zipfile import ZipFile

from tools.package_bytecode import Interpreter
from tools.package_contents import PackageError

# Isolated and without site-packages: what is not in the package is not there.
_TRIAL = """
import sys
sys.path.insert(0, sys.argv[1])
from lambda_function import lambda_handler
request = {"type": "LaunchRequest", "requestId": "1", "locale": "en-US",
           "timestamp": "2026-01-01T00:00:00Z"}
application = {"applicationId": "amzn1.ask.skill.trial"}
reply = lambda_handler({
    "version": "1.0", "request": request,
    "session": {"new": True, "sessionId": "1", "application": application, "user": {"userId": "1"}},
    "context": {"System": {"application": application, "user": {"userId": "1"}}}}, None)
sys.exit("no question" if reply["response"].get("shouldEndSession") is not False else 0)
"""


def try_out(package: Path, interpreter: Interpreter) -> None:
    """Run the package on Lambda's Python. Raises PackageError when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        with ZipFile(package) as file:
            file.extractall(folder)
        done = interpreter.run_alone(_TRIAL, folder)
    if done.returncode:
        raise PackageError(f"the package does not answer a launch\n{done.stderr[-2000:]}")
