"""Text made safe for eSpeak NG: without commands, and without text that crashes it.

eSpeak obeys control characters in the text: U+0001 and "900S" double the rate. eSpeak NG 1.52 keeps the
letters and the phonemes of a word in buffers of 160 and 200 bytes, and does not always check where they end:
"s's's's…" or a laugh of a hundred letters overruns them. To eSpeak a word continues across apostrophes,
hyphens, digits and symbols, so everything between two spaces counts as one word here. A symbol is spoken by
its name, which is longer than the symbol.

`tests/fuzz/espeak.py` searches for text that still crashes it. It has tried every character in every
language, and every pair of 119 common characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from reader.language_tags import primary_language
from reader.speech.espeak.phonemes import PhonemeText

MAX_WORD_LETTERS = 60  # a digit counts as two letters, a symbol as four
MAX_WORD_BYTES = 120
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONG = re.compile(f"[^ ]{{{MAX_WORD_LETTERS // 4},}}")
# These crash a voice even alone: braille with eight dots; a cowboy hat in German; "©" in Portuguese; a
# backtick and Indian letters in Vietnamese, where they are spelled by their names; and an accent before a
# hyphen, on a Chinese character, and in Vietnamese on any letter that is spelled.
_ACCENTS_AT_HYPHEN = "[\u0300-\u036f]+(?=-)"
_SPELLED = "(?<![A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff])"
_CRASHING = re.compile(f"[\u2840-\u28ff]|(?<=[\u2e80-\u9fff\uac00-\ud7af]){_ACCENTS_AT_HYPHEN}")
_CRASHING_IN = {
    "vi": re.compile(f"[`\u0900-\u0d7f]|{_SPELLED}{_ACCENTS_AT_HYPHEN}"),
    "de": re.compile("🤠"),
    "pt": re.compile("©"),
}
# A dot before a letter beyond ASCII is spoken; 150 of them in one clause overrun another buffer.
_SPOKEN_DOT = re.compile(r"\.(?=[^\W\d_a-zA-Z]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f])")
_MAX_DOTS = 40
_CIRCLED = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x24B6, 0x24EA)}
_LETTERS_FOR = {"M": 1, "N": 2}  # how many letters a character of a Unicode category counts for; others 4
_CLAUSE_ENDS = ".,;:!?؟،।。、"
_MAX_SCRIPT_CHANGES = 8  # in a clause, without a pause
# By the first word of a character's Unicode name. Japanese mixes three scripts; the others are variants of
# ordinary letters.
_SCRIPTS = {
    **dict.fromkeys(("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "BOPOMOFO"), "CJK"),
    **dict.fromkeys(
        ("FULLWIDTH", "HALFWIDTH", "MODIFIER", "SUPERSCRIPT", "SUBSCRIPT", "VULGAR", "VARIATION"), ""
    ),
    **dict.fromkeys(("FEMININE", "MASCULINE", "MICRO", "ROMAN", "ZERO", "EXTENDED"), ""),
}
_JOINERS = "\u200c\u200d"
_EMOJI_MARKS = "\ufe0f\u20e3"  # they turn the character before them into a picture or a key


class EspeakText:
    """The text for eSpeak, and the mapping of its offsets back to the original text."""

    def __init__(self, text: str, lang: str) -> None:
        self._phonemes = PhonemeText(_without_crashing(text, lang), lang)
        self.has_phonemes = self._phonemes.has_phonemes
        whole = self._phonemes.text
        long = (place for word in _LONG.finditer(whole) for place in _breaks(whole, *word.span()))
        insertions = dict.fromkeys((*long, *_symbols_at_letters(whole)), " ") | dict(
            _at_script_changes(whole)
        )
        parts, done = [], 0
        self._inserted: list[int] = []  # the offsets of inserted characters
        for place, words in sorted(insertions.items()):
            parts += [whole[done:place], words]
            first = place + len(self._inserted)
            self._inserted += range(first, first + len(words))
            done = place
        self.text = "".join(parts) + whole[done:]

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """The range in the original text of characters `start` to `end`."""
        return self._phonemes.original_range(
            start - bisect_left(self._inserted, start), end - bisect_left(self._inserted, end)
        )


def _without_crashing(text: str, lang: str) -> str:
    """The text without commands and crashing characters, at the same length."""
    text = _CRASHING.sub(" ", _CONTROL.sub(" ", text)).translate(_CIRCLED)
    if not text.isascii():  # unassigned characters are spelled as numbers, and crash some voices
        text = "".join(" " if unicodedata.category(letter) in {"Cn", "Co"} else letter for letter in text)
    if len(_SPOKEN_DOT.findall(text)) > _MAX_DOTS:
        text = _SPOKEN_DOT.sub(" ", text)
    crashing = _CRASHING_IN.get(primary_language(lang))
    return crashing.sub(" ", text) if crashing is not None else text


def _symbols_at_letters(text: str) -> Iterator[int]:
    """The offsets between a named symbol and a letter: together in one word they crash some voices."""
    if text.isascii():
        return
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        ends_symbol = _is_symbol(before) and after.isalnum() and not _is_symbol(after)
        if ends_symbol or (before.isalnum() and not _is_symbol(before) and _is_symbol(after)):
            yield place


def _at_script_changes(text: str) -> Iterator[tuple[int, str]]:
    """Where the script changes: a space within a word, or a pause if the clause has many changes.

    A voice spells unknown letters by their names; too many names overrun the buffer of a clause.
    """
    if text.isascii():
        return
    script, changes = "", 0
    for place, letter in enumerate(text):
        if letter in _CLAUSE_ENDS:
            changes = 0
        other = _script(letter)
        if not other or other == script:
            continue
        if script:
            changes += 1
            before = text[place - 1]
            is_pause = changes % _MAX_SCRIPT_CHANGES == 0
            is_in_word = before.isalnum() or not (before == " " or letter.isascii())
            if is_pause or is_in_word:
                yield place, ", " if is_pause else " "
        script = other


def _script(letter: str) -> str:
    """The script of a letter, mark or digit, by the first word of its Unicode name; "" if it is shared."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    first = unicodedata.name(letter, "").partition(" ")[0]
    if unicodedata.category(letter)[0] not in "LMN":
        return "CJK" if "\u3000" < letter <= "\u303f" else ""
    return "" if first == "COMBINING" else _SCRIPTS.get(first, first)


def _is_symbol(letter: str) -> bool:
    is_picture = letter in _EMOJI_MARKS or "\u2100" <= letter <= "\u214f"  # letterlike symbols
    return is_picture or (letter > "\x7f" and letter != "°" and unicodedata.category(letter) == "So")


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets that break the word from `start` to `end` into parts that are short enough."""
    while (last := _longest_part(text, start, end)) < end:
        start = _best_break(text, start, last)
        yield start


def _longest_part(text: str, start: int, end: int) -> int:
    """The end of the longest allowed part from `start`."""
    octets, letters = MAX_WORD_BYTES, MAX_WORD_LETTERS
    for place in range(start, end):
        letter = text[place]
        octets -= len(letter.encode())
        letters -= 1 if letter.isalpha() else _LETTERS_FOR.get(unicodedata.category(letter)[0], 4)
        if octets < 0 or letters < 0:
            return place
    return end


def _best_break(text: str, start: int, last: int) -> int:
    """The last offset up to `last` after punctuation; else one that keeps a letter with its marks."""
    places = [place for place in range(last, start + (last - start) // 2, -1) if _may_break(text, place)]
    after_punctuation = (place for place in places if unicodedata.category(text[place - 1])[0] in "PSZ")
    return next(after_punctuation, places[0] if places else last)


def _may_break(text: str, place: int) -> bool:
    """False if an accent, vowel sign, joiner or skin colour binds this character to the one before."""
    letter = text[place]
    before = text[place - 1]
    is_bound = unicodedata.category(letter)[0] == "M" or letter in _JOINERS or "🏻" <= letter <= "🏿"
    return before not in _JOINERS and not (is_bound and unicodedata.category(before)[0] not in "PZ")
