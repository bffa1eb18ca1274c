"""IPA in eSpeak NG's own notation, which it takes between double square brackets.

eSpeak has a table of sounds for each language and leaves out what a voice's table does not have: a
nasal vowel in an English voice. `EspeakSynthesizer.phonemes` tells what becomes of a text.
"""

from __future__ import annotations

import re

from reader.script.edits import apply_edits, text_range_of
from reader.script.lexicon import SOUNDS
from reader.script.model import Edit

# eSpeak's names of sounds (docs/phonemes.md of espeak-ng), the longest IPA first where they begin alike.
_NAMES = {
    "tʃ": "tS", "dʒ": "dZ", "ts": "ts", "dz": "dz", "eɪ": "eI", "oʊ": "oU", "əʊ": "oU", "aɪ": "aI",
    "aʊ": "aU", "ɔɪ": "OI", "ɪə": "i@", "eə": "e@", "ɛə": "e@", "ʊə": "U@", "iː": "i:", "uː": "u:",
    "ɑː": "A:", "ɔː": "O:", "ɜː": "3:", "aː": "a:", "eː": "e:", "ɛː": "E:", "oː": "o:", "yː": "y:",
    "øː": "Y:", "œː": "W:", "ɛ\u0303": "E~", "ɑ\u0303": "A~", "ɔ\u0303": "O~", "œ\u0303": "W~",
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "ɡ": "g", "g": "g", "q": "q", "c": "c", "ɟ": "J",
    "f": "f", "v": "v", "θ": "T", "ð": "D", "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "ç": "C", "x": "x",
    "χ": "X", "ɣ": "Q", "h": "h", "m": "m", "n": "n", "ŋ": "N", "ɲ": "n^", "l": "l", "ʎ": "l^",
    "ɫ": "l", "ɹ": "r", "r": "r", "ʁ": "R", "ɾ": "*", "ʔ": "?", "w": "w", "j": "j", "ʍ": "w#", "β": "B",
    "ʂ": "s.", "ʐ": "z.", "ɭ": "l.", "ɳ": "n.", "ɕ": "S;", "ʑ": "Z;", "ɬ": "l#", "a": "a", "æ": "a",
    "ɐ": "a#", "ɑ": "A", "ɒ": "0", "e": "e", "ɛ": "E", "ə": "@", "ɚ": "3", "ɜ": "3:", "ɝ": "3:",
    "i": "i", "ɪ": "I", "ᵻ": "I2", "o": "o", "ɔ": "O", "u": "u", "ʊ": "U", "ʌ": "V", "y": "y", "ø": "Y",
    "œ": "W", "ˈ": "'", "'": "'", "ˌ": ",", ".": "", "ː": "", "\u0361": "", "‿": "",
}  # fmt: skip
# Where a language's table calls a sound by another name, or has a near one only.
_BY_LANGUAGE = {
    "en": {"ɑ": "A:"},
    "es": {"r": "R2"},
    "fr": {"ʁ": "r"},
    "de": {"ʁ": "r"},
}
_NAME = re.compile("|".join(re.escape(sound) for sound in _NAMES))
_STRETCH = re.compile(f"{SOUNDS[0]}([^{SOUNDS}]*){SOUNDS[1]}|\\[")


class InOwnNotation:
    """A text as eSpeak is given it, and the way back to where a part of it stood in the text."""

    def __init__(self, text: str, lang: str) -> None:
        self.has_sounds = SOUNDS[0] in text
        self._edits: tuple[Edit, ...] = ()
        if (
            self.has_sounds
        ):  # only then are brackets taken for sounds; a page's own say nothing, as round ones
            self._edits = tuple(
                Edit(*match.span(), "(" if match[1] is None else f"[[{_own(match[1], lang)}]]")
                for match in _STRETCH.finditer(text)
            )
        self.text = apply_edits(text, self._edits)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` stood."""
        return text_range_of(self._edits, start, end)


def unknown_sounds(ipa: str) -> str:
    """The characters of `ipa` for which eSpeak has no sound, white space aside."""
    return "".join(dict.fromkeys("".join(_NAME.sub("", ipa).split())))


def _own(ipa: str, lang: str) -> str:
    names = {**_NAMES, **_BY_LANGUAGE.get(lang.split("-", maxsplit=1)[0].lower() or "en", {})}
    return "".join(names[match[0]] for match in _NAME.finditer(ipa))
