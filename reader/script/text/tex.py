r"""Find TeX formulas that the page's JavaScript would render: $E=mc^2$, \(x_1 \le 2\), \[…\], $$…$$."""

from __future__ import annotations

from collections.abc import Iterator

from reader.page.model import Block
from reader.script.spoken_forms.rules import compiled

# Between single dollar signs there must be TeX notation or one letter alone: "$5 and $6" is money.
_LETTER_OR_NOTATION = r"[A-Za-z]|(?=[^$]{0,200}?[\\^_={}])[^$\n]{1,200}?"
_TEX = (
    r"\\\(([^\n]{1,200}?)\\\)"
    r"|\\\[([^\n]{1,300}?)\\\]"
    r"|\$\$([^$]{1,300})\$\$"
    rf"|(?<![\w$\\])\$(?=[^\s$])(?P<inline>{_LETTER_OR_NOTATION})(?<=\S)\$(?![\w$])"
)
_PROSE = r"[a-z]{4,} [a-z]{3,} "  # words between two prices: "$5 if a=b and it cost $"


def tex_formulas(block: Block) -> Iterator[tuple[int, int, str]]:
    """The formulas in a block's text, in order: start, end, TeX."""
    text = block.text
    if block.kind == "code" or ("$" not in text and "\\" not in text):
        return
    code = [(span.start, span.end) for span in block.spans if span.kind in {"code", "math"}]
    for match in compiled(_TEX).finditer(text):
        tex = next(group for group in match.groups() if group is not None)
        start, end = match.span()
        is_code = any(left < end and right > start for left, right in code)
        if not is_code and not (match["inline"] and compiled(_PROSE).search(tex)):
            yield start, end, tex.strip()
