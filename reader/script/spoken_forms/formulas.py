"""Chemical formulas: "C₆H₁₂O₆" is "C 6 H 12 O 6", "Ca²⁺" "C A 2 plus", "²³⁵U" "U 235"."""

from __future__ import annotations

import re
import unicodedata

from reader.script.spoken_forms.numbers.powers import plus_and_minus
from reader.script.spoken_forms.rules import DIGITS, Rule, compiled

_LOWERED, _RAISED = "₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LETTER = r"A-Za-zÀ-ɏ\d_"  # of a word around the formula; Japanese and Chinese put no space between
_ATOMS = rf"(?:[A-Z][a-z]?|[()\[\]]|[{_LOWERED}]{{1,4}}){{1,20}}"

# The elements that common formulas have.
ELEMENTS = (
    "A[lgsru]|B[aeir]?|C[adelorsu]?|F[e]?|H[eg]?|I|K|L[i]|M[gno]|N[aei]?|O|P[bt]?|S[ebinr]?"
    "|T[i]|U|W|X[e]|Z[nr]"
)
_PLAIN = rf"(?:(?:{ELEMENTS})(?:\d\d?(?=[A-Z(])|\d)?|\((?:(?:{ELEMENTS})\d?){{1,6}}\)\d)"


# A digit before the last element and two letters that the engine could read as a word, or a small letter.
# Names such as "SOCKS5" and "B2B" have neither.
_INNER = r"C\d{1,2}H\d|\d.*(?:[AEIOU][A-Z]|[A-Z][AEIOU])|(?:[AEIOU][A-Z]|[A-Z][AEIOU]).*\d.*[A-Z(]|[a-z].*\d"
_ENDING_IN_A_DIGIT = frozenset({"SO2", "SO3", "SO4", "NO2", "NO3", "PO4", "HNO3", "CO3", "HCO3", "BO3"})


def _plain_formula(match: re.Match[str], lang: str) -> str | None:
    """A formula with plain digits, in letters and numbers: "H 2 S O 4". Others are left to the engine."""
    text = match[0]
    if text.isalpha() or not (compiled(_INNER).search(text) or text in _ENDING_IN_A_DIGIT):
        return None
    return " ".join(re.findall(r"[A-Za-z]|\d+", text)).upper()


def _isotope(match: re.Match[str], lang: str) -> str:
    return f"{' '.join(match['element'].upper())} {unicodedata.normalize('NFKC', match['mass'])}"


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
    Rule((DIGITS,), rf"(?<![\w.@#/-]){_PLAIN}{{2,10}}(?![\w/-]|\.\w)", _plain_formula),
    Rule(
        (_RAISED,),
        rf"(?<![\w)\]²³])(?P<mass>[{_RAISED}]{{1,3}})(?P<element>{ELEMENTS}|Pu|Tc|Rn|Ra|Th|Am)(?![\w])",
        _isotope,
    ),
    Rule(("⁺⁻",), rf"(?<![{_LETTER})\]])[A-Z][a-z]?[{_RAISED}]?[⁺⁻](?![{_LETTER}{_RAISED}])", _formula),
)
