"""Lexicons as the W3C's Pronunciation Lexicon Specification (PLS) 1.0 writes them.

https://www.w3.org/TR/pronunciation-lexicon/: a lexeme has graphemes, and phonemes or aliases; of
these the preferred one holds, else the first (4.6, 4.7). Nothing outside the file is ever read.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from reader.errors import LibraryError
from reader.files.regular_file import open_regular
from reader.script.lexicon import Entry

_MAX_BYTES = 5_000_000  # bytes
_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"


class ImportedLexicon(NamedTuple):
    """The entries of a lexicon, and how many of its pronunciations are in an alphabet that is not IPA."""

    entries: tuple[Entry, ...]
    left_out: int


def read_pls(path: Path) -> ImportedLexicon:
    """The entries of the PLS file at `path`. Raises LibraryError, and says what is wrong with it."""
    try:
        with open_regular(path) as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise LibraryError(f"Cannot read {path}: {error.strerror}.") from error
    if len(data) > _MAX_BYTES:
        raise LibraryError(f"{path} is larger than {_MAX_BYTES // 1_000_000} MB. Import it in parts.")
    reading = _LexemeParser()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = reading.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise LibraryError(f"{path} is not XML: {reason}, line {error.lineno}. Fix it there.") from error
    except _InvalidLexicon as refused:
        raise LibraryError(f"{path} {refused}") from None
    return ImportedLexicon(tuple(reading.entries), reading.left_out)


class _InvalidLexicon(Exception):
    """What is said of the file, after its name."""


class _LexemeParser:
    """Takes the events of the parser, and makes entries of them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.left_out = 0
        self._lang = ""
        self._alphabet = ""
        self._graphemes: list[str] = []
        self._said: list[tuple[bool, str]] = []  # whether preferred, and how it is said
        self._words: list[str] | None = None
        self._kept: dict[str, str] = {}
        self._depth = 0

    def refuse(self, *_: object) -> None:
        """A document type is where entities come from, and no lexicon needs one."""
        raise _InvalidLexicon("has a DOCTYPE, which is not allowed. Remove it.")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        self._depth += 1
        if self._depth == 1:
            if tag != "lexicon" or namespace not in {_NAMESPACE, ""}:
                raise _InvalidLexicon("is not a PLS lexicon: its root is not “lexicon”.")
            self._lang = attributes.get(_XML_LANG, "")
            self._alphabet = attributes.get("alphabet", "")
        elif tag == "lexeme":
            self._graphemes, self._said = [], []
        elif tag in {"grapheme", "phoneme", "alias"}:
            self._words, self._kept = [], attributes

    def text(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        self._depth -= 1
        words = " ".join("".join(self._words or ()).split())
        is_preferred = self._kept.get("prefer") in {"true", "1"}
        if tag == "grapheme" and words:
            self._graphemes.append(words)
        elif tag == "alias" and words:
            self._said.append((is_preferred, words))
        elif tag == "phoneme" and words:
            if self._kept.get("alphabet", self._alphabet).lower() == "ipa":
                self._said.append((is_preferred, f"/{words}/"))
            else:
                self.left_out += 1
        elif tag == "lexeme" and self._said:
            said = next((say for preferred, say in self._said if preferred), self._said[0][1])
            self.entries += [Entry(grapheme, said, self._lang) for grapheme in self._graphemes]
        if tag in {"grapheme", "phoneme", "alias"}:
            self._words, self._kept = None, {}
