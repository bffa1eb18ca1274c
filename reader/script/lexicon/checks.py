"""Checks an entry before it is saved or used."""

from __future__ import annotations

from reader.errors import UsageError
from reader.language_tags import language_tag
from reader.script.lexicon.entries import ENTRY_KINDS, LexiconEntry
from reader.script.lexicon.rules import compile_pattern
from reader.settings import printable

_MAX_CHARACTERS = 200  # of a word, and of its pronunciation
_MAX_SCOPE_CHARACTERS = 2000  # of an address


def check_entry(entry: LexiconEntry) -> LexiconEntry:
    """The entry, if it is valid. Raises UsageError with the reason if not."""
    for name, text in (("word", entry.word), ("pronunciation", entry.say)):
        has_words = any(letter.isalnum() for letter in text) or (name == "word" and entry.kind == "pattern")
        if not has_words or not text.isprintable() or not 0 < len(text) <= _MAX_CHARACTERS:
            raise UsageError(
                f"{{text}} is not a {name}. Use letters or digits, {{most}} at most.",
                text=printable(text),
                most=_MAX_CHARACTERS,
            )
    check_language(entry.lang)
    if entry.kind not in ENTRY_KINDS:
        raise UsageError(f"{printable(entry.kind)} is not one of {', '.join(ENTRY_KINDS)}.")
    if entry.kind == "part" and entry.phonemes:
        raise UsageError("A part of a word cannot be said as sounds. Write it in letters.")
    if entry.kind == "pattern":
        compile_pattern(entry)
    for text in (entry.article, entry.site, entry.voice):
        if not text.isprintable() or len(text) > _MAX_SCOPE_CHARACTERS:
            raise UsageError(f"{printable(text)} is not an article, a site or a voice.")
    return entry


def check_language(tag: str) -> None:
    """Raise UsageError if `tag` is neither a language tag nor "", which is every language."""
    if language_tag(tag) != tag:
        raise UsageError(f"{printable(tag)} is not a language tag. Use one such as en or pt-BR.")
