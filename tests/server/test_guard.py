"""Other web sites cannot reach the local server, neither by name (DNS rebinding) nor by post."""

import pytest
from alexa_certificates import chain

from server.verification import KeyStore
from server.web.guard import host_name

GOOD = chain()
PATHS = ("/", "/healthz", "/static/page.css", "/nothing")


@pytest.mark.parametrize("host", ["localhost", "localhost:5000", "127.0.0.1:5000", "[::1]:5000"])
def test_local_names_are_answered(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:5000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "[::1",
        "",
        "0.0.0.0",  # noqa: S104
    ],
)
def test_other_names_are_refused(client, host, path):
    reply = client.get(path, headers={"Host": host}, buffered=True)
    assert reply.status_code == 400
    assert list(reply.get_json()) == ["error"]


def test_unsigned_requests_may_not_come_through_a_tunnel(client, launch):
    assert client.post("/alexa", json=launch, headers={"Host": "my.tunnel"}).status_code == 400


def test_signed_requests_may_come_through_a_tunnel(make, launch):
    """So can a real device be tried on the local server; the page stays closed."""
    client = make(verify=True, keys=KeyStore(fetch=lambda _: GOOD.pem, roots=[GOOD.root]))
    body = client.application.json.dumps(launch).encode()
    headers = {"Host": "my.tunnel"} | GOOD.headers(body)
    assert client.post("/alexa", data=body, headers=headers).status_code == 200
    assert client.get("/", headers={"Host": "my.tunnel"}).status_code == 400


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1234"])
def test_another_page_is_refused(client, origin):
    reply = client.post("/api/turn", json={"utterance": "a"}, headers={"Origin": origin})
    assert (reply.status_code, reply.get_json()["error"]) == (
        400,
        "this server answers to its own page only",
    )


def test_its_own_page_is_answered(client):
    own = {"Origin": "http://localhost"}
    assert client.post("/api/turn", json={"utterance": "a"}, headers=own).status_code == 200


def test_a_malformed_host_has_no_name():
    assert host_name("localhost:port") is None


def test_on_another_address_the_page_answers_under_any_name(make):
    client = make(host="0.0.0.0", keys=KeyStore(fetch=lambda _: b"", roots=[]))  # noqa: S104
    assert client.get("/", headers={"Host": "192.168.1.7:5000"}).status_code == 200
