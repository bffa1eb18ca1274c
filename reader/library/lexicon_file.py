"""The pronunciation file: TOML with a table for each language and a line for each word.

    GIF = "jif"                        # in every language

    [en]
    "New York" = "noo york"
    tomato = "/təˈmɑːtəʊ/"             # between slashes: phonemes in IPA

It is read at every start, and no problem in it may prevent listening: each problem gives a line, and the
other entries are used.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import LibraryError, UsageError, with_sentence
from reader.files.user_file import locked_folder, read_text, replace_file
from reader.script.lexicon import Entry, check_entry
from reader.settings import printable

_MAX_BYTES = 2_000_000


class StoredLexicon(NamedTuple):
    """The valid entries of a file, and a line for each problem with the others."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


def read_lexicon(path: Path) -> StoredLexicon:
    """The entries in the file at `path`; none if there is no file."""
    try:
        text = read_text(path, _MAX_BYTES, "pronunciation file")
        data = _parsed(path, text) if text else {}
    except LibraryError as error:
        return StoredLexicon((), (with_sentence(error, "Your pronunciations are not used."),))
    entries, problems = [], []
    for entry in _entries(data):
        try:
            entries.append(check_entry(entry))
        except UsageError as error:
            problems.append(f"{path}: {error}")
    return StoredLexicon(tuple(entries), tuple(problems))


def add_entries(path: Path, entries: Iterable[Entry]) -> None:
    """Write entries to the file at `path`; each replaces the entry for the same word and language.

    Raises LibraryError if the file cannot be changed; it is then unchanged.
    """

    def add(document: Any) -> None:
        import tomlkit

        for entry in entries:
            existing = document.get(entry.lang or entry.word)
            if existing is not None and isinstance(existing, dict) != bool(entry.lang):
                name = entry.lang or entry.word
                raise UsageError(
                    f"{printable(name)} cannot be both a word and a language there. Give a word --lang."
                )
            if entry.lang and existing is None:
                document[entry.lang] = tomlkit.table()
            table = document[entry.lang] if entry.lang else document
            table[entry.word] = entry.say

    _change(path, add)


def remove_entry(path: Path, word: str, lang: str) -> None:
    """Remove an entry from the file. Raises UsageError if it is missing, LibraryError like `add_entries`."""

    def remove(document: Any) -> None:
        table = document.get(lang, {}) if lang else document
        if not isinstance(table.get(word), str):
            where = f" for {lang}" if lang else ""
            raise UsageError(
                f"{printable(word)} is not one of your words{where}. List them with: reader lexicon list"
            )
        del table[word]
        if lang and not table:
            del document[lang]

    _change(path, remove)


def _change(path: Path, transaction: Any) -> None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        path = path.resolve()  # a link to the file stays a link
        with locked_folder(path.parent):
            text = read_text(path, _MAX_BYTES, "pronunciation file")
            _parsed(path, text)
            document = tomlkit.parse(text)
            transaction(document)
            replace_file(path, tomlkit.dumps(document))
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise LibraryError(f"Cannot save the pronunciation to {path}: {reason}.") from error
    except (TOMLKitError, ValueError) as error:
        raise LibraryError(f"Cannot change {path}: {error}. Edit it by hand.") from error


def _entries(data: dict[str, Any]) -> Iterable[Entry]:
    """Every entry of the file, valid or not."""
    for name, value in data.items():
        if isinstance(value, dict):
            for word, say in value.items():
                yield Entry(word, _text_of(say), name)
        else:
            yield Entry(name, _text_of(value))


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise LibraryError(f"{path} is not valid TOML: {error}. Fix or delete it.") from error
