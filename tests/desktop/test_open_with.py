"""“Open with Reader”, as the desktop's own programs see it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.desktop.open_with import install, mime_types, remove
from reader.errors import ExportError
from tests.support.programs import Run

pytestmark = pytest.mark.slow

SUFFIXES = (".html", ".epub")
BROWSER = "[Desktop Entry]\nType=Application\nName=Browser\nExec=true %u\nMimeType=text/html;\n"


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        assert "CI" not in os.environ, "these tests must not be skipped in CI"
        pytest.skip(f"{name} is missing. Install it with: apt-get install desktop-file-utils xdg-utils")
    return found


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop with a browser, and a user who has chosen no default programs."""
    system = tmp_path / "system" / "applications"
    system.mkdir(parents=True)
    (system / "browser.desktop").write_text(BROWSER, encoding="utf-8")
    subprocess.run([program("update-desktop-database"), system], check=True, timeout=20)
    for name, folder in (("DATA_HOME", "data"), ("CONFIG_HOME", "config"), ("DATA_DIRS", "system")):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / folder))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "X-Test")
    (tmp_path / "config").mkdir()
    return tmp_path


def default_program(mime_type: str) -> str:
    asked = [program("xdg-mime"), "query", "default", mime_type]
    return subprocess.run(asked, capture_output=True, text=True, check=False, timeout=20).stdout.strip()


def test_desktop_file_is_valid_and_opens_reader(home: Path) -> None:
    path = install(SUFFIXES)
    assert path == home / "data" / "applications" / "accessible-reader.desktop"
    checked = subprocess.run(
        [program("desktop-file-validate"), path], capture_output=True, text=True, check=False, timeout=20
    )
    assert (checked.returncode, checked.stdout) == (0, "")
    entry = dict(line.split("=", 1) for line in path.read_text("utf-8").splitlines()[1:])
    *command, files = shlex.split(entry["Exec"])
    assert (command[0], files) == (sys.executable, "%F")
    ran = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.startswith("Usage: reader listen")


def test_desktop_offers_reader_and_the_default_program_stays(home: Path) -> None:
    assert default_program("text/html") == "browser.desktop"
    install(SUFFIXES)
    assert default_program("text/html") == "browser.desktop"
    assert default_program("application/epub+zip") == "accessible-reader.desktop"  # nothing else opens it
    index = (home / "data" / "applications" / "mimeinfo.cache").read_text("utf-8")
    assert "text/html=accessible-reader.desktop;" in index
    assert remove()
    assert not remove()
    assert "accessible-reader" not in (home / "data" / "applications" / "mimeinfo.cache").read_text("utf-8")
    assert default_program("text/html") == "browser.desktop"


def test_odd_path_of_python_is_quoted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = home / 'py "th$on` 100%\\'
    odd.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(odd))
    path = install([".html"])
    subprocess.run([program("desktop-file-validate"), path], check=True, timeout=20)
    line = next(line for line in path.read_text("utf-8").splitlines() if line.startswith("Exec="))
    first = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%").partition('" "-P"')[0] + '"'
    shown = subprocess.run(["sh", "-c", f"printf %s {first}"], capture_output=True, text=True, check=True)
    assert shown.stdout == str(odd)


def test_types_are_those_that_the_desktop_knows() -> None:
    assert mime_types([".html", ".md", ".epub", ".none"]) == (
        "application/epub+zip",
        "text/html",
        "text/markdown",
    )


def test_folder_that_cannot_be_written_is_one_line(home: Path) -> None:
    (home / "data").write_text("in the way", encoding="utf-8")
    with pytest.raises(ExportError, match="Cannot write"):
        install([".html"])


def test_command_installs_removes_and_says_which(run: Run) -> None:
    states = []
    for command in ("install", "remove", "remove"):
        states.append(run("desktop").stdout)
        done = run("desktop", command)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    missing = "“Open with Reader” is not set up. Run: reader desktop install\n"
    assert states == [missing, "“Open with Reader” is set up\n", missing]
