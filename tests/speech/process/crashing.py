"""The process of `reader.speech.process.child` with an engine that fails on request.

It speaks silence, and obeys words in the text: die, die-in-the-middle, hang, fail. "☠" kills it too.
"""

from __future__ import annotations

import os
import time

from reader.errors import SpeechError
from reader.speech.engine import Emit, Speech
from reader.speech.process import child
from reader.speech.silence import SilentSynthesizer


class Crashing(SilentSynthesizer):
    """Speaks silence, and ends the process if the text asks for it."""

    version = "1"

    def __init__(self) -> None:
        if os.environ.get("NO_START"):
            raise SpeechError(os.environ["NO_START"])

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        """Obey the text, or emit silence as long as its words."""
        words = speech.text.split()
        if "die" in words or "☠" in words:
            os.abort()
        if "hang" in words:
            time.sleep(60)
        if "fail" in words:
            raise RuntimeError("no\nidea")
        super().synthesize(speech, emit)
        if "die-in-the-middle" in words:
            os.abort()

    def pid(self) -> int:
        """The number of the process."""
        return os.getpid()


if __name__ == "__main__":
    child.serve("tests.speech.process.crashing:Crashing", *child._pipes())
