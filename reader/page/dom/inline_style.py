"""What an element's own style attribute says about being shown (CSS Style Attributes).

Style sheets are not read: what they hide is hidden from the eye more often than from the ear.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_NOT_CODE = re.compile(r"""/\*.*?(?:\*/|$)|"[^"]*"|'[^']*'|\([^()]*\)""", re.DOTALL)
_VALUES = {
    "display": frozenset(
        """block contents flex flow-root grid inherit initial inline inline-block inline-flex inline-grid
        list-item none revert table table-cell table-row unset -webkit-box""".split()  # noqa: SIM905
    ),
    "visibility": frozenset({"collapse", "hidden", "inherit", "initial", "visible"}),
    "content-visibility": frozenset({"auto", "hidden", "visible"}),
}
_IMPORTANT = "!important"


class InlineStyle(NamedTuple):
    """What a style says of display and visibility; "" where it says nothing, or nothing valid."""

    display: str = ""
    visibility: str = ""
    content: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of the element is shown, unless something in it shows itself."""
        return self.display == "none" or self.content == "hidden" or self.visibility in {"hidden", "collapse"}

    @property
    def is_laid_out(self) -> bool:
        """Whether it says how the element is laid out, which shows what the browser would not."""
        return self.display not in {"", "none", "revert"}


_EMPTY = InlineStyle()


def parse_style(style: str) -> InlineStyle:
    """What `style` says of being shown: the last valid declaration counts, or the last important one."""
    lower = style.lower()
    if "display" in lower or "visibility" in lower:
        return _parsed(lower)
    return _EMPTY


@lru_cache(maxsize=512)
def _parsed(style: str) -> InlineStyle:
    said: dict[str, str] = {}
    important: dict[str, str] = {}
    for declaration in _NOT_CODE.sub("", style).split(";"):
        name, _, written = declaration.partition(":")
        value = written.strip()
        target = said
        if value.endswith(_IMPORTANT):
            value, target = value.removesuffix(_IMPORTANT).rstrip(), important
        if value in _VALUES.get(name.strip(), ()):
            target[name.strip()] = value
    said |= important
    return InlineStyle(
        said.get("display", ""), said.get("visibility", ""), said.get("content-visibility", "")
    )
