"""Converts the plain text of an e-mail to HTML: paragraphs, lists, and the text that it answers as quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

_QUOTE_MARKS = re.compile(r"^(?:> ?)+")
_SIGNATURE_LINE = re.compile(r"(?m)^-- $\n")  # the line before a signature (RFC 3676, 4.3)
# The title of a message in a message, in any language: "---- Original Message ----".
_TITLE_LINE = re.compile(r"(?m)^[ \t]*+-{3,}+ ?(\w[^\n-]{2,60}?) ?-{3,}+[ \t]*$")
# A field of such a message ("To: "), or the line before an answered text ("Ann <ann@example.org> wrote:").
_ADDRESS_LINE = re.compile(r"(?m)^[ \t]*+(?:[\w-]{2,12}: [^\n]*|[^\n]*:[ \t]*)$")
_ADDRESS_AFTER_NAME = re.compile(r"""(?<=[\w"')]) <[^<>\s]{1,100}@[^<>\s]{1,100}>""")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_SHORT_LINE = re.compile(r"(?m)^([^\n]{1,45})\n(?=[^\n])")  # as in a greeting
_ITEM = re.compile(r"(?:[*•·–+-]|(\d{1,3})[.)])[ \t]+(?=\S)")
# What OpenPGP puts around a signed text (RFC 9580, 7), and an encrypted one.
_SIGNED_TEXT = re.compile(
    r"(?ms)^-----BEGIN PGP SIGNED MESSAGE-----$\n(?:\w+: [^\n]*\n)*\n(.*?)(?:^-----BEGIN PGP SIGNATURE-----$"
    r"|\Z).*?(?:^-----END PGP SIGNATURE-----$|\Z)"
)
_DASH_ESCAPE = re.compile(r"(?m)^- (?=-)")
_ENCRYPTED_TEXT = "-----BEGIN PGP MESSAGE-----"


def is_encrypted_text(text: str) -> bool:
    """True if the text of a mail is nothing but OpenPGP's encrypted text."""
    return text.lstrip().startswith(_ENCRYPTED_TEXT)


def mail_text_to_html(text: str, *, removes_space: bool = False) -> str:
    """The text of a mail as HTML.

    A line that ends in a space goes on in the next one (RFC 3676); with `removes_space` that space is no part
    of the text (its parameter DelSp).
    """
    text = _SIGNED_TEXT.sub(_signed, text.replace("\r\n", "\n"))
    lines = _SIGNATURE_LINE.sub("\n", text).split("\n")
    parts = []
    for is_quote, group in groupby(lines, key=lambda line: line.startswith(">")):
        inner = "\n".join(_QUOTE_MARKS.sub("", line) for line in group)
        inner = _ADDRESS_LINE.sub(_without_addresses, inner)
        flowed = re.sub(r" \n(?=\S)", "" if removes_space else " ", inner)
        html = "".join(_messages(flowed))
        parts.append(f"<blockquote>{html}</blockquote>" if is_quote else html)
    return "".join(parts)


def _signed(match: re.Match[str]) -> str:
    return _DASH_ESCAPE.sub("", match[1])


def _without_addresses(line: re.Match[str]) -> str:
    """A line in which names stand without their addresses."""
    return _ADDRESS_AFTER_NAME.sub("", line[0])


def _messages(text: str) -> Iterator[str]:
    """The blocks of a text, and of each message in it under its title."""
    first, *rest = _TITLE_LINE.split(text)
    yield _blocks(first)
    for title, message in zip(rest[::2], rest[1::2], strict=True):
        yield f"<h2>{escape(title)}</h2>\n{_blocks(message)}"


def _blocks(text: str) -> str:
    """Paragraphs and lists; items that follow each other are one list, also with blank lines between them."""
    parts = filter(None, map(str.strip, _BLANK_LINES.split(text)))
    html = []
    for is_list, group in groupby(parts, key=lambda part: _ITEM.match(part) is not None):
        if not is_list:
            html += [f"<p>{_with_lines(escape(part, quote=False))}</p>\n" for part in group]
            continue
        items = [item for part in group for item in _items(part)]
        start = _ITEM.match(items[0])
        assert start is not None  # the group is a list
        tag = f"ol start={start[1]}" if start[1] else "ul"
        rows = "".join(f"<li>{escape(_ITEM.sub('', item, count=1), quote=False)}</li>" for item in items)
        html.append(f"<{tag}>{rows}</{tag[:2]}>\n")
    return "".join(html)


def _with_lines(paragraph: str) -> str:
    """A paragraph in which short lines, as of a greeting, stay lines."""
    return _SHORT_LINE.sub(r"\1<br>", paragraph)


def _items(part: str) -> Iterator[str]:
    """The items of a list; a line without a mark belongs to the item before it."""
    lines: list[str] = []
    for line in part.split("\n"):
        if _ITEM.match(line.strip()) and lines:
            yield " ".join(lines)
            lines = []
        lines.append(line.strip())
    yield " ".join(lines)
