from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from reader.cli.commands.outline import outline
from reader.cli.commands.text import text
from reader.errors import NothingToRead

CARD = "<article><h3><a href=/a>A story</a></h3><p>In a few words, what it is about.</p></article>"


def test_a_home_page_has_no_text_and_an_outline(tmp_path: Path) -> None:
    home = tmp_path / "home.html"
    home.write_text(f"<main><h2>Top</h2>{CARD * 5}<h2>Sea</h2>{CARD * 4}</main>")

    words = CliRunner().invoke(text, [str(home)])
    parts = CliRunner().invoke(outline, [str(home)])

    assert isinstance(words.exception, NothingToRead)
    assert words.exception.exit_code == 4
    assert "reader outline" in str(words.exception)
    assert parts.exit_code == 0
    assert "Sea" in parts.output
