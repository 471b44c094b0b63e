"""`muscle-mentor serve`: runs the test server with waitress, a production WSGI server."""

import argparse
import logging
import os
import sys
import threading
from typing import Any

from flask import Flask
from waitress import create_server

from server.app import DEFAULT_LOCALE, Settings, create_app, place, talk
from server.devices import Device
from server.draining import Sockets, serve_until_stopped
from server.seldom import Seldom
from server.signed_turns import REFUSALS
from server.web.sessions import Begin

THREADS = 12  # downloads of certificates and who waits for them take nine once a key is in use
# Bodies up to this are read, in memory only, and then answered 413 in JSON; waitress itself cuts
# off longer ones.
LARGEST_READ = 2 * 1024 * 1024  # bytes
AT_A_TIME = 64 * 1024  # bytes read from a connection

_SELDOM = Seldom()


def main(args: argparse.Namespace) -> int:
    """In: host, port, verify. Serves until it is stopped. Out: the exit code."""
    settings = Settings(args.host, args.port, args.verify, os.environ.get("SKILL_ID") or None)
    if not settings.loopback and settings.skill_id is None:
        return _fail(
            f"--host {args.host} needs SKILL_ID: set it to your skill's id (amzn1.ask.skill. ...)"
        )
    for name in ("waitress", "waitress.queue", REFUSALS):
        logging.getLogger(name).addFilter(_SELDOM)
    begin = talk()
    sockets: Sockets = {}
    try:
        server = server_of(create_app(settings, begin=begin), settings, sockets)
    except OSError as error:
        return _fail(f"cannot listen on {args.host}:{args.port} ({error}). Say: --port 5001")
    print(announcement(settings, _port(server)), flush=True)
    if not settings.verifying:  # behind a front nobody asks for the page
        threading.Thread(target=_warm_up, args=(begin,), daemon=True).start()
    serve_until_stopped(server, sockets)
    return 0


def server_of(app: Flask, settings: Settings, sockets: Sockets) -> Any:
    """The HTTP server that listens for an app. Raises OSError where it cannot."""
    return create_server(
        app,
        map=sockets,
        host=settings.host,
        port=settings.port,
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_READ,
        inbuf_overflow=2 * LARGEST_READ,
        recv_bytes=AT_A_TIME,
    )


def announcement(settings: Settings, port: int) -> str:
    """Say what a person needs to know when the server is ready."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    checked = (
        "on: only requests that Amazon signed are answered on /alexa"
        if settings.verifying
        else "OFF: anything on this computer may post to /alexa (--verify turns it on)"
    )
    return (
        f"Muscle Mentor answers on http://{host}:{port}  (Ctrl+C stops it)\n"
        f"Signature verification is {checked}.\n"
        f"Skill id: {settings.skill_id or 'any (SKILL_ID is not set)'}."
    )


def _port(server: Any) -> int:
    """Find the port in use: localhost gives several sockets, port 0 any free one."""
    if hasattr(server, "effective_port"):
        return int(server.effective_port)
    return int(server.effective_listen[0][1])


def _warm_up(begin: Begin) -> None:
    """Read the language understanding now, so that the first question need not wait."""
    try:
        begin(Device(DEFAULT_LOCALE))
    except Exception as error:  # noqa: BLE001  the page shows it when somebody asks
        print(f"The skill could not be warmed up: {place(error)}", file=sys.stderr, flush=True)


def _fail(reason: str) -> int:
    print(f"muscle-mentor serve: {reason}", file=sys.stderr)
    return 1
