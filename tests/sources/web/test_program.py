"""Web pages in the whole program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources.open_source import read_source
from tests.sources.web.helpers import SECRET, with_name
from tests.sources.web.site import Reply, Site, moved
from tests.support.programs import run_to_end
from tests.support.terminal import MODULES, ROOT

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def program(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        env = {f"XDG_{name}_HOME": str(tmp_path) for name in ("DATA", "CONFIG")}
        env |= {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": MODULES}
        return run_to_end(*arguments, env=env, stdin=b"")

    return program


@pytest.mark.parametrize(
    "command", [["text"], ["script"], ["outline"], ["listen", "--no-audio"], ["--no-audio"]]
)
def test_every_command_takes_a_web_address(site: Site, run: Run, command: list[str]) -> None:
    done = run(*command, f"{site.url}/")
    assert done.returncode == 0, done.stderr
    assert b"Tides" in done.stdout


def test_web_page_is_decoded_and_later_read_offline_from_its_copy(site: Site, run: Run) -> None:
    site.replies["/"] = Reply("<h1>Приливы</h1><p>Море.".encode("koi8-r"), kind="text/html; charset=koi8-r")
    assert run("text", f"{site.url}/").stdout.decode() == "Приливы\nМоре.\n"
    site.close()
    offline = run("text", f"{site.url}/")
    assert offline.returncode == 0
    assert offline.stdout.decode() == "Приливы\nМоре.\n"
    assert offline.stderr.count(b"\n") == 1
    assert b"This is the copy of" in offline.stderr


def test_failed_download_gives_one_line_and_exit_code_3(site: Site, run: Run) -> None:
    site.replies["/away"] = moved("file:///etc/passwd")
    for path in ("/missing", "/away", "/a\x1b[31m\x07"):
        done = run("text", with_name(f"{site.url}{path}"))
        assert done.returncode == 3
        assert done.stdout == b""
        assert done.stderr.startswith(b"reader: http://127.0.0.1:")
        assert done.stderr.count(b"\n") == 1
        assert not {0x1B, 0x07} & set(done.stderr)
        assert SECRET.encode() not in done.stderr


@pytest.mark.parametrize("body", [b"<!-- -->", b"<main><img src=x alt=''></main>"])
def test_page_with_nothing_to_read_is_exit_code_4_without_the_password(
    site: Site, run: Run, body: bytes
) -> None:
    site.replies["/"] = Reply(body)
    done = run("text", with_name(f"{site.url}/"), "--debug")
    assert done.returncode == 4
    assert SECRET.encode() not in done.stderr


def test_debug_output_hides_the_password(site: Site, run: Run) -> None:
    done = run("text", with_name(f"{site.url}/missing"), "--debug")
    assert b"Traceback" in done.stderr
    assert SECRET.encode() not in done.stderr


def test_allow_private_is_an_option_of_every_command_with_a_source(site: Site, run: Run) -> None:
    for command in ("text", "script", "outline"):
        assert run(command, "--allow-private", f"{site.url}/").returncode == 0


def test_reading_a_file_imports_no_http_client() -> None:
    program = (
        "import sys, reader.sources.open_source as s; s.read_source('pages/tides.html');"
        "print({'ada_url', 'urllib3', 'ssl', 'truststore', 'brotli', 'backports.zstd', 'socket'}"
        " & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == b"set()"


def test_file_url_is_read_like_its_path() -> None:
    name = (ROOT / "pages" / "tides.html").as_uri()
    assert read_source(name) == read_source(str(ROOT / "pages" / "tides.html"))


@pytest.mark.parametrize("name", ["file://[", "ftp://[", "ftp://127.0.0.1/", "https:/127.0.0.1/"])
def test_address_with_another_scheme_is_refused(name: str) -> None:
    with pytest.raises(SourceError):
        read_source(name)
