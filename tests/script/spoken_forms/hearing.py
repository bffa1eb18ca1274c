"""The sounds that eSpeak NG gives to words, to compare two spellings."""

from __future__ import annotations

from functools import cache

from reader.speech.espeak.synthesizer import EspeakSynthesizer

# Stress, length and the breaks between words are left out: "19 84" and "nineteen eighty-four" differ in them.
_LEFT_OUT = str.maketrans(dict.fromkeys("ˈˌː ‍"))


@cache
def _engine() -> EspeakSynthesizer:
    return EspeakSynthesizer()


def sounds(text: str, lang: str = "en-us") -> str:
    """The sounds of a text, in IPA."""
    return _engine().phonemes(text, lang).translate(_LEFT_OUT).replace("ᵻ", "ɪ")
