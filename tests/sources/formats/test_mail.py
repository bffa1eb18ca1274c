from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.page.model import Page
from reader.sources.formats.mail import mail_to_html
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
