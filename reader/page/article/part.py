"""A part of the page that stands in the article's root, and what may be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bs4.element import Tag

from reader.page.article.measure import Size
from reader.page.dom.elements import HEADINGS
from reader.page.dom.tree import collapsed_text

FEW_ELEMENTS = 40  # a line has not more in it
SHORT_LINE = 100  # characters: a line about the article, not of it
SHORT = 400  # characters: more words are not looked at

_NO_LINE = HEADINGS | {
    *("li", "td", "th", "dt", "dd", "tr", "table", "tbody", "thead", "ul", "ol", "dl", "blockquote", "pre"),
    "caption",
}


@dataclass
class Part:
    """One element of the root, and what a signal may ask of it.

    `share` is how much of the root's prose it holds; `at_edge` says that no prose of the root stands
    before it, or none after it, `in_lead` that hardly any stands before it; `byline` is who wrote the
    article, `is_discussion` whether it is posts of several people.
    """

    element: Tag
    size: Size
    role: str
    share: float
    at_edge: bool
    in_lead: bool
    byline: str
    is_discussion: bool = False

    @property
    def is_small(self) -> bool:
        """Whether its words may be looked at: not many, in not many elements."""
        return 0 < self.size.text <= SHORT and self.size.elements <= FEW_ELEMENTS

    @property
    def is_line(self) -> bool:
        """Whether it is as short as a line about the article, and no part of a text or a list."""
        return self.is_small and self.size.text <= SHORT_LINE and self.element.name not in _NO_LINE

    @cached_property
    def text(self) -> str:
        """Its words; asked only of what is small."""
        return collapsed_text(self.element)
