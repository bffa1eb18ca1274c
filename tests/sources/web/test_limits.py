"""No site can exceed the limits of time and memory for a page."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
from http.server import BaseHTTPRequestHandler

import pytest

from reader.sources.web_request import FetchLimits
from tests.sources.web.helpers import PACKERS, QUICK, Have, slowly, trouble
from tests.sources.web.site import PAGE, Reply, Site
from tests.support.programs import wait_for

_ONLY_TOTAL = QUICK._replace(connect=20, read=20)  # a busy machine must not reach another limit first


def test_silent_server_times_out(site: Site, have: Have) -> None:
    has_timed_out = threading.Event()

    def stay_silent(_: BaseHTTPRequestHandler) -> None:
        has_timed_out.wait(20)

    site.replies["/"] = Reply(headers={"Content-Length": "9"}, write=stay_silent)
    assert "no answer within 0.3 seconds" in trouble(have, f"{site.url}/", limits=QUICK)
    has_timed_out.set()


def test_slow_body_hits_the_total_timeout(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(headers={"Content-Length": "99"}, write=slowly(*[b"x"] * 20))
    assert "timed out after 0.8 seconds" in trouble(have, f"{site.url}/", limits=_ONLY_TOTAL)


def test_slow_headers_hit_the_total_timeout(have: Have) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                for letter in b"HTTP/1.1 200 OK\r\nX-Slow: yes":
                    try:
                        connection.send(bytes([letter]))
                    except OSError:
                        return
                    time.sleep(0.1)

        threading.Thread(target=drip, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert "timed out after 0.8 seconds" in trouble(have, url, limits=_ONLY_TOTAL)


BOMB = bytes(20_000_000)


def test_page_that_is_too_large_is_refused(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(b"<p>" + b"word " * 250_000)
    message = trouble(have, f"{site.url}/", limits=FetchLimits(page_bytes=1_000_000))
    assert "larger than 1 MB" in message
    assert have(f"{site.url}/", limits=FetchLimits()).html.startswith(b"<p>word")


def test_endless_page_is_refused_at_the_limit(site: Site, have: Have) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        while True:
            handler.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    site.replies["/"] = Reply(headers={"Transfer-Encoding": "chunked"}, write=endless)
    assert "larger than 2 MB" in trouble(have, f"{site.url}/", limits=FetchLimits(page_bytes=2_000_000))


@pytest.mark.parametrize("packer", PACKERS)
def test_decompression_stops_at_the_size_limit(site: Site, have: Have, packer: str) -> None:
    coding, pack = PACKERS[packer]
    site.replies["/"] = Reply(pack(BOMB), headers={"Content-Encoding": coding})
    limits = FetchLimits(page_bytes=1_000_000)
    tracemalloc.start()
    try:
        assert "larger than 1 MB" in trouble(have, f"{site.url}/", limits=limits)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8_000_000


def test_compressed_size_is_limited_too(site: Site, have: Have) -> None:
    """Empty gzip members: many bytes without content."""
    site.replies["/"] = Reply(
        gzip.compress(b"") * 10_000 + gzip.compress(PAGE), headers={"Content-Encoding": "gzip"}
    )
    assert "larger than" in trouble(have, f"{site.url}/", limits=FetchLimits(wire_bytes=100_000))


def test_endless_compressed_data_is_limited_too(site: Site, have: Have) -> None:
    nothing = gzip.compress(b"") * 1000

    def endless(handler: BaseHTTPRequestHandler) -> None:
        while True:
            handler.wfile.write(nothing)

    site.replies["/"] = Reply(headers={"Content-Encoding": "gzip"}, write=endless)
    before = threading.active_count()
    assert "larger than" in trouble(have, f"{site.url}/", limits=FetchLimits(wire_bytes=500_000, total=5))
    wait_for(lambda: threading.active_count() <= before + 1)  # the site's thread; ours has ended


def test_nested_compression_is_refused(site: Site, have: Have) -> None:
    twice = gzip.compress(gzip.compress(BOMB))
    site.replies["/"] = Reply(twice, headers={"Content-Encoding": "gzip, gzip"})
    assert "compressed more than once" in trouble(have, f"{site.url}/")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_damaged_compression_is_reported(site: Site, have: Have, coding: str) -> None:
    site.replies["/"] = Reply(b"\x00\x01not packed at all", headers={"Content-Encoding": coding})
    assert "arrived damaged" in trouble(have, f"{site.url}/")
