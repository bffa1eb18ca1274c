"""Keeps the mark on the word that sounds, by the speaker's own clock."""

from __future__ import annotations

from reader.script.edits import place_in_text
from reader.script.writer import Script
from reader.session.effects import Say
from reader.session.navigation import finding
from reader.speech.engine import Heard, Speaker
from reader.terminal.highlight import Span
from reader.terminal.region import Region


class WordMarker:
    """Shows the paragraph that is read in `region`, and marks the word that `speaker` says."""

    def __init__(self, region: Region, speaker: Speaker) -> None:
        self.region = region
        self._speaker = speaker
        self._say: Say | None = None
        self._text = ""
        self._base = 0

    def begin(self, script: Script, say: Say) -> None:
        """An utterance begins to be said."""
        block = script.blocks.get(say.utterance.block)
        text = (block.text or block.name) if block is not None else ""
        self._say = say
        self._text = text or say.utterance.text
        self._base = say.utterance.start or 0
        self.region.show(self._text, self._span(Heard(say.token)))

    def update(self) -> None:
        """Move the mark to where the voice is."""
        heard = self._speaker.heard()
        if self._say is not None and heard.token == self._say.token:
            self.region.show(self._text, self._span(heard))

    def _span(self, heard: Heard) -> Span | None:
        """Where the word is that is heard; None while something else than the text is said."""
        assert self._say is not None  # it is being said
        utterance, offset = self._say.utterance, self._say.offset
        if utterance.start is None and self._text != utterance.text:
            return None
        start, end = place_in_text(utterance.edits, offset + heard.offset, offset + heard.end)
        if end <= start:  # which word begins there is all that is known
            start, end = finding.word_at(utterance.text, start) or (start, start)
        return self._base + start, self._base + end
