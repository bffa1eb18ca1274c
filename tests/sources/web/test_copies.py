"""A page that was loaded once can be read without a network."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest

from reader.sources.source import MAX_BYTES
from reader.sources.web_cache import CachedPage, PageCache
from tests.sources.web.helpers import QUICK, Have, slowly, trouble, with_name
from tests.sources.web.site import PAGE, Reply, Site, moved


@pytest.mark.parametrize(
    ("given", "asked"), [("ETag", "if-none-match"), ("Last-Modified", "if-modified-since")]
)
def test_unchanged_page_is_not_downloaded_again(site: Site, have: Have, given: str, asked: str) -> None:
    site.replies["/"] = Reply(headers={given: '"one"'}, kind="text/html; charset=utf-8")
    first = have(f"{site.url}/")
    site.replies["/"] = Reply(b"", 304)
    assert have(f"{site.url}/") == first
    assert site.requests[1].headers[asked] == '"one"'


def test_changed_page_replaces_the_cached_copy(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(headers={"ETag": '"one"'})
    have(f"{site.url}/")
    site.replies["/"] = Reply(b"<p>New.", headers={"ETag": '"two"'})
    assert have(f"{site.url}/").html == b"<p>New."
    site.close()
    assert have(f"{site.url}/").html == b"<p>New."


def test_offline_reads_the_cached_copy_and_says_its_date(site: Site, have: Have, folder: Path) -> None:
    site.replies["/"] = Reply(kind="text/html; charset=koi8-r")
    online = have(f"{site.url}/")
    assert online.notice == ""
    for file in folder.iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))
    site.close()
    offline = have(f"{site.url}/")
    assert (offline.html, offline.url, offline.charset) == (online.html, online.url, "koi8-r")
    assert "refused the connection. This is the copy of 1" in offline.notice
    assert "November 2023" in offline.notice
    assert offline.notice.isprintable()


def test_offline_finds_the_copy_by_the_address_before_a_redirect(site: Site, have: Have) -> None:
    site.replies["/short"] = moved("/")
    have(f"{site.url}/short")
    site.close()
    assert have(with_name(f"{site.url}/short#part")).url == f"{site.url}/"


def test_offline_finds_the_copy_by_any_address_that_redirected_to_it(site: Site, have: Have) -> None:
    site.replies["/"] = Reply(headers={"ETag": '"one"'})
    have(f"{site.url}/")
    site.replies |= {"/": Reply(b"", 304), "/short": moved("/")}
    have(f"{site.url}/short")
    site.close()
    assert have(f"{site.url}/short").html == PAGE


@pytest.mark.parametrize("status", [500, 503])
def test_server_error_falls_back_to_the_cached_copy(site: Site, have: Have, status: int) -> None:
    have(f"{site.url}/")
    site.replies["/"] = Reply(status=status)
    assert f"({status})" in have(f"{site.url}/").notice


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_not_found_is_reported_despite_a_cached_copy(site: Site, have: Have, status: int) -> None:
    have(f"{site.url}/")
    site.replies["/"] = Reply(status=status)
    trouble(have, f"{site.url}/")


def test_slow_site_falls_back_to_the_cached_copy(site: Site, have: Have) -> None:
    have(f"{site.url}/")
    site.replies["/"] = Reply(headers={"Content-Length": "9"}, write=slowly(b"<", pause=0.5))
    assert "no answer" in have(f"{site.url}/", limits=QUICK).notice


def test_no_store_page_is_not_cached(site: Site, have: Have, folder: Path) -> None:
    have(f"{site.url}/")
    site.replies["/"] = Reply(headers={"Cache-Control": "private, No-Store"})
    have(f"{site.url}/")
    assert list(folder.iterdir()) == []


def test_cache_files_are_readable_by_their_owner_only(site: Site, have: Have, folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    have(f"{site.url}/")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600]
    assert len(files[0].name) == 64
    assert set(files[0].name) <= set("0123456789abcdef")


BROKEN = [b"", b"{", b"[]\n", b"{}\n" + PAGE, b"\xff\xfe\n", b"[" * 90_000, b'{"url": 1}\n', bytes(1000)]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_damaged_cache_entry_is_ignored(site: Site, have: Have, folder: Path, broken: bytes) -> None:
    site.replies["/"] = Reply(headers={"ETag": '"one"'})
    have(f"{site.url}/")
    for file in folder.iterdir():
        file.write_bytes(broken)
    assert have(f"{site.url}/").html == PAGE
    assert "if-none-match" not in site.requests[-1].headers
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    site.close()
    trouble(have, f"{site.url}/")


def test_cached_validators_cannot_inject_headers(site: Site, have: Have, folder: Path) -> None:
    for bad in ('"x"\r\nX-Evil: yes', "é", "\x00"):
        PageCache(folder).store(CachedPage(f"{site.url}/", PAGE, etag=bad), f"{site.url}/")
        assert have(f"{site.url}/").html == PAGE
        assert not {"x-evil", "if-none-match"} & set(site.requests[-1].headers)


@pytest.mark.parametrize("obstacle", ["a file", "a file above", "no right"])
def test_page_loads_without_a_writable_cache(site: Site, have: Have, folder: Path, obstacle: str) -> None:
    if obstacle == "a file":
        folder.parent.mkdir()
        folder.write_text("in the way")
    elif obstacle == "a file above":
        folder.parent.write_text("in the way")
    else:
        folder.mkdir(parents=True)
        (folder / PageCache(folder)._path(f"{site.url}/").name).mkdir()
    assert have(f"{site.url}/").html == PAGE


def test_oldest_cache_entries_are_removed_first(folder: Path) -> None:
    cache = PageCache(folder, limit=100_000)
    for number in range(12):
        url = f"http://a/{number}"
        cache.store(CachedPage(url, bytes(20_000)), url)
        os.utime(cache._path(url), (1000 + number, 1000 + number))
    kept = [number for number in range(12) if cache.find(f"http://a/{number}")]
    assert kept == [8, 9, 10, 11]
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 100_000


def test_page_of_the_maximum_size_is_cached_whole(folder: Path) -> None:
    cache = PageCache(folder)
    cache.store(CachedPage("http://a/", bytes(MAX_BYTES)), "http://a/")
    copy = cache.find("http://a/")
    assert copy is not None
    assert len(copy.html) == MAX_BYTES


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges there")
def test_links_and_files_of_others_in_the_cache_are_left_alone(
    site: Site, have: Have, folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir(mode=0o755)
    for name in ("thesis.txt", "a" * 64 + ".bak"):
        (own / name).write_text("mine")
    folder.parent.mkdir()
    folder.symlink_to(own)
    (own / ("b" * 64)).symlink_to(own / "thesis.txt")
    os.mkfifo(own / hashlib.sha256(f"{site.url}/".encode()).hexdigest())
    assert have(f"{site.url}/").html  # does not wait for the pipe
    cache = PageCache(folder, 1)
    cache.store(CachedPage("https://me.example/", b"x" * 1000), "https://me.example/")
    assert {path.name for path in own.iterdir() if path.suffix or path.is_symlink()} == {
        "thesis.txt", "a" * 64 + ".bak", "b" * 64,
    }  # fmt: skip
    assert (own / "thesis.txt").read_text() == "mine"
    assert own.stat().st_mode & 0o777 == 0o755
