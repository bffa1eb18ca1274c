"""Why a part of a page is or is not in the article: a kind for code, and a detail to show."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class ReasonKind(Enum):
    """The first group says why a part is in the article, the second why it is not."""

    SKIP_LINK_TARGET = auto()  # detail: the link's label
    MAIN = auto()  # detail: "element" or "role"
    ARTICLE = auto()  # detail: "element" or "role"
    MOST_TEXT = auto()
    WHOLE_PAGE = auto()
    PAGE_DATA = auto()

    OUTSIDE = auto()
    NAVIGATION = auto()
    FOOTER = auto()
    ASIDE = auto()
    FORM = auto()
    CONTROL = auto()
    LINKS = auto()
    CONTENTS = auto()
    PROMOTION = auto()
    BYLINE = auto()
    POST_TOOL = auto()
    CONSENT = auto()
    CREDIT = auto()
    HIDDEN = auto()
    DUPLICATE = auto()
    EMPTY = auto()
    TITLE_PAGE = auto()
    NONLINEAR = auto()  # of a book
    LICENCE = auto()  # of a book
    CLASS_NAME = auto()  # detail: the class name


class Reason(NamedTuple):
    """Why a part is or is not in the article. Code depends on `kind` only; `detail` is for display."""

    kind: ReasonKind
    detail: str = ""


_TEXTS = {
    ReasonKind.SKIP_LINK_TARGET: "target of a skip link",
    ReasonKind.MAIN: "main landmark",
    ReasonKind.ARTICLE: "article",
    ReasonKind.MOST_TEXT: "most of the page's text",
    ReasonKind.WHOLE_PAGE: "whole page",
    ReasonKind.PAGE_DATA: "text in the page's data",
    ReasonKind.OUTSIDE: "outside the article",
    ReasonKind.NAVIGATION: "navigation",
    ReasonKind.FOOTER: "footer",
    ReasonKind.ASIDE: "aside",
    ReasonKind.FORM: "form",
    ReasonKind.CONTROL: "control",
    ReasonKind.LINKS: "mostly links",
    ReasonKind.CONTENTS: "table of contents",
    ReasonKind.PROMOTION: "other story or promotion",
    ReasonKind.BYLINE: "line with author or date",
    ReasonKind.POST_TOOL: "rank, counter or button of a post",
    ReasonKind.CONSENT: "consent",
    ReasonKind.CREDIT: "picture credit",
    ReasonKind.HIDDEN: "hidden",
    ReasonKind.DUPLICATE: "duplicate",
    ReasonKind.EMPTY: "empty",
    ReasonKind.TITLE_PAGE: "title page",
    ReasonKind.LICENCE: "header or licence of the book",
    ReasonKind.NONLINEAR: "outside the book's reading order",
    ReasonKind.CLASS_NAME: "class name",
}
# How a detail is shown. For all other kinds the detail alone replaces the text above.
_DETAIL_FORMATS = {
    ReasonKind.SKIP_LINK_TARGET: "target of skip link “{}”",
    ReasonKind.MAIN: "main {}",
    ReasonKind.ARTICLE: "article {}",
    ReasonKind.CLASS_NAME: "named “{}”",
}


def reason_text(reason: Reason) -> str:
    """The reason in a few words, as in `reader outline`."""
    if reason.detail:
        return _DETAIL_FORMATS.get(reason.kind, "{}").format(reason.detail)
    return _TEXTS[reason.kind]
