"""The command `muscle-mentor`: small subcommands, each a module that can be called without it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path

LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; the exit code is 0 when all is well, 1 on problems, 2 on bad input."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # a full disk, a file system that is read only
        print(f"muscle-mentor: {error.filename or 'a file'}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="muscle-mentor", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    say = _add(commands, "say", _say, "answer one utterance a line from standard input")
    say.add_argument("--json", action="store_true", help="print one JSON object a line")
    say.add_argument("--session", action="store_true", help="the lines are turns of one session")
    _device(say)
    _device(_add(commands, "chat", _chat, "talk with the skill in the terminal"))
    triage = _add(commands, "triage", _triage, "judge one symptom report a line")
    triage.add_argument("--json", action="store_true", help="JSON lines in and out", required=True)
    build = _add(commands, "build", _build, "build models and compiled content")
    build.add_argument("--check", action="store_true", help="name stale files, write nothing")
    build.add_argument("--quiet", action="store_true", help="print problems only")
    check = _add(commands, "check", _check, "check all content and models")
    check.add_argument("--release", action="store_true", help="also what a release needs")
    preview = _add(commands, "preview", _preview, "show an entry as it is heard")
    preview.add_argument("id", help="an entry, a phrase, a rule, a question, or a word people say")
    preview.add_argument("--locale", default="en-US", choices=LOCALES, help="whose words")
    diff = _add(commands, "diff", _diff, "show what a listener hears differently")
    diff.add_argument("revision", help="the revision of git to compare with")
    package = _add(commands, "package", _package, "make the zip for AWS Lambda")
    package.add_argument("--python", help="version of Python on Lambda (default: the stack's)")
    package.add_argument("--output", type=Path, help="the zip to write")
    serve = _add(commands, "serve", _serve, "start the local Flask test server")
    serve.add_argument("--host", default="127.0.0.1", help="address to bind")
    serve.add_argument("--port", type=_port, default=5000, help="port to bind, 0 for any")
    serve.add_argument("--verify", action="store_true", help="verify Amazon's signatures")
    replay = _add(commands, "replay", _replay, "say recorded talks again and compare the replies")
    replay.add_argument("files", nargs="+", type=Path, help="files as `ask dialog --replay` reads")
    evaluate = _add(commands, "evaluate", _evaluate, "measure understanding and triage")
    evaluate.add_argument("files", nargs="*", type=Path, help="only these files, without comparing")
    evaluate.add_argument("--misses", action="store_true", help="show everything that went wrong")
    evaluate.add_argument("--update", action="store_true", help="write the committed figures")
    evaluate.add_argument("--locale", default="en-US", choices=LOCALES, help="locale to measure")
    return parser


def _port(text: str) -> int:
    """The number of a port; the system would take 70000 for another one."""
    port = int(text)
    if not 0 <= port < 2**16:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary)
    parser.set_defaults(run=run)
    return parser


def _device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--locale", default="en-US", choices=LOCALES, help="locale of the device")
    parser.add_argument("--screen", action="store_true", help="the device has a screen")


def _say(options: argparse.Namespace) -> int:
    run = import_module("server.say").run
    return int(
        run(
            _lines(),
            sys.stdout,
            session=options.session,
            locale=options.locale,
            screen=options.screen,
            as_json=options.json,
        )
    )


def _lines() -> Iterable[str]:
    """Standard input as UTF-8, whatever the machine takes it for, without its byte order mark."""
    sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
    return sys.stdin


def _chat(options: argparse.Namespace) -> int:
    run = import_module("server.chat").run
    return int(run(locale=options.locale, screen=options.screen) or 0)


def _triage(_: argparse.Namespace) -> int:
    content = import_module("muscle_mentor.stored_content").content_for("en-US")
    return int(import_module("tools.triage_lines").run(_lines(), sys.stdout, content))


def _build(options: argparse.Namespace) -> int:
    build = import_module("tools.build")
    built, problems = build.build_all()
    if options.check:
        problems += build.stale(built)
    elif not problems:
        changed = build.write(built)
        if not options.quiet:
            print(f"built {len(built)} files, {changed} changed")
    if problems:
        print(build.show(problems), file=sys.stderr)
    return 1 if problems else 0


def _check(options: argparse.Namespace) -> int:
    checks = import_module("tools.check")
    problems = checks.check(release=options.release)
    for overdue in [] if options.release else checks.overdue():
        print(f"{overdue} (refused by --release only)")
    if problems:
        print(import_module("tools.build").show(problems))
    print(f"{len(problems)} problems" if problems else "all content and models are in order")
    return 1 if problems else 0


def _preview(options: argparse.Namespace) -> int:
    return int(import_module("tools.preview").run(options.id, locale=options.locale))


def _diff(options: argparse.Namespace) -> int:
    return int(import_module("tools.diff").run(options.revision))


def _package(options: argparse.Namespace) -> int:
    return int(import_module("tools.package").main(options.python, options.output))


def _serve(options: argparse.Namespace) -> int:
    return int(import_module("server.serve").main(options) or 0)


def _replay(options: argparse.Namespace) -> int:
    return int(import_module("server.replay").main(options.files))


def _evaluate(options: argparse.Namespace) -> int:
    return int(import_module("tools.evaluate").main(options) or 0)


if __name__ == "__main__":
    sys.exit(main())
