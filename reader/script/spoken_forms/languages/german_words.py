"""German words that depend on those around them: halves, hours, short words, rulers after prepositions."""

from __future__ import annotations

import re

from reader.script.spoken_forms.numbers.ordinals import RULERS, ordinal
from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, TEXT_END, Rule, compiled

QUEENS = frozenset({"Elisabeth", "Katharina", "Maria", "Margarethe", "Christina", "Isabella"})
_HALVES = "½/"
_HALF = r"(?<![\w/.,])(?<!\d )(?:1/2|½)"
_MASCULINES = "TL|EL|Tl|El|[cdm]?[lL]|Liter|Teelöffel|Esslöffel|Becher|Würfel|Apfel|Meter|Kilometer|Tag|Monat"
_NEUTERS = "kg|Kilo|Kilogramm|Pfund|Bund|Päckchen|Glas|Jahr|Stück"
_FEMININES = r"[A-ZÄÖÜ]\w+e|Zwiebel|Gurke|Zitrone|Pr|Prise|Packung"


def _time(match: re.Match[str], lang: str) -> str:
    hour, minutes = int(match[1]), match[2].lstrip("0")
    return f"{hour} Uhr {minutes}" if minutes else f"{hour} Uhr"


def _duration(match: re.Match[str], lang: str) -> str:
    """A time in sport: "2:01:39 h"."""
    parts = zip(match.groups(), ("Stunde", "Minute", "Sekunde"), strict=True)
    return " ".join(f"eine {word}" if int(part) == 1 else f"{int(part)} {word}n" for part, word in parts)


def _franken(match: re.Match[str], lang: str) -> str:
    return "Franken." if compiled(TEXT_END).match(match.string, match.end()) else "Franken"


def _magnitude_of_sum(match: re.Match[str], lang: str) -> str:
    """The middle of a compound: "1,5-Mio.-€-Auftrag"."""
    size = "illionen" if match[0].startswith("io") else "illiarden"
    return f"{size} {'Euro' if '€' in match[0] else 'Dollar'} "


def _per_person(match: re.Match[str], lang: str) -> str:
    return "pro Person." if compiled(TEXT_END).match(match.string, match.end()) else "pro Person"


def _few(match: re.Match[str], lang: str) -> str | None:
    """Two small numbers: "3-4 Kinder". The engine says the hyphen."""
    return " bis " if int(match[1]) < int(match[3]) else None


_DATIVES = "unter|von|mit|bei|zu|nach|seit|vor|aus|neben|gegenüber"
_ACCUSATIVES = "für|gegen|durch|ohne|um"
_RULERS_TITLES = (
    "(?:Kaiser|König|Papst|Herzog|Kurfürst|Fürst|Graf|Zar|Prinz|Bischof|Erzbischof|Landgraf|Markgraf)"
)


def _ruler_in_case(match: re.Match[str], lang: str) -> str:
    """A ruler's numeral after a preposition: "unter Karl V. war" is "unter Karl dem Fünften war"."""
    stem = ordinal(roman_value(match["numeral"]), "de").removesuffix("e").capitalize()
    is_dative = compiled(_DATIVES).fullmatch(match["before"].lower()) is not None
    if match["name"] in QUEENS:
        return f"{'der' if is_dative else 'die'} {stem}{'en' if is_dative else 'e'}"
    return f"{'dem' if is_dative else 'den'} {stem}en"


def _half_after_article(match: re.Match[str], lang: str) -> str:
    return "halbe" if match["article"].lower() in {"die", "das", "eine", "jede"} else "halben"


_NO_NUMBER = r"(?<![\w.,:/–-])(?<!§ )(?<!Nr\. )"

BEFORE_UNITS = (
    Rule(("€$", "M"), r"(?<=-M)(?:io|rd)\.?-[€$]-(?=[A-ZÄÖÜ])", _magnitude_of_sum),
    Rule(
        ("/½",),
        r"\b(?i:(?P<article>die|das|eine|jede|der|den|dem|des|einer|einem|einen|jeder|jeden))\s"
        r"(?P<say>1/2|½)(?=\s[A-ZÄÖÜ])",
        _half_after_article,
    ),
    Rule((_HALVES,), rf"{_HALF}(?=\s?(?:{_MASCULINES})\b)", "ein halber"),
    Rule((_HALVES,), rf"{_HALF}(?=\s?(?:{_NEUTERS})\b)", "ein halbes"),
    Rule((_HALVES,), rf"{_HALF}(?=\s(?:{_FEMININES})\b)", "eine halbe"),
    Rule((":.", "h"), r"(?<![\d:.])(\d{1,2}):(\d\d):(\d\d)\s?h\b", _duration),
    Rule((":.", "h"), r"(?<![\d:.])(\d{1,2})[:.]([0-5]\d)\s?h\b", _time),
)
_NAMES = "|".join(sorted(RULERS))
RULERS_IN_CASE = Rule(
    ("IVX",),
    rf"\b(?i:(?P<before>{_DATIVES}|{_ACCUSATIVES}))\s(?:{_RULERS_TITLES}\s)?(?P<name>{_NAMES})"
    rf"\s(?P<say>(?P<numeral>{ROMAN})\.)(?=\s)",
    _ruler_in_case,
)
TIMES = (
    Rule(("Uhr",), r"(?<![\d:.])\d{1,2}(?P<say>\s?[–-]\s?)(?=\d{1,2}[:.][0-5]\d\sUhr\b)", " bis "),
    Rule(("Uhr",), r"(?<![\d:.])(\d{1,2})[:.](\d\d)\sUhr\b", _time),
    Rule(
        ("Uhr",),
        r"(?<![\d:.])(\d{1,2})[:.]([0-5]\d)(?=(?:,|\s?[–-]|\s(?:und|oder|bis))\s?[\d:.,\s]{0,30}\d\sUhr\b)",
        _time,
    ),
    Rule((":",), r"(?<![\d:.])\d{1,2}:[0-5]\d(?P<say>\s?[–-]\s?)(?=\d{1,2}\sUhr\b)", " bis "),
)
SHORT_WORDS = (
    Rule(("D", "-"), r"\bDipl\.-(?=[A-Z])", "Diplom-"),
    Rule(("s", "."), r"(?<![\w.])s\.(?=\s(?:Abb|Anl|Kap|S|Tab|Nr|Art|Abschn|Anm|Bd|Ziff|Rn)\.\s)", "siehe"),
    Rule(("-", "Z"), r"(?<=\d)-Zi\.-(?=[A-Z])", "-Zimmer-"),
    Rule(("O", DIGITS), r"(?<=\d\. )OG\b", "Obergeschoss"),
    Rule(("v", "."), r"(?<![\w.])v\.(?=\s\d{1,2}\.\s?(?:\d|[A-ZJ]))", "vom"),
    Rule(("n", "E"), r"(?<=[\d)] )n\.\s?E\.", "nach Elfmeterschießen"),
    Rule(("n", "V"), r"(?<=[\d)] )n\.\s?V\.", "nach Verlängerung"),
    Rule(("p", "P"), r"(?<![\w.])p\.\s?P\.(?!\w)", _per_person),
    Rule(("F", "r"), r"(?<=\d )Fr\.(?!\w)", _franken),
    Rule(
        ("u", "."),
        r"(?<=[^\W_] )u\.(?=\s[^\W\d_]{2})|(?<=\d )u\.(?=\s\d)|(?<=\. )u\.(?=\s[^\W\d_]{3})",
        "und",
    ),
    Rule(("o", "."), r"(?<=[a-zäöüß] )o\.(?=\s[a-zäöüß]{3})", "oder"),
    Rule(("Div",), r"\bDiv\.-(?=[A-Z])", "Dividenden-"),
    Rule(("S", "t"), r"(?<=\b[Dd]er )Str\.|(?<=\b[Dd]ie )Str\.", "Straße"),
    Rule(("A", "."), r"(?<=\d\. )Aufl\.", "Auflage"),
    Rule(
        ("-", DIGITS),
        rf"{_NO_NUMBER}(\d{{1,2}})(?P<say>-)(\d{{1,2}})(?=[x×]|\s(?:mal\b|[A-ZÄÖÜ][a-zäöü]))",
        _few,
    ),
    Rule(
        ("-x×", DIGITS),
        r"(?<![\w.,])\d{1,2}(?:[-–]\d{1,2})?(?P<say>[x×])(?=\s(?:pro|im|am|in|täglich|jährlich"
        r"|wöchentlich|so)\b)",
        " mal",
    ),
)
