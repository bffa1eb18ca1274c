"""Replaces characters that an engine spells out, or that divide a word, in any language.

Letter variants (𝐛𝐨𝐥𝐝, ﬁ, ℃, Ⅳ, ﷺ) become plain letters by Unicode's NFKC form. Only the ranges below use
NFKC, because superscripts, fractions and CJK brackets have a meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from reader.script.model import Edit
from reader.script.spoken_forms.numbers.roman import roman_value
from reader.script.spoken_forms.rules import compiled

# Silent characters: soft hyphen, zero-width space, word joiner, byte order mark, variation selectors,
# direction marks, tags; and the brackets around our own phonemes.
_SILENT = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufe00-\ufe0e\ufeff\u202a-\u202e\u2066-\u2069"
    "\U000e0000-\U000e0fff⟦⟧"
)
# Variants of letters, digits and units.
_VARIANTS = (
    "\u1d2c-\u1d61\u2c7d"  # raised letters, as in 5ᵗʰ
    "\u2100-\u2115\u2117-\u211f\u2121\u2123-\u214e"  # letterlike: ℝ ℒ ℃ Å; the engine knows № and ™
    "\u3250-\u33ff"  # squared words and units: ㎏ ㍿
    "\ufb00-\ufdff\ufe70-\ufefc"  # ligatures, Hebrew and Arabic presentation forms
    "\uff03-\uff06\uff0a\uff0b\uff0d\uff0f-\uff19\uff1c-\uff1e\uff20-\uff3a\uff3c\uff3e-\uff5a\uff5c"
    "\uff66-\uff9f"  # full width, except brackets and stops; half-width kana
    "\U0001d400-\U0001d7ff"  # mathematical alphabets
    "\U0001ee00-\U0001eebb\U0001fbf0-\U0001fbf9"
)
# Roman numerals in Cyrillic letters that look like them: "ХХ ст.", "ХІХ в.".
_CYRILLIC_ROMAN = (
    r"(?<![\w.-])(?=[IVXІХ]{0,5}[ІХ])[IVXІХ]{1,6}"
    r"(?=\s?(?:[–—-]\s?[IVXІХ]{1,6}\s?)?(?:ст\.|вв?\.|столі|век|віц|вік))"
)
_AS_LATIN = str.maketrans("ІХ", "IX")
# Two raised letters, or three lowered ones, are a word or its end. Fewer are a mark or an index, and the
# engine knows those from ₐ to ₜ.
_RAISED = "\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d61\u2c7d\u2071\u207f"
_UNKNOWN_INDEX = "\u1d62-\u1d6a\u2c7c"  # ᵢ ᵣ ᵤ ᵥ, Greek, ⱼ
_LOWERED = f"\u2090-\u209c{_UNKNOWN_INDEX}"
# Squared and cubed units, whose power stays raised: "㎡" is "m²".
_UNIT_POWERS = str.maketrans("23", "²³")
# Companies, whose sign stands for more than its letters.
_COMPANIES = {"㈱": "株式会社", "㍿": "株式会社", "㈲": "有限会社", "㈜": "주식회사 "}
# Each is a number by itself: ①②③ are three numbers.
_ENCLOSED_NUMBERS = "\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\U0001f100-\U0001f10c"
_ENCLOSED_LETTERS = (
    "\u3200-\u321e\u3220-\u3243\u249c-\u24e9\U0001f110-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
)
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
# A word in small capitals has at least one that is not in the phonetic alphabet.
_SMALL = "".join(_SMALL_CAPITALS) + "xs"
_IN_SMALL_CAPITALS = rf"(?<!\w)(?=[{_SMALL}]{{0,40}}[ᴀᴄᴅᴇꜰᴊᴋᴍɴᴏᴘꜱᴛᴜᴠᴡᴢ])[{_SMALL}]{{1,40}}(?!\w)"
_LINES_THROUGH = "[\u0305\u0332-\u0338\u033f]"  # struck through, underlined
_UNCOMPOSED_ACCENTS = "[\u0300-\u035b\u035d-\u0360\u0362-\u036f]"
_LATIN_JOINERS = r"(?<=[^\W\d_])[\u200c\u200d](?=[A-Za-zÀ-ɏ])"  # joiners matter in other scripts
_TATWEEL = r"(?<=[\u0620-\u06d3])\u0640+|\u0640+(?=[\u0620-\u06d3])"  # stretches Arabic words
_RAISED_OVER_LOWERED = r"(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{1,6}[\u2044/][₀-₉]{1,6}"
_FRACTION_SLASH = r"(?<=\d)\u2044(?=\d)"
_MAX_GAP_CHARACTERS, _MAX_EDIT_CHARACTERS = 2, 64
_PLAIN = re.compile(r"[\x00-\x7f‘’“”–—…éèàçüöäßñóíáú€£°\xa0]*")


def character_edits(text: str) -> Iterator[Edit]:
    """Edits for such characters in a text. Neighbours are joined to one edit.

    Otherwise a text of only such characters would take fifty times its own memory.
    """
    joined: Edit | None = None
    for edit in _single_edits(text):
        if joined is None:
            joined = edit
        elif (
            edit.start - joined.end <= _MAX_GAP_CHARACTERS and edit.end - joined.start <= _MAX_EDIT_CHARACTERS
        ):
            between = text[joined.end : edit.start]
            joined = Edit(joined.start, edit.end, joined.words + between + edit.words)
        else:
            yield joined
            joined = edit
    if joined is not None:
        yield joined


def plain_letter(character: str) -> str:
    """The plain letter or letters that a character is a variant of; other characters unchanged."""
    return _SMALL_CAPITALS.get(character) or _unenclosed(character)


def _single_edits(text: str) -> Iterator[Edit]:
    if _PLAIN.fullmatch(text):
        return
    for match in compiled(_SPECIAL).finditer(text):
        _, replaced = _KINDS[match.lastgroup or "silent"]
        words = replaced(match)
        if words != match[0]:
            # NFKC leaves the unassigned characters among the variants.
            yield Edit(*match.span(), "".join(filter(str.isprintable, words)))


def _nothing(match: re.Match[str]) -> str:
    return ""


def _squared_unit(match: re.Match[str]) -> str:
    return _shaped(match).translate(_UNIT_POWERS)


def _latin_roman(match: re.Match[str]) -> str:
    return match[0].translate(_AS_LATIN)


def _company(match: re.Match[str]) -> str:
    return _COMPANIES[match[0]]


def _shaped(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0]).replace("\u2044", "/").replace("\u2215", "/")


def _index(match: re.Match[str]) -> str:
    """A lowered letter as a word of its own: "xᵢ" is "x i", because "xi" is eleven to an engine."""
    text, start, end = match.string, *match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    is_glued = after.isalpha() and unicodedata.category(after) != "Lm"  # other indices bring their own space
    return f"{' ' if before.isalnum() else ''}{_shaped(match)}{' ' if is_glued else ''}"


def _number(match: re.Match[str]) -> str:
    """An enclosed number, separated from its neighbours."""
    text, start, end = match.string, *match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    value = str(int(unicodedata.numeric(match[0], 0)))
    return f"{' ' if before.isalpha() or before.isdecimal() else ''}{value}{' ' if _is_word(after) else ''}"


def _fraction(match: re.Match[str]) -> str:
    """A fraction with a plain slash, separated from the number before it: "1³⁄₄" is "1 3/4"."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return f"{' ' if len(match[0]) > 1 and before.isdecimal() else ''}{_shaped(match)}"


def _roman(match: re.Match[str]) -> str:
    """A Roman numeral after a word stays Roman, for the rules about kings; any other becomes a number."""
    numeral = unicodedata.normalize("NFKC", match[0]).upper()
    before = match.string[max(0, match.start() - 2) : match.start()]
    return numeral if before[:1].isalpha() else str(roman_value(numeral))


def _is_word(character: str) -> bool:
    return bool(character) and (character.isalnum() or unicodedata.numeric(character, None) is not None)


def _enclosed(match: re.Match[str]) -> str:
    """Enclosed letters; several are a word in lower case, because most exist only as capitals."""
    plain = "".join(_unenclosed(character).strip("()〔〕") for character in match[0])
    return plain.lower() if len(plain) > 1 else plain


def _unenclosed(character: str) -> str:
    for first in (0x1F150, 0x1F170):  # white on black: Unicode maps these to no plain letter
        if first <= ord(character) < first + 26:
            return chr(ord("A") + ord(character) - first)
    return unicodedata.normalize("NFKC", character)


def _small(match: re.Match[str]) -> str:
    return "".join(_SMALL_CAPITALS.get(letter, letter) for letter in match[0])


def _compared(match: re.Match[str]) -> str:
    return "≤" if match[0] in "≦⩽" else "≥"


def _accented(match: re.Match[str]) -> str:
    """The letter and its accents as one character.

    Lines through the letter and stacked accents, which have no such character, are removed. The tie between
    two letters stays.
    """
    marks = "".join(mark for mark in match[0][1:] if not compiled(_LINES_THROUGH).match(mark))
    return compiled(_UNCOMPOSED_ACCENTS).sub("", unicodedata.normalize("NFC", match[0][0] + marks))


# Each kind of special character: the pattern that finds it, and what replaces it.
_KINDS: dict[str, tuple[str, Callable[[re.Match[str]], str]]] = {
    "silent": (f"[{_SILENT}]+|{_LATIN_JOINERS}|{_TATWEEL}", _nothing),
    "fraction": (f"{_RAISED_OVER_LOWERED}|{_FRACTION_SLASH}", _fraction),
    "company": (f"[{''.join(_COMPANIES)}]", _company),
    "cyrillic": (_CYRILLIC_ROMAN, _latin_roman),
    "squared": ("[㎟-㎦㎨㎯]", _squared_unit),
    "number": (f"[{_ENCLOSED_NUMBERS}]", _number),
    "roman": (r"[\u2160-\u217f]+", _roman),
    "enclosed": (f"[{_ENCLOSED_LETTERS}]+", _enclosed),
    "small": (_IN_SMALL_CAPITALS, _small),
    "shaped": (f"[{_RAISED}]{{2,}}|[{_LOWERED}]{{3,}}|[{_VARIANTS}]+", _shaped),
    "index": (f"[{_UNKNOWN_INDEX}]", _index),
    "accented": (r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ][\u0300-\u036f]+", _accented),
    "compared": ("[≦≧⩽⩾]", _compared),
    "key": (r"(?<=[0-9#*])\ufe0f?\u20e3", _nothing),
}
_SPECIAL = "|".join(f"(?P<{kind}>{pattern})" for kind, (pattern, _) in _KINDS.items())
