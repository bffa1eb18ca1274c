"""Units with a negative power, as quotients: "m s⁻²" is "m/s²"."""

from __future__ import annotations

from reader.script.edits import Edits
from reader.script.spoken_forms.rules import compiled

_QUOTIENT = (
    r"(?<=\d)\s?[^\W\d_°]{1,4}[²³]?(?P<between>[\s·⋅])[^\W\d_]{1,4}"
    r"(?P<power>⁻[¹²³]|(?<=[·⋅][a-z])[−-][123])(?![\w⁻]|[\s·⋅][^\W\d_]{1,4}[⁻−-])"
)
_POWERS = {"¹": "", "1": "", "²": "²", "2": "²", "³": "³", "3": "³"}


def quotient_edits(text: str, edits: Edits) -> None:
    """Add the edits that write each product of two units, the second with a negative power, as a quotient."""
    if "⁻" not in text and "·" not in text and "⋅" not in text:
        return
    for match in compiled(_QUOTIENT).finditer(text):
        edits.add(*match.span("between"), "/")
        edits.add(*match.span("power"), _POWERS[match["power"][-1]])
