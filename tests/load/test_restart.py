"""A restart under load loses no accepted request: SIGTERM drains, and the next server goes on."""

import http.client
import threading

from load.served import BODY, HEADERS, Served, served

CLIENTS = 8


class Client(threading.Thread):
    """Asks again and again on one connection, and opens another where it is told to."""

    def __init__(self, server: Served, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.over = server.port, over
        self.answered, self.refused, self.lost = 0, 0, 0

    def run(self) -> None:
        """A refused connection was never accepted; one that breaks after a request is a loss."""
        connection = None
        while not self.over.is_set():
            if connection is None:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                try:
                    connection.connect()
                except OSError:
                    self.refused, connection = self.refused + 1, None
                    self.over.wait(0.02)
                    continue
            connection = self._ask(connection)

    def _ask(self, connection):
        try:
            connection.request("POST", "/alexa", BODY, HEADERS)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self.lost += 1
            return None
        self.answered += answer.status == 200
        self.lost += answer.status != 200
        return None if answer.will_close else connection


def test_a_restart_under_load_loses_no_accepted_request(tmp_path):
    over = threading.Event()
    with served(tmp_path) as first:
        clients = [Client(first, over) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        over.wait(1)
        assert first.stop() == 0
    answered = sum(client.answered for client in clients)
    with served(tmp_path, first.port) as following:
        over.wait(2)
        assert following.stop() == 0
    over.set()
    for client in clients:
        client.join(15)
    assert 0 < answered < sum(client.answered for client in clients)
    assert [client.lost for client in clients] == [0] * CLIENTS
