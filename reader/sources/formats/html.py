"""Writes the HTML that other formats become."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_BLANK_LINES = re.compile(r"\r?\n[ \t]*\r?\n\s*")


def title_tag(title: str) -> str:
    """The title element, "" for no title."""
    return f"<title>{escape(title)}</title>" if title else ""


def meta_tags(values: Mapping[str, str]) -> str:
    """A meta element for each name and its value, without those that have no value."""
    return "".join(
        f'<meta name="{name}" content="{escape(value)}">' for name, value in values.items() if value
    )


def paragraphs(text: str) -> str:
    """Plain text as paragraphs, split at blank lines and with all markup escaped."""
    parts = (part.strip() for part in _BLANK_LINES.split(escape(text, quote=False)))
    return "".join(f"<p>{part}</p>\n" for part in parts if part)
