"""Quotients in one form: "m s⁻²" is "m/s²", and "1 1/2" in a language other than English "1½"."""

from __future__ import annotations

from reader.language_tags import primary_language
from reader.script.edits import Edits
from reader.script.spoken_forms.rules import compiled

_QUOTIENT = (
    r"(?<=\d)\s?[^\W\d_°]{1,4}[²³]?(?P<between>[\s·⋅])[^\W\d_]{1,4}"
    r"(?P<power>⁻[¹²³]|(?<=[·⋅][a-z])[−-][123])(?![\w⁻]|[\s·⋅][^\W\d_]{1,4}[⁻−-])"
)
_POWERS = {"¹": "", "1": "", "²": "²", "2": "²", "³": "³", "3": "³"}


_MIXED = r"(?<![\w.,/])(?<!\d )\d{1,2}(?P<fraction>\s(?:1/2|1/4|3/4|1/3|2/3))(?![\w/]|[.,]\d)"
_VULGAR = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}


def mixed_edits(text: str, lang: str, edits: Edits) -> None:
    """Add the edits that write a whole number and a fraction as one: "1 1/2" (not in English)."""
    if "/" in text and primary_language(lang) != "en":
        for match in compiled(_MIXED).finditer(text):
            edits.add(*match.span("fraction"), _VULGAR[match["fraction"].strip()])


def quotient_edits(text: str, edits: Edits) -> None:
    """Add the edits that write each product of two units, the second with a negative power, as a quotient."""
    if "⁻" not in text and "·" not in text and "⋅" not in text:
        return
    for match in compiled(_QUOTIENT).finditer(text):
        edits.add(*match.span("between"), "/")
        edits.add(*match.span("power"), _POWERS[match["power"][-1]])
