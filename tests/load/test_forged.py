"""A flood of forged requests exhausts nothing, and Amazon's own are answered meanwhile."""

import http.client
import os
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest
from alexa_certificates import URL

from load.served import BODY, HEADERS, served
from load.wrk import wrk
from server.front import WAITING

SECONDS = int(os.environ.get("LOAD_SECONDS", "300")) // 5
MOST_GROWTH = 8 * 1024 * 1024  # bytes
CONNECTIONS = 32
MOST_LINES = 30 * (2 + SECONDS // 60)  # one a minute for each reason
pytestmark = pytest.mark.load


class Honest(Thread):
    """Asks as Amazon does, some times a second, until it is over."""

    def __init__(self, port: int, over: Event) -> None:
        super().__init__(daemon=True)
        self.port, self.over, self.answers = port, over, []

    def run(self) -> None:
        while not self.over.wait(0.2):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=8)
            connection.request("POST", "/alexa", BODY, HEADERS)
            self.answers.append(connection.getresponse().status)
            connection.close()


@pytest.fixture
def flood(tmp_path):
    """Send forged requests for so many seconds. Out: what wrk printed."""
    body = tmp_path / "body.json"
    body.write_bytes(BODY)
    files = {"LOAD_BODY": body, "LOAD_URL": URL}
    return lambda port, seconds, **more: wrk(port, seconds, CONNECTIONS, "forged.lua", files | more)


def test_a_flood_of_forged_requests_exhausts_nothing(flood, tmp_path, capsys):
    over = Event()
    with served(tmp_path) as server:
        flood(server.port, max(3, SECONDS // 10))
        before, threads, files = server.memory(), server.threads(), server.files()
        honest = Honest(server.port, over)
        honest.start()
        told = flood(server.port, SECONDS)
        over.set()
        honest.join(10)
        growth, more = server.memory() - before, server.threads() - threads
        opened, lines = server.files() - files, server.log.read_text().splitlines()
        at_most = server.threads()
        assert server.stop() == 0
    asked = int(re.search(r"(\d+) requests in", told)[1])
    refused = int(re.search(r"Non-2xx or 3xx responses: (\d+)", told)[1])
    with capsys.disabled():
        print(
            f"\n{SECONDS} s of forged requests: {asked / SECONDS:.0f} a second, "
            f"{refused} of {asked} refused; {len(honest.answers)} honest ones answered meanwhile; "
            f"memory {growth / 1024:+.0f} KB, {more:+d} threads, {opened:+d} open files, "
            f"{len(lines)} lines in the log"
        )
    assert refused == asked
    assert "Socket errors" not in told
    assert set(honest.answers) == {200}
    assert growth < MOST_GROWTH
    assert at_most <= 1 + WAITING  # they are made when they are needed, and stay
    assert opened <= CONNECTIONS
    assert len(lines) <= MOST_LINES


def test_a_flood_of_made_up_addresses_at_the_start_keeps_nobody_out(flood, tmp_path):
    """Every one is new and costs a download, and no key is in use yet."""
    over = Event()
    with served(tmp_path) as server, ThreadPoolExecutor(1) as forger:
        flooding = forger.submit(flood, server.port, 5, LOAD_ONLY_NEW="yes")
        honest = Honest(server.port, over)
        honest.start()
        assert "Socket errors" not in flooding.result(30)
        over.set()
        honest.join(10)
    assert set(honest.answers) == {200}
