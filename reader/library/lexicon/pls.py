"""Reads lexicons in the format of the W3C's Pronunciation Lexicon Specification (PLS) 1.0.

https://www.w3.org/TR/pronunciation-lexicon/: a lexeme has graphemes, and phonemes or aliases. The preferred
pronunciation is used, or else the first (4.6, 4.7). Only the file itself is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from reader.errors import SourceError
from reader.files.regular_file import open_regular
from reader.script.lexicon.entries import LexiconEntry

_MAX_BYTES = 5_000_000
_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"


class ImportedLexicon(NamedTuple):
    """The entries of a lexicon, and how many pronunciations were skipped because they are not in IPA."""

    entries: tuple[LexiconEntry, ...]
    skipped: int


def read_pls(path: Path) -> ImportedLexicon:
    """The entries of the PLS file at `path`. Raises SourceError with the reason."""
    try:
        with open_regular(path) as file:
            data = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError("Cannot open {name}: no such file. Check the name.", name=path) from None
    except OSError as error:
        raise SourceError(f"Cannot read {path}: {error.strerror}.") from error
    if len(data) > _MAX_BYTES:
        raise SourceError(f"{path} is larger than {_MAX_BYTES // 1_000_000} MB. Import it in parts.")
    lexemes = _LexemeParser()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lexemes.begin
    parser.EndElementHandler = lexemes.end
    parser.CharacterDataHandler = lexemes.text
    parser.StartDoctypeDeclHandler = lexemes.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise SourceError(f"{path} is not XML: {reason}, line {error.lineno}. Fix it there.") from error
    except _InvalidLexicon as error:
        raise SourceError(f"{path} {error}") from None
    return ImportedLexicon(tuple(lexemes.entries), lexemes.skipped)


class _InvalidLexicon(Exception):
    """The file is not valid; the message continues after its name."""


class _LexemeParser:
    """Makes entries from the events of the XML parser."""

    def __init__(self) -> None:
        self.entries: list[LexiconEntry] = []
        self.skipped = 0
        self._lang = ""
        self._alphabet = ""
        self._graphemes: list[str] = []
        self._pronunciations: list[tuple[bool, str]] = []  # is preferred, pronunciation
        self._words: list[str] | None = None
        self._attributes: dict[str, str] = {}
        self._depth = 0

    def refuse(self, *_: object) -> None:
        """Refuse a document type: it can declare entities, and no lexicon needs one."""
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
            self._graphemes, self._pronunciations = [], []
        elif tag in {"grapheme", "phoneme", "alias"}:
            self._words, self._attributes = [], attributes

    def text(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        self._depth -= 1
        words = " ".join("".join(self._words or ()).split())
        is_preferred = self._attributes.get("prefer") in {"true", "1"}
        if tag == "grapheme" and words:
            self._graphemes.append(words)
        elif tag == "alias" and words:
            self._pronunciations.append((is_preferred, words))
        elif tag == "phoneme" and words:
            if self._attributes.get("alphabet", self._alphabet).lower() == "ipa":
                self._pronunciations.append((is_preferred, f"/{words}/"))
            else:
                self.skipped += 1
        elif tag == "lexeme" and self._pronunciations:
            said = next(
                (say for preferred, say in self._pronunciations if preferred), self._pronunciations[0][1]
            )
            self.entries += [LexiconEntry(grapheme, said, self._lang) for grapheme in self._graphemes]
        if tag in {"grapheme", "phoneme", "alias"}:
            self._words, self._attributes = None, {}
