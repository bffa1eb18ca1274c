"""Redirects are followed only to allowed addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources.web import fetch_page
from reader.sources.web_address import is_public_ip
from reader.sources.web_cache import PageCache
from tests.sources.web.helpers import Have, trouble
from tests.sources.web.site import Reply, Site, moved


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_and_gives_the_last_address(site: Site, have: Have, status: int) -> None:
    site.replies["/old"] = moved("new#part", status)
    site.replies["/new"] = Reply()
    source = have(f"{site.url}/old")
    assert {source.url, source.identity, source.reopen_as} == {f"{site.url}/new"}


def test_ten_redirects_are_followed_and_eleven_refused(site: Site, have: Have) -> None:
    for number in range(11):
        site.replies[f"/{number}"] = moved(f"/{number + 1}")
    site.replies["/11"] = Reply()
    assert have(f"{site.url}/1").url == f"{site.url}/11"
    assert "more than 10 times" in trouble(have, f"{site.url}/0")


def test_redirect_loop_is_reported(site: Site, have: Have) -> None:
    site.replies["/a"] = moved("/b")
    site.replies["/b"] = moved("/a")
    assert "in a loop" in trouble(have, f"{site.url}/a")
    assert site.paths() == ["/a", "/b"]


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd", "javascript:alert(1)", "data:text/html,<p>x", "ftp://127.0.0.1/", "gopher://x/",
        "http://", "//[bad/", "http://127.0.0.1:x/", "",
    ],
)  # fmt: skip
def test_redirect_to_another_scheme_is_refused(site: Site, have: Have, location: str) -> None:
    site.replies["/"] = moved(location)
    message = trouble(have, f"{site.url}/")
    assert "redirects" in message
    assert "[31m" not in message


def test_control_characters_in_a_redirect_never_reach_the_message(site: Site, have: Have) -> None:
    site.replies["/"] = moved("/no\x1b[31mwhere\x07\x9b")
    assert "/no%1B%5B31mwhere%07" in trouble(have, f"{site.url}/")


def test_redirect_address_can_have_non_ascii_letters(site: Site, have: Have) -> None:
    site.replies["/"] = moved("/été".encode().decode("latin-1"))
    site.replies["/%C3%A9t%C3%A9"] = Reply()
    assert have(f"{site.url}/").url.endswith("/%C3%A9t%C3%A9")


def test_public_site_cannot_redirect_into_a_private_network(site: Site, private: Site, have: Have) -> None:
    site.replies["/"] = moved(f"{private.url}/")
    message = trouble(have, f"{site.url}/")
    assert "private network" in message
    assert "--allow-private" in message
    assert private.requests == []
    assert have(f"{site.url}/", allow_private=True).url == f"{private.url}/"


def test_redirect_chain_cannot_reach_a_private_network(site: Site, private: Site, have: Have) -> None:
    private.replies["/"] = moved(f"{site.url}/there")
    site.replies["/there"] = moved(f"{private.url}/secret")
    assert "private network" in trouble(have, f"{private.url}/")
    assert private.paths() == ["/"]


def test_ip_address_decides_not_the_name(private: Site, folder: Path) -> None:
    """A name for this machine is as private as its IP address."""
    with Site() as public:
        public.replies["/"] = moved(f"http://localhost:{private.port}/")
        numbers: list[str] = []

        def first_only(number: str) -> bool:
            numbers.append(number)
            return len(numbers) == 1

        with pytest.raises(SourceError, match="private network"):
            fetch_page(f"{public.url}/", cache=PageCache(folder), is_public_ip=first_only)
    assert set(numbers[1:]) <= {"127.0.0.1", "::1"}


def test_private_address_given_by_the_listener_is_loaded(private: Site, have: Have) -> None:
    private.replies["/a"] = moved(f"{private.url}/")
    assert have(f"{private.url}/a").url == f"{private.url}/"


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "224.0.1.1", "239.1.1.1", "255.255.255.255", "240.0.0.1", "192.0.2.1",
        "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "ff0e::1",
        "fec0::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::127.0.0.1",
        "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1",
    ],
)  # fmt: skip
def test_private_ip_addresses_are_recognised(number: str) -> None:
    assert not is_public_ip(number)


@pytest.mark.parametrize(
    "number",
    ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2a00:1450::1"],
)
def test_public_ip_addresses_are_recognised(number: str) -> None:
    assert is_public_ip(number)
