"""What a listener must know before the text: that it is not all, or not what the page is about."""

from __future__ import annotations

import re

from reader.page.article.content_model.class_words import element_words
from reader.page.article.measure import Measured
from reader.page.article.vetoes import shows_only_consent
from reader.page.dom.limits import MAX_ELEMENTS
from reader.page.dom.queries import leading_text
from reader.page.metadata import Metadata

TOO_LONG = f"This page is too long. Only its first {MAX_ELEMENTS:,} elements are read."
NO_ARTICLE = "No main text stands out on this page. All of it is read."
NEEDS_SCRIPTS = "This page needs scripts to show its text. Save it in a browser, and open the saved file."
FOR_SUBSCRIBERS = "Only the beginning of this page is here. The rest is for subscribers."
ONLY_CONSENT = (
    "This page shows only a question about cookies. Answer it in a browser, and save the page there."
)

_LITTLE = 400  # characters: a page that shows less may wait for a script
_BEGINNING = 2000  # characters of text: what is shown of a page for subscribers is rarely more
_LOOKED_AT = 500  # characters
_SCRIPTS = re.compile(r"java\s?script|\bJS\b", re.IGNORECASE)
# How pages in the languages of announcements ask for scripts, or say that they are off.
_ASKS = re.compile(
    r"enabl|activ|aktiv|turn(?:ed)? (?:it )?on|requir|need|without|disabl|habilit|abilit|ativ"
    r"|inschakel|ingeschakeld|włącz|включ|увімк|ввімк|有効|启用|開啟|開启",
    re.IGNORECASE,
)
_WALLS = frozenset({
    "paywall", "regwall", "meteredcontent", "pay wall", "subscriber only", "subscribers only",
    "subscription required", "premium wall",
})  # fmt: skip


def notice_of(measured: Measured, metadata: Metadata, text: int) -> str:
    """The notice for a page, or ""; `text` is how many characters of it are read as its article."""
    if _needs_scripts(measured):
        return NEEDS_SCRIPTS
    if shows_only_consent(measured):
        return ONLY_CONSENT
    if 0 < text < _BEGINNING and _is_for_subscribers(measured, metadata):
        return FOR_SUBSCRIBERS
    return ""


def _needs_scripts(measured: Measured) -> bool:
    """Whether a page shows hardly any text, and says that scripts would show it."""
    if measured.text[0] >= _LITTLE:
        return False
    if any(run.prose and not _asks_for_scripts(run.text) for run in measured.runs):
        return False
    said = [leading_text(element, _LOOKED_AT) for element in measured.unscripted]
    return any(map(_asks_for_scripts, (*said, *(run.text for run in measured.runs))))


def _asks_for_scripts(text: str) -> bool:
    return _SCRIPTS.search(text) is not None and _ASKS.search(text) is not None


def _is_for_subscribers(measured: Measured, metadata: Metadata) -> bool:
    """Whether a page says in its data that it is not free, or has a part named so."""
    free = (item.get("isAccessibleForFree") for item in metadata.json_ld)
    if any(str(value).casefold() == "false" for value in free):
        return True
    half = measured.text[0] / 2  # what holds more is the text, whatever it is called
    return any(
        0 < measured.text[place] < half and not _WALLS.isdisjoint(element_words(element))
        for place, element in enumerate(measured.elements)
    )
