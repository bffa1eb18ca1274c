"""The listener's own pronunciations.

An entry is a respelling ("jif") or IPA between slashes ("/dʒɪf/"), for one language or for all. It
matches whole words. A word in lower case matches in any case ("gif": GIF, Gif); a word with a capital
matches only as written ("Polish" does not match "polish").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.errors import UsageError
from reader.script.model import Edit
from reader.settings import printable

# Brackets around IPA in spoken text; each engine translates it to its own notation.
PHONEME_BRACKETS = "⟦⟧"
_MAX_CHARACTERS = 200  # of a word, and of its pronunciation
_RUN = re.compile(r"\w+")


class Entry(NamedTuple):
    """How to say `word` in language `lang`, a BCP 47 tag, or "" for every language."""

    word: str
    say: str
    lang: str = ""

    @property
    def phonemes(self) -> str:
        """The IPA of the entry, or "" if it is a respelling."""
        is_ipa = len(self.say) > 2 and self.say.startswith("/") and self.say.endswith("/")
        return self.say[1:-1] if is_ipa else ""

    @property
    def spoken(self) -> str:
        """The text that the engine gets for the word."""
        before, after = PHONEME_BRACKETS[0], PHONEME_BRACKETS[1]
        return " ".join(f"{before}{word}{after}" for word in self.phonemes.split()) or self.say

    @property
    def key(self) -> tuple[str, str]:
        """What an entry is for: a lexicon has one entry for each."""
        return self.word, self.lang


def check_entry(entry: Entry) -> Entry:
    """The entry, if it is valid. Raises UsageError with the reason if not."""
    for name, text in (("word", entry.word), ("pronunciation", entry.say)):
        if (
            not any(letter.isalnum() for letter in text)
            or not text.isprintable()
            or len(text) > _MAX_CHARACTERS
        ):
            raise UsageError(
                f"{printable(text)} is not a {name}. Use letters or digits, {_MAX_CHARACTERS} at most."
            )
    if entry.lang and not all(part.isalnum() and part.isascii() for part in entry.lang.split("-")):
        raise UsageError(f"{printable(entry.lang)} is not a language tag. Use one such as en or pt-BR.")
    return entry


class Lexicon:
    """An index of entries. Of several entries for one word, the one for the nearest language wins.

    `needs_kana` is true if the engine cannot read kanji. Such an engine takes IPA; for others the entries in
    IPA are dropped.
    """

    def __init__(self, entries: Iterable[Entry] = (), *, needs_kana: bool = True) -> None:
        self.entries = tuple(entry for entry in entries if needs_kana or not entry.phonemes)
        self.needs_kana = needs_kana
        self._by_run: dict[str, list[tuple[int, Entry]]] = {}
        for entry in self.entries:
            run = _RUN.search(entry.word)
            if run is not None:
                self._by_run.setdefault(run[0].casefold(), []).append((run.start(), entry))
        for found in self._by_run.values():  # the longest words first, then the nearest language and capitals
            found.sort(key=lambda each: (len(each[1].word), len(each[1].lang), each[1].word), reverse=True)

    def without_ipa(self) -> Lexicon:
        """Only the respellings, for an engine that accepts no IPA but reads kanji, as system voices do."""
        return Lexicon(self.entries, needs_kana=False)

    def with_entry(self, entry: Entry) -> Lexicon:
        """The lexicon with an entry, which replaces the one for the same word and language."""
        return Lexicon((*self.without_entry(entry).entries, entry), needs_kana=self.needs_kana)

    def without_entry(self, entry: Entry) -> Lexicon:
        """The lexicon without the entry for this one's word and language."""
        others = (each for each in self.entries if each.key != entry.key)
        return Lexicon(others, needs_kana=self.needs_kana)

    def entry_at(self, text: str, lang: str, start: int, end: int) -> Entry | None:
        """The first entry that changes characters `start` to `end` of a text."""
        matches = self._matches(text, lang)
        return next((entry for begin, stop, entry in matches if begin < end and stop > start), None)

    def edits(self, text: str, lang: str) -> Iterator[Edit]:
        """Edits for the words of a text that have entries, from left to right; they may overlap."""
        for start, end, entry in self._matches(text, lang):
            yield Edit(start, end, entry.spoken)

    def _matches(self, text: str, lang: str) -> Iterator[tuple[int, int, Entry]]:
        """Where entries match a text: start, end, entry."""
        if not self._by_run:
            return
        for run in _RUN.finditer(text):
            for offset, entry in self._by_run.get(run[0].casefold(), ()):
                start = run.start() - offset
                end = start + len(entry.word)
                if start >= 0 and _is_for(entry.lang, lang) and _is_word(text, start, end, entry.word):
                    yield start, end, entry
                    break


def _is_for(wanted: str, lang: str) -> bool:
    """True if an entry for language `wanted` applies to `lang` (RFC 4647, 3.3.1, basic filtering)."""
    return not wanted or f"{lang}-".lower().startswith(f"{wanted}-".lower())


def _is_word(text: str, start: int, end: int, word: str) -> bool:
    found = text[start:end]
    same = found.casefold() == word if word == word.casefold() else found == word
    return same and not _is_inside_word(text, start) and not _is_inside_word(text, end)


def _is_inside_word(text: str, place: int) -> bool:
    """True if `place` is between two characters of one word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


NO_LEXICON = Lexicon()
