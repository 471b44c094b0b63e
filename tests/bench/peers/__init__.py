"""What the skill is measured against: fetched and packed the usual way, in build/bench/."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from runtime_api import Function, python_function

from tools import package
from tools.package_bytecode import Interpreter, find_interpreter
from tools.rooms import ROOT

HERE = Path(__file__).parent
BUILT = ROOT / "build" / "bench"
NODE = {"ask-sdk-core": "2.14.0", "ask-sdk-model": "1.86.0"}
EXPRESS = {**NODE, "ask-sdk-express-adapter": "2.14.0", "express": "4.21.2"}
NODE_CLIENT = {"aws-lambda-ric": "3.3.0"}


class NotHereError(Exception):
    """A peer cannot be had on this machine; the text says what is missing."""


def interpreter() -> Interpreter:
    """The Python that the stack runs on Lambda. Raises NotHereError."""
    version = package.template_python()
    found = find_interpreter(version)
    if found is None:
        raise NotHereError(f"no python{version} on PATH")
    return found


def ours(python: Interpreter) -> Function:
    """The skill, as `muscle-mentor package` packs it."""
    target = BUILT / "muscle-mentor"
    with redirect_stdout(sys.stderr):
        if package.main(None, BUILT / "muscle-mentor.zip"):
            raise NotHereError("there is no package")
    shutil.rmtree(target, ignore_errors=True)
    with ZipFile(BUILT / "muscle-mentor.zip") as file:
        file.extractall(target)
    return _under_client(target, python)


def hello_world(python: Interpreter) -> Function:
    """Amazon's sample with the SDK of ours, what else it needs as pip finds it, and no bytecode."""
    pins = (ROOT / "requirements" / "lambda.txt").read_text()
    sdk = re.findall(r"ask-sdk-(?:core|model)==[\d.]+", pins)

    def fill(folder: Path) -> None:
        _pip(python, "--no-compile", "--target", str(folder), *sdk)
        shutil.copy(HERE / "hello_world.py", folder / "lambda_function.py")

    sources = f"{sdk} {python.release} {(HERE / 'hello_world.py').read_text()}"
    return _under_client(_made("hello-python", sources.encode(), fill), python)


def node_hello_world() -> Function:
    """Amazon's Node.js sample under Amazon's Node.js client. Raises NotHereError."""
    client = _npm("node-client", NODE_CLIENT)
    task = _npm("hello-node", NODE, "hello_world.js")
    start = client / "node_modules" / "aws-lambda-ric" / "bin" / "index.mjs"
    command = (_node(), str(start), "hello_world.handler")
    return Function(task, command, {}, "hello_world.handler")


def express(port: int, workers: int) -> subprocess.Popen[bytes]:
    """Start the sample behind Amazon's express adapter. Raises NotHereError."""
    task = _npm("express", EXPRESS, "hello_world.js", "express.js")
    command = [_node(), "express.js", str(port), str(workers)]
    return subprocess.Popen(command, cwd=task)  # noqa: S603 - our own words only


def _under_client(task: Path, python: Interpreter) -> Function:
    """Read-only on Lambda: bytecode that is not in the package is made anew at every start."""
    pinned = re.search(r"awslambdaric==[\d.]+", (ROOT / "requirements" / "dev.txt").read_text())
    assert pinned
    name = pinned[0]
    client = _made(
        "python-client",
        f"{name} {python.release}".encode(),
        lambda folder: _pip(python, "--target", str(folder), name),
    )
    return python_function(task, client, python.path, PYTHONDONTWRITEBYTECODE="1")


def _npm(name: str, packages: dict[str, str], *files: str) -> Path:
    wanted = [f"{package}@{version}" for package, version in packages.items()]

    def fill(folder: Path) -> None:
        (folder / "package.json").write_text("{}")
        _run([_node("npm"), "install", "--silent", "--no-fund", "--no-audit", *wanted], folder)

    folder = _made(name, " ".join(wanted).encode(), fill)
    for each in files:
        shutil.copy(HERE / each, folder)
    return folder


def _node(program: str = "node") -> str:
    found = shutil.which(program)
    if found is None:
        raise NotHereError(f"{program} is not installed")
    return found


def _pip(python: Interpreter, *words: str) -> None:
    pip = [sys.executable, "-m", "pip", "--python", python.path, "install", "--quiet"]
    _run([*pip, "--disable-pip-version-check", *words], BUILT)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own words only
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise NotHereError(f"{' '.join(command[-2:])} cannot be installed: {last}")


def _made(name: str, sources: bytes, fill: Callable[[Path], None]) -> Path:
    """A folder filled once for the same sources; one that was broken off is filled anew."""
    folder = BUILT / f"{name}-{sha256(sources).hexdigest()[:12]}"
    if not (folder / ".whole").exists():
        print(f"bench: fetching {name}", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        fill(folder)
        (folder / ".whole").touch()
    return folder
