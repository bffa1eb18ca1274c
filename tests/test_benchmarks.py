"""The benchmarks' pages, their saved runs, and the changes that are more than noise."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.page.parse import parse_page
from tests.benchmarks.pages import news_page
from tests.benchmarks.rows import Row, Run, read_run, write_run
from tests.benchmarks.tables import compared, shown_run
from tests.support.terminal import ROOT

QUIET = (10.0, 10.1, 9.9, 10.0)
LOADED = (10.0, 30.0, 12.0, 50.0)


def run_of(*rows: Row, noise: tuple[float, ...] = QUIET) -> Run:
    return Run("2024-05-01T00:00:00+00:00", {"cores": 2}, {"Python": "3.11.7"}, noise, rows, ("no ear",))


def times(name: str, middle: float, count: int = 9) -> Row:
    """A row whose median is `middle`, and which varies by two percent."""
    return Row(name, tuple(middle * (1 + 0.01 * (n % 3 - 1)) for n in range(count)))


@pytest.mark.parametrize("size", [10_000, 100_000])
def test_generated_page_has_its_size_and_common_structures(size: int) -> None:
    html = news_page(size)
    page = parse_page(html)
    assert html == news_page(size)
    assert abs(len(html) - size) < 1000
    assert page.skip_links[0].target
    assert {"navigation", "main", "complementary"} <= {landmark.role for landmark in page.landmarks}
    kinds = {block.kind for section in page.sections if section.in_article for block in section.blocks}
    assert {"heading", "paragraph", "item", "table"} <= kinds


def test_run_reads_back_from_its_file(tmp_path: Path) -> None:
    beside = Row("parse", (1.0, 3.0), "MB", "peer", (2.0,), "1 failed", floor=0.5, bound=9.0, note="a note")
    run = run_of(beside, times("start", 10))
    write_run(run, tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == run


def test_table_shows_figures_and_what_is_missing() -> None:
    row = Row("parse", (1.0, 3.0), peer="trafilatura", theirs=(4.0,), floor=0.5, bound=2.0, note="a note")
    absent = Row("parse", (1.0,), peer="resiliparse", peer_problem="not installed")
    lines = shown_run(run_of(row, absent)).splitlines()
    shown, without = (" ".join(line.split()) for line in lines if line.startswith("parse"))
    assert shown == "parse [1] ms 2.0 2.9 trafilatura 4.0 4.0 0.50 0.5 p95 < 2 MISSED 2"
    assert without == "parse ms 1.0 1.0 resiliparse, not installed - - 1"
    assert "[1] a note" in lines
    assert "no ear" in lines


@pytest.mark.parametrize(
    ("was", "now", "noise", "flag"),
    [(100, 150, QUIET, "WORSE"), (100, 50, QUIET, "better"), (100, 101, QUIET, ""), (100, 150, LOADED, "")],
)
def test_change_is_flagged_only_beyond_the_noise_of_both_runs(
    was: float, now: float, noise: tuple[float, ...], flag: str
) -> None:
    text = compared(run_of(times("start", was), noise=noise), run_of(times("start", now), noise=noise))
    (line,) = (line for line in text.splitlines() if line.startswith("start"))
    assert f"{now / was - 1:+.0%}" in line
    assert (line.split()[-1] if line.split()[-1] in {"WORSE", "better"} else "") == flag


def test_rows_of_one_run_and_changed_versions_are_shown() -> None:
    was, now = run_of(times("gone", 10)), run_of(times("new", 20))
    text = compared(was, replace(now, versions={"Python": "3.14.0"}))
    assert "version Python: 3.11.7 → 3.14.0" in text
    lines = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line[:3] in {"gon", "new"}}
    assert lines == {"gone": ["ms", "10.0", "-"], "new": ["ms", "-", "20.0"]}


@pytest.mark.slow
def test_benchmarks_measure_save_and_compare(tmp_path: Path) -> None:
    def benchmarks(*arguments: str) -> str:
        command = [sys.executable, "-m", "tests.benchmarks", *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    kept = str(tmp_path / "run.json")
    assert "imports of listen: reader." in benchmarks("--quick", "--only", "imports", "--json", kept)
    assert "imports of listen: all" in benchmarks("--against", kept, kept)
