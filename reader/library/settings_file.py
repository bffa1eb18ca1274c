"""The file of settings: a listener's own TOML, which is read at every start and seldom written.

Reading never fails: what is wrong with the file is told in lines, and the defaults stand in its
place, because not being able to listen is worse. Writing keeps the listener's comments and order.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from reader.errors import LibraryError, UsageError
from reader.library.whole_file import alone_in, read_text, replace_file
from reader.settings import SETTINGS, Setting, Value, shown

_LARGEST = 100_000  # bytes; what is larger is no file of settings


class Problem(NamedTuple):
    """What is wrong with the file, in a line; and the setting that is to be kept anew, if it is one."""

    line: str
    setting: Setting | None = None


class Kept(NamedTuple):
    """The settings that a file holds and that are good, and what is wrong with the others."""

    values: Mapping[str, Value] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()


def setting_named(name: str) -> Setting:
    """The row called `name`. Raises UsageError where there is none, and says which is nearest."""
    for row in SETTINGS:
        if row.name == name:
            return row
    import difflib

    names = [row.name for row in SETTINGS]
    near = difflib.get_close_matches(name[:40], names, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
    raise UsageError(f"There is no setting {shown(name)}. {hint}")


def value_in(text: str, row: Setting) -> Value:
    """The value of a setting that is written in `text`. Raises UsageError where it is not accepted."""
    value = row.accepted.parse(text)
    if not row.accepted.accepts(value):
        raise UsageError(f"{row.name} cannot be {shown(text)}. Give {row.accepted}.")
    return value


def read_settings(path: Path) -> Kept:
    """What the file at `path` holds; nothing where there is no file."""
    try:
        text = read_text(path, _LARGEST, "file of settings")
        if not text:
            return Kept()
        data = _parsed(path, text)
    except LibraryError as error:
        return Kept({}, (Problem(f"{error} The defaults are used."),))
    values: dict[str, Value] = {}
    problems = []
    for name, value in data.items():
        try:
            row = setting_named(name)
        except UsageError as error:
            problems.append(Problem(f"{path}: {error}"))
            continue
        if row.accepted.accepts(value):
            values[name] = value
        else:
            used = f"The default, {shown(row.default)}, is used."
            problems.append(Problem(f"{path}: {name} is {shown(value)}, not {row.accepted}. {used}", row))
    return Kept(values, tuple(problems))


def write_setting(path: Path, name: str, value: Value) -> None:
    """Put a setting into the file at `path`, which is made where it is not there.

    All else in the file stays as it is. Raises LibraryError if that cannot be done; the file is then
    what it was before.
    """
    try:
        path = path.resolve()  # a link to the file stays a link
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with alone_in(path.parent):
            replace_file(path, _with(path, name, value))
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise LibraryError(f"The setting cannot be kept in {path}: {reason}.") from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise LibraryError(f"{path} is not TOML: {error}. Mend it, or remove it.") from error


def _with(path: Path, name: str, value: Value) -> str:
    """The text of the file with one setting changed."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    text = read_text(path, _LARGEST, "file of settings")
    wanted = {**_parsed(path, text), name: value}
    try:
        document = tomlkit.parse(text)
        document[name] = value
        changed = tomlkit.dumps(document)
        if _same(_parsed(path, changed), wanted):
            return changed
    except (TOMLKitError, LibraryError, ValueError, RecursionError):
        pass  # said below
    raise LibraryError(f"{path} is written in a way that cannot be changed from here. Write {name} into it.")


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether both hold the same: by what they look like, since NaN is not NaN and 1 is not true."""
    return {name: repr(value) for name, value in one.items()} == {
        name: repr(value) for name, value in other.items()
    }
