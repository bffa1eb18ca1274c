"""English sums of money: "$9.1 billion" is "9.1 billion dollars"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.english.nouns import COUNTED_IN_MILLIONS, is_before_noun
from reader.script.spoken_forms.english.unit_words import ENGLISH_UNITS
from reader.script.spoken_forms.measures.units import Units
from reader.script.spoken_forms.rules import DIGITS, NUMBER, Rule, compiled

# Sign → singular, plural, the hundredth part.
_MONEY = {
    "$": ("dollar", "dollars", "cent"),
    "€": ("euro", "euros", "cent"),
    "£": ("pound", "pounds", "penny"),
    "¥": ("yen", "yen", ""),
    "₹": ("rupee", "rupees", ""),
    "₩": ("won", "won", ""),
    "₽": ("rouble", "roubles", ""),
    "₪": ("shekel", "shekels", ""),
    "₺": ("lira", "lira", ""),
    "₫": ("dong", "dong", ""),
    "₦": ("naira", "naira", ""),
    "₱": ("peso", "pesos", ""),
    "₴": ("hryvnia", "hryvnias", ""),
}
_DOLLARS = {
    "US": "U.S. ", "A": "Australian ", "AU": "Australian ", "C": "Canadian ", "CA": "Canadian ",
    "NZ": "New Zealand ", "HK": "Hong Kong ", "S": "Singapore ", "NT": "New Taiwan ",
}  # fmt: skip
_MAGNITUDES = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "b": "billion", "bn": "billion",
    "tn": "trillion",
}  # fmt: skip
_HUNDREDTH_PLURALS = {"cent": "cents", "penny": "pence"}
_SIGNS = "".join(_MONEY)
_DECIMAL_COMMA = r"\d{1,4},\d\d(?!\d|,\d)"  # "€3,50", as prices in euros are often written
_SUM = (
    rf"(?<![\w{_SIGNS}])(?P<country>[A-Z]{{1,2}})?(?P<sign>[{_SIGNS}])\s?"
    rf"(?P<number>{_DECIMAL_COMMA}|{NUMBER})(?!\d)"
    rf"(?:\s?[–-]\s?(?:[{_SIGNS}]\s?)?(?P<to>{NUMBER})(?!\d))?"
    r"(?:(?P<gap>[\s-]?)(?P<word>hundred|thousand|million|billion|trillion|quadrillion)\b"
    r"|(?P<letters>[kmb]|[mbt]n|mln)\b)?"
    r"(?P<joined>(?=-[a-z]))?"
)


def _sum(match: re.Match[str], lang: str) -> str | None:
    one, several, hundredth = _MONEY[match["sign"]]
    if match["country"]:
        country = _DOLLARS.get(match["country"])
        if match["sign"] != "$" or country is None:
            return None
        one, several = country + one, country + several
    number, to = match["number"], match["to"]
    if number[-3:-2] == ",":
        number = number.replace(",", ".")
    magnitude = _magnitude_of(match)
    whole, _, part = number.partition(".")
    is_price = hundredth and len(part) == 2 and not magnitude and not to
    if is_price and not is_before_noun(match):
        return _with_hundredths(whole, part, one, several, hundredth)
    amount = f"{number} to {to}" if to else number
    # A sum joined by a hyphen stands before a noun: "a $5-a-day plan".
    is_joined = match["joined"] is not None or match["gap"] == "-"
    is_adjective = is_joined or is_before_noun(match)
    is_adjective = is_adjective or compiled(_CASH).match(match.string, match.end()) is not None
    is_singular = is_adjective or (number == "1" and not to and not magnitude)
    return " ".join(filter(None, (amount, magnitude, one if is_singular else several)))


def _sum_before_sign(match: re.Match[str], lang: str) -> str:
    """A sum with its sign after it: "5.99 €", "10bn €"."""
    one, several, hundredth = _MONEY[match["sign"]]
    size = (match["magnitude"] or "").strip()
    number = match["number"].replace(",", ".") if match["number"][-3:-2] == "," else match["number"]
    whole, _, part = number.partition(".")
    if hundredth and len(part) == 2 and not size:
        return _with_hundredths(whole, part, one, several, hundredth)
    unit = one if (number == "1" and not size) or is_before_noun(match) else several
    return " ".join(filter(None, (number, _MAGNITUDES.get(size, size), unit)))


def _magnitude_of(match: re.Match[str]) -> str:
    """The magnitude after a sum, in a word or abbreviated: "million"; "" if it has none."""
    return (match["word"] or _MAGNITUDES.get((match["letters"] or "").lower(), "")).lower()


def _with_hundredths(whole: str, part: str, one: str, several: str, hundredth: str) -> str:
    """A sum with two decimals: "£3.50" is "3 pounds and 50 pence"."""
    cents = part.lstrip("0")
    said = []
    if whole.strip("0,") or not cents:
        said.append(f"{whole} {one if whole == '1' else several}")
    if cents:
        said.append(f"{cents} {hundredth if cents == '1' else _HUNDREDTH_PLURALS[hundredth]}")
    return " and ".join(said)


def _magnitude(match: re.Match[str], lang: str) -> str | None:
    if compiled(_LABEL).search(match.string, max(0, match.start() - 14), match.start()):
        return None  # "Exit 14B"
    return f" {_MAGNITUDES[match['say'].lower()]}"


_LABEL = (
    r"\b(?:Exit|Gate|Room|Flat|Apt\.?|Apartment|Unit|Seat|Row|Bus|Route|Line|Platform|Section|Article|Rule|Form|Part"
    r"|Figure|Fig\.|Table|Building|Suite|Lot|Block|Number|No\.|Chapter|Level|Class|Type|Model|Highway|Appendix"
    r"|Schedule|Note|Grade|Year|Track|Stand|Bay|Door|Zone|Group|Phase|exit|gate|room|flat|apartment|unit|seat|row|bus"
    r"|line|platform|section|article|rule|form|figure|table|suite|number|chapter|class|type|model) \Z"
)
_PER = {
    "mo": "a month", "mth": "a month", "yr": "a year", "wk": "a week", "d": "a day", "hr": "an hour",
    "h": "an hour",
    "min": "a minute", "pp": "a person", "pax": "a person", "ea": "each", "hour": "an hour",
    "sq ft": "a square foot",
    "sqft": "a square foot",
    **{
        word: f"a {word}"
        for word in (
            "second", "minute", "day", "week", "month", "year", "night", "person", "seat", "user", "head",
            "unit", "piece", "gallon", "barrel", "share",
        )
    },
}  # fmt: skip


def _each(match: re.Match[str], lang: str) -> str | None:
    """A price per something: "$20/mo"."""
    unit = match["unit"].replace(".", "")
    said = _PER.get(unit) or _UNITS.per(unit).replace("per ", "a ", 1)
    return f" {said}" if said else None


_UNITS = Units(ENGLISH_UNITS)
# A sum is in the singular before these even without an article: "$100 bills".
_CASH = r"[ -](?:bills?|notes?|coins?)\b"


def _cents(match: re.Match[str], lang: str) -> str | None:
    cents = match[1].lstrip("0")
    return f"{cents} {'cent' if cents == '1' else 'cents'}" if cents else None


def _cent_sign(match: re.Match[str], lang: str) -> str:
    return " cent" if is_before_noun(match) else " cents"


_CODES = {
    "USD": "U.S. dollar", "EUR": "euro", "GBP": "pound", "CAD": "Canadian dollar", "AUD": "Australian dollar",
    "NZD": "New Zealand dollar", "CHF": "Swiss franc", "JPY": "yen", "CNY": "yuan", "RMB": "yuan",
    "INR": "rupee", "SEK": "Swedish krona", "NOK": "Norwegian krone", "DKK": "Danish krone", "PLN": "zloty",
    "MXN": "Mexican peso", "ZAR": "rand", "KRW": "won", "BRL": "real", "HKD": "Hong Kong dollar",
    "SGD": "Singapore dollar",
}  # fmt: skip
_PLURALS = {
    "yen": "yen", "yuan": "yuan", "won": "won", "rand": "rand", "Swedish krona": "Swedish kronor",
    "Norwegian krone": "Norwegian kroner", "Danish krone": "Danish kroner",
}  # fmt: skip


def _coded(match: re.Match[str], lang: str) -> str | None:
    """A sum by the code of its currency: "5 USD", "EUR 1.2m"."""
    one = _CODES[match["code"]]
    magnitude = _magnitude_of(match)
    number = match["number"]
    is_singular = (number == "1" and not magnitude) or is_before_noun(match)
    return " ".join(filter(None, (number, magnitude, one if is_singular else _PLURALS.get(one, f"{one}s"))))


_CODE = rf"(?P<code>{'|'.join(_CODES)})"
_AMOUNT = (
    rf"(?P<number>{NUMBER})(?!\d)(?:\s?(?P<word>hundred|thousand|million|billion|trillion)\b"
    r"|\s?(?P<letters>[kKmMbB]|[mMbBtT]n|mln)\b)?"
)
ENGLISH_MONEY = (
    Rule(("$",), rf"\$\s?{NUMBER}(?P<say>\s?USD)\b", ""),
    Rule((DIGITS,), rf"(?<![\w.,$€£-]){_AMOUNT}\s?{_CODE}(?![\w-])", _coded),
    Rule((DIGITS,), rf"(?<![\w.,-]){_CODE}\s?{_AMOUNT}(?![\w.,]\d|\w)", _coded),
    Rule(("$",), r"(?<![\w$])\$\.(\d\d)(?!\d)", _cents),
    Rule((_SIGNS, "-–"), rf"(?:(?<=\d[MKBmkb])|(?<=\d[bm]n))\s?[–-]\s?(?=[{_SIGNS}]\d)", " to "),
    Rule((_SIGNS,), f"(?i:{_SUM})", _sum),
    Rule(
        (_SIGNS,),
        rf"(?<![\w.,{_SIGNS}-])(?P<number>{_DECIMAL_COMMA}|{NUMBER})(?P<magnitude>\s?(?:million|billion|[mb]n))?\s?(?P<sign>[€£$₽₴₺₪])(?!\s?\d|\w)",
        _sum_before_sign,
    ),
    Rule(("¢",), r"(?<![\d.,])1(?P<say>\s?¢)", " cent"),
    Rule(("¢",), r"(?<=\d)\s?¢", _cent_sign),
    # "5bn people", but 3M is a company and 10M a shoe size.
    Rule(
        (DIGITS,),
        rf"(?<![\w.,-])(?<!size )(?!3M){NUMBER}(?P<say>[MB]|[bt]n|mn)\b(?!\s(?:shoe|boot|foot|wid))",
        _magnitude,
    ),
    Rule(
        ("mM", DIGITS), rf"(?<![\w.,-]){NUMBER}(?P<say>\s?[mM])(?=\s(?:{COUNTED_IN_MILLIONS})\b)", _magnitude
    ),
    Rule(("k", DIGITS), rf"(?<![\w.,-]){NUMBER}(?P<say>k)(?=\s(?:[a-z]{{3,}}s|people)\b)", _magnitude),
    Rule(
        (_SIGNS + "¢", "/"),
        rf"(?:(?<=\d)|(?<=\d[bm]n)|(?<=\d[mk]))\s?[{_SIGNS}¢]?(?P<say>\s?/\s?(?P<unit>sq\.?\sft|[a-z]{{1,6}}))(?![\w/])",
        _each,
    ),
)
