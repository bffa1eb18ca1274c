"""A page that cannot be loaded is reported in one line."""

from __future__ import annotations

import socket
import threading

import pytest

from reader.sources.web_request import FetchLimits
from tests.sources.web.helpers import Have, slowly, trouble
from tests.sources.web.site import PAGE, Reply, Site


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 429, 451, 500, 503, 304, 300])
def test_error_status_is_reported(site: Site, have: Have, status: int) -> None:
    site.replies["/"] = Reply(PAGE if status != 304 else b"", status)
    message = trouble(have, f"{site.url}/")
    assert f"{site.url}/" in message
    assert f"({status})" in message


@pytest.mark.parametrize(
    ("kind", "said_as"),
    [
        ("image/png", "a picture"),
        ("video/mp4", "a video"),
        ("application/epub+zip", "an EPUB book"),
        ("application/x-\x1b[31mevil", "of the type application/x-31mevil"),
        ("application/octet-stream; charset=utf-8", "of the type application/octet-stream"),
    ],
)
def test_content_type_of_another_kind_is_refused(site: Site, have: Have, kind: str, said_as: str) -> None:
    site.replies["/"] = Reply(kind=kind)
    assert f"{site.url}/ is {said_as}, not an HTML page." in trouble(have, f"{site.url}/")


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("application/rss+xml", "a feed, not an HTML page. Follow it with “reader feed add” and its"),
        ("text/xml", "XML, not an HTML page. If it is a feed, follow it with “reader feed add”."),
    ],
)
def test_feed_on_the_web_is_to_be_followed(site: Site, have: Have, kind: str, advice: str) -> None:
    site.replies["/"] = Reply(kind=kind)
    assert f"{site.url}/ is {advice}" in trouble(have, f"{site.url}/")


def test_epub_on_the_web_is_to_be_saved_first(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(kind="application/epub+zip")
    assert trouble(have, f"{site.url}/").endswith("Save it, and open the file.")


@pytest.mark.parametrize("kind", ["text/html", None])
def test_binary_content_is_refused_whatever_its_type(site: Site, have: Have, kind: str | None) -> None:
    site.replies["/"] = Reply(b"\x89PNG and so on", kind=kind)
    assert "a picture" in trouble(have, f"{site.url}/")


@pytest.mark.parametrize("kind", ["application/xhtml+xml", "Text/HTML"])
def test_other_text_types_are_read(site: Site, have: Have, kind: str) -> None:
    site.replies["/"] = Reply(kind=kind)
    assert have(f"{site.url}/").html == PAGE


@pytest.mark.parametrize("body", [b"", b" \n"])
def test_empty_page_is_reported(site: Site, have: Have, body: bytes) -> None:
    site.replies["/"] = Reply(body)
    assert "empty" in trouble(have, f"{site.url}/")


def test_refused_connection_is_reported(have: Have) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert f"127.0.0.1:{port} refused the connection" in trouble(have, f"http://127.0.0.1:{port}/")


def test_unknown_host_is_reported_quickly(have: Have) -> None:
    assert "nowhere.invalid" in trouble(have, "https://nowhere.invalid/", limits=FetchLimits(total=5))


def test_next_ip_address_of_the_host_is_tried(site: Site, have: Have) -> None:
    """`localhost` can also be ::1, where this site does not listen."""
    assert have(f"http://localhost:{site.port}/").html == PAGE


def test_incomplete_response_is_an_error(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(headers={"Content-Length": "99"}, write=slowly(b"<p>Half a", pause=0))
    assert "broke before the whole page arrived" in trouble(have, f"{site.url}/")


def test_response_that_is_not_http_is_reported(have: Have) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.send(b"\x1b[31m220 mail\r\n")

        threading.Thread(target=greet, daemon=True).start()
        assert "broke" in trouble(have, f"http://127.0.0.1:{server.getsockname()[1]}/")


@pytest.mark.parametrize(
    "url",
    [
        "http://", "http://127.0.0.1:port/", "http://127.0.0.1:99999/", "http://[::1/",
        "http://exa mple/", "http://a..b/", "http://ex%00mple/", "http://\u2100.org/", "https://\ud800/",
        "http://" + "a" * 300, "http://[fe80::x]/",
    ],
)  # fmt: skip
def test_invalid_address_is_reported(have: Have, url: str) -> None:
    assert "The web address is not valid" in trouble(have, url)


def test_long_address_is_shortened_in_messages(site: Site, have: Have) -> None:
    assert len(trouble(have, f"{site.url}/{'x' * 5000}")) < 300
