"""`muscle-mentor serve`: runs the server with uvicorn until it is stopped."""

import argparse
import asyncio
import gc
import logging
import os
import signal
import socket
import sys
import threading
from contextlib import suppress

import uvicorn
from flask import Flask

from server.app import DEFAULT_LOCALE, SIGNED_TURNS, Settings, create_app, talk
from server.broken import place, without_exception_text
from server.connection import Connection
from server.devices import Device
from server.front import Front
from server.seldom import Seldom
from server.signed_turns import REFUSALS
from server.web.sessions import Begin

CONNECTIONS = 400  # at a time; who comes then is answered 503
KEPT_OPEN = 75  # seconds without a request; a front keeps its connections for 60
LONGEST_STOP = 10  # seconds for what was accepted; a service manager kills later
BACKLOG = 2048  # connections that nobody has looked at yet
LAST_LOOK = 0.05  # seconds, in which the loop takes all of them

_SELDOM = Seldom()


def main(args: argparse.Namespace) -> int:
    """In: host, port, verify. Serves until it is stopped. Out: the exit code."""
    settings = Settings(args.host, args.port, args.verify, os.environ.get("SKILL_ID") or None)
    if not settings.loopback and settings.skill_id is None:
        return _fail(
            f"--host {args.host} needs SKILL_ID: set it to your skill's id (amzn1.ask.skill. ...)"
        )
    for name in ("uvicorn.error", "asyncio"):
        logging.getLogger(name).addFilter(without_exception_text)
    for name in ("uvicorn.error", REFUSALS):
        logging.getLogger(name).addFilter(_SELDOM)
    begin = talk()
    try:
        sockets = listening(settings.host, settings.port)
    except OSError as error:
        return _fail(f"cannot listen on {args.host}:{args.port} ({error}). Say: --port 5001")
    server = server_of(create_app(settings, begin=begin))
    signal.signal(signal.SIGTERM, server.handle_exit)  # uvicorn itself listens once it runs
    print(announcement(settings, sockets[0].getsockname()[1]), flush=True)
    if not settings.verifying:  # behind a front nobody asks for the page
        threading.Thread(target=_warm_up, args=(begin,), daemon=True).start()
    with suppress(KeyboardInterrupt):  # the first stops it as SIGTERM does, the second at once
        server.run(sockets)
    return 0


class Server(uvicorn.Server):
    """uvicorn's server, which would break connections that it has not looked at yet."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take whoever has connected already, then close the door."""
        await asyncio.sleep(LAST_LOOK)
        await super().shutdown(sockets)


def server_of(app: Flask) -> Server:
    """The HTTP server of an app; its `run` takes the sockets to listen on."""
    config = uvicorn.Config(
        Front(app, app.extensions.get(SIGNED_TURNS)),
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=KEPT_OPEN,
        timeout_graceful_shutdown=LONGEST_STOP,
    )
    gc.freeze()  # what there is now stays, and need not be looked through again
    return Server(config)


def listening(host: str, port: int) -> list[socket.socket]:
    """Sockets for every address of a host, on the same port (0: any). Raises OSError."""
    kind, passive = socket.SOCK_STREAM, socket.AI_PASSIVE
    wanted = socket.getaddrinfo(host or None, port, type=kind, flags=passive)
    found: list[socket.socket] = []
    for family, *_, address in dict.fromkeys(wanted):
        port = port or (found[0].getsockname()[1] if found else 0)
        found.append(socket.create_server((address[0], port), family=family, backlog=BACKLOG))
    return found


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


def _warm_up(begin: Begin) -> None:
    """Read the language understanding now, so that the first question need not wait."""
    try:
        begin(Device(DEFAULT_LOCALE))
    except Exception as error:  # noqa: BLE001  the page shows it when somebody asks
        print(f"The skill could not be warmed up: {place(error)}", file=sys.stderr, flush=True)


def _fail(reason: str) -> int:
    print(f"muscle-mentor serve: {reason}", file=sys.stderr)
    return 1
