"""wrk, the program that sends requests as fast as they are answered."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent


def wrk(
    port: int, seconds: int, connections: int, script: str, files: Mapping[str, Path | str]
) -> str:
    """Send what a script of this folder makes for so many seconds. Out: what wrk printed.

    `files` are the settings that the script reads from its environment.
    """
    program = shutil.which("wrk")
    assert program, "make load needs wrk (Debian: apt-get install wrk)"
    command = [program, "-t", "2", "-c", str(connections), "-d", f"{seconds}s", "--latency"]
    command += ["--timeout", "8s", "-s", str(HERE / script), f"http://127.0.0.1:{port}/alexa"]
    settings = {name: str(value) for name, value in files.items()}
    environment = {**os.environ, "LOAD_READ": str(HERE / "read.lua"), **settings}
    done = subprocess.run(  # noqa: S603 - a program of Debian
        command, capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout
