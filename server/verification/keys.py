"""Amazon's signing keys: downloaded and verified once per address, kept for an hour at most.

Forged requests with ever new addresses must not exhaust anything: keys and failures are bounded,
an address is fetched once however many requests want it, two downloads run at a time, and seven
requests wait; who comes then is refused at once. An address that gave a key before is always
fetched again, so that forgeries cannot keep out the key that is in use; meanwhile the key serves
on. As long as no key is in use, all may download and wait: nobody can be answered otherwise, and
nothing tells an honest first request from a forged one before its certificate is there.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import Certificate

from server.verification.chain import BadChainError, SigningKey, signing_key
from server.verification.download import SECONDS, TRIES, DownloadError, download
from server.verification.refused import Refused
from server.verification.roots import trusted_roots
from server.waiting import may_wait

MOST = 16  # addresses kept
KEPT = timedelta(hours=1)  # a certificate replaced at the same address is noticed after this
FAILURE_KEPT = timedelta(seconds=10)
DOWNLOADS_AT_A_TIME = 2
MOST_WAITING = 7  # of the server's threads
LONGEST_WAIT = 2 * SECONDS * TRIES + 1  # seconds, for a download that another request started


TOO_MANY = "too many certificates to download, try again later"


def _now() -> datetime:
    return datetime.now(UTC)


class KeyStore:
    """Keeps verified keys. Safe to use from several threads."""

    def __init__(
        self,
        *,
        fetch: Callable[[str], bytes] = download,
        roots: Sequence[Certificate] | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        """In: how to fetch an address; trusted roots (default: certifi's); the clock (aware)."""
        self._fetch = fetch
        self._roots = trusted_roots() if roots is None else roots
        self._now = now
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Proven | _Failure] = OrderedDict()
        self._under_way: dict[str, Future[RSAPublicKey]] = {}
        self._seats = threading.BoundedSemaphore(MOST_WAITING)

    def key(self, url: str) -> RSAPublicKey:
        """In: a checked, normal address. Out: a verified key. Raises Refused."""
        with self._lock:
            kept, running = self._usable(url), self._under_way.get(url)
            if isinstance(kept, _Proven):
                return kept.of.key
            if isinstance(kept, _Failure):
                raise Refused(kept.reason)
            first = not self._in_use()
            if running is None:
                mine = self._begin(url, first=first)
        return self._await(running, first=first) if running else self._finish(url, mine)

    def _usable(self, url: str) -> "_Proven | _Failure | None":
        """What is kept and not yet to be renewed, or is being renewed at this moment."""
        kept, now = self._kept.get(url), self._now()
        if isinstance(kept, _Proven) and kept.of.expires > now and url in self._under_way:
            return kept
        if kept is None or kept.until <= now:
            return None
        self._kept.move_to_end(url)
        return kept

    def _in_use(self) -> bool:
        """Whether a key serves that was fetched within the hour."""
        now = self._now()
        return any(isinstance(one, _Proven) and one.until > now for one in self._kept.values())

    def _begin(self, url: str, *, first: bool) -> Future[RSAPublicKey]:
        free = first or isinstance(self._kept.get(url), _Proven)
        if not free and len(self._under_way) >= DOWNLOADS_AT_A_TIME:
            raise Refused(TOO_MANY)
        may_wait()
        return self._under_way.setdefault(url, Future())

    def _await(self, running: Future[RSAPublicKey], *, first: bool) -> RSAPublicKey:
        seats = nullcontext(True) if first else self._seat()
        with seats as seated:
            if not seated:
                raise Refused(TOO_MANY)
            may_wait()
            try:
                return running.result(LONGEST_WAIT)
            except TimeoutError as error:
                raise Refused("the certificate cannot be downloaded") from error

    @contextmanager
    def _seat(self) -> Iterator[bool]:
        """One of the seats for those who wait, if one is free."""
        free = self._seats.acquire(blocking=False)
        try:
            yield free
        finally:
            if free:
                self._seats.release()

    def _finish(self, url: str, mine: Future[RSAPublicKey]) -> RSAPublicKey:
        """Fetch and verify, and tell those who wait."""
        outcome = self._load(url)
        with self._lock:
            self._kept[url] = outcome
            self._kept.move_to_end(url)
            while len(self._kept) > MOST:
                self._forget_one()
            del self._under_way[url]
        if isinstance(outcome, _Failure):
            refusal = Refused(outcome.reason)
            mine.set_exception(refusal)
            raise refusal
        mine.set_result(outcome.of.key)
        return outcome.of.key

    def _forget_one(self) -> None:
        """Failures go first: forged addresses must not push a good key out."""
        failed = (url for url, kept in self._kept.items() if isinstance(kept, _Failure))
        del self._kept[next(failed, next(iter(self._kept)))]

    def _load(self, url: str) -> "_Proven | _Failure":
        now = self._now()
        try:
            proven = signing_key(self._fetch(url), self._roots, now)
        except DownloadError:
            return _Failure("the certificate cannot be downloaded", now + FAILURE_KEPT)
        except BadChainError as bad:
            return _Failure(str(bad), now + FAILURE_KEPT)
        except Exception:  # noqa: BLE001  those who wait for this download must get an answer
            return _Failure("the certificate cannot be checked", now + FAILURE_KEPT)
        return _Proven(proven, min(proven.expires, now + KEPT))


@dataclass(frozen=True)
class _Proven:
    """An address that gave a key: it is fetched again after `until`."""

    of: SigningKey
    until: datetime


@dataclass(frozen=True)
class _Failure:
    """An address that gave no key, remembered `until` then."""

    reason: str
    until: datetime
