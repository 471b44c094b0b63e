"""`muscle-mentor package`: the zip that runs on AWS Lambda, byte for byte the same every time.

In it: lambda/, the compiled content, and the pinned wheels, all pure Python; beside each source its
bytecode for Lambda's Python. The same sources, interpreter and zlib give the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from tools.build import build_all, show, write
from tools.package_bytecode import Interpreter, compiled, find_interpreter
from tools.package_contents import Bundle, PackageError, ours, theirs
from tools.package_hot import in_one_file
from tools.package_trial import try_out
from tools.package_wheels import wheels
from tools.package_zip import write_zip
from tools.rooms import COMPILED, ROOT

OUTPUT = ROOT / "dist" / "muscle-mentor-lambda.zip"
TEMPLATE = ROOT / "infrastructure" / "cfn-deployer" / "skill-stack.yaml"
LARGEST = 3_200_000  # bytes: every cold start loads the package
OLDEST = (3, 11)
_RUNTIME = re.compile(r"^\s*Default: python(3\.\d+)$", re.MULTILINE)


def main(python: str | None, output: Path | None) -> int:
    """In: the version of Python (default: the stack's), the zip to write. Prints its path last.

    Exit code 1, with the reason on standard error, when there is no package.
    """
    version = python or template_python()
    try:
        path = _package(version, (output or OUTPUT).absolute())
    except PackageError as error:
        print(f"muscle-mentor package: {error}", file=sys.stderr)
        return 1
    print(path)
    return 0


def template_python(template: Path = TEMPLATE) -> str:
    """The version of Python that the stack runs. Raises PackageError where none is named."""
    found = _RUNTIME.search(template.read_text(encoding="utf-8"))
    if not found:
        raise PackageError(f"{template.name} names no default for LambdaRuntime")
    return found[1]


def _package(python: str, output: Path) -> Path:
    _check_version(python)
    sources = ours(_content()) | theirs(wheels(python))
    interpreter = find_interpreter(python)
    bundle = with_bytecode(sources, interpreter)
    print(report(bundle, interpreter, python))
    trial = partial(try_out, interpreter=interpreter) if interpreter else None
    size = write_zip(bundle, output, largest=LARGEST, trial=trial)
    print(f"{'zip':24}{size / 1e6:8.2f} MB of at most {LARGEST / 1e6:.1f}")
    return output


def with_bytecode(sources: Bundle, interpreter: Interpreter | None) -> dict[str, bytes]:
    """The files with their bytecode; without the right interpreter the sources alone."""
    if interpreter is None:
        return dict(sources)
    return {**sources, **in_one_file(sources, compiled(sources, interpreter), interpreter)}


def report(bundle: Bundle, interpreter: Interpreter | None, python: str) -> str:
    """Say what is in the package, part by part, and whose bytecode."""
    sizes: Counter[str] = Counter()
    for name, data in bundle.items():
        sizes[_part(name)] += len(data)
    lines = [f"{part:24}{size / 1e6:8.2f} MB" for part, size in sorted(sizes.items())]
    return "\n".join([_about(interpreter, python), *lines])


def _part(name: str) -> str:
    if "__pycache__/" in name or name.endswith(".bin"):
        return "bytecode"
    if name.startswith("muscle_mentor/compiled/"):
        return "content"
    return name.split("/", 1)[0]


def _about(interpreter: Interpreter | None, python: str) -> str:
    if interpreter:
        return f"Python {python}, bytecode made by {interpreter.release}"
    return (
        f"Python {python}, sources only: no python{python} runs on PATH, and bytecode of "
        "another version is slower than none. The skill will start about three times slower."
    )


def _check_version(python: str) -> None:
    if not re.fullmatch(r"3\.\d{1,2}", python) or tuple(map(int, python.split("."))) < OLDEST:
        raise PackageError(f"--python {python}: say a version such as 3.13, from 3.11 on")
    named = template_python()
    if python != named:
        print(
            f"note: the stack runs python{named}. Before deploying this package, say "
            f"python{python} in {TEMPLATE.relative_to(ROOT)} and ask-resources.json.",
            file=sys.stderr,
        )


def _content() -> Mapping[str, str]:
    """Build everything; the compiled content by its name in the package."""
    built, problems = build_all()
    if problems:
        raise PackageError(f"the content has errors\n{show(problems)}")
    write(built)
    return {
        f"muscle_mentor/compiled/{each.path.relative_to(COMPILED).as_posix()}": each.text
        for each in built
        if each.path.is_relative_to(COMPILED)
    }
