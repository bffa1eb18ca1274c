"""The entries of the listener's lexicon, and where they apply."""

from __future__ import annotations

from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from reader.script.model import PHONEME_BRACKETS

EntryKind = Literal["word", "part", "pattern"]
ENTRY_KINDS: tuple[EntryKind, ...] = ("word", "part", "pattern")


class LexiconEntry(NamedTuple):
    """How to say `word` in language `lang`, a BCP 47 tag, or "" for every language.

    `kind` tells what `word` matches: whole words, a part of words, or the pattern that it is. `article` (an
    address, or a file's identity), `site` (a host) and `voice` (a voice's id) limit where the entry applies;
    "" is everywhere. An entry that is `off` applies nowhere.
    """

    word: str
    say: str
    lang: str = ""
    kind: EntryKind = "word"
    article: str = ""
    site: str = ""
    voice: str = ""
    off: bool = False

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
    def key(self) -> LexiconEntry:
        """What an entry is for: a lexicon has one entry for each."""
        return self._replace(say="", off=False)

    @property
    def precedence(self) -> tuple[bool, bool, bool, int]:
        """Of two entries for the same words, the one for less has the larger precedence, and is used."""
        return bool(self.article), bool(self.site), bool(self.voice), len(self.lang)

    def is_for_language(self, lang: str) -> bool:
        """True if the entry applies to texts in `lang` (RFC 4647, 3.3.1, basic filtering)."""
        return not self.lang or f"{lang}-".lower().startswith(f"{self.lang}-".lower())

    @property
    def is_case_sensitive(self) -> bool:
        """True if the word has a capital."""
        return self.word != self.word.lower()  # `casefold` also changes "ß" and "ς"


class Scope(NamedTuple):
    """What is read: the article, by its addresses, its site, and the voice; "" is unknown."""

    articles: frozenset[str] = frozenset()
    site: str = ""
    voice: str = ""

    def has(self, entry: LexiconEntry) -> bool:
        """True if an entry applies here."""
        return (
            not entry.off
            and (not entry.article or entry.article in self.articles)
            and (not entry.site or f".{self.site}".endswith(f".{entry.site}"))
            and (not entry.voice or entry.voice.casefold() == self.voice.casefold())
        )


def scope_of(identity: str, canonical: str, voice: str) -> Scope:
    """The scope of an article, by its identity and its canonical address, read by a voice."""
    return Scope(frozenset(filter(None, (identity, canonical))), site_of(canonical, identity), voice)


def site_of(*addresses: str) -> str:
    """The host of the first of these that is a web address, without "www."; "" if none is."""
    for address in addresses:
        try:
            parts = urlsplit(address)
            host = parts.hostname if parts.scheme in {"http", "https"} else None
        except ValueError:
            continue
        if host:
            return host.removeprefix("www.")
    return ""
