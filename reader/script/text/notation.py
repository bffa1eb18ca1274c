"""How to speak superscripts, subscripts and formulas: 10², H₂O, note references.

In a page's text, raised and lowered characters stand among the others ("102", "mc2"). Raised letters mean the
same as on the line ("1st"); a raised number is a power. Lowered numbers show a chemical formula, whose
letters would otherwise be read as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.language_tags import primary_language
from reader.page.model import Block
from reader.script.edits import first_of_overlaps
from reader.script.model import Edit
from reader.script.spoken_forms.formulas import ELEMENTS
from reader.script.spoken_forms.numbers.powers import in_words, plus_and_minus
from reader.script.text.line_breaks import divided_words
from reader.script.text.signs import sign_edits, sign_in_cell
from reader.script.text.silent import RATING
from reader.script.text.tex import tex_formulas
from reader.script.text.transcriptions import transcription_edits

_FORMULA = re.compile(r"(?:[A-Z][a-z]?|[(\[]|\d+|[)\]])+\Z")
_PART = re.compile(r"[A-Za-z]|\d+")
_ISOTOPE = re.compile(rf"(?:{ELEMENTS})(?![A-Za-z])")
_GROUP_CHARGE = re.compile(r"(\d?)([+−–-])")
_GROUP_BEFORE = re.compile(r"(?:[A-Z][a-z]?\d{1,2}|[)\]]\d{0,2})\Z")  # "SO4", "(OH)"
_TRADE_MARKS = frozenset({"TM", "SM", "MC", "MD", "(TM)", "(R)", "®", "™"})
# After a unit of length or time: the name of a squared or cubed unit is left to the rules for units.
_UNIT_POWERS = {"2": "²", "3": "³"}
# After a number and two units: "9.81 m s-2".
_NEGATIVE_POWERS = {
    f"{minus}{power}": f"⁻{raised}" for minus in "-−–" for power, raised in zip("123", "¹²³", strict=True)
}
_SECOND_UNIT = re.compile(r"\d\s?[^\W\d_]{1,4}[\s·⋅][^\W\d_]{1,4}\Z")
_UNIT = re.compile(r"(?:\d\s?(?:[kcdmµ]?m|[ксдм]?м)|/\s?(?:[kcdmµ]?m|[ксдм]?м)|/\s?[sс])\Z")
# The charge of an ion: "Ca2+".
_CHARGE = re.compile(r"\d?[+−–-]")
_ATOM = re.compile(r"(?:[A-Z][a-z]?|[\d\])])\Z")
_RAISED_CHARGE = str.maketrans("0123456789+−–-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_SCALE = re.compile(r"\s?[CFK]\b")
_HUNDREDTHS = re.compile(r"[.,]?\d\d")
# Marks of notes after a stop, without a link: "It was blue.[12][13]".
_NOTE_MARKS = re.compile(r"(?<=[.!?,;”’»])(?:\[(?:\d{1,3}|[a-z])\]){1,6}(?!\w)")
_POINT_BEFORE = re.compile(r"\d[.,]\Z")
_SUM_WITH_SIGN = re.compile(r"\d\s?[€£$]\Z")
_NUMBER_SIGN = re.compile(r"(?:\b|(?<=[^\w]))[nN]\Z")
_NUMBER_NEXT = re.compile(r"\s?\d")
# Languages in which a raised "o" or "a" after digits makes them an ordinal.
_ORDINAL_LETTERS = {"o": "º", "os": "º", "a": "ª", "as": "ª"}
_WITH_ORDINAL_LETTERS = frozenset({"es", "gl", "it", "pt"})
_WHOLE_SUM = re.compile(r"[$£€¥]\s?\d[\d,.\u00a0’']{0,9}\Z")
_CURRENCY = re.compile(r"\s?(?:[€£$₽₴₺]|(?:kr|zł|Kč|TL|руб|грн|lei|Ft|CHF|Fr)\b)")
# What may come between two note references.
_BETWEEN = re.compile(r"[\s,;–\]\[-]{0,5}")
_ENDS = frozenset(["", *" .,;:!?)"])  # before these, the space before a note reference is skipped too
_MAX_FORMULA_CHARACTERS = 40


def notation_edits(block: Block) -> tuple[Edit, ...]:
    """The edits for a block's notation, in order and without overlaps."""
    return tuple(first_of_overlaps(_edits(block)))


def note_reference_stretches(block: Block) -> Iterator[tuple[int, int]]:
    """The stretches of note references, in order. Neighbours and the brackets around them are one stretch."""
    text = block.text
    together: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in block.spans if span.kind == "note reference"):
        if together and (start < together[-1][1] or _BETWEEN.fullmatch(text, together[-1][1], start)):
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    for start, end in together:
        bracketed = text[start - 1 : start] + text[end : end + 1] in {"[]", "()"}
        left, right = (start - 1, end + 1) if bracketed else (start, end)
        is_after_space = text[left - 1 : left] == " " and text[right : right + 1] in _ENDS
        yield left - is_after_space, right


def _edits(block: Block) -> Iterator[Edit]:
    for start, end in note_reference_stretches(block):
        yield Edit(start, end, "")
    yield from _text_edits(block)
    yield from _span_edits(block)


def _text_edits(block: Block) -> Iterator[Edit]:
    """Edits that follow from the text alone: formulas, transcriptions, symbols."""
    text = block.text
    for start, end, tex in tex_formulas(block):
        from reader.page.blocks.formulas.tex import words_of_tex  # few pages have such formulas

        words = words_of_tex(tex, block.lang)
        if words:
            yield Edit(start, end, _with_spaces(text, start, end, words))
    for cell in block.table.cells if block.table is not None else ():
        if name := sign_in_cell(text[cell.start : cell.end], block.lang):
            yield Edit(cell.start, cell.end, name)
    if "[" in text and block.kind not in {"code", "math"}:
        yield from (Edit(*match.span(), "") for match in _NOTE_MARKS.finditer(text))
    yield from divided_words(block)
    yield from transcription_edits(text)
    yield from sign_edits(text, block.lang, block.kind)
    if stars := _STARS.get(primary_language(block.lang)):
        for match in RATING.finditer(text):
            words = _stars(match[0].count("★"), len(match[0]), stars)
            yield Edit(*match.span(), _with_spaces(text, *match.span(), words))


# The words for a rating: all stars, and some of them.
_STARS = {
    "en": "{full} stars|{full} of {total} stars", "de": "{full} Sterne|{full} von {total} Sternen",
    "fr": "{full} étoiles|{full} étoiles sur {total}", "es": "{full} estrellas|{full} de {total} estrellas",
    "it": "{full} stelle|{full} stelle su {total}", "pt": "{full} estrelas|{full} de {total} estrelas",
    "nl": "{full} sterren|{full} van {total} sterren", "sv": "{full} stjärnor|{full} av {total} stjärnor",
    "pl": "{full} na {full} gwiazdek|{full} na {total} gwiazdek",
    "ru": "{full} из {full} звёзд|{full} из {total} звёзд",
    "uk": "{full} із {full} зірок|{full} із {total} зірок",
    "cs": "{full} z {full} hvězdiček|{full} z {total} hvězdiček",
    "da": "{full} stjerner|{full} af {total} stjerner", "nb": "{full} stjerner|{full} av {total} stjerner",
    "fi": "{full} tähteä|{full} tähteä {total}:stä", "tr": "{full} yıldız|{total} üzerinden {full} yıldız",
    "el": "{full} αστέρια|{full} από {total} αστέρια", "hu": "{full} csillag|{full} csillag az {total}-ből",
    "ro": "{full} stele|{full} din {total} stele", "ja": "星{full}つ|{total}段階で星{full}つ",
    "zh": "{full}颗星|{total}颗星中的{full}颗", "ko": "별 {full}개|별 {total}개 중 {full}개",
    "ar": "{full} نجوم|{full} من {total} نجوم", "he": "{full} כוכבים|{full} מתוך {total} כוכבים",
    "hi": "{full} सितारे|{total} में से {full} सितारे",
}  # fmt: skip


def _stars(full: int, total: int, words: str) -> str:
    return words.split("|")[full < total].format(full=full, total=total)


def _span_edits(block: Block) -> Iterator[Edit]:
    """Edits that follow from markup: formulas, superscripts and subscripts."""
    text = block.text
    note_references = {span.start for span in block.spans if span.kind == "note reference"}
    raised = [span.start for span in block.spans if span.kind == "superscript"]
    formula = 0  # where the last chemical formula ends
    for span in block.spans:
        start, end = span.start, span.end
        if start == end:
            continue
        if span.kind == "reading":
            if _is_reading_spoken(text[start:end], block.lang):
                yield Edit(start, end, span.value)
        elif span.kind == "math" and span.value:
            yield Edit(start, end, _with_spaces(text, start, end, span.value))
        elif span.kind == "superscript" and start not in note_references:
            yield from _raised(text, start, end, primary_language(block.lang))
        elif span.kind == "subscript" and start >= formula:
            left, right = _word_around(text, start, end)
            right = min([each for each in raised if end <= each < right], default=right)
            if _FORMULA.match(text, left, right) and text[start:end].isdigit():
                formula = right
                yield Edit(left, right, " ".join(_PART.findall(text[left:right])).upper())
            elif start and text[start - 1].isalnum():
                yield Edit(start, end, _with_spaces(text, start, end, text[start:end]))


def _is_reading_spoken(base: str, lang: str) -> bool:
    """True if a ruby reading is spoken: in Japanese, and over Chinese characters in any language."""
    return primary_language(lang) == "ja" or any("\u3400" <= each <= "\u9fff" for each in base)


def _raised(text: str, start: int, end: int, lang: str) -> Iterator[Edit]:
    raised = text[start:end]
    if raised.strip() in _TRADE_MARKS:
        yield Edit(start, end, "")
    elif charge := _charge(text, start, raised, lang):
        yield Edit(start, end, _with_spaces(text, start, end, charge))
    elif _CHARGE.fullmatch(raised) and _ATOM.search(text, max(0, start - 3), start):
        yield Edit(start, end, raised.translate(_RAISED_CHARGE))
    elif isotope := _isotope(text, start, end):
        yield isotope
    elif characters := _unit_power(text, start, raised) or _plain_characters(text, start, end, lang):
        yield Edit(start, end, characters)
    elif start and not text[start - 1].isspace() and (words := in_words(raised, lang)):
        yield Edit(start, end, _with_spaces(text, start, end, words))


def _isotope(text: str, start: int, end: int) -> Edit | None:
    """An isotope by its element and its mass, in the order in which they are said: "U 235"."""
    element = _ISOTOPE.match(text, end)
    if element is None or not text[start:end].isdecimal() or text[max(0, start - 1) : start].isalnum():
        return None
    return Edit(start, element.end(), f"{' '.join(element[0]).upper()} {text[start:end]}")


def _charge(text: str, start: int, raised: str, lang: str) -> str:
    """The charge of a group of atoms: "2 minus" after "SO4"; "" if the raised characters are none."""
    charge = _GROUP_CHARGE.fullmatch(raised)
    if charge is None or _GROUP_BEFORE.search(text, max(0, start - 4), start) is None:
        return ""
    plus, minus = plus_and_minus(lang)
    return f"{charge[1]} {plus if charge[2] == '+' else minus}".strip()


def _unit_power(text: str, start: int, raised: str) -> str:
    """The power of a unit as superscript characters, for the rules about units; "" if it is not one."""
    if raised in _UNIT_POWERS and _UNIT.search(text, max(0, start - 12), start):
        return _UNIT_POWERS[raised]
    if raised in _NEGATIVE_POWERS and _SECOND_UNIT.search(text, max(0, start - 14), start):
        return _NEGATIVE_POWERS[raised]
    return ""


def _plain_characters(text: str, start: int, end: int, lang: str) -> str:
    """A superscript that is only typography, plain: cents, degrees, the ending of an ordinal."""
    raised = text[start:end].strip()
    if (
        raised in {"o", "0", "O", "º", "°"}
        and _SCALE.match(text, end)
        and text[max(0, start - 2) : start].rstrip()[-1:].isdigit()
    ):
        return "°"
    if raised in _ORDINAL_LETTERS and lang in _WITH_ORDINAL_LETTERS and text[start - 1 : start].isdigit():
        return _ORDINAL_LETTERS[raised]
    if (
        raised in {"o", "os"}
        and _NUMBER_SIGN.search(text, max(0, start - 2), start)
        and _NUMBER_NEXT.match(text, end)
    ):
        return "º"
    if _HUNDREDTHS.fullmatch(raised) and _SUM_WITH_SIGN.search(text, max(0, start - 4), start):
        return raised
    if _HUNDREDTHS.fullmatch(raised) and _POINT_BEFORE.search(text, max(0, start - 4), start):
        return raised
    is_price = _WHOLE_SUM.search(text, max(0, start - 16), start) or (
        text[start - 1 : start].isdigit() and _CURRENCY.match(text, end)
    )
    if _HUNDREDTHS.fullmatch(raised) and is_price:
        return f"{'.' if lang == 'en' else ','}{raised[-2:]}"
    return ""


def _with_spaces(text: str, start: int, end: int, words: str) -> str:
    """Put a space where the words would touch a word of the text."""
    before = " " if start and not text[start - 1].isspace() else ""
    return f"{before}{words}{' ' if text[end : end + 1].isalnum() else ''}"


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of letters, digits and brackets around characters `start` to `end`."""
    first, last = start, end
    while first > max(0, start - _MAX_FORMULA_CHARACTERS) and (
        text[first - 1].isalnum() or text[first - 1] in "()[]"
    ):
        first -= 1
    while last < min(len(text), end + _MAX_FORMULA_CHARACTERS) and (
        text[last].isalnum() or text[last] in "()[]"
    ):
        last += 1
    return first, last
