"""Each stage turns the sample pages into the same output as in the golden files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import GOLDENS, HERE, golden_file, made


@pytest.mark.parametrize(("page_file", "stage"), GOLDENS, ids=lambda part: getattr(part, "stem", part))
def test_stage_output_matches_its_golden_file(page_file: Path, stage: str) -> None:
    assert made(page_file, stage) == golden_file(page_file, stage).read_text(encoding="utf-8"), (
        "if the new one is right, run: python -m tests.golden"
    )


def test_every_golden_file_has_its_page() -> None:
    kept = {path for path in HERE.rglob("*") if path.suffix in {".json", ".jsonl", ".txt", ".xhtml"}}

    assert kept == {golden_file(page_file, stage) for page_file, stage in GOLDENS}
