"""Preformatted text: code, prose and verse."""

from __future__ import annotations

import pytest

from reader.page.blocks.handlers.preformatted import wrapping_of
from reader.page.parse import parse_page
from tests.page.samples import STORY, all_blocks, tag

PROSE = """This program comes without any promise that it will
count the ships you have, or the ships you think that
you have, and nobody will pay for those.

You may give it to anybody, as long as you give them
this notice with it."""
VERSE = """The river takes, the river brings,
And he who rows it never sings.

The river brings, the river takes,
And never sleeps, and never wakes."""
CODE = {
    "a command": "make install",
    "commands": "$ pip install shipcount\n$ shipcount --year 1901\n12 ships",
    "a program": "from shipcount import count\n\nprint(count('harbor.log'))\n",
    "columns": "Port       Ships\nOslo          12\nRiga           8\nBrest          3",
    "a drawing": "  +---+\n  | a |\n  +---+\n    |",
    "names": "alder\nash\nbirch\nelm",
    "a message": 'Traceback (most recent call last):\n  File "a.py", line 1, in b\nKeyError: c_d',
    "a query": "select name, port from ships\nwhere year = 1901 and port in (1, 2)\norder by name limit 10;",
    "settings": "[ship]\nname = lamp\n\n[port]\nname = oslo",
}


@pytest.mark.parametrize("code", CODE.values(), ids=CODE)
def test_code_is_recognised(code: str) -> None:
    assert wrapping_of(tag(f"<pre id=x>{code}</pre>")) == ""


def test_code_element_is_code_whatever_it_contains() -> None:
    assert wrapping_of(tag(f"<pre id=x><code>{PROSE}</code></pre>")) == ""


def read(html: str) -> list[tuple[str, str]]:
    blocks = all_blocks(parse_page(f"<main><h1>Lamp</h1>{STORY}{html}</main>"))
    return [(block.kind, block.text) for block in blocks[3:]]


def test_hard_wrapped_prose_becomes_paragraphs() -> None:
    assert read(f"<pre>{PROSE}</pre><p>After.") == [
        ("paragraph", " ".join(PROSE.partition("\n\n")[0].split())),
        ("paragraph", "You may give it to anybody, as long as you give them this notice with it."),
        ("paragraph", "After."),
    ]


def test_verse_keeps_its_line_breaks() -> None:
    first, second = all_blocks(parse_page(f"<main><h1>Lamp</h1>{STORY}<pre>{VERSE}</pre></main>"))[3:]

    assert first.kind == "paragraph"
    assert first.text == "The river takes, the river brings, And he who rows it never sings."
    assert [(span.kind, first.text[span.start :]) for span in first.spans] == [
        ("line break", "And he who rows it never sings.")
    ]
    assert second.text.startswith("The river brings")


def test_hard_wrapped_prose_keeps_links_and_emphasis() -> None:
    (block, *_) = all_blocks(
        parse_page(
            f"<main><h1>Lamp</h1>{STORY}<pre>{PROSE.replace('ships', '<a href=/s>ships</a>')}</pre></main>"
        )
    )[3:]

    assert [block.text[link.start : link.end] for link in block.links] == ["ships", "ships"]


def test_code_keeps_lines_and_spaces() -> None:
    assert read("<pre>if a:\n    b = 1\n\nc = 2\n</pre>") == [("code", "if a:\n    b = 1\n\nc = 2")]


def test_number_of_a_cell_in_a_notebook_is_not_read() -> None:
    page = parse_page("<main><p>Light it:</p><pre>In [3]:</pre><pre>light(lamp)</pre><pre>[4]:</pre></main>")

    assert page.article_text.splitlines() == ["Light it:", "light(lamp)"]
