"""Markdown files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.page.model import Page
from reader.sources.formats.markdown import markdown_to_html
from tests.sources.formats.page_files import page_of
from tests.support.growth import MAX_TIME_GROWTH, time_growth

TEXT = """---
title: My "notes"
author: Ann Vale
date: 2026-01-01
lang: de
---

# The boats

A *paragraph* with `code`, a [link](/x).[^1]

- one
- [x] two

```
print("hi")
```

| a | b |
|---|---|
| 1 | 2 |

[^1]: The note.
"""


def read(tmp_path: Path, data: str, name: str = "notes.md") -> Page:
    return page_of(tmp_path / name, data)


@pytest.mark.parametrize("name", ["notes.md", "NOTES.MD", "notes.markdown"])
def test_markdown_is_read_without_its_marks(tmp_path: Path, name: str) -> None:
    page = read(tmp_path, TEXT, name)
    kinds = [(block.kind, block.text) for section in page.sections for block in section.blocks]
    assert kinds == [
        ("heading", 'My "notes"'),
        ("heading", "The boats"),
        ("paragraph", "A paragraph with code, a link.[1]"),
        ("item", "one"),
        ("item", "☑ two"),
        ("code", 'print("hi")'),
        ("table", "a\tb\n1\t2"),
        ("note", "The note."),
    ]


def test_front_matter_says_what_the_page_is(tmp_path: Path) -> None:
    page = read(tmp_path, TEXT)
    assert (page.title, page.byline, page.published, page.lang) == (
        'My "notes"',
        "Ann Vale",
        "2026-01-01",
        "de",
    )


def headings(page: Page) -> list[str]:
    return [block.text for section in page.sections for block in section.blocks if block.kind == "heading"]


def test_tags_of_site_generators_and_marks_in_the_title_are_not_read(tmp_path: Path) -> None:
    text = (
        'A boat {{< figure src="boat.png" title="A boat" >}} comes.\n\n{{% notice %}}\nIt is late.\n'
        "{{% /notice %}}\n\n{% include tide.html %}\n\nWrite `{% include %}` for {{ both }}.\n"
    )
    page = read(tmp_path, f"---\ntitle: The *old* `boat` & 2 * 3\n---\n{text}")
    assert page.title == "The old boat & 2 * 3"
    said = "A boat comes. It is late. Write {% include %} for {{ both }}."
    assert " ".join(page.article_text.split()) == said
    assert "{% include tide" in read(tmp_path, f"Of Jekyll.\n\n{text}").article_text


def test_heading_that_repeats_the_title_is_read_once(tmp_path: Path) -> None:
    for text in ("# The *Boats*", "Words first.\n\n# The boats!"):
        page = read(tmp_path, f"---\ntitle: The Boats\n---\n{text}\n\nThey came.\n")
        assert page.title.startswith("The ")
        assert len(headings(page)) == 1


def test_attributes_of_headings_are_not_read_and_links_lead_there(tmp_path: Path) -> None:
    page = read(tmp_path, "# The boats {#top .big}\n\n## Two {sets}\n\n[up](#top) [two](#two-sets)\n")
    assert headings(page) == ["The boats", "Two {sets}"]
    links = [link.target for section in page.sections for block in section.blocks for link in block.links]
    assert links == [section.id for section in page.sections[:2]]


TABLES = (
    "  Port   Boats\n  ------ -------\n  Aber   3\n  Bude   five\n",
    "  ------ -------\n  Aber   3\n  Bude   five\n  ------ -------\n",
    "  ---------------\n  Port   Boats\n  ------ --------\n  Aber   3\n\n  Bude   five\n  ---------------\n",
)


@pytest.mark.parametrize("table", TABLES)
def test_columns_that_stand_below_each_other_are_a_table(tmp_path: Path, table: str) -> None:
    page = read(tmp_path, f"Before.\n\n{table}\nAfter.\n")
    blocks = [block for section in page.sections for block in section.blocks]
    assert [block.kind for block in blocks] == ["paragraph", "table", "paragraph"]
    assert blocks[1].text.endswith("Aber\t3\nBude\tfive")


@pytest.mark.parametrize(
    "text", ["A\n\n--- ---\n\nB", "---\nSome words\n---\nB", "-----\nB\n", "Note: A\n\nB"]
)
def test_lines_of_dashes_elsewhere_are_no_table_and_lose_no_words(tmp_path: Path, text: str) -> None:
    page = read(tmp_path, text)
    assert not any(block.table for section in page.sections for block in section.blocks)
    heard = " ".join(block.text for section in page.sections for block in section.blocks)
    assert len(heard.split()) == sum(word.strip("-") != "" for word in text.split())


@pytest.mark.parametrize(
    "text",
    ["", "---", "----- \nA\n-- --\n" * 3000, "[" * 5000, "> " * 5000, "\x00 a", "---\ntitle: <b>\n---\n<p>x"],
)
def test_any_text_is_a_page(tmp_path: Path, text: str) -> None:
    read(tmp_path, text)


def test_text_file_is_not_markdown(tmp_path: Path) -> None:
    page = read(tmp_path, "# Not a heading", "notes.txt")
    assert page.article_text == "# Not a heading"


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: The Tide\nauthors:\n  - Ann Vale\n  - 'Bo Lind'\ndate: 2026-01-01\n---\n",
        "---\ntitle: The Tide\nauthor: [Ann Vale, Bo Lind]\ntags:\n  - sea\ndate: 2026-01-01\n---\n",
        '+++\ntitle = "The Tide"\nauthors = ["Ann Vale", "Bo Lind"]\ndate = 2026-01-01\n+++\n',
        "Title:  The\n  Tide\nAuthors: Ann Vale, Bo Lind\nDate: 2026-01-01\nTags: sea\n\n",
        "% The\n  Tide\n% Ann Vale; Bo Lind\n% 2026-01-01\n",
        "---\ntitle: >-\n  The Tide\nauthor:\n- name: Ann Vale\n  id: 3\n- Bo Lind\ndate: 2026-01-01\n...\n",
    ],
)
def test_front_matter_of_each_kind_names_title_authors_and_date(tmp_path: Path, front: str) -> None:
    page = read(tmp_path, f"{front}\nThe sea comes in.\n")
    assert (page.title, page.byline, page.published) == ("The Tide", "Ann Vale, Bo Lind", "2026-01-01")
    assert page.article_text == "The sea comes in."


@pytest.mark.slow
def test_long_task_list_takes_linear_time() -> None:
    def convert(count: int) -> Callable[[], object]:
        return lambda: markdown_to_html(b"- [ ] x\n" * count)

    assert time_growth(convert, 3_000) < MAX_TIME_GROWTH
