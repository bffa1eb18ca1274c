"""A password in an address reaches its site and no file."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.export.formats import exporter_named, suffixes
from reader.page.readable import readable_page
from reader.sources.open_source import read_source
from tests.sources.web.site import Reply, Site, moved
from tests.support.programs import run_to_end
from tests.support.recordings import recording, said
from tests.support.terminal import MODULES

NAME, PASSWORD = "heron", "canaryword"
MARKS = (NAME.encode(), PASSWORD.encode(), base64.b64encode(f"{NAME}:{PASSWORD}".encode()).rstrip(b"="))
TEXT = "<p>The lamp at the end of the pier burns all night, and boats steer by it.</p>" * 3
QUIET = ("--engine", "silence", "--rate", "900", "--pauses", "0")

Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command with all its files in one folder; returns its exit code."""
    home = tmp_path / "home"
    (home / "tmp").mkdir(parents=True)
    folders = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
               "TMPDIR": "tmp"}  # fmt: skip
    own = {name: str(home / folder) for name, folder in folders.items()}

    def program(*arguments: str) -> int:
        env = {**own, "PYTHONPATH": MODULES, "PULSE_SERVER": "none"}
        done = run_to_end(*arguments, env=env, stdin=b"", cwd=home, timeout=120)
        assert all(mark not in done.stdout + done.stderr for mark in MARKS), (arguments, done)
        return done.returncode

    return program


@pytest.fixture
def address() -> Iterator[str]:
    """A site's address with the password; /moved redirects to it with the password."""
    with Site() as site:
        secret = site.url.replace("://", f"://{NAME}:{PASSWORD}@")
        page = f"<title>Lamp</title><h1>Lamp</h1>{TEXT}".encode()
        site.replies = {
            "/": Reply(page),
            "/moved": moved(f"{secret}/"),
            "/locked": Reply(status=401),
            "/broken": Reply(status=500),
        }
        yield secret


def written(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Everything in a folder: names, bytes, and the contents of archives."""
    for path in folder.rglob("*"):
        yield str(path), str(path.relative_to(folder)).encode()
        if path.is_file():
            yield str(path), path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    yield from ((f"{path}/{name}", archive.read(name)) for name in archive.namelist())


@pytest.mark.slow
def test_passwords_are_written_nowhere(run: Run, address: str, tmp_path: Path) -> None:
    source, out = f"{address}/", str(tmp_path / "out")
    commands = [
        ["--no-audio", source],
        ["listen", "--no-audio", "--print", f"{address}/moved"],
        ["outline", "--json", source],
        ["script", "--json", source],
        ["queue", "add", source, f"{address}/moved"],
        ["queue", "--json"],
        ["history", "--json"],
        ["bookmarks", "--json"],
        ["resume", "--no-audio"],  # nothing to resume
        ["queue", "next", "--no-audio"],
        *(
            ["export", source, f"{address}/moved", "-d", out, "--format", each, *QUIET]
            for each in ("wav", "json")
        ),
        ["publish", str(tmp_path / "cast"), source, "--base-url", "https://me.example/cast", *QUIET],
        ["publish", str(tmp_path / "cast"), source, "--base-url", f"{address}/", *QUIET],
        ["--debug", f"{address}/locked"],
        ["export", f"{address}/locked", f"{address}/broken", "-d", out, *QUIET],
    ]
    codes = [run(*command) for command in commands]
    assert codes == [0] * 8 + [2] + [0] * 4 + [2, 3, 7]
    assert (tmp_path / "out" / "Lamp.wav").exists()
    found = list(written(tmp_path))
    assert any(b"127.0.0.1" in data for _, data in found)  # the address is saved without the password
    assert not [name for name, data in found if any(mark in data for mark in MARKS)]


@pytest.mark.slow
def test_no_export_format_has_a_password(address: str, tmp_path: Path) -> None:
    location = f"Content-Location: {address}/"
    saved = tmp_path / "saved.mhtml"
    saved.write_bytes(
        f"Snapshot-{location}\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: text/html\r\n{location}\r\n\r\n<h1>Lamp</h1>{TEXT}\r\n--b--".encode()
    )
    out = tmp_path / "out"
    out.mkdir()
    for name in (str(saved), f"{address}/", f"{address}/moved"):
        source = read_source(name)
        page = readable_page(source.html, name, url=source.url, charset=source.charset)
        for suffix in suffixes():
            path = out / f"{len(list(out.iterdir()))}{suffix}"
            exporter_named(suffix)(recording((said("The lamp"),), page)._replace(sample_rate=24000), path)
    found = list(written(out))
    assert len(found) > 3 * len(suffixes())
    assert not [name for name, data in found if any(mark in data for mark in MARKS)]
