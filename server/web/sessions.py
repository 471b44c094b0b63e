"""Conversations in progress: in memory only, bounded, forgotten at their end or after a while."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from server.devices import Device
from server.unsaid import permission_asked

MOST = 200
IDLE_SECONDS = 15 * 60.0


class Conversation(Protocol):
    """One session of the skill, with the person's typed words as input."""

    def turn(self, utterance: str) -> Any:
        """Out: what `muscle-mentor say` gives, with `understanding`, `request` and `response`."""


Begin = Callable[[Device], Conversation]


class UnknownSessionError(Exception):
    """Never begun here, ended, or expired."""


@dataclass
class _Kept:
    talk: Conversation
    used: float
    lock: threading.Lock = field(default_factory=threading.Lock)


class Sessions:
    """Begins, finds and forgets conversations. Safe to use from several threads."""

    def __init__(
        self,
        begin: Begin,
        *,
        most: int = MOST,
        idle: float = IDLE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """In: how to begin one; the most that are kept; idle time and clock in seconds."""
        self._begin = begin
        self._most = most
        self._idle = idle
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def __len__(self) -> int:
        """Count the conversations that are kept."""
        return len(self._kept)

    def turn(
        self, known: str | None, utterance: str, device: Device
    ) -> tuple[str | None, Mapping[str, Any]]:
        """In: the session's id, None for a new one on `device`. Out: id (None: over), and result.

        Raises UnknownSessionError.
        """
        name = known if known is not None else secrets.token_urlsafe(16)
        kept = self._find(name) if known is not None else _Kept(self._begin(device), self._clock())
        with kept.lock:
            result = as_mapping(kept.talk.turn(utterance))
        over = result.get("session") != "open" and not permission_asked(result.get("response"))
        return self._keep(name, kept, ended=over), result

    def _find(self, name: str) -> _Kept:
        with self._lock:
            self._expire()
            if name not in self._kept:
                raise UnknownSessionError
            return self._kept[name]

    def _keep(self, name: str, kept: _Kept, *, ended: bool) -> str | None:
        with self._lock:
            self._expire()
            if ended:
                self._kept.pop(name, None)
                return None
            kept.used = self._clock()
            self._kept[name] = kept
            self._kept.move_to_end(name)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return name

    def _expire(self) -> None:
        oldest = self._clock() - self._idle
        while self._kept and next(iter(self._kept.values())).used < oldest:
            self._kept.popitem(last=False)


def as_mapping(result: Any) -> Mapping[str, Any]:
    """Make a result fit for JSON: dataclasses become objects, tuples lists."""
    plain = as_plain(result)
    if not isinstance(plain, dict):
        raise TypeError("a turn gives an object")
    contract: Mapping[str, Any] = plain.pop("contract", {})
    return {**contract, **plain}


def as_plain(value: Any) -> Any:
    """In: dataclasses, mappings, sequences, scalars, nested. Out: the same as JSON's own kinds."""
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is not None:
        return {name: as_plain(getattr(value, name)) for name in fields}
    if isinstance(value, Mapping):
        return {str(name): as_plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [as_plain(part) for part in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)
