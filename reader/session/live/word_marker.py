"""Highlights the word being spoken, by the speaker's own clock."""

from __future__ import annotations

from reader.script.edits import text_range_of
from reader.script.writer import Script
from reader.session.effects import Say
from reader.session.navigation import finding
from reader.speech.engine import Heard, Speaker
from reader.terminal.highlight import Span
from reader.terminal.region import Region


class WordMarker:
    """Shows the current paragraph in `region`, and highlights the word that `speaker` says."""

    def __init__(self, region: Region, speaker: Speaker) -> None:
        self.region = region
        self._speaker = speaker
        self._say: Say | None = None
        self._text = ""
        self._base = 0

    def begin(self, script: Script, say: Say) -> None:
        """Show the paragraph of an utterance as its speech begins."""
        block = script.blocks.get(say.utterance.block)
        text = (block.text or block.name) if block is not None else ""
        self._say = say
        self._text = text or say.utterance.text
        self._base = say.utterance.start or 0
        self.region.show(self._text, self._span(Heard(say.token)))

    def update(self) -> None:
        """Move the highlight to the word now spoken."""
        heard = self._speaker.heard()
        if self._say is not None and heard.token == self._say.token:
            self.region.show(self._text, self._span(heard))

    def _span(self, heard: Heard) -> Span | None:
        """The span of the word now heard; None during an announcement."""
        assert self._say is not None  # `begin` set it
        utterance, offset = self._say.utterance, self._say.offset
        if utterance.start is None and self._text != utterance.text:
            return None
        start, end = text_range_of(utterance.edits, offset + heard.offset, offset + heard.end)
        if end <= start:  # the engine reports only where a word starts
            start, end = finding.word_at(utterance.text, start) or (start, start)
        return self._base + start, self._base + end
