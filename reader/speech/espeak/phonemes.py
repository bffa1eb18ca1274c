"""Translates IPA to the phoneme notation of eSpeak NG, which it reads between double square brackets.

eSpeak has a phoneme table for each language. It drops phonemes that a voice's table lacks, such as a nasal
vowel in an English voice. `EspeakSynthesizer.phonemes` shows how it pronounces a text.
"""

from __future__ import annotations

import re

from reader.language_tags import primary_language
from reader.script.edits import apply_edits, text_range_of
from reader.script.model import PHONEME_BRACKETS, Edit

# IPA → eSpeak's mnemonic (docs/phonemes.md of espeak-ng); longer IPA before its own prefixes.
_MNEMONICS = {
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
# Languages whose table has another mnemonic for a sound, or only a similar phoneme.
_OTHER_MNEMONICS = {
    "en": {"ɑ": "A:"},
    "es": {"r": "R2"},
    "fr": {"ʁ": "r"},
    "de": {"ʁ": "r"},
}
_IPA_SOUND = "|".join(map(re.escape, _MNEMONICS))  # compiled when it is needed
_BRACKETED = re.compile(f"{PHONEME_BRACKETS[0]}([^{PHONEME_BRACKETS}]*){PHONEME_BRACKETS[1]}|\\[")


class PhonemeText:
    """A text with its IPA in eSpeak's notation, and the mapping of its offsets back to the original text."""

    def __init__(self, text: str, lang: str) -> None:
        self.has_phonemes = PHONEME_BRACKETS[0] in text
        self._edits: tuple[Edit, ...] = ()
        if self.has_phonemes:  # eSpeak then reads "[[" as phonemes, so the page's own brackets become round
            self._edits = tuple(
                Edit(*match.span(), "(" if match[1] is None else f"[[{_in_espeak_notation(match[1], lang)}]]")
                for match in _BRACKETED.finditer(text)
            )
        self.text = apply_edits(text, self._edits)

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """The range in the original text of characters `start` to `end`."""
        return text_range_of(self._edits, start, end) if self._edits else (start, end)


def unknown_phonemes(ipa: str) -> str:
    """The characters of `ipa` that eSpeak has no phoneme for, without white space."""
    return "".join(dict.fromkeys("".join(re.sub(_IPA_SOUND, "", ipa).split())))


def _in_espeak_notation(ipa: str, lang: str) -> str:
    mnemonics = {**_MNEMONICS, **_OTHER_MNEMONICS.get(primary_language(lang) or "en", {})}
    return "".join(mnemonics[match[0]] for match in re.finditer(_IPA_SOUND, ipa))
