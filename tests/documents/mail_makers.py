"""E-mails as programs write them: their parts, character sets, encodings, and what stands around a text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from email import policy
from email.charset import BASE64, QP, Charset
from email.message import EmailMessage, Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from pathlib import Path

from bs4 import BeautifulSoup

from tests.documents.making import Make
from tests.documents.newsletter import newsletter

_PIXEL = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)
Build = Callable[["Text"], Message]


class Text:
    """A page: its title, its body as HTML, and as plain text."""

    def __init__(self, page: Path) -> None:
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        assert soup.title is not None
        assert soup.body is not None
        self.title = soup.title.get_text()
        self.html = soup.body.decode_contents()
        self.blocks = [
            f"{'* ' if each.name == 'li' else ''}{' '.join(each.get_text(' ').split())}"
            for each in soup.body.find_all(["h1", "h2", "h3", "h4", "p", "li", "tr"])
        ]


def mail_makers() -> Iterator[tuple[str, str, Make]]:
    """As `document_makers`."""
    for name, build in _KINDS.items():
        yield name, ".eml", _maker(build)


def _maker(build: Build) -> Make:
    def make(page: Path, target: Path) -> None:
        text = Text(page)
        try:
            message = build(text)
        except UnicodeEncodeError as error:
            raise OSError(f"{error.encoding} lacks some of its characters") from None
        _address(message, text.title)
        target.write_bytes(message.as_bytes())

    return make


def _address(message: Message, subject: str) -> None:
    fields = {
        "From": "Ann Vale <ann@example.org>", "To": "Bo Lind <bo@example.org>", "Subject": subject,
        "Date": "Fri, 02 Jan 2026 10:00:00 +0000", "Message-ID": "<1@example.org>",
    }  # fmt: skip
    for name, value in fields.items():
        message[name] = value


def _part(text: str, kind: str, charset: str, encoding: int | None, *, flowed: bool = False) -> Message:
    """A part of text as other programs encode it."""
    part = MIMENonMultipart("text", kind, charset=charset)
    if flowed:
        part.set_param("format", "flowed")
    how = Charset(charset)
    if encoding is not None:
        how.body_encoding = encoding
    part.set_payload(
        text.encode(charset, "xmlcharrefreplace" if kind == "html" else "strict").decode(charset), how
    )
    return part


def _joined(kind: str, *parts: Message) -> Message:
    whole = MIMEMultipart(kind)
    for part in parts:
        whole.attach(part)
    return whole


def _flowed(text: Text) -> str:
    """RFC 3676: a line that goes on ends in a space."""
    return "\r\n\r\n".join(" \r\n".join(textwrap.wrap(each, 72)) for each in text.blocks)


def _wrapped(text: Text) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(each, 72)) for each in text.blocks)


def _plain(charset: str, encoding: int) -> Build:
    return lambda text: _part(_wrapped(text), "plain", charset, encoding)


def _html(charset: str, encoding: int) -> Build:
    return lambda text: _part(f"<html><body>{text.html}</body></html>", "html", charset, encoding)


def _of_python(text: Text) -> Message:
    message = EmailMessage(policy=policy.SMTP)
    message.set_content(_wrapped(text))
    message.add_alternative(f"<html><body>{text.html}</body></html>", subtype="html")
    message.add_attachment(_PIXEL, maintype="image", subtype="gif", filename="pixel.gif")
    return message


def _of_thunderbird(text: Text) -> Message:
    signature = '<pre class="moz-signature" cols="72">-- \nAnn Vale\nHarbour Office</pre>'
    html = '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html"></head>'
    html += f"<body>{text.html}{signature}</body></html>"
    image = MIMENonMultipart("image", "gif")
    image["Content-ID"] = "<part1@example.org>"
    image.set_payload("R0lGODlhAQABAAAAACw=")
    image["Content-Transfer-Encoding"] = "base64"
    plain = _part(_flowed(text), "plain", "utf-8", QP, flowed=True)
    return _joined("alternative", plain, _joined("related", _part(html, "html", "utf-8", QP), image))


def _of_gmail(text: Text) -> Message:
    body = re.sub(r"<(/?)p>", r"<\1div>", text.html).replace("</div>", "</div><div><br></div>")
    html = f'<div dir="ltr">{body}<div><br></div>-- <br><div class="gmail_signature">Ann Vale</div></div>'
    plain = _part(_wrapped(text), "plain", "utf-8", BASE64)
    return _joined("alternative", plain, _part(html, "html", "utf-8", QP))


def _of_outlook(text: Text) -> Message:
    body = text.html.replace("<p>", '<p class="MsoNormal"><span style="font-size:11.0pt">').replace(
        "</p>", "<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    )
    head = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>'
        '<meta name="Generator" content="Microsoft Word 15"><!--[if !mso]><style>v {color:red}</style>'
        "<![endif]--><style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml>"
        "<o:shapedefaults/></xml><![endif]--></head>"
    )
    html = f'{head}<body lang="EN-GB"><div class="WordSection1">{body}</div></body></html>'
    plain = _part(_wrapped(text), "plain", "utf-8", BASE64)
    return _joined("alternative", plain, _part(html, "html", "windows-1252", QP))


def _answered(text: Text) -> Message:
    """An answer below what it quotes, as most programs write it."""
    quoted = "<p>Shall we meet on Monday at the pier?</p>"
    html = (
        f"{text.html}<div class='gmail_quote'><div>On Thu, 1 Jan 2026, Bo Lind wrote:</div>"
        f"<blockquote>{quoted}</blockquote></div>"
    )
    return _part(html, "html", "utf-8", QP)


def _forwarded(text: Text) -> Message:
    """A message within a message: all that is written stands in the inner one."""
    inner = _html("utf-8", QP)(text)
    _address(inner, text.title)
    return _joined("mixed", _part("", "plain", "us-ascii", None), MIMEMessage(inner))


def _signed(text: Text) -> Message:
    signature = MIMENonMultipart("application", "pgp-signature", name="signature.asc")
    signature.set_payload("-----BEGIN PGP SIGNATURE-----\niQEz\n-----END PGP SIGNATURE-----\n")
    return _joined("signed", _joined("mixed", _html("utf-8", QP)(text)), signature)


def _of_mailing_list(text: Text) -> Message:
    """A plain message with the footer that a list adds in a part of its own."""
    footer = "_______________\nPier mailing list\nhttps://lists.example.org/pier\n"
    return _joined(
        "mixed",
        _part(_flowed(text), "plain", "utf-8", QP, flowed=True),
        _part(footer, "plain", "us-ascii", None),
    )


def _of_newsletter(text: Text) -> Message:
    html = newsletter(text.title, text.html)
    message = _joined(
        "alternative", _part(_wrapped(text), "plain", "utf-8", QP), _part(html, "html", "utf-8", QP)
    )
    message["List-Unsubscribe"] = "<https://example.org/u/7f3a>, <mailto:leave@example.org>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


def _japanese(build: Build) -> Build:
    """The same with a text in Japanese."""

    def make(text: Text) -> Message:
        if not re.search("[ぁ-ん]", text.html):
            raise OSError("for the Japanese text only")
        return build(text)

    return make


_KINDS: dict[str, Build] = {
    "plain, utf-8, quoted-printable": _plain("utf-8", QP),
    "plain, format=flowed": lambda text: _part(_flowed(text), "plain", "utf-8", QP, flowed=True),
    "html, utf-8, base64": _html("utf-8", BASE64),
    "html, windows-1252, quoted-printable": _html("windows-1252", QP),
    "html, iso-2022-jp": _japanese(_html("iso-2022-jp", QP)),
    "Python": _of_python,
    "Thunderbird": _of_thunderbird,
    "Gmail": _of_gmail,
    "Outlook": _of_outlook,
    "answer with a quote": _answered,
    "forwarded": _forwarded,
    "signed": _signed,
    "mailing list": _of_mailing_list,
    "newsletter": _of_newsletter,
}
