"""“Open with Reader” in file managers: a .desktop file in the user's own folder.

Source: the Desktop Entry Specification 1.5 and the Association between MIME types and applications 1.0.1.
"""

from __future__ import annotations

import mimetypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from reader.desktop.default_programs import forget_program
from reader.desktop.media_player import DESKTOP_ENTRY
from reader.errors import ExportError
from reader.files.atomic_write import atomic_write

_FILE = f"{DESKTOP_ENTRY}.desktop"
# Those that Python does not know on every system, as shared-mime-info calls them.
_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".xht": "application/xhtml+xml",
    ".epub": "application/epub+zip",
    ".mhtml": "application/x-mimearchive",
    ".mht": "application/x-mimearchive",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mkd": "text/markdown",
    ".mdown": "text/markdown",
    ".eml": "message/rfc822",
    ".mail": "message/rfc822",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_TIMEOUT_S = 20


def install(suffixes: Iterable[str]) -> Path:
    """Offer Reader for files with these suffixes; returns the .desktop file. Raises ExportError.

    What opens these files by default stays the same.
    """
    types = mime_types(suffixes)
    defaults = {name: _default_program(name) for name in types}
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as new:
            new.write_text(_entry(types), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"Cannot write {path}: {error.strerror}.") from None
    _tell_desktop(path.parent)
    for name, program in defaults.items():
        if program not in {"", _FILE} and _default_program(name) != program:
            _run("xdg-mime", "default", program, name)
    return path


def remove() -> bool:
    """Take back what `install` did, and the default programs that name Reader since. Raises ExportError.

    Returns False if there was nothing.
    """
    path = _path()
    was_default = forget_program(_FILE)
    try:
        path.unlink()
    except FileNotFoundError:
        return was_default
    except OSError as error:
        raise ExportError(f"Cannot remove {path}: {error.strerror}.") from None
    _tell_desktop(path.parent)
    return True


def is_installed(suffixes: Iterable[str]) -> bool:
    """True if file managers offer this Reader, for files with these suffixes."""
    try:
        return _path().read_text(encoding="utf-8") == _entry(mime_types(suffixes))
    except (OSError, ValueError):
        return False


def mime_types(suffixes: Iterable[str]) -> tuple[str, ...]:
    """The MIME types of files with these suffixes, sorted."""
    types = (_TYPES.get(suffix) or mimetypes.guess_type(f"page{suffix}")[0] for suffix in suffixes)
    return tuple(sorted({name for name in types if name}))


def _entry(types: tuple[str, ...]) -> str:
    command = " ".join(map(_quoted, (sys.executable, "-P", "-m", "reader", "listen")))
    rows = {
        "Type": "Application",
        "Name": "Reader",
        "GenericName": "Article Reader",
        "Comment": "Hear any article, and move through it by ear",
        "Exec": f"{command} %F",
        "TryExec": _escaped(sys.executable),
        "Icon": "preferences-desktop-accessibility",
        "Terminal": "true",
        "Categories": "Utility;Accessibility;",
        "Keywords": "speech;voice;tts;article;epub;",
        "MimeType": "".join(f"{name};" for name in types),
    }
    return "".join(("[Desktop Entry]\n", *(f"{key}={value}\n" for key, value in rows.items())))


def _quoted(argument: str) -> str:
    """An argument of Exec: quoted as the specification says, and then escaped as every value is."""
    for character in '\\"`$':
        argument = argument.replace(character, f"\\{character}")
    return _escaped('"' + argument.replace("%", "%%") + '"')


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\")


def _path() -> Path:
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "applications" / _FILE


def _default_program(mime_type: str) -> str:
    """The .desktop file that opens a MIME type by default; "" if none does, or if that is unknown."""
    return _run("xdg-mime", "query", "default", mime_type).strip()


def _tell_desktop(folder: Path) -> None:
    """Renew the index of MIME types in a folder, if the program for that is here."""
    _run("update-desktop-database", str(folder))


def _run(program: str, *arguments: str) -> str:
    """The output of a program of the desktop; "" if it is missing or fails."""
    found = shutil.which(program)
    if found is None:
        return ""
    try:
        return subprocess.run(  # noqa: S603  # a program of the desktop, found on the PATH
            [found, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return ""
