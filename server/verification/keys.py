"""Amazon's signing keys: downloaded and verified once per address, kept for an hour at most.

Forged requests with ever new addresses must not exhaust anything: keys and failures are bounded,
an address is fetched once however many requests want it, two downloads run at a time, and seven
requests wait; who comes then is refused at once. An address that gave a key before is always
fetched again, so that forgeries cannot keep out the key that is in use.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import Certificate

from server.verification.chain import BadChainError, SigningKey, signing_key
from server.verification.download import SECONDS, TRIES, DownloadError, download
from server.verification.refused import Refused
from server.verification.roots import trusted_roots

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
        self._kept: OrderedDict[str, SigningKey | _Failure] = OrderedDict()
        self._under_way: dict[str, Future[RSAPublicKey]] = {}
        self._seats = threading.BoundedSemaphore(MOST_WAITING)

    def key(self, url: str) -> RSAPublicKey:
        """In: a checked, normal address. Out: a verified key. Raises Refused."""
        with self._lock:
            kept = self._fresh(url)
            if isinstance(kept, SigningKey):
                return kept.key
            if isinstance(kept, _Failure):
                raise Refused(kept.reason)
            running = self._under_way.get(url)
            if running is None:
                mine = self._begin(url)
        return self._await(running) if running else self._finish(url, mine)

    def _fresh(self, url: str) -> "SigningKey | _Failure | None":
        kept = self._kept.get(url)
        if kept is None or kept.expires <= self._now():
            return None
        self._kept.move_to_end(url)
        return kept

    def _begin(self, url: str) -> Future[RSAPublicKey]:
        proven = isinstance(self._kept.get(url), SigningKey)
        if not proven and len(self._under_way) >= DOWNLOADS_AT_A_TIME:
            raise Refused(TOO_MANY)
        return self._under_way.setdefault(url, Future())

    def _await(self, running: Future[RSAPublicKey]) -> RSAPublicKey:
        if not self._seats.acquire(blocking=False):
            raise Refused(TOO_MANY)
        try:
            return running.result(LONGEST_WAIT)
        except TimeoutError as error:
            raise Refused("the certificate cannot be downloaded") from error
        finally:
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
        mine.set_result(outcome.key)
        return outcome.key

    def _forget_one(self) -> None:
        """Failures go first: forged addresses must not push a good key out."""
        failed = (url for url, kept in self._kept.items() if isinstance(kept, _Failure))
        del self._kept[next(failed, next(iter(self._kept)))]

    def _load(self, url: str) -> "SigningKey | _Failure":
        now = self._now()
        try:
            proven = signing_key(self._fetch(url), self._roots, now)
        except DownloadError:
            return _Failure("the certificate cannot be downloaded", now + FAILURE_KEPT)
        except BadChainError as bad:
            return _Failure(str(bad), now + FAILURE_KEPT)
        except Exception:  # noqa: BLE001  those who wait for this download must get an answer
            return _Failure("the certificate cannot be checked", now + FAILURE_KEPT)
        return SigningKey(proven.key, min(proven.expires, now + KEPT))


class _Failure:
    """An address that gave no key, remembered for a moment."""

    def __init__(self, reason: str, expires: datetime) -> None:
        self.reason = reason
        self.expires = expires
