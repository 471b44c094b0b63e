"""The store of keys: bounded, expiring, one download however many wait."""

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
from datetime import timedelta
from importlib import import_module
from itertools import islice

import pytest
from alexa_certificates import NOW, Clock, chain
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates

from server.front import WAITING
from server.verification import KeyStore, Refused
from server.verification import certvalidator_stand_in as stand_in
from server.verification import keys as module
from server.verification.download import DownloadError
from server.verification.roots import trusted_roots

sdk = import_module("ask_sdk_webservice_support.verifier")  # after the stand-in is registered

GOOD = chain(ends=NOW + timedelta(minutes=90))


class Source:
    """Where certificates come from: a count, and an answer that can change."""

    def __init__(self):
        self.asked, self.answer = 0, GOOD.pem

    def __call__(self, url):
        del url
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def store(source, clock):
    return KeyStore(fetch=source, roots=[GOOD.root], now=clock)


def test_a_key_is_fetched_again_after_an_hour(store, source, clock):
    store.key("a")
    clock.time += timedelta(minutes=59)
    store.key("a")
    assert source.asked == 1
    clock.time += timedelta(minutes=2)
    store.key("a")
    assert source.asked == 2


def test_a_key_is_not_used_beyond_its_certificate(store, clock):
    clock.time += timedelta(minutes=50)
    store.key("a")
    clock.time += timedelta(minutes=41)
    with pytest.raises(Refused, match="chain is not valid"):
        store.key("a")


def test_a_key_is_not_used_beyond_the_certificate_that_vouches_for_it(store, source, clock):
    source.answer = chain(between_ends=NOW + timedelta(minutes=30)).pem
    store.key("a")
    clock.time += timedelta(minutes=31)
    with pytest.raises(Refused, match="chain is not valid"):
        store.key("a")


def test_a_chain_longer_than_any_of_amazons_is_refused(store, source):
    middle = GOOD.pem[GOOD.pem.rindex(b"-----BEGIN") :]
    source.answer = GOOD.pem + middle * 5
    with pytest.raises(Refused, match="too long"):
        store.key("a")


def test_a_failed_download_is_remembered_for_a_moment_only(store, source, clock):
    source.answer = DownloadError("no answer")
    for _ in range(5):
        with pytest.raises(Refused, match="cannot be downloaded"):
            store.key("a")
    assert source.asked == 1
    source.answer = GOOD.pem
    clock.time += timedelta(seconds=11)
    store.key("a")


def test_an_unforeseen_failure_is_a_refusal_too(store, source):
    source.answer = RuntimeError("anything")
    with pytest.raises(Refused, match="cannot be checked"):
        store.key("a")


def test_forged_addresses_push_no_good_key_out(store, source):
    store.key("good")
    source.answer = DownloadError("no answer")
    for number in range(100):
        with pytest.raises(Refused):
            store.key(f"forged {number}")
    assert len(store._kept) == module.MOST
    asked = source.asked
    store.key("good")
    assert source.asked == asked


def test_many_waiters_cost_one_download(clock):
    go, asked = threading.Event(), []

    def slow(url):
        asked.append(url)
        assert go.wait(5)
        return GOOD.pem

    store = KeyStore(fetch=slow, roots=[GOOD.root], now=clock)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(store.key, "a") for _ in range(8)]
        go.set()
        assert len({id(each.result(5)) for each in waiting}) == 1
    assert asked == ["a"]


class Slow:
    """Amazon's storage gives what it has when it is told to."""

    def __init__(self, only=None):
        """In: the addresses that there are, None for all."""
        self.go, self.asked, self.only = threading.Event(), [], only

    def __call__(self, url):
        self.asked.append(url)
        assert self.go.wait(5)
        if self.only is not None and url not in self.only:
            raise DownloadError("no answer")
        return GOOD.pem


def test_while_a_key_is_in_use_who_comes_during_two_downloads_is_refused_at_once(clock):
    slow = Slow()
    store = KeyStore(fetch=slow, roots=[GOOD.root], now=clock)
    slow.go.set()
    assert store.key("in use")
    slow.go.clear()
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(store.key, name) for name in "ab"]
        while len(slow.asked) < 3:
            assert not any(each.done() for each in running)
        with pytest.raises(Refused, match="too many"):
            store.key("c")
        slow.go.set()
        assert all(each.result(5) for each in running)


@pytest.mark.parametrize("quiet", [None, timedelta(minutes=61)])
def test_no_flood_of_made_up_addresses_keeps_out_the_first_key(clock, quiet):
    """After a start, or an hour without requests, an honest address is one among many new ones."""
    slow = Slow(only={"honest", "before"})
    store = KeyStore(fetch=slow, roots=[GOOD.root], now=clock)
    if quiet:
        slow.go.set()
        store.key("before")
        clock.time += quiet
        slow.go.clear()
    with ThreadPoolExecutor(WAITING - 1) as pool, ThreadPoolExecutor(1) as last:
        forged = [pool.submit(store.key, f"x{number}") for number in range(WAITING - 1)]
        while len(slow.asked) < WAITING - 1 + bool(quiet):
            assert not any(each.done() for each in forged)
        honest = last.submit(store.key, "honest")
        slow.go.set()
        assert honest.result(5)
        assert {str(each.exception(5)) for each in forged} == {
            "the certificate cannot be downloaded"
        }


def test_after_a_start_everybody_waits_for_the_first_key(clock):
    slow = Slow()
    store = KeyStore(fetch=slow, roots=[GOOD.root], now=clock)
    with ThreadPoolExecutor(WAITING) as pool:
        asked = [pool.submit(store.key, "a") for _ in range(100)]
        slow.go.set()
        assert all(each.result(5) for each in asked)
    assert slow.asked == ["a"]


def test_the_key_in_use_serves_while_it_is_renewed(clock):
    slow = Slow()
    store = KeyStore(fetch=slow, roots=[GOOD.root], now=clock)
    slow.go.set()
    old = store.key("a")
    clock.time += timedelta(minutes=61)
    slow.go.clear()
    with ThreadPoolExecutor(1) as pool, ThreadPoolExecutor(1) as late:
        renewed = pool.submit(store.key, "a")
        while len(slow.asked) < 2:
            assert not renewed.done()
        assert all(store.key("a") is old for _ in range(100))
        clock.time += timedelta(minutes=30)
        beyond = late.submit(store.key, "a")  # its certificate has ended: it serves nobody
        assert wait([beyond], timeout=0.05).not_done
        slow.go.set()
        assert renewed.result(5)


def test_a_flood_with_one_slow_address_leaves_threads_for_others(clock):
    slow = Slow()
    store = KeyStore(fetch=slow, roots=[GOOD.root], now=clock)
    slow.go.set()
    assert store.key("in use")
    slow.go.clear()
    with ThreadPoolExecutor(WAITING) as pool:
        asked = [pool.submit(store.key, "a") for _ in range(100)]
        refused = [each.exception(5) for each in islice(as_completed(asked, 5), 100 - 8)]
        slow.go.set()
    assert {str(each) for each in refused} == {module.TOO_MANY}
    assert len([each for each in asked if not each.exception()]) == 1 + module.MOST_WAITING
    assert slow.asked == ["in use", "a"]
    assert store.key("a")


def test_a_key_in_use_is_renewed_whatever_else_is_downloaded(clock):
    slow = Slow()
    store = KeyStore(fetch=slow, roots=[GOOD.root], now=clock)
    slow.go.set()
    store.key("in use")
    clock.time += timedelta(minutes=61)
    store.key("in use too")
    slow.go.clear()
    with ThreadPoolExecutor(3) as pool:
        running = [pool.submit(store.key, name) for name in ("forged", "forged too")]
        while len(slow.asked) < 4:
            assert not any(each.done() for each in running)
        renewed = pool.submit(store.key, "in use")
        while len(slow.asked) < 5:
            assert not renewed.done()
        slow.go.set()
        assert renewed.result(5)


def test_the_real_roots_can_be_read():
    assert len(trusted_roots()) > 50


def der(pem):
    return [each.public_bytes(Encoding.DER) for each in load_pem_x509_certificates(pem)]


def test_the_stand_in_does_what_certvalidator_did(monkeypatch):
    monkeypatch.setattr(stand_in, "trusted_roots", lambda: (GOOD.root,))
    leaf, *between = der(GOOD.pem)
    path = stand_in.CertificateValidator(leaf, between).validate_usage({"digital_signature"})
    assert len(path) == 3
    with pytest.raises(stand_in.PathError):
        stand_in.CertificateValidator(leaf).validate_usage({"digital_signature"})
    with pytest.raises(stand_in.ValidationError):
        stand_in.CertificateValidator(leaf, between).validate_usage({"crl_sign"})


def test_the_sdk_uses_the_stand_in():
    assert sdk.CertificateValidator is stand_in.CertificateValidator


def test_a_certificate_that_was_replaced_is_noticed_within_the_hour(store, source, clock):
    """Rotation at the same address: the old key serves until it is fetched again."""
    old = store.key("a")
    rotated = chain(signer="rotated")
    source.answer = rotated.pem
    assert store.key("a") is old
    clock.time += timedelta(minutes=61)
    assert store.key("a").public_numbers() == rotated.signer.public_key().public_numbers()
    assert store.key("a").public_numbers() != old.public_numbers()


def test_a_clock_that_is_set_back_keeps_no_key_for_longer(store, source, clock):
    """What is kept expires at a time of the clock, and a certificate from the future is refused."""
    store.key("a")
    clock.time -= timedelta(days=60)
    with pytest.raises(Refused, match="chain is not valid"):
        store.key("b")
    clock.time += timedelta(days=60, minutes=61)
    store.key("a")
    assert source.asked == 3
