"""Chemical formulas with lowered and raised characters: "C₆H₁₂O₆" is "C 6 H 12 O 6", "Ca²⁺" "C A 2 plus"."""

from __future__ import annotations

import re
import unicodedata

from reader.script.spoken_forms.powers import plus_and_minus
from reader.script.spoken_forms.rules import Rule

_LOWERED, _RAISED = "₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LETTER = r"A-Za-zÀ-ɏ\d_"  # of a word around the formula; Japanese and Chinese put no space between
_ATOMS = rf"(?:[A-Z][a-z]?|[()\[\]]|[{_LOWERED}]{{1,4}}){{1,20}}"


def _formula(match: re.Match[str], lang: str) -> str:
    plus, minus = plus_and_minus(lang)
    charge = {"⁺": plus, "⁻": minus}.get(match[0][-1], "")
    parts = re.findall(rf"[A-Za-z]|[{_LOWERED}]+|[{_RAISED}]+", match[0])
    return f"{unicodedata.normalize('NFKC', ' '.join(parts)).upper()} {charge}".rstrip()


FORMULAS = (
    Rule(
        (_LOWERED,),
        rf"(?<![{_LETTER})\]])(?=[^\s{_LOWERED}]{{1,12}}[{_LOWERED}]){_ATOMS}(?:[{_RAISED}]?[⁺⁻])?(?![{_LETTER}{_RAISED}])",
        _formula,
    ),
    Rule(("⁺⁻",), rf"(?<![{_LETTER})\]])[A-Z][a-z]?[{_RAISED}]?[⁺⁻](?![{_LETTER}{_RAISED}])", _formula),
)
