"""HTTPS connections are safe, or refused."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.sources.web_cache import CachedPage, PageCache
from reader.sources.web_request import FetchLimits
from tests.sources.web.helpers import Have, trouble, with_name
from tests.sources.web.site import PAGE, Site, moved


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost that only we signed, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    paths = folder / "certificate.pem", folder / "key.pem"
    made = subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            "-out", str(paths[0]), "-keyout", str(paths[1]),
        ],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode != 0:
        pytest.skip("this openssl cannot make a certificate")
    return paths


@pytest.fixture
def safe_site(certificate: tuple[Path, Path]) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with Site(tls=context) as site:
        yield site


def test_untrusted_certificate_is_refused(safe_site: Site, have: Have) -> None:
    message = trouble(have, f"https://localhost:{safe_site.port}/", limits=FetchLimits())
    assert "certificate is not trusted (self-signed certificate)" in message
    assert safe_site.requests == []


def test_trusted_certificate_for_the_host_is_accepted(
    safe_site: Site, have: Have, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to an IP address, but the certificate is for the name."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    url = f"https://localhost:{safe_site.port}/"
    assert have(url, limits=FetchLimits()).url == url
    wrong = trouble(have, f"https://127.0.0.1:{safe_site.port}/", limits=FetchLimits())
    assert "certificate is not trusted" in wrong
    assert len(safe_site.requests) == 1


def test_credentials_are_not_sent_from_https_to_http(
    site: Site, safe_site: Site, have: Have, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    safe_site.replies["/"] = moved(f"http://localhost:{site.port}/")
    have(with_name(f"https://localhost:{safe_site.port}/"), limits=FetchLimits())
    assert "authorization" in safe_site.requests[0].headers
    assert "authorization" not in site.requests[0].headers


def test_site_without_tls_is_reported_despite_a_cached_copy(site: Site, have: Have, folder: Path) -> None:
    url = f"https://127.0.0.1:{site.port}/"
    PageCache(folder).store(CachedPage(url, PAGE), url)
    assert "no secure connection" in trouble(have, url)
