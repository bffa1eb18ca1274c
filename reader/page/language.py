"""Finds the language of text that the page does not mark, or marks wrongly.

For example, a German paragraph on an English page. A block with a language of its own keeps it. The language
of most of the other text becomes the page's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from reader.language_tags import primary_language
from reader.page.model import Block, Section

_MIN_BLOCK_BYTES = 60  # a shorter text is not enough to tell
_MIN_BLOCK_SPACES = 6
_MAX_SAMPLE_CHARACTERS = 600  # of a block
_MIN_FOREIGN_BYTES = 300  # in a language that the page does not declare
_MIN_PROBABILITY = 0.95
_MAX_GUESSES = 300  # on a page
_MIN_USUAL_SHARE = 0.6  # of the text, in the page's language
_NO_PROSE = frozenset({"code", "math", "control", "media"})
_WORD = re.compile(r"[^\W\d_]+")
# The most frequent words of each language: a text with enough of them is in it.
_FREQUENT_WORDS = {
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
_MIN_FREQUENT_SHARE = 0.12  # of a text's words
# Languages that are detected, but that eSpeak NG has no voice for.
_WITHOUT_VOICE = frozenset({
    "ceb", "co", "fil", "fy", "gl", "ha", "hmn", "ig", "jv", "km", "lo", "mg", "mn", "ny", "ps", "sm", "sn",
    "so", "st", "su", "tg", "xh", "yi", "yo", "zu",
})  # fmt: skip
# Languages that are too similar to tell apart in one paragraph.
_ALIKE = (
    {"no", "nb", "nn", "da", "sv"}, {"es", "gl", "ca", "pt", "ast"}, {"hr", "bs", "sr", "sl", "mk", "bg"},
    {"cs", "sk"}, {"id", "ms", "jv", "su"}, {"nl", "af", "fy"}, {"de", "lb", "gsw"},
    {"uk", "ru", "be", "bg", "mk"},
    {"en", "sco", "gd"}, {"zh", "yue", "cmn"}, {"hi", "mr", "ne"}, {"fi", "et"}, {"it", "co", "la"},
    {"tr", "az"}, {"ur", "fa", "ar", "sd", "ps"},
)  # fmt: skip


def with_languages(sections: Sequence[Section], lang: str) -> tuple[tuple[Section, ...], str]:
    """The sections with the languages of their text, and the page's language; `lang` is the declared one."""
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
    usual = next((each for each, size in votes.most_common(1) if size >= _MIN_USUAL_SHARE * total), lang)
    if usual == lang and not any(found.values()):
        return tuple(sections), lang
    return tuple(_marked(section, found, lang, usual) for section in sections), usual


def _with_evidence(found: dict[str, str], sections: Sequence[Section]) -> dict[str, str]:
    """The findings of languages with enough text to contradict the page's declared language."""
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
    """The blocks that are certainly in a language other than the page's, with that language."""
    primary = primary_language(lang)
    guesses_left = _MAX_GUESSES
    for section in sections:
        for block in section.blocks if section.in_article else ():
            if guesses_left and block.lang == lang and _is_prose(block) and not _is_in(block.text, primary):
                guesses_left -= 1
                other = guess_language(block.text)
                if other and not _are_alike(other, primary):
                    yield block.id, other


def _size(text: str) -> int:
    """The length of a text in bytes of UTF-8: a Chinese character says as much as three letters."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def _is_prose(block: Block) -> bool:
    if block.kind in _NO_PROSE or _size(block.text) < _MIN_BLOCK_BYTES:
        return False
    return block.text.count(" ") >= _MIN_BLOCK_SPACES or not block.text.isascii()


def _is_in(text: str, primary: str) -> bool:
    """True if the text has enough of the most frequent words of a language."""
    frequent = _frequent(primary)
    if not frequent:
        return False
    words = text[:_MAX_SAMPLE_CHARACTERS].casefold().split()
    return sum(word in frequent for word in words) >= _MIN_FREQUENT_SHARE * len(words)


@cache
def _frequent(primary: str) -> frozenset[str]:
    return frozenset(_FREQUENT_WORDS.get(primary, "").split())


def _are_alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in _ALIKE)


def guess_language(text: str) -> str:
    """The language of a text as a tag; "" if it is not certain."""
    try:
        identifier = _identifier()
    except ImportError:  # no build exists for Macs with Intel processors
        return ""
    words = " ".join(_WORD.findall(text[:_MAX_SAMPLE_CHARACTERS]))
    result = identifier.FindLanguage(words)
    if not result.is_reliable or result.probability < _MIN_PROBABILITY or "-" in result.language:
        return ""
    language = str(result.language)
    if language == "la" or language in _WITHOUT_VOICE:  # Latin: "lorem ipsum", or names
        return ""
    return {"iw": "he", "no": "nb"}.get(language, language)


@cache
def _identifier() -> Any:
    import gcld3  # most pages do not need it

    return gcld3.NNetLanguageIdentifier(0, 4 * _MAX_SAMPLE_CHARACTERS)
