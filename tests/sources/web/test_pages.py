"""Pages are loaded from a real site on this machine, over real sockets."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from reader.export.markup.safe_href import safe_href
from reader.page.parse import parse_page
from reader.sources.source import Source
from reader.sources.web import fetch_page
from reader.sources.web_address import parse_address
from reader.sources.web_cache import PageCache
from tests.sources.web.helpers import PACKERS, QUICK, Have
from tests.sources.web.site import PAGE, Reply, Site
from tests.support.pdf_files import Text, pdf


def test_page_is_loaded_with_its_address(site: Site, have: Have) -> None:
    source = have(f"{site.url}/#part")
    assert source == Source(PAGE, f"{site.url}/", f"{site.url}/", f"{site.url}/", is_public=True)


def test_request_headers_name_the_program_and_nothing_about_the_listener(site: Site, have: Have) -> None:
    have(f"{site.url}/")
    headers = site.requests[0].headers
    assert headers["user-agent"].startswith("accessible-reader/")
    assert set(headers) == {"host", "connection", "user-agent", "accept", "accept-encoding"}
    assert headers["host"] == f"127.0.0.1:{site.port}"


def test_page_resources_are_not_fetched(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(
        b"<meta http-equiv=refresh content='0;url=/other'><link rel=stylesheet href=/style.css>"
        b"<script src=/script.js></script><img src=/picture.png><iframe src=/frame></iframe><p>Words."
    )
    source = have(f"{site.url}/")
    assert parse_page(source.html, source.url).article_text == "Words."
    assert site.paths() == ["/"]


@pytest.mark.parametrize("kind", ["text/plain", "text/markdown"])
def test_text_plain_is_not_parsed_as_html(site: Site, have: Have, kind: str) -> None:
    site.replies["/"] = Reply("<h1>é</h1>\r\n\r\nb".encode("latin-1"), kind=f"{kind}; charset=latin-1")
    source = have(f"{site.url}/")
    assert parse_page(source.html, source.url, source.charset).article_text == "<h1>é</h1>\nb"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=ISO-8859-2", "<p>Žluťoučký kůň".encode("iso-8859-2")),
        ('text/html; charset="koi8-r"', "<p>Приливы".encode("koi8-r")),
        ("TEXT/HTML;CHARSET=shift_jis", "<p>海は満ち引き".encode("shift_jis")),
        ("text/html; charset=windows-1252", b"<meta charset=utf-8><p>caf\xe9"),
        ("text/html; charset=nonesuch", "<p>café".encode()),
        ("text/html", "<meta charset=iso-8859-1><p>café".encode("iso-8859-1")),
        (None, "<p>café".encode()),
    ],
)
def test_charset_of_the_http_header_is_used(site: Site, have: Have, kind: str | None, body: bytes) -> None:
    site.replies["/"] = Reply(body, kind=kind)
    source = have(f"{site.url}/")
    text = parse_page(source.html, source.url, source.charset).article_text
    assert text in {"Žluťoučký kůň", "Приливы", "海は満ち引き", "café"}


@pytest.mark.parametrize("packer", PACKERS)
def test_compressed_pages_are_decompressed(site: Site, have: Have, packer: str) -> None:
    coding, pack = PACKERS[packer]
    page = PAGE + b"<p>And so it goes on.</p>" * 50_000
    site.replies["/"] = Reply(pack(page), headers={"Content-Encoding": coding})
    assert have(f"{site.url}/").html == page


def test_accept_encoding_names_the_supported_encodings(site: Site, have: Have) -> None:
    have(f"{site.url}/")
    accepted = set(site.requests[0].headers["accept-encoding"].split(","))
    assert accepted == {"gzip", "deflate", "br", "zstd"}


def chunked(*pieces: bytes) -> Reply:
    def write(handler: BaseHTTPRequestHandler) -> None:
        for piece in (*pieces, b""):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))

    return Reply(headers={"Transfer-Encoding": "chunked"}, write=write)


def test_chunked_page_is_joined(site: Site, have: Have) -> None:
    site.replies["/"] = chunked(b"<p>The sea ", b"comes ", b"and goes.")
    assert have(f"{site.url}/").html == b"<p>The sea comes and goes."


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/été?mois=août", "/%C3%A9t%C3%A9?mois=ao%C3%BBt"),
        ("/a b", "/a%20b"),
        ("/%C3%A9?a=1&b=%20", "/%C3%A9?a=1&b=%20"),
        ("/twice//over", "/twice//over"),
        ("?q", "/?q"),
        ("/a\x1b[31m\x07b", "/a%1B%5B31m%07b"),
        ("/odd\udce9", "/odd%E9"),
    ],
)
def test_address_is_requested_percent_encoded(site: Site, have: Have, asked: str, path: str) -> None:
    site.replies[path] = Reply()
    assert have(f"{site.url}{asked}").url == f"{site.url}{path}"


def test_scheme_and_host_are_case_insensitive(site: Site, have: Have) -> None:
    assert have(f"HTTP://127.0.0.1:{site.port}").url == f"{site.url}/"


def test_ipv6_addresses_are_supported() -> None:
    try:
        site = Site("::1")
    except OSError:
        pytest.skip("this machine has no IPv6")
    with site:
        assert (
            fetch_page(f"{site.url}/", limits=QUICK, cache=PageCache(Path("/nonexistent"))).url
            == f"{site.url}/"
        )
        assert site.requests[0].headers["host"] == f"[::1]:{site.port}"


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("ｅｘａｍｐｌｅ。org", "example.org"),
        ("Example.ORG.", "example.org."),
        ("日本.example", "xn--wgv71a.example"),
        ("[::FFFF:1.2.3.4]", "::ffff:102:304"),
        ("ex%61mple.org", "example.org"),
        ("exa\u00admple.org", "example.org"),
        ("exam\tple\n.org", "example.org"),
        ("/example.org", "example.org"),
        ("\\example.org", "example.org"),
        ("example.org\\@evil.example", "example.org"),
        ("example.org:443\\@evil.example", "example.org"),
        ("anna:secret@example.org\\@evil.example", "example.org"),
        ("2130706433", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.01", "127.0.0.1"),
        ("１２７.0.0.１", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
    ],
)
def test_host_is_normalised_as_in_browsers(name: str, host: str) -> None:
    for scheme in ("https:", "HTTPS:", "https:/", "https:\\", " ht\ttps:"):
        assert parse_address(f"{scheme}//{name}/").host == host
        assert safe_href(f"{scheme}//{name}/").startswith(f"https://{f'[{host}]' if ':' in host else host}/")


def test_default_port_is_dropped_from_the_address() -> None:
    assert parse_address("https://example.org:443/a#b").url == "https://example.org/a"
    assert parse_address("http://example.org:443").url == "http://example.org:443/"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["application/pdf", "text/html"])
def test_document_on_the_web_is_read_also_without_a_network(site: Site, have: Have, kind: str) -> None:
    document = pdf([[Text(50, 700, "The tide comes in.")]])
    site.replies["/"] = Reply(document, kind=kind)
    source = have(f"{site.url}/")
    assert b"The tide comes in." in source.html
    assert source.only_article
    site.close()
    assert have(f"{site.url}/").html == source.html
