"""Asks an ASGI application, in the words of Flask's test client."""

import asyncio
import json
from typing import Any


class Reply:
    """What was answered."""

    def __init__(self, start: dict[str, Any], data: bytes) -> None:
        self.status_code: int = start["status"]
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}
        self.data = data

    def get_json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.data)


class Client:
    """Sends whole requests, or bodies in parts that a client sends one by one."""

    def __init__(self, app: Any) -> None:
        self.app = app

    def get(self, path: str) -> Reply | None:
        """Ask for a page."""
        return self.send("GET", path, [b""], {})

    def post(self, path: str, data: bytes = b"", headers: Any = ()) -> Reply | None:
        """Send a body whose length is announced."""
        sent = {**dict(headers), "Content-Length": str(len(data))}
        return self.send("POST", path, [data], sent)

    def send(
        self, method: str, path: str, parts: list[bytes | None], headers: dict[str, str]
    ) -> Reply | None:
        """None among the parts: the client leaves. Out: None where nothing was answered."""
        return asyncio.run(self._send(method, path, list(parts), headers))

    async def _send(self, method, path, parts, headers):
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": path,
            "query_string": b"",
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
            "server": ("127.0.0.1", 80),
        }
        told: list[dict[str, Any]] = []

        async def receive():
            part = parts.pop(0)
            if part is None:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": part, "more_body": bool(parts)}

        async def send(message):
            told.append(message)

        await self.app(scope, receive, send)
        return Reply(told[0], b"".join(each["body"] for each in told[1:])) if told else None
