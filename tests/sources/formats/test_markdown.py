from __future__ import annotations

from pathlib import Path

import pytest

from reader.page.model import Page
from tests.sources.formats.page_files import page_of

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
        "The boats",
        "Ann Vale",
        "2026-01-01",
        "de",
    )


@pytest.mark.parametrize("text", ["", "---", "[" * 5000, "> " * 5000, "\x00 a", "---\ntitle: <b>\n---\n<p>x"])
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
    ],
)
def test_several_authors_are_named_in_yaml_and_toml(tmp_path: Path, front: str) -> None:
    page = read(tmp_path, f"{front}\nThe sea comes in.\n")
    assert (page.title, page.byline, page.published) == ("The Tide", "Ann Vale, Bo Lind", "2026-01-01")
    assert page.article_text == "The sea comes in."
