"""Reads a saved e-mail (RFC 5322): its HTML, or else its text, and its subject, author and date."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from html import escape
from itertools import groupby

from reader.errors import SourceError
from reader.sources.formats.html import meta_tags, paragraphs, title_tag
from reader.sources.formats.mhtml import END_OF_HEADERS

_HEAD_BYTES = 64_000
_FIELDS = rb"^(from|to|date|subject|message-id|received|return-path|mime-version):"
_FIELD = re.compile(_FIELDS, re.IGNORECASE | re.MULTILINE)
_MIN_FIELDS = 3
_QUOTE_MARKS = re.compile(r"^(?:> ?)+")
_SIGNATURE = "\n-- \n"  # stands before it (RFC 3676, 4.3)
_SHORT_LINE = re.compile(r"(?m)^((?:<p>)?[^\n<]{1,45})\n(?=[^\n<])")
_FOLDED_TEXT = re.compile(r"(?<!\n--) \n(?=\S)")  # format=flowed (RFC 3676)


def is_mail(data: bytes, *, is_named_so: bool = False) -> bool:
    """True if a file is an e-mail, by its header fields; one is enough if its name says that it is one."""
    start = data[:_HEAD_BYTES].lstrip()
    head = END_OF_HEADERS.split(start, maxsplit=1)[0]
    fields = {match[1].lower() for match in _FIELD.finditer(head)}
    if re.match(rb"[A-Za-z-]+: ?|From ", head) is None:
        return False
    return bool(fields) if is_named_so else b"from" in fields and len(fields) >= _MIN_FIELDS


def mail_to_html(data: bytes, name: str) -> bytes:
    """The e-mail as an HTML page in UTF-8; `name` is for messages. Raises SourceError."""
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data.lstrip())
        body = message.get_body(("html", "plain"))
        content = body.get_content() if body is not None else ""
        is_html = body is not None and body.get_content_type() == "text/html"
        head = _head(message)
    except Exception:  # the library raises many kinds of errors for invalid mail
        raise SourceError(f"{name} is a damaged e-mail. Save it again, or as HTML.") from None
    if not isinstance(content, str) or not content.strip():
        raise SourceError(
            f"{name} is an e-mail without text. If it has an attachment, save that and open it."
        )
    if is_html:
        return f"{head}{content}".encode("utf-8", "replace")
    text = _FOLDED_TEXT.sub(" ", content.replace("\r\n", "\n"))
    return f"{head}<h1>{escape(_subject(message))}</h1>{_text_html(text)}".encode("utf-8", "replace")


def _text_html(text: str) -> str:
    """A plain text, with the text that it answers as quotes, and the short lines of a greeting as lines."""
    parts = []
    for is_quote, lines in groupby(
        text.replace(_SIGNATURE, "\n\n").split("\n"), key=lambda line: line.startswith(">")
    ):
        inner = "\n".join(_QUOTE_MARKS.sub("", line) for line in lines)
        html = _SHORT_LINE.sub(r"\1<br>", paragraphs(inner))
        parts.append(f"<blockquote>{html}</blockquote>" if is_quote else html)
    return "".join(parts)


def _head(message: EmailMessage) -> str:
    """The e-mail's subject, author and date as HTML metadata."""
    name, address = parseaddr(str(message.get("from", "")))
    try:
        date = parsedate_to_datetime(str(message.get("date", ""))).isoformat()
    except (TypeError, ValueError):
        date = ""
    return title_tag(_subject(message)) + meta_tags({"author": name or address, "dc.date": date})


def _subject(message: EmailMessage) -> str:
    return str(message.get("subject", "")).strip()
