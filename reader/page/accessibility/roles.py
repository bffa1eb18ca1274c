"""Computes an element's ARIA role.

Sources: HTML Accessibility API Mappings 1.0 (3.4, HTML element role mappings), WAI-ARIA 1.2
(5.4 role values, 6.6.2 hidden, 9.1 handling author errors).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from bs4.element import Tag

LandmarkContext = Literal["", "main", "sectioning"]

LANDMARKS = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
)
# Valid values of a role attribute (WAI-ARIA 1.3, DPUB-ARIA 1.1, Graphics-ARIA 1.0) that change what is
# read. Other tokens are skipped, and the next one counts.
_KNOWN_ROLES = LANDMARKS | frozenset(
    """
    alert alertdialog application article blockquote button caption cell checkbox code columnheader
    combobox comment definition deletion dialog directory document emphasis feed figure generic
    graphics-document graphics-object graphics-symbol grid gridcell group heading image img
    insertion link list listbox listitem log mark marquee math menu menubar menuitem
    menuitemcheckbox menuitemradio meter none note option paragraph presentation progressbar radio
    radiogroup row rowgroup rowheader scrollbar searchbox sectionfooter sectionheader separator
    slider spinbutton status strong subscript suggestion superscript switch tab table tablist
    tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem doc-abstract
    doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography
    doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits
    doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example
    doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction doc-noteref
    doc-notice doc-pagebreak doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna
    doc-subtitle doc-tip doc-toc
    """.split()  # noqa: SIM905
)
_SYNONYMS = {"image": "img", "none": "presentation", "directory": "list"}
_BY_TAG = {
    "article": "article",
    "blockquote": "blockquote",
    "button": "button",
    "caption": "caption",
    "code": "code",
    "dd": "definition",
    "del": "deletion",
    "details": "group",
    "dialog": "dialog",
    "dir": "list",
    "dt": "term",
    "fieldset": "group",
    "figure": "figure",
    "hgroup": "group",
    "hr": "separator",
    "image": "img",
    "ins": "insertion",
    "main": "main",
    "math": "math",
    "menu": "list",
    "meter": "meter",
    "nav": "navigation",
    "ol": "list",
    "option": "option",
    "output": "status",
    "p": "paragraph",
    "progress": "progressbar",
    "search": "search",
    "svg": "img",
    "table": "table",
    "td": "cell",
    "textarea": "textbox",
    "time": "time",
    "tr": "row",
    "ul": "list",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
# The role of these depends on their attributes or ancestors.
_BY_ATTRIBUTES = frozenset(
    {"a", "area", "aside", "footer", "form", "header", "img", "input", "li", "section", "select", "th"}
)
_INPUT_ROLES = {
    "button": "button",
    "checkbox": "checkbox",
    "image": "button",
    "number": "spinbutton",
    "radio": "radio",
    "range": "slider",
    "reset": "button",
    "search": "searchbox",
    "submit": "button",
    "hidden": "",
}
# HTML-AAM: header and footer are not landmarks inside these.
_SECTIONING = frozenset({"article", "aside", "nav", "section"})
_SECTIONING_ROLES = frozenset({"article", "complementary", "navigation", "region"})
# An element with any of these keeps its role despite role=presentation (ARIA 1.2, 6.4 global states
# and properties; without aria-hidden, which hides the element anyway).
_GLOBAL_ATTRIBUTES = frozenset(
    """
    aria-atomic aria-braillelabel aria-brailleroledescription aria-busy aria-controls aria-current
    aria-describedby aria-description aria-details aria-dropeffect
    aria-flowto aria-grabbed aria-keyshortcuts aria-label aria-labelledby aria-live aria-owns
    aria-relevant aria-roledescription
    """.split()  # noqa: SIM905
)
_LISTS = frozenset({"dir", "menu", "ol", "ul"})

_FOCUSABLE = frozenset({"button", "input", "select", "textarea", "summary", "iframe"})
# ARIA 1.2, 5.2.8: these roles need one of these around them; otherwise browsers skip the token.
_REQUIRED_CONTEXT = {
    "listitem": frozenset({"list"}),
    "option": frozenset({"group", "listbox"}),
    "treeitem": frozenset({"group", "tree"}),
}
_TRANSPARENT = frozenset({"div", "span"})  # may come between such a role and its context
_MAX_ANCESTORS = 16
_MAX_HEADING_LEVEL = 9  # in browsers
_INTEGER = re.compile(r"\s*\+?(\d{1,3})")  # WHATWG HTML, 2.3.4.1: text after the digits is ignored


def role_of(element: Tag, inside: LandmarkContext = "") -> str:
    """The element's role, or "" if it has none that matters.

    `inside` is the context: in sectioning content, a header, a footer and an unnamed aside are not
    landmarks; in main, only header and footer lose their role.
    """
    attributes = element.attrs
    if "role" in attributes:
        written = _written_role(element)
        if written:
            return written
    return _native_role(element, inside)


def needs_name_as_landmark(element: Tag, role: str, inside: LandmarkContext) -> bool:
    """True if an element with this landmark role is a landmark only if it has a name.

    `is_named` is not enough: the target of aria-labelledby may be missing or empty.
    """
    unnamed_aside = element.name == "aside" and "role" not in element.attrs and inside == "sectioning"
    return role in {"form", "region"} or unnamed_aside


def landmark_context(element: Tag, role: str) -> LandmarkContext:
    """The context that the element gives its content; "" if it does not affect landmarks."""
    if element.name == "main" or role == "main":
        return "main"
    return "sectioning" if element.name in _SECTIONING or role in _SECTIONING_ROLES else ""


def heading_level(element: Tag) -> int:
    """The level from aria-level (1 to 9) or the tag (1 to 6), else 2 (ARIA 1.2, "heading")."""
    written = _INTEGER.match(str(element.attrs.get("aria-level", "")))
    if written is not None and 1 <= int(written[1]) <= _MAX_HEADING_LEVEL:
        return int(written[1])
    return int(element.name[1]) if re.fullmatch("h[1-6]", element.name) else 2


def is_named(element: Tag) -> bool:
    """True if the element has a naming attribute."""
    attributes = element.attrs
    return bool(
        str(attributes.get("aria-label", "")).strip()
        or str(attributes.get("aria-labelledby", "")).strip()
        or str(attributes.get("title", "")).strip()
    )


def _written_role(element: Tag, *, in_context: bool = True) -> str:
    """The role from the role attribute, or "". If `in_context`, its required context must be around it."""
    for token in str(element.attrs.get("role", "")).lower().split():
        if token not in _KNOWN_ROLES:
            continue
        role = _SYNONYMS.get(token, token)
        if role in {"region", "form"} and not is_named(element):
            continue
        if in_context and role in _REQUIRED_CONTEXT and not _is_owned_by(element, _REQUIRED_CONTEXT[role]):
            continue
        if role == "presentation" and _keeps_native_role(element):
            return ""
        return role
    return ""


def _is_owned_by(element: Tag, roles: frozenset[str]) -> bool:
    """True if the nearest ancestor that is not a plain div or span has one of the roles.

    The ancestor's own context does not count: no item is the context of another, and to search for the
    context of each would take exponential time.
    """
    for around in islice(element.parents, _MAX_ANCESTORS):
        role = _written_role(around, in_context=False)
        if not role and around.name != "li":
            role = _native_role(around, "")
        if role or around.name not in _TRANSPARENT:
            return role in roles
    return False


def _keeps_native_role(element: Tag) -> bool:
    """True if an element keeps its role despite role=presentation (ARIA 1.2, 9.1)."""
    attributes = element.attrs
    takes_focus = "tabindex" in attributes or element.name in _FOCUSABLE
    takes_focus = takes_focus or (element.name in {"a", "area"} and "href" in attributes)
    return takes_focus or not _GLOBAL_ATTRIBUTES.isdisjoint(attributes)


def _is_list(around: Tag | None) -> bool:
    """True if the parent of a `<li>` is a list; a role attribute can make it something else."""
    return (
        around is None or around.name not in _LISTS or "role" not in around.attrs or role_of(around) == "list"
    )


def _native_role(element: Tag, inside: LandmarkContext) -> str:
    tag, attributes = element.name, element.attrs
    if tag not in _BY_ATTRIBUTES:
        return _BY_TAG.get(tag, "")
    if tag == "li":
        return "listitem" if _is_list(element.parent) else ""
    if tag in {"a", "area"}:
        return "link" if "href" in attributes or "xlink:href" in attributes else ""
    if tag == "img":
        return _image_role(element)
    if tag == "header":
        return "" if inside else "banner"
    if tag == "footer":
        return "" if inside else "contentinfo"
    if tag == "aside":
        return "complementary" if inside != "sectioning" or is_named(element) else ""
    if tag == "section":
        return "region" if is_named(element) else ""
    if tag == "form":
        return "form" if is_named(element) else ""
    if tag == "input":
        return _INPUT_ROLES.get(str(attributes.get("type", "text")).lower(), "textbox")
    if tag == "select":
        return "listbox" if "multiple" in attributes or "size" in attributes else "combobox"
    return "rowheader" if attributes.get("scope") in {"row", "rowgroup"} else "columnheader"  # th


def _image_role(element: Tag) -> str:
    """The role of an image: an empty alt makes it decorative, unless other attributes contradict it."""
    attributes = element.attrs
    if attributes.get("alt") != "" or str(attributes.get("title", "")).strip():
        return "img"
    says_more = "tabindex" in attributes or any(name.startswith("aria-") for name in attributes)
    return "img" if says_more else "presentation"
