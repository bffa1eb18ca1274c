"""Recognises callouts by role or class name: boxes such as notes and warnings."""

from __future__ import annotations

import re

from bs4.element import Tag

from reader.page.dom.queries import has_class

_TAGS = frozenset({"aside", "div", "p", "section"})
_ROLES = frozenset({"note", "doc-notice", "doc-tip"})
_CLASS = re.compile(r"(?:[\w-]*[-_])?(?:admonition|callout|alert-(?:info|warning|danger))", re.IGNORECASE)


def is_named_callout(element: Tag, role: str) -> bool:
    """True if an element's role or class name says that it is a callout."""
    return element.name in _TAGS and (role in _ROLES or has_class(element, _CLASS))
