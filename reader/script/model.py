"""The script's data: utterances, edits and reading options."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.settings import Verbosity

# Brackets around IPA in spoken text; each engine translates it to its own notation.
PHONEME_BRACKETS = "⟦⟧"


class ReadingOptions(NamedTuple):
    """How a page is read. `earcons` replace words; `citations` are spoken or skipped.

    With `is_narrated` it is read like an audiobook: pauses replace announced roles, "End of article" comes
    last, and `verbosity` does not matter for announcements. `announcement_lang` is the language of
    announcements, a BCP 47 tag; "" for the page's. With `today`, an ISO date, the dates of the days before it
    are said as "yesterday" or "3 days ago". With `rate`, in words a minute, the article's length is said.
    """

    verbosity: Verbosity = "few"
    earcons: bool = False
    citations: bool = True
    announcement_lang: str = ""
    is_narrated: bool = False
    today: str = ""
    rate: int = 0

    @property
    def announcement_verbosity(self) -> Verbosity:
        """The verbosity of announcements. Narration has its own, so a recording keeps author and date."""
        return "few" if self.is_narrated else self.verbosity


Style = Literal["title", "heading", "text", "quote", "caption", "note", "announcement"]


class Edit(NamedTuple):
    """Characters `start` to `end` of a text are spoken as `words`, or skipped if `words` is empty."""

    start: int
    end: int
    words: str


class Utterance(NamedTuple):
    """One call to the speech engine: a sentence, a part of a sentence, or an announcement.

    `section` and `block` are ids in the page. `kind` is the block's kind, "announcement" or "title".
    `text` is the page's text, or the announcement; `spoken` is what the engine gets. `edits` lists
    where the two differ, in order and without overlaps; all other characters are the same.
    `start` and `end` are offsets of `text` in the block's text, None for an announcement.

    `sentence` counts from 0 within the section. The utterances of one sentence (its passages in other
    languages, the announcements around it) share the number, so that moving by sentence never lands
    inside one. `pause_after` is silence in milliseconds at normal speed. `earcon` names the sound
    that replaces the words, if any.
    """

    section: str
    block: str
    kind: str
    text: str
    spoken: str
    lang: str
    start: int | None
    end: int | None
    sentence: int
    style: Style
    pause_after: int
    edits: tuple[Edit, ...] = ()
    earcon: str = ""


def announcement(
    section: str, block: str, text: str, lang: str, sentence: int, pause: int, earcon: str = ""
) -> Utterance:
    """An utterance of an announcement: words that do not stand in the block's text."""
    return Utterance(
        section, block, "announcement", text, text, lang, None, None, sentence, "announcement", pause,
        earcon=earcon,
    )  # fmt: skip
