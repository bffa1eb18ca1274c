"""English quantities: ranges, fractions, units, powers, and numbers spoken digit by digit."""

from __future__ import annotations

import re

from reader.script.spoken_forms.english.nouns import can_be_noun
from reader.script.spoken_forms.rules import ALONE, DIGITS, NUMBER, Rule, compiled

# -- ranges -----------------------------------------------------------------------------------

_MEASURE = r"\s?(?:[mck]m|[mk]?g|m[lL]|lbs?|mph|°[CF]|%)(?![\w-])"  # after "70-200"


def _range(match: re.Match[str], lang: str) -> str | None:
    """A dash between numbers, or a hyphen between years, small numbers or measures, but not "747-400"."""
    one, dash, other = match[1], match["say"].strip(), match[3]
    is_years = len(one) == 4 and len(other) in {2, 4}
    if is_years and len(other) == 2 and match["say"] == " - ":  # "Lamp 2024 - 16GB"
        return None
    is_plain = "," not in one + other and max(len(one), len(other)) > 2
    is_measure = len(one) <= len(other) and compiled(_MEASURE).match(match.string, match.end()) is not None
    has_percents = match.string[match.start("say") - 1] == "%"
    if dash == "-" and not is_years and is_plain and not is_measure and not has_percents:
        return None
    return " " if one == other else " to "


def _ratio(match: re.Match[str], lang: str) -> str | None:
    """A ratio or score ("2:1"), but not a time of day or a verse ("John 3:1")."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    return None if re.search(r"(?!Ratio|Odds|Scale|Score)\b[A-Z][a-z]+\.?\s\Z", before) else " to "


# -- fractions --------------------------------------------------------------------------------

_PARTS = {
    2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters"), 5: ("fifth", "fifths"),
    6: ("sixth", "sixths"), 7: ("seventh", "sevenths"), 8: ("eighth", "eighths"), 9: ("ninth", "ninths"),
    12: ("twelfth", "twelfths"), 16: ("sixteenth", "sixteenths"), 100: ("hundredth", "hundredths"),
}  # fmt: skip
_VULGAR = {
    "½": "a half", "⅓": "one third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters",
    "⅕": "a fifth", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅙": "a sixth",
    "⅚": "five sixths", "⅛": "one eighth", "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
}  # fmt: skip
_VULGARS = "".join(_VULGAR)
_NO_FRACTIONS = frozenset({"24/7", "9/11", "7/7", "20/20", "50/50"})
_OUT_OF = frozenset({5, 10, 100})  # the usual maximum of a rating
_MONTH_NEXT = r"\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b"
_PART_OF = (
    r"\s?(?:of\b|an?\b|cups?\b|tea|table|tbsp|tsp|oz|ounce|pound|lbs?\b|inch|in\.|mile|pint|quart|hour"
    r"|[\"”″])"
)


def _fraction(match: re.Match[str], lang: str) -> str | None:
    whole, numerator, denominator = match["whole"], float(match["numerator"]), int(match["denominator"])
    if f"{match['numerator']}/{denominator}" in _NO_FRACTIONS:
        return f"{match['numerator']} {denominator}"
    if compiled(_MONTH_NEXT).match(match.string, match.end()):
        return f"{match['numerator']} and {denominator}"
    is_part = compiled(_PART_OF).match(match.string, match.end()) is not None
    if denominator in _OUT_OF and not whole and not is_part and numerator <= denominator:
        return f"{match['numerator']} out of {denominator}"
    if denominator not in _PARTS or not 0 < numerator < denominator or "." in match["numerator"]:
        return None
    one, several = _PARTS[denominator]
    if not whole:
        return f"{match['numerator']} {one if numerator == 1 else several}"
    return f"{whole} and a {one}" if numerator == 1 else f"{whole} and {match['numerator']} {several}"


def _vulgar(match: re.Match[str], lang: str) -> str | None:
    return f" and {_VULGAR[match['say'].strip()]}"


def _lone_vulgar(match: re.Match[str], lang: str) -> str | None:
    return _VULGAR[match[0]]


def _half(match: re.Match[str], lang: str) -> str:
    """Half of the thing after it: "½ onion" is "half an onion", but "a ½ inch pipe" "a half inch pipe"."""
    if match["article"] or match["gap"] == "-" or match["noun"] in _AFTER_HALF:
        return "half"
    if not can_be_noun(match["noun"]):
        return "a half"
    return "half an" if match["noun"][0] in "aeio" or match["noun"] in {"hour", "hr"} else "half a"


_AFTER_HALF = frozenset(
    {"of", "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "that", "price"}
)


# -- digit by digit ---------------------------------------------------------------------------


def _digits(match: re.Match[str], lang: str) -> str | None:
    number = match["say"] if "say" in match.re.groupindex else match[0]
    groups = [" ".join(group) for group in re.findall(r"[\dX]+", number)]
    return ("plus " if match[0].startswith("+") else "") + ", ".join(groups)


def _around_the_clock(match: re.Match[str], lang: str) -> str | None:
    return "24 7, 365" if "365" in match[0] else "24 7"


def _dotted(match: re.Match[str], lang: str) -> str | None:
    return match[0].replace(".", " dot ")


NUMBERS_BY_DIGIT = (  # before the rules for dates and ranges, because they look alike
    Rule((".", DIGITS), rf"{ALONE}\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?!\.?\d)", _dotted),
    Rule(
        ("-.", DIGITS),
        rf"{ALONE}(?:\+?1[ .-])?(?:\(\d{{3}}\)\s?|\d{{3}}[ .-])\d{{3}}[.-]\d{{4}}(?!-?\d)",
        _digits,
    ),
    Rule(("+", DIGITS), r"(?<![\w.+])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\d)", _digits),
    Rule(("0",), r"(?<![\d.,-])0\d{1,4}[ -]\d{3,4}[ -]?\d{3,4}(?![\d-])", _digits),
    Rule(("x", "-"), r"(?<=\d-\d{4})\s?x\s?(?=\d{1,5}\b)", " extension "),
    Rule(("(",), r"(?<![\w(])\(0\d{1,4}\)\s?\d{3,4}[ -]?\d{3,4}(?![\d-])", _digits),
    Rule(("-",), r"(?<![\w.,$€£+-])\d{3}-\d{4}(?![\w-]|[.,]\d)", _digits),
    Rule(("x/×", DIGITS), r"(?<![\w.,])24\s?[x×/]\s?7(?:\s?[x×/]\s?365)?(?![\w.]\w)", _around_the_clock),
)
ENGLISH_QUANTITIES = (
    Rule(
        ("–-", DIGITS), rf"(?<![\w.,/:$€£–-])({NUMBER})%?(?P<say>\s?[–-]\s?)({NUMBER})(?![\d/:–]|-\d)", _range
    ),
    Rule(("–",), r"(?<=\d(?:st|nd|rd|th))–(?=\d|early\b|mid\b|late\b)", " to "),
    Rule(("–-",), r"(?<=\(\d\))\s?[–-]\s?(?=\(\d)", " to "),
    Rule(("–",), r"(?<=\b[A-Z])–(?=[A-Z]\b)", " to "),
    Rule((":", DIGITS), r"(?<![\d:.])\d{1,2}(?P<say>:)\d(?![\d:])", _ratio),
    Rule((":", DIGITS), r"(?<![\d:.,])1(?P<say>:)(?:\d{1,3}(?:,\d{3})+|\d{3,7})(?![\d:])", _ratio),
    Rule(
        (":", DIGITS),
        r"(?<![\d:.,])1(?P<say>:)\d\d(?=\s(?:slope|scale|ratio|gradient|dilution|odds|mix))",
        " to ",
    ),
    Rule((":", "–-"), r"(?<=[a-z.]\s)\d{1,3}:\d{1,3}(?P<say>[–-])(?=\d{1,3}(?![\d:]))", " to "),
    Rule(
        ("/",),
        r"(?<![\w/.,$])(?:(?P<whole>\d{1,4})[ -])?"
        r"(?P<numerator>\d{1,2}(?:\.\d)?)/(?P<denominator>\d{1,3})(?![\d/]|\.\d)",
        _fraction,
    ),
    Rule((_VULGARS,), rf"(?<=\d)(?P<say>\s?[{_VULGARS}])", _vulgar),
    Rule((_VULGARS,), rf"(?<=stars)(?P<say>\s?[{_VULGARS}])", _vulgar),
    Rule(
        ("½",),
        r"(?P<article>\b(?i:an?|the|each|per|every)\s)?(?P<say>½)(?=(?P<gap>[\s-])(?P<noun>[a-z]+))",
        _half,
    ),
    Rule((_VULGARS,), f"[{_VULGARS}]", _lone_vulgar),
    Rule(("#", DIGITS), r"(?<![\w&#])#(?=\d)", "number "),
    Rule(("~", DIGITS), r"(?<!\S)~\s?(?=\d)", "about "),
    Rule(("x×·⋅", DIGITS), r"(?<=\d)\s?[x×·⋅]\s?(?=10(?:[⁻⁺−-]?[⁰¹²³⁴-⁹]|\^| to the power))", " times "),
    Rule(("xX×", DIGITS), r"(?<![\w.,])\d{1,4}(?:\.\d{1,2})?(?P<say>[xX×])(?![\w×-]|\s?[−–+=<>])", " times"),
    Rule(("×", DIGITS), r"(?<=[A-Za-z²])\s?×\s?(?=\d)", " by "),
    Rule(("x×", "="), r"(?<=\d)\s?[x×]\s?(?=\d+(?:\.\d+)?\s?=)", " times "),
    Rule(("/", "H"), r"(?<![\w/.])\d{2,3}(?P<say>/)(?=\d{2,3}\s?mm\s?Hg\b)", " over "),
    Rule(("x×", DIGITS), r"(?<=[\d\"”″'′’])\s?[x×]\s?(?=\d)", " by "),
)
