"""Commands on a page without an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.commands.inspect.outline import outline
from reader.cli.commands.inspect.text import text
from reader.errors import NothingToRead
from reader.page.readable import readable_page

TITLES = ("A story", "Nine ferries", "Salt in tea", "The old bridge", "A crow at sea")


def cards(count: int) -> str:
    """Titles that lead to other pages, with a line each."""
    return "".join(
        f"<article><h3><a href=/{title}>{title}</a></h3><p>{title}, in a few words of its own.</p></article>"
        for title in TITLES[:count]
    )


def test_home_page_is_read_by_titles_and_lines(tmp_path: Path) -> None:
    home = tmp_path / "home.html"
    home.write_text(f"<main><h2>Top</h2>{cards(5)}<h2>Sea</h2>{cards(4)}</main>")

    words = CliRunner().invoke(text, [str(home)])
    parts = CliRunner().invoke(outline, [str(home)])

    assert [title for title in TITLES if title not in words.output] == []
    assert parts.exit_code == 0
    assert "Sea" in parts.output


def test_document_without_text_is_not_to_be_opened_in_a_browser() -> None:
    for only_article, advice in ((True, "has no text. Open another doc"), (False, "If a browser shows")):
        with pytest.raises(NothingToRead, match=advice):
            readable_page(b"<p> </p>", "notes.docx", only_article=only_article)
