"""The language of text that the page does not mark, or marks wrongly: a German paragraph on an English page.

A block whose language the page sets itself keeps it. What most of the unmarked text is written in is taken
for the language of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from reader.language_tags import primary_language
from reader.page.model import Block, Section

_MIN_BYTES = 60  # bytes; less says too little of its language
_MIN_WORDS = 6
_MAX_CHARACTERS = 600  # characters that are looked at
_MIN_FOREIGN_BYTES = 300  # bytes in another language than the page says
_SURE = 0.95
_MAX_BLOCKS = 300  # blocks of a page
_MIN_PAGE_SHARE = 0.6  # of the text of a page, for its language
_UNREAD = frozenset({"code", "math", "control", "media"})
_WORD = re.compile(r"[^\W\d_]+")
# The most frequent words: a text with enough of them needs no closer look.
_FREQUENT = {
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an er",
    "en": "the of and to in a is that for it was on with as by at from this are be or he his have not i you",
    "es": "de la que el en y los del las un por con no una su para es al lo como más o pero sus le se",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont",
    "it": "di e il la che in un per è una del della con non le i si da al dei sono come ma nel alla gli",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die als ook maar om bij ik je",
    "pl": "w i na z się do nie to że jest o jak po od za przez co dla ale są tym ma",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao",
    "ru": "в и не на что с по как он но из за то все это к у его от для так было",
    "sv": "och i att det som en på är av för den med till inte har de ett om var jag men",
}
_MIN_FREQUENT = 0.12  # of the words
# Languages that are too alike to tell apart in one paragraph.
_ALIKE = (
    {"no", "nb", "nn", "da", "sv"}, {"es", "gl", "ca", "pt", "ast"}, {"hr", "bs", "sr", "sl", "mk", "bg"},
    {"cs", "sk"}, {"id", "ms", "jv", "su"}, {"nl", "af", "fy"}, {"de", "lb", "gsw"}, {"uk", "ru", "be"},
    {"en", "sco", "gd"}, {"zh", "yue", "cmn"}, {"hi", "mr", "ne"}, {"fi", "et"}, {"it", "co", "la"},
    {"tr", "az"}, {"ur", "fa", "ar", "sd", "ps"},
)  # fmt: skip


def with_languages(sections: Sequence[Section], lang: str) -> tuple[tuple[Section, ...], str]:
    """The sections with the languages in which their text is written, and the language of the page."""
    found = dict(_found(sections, lang))
    if lang:
        found = _with_evidence(found, sections)
    if not found:
        return tuple(sections), lang
    votes = Counter[str]()
    total = 0
    for section in sections:
        for block in section.blocks if section.in_article else ():
            if block.lang == lang and _is_prose(block):
                votes[found.get(block.id, lang)] += len(block.text)
                total += len(block.text)
    usual = next((each for each, size in votes.most_common(1) if size >= _MIN_PAGE_SHARE * total), lang)
    if usual == lang and not any(found.values()):
        return tuple(sections), lang
    return tuple(_marked(section, found, lang, usual) for section in sections), usual


def _with_evidence(found: dict[str, str], sections: Sequence[Section]) -> dict[str, str]:
    """What was found of languages with much text: a page that names another one is believed for a little."""
    sizes = Counter[str]()
    for block in (block for section in sections for block in section.blocks if block.id in found):
        sizes[found[block.id]] += _size(block.text)
    return {key: other for key, other in found.items() if sizes[other] >= _MIN_FOREIGN_BYTES}


def _marked(section: Section, found: dict[str, str], lang: str, usual: str) -> Section:
    blocks = tuple(
        block._replace(lang=found.get(block.id, usual)) if block.lang == lang else block
        for block in section.blocks
    )
    return section._replace(blocks=blocks) if blocks != section.blocks else section


def _found(sections: Sequence[Section], lang: str) -> Iterator[tuple[str, str]]:
    """The blocks that are surely in another language than the page's, and that language."""
    family = primary_language(lang)
    left = _MAX_BLOCKS
    for section in sections:
        for block in section.blocks if section.in_article else ():
            if left and block.lang == lang and _is_prose(block) and not _is_in(block.text, family):
                left -= 1
                other = guess_language(block.text)
                if other and not _are_alike(other, family):
                    yield block.id, other


def _size(text: str) -> int:
    """The length of a text in bytes of UTF-8: a Chinese character says as much as three letters."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def _is_prose(block: Block) -> bool:
    if block.kind in _UNREAD or _size(block.text) < _MIN_BYTES:
        return False
    return block.text.count(" ") >= _MIN_WORDS or not block.text.isascii()


def _is_in(text: str, family: str) -> bool:
    """True if the text has enough of the most frequent words of a language."""
    frequent = _frequent(family)
    if not frequent:
        return False
    words = text[:_MAX_CHARACTERS].casefold().split()
    return sum(word in frequent for word in words) >= _MIN_FREQUENT * len(words)


@cache
def _frequent(family: str) -> frozenset[str]:
    return frozenset(_FREQUENT.get(family, "").split())


def _are_alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in _ALIKE)


def guess_language(text: str) -> str:
    """The language that a text is surely written in, as a tag; else ""."""
    try:
        identifier = _identifier()
    except ImportError:  # there is no build for Macs with Intel processors
        return ""
    words = " ".join(_WORD.findall(text[:_MAX_CHARACTERS]))
    result = identifier.FindLanguage(words)
    if not result.is_reliable or result.probability < _SURE or "-" in result.language:
        return ""
    language = str(result.language)
    if language == "la":  # a placeholder's "lorem ipsum", or names
        return ""
    return {"iw": "he", "no": "nb"}.get(language, language)


@cache
def _identifier() -> Any:
    import gcld3  # many pages never need it

    return gcld3.NNetLanguageIdentifier(0, 4 * _MAX_CHARACTERS)
