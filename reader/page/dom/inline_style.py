"""What an element's style attribute says about visibility (CSS Style Attributes).

Style sheets are not read: they often hide text from sighted people only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A ";" or ":" in comments, strings and arguments separates nothing.
_COMMENTS_STRINGS_ARGUMENTS = re.compile(r"""/\*.*?(?:\*/|$)|"[^"]*"|'[^']*'|\([^()]*\)""", re.DOTALL)
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
    """The valid values of display, visibility and content-visibility in a style; "" if not set."""

    display: str = ""
    visibility: str = ""
    content: str = ""

    @property
    def is_hidden(self) -> bool:
        """True if the style hides the element; with `visibility`, descendants can still be visible."""
        return self.display == "none" or self.content == "hidden" or self.visibility in {"hidden", "collapse"}

    @property
    def is_laid_out(self) -> bool:
        """True if the style sets a display other than none, which overrides the `hidden` attribute."""
        return self.display not in {"", "none", "revert"}


_EMPTY = InlineStyle()


def parse_style(style: str) -> InlineStyle:
    """The visibility that `style` sets: the last important declaration wins, else the last valid one."""
    lower = style.lower()
    if "display" in lower or "visibility" in lower:
        return _parsed(lower)
    return _EMPTY


@lru_cache(maxsize=512)
def _parsed(style: str) -> InlineStyle:
    declared: dict[str, str] = {}
    important: dict[str, str] = {}
    for declaration in _COMMENTS_STRINGS_ARGUMENTS.sub("", style).split(";"):
        name, _, written = declaration.partition(":")
        value = written.strip()
        target = declared
        if value.endswith(_IMPORTANT):
            value, target = value.removesuffix(_IMPORTANT).rstrip(), important
        if value in _VALUES.get(name.strip(), ()):
            target[name.strip()] = value
    declared |= important
    return InlineStyle(
        declared.get("display", ""), declared.get("visibility", ""), declared.get("content-visibility", "")
    )
