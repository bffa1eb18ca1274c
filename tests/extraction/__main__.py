"""How well an article is found on pages whose text is known, and how fast, beside the peers.

    python -m tests.extraction FOLDER [--peers PYTHON]

In the folder and below, two kinds of known pages are looked for: folders that hold a source.html and
an expected.html, as the tests of Readability.js do; and JSON files named snippets.json that give, for
pages beside them, phrases that belong to the article ("with") and phrases that do not ("without").
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.plan import peers_python
from tests.extraction.texts import PROGRAMS
from tests.extraction.words import f1_of_words, squeezed, text_of
from tests.support.terminal import ROOT

_BESIDE = "trafilatura"  # whose time ours is compared with
_ROUNDS = 2


class Known(NamedTuple):
    """A page, and what is known of its article: its text, or phrases in and not in it."""

    page: Path
    text: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


class Score(NamedTuple):
    """The mean F1 over the words of each article, the F1 over all phrases, None where there are none."""

    articles: float | None
    phrases: float | None


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.extraction", description=__doc__.splitlines()[0])
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--peers", metavar="PYTHON", type=Path, help="the Python that the peers are in")
    options = parser.parse_args()
    known = list(known_pages(options.folder))
    if not known:
        sys.exit(f"No known pages in {options.folder}: source.html with expected.html, or snippets.json.")
    pages = [each.page for each in known]
    # In turn, so that a slow moment of the machine is shared; the best time of each counts.
    rounds = [{program: _read(program, options.peers, pages) for program in PROGRAMS} for _ in range(_ROUNDS)]
    seconds: dict[str, float] = {}
    for program in PROGRAMS:
        reads = [read for each in rounds if (read := each[program]) is not None]
        if not reads:
            print(f"{program:17} not installed")
            continue
        seconds[program] = min(took for _, took in reads)
        found = score(known, reads[0][0])
        print(f"{program:17} {_shown('articles', found.articles)}  {_shown('phrases', found.phrases)}"
              f"  {seconds[program]:6.2f} s")  # fmt: skip
    if _BESIDE in seconds:
        print(f"{len(known)} pages; our time is {seconds['reader'] / seconds[_BESIDE]:.2f} of {_BESIDE}'s")


def known_pages(folder: Path) -> Iterator[Known]:
    """The pages below a folder of whose articles something is known, in order."""
    for expected in sorted(folder.rglob("expected.html")):
        source = expected.with_name("source.html")
        if source.is_file():
            yield Known(source, text=text_of(expected.read_text("utf-8")))
    for listed in sorted(folder.rglob("snippets.json")):
        for name, phrases in json.loads(listed.read_text("utf-8")).items():
            page = listed.with_name(name)
            if page.is_file():
                yield Known(page, None, tuple(phrases["with"]), tuple(phrases["without"]))


def score(known: Sequence[Known], texts: Sequence[str]) -> Score:
    """How well texts, one a page, are the articles of known pages."""
    words = []
    right = wrong = missed = 0
    for each, text in zip(known, texts, strict=True):
        if each.text is not None:
            words.append(f1_of_words(each.text, text))
            continue
        whole = squeezed(text)
        found = sum(squeezed(phrase) in whole for phrase in each.wanted)
        right, missed = right + found, missed + len(each.wanted) - found
        wrong += sum(squeezed(phrase) in whole for phrase in each.unwanted)
    total = 2 * right + wrong + missed
    return Score(statistics.fmean(words) if words else None, 2 * right / total if total else None)


def _read(program: str, peers: Path | None, pages: Sequence[Path]) -> tuple[list[str], float] | None:
    """What a program takes for the text of each page, and its seconds; None where it is not installed."""
    python = Path(sys.executable) if program == "reader" else peers_python(peers)
    if python is None:
        return None
    command = [str(python), "-m", "tests.extraction.texts", program, *(str(page.resolve()) for page in pages)]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if ran.returncode:
        if "ModuleNotFoundError" in ran.stderr and program != "reader":
            return None
        sys.exit(ran.stderr)
    read = json.loads(ran.stdout)
    return read["texts"], read["seconds"]


def _shown(name: str, f1: float | None) -> str:
    return f"{name} F1 {f1:.3f}" if f1 is not None else f"{name} none"


if __name__ == "__main__":
    main()
