"""Folders of articles, and their export."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.programs import environment
from tests.support.terminal import ROOT

WORDS = "The tide comes in and goes out again, and people wait for it. "


def page(path: Path, title: str, paragraphs: int = 1, site: str = "") -> Path:
    text = f"<p>{WORDS}</p>" * paragraphs
    path.write_text(f"<html lang=en><title>{title}{site}</title><main><h1>{title}</h1>{text}</main>", "utf-8")
    return path


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".reader-export")


def started(pages: Path, out: Path, home: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reader", "export", str(pages), "-d", str(out), "--format", "wav"]
    return subprocess.Popen(
        [*command, "--engine", "espeak", *options],
        cwd=ROOT, env=environment(home), stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
