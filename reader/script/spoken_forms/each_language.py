"""Rules that are the same in every language but for their words: seasons, diameters, some slashes."""

from __future__ import annotations

import re

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import DIGITS, Rule

# Season and episode; diameter; what stands for "/100 km".
_ROWS = {
    "de": "Staffel|Folge|Durchmesser|auf 100 Kilometer",
    "en": "season|episode|diameter|per 100 kilometers",
    "es": "temporada|episodio|diámetro|a los 100 kilómetros",
    "fr": "saison|épisode|diamètre|aux 100 kilomètres",
    "it": "stagione|episodio|diametro|per 100 chilometri",
    "nl": "seizoen|aflevering|diameter|op 100 kilometer",
    "pl": "sezon|odcinek|średnica|na 100 kilometrów",
    "pt": "temporada|episódio|diâmetro|por 100 quilômetros",
    "ru": "сезон|серия|диаметр|на 100 километров",
    "sv": "säsong|avsnitt|diameter|per 100 kilometer",
    "tr": "sezon|bölüm|çap|bölü 100 kilometre",
    "uk": "сезон|серія|діаметр|на 100 кілометрів",
}
_WORDS = {lang: row.split("|") for lang, row in _ROWS.items()}
# The words between which the engine would say the slash: "and/or".
_OR = "and/or|y/o|e/o|en/of|i/lub|och/eller|и/или|і/або|та/або|e/ou|og/eller|ja/tai"

_UNIT = r"(?:[kmcdµMG]?(?:[glLWVmB]|Wh|Hz|bar)[²³]?|mA|PS|CV|ch|lbs?|oz|tbsp|tsp|ft|[кмс]?м|к?г|м?л)"


def _words(lang: str) -> list[str] | None:
    return _WORDS.get(primary_language(lang))


def _episode(match: re.Match[str], lang: str) -> str | None:
    words = _words(lang)
    return f"{words[0]} {int(match[1])}, {words[1]} {int(match[2])}" if words else None


def _diameter(match: re.Match[str], lang: str) -> str | None:
    words = _words(lang)
    return f"{words[2]} " if words else None


def _per_hundred(match: re.Match[str], lang: str) -> str | None:
    words = _words(lang)
    return f" {words[3]}" if words else None


def _and_or(match: re.Match[str], lang: str) -> str:
    return match[0].replace("/", " ")


EACH_LANGUAGE = (
    Rule(("S", "E", DIGITS), r"(?<![\w-])S(\d{1,2})\s?E(\d{1,3})(?![\w-])", _episode),
    Rule(
        ("Ø⌀", DIGITS),
        r"[Ø⌀]\s?(?=\d{1,4}(?:[.,]\d{1,3})?\s?(?:[mck]?m|[см]?м|in|Zoll|cal)(?!\w))",
        _diameter,
    ),
    Rule(("/", "кk"), r"(?<=[^\W\d_])\.?(?P<say>\s?/\s?100\s?[kк][mм])(?!\w)", _per_hundred),
    Rule(("/",), rf"(?<![\w/])(?i:{_OR})(?![\w/])", _and_or),
)
# Two measures, after the rules of the language: "12 V/50 Hz", "1 lb./450 g".
MEASURES = (
    Rule(
        ("/", DIGITS), rf"\d\s?{_UNIT}\.?(?P<say>/)(?=\d{{1,4}}(?:[.,]\d{{1,2}})?\s?{_UNIT}(?![\w/-]))", ", "
    ),
)
