"""The listener's own pronunciations: words, and how they are to be said.

An entry is a respelling ("jif") or sounds in IPA between slashes ("/dʒɪf/"), for one language or for
all. It holds for whole words. Written in small letters it holds for any ("gif": GIF, Gif); written
with a capital it holds as it stands ("Polish" is not "polish").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.script.model import Edit

# Sounds stand between these in what is spoken; each engine puts them in its own notation.
SOUNDS = "⟦⟧"
_RUN = re.compile(r"\w+")


class Entry(NamedTuple):
    """How `word` is said in language `lang`, a BCP 47 tag or "" for every one."""

    word: str
    say: str
    lang: str = ""

    @property
    def sounds(self) -> str:
        """The IPA of an entry that gives sounds, else ""."""
        is_ipa = len(self.say) > 2 and self.say.startswith("/") and self.say.endswith("/")
        return self.say[1:-1] if is_ipa else ""

    @property
    def spoken(self) -> str:
        """What the engine is given for the word."""
        words = self.sounds.split()
        return " ".join(f"{SOUNDS[0]}{word}{SOUNDS[1]}" for word in words) if words else self.say


class Lexicon:
    """Entries, ready to be looked up; of several for a word the one for the nearest language holds."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._by_run: dict[str, list[tuple[int, Entry]]] = {}
        for entry in self.entries:
            run = _RUN.search(entry.word)
            if run is not None:
                self._by_run.setdefault(run[0].casefold(), []).append((run.start(), entry))
        for found in self._by_run.values():  # the longest words first, then the nearest language and capitals
            found.sort(key=lambda each: (len(each[1].word), len(each[1].lang), each[1].word), reverse=True)

    def without_sounds(self) -> Lexicon:
        """The respellings alone, for an engine that takes no sounds."""
        return Lexicon(entry for entry in self.entries if not entry.sounds)

    def edits(self, text: str, lang: str) -> Iterator[Edit]:
        """The words of a text that have entries, from left to right; they may overlap."""
        if not self._by_run:
            return
        for run in _RUN.finditer(text):
            for offset, entry in self._by_run.get(run[0].casefold(), ()):
                start = run.start() - offset
                end = start + len(entry.word)
                if start >= 0 and _is_for(entry.lang, lang) and _is_word(text, start, end, entry.word):
                    yield Edit(start, end, entry.spoken)
                    break


def _is_for(wanted: str, lang: str) -> bool:
    """Whether an entry for `wanted` holds in `lang`: RFC 4647, 3.3.1, basic filtering."""
    return not wanted or f"{lang}-".lower().startswith(f"{wanted}-".lower())


def _is_word(text: str, start: int, end: int, word: str) -> bool:
    found = text[start:end]
    same = found.casefold() == word if word == word.casefold() else found == word
    return same and not _joined(text, start) and not _joined(text, end)


def _joined(text: str, place: int) -> bool:
    """Whether a word goes on across a place."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


NO_LEXICON = Lexicon()
