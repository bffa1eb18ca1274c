"""Formulas on one line of plain text, as in c = √(gλ/(2π)), for files that have no MathML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064")
_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_SPACED = frozenset("=≠≈≡∼≃≅<>≤≥≪≫+-−±∓×⋅∗→←↔⇒⇔↦∈∉⊂⊆∪∩∧∨∝")  # between two operands
_NO_OPERAND = frozenset("([{,;|∑∏∫∮") | _SPACED  # after these a sign belongs to what follows
_BIG = frozenset({"∑", "∏", "∫", "∮", "⋃", "⋂"})
_PRIMES = frozenset("′″‴'*∗°†")
_ROOTS = {"2": "√", "3": "∛", "4": "∜"}
_ACCENTS = {
    "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "‾": "\u0304", "→": "\u20d7",
    "˙": "\u0307",
}  # fmt: skip
_NAME = re.compile(r"[^\W\d_]{2,}")  # of a function, or a word
_SCRIPTS = "".join({chr(code) for table in (_RAISED, _LOWERED) for code in table.values()})
_ONE = re.compile(rf"(?:\d+(?:[.,]\d+)*|[^\W\d_]|∞)[{re.escape(_SCRIPTS)}\u0300-\u036f\u20d7′″]*|\([^()]*\)")
_SPACES = re.compile(r"\s+")
_SPACES_INSIDE = re.compile(r"(?<=[(\[{]) | (?=[)\]},;])")


def linear_formula(mathml: str) -> str:
    """A formula on one line; "" if there is no markup, or if it is not well-formed."""
    try:
        return _row(ET.fromstring(mathml))  # noqa: S314  # our own markup, without a document type
    except ET.ParseError:
        return ""


def raised(text: str) -> str:
    """A text in superscript characters; after "^" if some are missing."""
    return _moved(text, _RAISED, "^")


def lowered(text: str) -> str:
    """A text in subscript characters; after "_" if some are missing."""
    return _moved(text, _LOWERED, "_")


def _moved(text: str, table: Mapping[int, int], sign: str) -> str:
    dense = text.replace(" ", "")
    return dense.translate(table) if all(ord(each) in table for each in dense) else f"{sign}{_one(text)}"


def _one(text: str) -> str:
    """A text in brackets, unless it is one number or letter."""
    return text if _ONE.fullmatch(text) else f"({text})"


def _row(elements: Iterable[ET.Element]) -> str:
    """The elements of a row, with spaces around operators, names and fractions."""
    line = ""
    is_after_name = False
    for element in elements:
        text, base = _linear(element), _base(element)
        is_name = bool(_NAME.fullmatch(base))
        is_apart = is_name or base in _BIG or _name(element) == "mfrac"
        if is_apart or (text in _SPACED and line and line.rstrip()[-1] not in _NO_OPERAND):
            text = f" {text} "
        elif text in {",", ";"}:
            text += " "
        elif text.startswith("(") and is_after_name:
            line = line.rstrip()
        if text:
            line, is_after_name = line + text, is_name
    return _SPACES_INSIDE.sub("", _SPACES.sub(" ", line).strip())


def _linear(element: ET.Element) -> str:
    name = _name(element)
    if name in _TOKENS:
        return _SPACES.sub(" ", "".join(element.itertext())).strip().translate(_INVISIBLE)
    write = _BY_NAME.get(name)
    return write([_linear(part) for part in element], element) if write else _row(element)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _base(element: ET.Element) -> str:
    """The text of a token, of the only one in a row, or of one that has an index or a power."""
    while _name(element) in _SCRIPTED or (_name(element) in {"mrow", "mstyle"} and len(element) == 1):
        element = element[0]
    return _linear(element) if _name(element) in _TOKENS else ""


def _fraction(parts: Sequence[str], element: ET.Element) -> str:
    over, under = parts
    if element.get("linethickness") == "0":  # a binomial coefficient, like a column of a matrix
        return f"{over}; {under}"
    return f"{_one(over) if {' ', '/'} & set(over) else over}/{_one(under)}"


def _root(parts: Sequence[str], element: ET.Element) -> str:
    return "√" + _one(_row(element))


def _nth_root(parts: Sequence[str], element: ET.Element) -> str:
    base, index = parts
    return f"{_ROOTS.get(index) or f'{raised(index)}√'}{_one(base)}"


def _sub(parts: Sequence[str], element: ET.Element) -> str:
    return _scripted_base(parts[0], element) + lowered(parts[1])


def _sup(parts: Sequence[str], element: ET.Element) -> str:
    base, power = _scripted_base(parts[0], element), parts[1].replace("∘", "°")
    return base + (power if set(power) <= _PRIMES else raised(power))


def _sub_and_sup(parts: Sequence[str], element: ET.Element) -> str:
    return _sub(parts[:2], element) + raised(parts[2])


def _over(parts: Sequence[str], element: ET.Element) -> str:
    accent = _ACCENTS.get(parts[1])
    return "".join(f"{each}{accent}" for each in parts[0]) if accent else _sup(parts, element)


def _scripted_base(text: str, element: ET.Element) -> str:
    return text if _base(element) else _one(text)


_Write = Callable[[Sequence[str], ET.Element], str]
_SCRIPTED: Mapping[str, _Write] = {
    "msub": _sub, "munder": _sub, "msup": _sup, "mover": _over, "msubsup": _sub_and_sup,
    "munderover": _sub_and_sup,
}  # fmt: skip
_BY_NAME: Mapping[str, _Write] = {
    **_SCRIPTED,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _nth_root,
    "mtable": lambda rows, _: "; ".join(rows),
    "mtr": lambda cells, _: ", ".join(cells),
    "mphantom": lambda _, __: "",
    "mspace": lambda _, __: " ",
}
