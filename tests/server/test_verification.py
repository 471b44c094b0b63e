"""With --verify only what Amazon signed, just now, for this skill, is answered; all else is 400."""

import json
from datetime import timedelta

import pytest
from alexa_certificates import NOW, URL, chain, private_key
from alexa_requests import at

from server.verification import KeyStore

GOOD = chain()


class Bucket:
    """Amazon's storage: gives the PEM, and counts who asks."""

    def __init__(self, pem=GOOD.pem):
        self.pem, self.asked = pem, []

    def __call__(self, url):
        self.asked.append(url)
        return self.pem


@pytest.fixture
def bucket():
    return Bucket()


@pytest.fixture
def verified(make, bucket):
    return make(verify=True, keys=KeyStore(fetch=bucket, roots=[GOOD.root]))


def send(client, envelope, sender=GOOD, url=URL, **headers):
    body = json.dumps(envelope).encode()
    return client.post("/alexa", data=body, headers=sender.headers(body, url) | headers)


def refused(reply, expected):
    return (reply.status_code, reply.get_json()) == (400, {"error": expected})


def test_a_signed_request_is_answered(verified, launch):
    assert send(verified, launch).status_code == 200


def test_the_certificate_is_downloaded_once(verified, launch, bucket):
    for _ in range(3):
        assert send(verified, launch).status_code == 200
    assert bucket.asked == [URL]


def test_another_spelling_of_the_address_is_the_same_certificate(verified, launch, bucket):
    spelled = "https://S3.amazonaws.com:443/x/../echo.api//echo-api-cert-13.pem?fresh=1"
    assert send(verified, launch).status_code == 200
    assert send(verified, launch, url=spelled).status_code == 200
    assert bucket.asked == [URL]


BAD_CHAINS = {
    "expired": chain(ends=NOW - timedelta(days=1)),
    "not yet valid": chain(begins=NOW + timedelta(days=1)),
    "another name": chain(name="echo-api.example.com"),
    "a wildcard": chain(name="*.amazon.com"),
    "another root": chain(root="stranger"),
    "not for signatures": chain(signs=False),
}


@pytest.mark.parametrize("fault", BAD_CHAINS)
def test_a_bad_chain_is_refused(make, launch, fault):
    keys = KeyStore(fetch=Bucket(BAD_CHAINS[fault].pem), roots=[GOOD.root])
    reply = send(make(verify=True, keys=keys), launch)
    assert reply.status_code == 400
    assert "certificate" in reply.get_json()["error"]


@pytest.mark.parametrize("pem", [b"", b"<Error>AccessDenied</Error>", GOOD.pem[:400]])
def test_what_is_no_certificate_is_refused(make, launch, pem):
    keys = KeyStore(fetch=Bucket(pem), roots=[GOOD.root])
    reply = send(make(verify=True, keys=keys), launch)
    assert refused(reply, "the certificate cannot be read")


def test_a_chain_without_its_middle_is_refused(make, launch):
    leaf_only = GOOD.pem.split(b"-----END CERTIFICATE-----\n")[0] + b"-----END CERTIFICATE-----\n"
    keys = KeyStore(fetch=Bucket(leaf_only), roots=[GOOD.root])
    reply = send(make(verify=True, keys=keys), launch)
    assert refused(reply, "the certificate chain is not valid")


def test_amazons_real_roots_do_not_trust_our_chain(make, launch):
    reply = send(make(verify=True, keys=KeyStore(fetch=Bucket())), launch)
    assert refused(reply, "the certificate chain is not valid")


def test_a_tampered_body_is_refused(verified, launch):
    headers = GOOD.headers(json.dumps(launch).encode())
    launch["request"]["locale"] = "en-GB"
    reply = verified.post("/alexa", data=json.dumps(launch).encode(), headers=headers)
    assert refused(reply, "the signature does not fit the body")


def test_a_signature_by_another_key_is_refused(verified, launch):
    stranger = chain(root="stranger")
    forged = type(stranger)(stranger.pem, stranger.root, signer=private_key("stranger"))
    assert refused(send(verified, launch, forged), "the signature does not fit the body")


@pytest.mark.parametrize("missing", ["SignatureCertChainUrl", "Signature-256"])
def test_an_unsigned_request_is_refused(verified, launch, missing):
    assert refused(send(verified, launch, **{missing: ""}), "the request is not signed")


@pytest.mark.parametrize("signature", ["no base64!", "YWJj", "=", "\xff"])
def test_a_malformed_signature_is_refused(verified, launch, signature):
    assert send(verified, launch, **{"Signature-256": signature}).status_code == 400


@pytest.mark.parametrize(
    ("kind", "seconds", "status"),
    [
        ("LaunchRequest", 140, 200),
        ("LaunchRequest", 160, 400),
        ("LaunchRequest", -160, 400),
        ("LaunchRequest", -140, 200),
        ("AlexaSkillEvent.SkillEnabled", 3500, 200),
        ("AlexaSkillEvent.SkillEnabled", 3700, 400),
    ],
)
def test_a_stale_timestamp_is_refused(verified, launch, kind, seconds, status):
    launch["request"] |= {"type": kind, "timestamp": at(timedelta(seconds=seconds))}
    assert send(verified, launch).status_code == status


@pytest.mark.parametrize("body", [b"null", b"{}", b"x"])
def test_cheap_faults_cost_no_download(verified, bucket, body):
    assert verified.post("/alexa", data=body, headers=GOOD.headers(body)).status_code == 400
    assert bucket.asked == []


def test_a_stale_request_costs_no_download(verified, launch, bucket):
    launch["request"]["timestamp"] = at(timedelta(hours=2))
    assert refused(send(verified, launch), "the timestamp is too far from now")
    assert bucket.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://s3.amazonaws.com/echo.api/cert.pem",
        "ftp://s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com.example.com/echo.api/cert.pem",
        "https://example.com/echo.api/cert.pem",
        "https://notamazon.com/echo.api/cert.pem",
        "https://s3.amazonaws.com./echo.api/cert.pem",
        "https://someone@s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com:443@example.com/echo.api/cert.pem",
        "https://s3.amazonaws.com:563/echo.api/cert.pem",
        "https://s3.amazonaws.com:x/echo.api/cert.pem",
        "https://s3.amazonaws.com:99999/echo.api/cert.pem",
        "https://s3.amazonaws.com/EcHo.aPi/cert.pem",
        "https://s3.amazonaws.com/invalid.path/cert.pem",
        "https://s3.amazonaws.com/echo.api/../invalid.path/cert.pem",
        "https://s3.amazonaws.com/echo.api/%2e%2e/invalid.path/cert.pem",
        "https://s3.amazonaws.com/echo.api",
        "https://s3.amazonaws.com//echo.api/cert.pem",
        "https://s3.amazonaws.com\\@example.com/echo.api/cert.pem",
        "https://[::1/echo.api/cert.pem",
        "https:///echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/" + "x" * 400,
        "cert.pem",
    ],
)
def test_a_bad_address_is_refused_before_any_download(verified, launch, bucket, url):
    reply = send(verified, launch, url=url)
    assert reply.status_code == 400
    assert reply.get_json()["error"].startswith("the certificate URL ")
    assert bucket.asked == []


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "test.local"])  # noqa: S104
def test_another_address_than_loopback_forces_verification_on(make, launch, host):
    client = make(host=host, keys=KeyStore(fetch=Bucket(), roots=[GOOD.root]))
    assert refused(client.post("/alexa", json=launch), "the request is not signed")
    assert send(client, launch).status_code == 200
