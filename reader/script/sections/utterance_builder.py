"""Build the utterances of one section, and number its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from reader.page.model import Block
from reader.script.announcements import AnnouncementPiece, announce
from reader.script.model import Edit, ReadingOptions, Style, Utterance, announcement
from reader.script.own_words import OwnWords

# Silence after each kind of utterance, in milliseconds at normal speed.
PAUSES = {
    "title": 700,
    "heading": 500,
    "sentence": 150,
    "paragraph": 450,
    "group": 800,  # after a list, quote or table
    "item": 300,
    "term": 200,
    "cell": 200,
    "code": 200,
    "announcement": 150,
    "marker": 50,
    "passage": 0,
}
# Narration has fewer announcements, and longer pauses in their place.
NARRATORS_PAUSES = PAUSES | {
    "title": 2000,
    "heading": 1200,
    "sentence": 300,
    "paragraph": 650,
    "group": 1000,
    "item": 450,
    "term": 300,
    "cell": 300,
    "announcement": 300,
}

# Utterances in order; a NEW_SENTENCE between them begins the next sentence.
NEW_SENTENCE = None
Utterances = Iterator[Utterance | None]


class UtteranceBuilder:
    """Builds utterances. `sentence` is the number of the current sentence; `numbered` counts it up."""

    def __init__(self, section: str, options: ReadingOptions, our_words: OwnWords) -> None:
        self.section = section
        self.options = options
        self.our_words = our_words
        self.pauses = NARRATORS_PAUSES if options.is_narrated else PAUSES
        self.sentence = 0

    def numbered(self, utterances: Utterances) -> Iterator[Utterance]:
        """The utterances of a section, without each NEW_SENTENCE, which raises the sentence number."""
        for each in utterances:
            if each is NEW_SENTENCE:
                self.sentence += 1
            else:
                yield each

    def title(self, text: str, lang: str) -> Utterance:
        """The page's title as an utterance, for an article that does not begin with it."""
        return Utterance(
            section=self.section,
            block="",
            kind="title",
            text=text,
            spoken=text,
            lang=lang,
            start=None,
            end=None,
            sentence=self.sentence,
            style="title",
            pause_after=self.pauses["title"],
        )

    def pieces(
        self, role: str, where: Literal["before", "after"], **facts: object
    ) -> tuple[AnnouncementPiece, ...]:
        """The announcement before or after an element; may be empty."""
        return announce(role, self.options, self.our_words, where, **facts)

    def announced(
        self,
        block: Block,
        role: str,
        where: Literal["before", "after"],
        pause: int | None = None,
        *,
        lang: str = "",
        **facts: object,
    ) -> Iterator[Utterance]:
        """The utterances of an announcement, with `pause` after the last one.

        `lang` is the language of the page's words in it, if not the block's.
        """
        pieces = self.pieces(role, where, **facts)
        end_pause = self.pauses["announcement"] if pause is None else pause
        lead = ""
        for number, piece in enumerate(pieces, 1):
            if piece.leads_on and self.our_words.lang == (lang or block.lang):  # "by Ann" in one breath
                lead = f"{piece.text} "
                continue
            after = end_pause if number == len(pieces) else self.pauses["marker"]
            yield self.piece(block, piece._replace(text=f"{lead}{piece.text}"), after, lang)
            lead = ""

    def piece(self, block: Block, piece: AnnouncementPiece, pause: int, names_lang: str = "") -> Utterance:
        """A part of an announcement: our words in the listener's language, the page's in its own."""
        lang = self.our_words.lang if piece.ours else names_lang or block.lang
        return announcement(self.section, block.id, piece.text, lang, self.sentence, pause, piece.earcon)

    def words(
        self,
        block: Block,
        start: int,
        end: int,
        lang: str,
        style: Style,
        pause: int,
        spoken: str,
        edits: tuple[Edit, ...],
    ) -> Utterance:
        """Characters `start` to `end` of a block; `spoken` is what the engine gets."""
        return Utterance(
            self.section,
            block.id,
            block.kind,
            block.text[start:end],
            spoken,
            lang,
            start,
            end,
            self.sentence,
            style,
            pause,
            edits,
        )
