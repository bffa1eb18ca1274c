"""A name and a password are sent to their own host, and appear nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sources.source import Source, display_name
from tests.sources.web.helpers import SECRET, Have, trouble, with_name
from tests.sources.web.site import PAGE, Reply, Site, moved


def test_credentials_are_sent_and_appear_nowhere_else(site: Site, have: Have, folder: Path) -> None:
    source = have(with_name(f"{site.url}/", "p%40ss%C3%A9"))
    assert site.requests[0].headers["authorization"] == "Basic YW5uYTpwQHNzw6k="
    assert source == Source(PAGE, f"{site.url}/", f"{site.url}/", f"{site.url}/", is_public=True)
    for file in folder.iterdir():
        assert b"anna" not in file.read_bytes()
        assert b"YW5uYT" not in file.read_bytes()


def test_credentials_follow_redirects_on_the_same_site_only(site: Site, private: Site, have: Have) -> None:
    site.replies["/a"] = moved("/b")
    site.replies["/b"] = moved(f"{private.url}/")
    have(with_name(f"{site.url}/a"), allow_private=True)
    assert ["authorization" in request.headers for request in site.requests] == [True, True]
    assert "authorization" not in private.requests[0].headers


def test_credentials_in_a_redirect_are_ignored(site: Site, have: Have) -> None:
    site.replies["/a"] = moved(with_name(f"{site.url}/"))
    assert have(f"{site.url}/a").url == f"{site.url}/"
    assert "authorization" not in site.requests[1].headers


@pytest.mark.parametrize("path", ["/missing", "/pdf", "/away", "/circle", "/locked", "/empty", "/broken"])
def test_error_messages_hide_credentials(site: Site, have: Have, path: str) -> None:
    site.replies |= {
        "/pdf": Reply(b"%PDF-1.7", kind="application/pdf"),
        "/away": moved("file:///"),
        "/circle": moved("/circle"),
        "/locked": Reply(status=401),
        "/empty": Reply(b""),
        "/broken": Reply(status=500),
    }
    message = trouble(have, with_name(f"{site.url}{path}"))
    assert SECRET not in message
    assert "anna" not in message


@pytest.mark.parametrize(
    "url",
    [
        f"http://anna:{SECRET}/x@host/", f"http://anna:{SECRET}#x@host/", f"http://anna:{SECRET}@[bad/",
        f"http://anna:{SECRET}@/", f"http://anna:{SECRET}@host:x/",
        f"ftp://anna:{SECRET}@host/", f"sftp://{SECRET}@host",
    ],
)  # fmt: skip
def test_message_about_an_invalid_address_hides_credentials(have: Have, url: str) -> None:
    message = trouble(have, url)
    assert SECRET not in message
    assert SECRET not in display_name(url)
