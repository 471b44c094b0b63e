"""Packages for tests: of the real sources and the installed libraries, without a network."""

import os
import re
import sys
from functools import cache
from importlib.metadata import files
from pathlib import Path
from zipfile import ZipFile

from tools import package
from tools.package_bytecode import find_interpreter
from tools.package_contents import ours, theirs
from tools.package_wheels import REQUIREMENTS
from tools.package_zip import write_zip

PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"


def wheel(folder: Path, name: str, **content: str) -> Path:
    """A wheel with these files; `__` in a name stands for a slash, a last `_` for the dot."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with ZipFile(path, "w") as file:
        for key, text in content.items():
            file.writestr(key.replace("__", "/").replace("_py", ".py").replace("_so", ".so"), text)
        file.writestr(
            f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        )
        file.writestr(
            f"{name}-1.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        file.writestr(f"{name}-1.0.dist-info/RECORD", "")
    return path


def installed_as_wheels(folder: Path) -> list[Path]:
    """What requirements/lambda.txt pins, packed again from what is installed here."""
    pinned = re.findall(r"^([\w-]+)==", REQUIREMENTS.read_text(), re.MULTILINE)
    return [_packed_again(name, folder) for name in pinned]


def _packed_again(name: str, folder: Path) -> Path:
    path = folder / f"{name.replace('-', '_')}-0-py3-none-any.whl"
    with ZipFile(path, "w") as file:
        for each in files(name) or []:
            if each.suffix == ".py" and not each.parts[0].startswith(".."):
                file.write(str(each.locate()), each.as_posix())
    return path


@cache
def real_sources(folder: Path) -> dict[str, bytes]:
    """All sources and content of the real package."""
    return ours(package._content()) | theirs(installed_as_wheels(folder))


def this_python_on_path(folder: Path) -> str:
    """A PATH on which this very Python has its versioned name."""
    link = folder / f"python{PYTHON}"
    if not link.exists():
        link.symlink_to(os.path.realpath(sys.executable))
    return str(folder)


@cache
def real_package(folder: Path) -> Path:
    """The real package, with bytecode for the Python that runs the tests."""
    interpreter = find_interpreter(PYTHON, this_python_on_path(folder))
    assert interpreter
    bundle = package.with_bytecode(real_sources(folder), interpreter)
    write_zip(bundle, folder / "package.zip", largest=package.LARGEST)
    return folder / "package.zip"
