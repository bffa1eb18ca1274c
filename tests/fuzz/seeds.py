"""Valid inputs of the targets, made of a page; the tests tear them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.fuzz.targets import BETWEEN
from tests.support.books import CONTAINER, NAVIGATION, archived, book_files, package
from tests.support.word_files import plain, styled

CONFIG = b"""# mine
rate = 200
voice = "en-us"
sounds = true
[keys]
"next skip link" = "Ctrl+B"
mark = ["b", "m"]
"""
PLS = b"""<lexicon version="1.0"
xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
<lexeme><grapheme>GIF</grapheme><phoneme>d\xca\x92\xc9\xaaf</phoneme></lexeme></lexicon>"""
MARKDOWN = b"""---
title: >-
  a
author:
- name: b
---
# a {#b}

  a   b
  --- ---
  c   d

[^1]

[^1]: e

"""


def saved(page: bytes) -> bytes:
    """A page as browsers save it in one file."""
    head = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"; start="<a@b>"'
    )
    part = (
        b"Content-Type: text/html; charset=utf-8\nContent-ID: <a@b>\nContent-Location: https://example.org/"
    )
    return b"%s\n\n--b\n%s\n\n%s\n--b--\n" % (head, part, page)


def parts_of_a_book(page: bytes) -> bytes:
    """The input of the target `epub`, with a page as the chapter."""
    navigation = NAVIGATION.format(entries='<li><a href="a.xhtml">One</a></li>')
    files = (CONTAINER, package(["a.xhtml", "nav.xhtml"]), navigation)
    return BETWEEN.join([*(file.encode() for file in files), page])


def word_text(page: bytes) -> bytes:
    """The input of the target `docx`: headings, a list, a table, a note and the words of a page."""
    words = "".join(plain(escape(line)) for line in page[:1000].decode("utf-8", "replace").splitlines())
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    cells = f"<w:tbl><w:tr><w:tc>{plain('One')}</w:tc><w:tc>{plain('Two')}</w:tc></w:tr></w:tbl>"
    note = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>'
    body = styled("berschrift1", "The Tide") + words + item + cells + note
    return body.encode("utf-8", "replace")


def letter(page: bytes) -> bytes:
    """A mail in two parts, with a page, and with another mail in it."""
    parts = (b"text/plain\n\n> a \n> b\n* c\n", b"text/html; charset=utf-8\n\n" + page)
    inside = (
        b"message/rfc822\n\nSubject: b\nList-Unsubscribe: <https://a/b>\nContent-Type: text/html\n\n" + page
    )
    typed = b"".join(b"\n--b\nContent-Type: " + part for part in (*parts, inside))
    return b"Subject: =?utf-8?q?a?=\nContent-Type: multipart/mixed; boundary=b\n\n" + typed


SEEDS: dict[str, Callable[[bytes], bytes]] = {
    "html": bytes,
    "mhtml": saved,
    "epub": parts_of_a_book,
    "archive": lambda page: archived(book_files({"a.xhtml": page[:2000].decode("utf-8", "replace")})),
    "docx": word_text,
    "mail": letter,
    "markdown": lambda page: MARKDOWN + page,
    "text": bytes,
    "config": lambda _: CONFIG,
    "lexicon": lambda _: b'"NASA" = "nassa"\n[en-GB]\ntomato = "/t\xc9\x99/"\n',
    "pls": lambda _: PLS,
    "followed": lambda page: b"<rss><channel><item><link>/a</link><description><![CDATA[%s" % page,
    "reading_list": lambda _: (
        b'[{"url": "https://example.org", "title": "a\\ud800", "created_at": "2024-01-02"}]'
    ),
    "cover": lambda page: page[:80].replace(b"\0", b"") + "\0Ada Hale\0شعر 海 😀\0ar".encode(),
    "feed": lambda page: page[:40].replace(b"\0", b"") + b"\0Ada Hale\0https://example.org/a?b=c\0Example",
}
