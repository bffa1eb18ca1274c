"""Whatever keeps a page from being had is said in one line."""

from __future__ import annotations

import socket
import threading

import pytest

from reader.sources.web_request import Limits
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
        ("application/pdf", "a PDF document"),
        ("image/png", "a picture"),
        ("video/mp4", "a film"),
        ("application/epub+zip", "an EPUB book"),
        ("application/x-\x1b[31mevil", "of the type application/x-31mevil"),
        ("application/octet-stream; charset=utf-8", "of the type application/octet-stream"),
    ],
)
def test_what_is_not_a_page_is_refused_by_its_type(site: Site, have: Have, kind: str, said_as: str) -> None:
    site.replies["/"] = Reply(kind=kind)
    assert f"{site.url}/ is {said_as}, not an HTML page." in trouble(have, f"{site.url}/")


def test_what_can_be_read_from_a_file_is_to_be_saved(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(kind="application/epub+zip")
    assert trouble(have, f"{site.url}/").endswith("Save it, and open the file.")


@pytest.mark.parametrize("kind", ["text/html", None])
def test_what_is_not_a_page_is_refused_by_its_bytes_too(site: Site, have: Have, kind: str | None) -> None:
    site.replies["/"] = Reply(b"%PDF-1.7 and so on", kind=kind)
    assert "a PDF document" in trouble(have, f"{site.url}/")


@pytest.mark.parametrize("kind", ["application/xhtml+xml", "Text/HTML"])
def test_other_kinds_of_text_are_taken(site: Site, have: Have, kind: str) -> None:
    site.replies["/"] = Reply(kind=kind)
    assert have(f"{site.url}/").html == PAGE


@pytest.mark.parametrize("body", [b"", b" \n"])
def test_an_empty_page_is_said(site: Site, have: Have, body: bytes) -> None:
    site.replies["/"] = Reply(body)
    assert "empty" in trouble(have, f"{site.url}/")


def test_a_port_where_nobody_listens_is_said(have: Have) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert f"127.0.0.1:{port} refused the connection" in trouble(have, f"http://127.0.0.1:{port}/")


def test_a_host_that_is_not_there_is_said_soon(have: Have) -> None:
    assert "nowhere.invalid" in trouble(have, "https://nowhere.invalid/", limits=Limits(total=5))


def test_another_number_of_the_host_is_tried(site: Site, have: Have) -> None:
    """`localhost` may mean ::1 as well, where this site does not listen."""
    assert have(f"http://localhost:{site.port}/").html == PAGE


def test_a_connection_that_breaks_off_is_no_page(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(headers={"Content-Length": "99"}, write=slowly(b"<p>Half a", pause=0))
    assert "broke before the whole page arrived" in trouble(have, f"{site.url}/")


def test_an_answer_that_is_not_http_is_said(have: Have) -> None:
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


def test_a_very_long_address_is_not_read_out_whole(site: Site, have: Have) -> None:
    assert len(trouble(have, f"{site.url}/{'x' * 5000}")) < 300
