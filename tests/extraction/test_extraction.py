from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.extraction.__main__ import Known, Score, known_pages, score
from tests.extraction.words import f1_of_words, text_of
from tests.page.samples import STORY
from tests.support.terminal import ROOT


def test_word_f1_counts_repeated_words() -> None:
    assert f1_of_words("a lamp, a sea", "A lamp!") == pytest.approx(2 * 2 / 6)
    assert f1_of_words("", "") == 1
    assert f1_of_words("lamp", "") == 0


def test_html_text_keeps_words_whole_and_separates_blocks() -> None:
    html = "<title>no</title><p>th<b>ree</b></p>lamps<br>burn<script>no</script> &amp; shine"

    assert text_of(html).split() == ["three", "lamps", "burn", "&", "shine"]


def test_pages_are_scored_by_text_or_phrases() -> None:
    known = [
        Known(Path("a"), text="one two"),
        Known(Path("b"), wanted=("lamp  one", "lamp two"), unwanted=("buy",)),
    ]

    assert score(known, ["one two", "the lamp one\nBuy, buy"]) == Score(1.0, 0.5)
    assert score(known[:1], [""]) == Score(0.0, None)


@pytest.mark.slow
def test_known_pages_are_found_and_scored(tmp_path: Path) -> None:
    folder = tmp_path / "lamp"
    folder.mkdir()
    (folder / "source.html").write_text(f"<nav><a href=x>home</a></nav><main><h1>Lamp</h1>{STORY}</main>")
    (folder / "expected.html").write_text(f"{STORY}")
    (tmp_path / "sea.html").write_text(f"<main>{STORY}</main><footer>Buy lamps</footer>")
    (tmp_path / "snippets.json").write_text(
        json.dumps(
            {"sea.html": {"with": [], "without": ["Buy lamps"]}, "gone.html": {"with": [], "without": []}}
        )
    )

    assert [each.page.name for each in known_pages(tmp_path)] == ["source.html", "sea.html"]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.extraction", str(tmp_path), "--peers", str(tmp_path / "none")],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert "reader            articles F1 1.000" in ran.stdout
    assert "trafilatura       not installed" in ran.stdout


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
