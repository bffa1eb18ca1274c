"""The user's default programs: takes a program out of the lists that file managers write.

Source: the Association between MIME types and applications 1.0.1.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reader.errors import ExportError
from reader.files.atomic_write import atomic_write
from reader.files.regular_file import open_regular

_FILE = "mimeapps.list"
_GROUPS = frozenset({b"[Default Applications]", b"[Added Associations]"})
_MAX_BYTES = 1_000_000


def forget_program(program: str) -> bool:
    """Take a .desktop file out of the user's lists; returns True if it was in one. Raises ExportError.

    Every other byte of the lists stays. A list that is a link is changed where it leads.
    """
    changed = False
    for path in {path.resolve(): None for path in _lists()}:
        try:
            changed = _forget_in(path, program.encode()) or changed
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ExportError(f"Cannot change {path}: {error.strerror}.") from None
    return changed


def _lists() -> Iterator[Path]:
    """The lists that can be there: of all desktops and of the current one, and where they were formerly."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":")
    for folder in (config, data / "applications"):
        yield folder / _FILE
        for desktop in desktops:
            if desktop and "/" not in desktop:
                yield folder / f"{desktop}-{_FILE}"


def _forget_in(path: Path, program: bytes) -> bool:
    """Take a program out of a list; returns False if it was not in it. Raises OSError."""
    with open_regular(path) as file:
        before, mode = file.read(_MAX_BYTES + 1), os.fstat(file.fileno()).st_mode
    if len(before) > _MAX_BYTES:  # nobody's list of programs
        return False
    after = b"".join(_lines_without(before, program))
    if after == before:
        return False
    with atomic_write(path, private=True) as new:
        new.write_bytes(after)
        new.chmod(mode & 0o777)
    return True


def _lines_without(text: bytes, program: bytes) -> Iterator[bytes]:
    group = b""
    for line in text.splitlines(keepends=True):
        plain = line.strip()
        if plain.startswith(b"["):
            group = plain
        name, equals, value = line.partition(b"=")
        programs = [each.strip() for each in value.split(b";")]
        if group not in _GROUPS or name.lstrip().startswith(b"#") or program not in programs:
            yield line
        elif any(others := [each for each in programs if each != program]):
            yield name + equals + b";".join(others) + line[len(line.rstrip()) :]
