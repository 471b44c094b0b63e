"""A small Lambda Runtime API, and Amazon's own runtime client run against it as on Lambda."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CLIENT = ("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")
PATH = "/2018-06-01/runtime"
PATIENCE = 30  # seconds; a loaded machine is slow, a broken client is silent
FULL_PROCESSOR = 1769  # megabytes of memory that come with one whole processor


@dataclass
class Answer:
    """What the client posted for one event, and after how many seconds."""

    kind: str
    body: Any
    seconds: float


@dataclass
class RuntimeApi:
    """The service that a Lambda function asks for its next event."""

    events: "queue.Queue[bytes]" = field(default_factory=queue.Queue)
    answers: "queue.Queue[tuple[str, Any]]" = field(default_factory=queue.Queue)
    asked: threading.Event = field(default_factory=threading.Event)
    started: float = 0
    answered: float = 0
    process: int = 0

    def invoke(self, event: Any) -> Answer:
        """Hand the function an event and wait for what it makes of it."""
        assert self.asked.wait(PATIENCE), "the function never came up"
        started = time.perf_counter()
        self.events.put(json.dumps(event).encode())
        kind, body = self.answers.get(timeout=PATIENCE)
        return Answer(kind, body, time.perf_counter() - started)


def _handler(api: RuntimeApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self):
            api.asked.set()
            event = api.events.get()
            self._reply(
                200,
                event,
                {
                    "Content-Type": "application/json",
                    "Lambda-Runtime-Aws-Request-Id": "1",
                    "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:1:function:x",
                    "Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + 8000),
                },
            )

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or "null")
            api.asked.set()
            api.answered = time.perf_counter()
            api.answers.put((self.path.rsplit("/", 1)[1], body))
            self._reply(202, b"", {})

        def _reply(self, status, body, headers):
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            # One write: nothing waits for an acknowledgement.
            self._headers_buffer.append(b"\r\n" + body)
            self.flush_headers()

        def log_message(self, *_):
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    """Says nothing when a client is gone: the tests end it while it waits for an event."""

    daemon_threads = True

    def handle_error(self, *_):
        pass


@dataclass(frozen=True)
class Function:
    """An unpacked package, and how its language's runtime client is started."""

    task: Path
    command: tuple[str, ...]
    environment: dict[str, str]
    handler: str = "lambda_function.lambda_handler"


def python_function(
    task: Path, client: Path, python: str = sys.executable, **environment: str
) -> Function:
    """Under Amazon's Python client, without site-packages: nothing but the package is there."""
    command = (python, "-S", "-m", "awslambdaric", Function.handler)
    return Function(task, command, {"PYTHONPATH": str(client), **environment})


@contextmanager
def on_lambda(function: Function, *, log: Path, megabytes: int = 256):
    """Run a function under Amazon's client; gives the Runtime API."""
    api = RuntimeApi()
    server = _Server(("127.0.0.1", 0), _handler(api))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with log.open("wb") as output:
        api.started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own words only
            function.command,
            cwd=function.task,
            stdout=output,
            stderr=output,
            env={
                "LAMBDA_TASK_ROOT": str(function.task),
                "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{server.server_address[1]}",
                "_HANDLER": function.handler,
                "AWS_REGION": "us-east-1",
                "AWS_LAMBDA_FUNCTION_NAME": "skill",
                "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(megabytes),
                **function.environment,
            },
        )
        api.process = process.pid
        try:
            yield api
        finally:
            process.kill()
            process.wait()
            server.shutdown()
            server.server_close()


def client_alone(folder: Path) -> Path:
    """Amazon's client and its own libraries, linked into a folder without anything else."""
    for name in CLIENT:
        spec = find_spec(name)
        assert spec
        assert spec.origin
        origin = Path(spec.origin)
        origin = origin.parent if origin.name == "__init__.py" else origin
        (folder / origin.name).symlink_to(origin)
    return folder


@contextmanager
def processor_share(process: int, megabytes: int):
    """Lambda's share of a processor for so much memory; gives False where it cannot be had."""
    group = next(
        (
            Path(root) / f"muscle-mentor-{process}"
            for root in ("/sys/fs/cgroup/cpu", "/sys/fs/cgroup")
            if os.access(root, os.W_OK)
        ),
        None,
    )
    try:
        if group is None:
            raise PermissionError
        group.mkdir()
        _limit(group, 20_000, 20_000 * megabytes // FULL_PROCESSOR)
        (group / "cgroup.procs").write_text(str(process))
    except OSError:
        yield False
    else:
        yield True
        (group.parent / "cgroup.procs").write_text(str(process))
    finally:
        if group and group.is_dir():
            group.rmdir()


def _limit(group: Path, period: int, quota: int) -> None:
    """In microseconds. The file's name tells the two kinds of control groups apart."""
    if (group / "cpu.max").exists():
        (group / "cpu.max").write_text(f"{quota} {period}")
    else:
        (group / "cpu.cfs_period_us").write_text(str(period))
        (group / "cpu.cfs_quota_us").write_text(str(quota))
