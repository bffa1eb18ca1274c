"""Connecting browsers: which, for whom, and the extension's identity."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import stat
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from reader.desktop.browser import browsers, install
from tests.support.programs import Run
from tests.support.terminal import ROOT
from tests.support.validators import addons_linter
from tests.translations import FOLDER as TRANSLATIONS

EXTENSION = ROOT / "reader" / "desktop" / "browser" / "extension"
MANIFEST = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder where only Firefox and Brave were used."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda name: None)
    (tmp_path / ".mozilla").mkdir()
    (tmp_path / "BraveSoftware" / "Brave-Browser").mkdir(parents=True)
    return tmp_path


def hosts(home: Path) -> list[Path]:
    return sorted(home.rglob("accessible_reader.json"))


def test_only_browsers_that_are_there_are_connected(home: Path) -> None:
    connected = install.install()
    assert [each.name for each in connected] == ["Firefox", "Brave"]
    assert all(map(install.is_connected, connected))
    assert len(hosts(home)) == 2
    for path in hosts(home):
        described = json.loads(path.read_text("utf-8"))
        launcher = Path(described["path"])
        assert stat.S_IMODE(launcher.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    archive = zipfile.ZipFile(install.installed_files().archive)
    assert json.loads(archive.read("manifest.json")) == MANIFEST
    for name in archive.namelist():
        assert (install.installed_files().extension / name).read_bytes() == archive.read(name)
    assert "_locales/de/messages.json" in archive.namelist()


def test_remove_leaves_nothing_behind(home: Path) -> None:
    install.install()
    install.remove()
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert not any(map(install.is_connected, browsers.BROWSERS))


def test_older_installation_is_out_of_date(home: Path) -> None:
    (firefox, _) = install.install()
    files = install.installed_files()
    (files.extension / "background.js").write_text("")
    assert not install.is_current()
    files.launcher.write_text("#!/bin/sh\nexec /gone/python\n")
    assert not install.is_connected(firefox)


def test_launcher_runs_the_host_from_any_folder(home: Path) -> None:
    install.install()
    elsewhere = home / "downloads"
    (elsewhere / "reader").mkdir(parents=True)
    (elsewhere / "reader" / "__init__.py").write_text("raise SystemExit('a foreign file was run')")
    done = subprocess.run(
        [install.installed_files().launcher], input=b"", capture_output=True, cwd=elsewhere, check=True
    )
    assert json.loads(done.stdout[4:])["ok"] is False
    assert done.stderr == b""


def test_extension_has_the_identity_that_the_host_accepts_and_no_more_permissions() -> None:
    digest = hashlib.sha256(base64.b64decode(MANIFEST["key"])).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == install.CHROMIUM_ID
    assert MANIFEST["browser_specific_settings"]["gecko"]["id"] == install.FIREFOX_ID
    assert f'HOST = "{install.HOST_NAME}"' in (EXTENSION / "background.js").read_text("utf-8")
    assert MANIFEST["permissions"] == ["activeTab", "nativeMessaging", "scripting"]
    assert not {"host_permissions", "content_scripts", "web_accessible_resources"} & MANIFEST.keys()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert MANIFEST["version"] == project["version"]


def test_extension_speaks_the_languages_of_the_session() -> None:
    english, *others = (
        json.loads((EXTENSION / "_locales" / name / "messages.json").read_text("utf-8"))
        for name in ("en", *(path.parent.name for path in EXTENSION.glob("_locales/*/messages.json")))
    )
    code = " ".join(path.read_text("utf-8") for path in EXTENSION.glob("*.js*"))
    kinds = {name for name in english if f"{name}_advice" in english}
    assert kinds >= set(re.findall(r'new Problem\("(\w+)"', code)) - {"refused"}  # the host advises
    for name in english.keys() - {f"{kind}_advice" for kind in kinds}:
        assert re.search(rf'"(?:__MSG_)?{name}(?:__)?"', code), name
    spoken = set()
    for messages in others:
        spoken.add(messages["language"]["message"].partition("-")[0])
        assert messages.keys() == english.keys()
        assert all(each["message"].strip() for each in messages.values())
        assert "reader browser install" in messages["unreachable_advice"]["message"]
    assert spoken == {"en", *(path.stem for path in TRANSLATIONS.glob("*.po"))}


def test_extension_asks_the_network_for_nothing() -> None:
    for script in EXTENSION.glob("*.js"):
        code = script.read_text("utf-8")
        assert not re.search(
            r"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|importScripts|cookie", code
        )


@pytest.mark.slow
def test_mozilla_accepts_the_extension() -> None:
    # Chromium needs the first, newer Firefox the second.
    expected = {"BACKGROUND_SERVICE_WORKER_IGNORED", "KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION"}
    assert set(addons_linter(EXTENSION)) == expected


def test_command_connects_shows_and_disconnects(home: Path, run: Run) -> None:
    assert run("browser").returncode == 5
    said = run("browser", "install")
    assert said.returncode == 0, said.stderr
    assert "Firefox: connected\nBrave: connected\n" in said.stdout
    assert str(install.installed_files().extension) in said.stdout
    assert run("browser", "status").returncode == 0
    assert run("browser", "remove").returncode == 0
    assert run("browser", "status").stdout.count("not connected. Run: reader browser install") == 2


def test_full_disk_is_an_error_that_names_the_file(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_disk(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_disk)
    said = run("browser", "install")
    folder = install.installed_files().extension
    assert (said.returncode, said.stderr) == (6, f"reader: Cannot write {folder}: No space left on device.\n")


def test_no_browser_is_an_error_that_names_them(home: Path, run: Run) -> None:
    (home / ".mozilla").rmdir()
    (home / "BraveSoftware" / "Brave-Browser").rmdir()
    said = run("browser", "install")
    assert (said.returncode, said.stdout) == (5, "")
    assert "No browser found. Install one of Firefox, " in said.stderr
