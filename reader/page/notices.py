"""Notices that come before the text: only part of the page is read, or the text is missing."""

from __future__ import annotations

import re

from reader.page.article.measure import Measured
from reader.page.article.vetoes import shows_only_consent
from reader.page.dom.queries import leading_text
from reader.page.metadata import Metadata

TOO_LONG = "This page is too long. Only its beginning is read."
NO_ARTICLE = "No main text stands out on this page. All of it is read."
NEEDS_SCRIPTS = "This page needs scripts to show its text. Save it in a browser, and open the saved file."
ONLY_DESCRIPTION = (
    "This page needs scripts to show its text. Only its description is read. Save the page in a browser, and "
    "open the saved file."
)
FOR_SUBSCRIBERS = "Only the beginning of this page is here. The rest is for subscribers."
ONLY_CONSENT = (
    "This page shows only a question about cookies. Answer it in a browser, and save the page there."
)
WRONG_LANGUAGE = "This page is in another language than it says."

_MAX_UNSCRIPTED_CHARACTERS = 400  # on a page that needs scripts
_MAX_LINKS_CHARACTERS = 40  # on a page that shows nothing else
_MAX_BEGINNING_CHARACTERS = 2000  # of an article that only subscribers can read whole
_MAX_SEARCHED_CHARACTERS = 500  # of a text for browsers without scripts
_SCRIPTS = re.compile(r"java\s?script|\bJS\b", re.IGNORECASE)
# Words of pages that ask for scripts or say that they are off, in the languages of announcements.
_REQUEST = re.compile(
    r"enabl|activ|aktiv|turn(?:ed)? (?:it )?on|requir|need|without|disabl|habilit|abilit|ativ"
    r"|inschakel|ingeschakeld|włącz|включ|увімк|ввімк|有効|启用|開啟|開启",
    re.IGNORECASE,
)
_WALL_WORDS = frozenset({
    "paywall", "regwall", "meteredcontent", "pay wall", "subscriber only", "subscribers only",
    "subscription required", "premium wall",
})  # fmt: skip


def notice_of(measured: Measured, metadata: Metadata, article_length: int) -> str:
    """The notice for a page, or ""; `article_length` is in characters."""
    if needs_scripts(measured):
        return NEEDS_SCRIPTS
    if shows_only_consent(measured):
        return ONLY_CONSENT
    if 0 < article_length < _MAX_BEGINNING_CHARACTERS and _is_for_subscribers(measured, metadata):
        return FOR_SUBSCRIBERS
    return ""


def needs_scripts(measured: Measured) -> bool:
    """True if a page shows hardly any text, and says that it needs scripts."""
    if measured.text[0] >= _MAX_UNSCRIPTED_CHARACTERS:
        return False
    if any(run.prose and not _asks_for_scripts(run.text) for run in measured.runs):
        return False
    shown = [leading_text(element, _MAX_SEARCHED_CHARACTERS) for element in measured.unscripted]
    return any(map(_asks_for_scripts, (*shown, *(run.text for run in measured.runs))))


def shows_nothing(measured: Measured) -> bool:
    """True if a page shows no text, except a few links."""
    return measured.text[0] < _MAX_LINKS_CHARACTERS and all(run.link_density == 1 for run in measured.runs)


def _asks_for_scripts(text: str) -> bool:
    return _SCRIPTS.search(text) is not None and _REQUEST.search(text) is not None


def _is_for_subscribers(measured: Measured, metadata: Metadata) -> bool:
    """True if a page's JSON-LD says that it is not free, or a part of it has a paywall's name."""
    free = (item.get("isAccessibleForFree") for item in metadata.json_ld)
    if any(str(value).casefold() == "false" for value in free):
        return True
    half = measured.text[0] / 2  # a part with more is the text itself, whatever its name
    return any(
        0 < measured.text[place] < half and not _WALL_WORDS.isdisjoint(words)
        for place, words in enumerate(measured.words)
    )
