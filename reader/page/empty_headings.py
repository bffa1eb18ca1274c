"""Excludes headings without content: "Contents" over links that are not read, the first of two alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.page.model import Section
from reader.page.reasons import Reason, ReasonKind
from reader.page.titles import title_words

_CONTENTS = re.compile(
    r"(?:table of )?contents|on this page|in this (?:article|story|post|guide)|jump to(?: section)?"
    r"|inhalt(?:sverzeichnis)?"
    r"|auf dieser seite|sommaire|table des matières|(?:tabla de )?contenidos?|índice(?: de contenidos)?"
    r"|en este artículo|indice(?: dei contenuti)?|sommario|conteúdo|sumário|neste artigo|inhoud(?:sopgave)?"
    r"|spis treści|содержание|оглавление|зміст|innehåll|目次|もくじ|目录|目錄"
    r"|차례|목차|المحتويات|תוכן עניינים",
    re.IGNORECASE,
)
_MIN_REPEATED = 4  # times that a bare heading is on the page, to be a label
_MIN_TITLE_SPACES = 4  # in a label that is the title of the whole
_WORDLESS = frozenset({ReasonKind.FORM, ReasonKind.NAVIGATION})


def without_empty_headings(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections; headings without content in the article are not in it."""
    empty = Reason(ReasonKind.EMPTY, "heading of a part that is left out")
    labels = set(_repeated_labels(sections))
    return tuple(
        section._replace(in_article=False, reason=empty)
        if number in labels or _is_empty(sections, number)
        else section
        for number, section in enumerate(sections)
    )


def _repeated_labels(sections: Sequence[Section]) -> Iterator[int]:
    """The numbers of bare headings that many parts have ("Statistics:"), without each one's first.

    Other short headings can be the facts of each part: "cotton".
    """
    numbers: dict[str, list[int]] = {}
    for number, (section, following) in enumerate(pairwise(sections)):
        is_bare = section.in_article and section.level is not None and len(section.blocks) == 1
        if is_bare and following.level is not None and following.level <= (section.level or 0):
            numbers.setdefault(section.title, []).append(number)
    for title, found in numbers.items():
        is_label = title.endswith((":", "：")) or len(title) == 1 or title.count(" ") >= _MIN_TITLE_SPACES
        if is_label and len(found) >= _MIN_REPEATED:
            yield from found[1:]


def _is_empty(sections: Sequence[Section], number: int) -> bool:
    section = sections[number]
    if not section.in_article or section.level is None or len(section.blocks) > 1:
        return False
    after = (sections[later] for later in range(number + 1, len(sections)))
    following = next((each for each in after if each.in_article), None)
    if following is not None and _is_twin(section, following):
        return True
    if section.level < 2:
        return False
    if following is not None and (following.level is None or following.level > section.level):
        return False  # what follows is a part of it
    if _CONTENTS.fullmatch(section.title.strip(" .:–-")) is not None:
        return True
    if following is None:  # the last heading is empty only if all others like it, after the title, are not
        others = [each for each in sections[:number] if each.in_article]
        alike = (each for each in others[1:] if each.level == section.level)
        return any(len(each.blocks) > 1 for each in others) and all(len(each.blocks) > 1 for each in alike)
    next_one = sections[number + 1] if number + 1 < len(sections) else None
    return next_one is not None and _is_wordless(next_one)


def _is_twin(section: Section, following: Section) -> bool:
    """True if the next heading says the same: that of a card and of its link, or of a page and its text."""
    words = title_words(section.title)
    is_bare = bool(words) and not any(block.post for block in section.blocks)
    return is_bare and following.level is not None and words == title_words(following.title)


def _is_wordless(section: Section) -> bool:
    """True if a section is a form or a menu without text.

    The learned model gives the reason of a section with text, and could give another one.
    """
    return (
        not section.in_article
        and section.reason.kind in _WORDLESS
        and not any(block.text for block in section.blocks)
    )
