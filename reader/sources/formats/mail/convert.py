"""Reads a saved e-mail (RFC 5322): its HTML, or else its text, and its subject, author and date."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from html import escape

import webencodings
from selectolax.lexbor import LexborHTMLParser

from reader.errors import SourceError
from reader.page.dom.decode import decode
from reader.page.dom.limits import limit_markup
from reader.sources.formats.html import meta_tags, title_tag
from reader.sources.formats.mail.newsletter import mark_furniture
from reader.sources.formats.mail.plain_text import is_encrypted_text, mail_text_to_html
from reader.sources.formats.mhtml import END_OF_HEADERS

_HEAD_BYTES = 64_000
_FIELDS = rb"^(from|to|date|subject|message-id|received|return-path|mime-version):"
_FIELD = re.compile(_FIELDS, re.IGNORECASE | re.MULTILINE)
_MIN_FIELDS = 3
_ADDRESS = re.compile(r"<\s*([^<>\s]+)\s*>")
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_MAX_DEPTH = 3  # of messages in messages
_MAX_FORWARDED = 20


def is_mail(data: bytes, *, has_mail_suffix: bool = False) -> bool:
    """True if a file is an e-mail, by its header fields; with the suffix of one, a single field is enough."""
    start = data[:_HEAD_BYTES].lstrip()
    head = END_OF_HEADERS.split(start, maxsplit=1)[0]
    fields = {match[1].lower() for match in _FIELD.finditer(head)}
    if re.match(rb"[A-Za-z-]+: ?|From ", head) is None:
        return False
    return bool(fields) if has_mail_suffix else b"from" in fields and len(fields) >= _MIN_FIELDS


def mail_to_html(data: bytes, name: str) -> bytes:
    """The e-mail as an HTML page in UTF-8; `name` is for messages. Raises SourceError."""
    try:
        message = _outermost(BytesParser(EmailMessage, policy=policy.default).parsebytes(data.lstrip()))
        is_encrypted = _is_encrypted(message)
        body = _body_html(message) + _forwarded_html(message)
        head = _head(message)
        if not _is_html(message):
            head += f"<h1>{escape(_subject(message))}</h1>"
    except Exception:  # the library raises many kinds of errors for invalid mail
        raise SourceError(f"{name} is a damaged e-mail. Save it again, or as HTML.") from None
    if is_encrypted:
        raise SourceError(
            "{name} is encrypted. Open it in your mail program, and save its text from there.", name=name
        )
    if not body.strip():
        raise SourceError(
            f"{name} is an e-mail without text. If it has an attachment, save that and open it."
        )
    return f"{head}{body}".encode("utf-8", "replace")


def _outermost(message: EmailMessage) -> EmailMessage:
    """The first message with a text of its own: a forwarded one stands in another, which may have none."""
    for _ in range(_MAX_DEPTH):
        inner = _forwarded(message)
        if not inner or _body_html(message).strip():
            break
        message = inner[0]
    return message


def _is_encrypted(message: EmailMessage) -> bool:
    """True if a message is encrypted with S/MIME or OpenPGP (RFC 8551, 3156)."""
    if message.get_content_type() in _ENCRYPTED:
        return message.get_param("smime-type") != "signed-data"
    body = _body(message)
    return body is not None and is_encrypted_text(_text(body))


def _body(message: EmailMessage) -> EmailMessage | None:
    """The HTML of a message; its text if there is no HTML, or no words are in it."""
    html, plain = message.get_body(("html",)), message.get_body(("plain",))
    body = html if html is not None and (plain is None or _has_words(html)) else plain
    assert body is None or isinstance(body, EmailMessage)
    return body


def _has_words(part: Message) -> bool:
    tree = LexborHTMLParser(limit_markup(_text(part))[0])
    tree.strip_tags(["head", "style", "script"])
    return tree.body is not None and any(map(str.isalnum, tree.body.text(deep=True)))


def _text(part: Message) -> str:
    """The text of a part, in the encoding that a browser takes: mail names a wrong one, or none."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset("")
    if charset == "us-ascii":  # the default (RFC 2045, 5.2): text that goes beyond it is in another
        charset = ""
    if charset and webencodings.lookup(charset) is None:
        try:  # encodings of mail that browsers do not know: UTF-7, those of DOS
            return data.decode(charset, "replace")
        except LookupError:
            charset = ""
    return decode(data, charset)


def _is_html(message: EmailMessage) -> bool:
    body = _body(message)
    return body is not None and body.get_content_type() == "text/html"


def _body_html(message: EmailMessage) -> str:
    """The text of a message as HTML, "" without one."""
    body = _body(message)
    if body is None:
        return ""
    content = _text(body)
    if body.get_content_type() == "text/html":
        return mark_furniture(content, _unsubscribe_addresses(message), goes_to_many=_goes_to_many(message))
    return mail_text_to_html(content, removes_space=str(body.get_param("delsp", "")).lower() == "yes")


def _forwarded(message: EmailMessage) -> list[EmailMessage]:
    """The messages that a message contains, or is nothing but."""
    parts = [message, *message.iter_attachments()] if message.is_multipart() else []
    inside = (each.get_payload(0) for each in parts if each.get_content_type() == "message/rfc822")
    return [each for each in inside if isinstance(each, EmailMessage)][:_MAX_FORWARDED]


def _forwarded_html(message: EmailMessage, depth: int = 1) -> str:
    """The messages that a message contains, each under its subject and author."""
    parts: list[str] = []
    for inner in _forwarded(message) if depth <= _MAX_DEPTH else ():
        body = LexborHTMLParser(limit_markup(_body_html(inner))[0]).body
        author, _ = _author_and_date(inner)
        parts += (
            f"<h2>{escape(_subject(inner))}</h2><p>{escape(author)}</p>",
            (body.inner_html if body else None) or "",
            _forwarded_html(inner, depth + 1),
        )
    return "".join(parts)


def _unsubscribe_addresses(message: EmailMessage) -> frozenset[str]:
    """The addresses of the field List-Unsubscribe (RFC 2369)."""
    return frozenset(_ADDRESS.findall(str(message.get("list-unsubscribe", ""))))


def _goes_to_many(message: EmailMessage) -> bool:
    return any(name in message for name in ("list-unsubscribe", "list-id", "list-post")) or (
        str(message.get("precedence", "")).strip().lower() in {"bulk", "list"}
    )


def _head(message: EmailMessage) -> str:
    """The e-mail's subject, author and date as HTML metadata."""
    author, date = _author_and_date(message)
    return title_tag(_subject(message)) + meta_tags({"author": author, "dc.date": date})


def _author_and_date(message: EmailMessage) -> tuple[str, str]:
    name, address = parseaddr(str(message.get("from", "")))
    try:
        date = parsedate_to_datetime(str(message.get("date", ""))).isoformat()
    except (TypeError, ValueError):
        date = ""
    return name or address, date


def _subject(message: EmailMessage) -> str:
    return str(message.get("subject", "")).strip()
