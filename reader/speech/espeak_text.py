"""A text as eSpeak NG is given it: nothing that it would obey, and nothing that it crashes over.

eSpeak obeys control characters in the text: U+0001 and "900S" double the rate. And eSpeak NG 1.52 keeps
the letters and the sounds of one word in buffers of 160 and 200 bytes, and does not check them everywhere:
a page that writes "s's's's…" or a laugh of a hundred letters overruns them. For eSpeak a word may go on
across apostrophes, hyphens, digits and symbols, so here all that stands between two spaces is one word.
Signs are spoken by their names, which are longer than they are.

`tests/faults/fuzz_espeak.py` looks for text that gets past this; all single characters were tried in all
languages, and all pairs of 119 common ones.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from reader.speech.espeak_sounds import InOwnNotation
from reader.speech.languages import family

MAX_WORD_LETTERS = 60  # a digit counts as two letters, a sign as four
MAX_WORD_BYTES = 120
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONG = re.compile(f"[^ ]{{{MAX_WORD_LETTERS // 4},}}")
# A few signs crash some voices by themselves: braille with eight dots, a hat, a backtick in Vietnamese,
# and there the letters of India too, which that voice only spells by their names.
_DEADLY = re.compile("[\u2840-\u28ff]")
_DEADLY_IN = {"vi": re.compile("[`\u0900-\u0d7f]"), "de": re.compile("🤠"), "pt": re.compile("©")}
# A dot is spoken where a letter beyond ASCII follows it; 150 in one clause overrun another buffer.
_DOT_AT_LETTER = re.compile(r"\.(?=[^\W\d_a-zA-Z]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f])")
_MOST_DOTS = 40
_CIRCLED = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x24B6, 0x24EA)}
_COSTS = {"M": 1, "N": 2}  # of a category of letters; of any other 4
_CLAUSE_ENDS = ".,;:!?؟،।。、"
_MOST_CHANGES = 8  # of script in a clause, without a pause
# Japanese changes between three as it goes; the rest are forms of the usual letters
_ONE_SCRIPT = {
    **dict.fromkeys(("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "BOPOMOFO"), "CJK"),
    **dict.fromkeys(
        ("FULLWIDTH", "HALFWIDTH", "MODIFIER", "SUPERSCRIPT", "SUBSCRIPT", "VULGAR", "VARIATION"), ""
    ),
    **dict.fromkeys(("FEMININE", "MASCULINE", "MICRO", "ROMAN", "ZERO", "EXTENDED"), ""),
}
_JOINERS = "\u200c\u200d"
_DRAWN_SO = "\ufe0f\u20e3"  # the sign before is a picture, or a key


class EspeakText:
    """What eSpeak is given for a text, and the way back to where a part of it stood in the text."""

    def __init__(self, text: str, lang: str) -> None:
        self._own = InOwnNotation(_harmless(text, lang), lang)
        self.has_sounds = self._own.has_sounds
        whole = self._own.text
        long = (place for word in _LONG.finditer(whole) for place in _breaks(whole, *word.span()))
        put_in = dict.fromkeys((*long, *_signs_at_letters(whole)), " ") | dict(_at_changes_of_script(whole))
        parts, done = [], 0
        self._put_in: list[int] = []  # where each character stands that was put in
        for place, words in sorted(put_in.items()):
            parts += [whole[done:place], words]
            first = place + len(self._put_in)
            self._put_in += range(first, first + len(words))
            done = place
        self.text = "".join(parts) + whole[done:]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` stood in the text."""
        return self._own.place(start - bisect_left(self._put_in, start), end - bisect_left(self._put_in, end))


def _harmless(text: str, lang: str) -> str:
    """The text, as long as it was, without what eSpeak would obey, and without signs that crash it."""
    text = _DEADLY.sub(" ", _CONTROL.sub(" ", text)).translate(_CIRCLED)
    if not text.isascii():  # what is no character yet is spelled as a number, and crashes some voices
        text = "".join(" " if unicodedata.category(letter) in {"Cn", "Co"} else letter for letter in text)
    if len(_DOT_AT_LETTER.findall(text)) > _MOST_DOTS:
        text = _DOT_AT_LETTER.sub(" ", text)
    deadly = _DEADLY_IN.get(family(lang))
    return deadly.sub(" ", text) if deadly is not None else text


def _signs_at_letters(text: str) -> Iterator[int]:
    """Where a sign that is spoken by its name stands at a letter: in one word they crash some voices."""
    if text.isascii():
        return
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        ends_sign = _is_sign(before) and after.isalnum() and not _is_sign(after)
        if ends_sign or (before.isalnum() and not _is_sign(before) and _is_sign(after)):
            yield place


def _at_changes_of_script(text: str) -> Iterator[tuple[int, str]]:
    """Where another script begins in a word: a space; and a pause, where a clause changes script very often.

    Letters that a voice does not know are spelled by their names; too many of them overrun a clause.
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
        if script and place:
            changes += 1
            is_pause = changes % _MOST_CHANGES == 0
            is_in_word = text[place - 1] != " " and not (letter.isascii() and not text[place - 1].isalnum())
            if is_pause or is_in_word:
                yield place, ", " if is_pause else " "
        script = other


def _script(letter: str) -> str:
    """The script of a letter, mark or digit, by the first word of its name; "" for what any script uses."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    first = unicodedata.name(letter, "").partition(" ")[0]
    if unicodedata.category(letter)[0] not in "LMN":
        return "CJK" if "\u3000" < letter <= "\u303f" else ""
    return "" if first == "COMBINING" else _ONE_SCRIPT.get(first, first)


def _is_sign(letter: str) -> bool:
    is_drawn = letter in _DRAWN_SO or "\u2100" <= letter <= "\u214f"  # letterlike symbols
    return is_drawn or (letter > "\x7f" and letter != "°" and unicodedata.category(letter) == "So")


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where to break a word from `start` to `end` so that each part is short enough."""
    while (last := _longest_part(text, start, end)) < end:
        start = _best_break(text, start, last)
        yield start


def _longest_part(text: str, start: int, end: int) -> int:
    """How far the part that begins at `start` may go."""
    octets, letters = MAX_WORD_BYTES, MAX_WORD_LETTERS
    for place in range(start, end):
        letter = text[place]
        octets -= len(letter.encode())
        letters -= 1 if letter.isalpha() else _COSTS.get(unicodedata.category(letter)[0], 4)
        if octets < 0 or letters < 0:
            return place
    return end


def _best_break(text: str, start: int, last: int) -> int:
    """The last place up to `last` after a sign; else one that parts no letter from its marks."""
    places = [place for place in range(last, start + (last - start) // 2, -1) if _may_break(text, place)]
    after_sign = (place for place in places if unicodedata.category(text[place - 1])[0] in "PSZ")
    return next(after_sign, places[0] if places else last)


def _may_break(text: str, place: int) -> bool:
    """Whether no accent, vowel sign, joiner or skin colour binds the letter here to the one before."""
    letter = text[place]
    before = text[place - 1]
    is_bound = unicodedata.category(letter)[0] == "M" or letter in _JOINERS or "🏻" <= letter <= "🏿"
    return before not in _JOINERS and not (is_bound and unicodedata.category(before)[0] not in "PZ")
