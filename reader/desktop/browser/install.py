"""Installs the extension's files and its host in the user's own folders, and removes them.

The browser finds the host by a description, a JSON file in the browser's folder. That names a launcher, which
starts `reader.desktop.browser.host`.
"""

from __future__ import annotations

import json
import shlex
import shutil
import sys
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from reader.desktop.browser.browsers import BROWSERS, Browser, hosts_folder, is_installed
from reader.files.atomic_write import atomic_write
from reader.files.private import make_private_folder
from reader.settings import APP_NAME

HOST_NAME = "accessible_reader"  # background.js has it too
FIREFOX_ID = "accessible-reader@extension"  # in manifest.json
CHROMIUM_ID = "iglollaiakgcbbcpijnffilfnicgpaib"  # follows from "key" in manifest.json
_CALLERS = {
    "firefox": {"allowed_extensions": [FIREFOX_ID]},
    "chromium": {"allowed_origins": [f"chrome-extension://{CHROMIUM_ID}/"]},
}


class InstalledFiles(NamedTuple):
    """The extension as a folder for Chromium and an archive for Firefox, and the host's launcher."""

    extension: Path
    archive: Path
    launcher: Path


def installed_files() -> InstalledFiles:
    """The paths of the installed files, whether they exist or not."""
    from platformdirs import user_data_path

    folder = user_data_path(APP_NAME, appauthor=False) / "browser"
    return InstalledFiles(folder / "extension", folder / "reader.xpi", folder / "host")


def install() -> tuple[Browser, ...]:
    """Write the extension and its host, and connect every installed browser; returns those.

    Raises OSError.
    """
    to = installed_files()
    make_private_folder(to.extension)
    with atomic_write(to.archive, private=True) as written, zipfile.ZipFile(written, "w") as archive:
        for name, data in _extension_files():
            make_private_folder((to.extension / name).parent)
            _write(to.extension / name, data)
            archive.writestr(name, data)
    _write(to.launcher, _launcher_text().encode(), mode=0o700)
    browsers = tuple(filter(is_installed, BROWSERS))
    for browser in browsers:
        path = _description_path(browser)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, _description(browser).encode())
    return browsers


def remove() -> None:
    """Remove what `install` wrote. Raises OSError."""
    there = installed_files()
    for browser in BROWSERS:
        _description_path(browser).unlink(missing_ok=True)
    shutil.rmtree(there.extension, ignore_errors=True)
    there.archive.unlink(missing_ok=True)
    there.launcher.unlink(missing_ok=True)


def is_connected(browser: Browser) -> bool:
    """True if a browser would start this program's host."""
    return _has(_description_path(browser), _description(browser).encode()) and _has(
        installed_files().launcher, _launcher_text().encode()
    )


def is_current() -> bool:
    """True if the installed extension is this program's."""
    folder = installed_files().extension
    return all(_has(folder / name, data) for name, data in _extension_files())


def _extension_files() -> Iterator[tuple[str, bytes]]:
    """The path of each file of the extension, within its folder, and the file's bytes."""
    folder = Path(str(files("reader.desktop.browser") / "extension"))
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file.read_bytes()


def _launcher_text() -> str:
    """A shell script that starts the host. -P: Python imports nothing from the folder it is started in."""
    return f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m reader.desktop.browser.host "$@"\n'


def _description_path(browser: Browser) -> Path:
    return hosts_folder(browser) / f"{HOST_NAME}.json"


def _description(browser: Browser) -> str:
    described = {
        "name": HOST_NAME,
        "description": "Reads pages aloud with Reader",
        "path": str(installed_files().launcher),
        "type": "stdio",
        **_CALLERS[browser.family],
    }
    return json.dumps(described, indent=2) + "\n"


def _write(path: Path, data: bytes, mode: int = 0o600) -> None:
    with atomic_write(path, private=True) as written:
        written.write_bytes(data)
        written.chmod(mode)


def _has(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
