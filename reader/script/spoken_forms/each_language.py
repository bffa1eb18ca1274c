"""Rules that are the same in every language but for their words: seasons, diameters, some slashes."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import DIGITS, Rule


class _Words(NamedTuple):
    """The words of a language; `per_100_km` stands for "/100 km"."""

    season: str
    episode: str
    diameter: str
    per_100_km: str
    born: str
    died: str


_ROWS = {
    "de": "Staffel|Folge|Durchmesser|auf 100 Kilometer|geboren|gestorben",
    "en": "season|episode|diameter|per 100 kilometers|born|died",
    "es": "temporada|episodio|diámetro|a los 100 kilómetros|nació|murió",
    "fr": "saison|épisode|diamètre|aux 100 kilomètres|né|mort",
    "it": "stagione|episodio|diametro|per 100 chilometri|nato|morto",
    "nl": "seizoen|aflevering|diameter|op 100 kilometer|geboren|overleden",
    "pl": "sezon|odcinek|średnica|na 100 kilometrów|urodzony|zmarł",
    "pt": "temporada|episódio|diâmetro|por 100 quilômetros|nasceu|morreu",
    "ru": "сезон|серия|диаметр|на 100 километров|родился|умер",
    "sv": "säsong|avsnitt|diameter|per 100 kilometer|född|död",
    "tr": "sezon|bölüm|çap|bölü 100 kilometre|doğumu|ölümü",
    "uk": "сезон|серія|діаметр|на 100 кілометрів|народився|помер",
}
_WORDS = {lang: _Words(*row.split("|")) for lang, row in _ROWS.items()}
# The words between which the engine would say the slash: "and/or".
_OR = "and/or|y/o|e/o|en/of|i/lub|och/eller|и/или|і/або|та/або|e/ou|og/eller|ja/tai"

_DATE = r"\d{1,2}\.?\s[^\W\d_]{3}|\d{1,2}\.\s?\d{1,2}\.|(?:1\d|20)\d\d\b|(?:um|vor|nach|ca\.|c\.)\s\d{3}"
_UNIT = r"(?:[kmcdµMG]?(?:[glLWVmB]|Wh|Hz|bar)[²³]?|mA|PS|CV|ch|lbs?|oz|tbsp|tsp|ft|[кмс]?м|к?г|м?л)"


def _words(lang: str) -> _Words | None:
    return _WORDS.get(primary_language(lang))


def _episode(match: re.Match[str], lang: str) -> str | None:
    words = _words(lang)
    return f"{words.season} {int(match[1])}, {words.episode} {int(match[2])}" if words else None


def _diameter(match: re.Match[str], lang: str) -> str | None:
    words = _words(lang)
    return f"{words.diameter} " if words else None


def _per_hundred(match: re.Match[str], lang: str) -> str | None:
    words = _words(lang)
    return f" {words.per_100_km}" if words else None


def _life(match: re.Match[str], lang: str) -> str | None:
    words = _words(lang)
    if words is None:
        return None
    return f"{words.died if match['say'][0] == '†' else words.born} "


def _and_or(match: re.Match[str], lang: str) -> str:
    return match[0].replace("/", " ")


EACH_LANGUAGE = (
    Rule(("S", "E", DIGITS), r"(?<![\w-])S(\d{1,2})\s?E(\d{1,3})(?![\w-])", _episode),
    Rule(
        ("Ø⌀", DIGITS),
        r"[Ø⌀]\s?(?=\d{1,4}(?:[.,]\d{1,3})?\s?(?:[mck]?m|[см]?м|in|Zoll|cal)(?!\w))",
        _diameter,
    ),
    # The dates of a life: "(* 12. Mai 1960; † 2010)".
    Rule(("*†", DIGITS), rf"(?:(?<=[(;,–-] )|(?<=\())(?P<say>[*†]\s?)(?={_DATE})", _life),
    Rule(("/", "кk"), r"(?<=[^\W\d_])\.?(?P<say>\s?/\s?100\s?[kк][mм])(?!\w)", _per_hundred),
    Rule(("/",), rf"(?<![\w/])(?i:{_OR})(?![\w/])", _and_or),
)
# Two measures, after the rules of the language: "12 V/50 Hz", "1 lb./450 g".
MEASURES = (
    Rule(
        ("/", DIGITS), rf"\d\s?{_UNIT}\.?(?P<say>/)(?=\d{{1,4}}(?:[.,]\d{{1,2}})?\s?{_UNIT}(?![\w/-]))", ", "
    ),
)
