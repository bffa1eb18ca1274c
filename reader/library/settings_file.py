"""The settings file: TOML that the listener edits, read at every start and rarely written.

Reading never fails: each problem gives a line and the default is used, so that the listener can always
listen. Writing keeps the listener's comments and order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from reader.errors import LibraryError, UsageError, reason_of, with_sentence
from reader.files.user_file import locked_folder, parse_toml, read_text, replace_file
from reader.settings import SETTINGS, Setting, Value, printable

KEYS_TABLE = "keys"  # the table of key bindings: command = key or keys
_MAX_BYTES = 100_000  # a larger file is not a settings file


class Problem(NamedTuple):
    """A line about a problem in the file, and the setting whose value is wrong, if any."""

    line: str
    setting: Setting | None = None


class StoredSettings(NamedTuple):
    """The valid settings of a file, and the problems with the others.

    `keys` maps commands to the listener's keys; the session validates them.
    """

    values: Mapping[str, Value] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def setting_named(name: str) -> Setting:
    """The setting called `name`. Raises UsageError, with the nearest name, if it does not exist."""
    for row in SETTINGS:
        if row.name == name:
            return row
    import difflib

    names = [row.name for row in SETTINGS]
    near = difflib.get_close_matches(name[:40], names, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
    raise UsageError(f"There is no setting {printable(name)}. {hint}")


def parse_value(text: str, row: Setting, shown_as: str = "") -> Value:
    """The value in `text`, for the setting `row`, which messages call `shown_as` or by its name.

    Raises UsageError if the setting does not accept it.
    """
    value = row.accepted.parse(text)
    if not row.accepted.accepts(value):
        raise UsageError(f"{shown_as or row.name} cannot be {printable(text)}. It takes {row.accepted}.")
    return value


def read_settings(path: Path) -> StoredSettings:
    """The settings in the file at `path`; none if there is no file."""
    try:
        text = read_text(path, _MAX_BYTES, "settings file")
        if not text:
            return StoredSettings()
        data = parse_toml(path, text)
    except LibraryError as error:
        return StoredSettings({}, (Problem(with_sentence(error, "The defaults are used.")),))
    values: dict[str, Value] = {}
    problems = []
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in data.items():
        if name == KEYS_TABLE:
            keys, lines = _read_keys(path, value)
            problems += [Problem(line) for line in lines]
            continue
        try:
            row = setting_named(name)
        except UsageError as error:
            problems.append(Problem(f"{path}: {error}"))
            continue
        if row.accepted.accepts(value):
            values[name] = value
        else:
            used = f"The default, {printable(row.default)}, is used."
            problems.append(Problem(f"{path}: {name} is {printable(value)}, not {row.accepted}. {used}", row))
    return StoredSettings(values, tuple(problems), keys)


def _read_keys(path: Path, table: object) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The key bindings in the table, and the problems with the others."""
    if not isinstance(table, dict):
        return {}, [f'{path}: {KEYS_TABLE} is {printable(table)}, not a table as in [keys] mark = "m".']
    keys: dict[str, tuple[str, ...]] = {}
    problems = []
    for name, value in table.items():
        names = [value] if isinstance(value, str) else value
        if isinstance(names, list) and all(isinstance(each, str) for each in names):
            keys[name] = tuple(names)
        else:
            problems.append(
                f"{path}: the key of {printable(name)} is {printable(value)}, not the name of a key."
            )
    return keys, problems


def write_keys(path: Path, command: str, keys: Sequence[str]) -> None:
    """Write the keys of a command to the file at `path`, like `write_setting`."""
    _write(path, (KEYS_TABLE, command), list(keys))


def write_setting(path: Path, name: str, value: Value) -> None:
    """Write a setting to the file at `path`, which is created if it is missing.

    The rest of the file stays as it is. Raises LibraryError if the file cannot be changed.
    """
    _write(path, (name,), value)


def _write(path: Path, names: tuple[str, ...], value: Value | list[str]) -> None:
    """Write a value at the path `names`, one or two levels deep."""
    try:
        path = path.resolve()  # a link to the file stays a link
        with locked_folder(path.parent):
            replace_file(path, _changed_text(path, names, value))
    except (OSError, RuntimeError) as error:
        reason = reason_of(error)
        raise LibraryError(f"Cannot save the setting to {path}: {reason}.") from error


def _changed_text(path: Path, names: tuple[str, ...], value: Value | list[str]) -> str:
    """The text of the file with one value changed."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    *table, name = names
    text = read_text(path, _MAX_BYTES, "settings file")
    expected = parse_toml(path, text)
    _table(expected, table, {})[name] = value
    try:
        document = tomlkit.parse(text)
        _table(document, table, tomlkit.table())[name] = value
        changed = tomlkit.dumps(document)
        if _is_equal(parse_toml(path, changed), expected):
            return changed
    except (TOMLKitError, LibraryError, ValueError, RecursionError):
        pass  # reported below
    raise LibraryError(f"Cannot change {path}. Add {name} to it by hand.")


def _table(data: Any, names: Sequence[str], new: Any) -> Any:
    """The nested table at the path `names`, or `data` itself; a missing table is set to `new`."""
    for name in names:
        if not isinstance(data.get(name), dict):
            data[name] = new
        data = data[name]
    return data


def _is_equal(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """True if both have the same values, compared by `repr`: NaN does not equal itself, and 1 equals true."""
    return {name: repr(value) for name, value in one.items()} == {
        name: repr(value) for name, value in other.items()
    }
