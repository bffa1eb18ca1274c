"""The engine `espeak`: eSpeak NG in a process of its own."""

from __future__ import annotations

from reader.speech.process.early_start import ESPEAK, take
from reader.speech.process.synthesizer import ProcessSynthesizer
from reader.speech.process.voice_process import Child, own_program


class Espeak(ProcessSynthesizer):
    """eSpeak NG in its own process."""

    def __init__(self, started: Child | None = None) -> None:
        command = own_program("reader.speech.process.child", ESPEAK)
        super().__init__("espeak", command, started=started or take(ESPEAK))

    def phonemes(self, text: str, lang: str) -> str:
        """The pronunciation of a text in IPA, clause by clause."""
        return str(self._ask("phonemes", text, lang))
