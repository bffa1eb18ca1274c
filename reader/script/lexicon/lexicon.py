"""The listener's own pronunciations.

An entry is a respelling ("jif") or IPA between slashes ("/dʒɪf/"), for one language or for all. It matches
whole words, a part of words, or a pattern, everywhere or only in one article, on one site or by one voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from reader.script.lexicon.entries import LexiconEntry, Scope
from reader.script.lexicon.words import Match, WordIndex
from reader.script.model import Edit

if TYPE_CHECKING:
    from reader.script.lexicon.rules import Rules


class Lexicon:
    """All entries, and the scope that says which of them apply.

    `needs_kana` is true if the engine cannot read kanji. Such an engine takes IPA; for others the entries in
    IPA are dropped.
    """

    def __init__(
        self,
        entries: Iterable[LexiconEntry] = (),
        scope: Scope = Scope(),  # noqa: B008  # it is frozen
        *,
        needs_kana: bool = True,
    ) -> None:
        self.entries = tuple(entry for entry in entries if needs_kana or not entry.phonemes)
        self.scope = scope
        self.needs_kana = needs_kana

    def __reduce__(self) -> tuple[object, ...]:
        """For other processes: what it is made from, without compiled patterns."""
        return _rebuilt, (self.entries, self.scope, self.needs_kana)

    def without_ipa(self) -> Lexicon:
        """Only the respellings, for an engine that accepts no IPA but reads kanji, as system voices do."""
        return Lexicon(self.entries, self.scope, needs_kana=False)

    def within(self, scope: Scope) -> Lexicon:
        """The same entries, for another article or voice."""
        return Lexicon(self.entries, scope, needs_kana=self.needs_kana)

    def with_entry(self, entry: LexiconEntry) -> Lexicon:
        """The lexicon with an entry, which replaces the one for the same words and scope."""
        return self._with((*self.without_entry(entry).entries, entry))

    def without_entry(self, entry: LexiconEntry) -> Lexicon:
        """The lexicon without the entry for this one's words and scope."""
        return self._with(each for each in self.entries if each.key != entry.key)

    def _with(self, entries: Iterable[LexiconEntry]) -> Lexicon:
        return Lexicon(entries, self.scope, needs_kana=self.needs_kana)

    @property
    def depends_on_voice(self) -> bool:
        """True if an entry is for one voice only."""
        return any(entry.voice for entry in self.entries)

    def entry_at(self, text: str, lang: str, start: int, end: int) -> LexiconEntry | None:
        """The first entry that changes characters `start` to `end` of a text."""
        matches = self._matches(text, lang)
        return next((match.entry for match in matches if match.start < end and match.end > start), None)

    def edits(self, text: str, lang: str) -> Iterator[Edit]:
        """Edits for a text, for words, then parts, then patterns. Of overlapping ones the first counts."""
        for match in self._matches(text, lang):
            yield Edit(match.start, match.end, match.spoken)

    @cached_property
    def _finders(self) -> tuple[WordIndex | Rules, ...]:
        active = [entry for entry in self.entries if self.scope.has(entry)]
        rules = [entry for entry in active if entry.kind != "word"]
        words = WordIndex(entry for entry in active if entry.kind == "word")
        if not rules:
            return (words,)
        from reader.script.lexicon.rules import Rules

        return words, Rules(rules)

    def _matches(self, text: str, lang: str) -> Iterator[Match]:
        return chain.from_iterable(finder.matches(text, lang) for finder in self._finders)


def _rebuilt(entries: tuple[LexiconEntry, ...], scope: Scope, needs_kana: bool) -> Lexicon:
    return Lexicon(entries, scope, needs_kana=needs_kana)


NO_LEXICON = Lexicon()
