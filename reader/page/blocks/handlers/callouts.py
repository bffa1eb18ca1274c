"""Recognises callouts: boxes, such as warnings, whose text does not begin with what they are."""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import NavigableString, Tag

from reader.page.accessibility.named_callouts import is_named_callout
from reader.page.blocks.builder import Builder
from reader.page.dom.elements import HEADINGS
from reader.page.dom.queries import elements_in, has_class, nodes_in

_TITLE_CLASS = re.compile("admonition-title")
_MAX_ELEMENTS = 500  # of a callout, searched for a heading
# The first words of a box that names itself, in a few common languages.
_OWN_NAME = re.compile(
    r"\W*(?:note|tip|warning|caution|important|info|danger|hint|see also|attention|remember|pro tip|update"
    r"|hinweis|tipp|achtung|warnung|wichtig|remarque|conseil|avertissement|astuce|nota|consejo|aviso|atención"
    r"|advertencia|dica|atenção|avviso|attenzione|suggerimento|opmerking|let op|uwaga|wskazówka"
    r"|внимание|примечание)\b",
    re.IGNORECASE,
)


def is_callout(builder: Builder, element: Tag, role: str) -> bool:
    """True if an element of the article is a callout that does not begin with its own name ("Note: …")."""
    if not is_named_callout(element, role) or not builder.is_in_article() or builder.groups.has("callout"):
        return False
    if builder.is_in_one_block:
        return False
    if _OWN_NAME.match(_first_text(element)) or _has_title(element):
        return False
    return all(inside.name not in HEADINGS for inside in islice(elements_in(element), _MAX_ELEMENTS))


def _first_text(element: Tag) -> str:
    """The first text that is not blank; texts of different blocks have no space between them."""
    texts = (node for node in islice(nodes_in(element), _MAX_ELEMENTS) if isinstance(node, NavigableString))
    return next((text for text in texts if text.strip()), "")


def _has_title(element: Tag) -> bool:
    """True if a callout begins with its kind, as docutils writes it: "警告"."""
    first = next((node for node in element.contents if isinstance(node, Tag)), None)
    return first is not None and has_class(first, _TITLE_CLASS)
