"""Reads a saved e-mail (RFC 5322): its HTML if it has some, else its text, with who wrote it and when."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from html import escape

from reader.errors import SourceError
from reader.sources.formats.mhtml import END_OF_HEADERS
from reader.sources.formats.plain_text import text_to_html

_HEAD_BYTES = 64_000
_FIELDS = rb"^(from|to|date|subject|message-id|received|return-path|mime-version):"
_FIELD = re.compile(_FIELDS, re.IGNORECASE | re.MULTILINE)
_MIN_FIELDS = 3
_FOLDED_TEXT = re.compile(r" \n(?=\S)")  # format=flowed (RFC 3676)


def is_mail(data: bytes) -> bool:
    """True if a file is an e-mail, by its header fields."""
    start = data[:_HEAD_BYTES].lstrip()
    head = END_OF_HEADERS.split(start, maxsplit=1)[0]
    fields = {match[1].lower() for match in _FIELD.finditer(head)}
    return (
        re.match(rb"[A-Za-z-]+: ?|From ", head) is not None
        and b"from" in fields
        and len(fields) >= _MIN_FIELDS
    )


def mail_to_html(data: bytes, name: str) -> bytes:
    """The e-mail as an HTML page in UTF-8; `name` is for messages. Raises SourceError."""
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data.lstrip())
        body = message.get_body(("html", "plain"))
        content = body.get_content() if body is not None else ""
        is_html = body is not None and body.get_content_type() == "text/html"
        head = _head(message)
    except Exception:  # the library raises many kinds for mail that breaks the rules
        raise SourceError(f"{name} is a damaged e-mail. Save it again, or as HTML.") from None
    if not isinstance(content, str) or not content.strip():
        raise SourceError(f"{name} is an e-mail without text.")
    if is_html:
        return f"{head}{content}".encode("utf-8", "replace")
    text = _FOLDED_TEXT.sub(" ", content.replace("\r\n", "\n"))
    title = f"<h1>{escape(str(message.get('subject', '')).strip())}</h1>"
    return f"{head}{title}".encode("utf-8", "replace") + text_to_html(
        text.encode("utf-8", "replace"), "utf-8"
    )


def _head(message: EmailMessage) -> str:
    """The e-mail's subject, author and date as HTML metadata."""
    subject = str(message.get("subject", "")).strip()
    author = parseaddr(str(message.get("from", "")))
    head = f"<title>{escape(subject)}</title>" if subject else ""
    if author[0] or author[1]:
        head += f'<meta name="author" content="{escape(author[0] or author[1])}">'
    try:
        date = parsedate_to_datetime(str(message.get("date", ""))).isoformat()
    except (TypeError, ValueError):
        return head
    return f'{head}<meta name="dc.date" content="{escape(date)}">'
