"""Scores of extraction, and what they are made of."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.extraction.corpus import KnownPage
from tests.extraction.scores import Score, ends_kept, scores
from tests.extraction.words import shared_words, text_of
from tests.page.samples import STORY
from tests.support.terminal import ROOT


def test_word_f1_counts_repeated_words() -> None:
    assert shared_words("a lamp, a sea", "A lamp!") == pytest.approx((2 * 2 / 6, 1, 1 / 2))
    assert shared_words("", "") == (1, 1, 1)
    assert shared_words("lamp", "") == (0, 0, 0)


def test_html_text_keeps_words_whole_and_separates_blocks() -> None:
    html = "<title>no</title><p>th<b>ree</b></p>lamps<br>burn<script>no</script> &amp; shine"

    assert text_of(html).split() == ["three", "lamps", "burn", "&", "shine"]


def test_pages_are_scored_by_text_or_phrases() -> None:
    pages = [
        page("news", text="one two"),
        page("types", text="lamp"),
        page("snippets", wanted=("lamp  one", "lamp two"), unwanted=("buy",)),
    ]
    found = scores(pages, ["one two", "", "the lamp one\nBuy, buy"])

    assert found == {
        "news": Score(1, 1, 1),
        "types": Score(0, 0, 0),
        "article": Score(0, 0, 0),
        "snippets": Score(0.5, 0.5, 0.5),
    }


def test_first_and_last_paragraphs_of_articles_are_looked_for() -> None:
    first, last = "the first paragraph is of more than eight words", "and so is the last one of this page"

    found = ends_kept([page("news", text=f"Lamps\n{first}\n{last}\nEnd")] * 2, [first, f"{first}\n{last}"])
    assert found == (1, 0.5)


def page(corpus: str, text: str | None = None, **phrases: tuple[str, ...]) -> KnownPage:
    return KnownPage(corpus, "a", "a.example", "article", b"", "", text, **phrases)


@pytest.mark.slow
def test_known_pages_are_found_and_scored(tmp_path: Path) -> None:
    folder = tmp_path / "articles" / "lamp"
    folder.mkdir(parents=True)
    (folder / "source.html").write_text(f"<nav><a href=x>home</a></nav><main><h1>Lamp</h1>{STORY}</main>")
    (folder / "expected.html").write_text(f"{STORY}")
    snippets = tmp_path / "snippets"
    snippets.mkdir()
    (snippets / "sea.html").write_text(f"<main>{STORY}</main><footer>Buy lamps</footer>")
    phrases = {"url": "", "with": [], "without": ["Buy lamps"]}
    (snippets / "snippets.json").write_text(json.dumps({"sea.html": phrases}))

    ran = subprocess.run(
        [sys.executable, "-m", "tests.extraction", str(tmp_path), "--peers", str(tmp_path / "none"),
         "--only", "reader", "trafilatura"],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert "reader               articles 1.000" in ran.stdout
    assert "trafilatura          not installed" in ran.stdout


def test_folder_without_known_pages_is_reported(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.extraction", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("No known pages in ")
