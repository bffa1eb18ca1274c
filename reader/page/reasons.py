"""Why a part of a page is in the article or not: a kind that code may ask for, and a detail to show."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class ReasonKind(Enum):
    """What a part was judged by. The first group says where the article is, the second what is not of it."""

    SKIP_LINK_TARGET = auto()  # detail: the link's label
    MAIN = auto()  # detail: "element" or "role"
    ARTICLE = auto()  # likewise
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
    RELATED = auto()
    COMMENTS = auto()
    SHARING = auto()
    PROMOTION = auto()
    CONSENT = auto()
    BYLINE = auto()  # detail: the class name that says so
    DATE = auto()
    CREDIT = auto()
    CONTACT = auto()
    HIDDEN = auto()
    DUPLICATE = auto()
    EMPTY = auto()
    TITLE_PAGE = auto()
    CLASS_NAME = auto()  # detail: the name
    UNDER_HEADING = auto()  # detail: the heading


class Reason(NamedTuple):
    """Why a part is in the article or not. Only `kind` may decide anything; `detail` is shown."""

    kind: ReasonKind
    detail: str = ""


_TEXTS = {
    ReasonKind.SKIP_LINK_TARGET: "target of a skip link",
    ReasonKind.MAIN: "main part",
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
    ReasonKind.RELATED: "other articles",
    ReasonKind.COMMENTS: "comments",
    ReasonKind.SHARING: "sharing",
    ReasonKind.PROMOTION: "promotion",
    ReasonKind.CONSENT: "consent",
    ReasonKind.BYLINE: "byline",
    ReasonKind.DATE: "date line",
    ReasonKind.CREDIT: "picture credit",
    ReasonKind.CONTACT: "address",
    ReasonKind.HIDDEN: "hidden",
    ReasonKind.DUPLICATE: "repeated",
    ReasonKind.EMPTY: "nothing in it",
    ReasonKind.TITLE_PAGE: "title page",
    ReasonKind.CLASS_NAME: "named so",
    ReasonKind.UNDER_HEADING: "under another heading",
}
# How a detail is shown; of all other kinds it says more exactly what the part is.
_DETAIL_FORMATS = {
    ReasonKind.SKIP_LINK_TARGET: "target of skip link “{}”",
    ReasonKind.MAIN: "main {}",
    ReasonKind.ARTICLE: "article {}",
    ReasonKind.BYLINE: "named “{}”",
    ReasonKind.CLASS_NAME: "named “{}”",
    ReasonKind.UNDER_HEADING: "under “{}”",
}


def reason_text(reason: Reason) -> str:
    """The reason in a few words, as `reader outline` shows it."""
    if reason.detail:
        return _DETAIL_FORMATS.get(reason.kind, "{}").format(reason.detail)
    return _TEXTS[reason.kind]
