"""E-mails saved as files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.page.model import Page
from reader.sources.formats.mail.convert import mail_to_html
from tests.sources.formats.page_files import page_of

FIELDS = """From: Boat News <news@example.org>
To: me@example.org
Subject: =?utf-8?Q?The_boats_are_back_=E2=80=93_March?=
Date: Mon, 2 Mar 2026 08:00:00 +0000
MIME-Version: 1.0
"""
PLAIN = "Content-Type: text/plain; charset=utf-8\n\nThe boats are back, it says here in the text."
HTML = (
    "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    "<html><body><h1>Boats</h1><p>After a long winter they are at the quay of M=FCnchen, and the first "
    "fi=\nsh is sold.</p></body></html>"
)


def parts(kind: str, *bodies: str) -> str:
    return f'Content-Type: multipart/{kind}; boundary="b1"\n\n' + "".join(
        f"--b1\n{each}\n" for each in bodies
    )


def read(tmp_path: Path, data: str, name: str = "news.eml") -> Page:
    return page_of(tmp_path / name, data)


@pytest.mark.parametrize(
    "body",
    [
        HTML,
        parts("alternative", PLAIN, HTML) + "--b1--",
        parts("mixed", HTML, "Content-Type: application/pdf\nContent-Disposition: attachment\n\n%PDF"),
        parts("mixed", parts("alternative", PLAIN, HTML).replace("b1", "b2") + "--b2--") + "--b1--",
    ],
)
def test_html_part_of_an_email_is_read(tmp_path: Path, body: str) -> None:
    page = read(tmp_path, FIELDS + body)
    said = "After a long winter they are at the quay of München, and the first fish is sold."
    assert said in page.article_text
    assert (page.title, page.byline) == ("Boats", "Boat News")
    assert page.published.startswith("2026-03-02")


def test_plain_text_email_is_read_under_its_subject(tmp_path: Path) -> None:
    page = read(tmp_path, FIELDS + PLAIN, "mail")
    assert page.title == "The boats are back – March"
    assert page.article_text.strip() == "The boats are back, it says here in the text."


@pytest.mark.parametrize("body", ["", parts("mixed", "Content-Type: image/png\n\nx")])
def test_email_without_text_is_reported(tmp_path: Path, body: str) -> None:
    with pytest.raises(SourceError, match=r"news\.eml is an e-mail without text"):
        read(tmp_path, FIELDS + body)


@given(st.binary(max_size=300))
def test_any_damage_gives_a_page_or_one_line(data: bytes) -> None:
    with suppress(SourceError):
        mail_to_html(FIELDS.encode() + data, "news.eml")


def test_answered_text_is_a_quote_and_short_lines_stay_lines(tmp_path: Path) -> None:
    written = (
        "Dear Bo,\n\nI agree with nearly all of your letter about the pier in the north\nof the town.\n\n"
        "Best wishes\nAnn\n-- \nPort Town\n\nBo wrote:\n> The pier is good,\n> and not dear.\n"
    )
    page = read(tmp_path, f"{FIELDS}Content-Type: text/plain\n\n{written}")
    blocks = [(block.kind, block.text) for section in page.sections for block in section.blocks]
    assert b"Best wishes<br>Ann" in mail_to_html(f"{FIELDS}\n{written}".encode(), "a")
    assert b"<br>of the town" not in mail_to_html(f"{FIELDS}\n{written}".encode(), "a")
    assert ("paragraph", "Port Town") in blocks
    assert any(kind == "quote" and text.startswith("The pier is good") for kind, text in blocks)
    assert not any("--" in text or ">" in text for _, text in blocks)


def test_forwarded_text_stands_under_its_title_and_names_without_addresses(tmp_path: Path) -> None:
    written = (
        "Bo, see below.\n\n-----Original Message-----\nFrom: Cy Stone <cy@a.example>\n"
        "To: Ann <ann@a.example>, Di <di@a.example>\n\nWrite to Ed <ed@a.example> about it.\n\n"
        "Ann <ann@a.example> wrote:\n> How thick is the ice?\n"
    )
    page = read(tmp_path, f"{FIELDS}Content-Type: text/plain\n\n{written}")
    blocks = [(block.kind, block.text) for section in page.sections for block in section.blocks]
    assert ("heading", "Original Message") in blocks
    assert ("paragraph", "From: Cy Stone To: Ann, Di") in blocks
    assert ("paragraph", "Write to Ed <ed@a.example> about it.") in blocks
    assert ("paragraph", "Ann wrote:") in blocks


def test_newsletter_with_tables_for_layout_is_read_as_text(tmp_path: Path) -> None:
    def table(inner: str) -> str:
        return f"<table width=600><tr><td>{inner}</td></tr></table>"

    stories = "".join(
        table(f"<table><tr><td><img src=a.png alt=''></td><td><p>{title}</p><p>{text}</p></td></tr></table>")
        for title, text in (
            ("Boats", "After a long winter the boats are back at the quay, and the first fish is sold."),
            ("Pier", "The council voted nine to three for a new pier, which will cost four million."),
        )
    )
    hidden = "<div style='display:none'>Words that nobody sees</div>"
    body = f"Content-Type: text/html\n\n{hidden}{table('<h1>The Harbour Weekly</h1>')}{stories}"
    page = read(tmp_path, FIELDS + body)
    assert not any(block.table for section in page.sections for block in section.blocks)
    assert "boats are back at the quay" in page.article_text
    assert "nine to three" in page.article_text
    assert "nobody sees" not in page.article_text


def test_file_named_as_an_email_is_one_with_few_fields(tmp_path: Path) -> None:
    page = read(tmp_path, "Subject: Harbour\nContent-Type: text/plain\n\nThe pier is open.")
    assert (page.title, page.article_text.splitlines()[-1]) == ("Harbour", "The pier is open.")


def test_text_that_starts_with_other_fields_is_not_an_email(tmp_path: Path) -> None:
    assert "Recipe: soup" in read(tmp_path, "Recipe: soup\nFrom: my aunt\n\nBoil it.", "soup").article_text


def mail_page(tmp_path: Path, body: str, fields: str = FIELDS) -> Page:
    return read(
        tmp_path, f"{fields}Content-Type: text/html; charset=utf-8\n\n<html><body>{body}</body></html>"
    )


STORY = (
    "<p>" + "After a long winter the boats are back at the quay, and the first fish is sold. " * 5 + "</p>"
)
MANY = FIELDS + "List-Unsubscribe: <https://example.org/x/7>, <mailto:leave@example.org>\n"
ABOVE = "<table><tr><td><a href=https://example.org/v>View this email in your browser</a></td></tr></table>"
BELOW = (
    "<table><tr><td><p>1 Quay Street, Port Town</p><p><a href=https://example.org/p>Preferences</a> "
    "<a href=https://example.org/x/7>Leave this list</a></p></td></tr></table>"
)


def test_what_a_newsletter_puts_around_its_text_is_not_read(tmp_path: Path) -> None:
    preview = (
        "<div style='mso-hide:all; max-height:0; overflow:hidden'>In this issue &#847;&zwnj;&nbsp;</div>"
    )
    page = mail_page(tmp_path, f"{preview}{ABOVE}<h1>Boats</h1>{STORY}<h2>Pier</h2>{STORY}{BELOW}", MANY)
    for words in ("In this issue", "View this email", "Quay Street", "Leave this list"):
        assert words not in page.article_text
    assert page.article_text.count("After a long winter") == 10
    assert [landmark.role for landmark in page.landmarks] == ["navigation", "contentinfo"]
    assert "View this email in your browser" in str(page.sections)  # it can still be heard


def test_same_words_elsewhere_are_read(tmp_path: Path) -> None:
    line = "<p><a href=/v>Which browser reads best</a></p>"
    assert mail_page(tmp_path, f"{line}{STORY}").landmarks == ()  # to one person
    page = mail_page(tmp_path, f"<h1>Boats</h1>{STORY}{line}{STORY}{BELOW}", MANY)
    assert "Which browser" in page.article_text
    link = "<a href=https://example.org/x/7>unsubscribe</a>"
    assert mail_page(tmp_path, f"<p>How do I {link}?</p>{STORY}").landmarks == ()  # to one person
    for body in (f"<div>{STORY}<br>{link}</div>", f"<table><tr><td>{STORY}{link}</td></tr></table>"):
        assert "After a long winter" in mail_page(tmp_path, body, MANY).article_text


def test_forwarded_message_is_read_under_its_subject(tmp_path: Path) -> None:
    inner = f"Content-Type: message/rfc822\n\nFrom: Bo Lind <bo@example.org>\nSubject: Pier\n{PLAIN}\n"
    note = "Content-Type: text/plain\n\nSee below, please.\n"
    page = read(tmp_path, FIELDS + parts("mixed", note, inner) + "--b1--")
    assert [block.text for section in page.sections for block in section.blocks] == [
        "The boats are back – March", "See below, please.", "Pier", "Bo Lind",
        "The boats are back, it says here in the text.",
    ]  # fmt: skip
    page = read(tmp_path, FIELDS + parts("mixed", inner) + "--b1--")
    assert (page.title, page.byline) == ("Pier", "Bo Lind")


def test_lines_that_go_on_are_joined_also_in_quotes_and_without_a_space(tmp_path: Path) -> None:
    kind = "Content-Type: text/plain; format=flowed"
    page = read(tmp_path, f"{FIELDS}{kind}\n\n> The pier is good, \n> and not dear.\n\nYes, it \nis.\n")
    assert "The pier is good, and not dear." in str(page.sections)
    assert "Yes, it is." in page.article_text
    page = read(tmp_path, f"{FIELDS}{kind}; delsp=yes; charset=utf-8\n\n海の水は、 \n高くなる。\n")
    assert "海の水は、高くなる。" in page.article_text


def test_lists_of_a_plain_text_are_lists(tmp_path: Path) -> None:
    page = read(tmp_path, f"{FIELDS}\nBring:\n\n* bread\n* fish and\n  chips\n\n* tea\n\n3. Row\n4. Rest\n")
    blocks = [(block.kind, block.text) for section in page.sections for block in section.blocks]
    items = ["bread", "fish and chips", "tea", "Row", "Rest"]
    assert [text for kind, text in blocks if kind == "item"] == items


@pytest.mark.parametrize("charset", ["", "; charset=us-ascii", "; charset=unknown-8bit", "; charset=utf8mb4"])
def test_text_in_no_known_charset_is_decoded_by_its_bytes(tmp_path: Path, charset: str) -> None:
    page = read(tmp_path, f"{FIELDS}Content-Type: text/plain{charset}\n\nGrüße aus Lübeck.\n")
    assert page.article_text == "Grüße aus Lübeck."


def test_charsets_that_only_mail_uses_are_known(tmp_path: Path) -> None:
    page = read(tmp_path, f"{FIELDS}Content-Type: text/plain; charset=utf-7\n\nGr+APwA3w-e.\n")
    assert page.article_text == "Grüße."


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("", "utf-8"), ("", "windows-1252"), ("; charset=us-ascii", "windows-1252"),
        ("; charset=x-unknown", "utf-8"), ("; charset=unknown-8bit", "windows-1252"),
        ("; charset=us-ascii", "utf-8"), ("; charset=utf-7", "utf-7"), ("; charset=cp850", "cp850"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_encoding_that_is_missing_or_wrong_loses_no_letter(
    tmp_path: Path, kind: str, declared: str, encoding: str
) -> None:
    said = "Der Bäcker öffnet früh, sagt Zoë in einem Café."
    written = f"{FIELDS}Content-Type: {kind}{declared}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    page = page_of(tmp_path / "news.eml", written + said.encode(encoding))
    assert page.article_text.strip() == said


@pytest.mark.parametrize("empty", ["", "<style>p { color: red }</style><img src=a.png>", "<p>&nbsp;</p>"])
def test_text_is_read_if_the_html_has_no_words(tmp_path: Path, empty: str) -> None:
    html = f"Content-Type: text/html\n\n<html><body>{empty}</body></html>"
    page = read(tmp_path, FIELDS + parts("alternative", PLAIN, html) + "--b1--")
    assert page.article_text.strip() == "The boats are back, it says here in the text."


def test_signature_around_a_signed_text_is_not_read(tmp_path: Path) -> None:
    written = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe boats are back.\n\n- -- \nAnn\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n"
    )
    page = read(tmp_path, f"{FIELDS}Content-Type: text/plain\n\n{written}")
    assert page.article_text.split() == ["The", "boats", "are", "back.", "Ann"]


@pytest.mark.parametrize(
    "body",
    [
        parts("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1"),
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB",
        "Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----",
    ],
)
def test_encrypted_email_says_so(tmp_path: Path, body: str) -> None:
    with pytest.raises(SourceError, match=r"news\.eml is encrypted"):
        read(tmp_path, FIELDS + body)
