"""Page tools in or beside headings: "[edit]", permalinks."""

from __future__ import annotations

import re

from bs4.element import Tag

from reader.page.blocks.builder import Builder
from reader.page.dom.elements import BLOCKS
from reader.page.dom.queries import element_after, has_class, leading_text

# Links in brackets at the end of a heading. The length is limited so that the search stays short.
_TOOLS = re.compile(r"\s*\[[^\[\]]{1,40}\]\s*\Z")

_TOOLS_BESIDE = re.compile(r"\s*(?:\[[^\[\]]{1,40}\]\s*){1,4}")
_MAX_TOOLS_CHARACTERS = 200

# The label of a permalink at the start or end of a heading: "Permalink", or an icon's name.
_PERMALINK_CLASS = re.compile(
    r"(?:[\w-]*[-_])?(?:anchor|header-?link|hash-?link|heading-?link|permalink|anchor-?link)(?:[-_][\w-]*)?",
    re.IGNORECASE,
)
_PERMALINK_TEXT = re.compile(
    r"""\W*(?:anchor|copy(?:\ the)?\ link|(?:direct\ )?link(?:\ to\ (?:this\ )?(?:heading|section))?
    |permalink|permanent\ link)\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_MAX_PERMALINK_CHARACTERS = 40
# Links beside the signatures of a manual: "¶", "[source]".
_SIGNATURE_TOOL = re.compile(
    r"\s*(?:[¶§\N{LINK SYMBOL}]|[\[(](?:view )?(?:source|src)[\])])\s*", re.IGNORECASE
)
_MAX_SIGNATURE_TOOL_CHARACTERS = 20


def pass_over_tools(builder: Builder, heading: Tag) -> None:
    """Skip links in brackets directly after a heading: "[edit]"."""
    following = element_after(heading)
    if following is None or following.name in BLOCKS:
        return
    is_tool = _TOOLS_BESIDE.fullmatch(leading_text(following, _MAX_TOOLS_CHARACTERS)) is not None
    if is_tool and following.find("a") is not None:
        builder.tools.add(id(following))


def cut_tools(builder: Builder) -> None:
    """Cut links in brackets from the end of a heading: "History [edit]"."""
    if builder.is_in_one_block:
        return  # the text so far is not only the heading's
    tools = _TOOLS.search(builder.run.text)
    if tools is not None and any(
        span.kind == "link" and span.start > tools.start() for span in builder.run.spans
    ):
        builder.run.cut(tools.start())


def is_tool_of_manual(link: Tag) -> bool:
    """True if a link is a permalink or leads to the source code of what is described."""
    return _SIGNATURE_TOOL.fullmatch(leading_text(link, _MAX_SIGNATURE_TOOL_CHARACTERS)) is not None


def is_permalink(link: Tag) -> bool:
    """True if a link in a heading is only the heading's permalink."""
    text = leading_text(link, _MAX_PERMALINK_CHARACTERS + 1).strip()
    is_named = len(text.split()) <= 1 and has_class(link, _PERMALINK_CLASS)
    if len(text) > _MAX_PERMALINK_CHARACTERS or not (is_named or _PERMALINK_TEXT.fullmatch(text)):
        return False
    return any(map(_has_text, (link.previous_sibling, link.next_sibling)))


def _has_text(node: object) -> bool:
    text = leading_text(node, _MAX_PERMALINK_CHARACTERS) if isinstance(node, Tag) else node
    return isinstance(text, str) and bool(text.strip())
