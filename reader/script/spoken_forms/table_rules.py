"""Builders of rules from a language's words: abbreviations, ranges, initialisms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reader.script.spoken_forms.numbers.powers import power_of_ten
from reader.script.spoken_forms.rules import DIGITS, TEXT_END, Rule, compiled

# A number with a decimal comma: "1.000,50", "1 000", "3,5".
NUMBER = r"(?:\d{1,3}(?:[. ]\d{3}){1,5}(?:,\d{1,10})?|\d{1,15}(?:[,.]\d{1,10})?)"
ALONE = r"(?<![\w.,:/€$£–-])"

# What follows an abbreviation of a thing that has a number; the number of a telephone can have a plus.
NUMBER_NEXT = r"(?=\s?:?\s?(?:\+?\(?\d|[IVX]+\b))"


def abbreviations(table: Mapping[str, str], followed_by: str = "") -> Rule:
    """A rule that expands abbreviations. `followed_by` is a pattern for what must follow.

    A space in the table may be missing in the text ("z. B." and "z.B."), and the first letter may
    be a capital. A stop that ends the text is kept.
    """
    said = {_key(short): words for short, words in table.items()}

    def say(match: re.Match[str], lang: str) -> str:
        words = said[_key(match[0])]
        ends = match[0].endswith(".") and compiled(TEXT_END).match(match.string, match.end())
        return f"{words}." if ends else words

    longest_first = sorted(table, key=len, reverse=True)
    written = "|".join(_either_case(short) for short in longest_first)
    needs = (".",) if all("." in short for short in table) else ()
    return Rule(needs, rf"(?<![\w.])(?<!\w/)(?:{written})(?!\w){followed_by}", say)


def _key(short: str) -> str:
    return short[0].lower()[0] + short[1:].replace(" ", "")  # "İ" is two characters in lower case


def _either_case(short: str) -> str:
    lower, upper, rest = short[0].lower()[0], short[0].upper(), re.escape(short[1:]).replace(r"\ ", r"\s?")
    return f"[{lower}{upper}]{rest}" if lower != upper else lower + rest


_AFTER_RANGE = "%|€|°|(?:k?g|[kcm]?m|[cm]?l|h|min)\\b"


def ranges(to: str, pages: str, times: str) -> tuple[Rule, ...]:
    """Rules for the dash between numbers, and the hyphen between years or small numbers.

    `pages` is a pattern for what stands before page numbers, besides "p." and "pp."; `times` has the words
    for hours, days and years, with "|" between them.
    """
    return (
        Rule(("–", DIGITS), rf"{ALONE}{NUMBER}%?(?P<say>\s?–\s?){NUMBER}(?![\d/:–-])", f" {to} "),
        Rule(("–-", DIGITS), r"(?<=\d[h€%°])\s?[–-]\s?(?=\d)", f" {to} "),
        Rule((":", "–-"), r"(?<![\d:.-])\d{1,2}:\d\d(?P<say>\s?[–-]\s?)(?=\d{1,2}:\d\d(?![\d:]))", f" {to} "),
        Rule(
            ("-", DIGITS),
            rf"(?<!\w)(?:[pP][pP]?\.|{pages})\s?\d{{1,4}}(?P<say>-)\d{{1,4}}(?![\w-])",
            f" {to} ",
        ),
        Rule(("-", DIGITS), rf"{ALONE}(?:1\d|20)\d\d(?P<say>-)(?:1\d|20)\d\d(?![\w-])", f" {to} "),
        Rule(
            ("-", DIGITS),
            rf"{ALONE}(?<!\d-)\d{{1,2}}(?P<say>\s?-\s?)\d{{1,2}}(?=\s?(?:{_AFTER_RANGE}|(?:{times})\b))",
            f" {to} ",
        ),
    )


def weekdays(names: Mapping[str, str], to: str, in_words: str = "") -> tuple[Rule, ...]:
    """Rules for ranges of weekdays: "Mo–Fr", "lun. a vie.".

    `names` maps short forms to full ones. `in_words` is a pattern for the word between two of them, of which
    the first has a stop.
    """

    def say(match: re.Match[str], lang: str) -> str | None:
        first, last = names.get(match[1].lower()), names.get(match["last"].lower())
        end = "." if match[0].endswith(".") and compiled(TEXT_END).match(match.string, match.end()) else ""
        return f"{first}{match['word'] or f' {to} '}{last}{end}" if first and last else None

    written = f"(?i:{'|'.join(names)})"
    ends = rf"(?P<last>{written})(?!\w)\.?"
    dash = Rule(("-–",), rf"(?<![\w.])({written})\.?(?P<word>)\s?[-–]\s?{ends}", say)
    word = Rule((".",), rf"(?<![\w.])({written})\.(?P<word>,?\s(?:{in_words}|{_AND})\s){ends}", say)

    def say_one(match: re.Match[str], lang: str) -> str:
        return names[match["day"].lower()]

    def say_two(match: re.Match[str], lang: str) -> str:
        end = "." if match[0].endswith(".") and compiled(TEXT_END).match(match.string, match.end()) else ""
        return f"{names[match['day'].lower()]}, {names[match['last'].lower()]}{end}"

    dated = Rule(
        (DIGITS,),
        rf"(?<![\w.-])(?P<say>(?P<day>{written})\.?)(?=,?\s\d{{1,2}}(?:[.º°]|er)?{_MONTH_NEXT})",
        say_one,
    )
    listed = Rule(("/+&",), rf"(?<![\w./])(?P<day>{written})\.?\s?[/+&]\s?{ends}(?![/&])", say_two)
    return (dash, word, dated, listed) if in_words else (dash, dated, listed)


_AND = "und|et|y|e|en|i|och|ve|и|і|та"
# The name of a month, or its number, after a day.
_MONTH_NEXT = (
    r"(?:[./]\d{1,2}[./]|\s(?:del?\s)?(?i:jan|jän|ene|gen|feb|fév|fev|mar|mär|mrt|mrz|apr|abr|avr"
    r"|ma[igjy]|mei|ju[ln]|jui|giu|lug|aug|ago|août|sep|set|o[ck]t|ott|out|nov|de[cz]|déc|dic|oca|şub|nis|haz|tem"
    r"|ağu|eyl|eki|kas|ara|янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов"
    r"|лис|гру|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru))"
)


def by_letters(words: Iterable[str]) -> Rule:
    """A rule that spells initialisms that the engine would read as words."""

    def say(match: re.Match[str], lang: str) -> str:
        return " ".join(match[0])

    words = tuple(words)
    initials = "".join(sorted({word[0] for word in words}))
    return Rule((initials,), rf"(?<![\w.-])(?:{'|'.join(words)})(?![\w.])", say)


_LENGTHS = "[kcdmµ]?m|[ксмд]?м|in|ft"  # "120 mm × 300 mm"


def times(word: str, multiplied: str = "") -> Rule:
    """A rule for the cross or dot between two numbers: "4 x 4", "3·10⁸".

    `multiplied` is the word after a dot or before a power of ten.
    """

    def say(match: re.Match[str], lang: str) -> str:
        is_power = compiled(power_of_ten(lang)).match(match.string, match.end())
        is_product = match["say"].strip() in "·⋅" or is_power
        return f" {multiplied if multiplied and is_product else word} "

    return Rule(("x×·⋅", DIGITS), rf"\d(?:\s?(?:{_LENGTHS}))?(?P<say>\s?[x×·⋅]\s?)(?=\d)", say)


def score(word: str) -> Rule:
    """A rule for the colon of a ratio or a score, not of a time: "3:1", "scala 1:50"."""
    return Rule(
        (":", DIGITS),
        rf"(?:\b(?P<ratio>(?i:{_RATIOS})(?:\s[^\W\d]{{1,4}})?\s\d{{1,4}})|(?<![\d:.,])\d{{1,3}})"
        r"(?P<say>:)(?(ratio)\d|\d(?![\d:]))",
        f" {word} ",
    )


_RATIOS = (
    r"verhältnis(?:ses)?|maßstab|mischungsverhältnis|échelle|rapport|ratio|proportion|escala|relación|proporción"
    r"|scala|rapporto|proporzione|proporção|razão|schaal|verhouding|skal[ai]|stosunku|proporcji|масштаб\w{0,2}"
    r"|соотношени\w{1,2}|пропорци\w{1,2}|співвідношенн\w|förhållande(?:t)?"
)

_FOOD_MEASURES = "[cdm]?[lL]|k?g|TL|EL|tl|el|[Ll]iter|litres?|litros?|litri|litra"
_COMMON_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)})
_FEMININE = r"\s[^\W\d_]+as?\b"


def fractions(names: Sequence[str], one: str, of: str, half: str = "") -> Rule:
    """A rule for fractions. `names` has the singular and plural of each part, beginning with halves.

    Halves, thirds and quarters are always fractions. Others can be dates, so one of the words `of` or a
    measure of food must follow. `half` is the word for one half, if it takes no "one"; "/a" after it is
    its ending before a feminine noun.
    """

    def say(match: re.Match[str], lang: str) -> str | None:
        over, under = int(match[1]), int(match[2])
        if not 0 < over < under <= len(names) + 1 or (
            (over, under) not in _COMMON_FRACTIONS and match["of"] is None
        ):
            return None
        if half and (over, under) == (1, 2):
            word, _, feminine = half.partition("/")
            is_feminine = feminine and compiled(_FEMININE).match(match.string, match.end())
            return word[:-1] + feminine if is_feminine else word
        single, several = names[under - 2].split()
        return f"{one} {single}" if over == 1 else f"{over} {several}"

    return Rule(
        ("/", DIGITS),
        rf"(?<![\w/.,])(\d{{1,2}})/(\d{{1,2}})(?![\w/])(?P<of>(?=\s(?:{of}|{_FOOD_MEASURES})(?!\w)))?",
        say,
    )
