r"""The pronunciation file: TOML with a table for each language and a line for each word.

    GIF = "jif"                        # in every language

    [en]
    "New York" = "noo york"
    tomato = "/təˈmɑːtəʊ/"             # between slashes: phonemes in IPA

    [[rules]]                          # all that is more than a word: a part or a pattern, or for less
    pattern = 'v(\d+)'
    say = 'version \1'
    site = "example.org"               # or article, voice, lang
    off = true

It is read at every start, and no problem in it may prevent listening: each problem gives a line, and the
other entries are used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import LibraryError, UsageError, reason_of, with_sentence
from reader.files.user_file import locked_folder, parse_toml, read_text, replace_file
from reader.script.lexicon.checks import check_entry
from reader.script.lexicon.entries import ENTRY_KINDS, LexiconEntry
from reader.settings import printable

RULES = "rules"  # the list of entries that are more than a word
_LIMITS = ("lang", "article", "site", "voice")
_MAX_BYTES = 2_000_000


class StoredLexicon(NamedTuple):
    """The valid entries of a file, and a line for each problem with the others."""

    entries: tuple[LexiconEntry, ...] = ()
    problems: tuple[str, ...] = ()


def read_lexicon(path: Path) -> StoredLexicon:
    """The entries in the file at `path`; none if there is no file."""
    try:
        text = read_text(path, _MAX_BYTES, "pronunciation file")
        data = parse_toml(path, text) if text else {}
    except LibraryError as error:
        return StoredLexicon((), (with_sentence(error, "Your pronunciations are not used."),))
    entries, problems = [], []
    for entry in _entries(data):
        try:
            entries.append(check_entry(entry))
        except UsageError as error:
            problems.append(f"{path}: {error}")
    return StoredLexicon(tuple(entries), tuple(problems))


def add_entries(path: Path, entries: Iterable[LexiconEntry]) -> None:
    """Write entries to the file at `path`; each replaces the entry for the same word and language.

    Raises LibraryError if the file cannot be changed; it is then unchanged.
    """

    def add(document: Any) -> None:
        for entry in entries:
            _put(document, entry)

    _change(path, add)


def remove_entry(path: Path, entry: LexiconEntry) -> None:
    """Remove the entry for the same words and scope.

    Raises UsageError if it is missing, LibraryError like `add_entries`.
    """
    _change(path, lambda document: _take(document, entry))


def switch_entry(path: Path, entry: LexiconEntry, *, off: bool) -> None:
    """Switch the entry for the same words and scope on or off. Raises like `remove_entry`."""
    _change(path, lambda document: _put(document, _take(document, entry)._replace(off=off)))


def _is_plain(entry: LexiconEntry) -> bool:
    """True if an entry needs no table of its own."""
    return entry == LexiconEntry(entry.word, entry.say, entry.lang)


def _put(document: Any, entry: LexiconEntry) -> None:
    """Write an entry into the document, in place of the one for the same words and scope."""
    import tomlkit

    is_plain = _is_plain(entry)
    if not (is_plain and _plain_say(document, entry)) and _find(document, entry) is not None:
        _take(document, entry)
    if not is_plain:
        _rules_of(document).append(_rule(entry))
        return
    name = entry.lang or entry.word
    existing = document.get(name)
    if existing is not None and (name == RULES or isinstance(existing, dict) != bool(entry.lang)):
        raise UsageError(f"{printable(name)} cannot be both a word and a language. Add the word with --lang.")
    if entry.lang and existing is None:
        document[entry.lang] = tomlkit.table()
    table = document[entry.lang] if entry.lang else document
    table[entry.word] = entry.say


def _find(document: Any, entry: LexiconEntry) -> LexiconEntry | None:
    """The saved entry for the same words and scope."""
    return next((each for each in _entries(document) if each.key == entry.key), None)


def _take(document: Any, entry: LexiconEntry) -> LexiconEntry:
    """Remove the saved entry for the same words and scope, and return it."""
    found = _find(document, entry)
    if found is None:
        where = f" for {entry.lang}" if entry.lang else ""
        raise UsageError(
            f"{printable(entry.word)} is not one of your words{where}. List them with: reader lexicon list"
        )
    if _is_plain(found):
        table = document[entry.lang] if entry.lang else document
        del table[entry.word]
        if entry.lang and not table:
            del document[entry.lang]
        return found
    rules = document[RULES]
    del rules[next(number for number, rule in enumerate(rules) if _entry_of(rule).key == entry.key)]
    if not rules:
        del document[RULES]
    return found


def _plain_say(document: Any, entry: LexiconEntry) -> bool:
    """True if the document has such a word in the table of its language."""
    table = document.get(entry.lang, {}) if entry.lang else document
    return isinstance(table, dict) and isinstance(table.get(entry.word), str)


def _rules_of(document: Any) -> Any:
    """The document's list of rules, which is added if it is missing."""
    import tomlkit

    rules = document.get(RULES)
    if rules is None:
        document[RULES] = rules = tomlkit.aot()
    elif not isinstance(rules, list):
        raise UsageError(f"The word {RULES} is in the way of the rules. Remove it, and add it with --lang.")
    return rules


def _rule(entry: LexiconEntry) -> Any:
    """A table with the fields of an entry."""
    import tomlkit

    table = tomlkit.table()
    table[entry.kind] = entry.word
    table["say"] = entry.say
    for name in _LIMITS:
        if getattr(entry, name):
            table[name] = getattr(entry, name)
    if entry.off:
        table["off"] = True
    return table


def _change(path: Path, edit: Callable[[Any], object]) -> None:
    """Let `edit` change the document of the file at `path`, and write it."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        path = path.resolve()  # a link to the file stays a link
        with locked_folder(path.parent):
            text = read_text(path, _MAX_BYTES, "pronunciation file")
            parse_toml(path, text)
            document = tomlkit.parse(text)
            edit(document)
            replace_file(path, tomlkit.dumps(document))
    except (OSError, RuntimeError) as error:
        reason = reason_of(error)
        raise LibraryError(f"Cannot save the pronunciation to {path}: {reason}.") from error
    except (TOMLKitError, ValueError) as error:
        raise LibraryError(f"Cannot change {path}: {error}. Edit it by hand.") from error


def _entries(data: Mapping[str, Any]) -> Iterator[LexiconEntry]:
    """Every entry of the file, valid or not."""
    for name, value in data.items():
        if name == RULES and isinstance(value, list):
            yield from map(_entry_of, value)
        elif isinstance(value, dict):
            for word, say in value.items():
                yield LexiconEntry(word, _text_of(say), name)
        else:
            yield LexiconEntry(name, _text_of(value))


def _entry_of(rule: object) -> LexiconEntry:
    """The entry in a table of the rules, valid or not."""
    if not isinstance(rule, dict):
        return LexiconEntry(RULES, "")
    kind = next((kind for kind in ENTRY_KINDS if kind in rule), ENTRY_KINDS[0])
    limits = {name: _limit_of(rule.get(name, "")) for name in _LIMITS}
    off = bool(rule.get("off"))
    return LexiconEntry(_text_of(rule.get(kind)), _text_of(rule.get("say")), kind=kind, **limits, off=off)


def _limit_of(value: object) -> str:
    """The value of a rule's limit. One that is no text becomes unprintable, so that the rule is refused."""
    return value if isinstance(value, str) else f"{value}\0"


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""
