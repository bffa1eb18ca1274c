"""Measure how well and how fast the content of known pages is found, beside other programs.

    python -m tests.extraction FOLDER [--peers PYTHON] [--only PROGRAM...]

FOLDER is a corpus that tests.extraction.corpus can read. The programs for Node are installed in
.peers/node_modules (CONTRIBUTING.md, "Benchmarks").
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.page.article.content_model.scorer import MODEL_FILE
from tests.benchmarks.plan import peers_python
from tests.extraction.corpus import KnownPage, known_pages
from tests.extraction.model_files import hash_of
from tests.extraction.scores import Score, ends_kept, scores
from tests.extraction.texts import PROGRAMS
from tests.extraction.words import text_of
from tests.support.terminal import ROOT

_NODE_PROGRAMS = ("defuddle", "@mozilla/readability")
_NODE_MODULES = ROOT / ".peers"
_OURS = "reader"
_NAME_WIDTH = 20  # of the longest program's name


class Reading(NamedTuple):
    """The text that a program extracts from each page, and its processor time in seconds."""

    texts: list[str]
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.extraction", description=__doc__.splitlines()[0])
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--peers", metavar="PYTHON", type=Path, help="the Python that has the other programs")
    programs = (*PROGRAMS, *_NODE_PROGRAMS)
    parser.add_argument("--only", metavar="PROGRAM", nargs="+", choices=programs, default=programs)
    options = parser.parse_args()
    pages = list(known_pages(options.folder))
    if not pages:
        sys.exit(f"No known pages in {options.folder}: types, news, articles, or snippets.json in snippets.")
    print(f"{len(pages)} pages")
    with tempfile.TemporaryDirectory() as folder:
        files = list(_written(pages, Path(folder)))
        for program in options.only:
            reading = _read(program, options.peers, pages, files)
            if reading is None:
                print(f"{program:{_NAME_WIDTH}} not installed")
                continue
            first, last = ends_kept(pages, reading.texts)
            print(f"{program:{_NAME_WIDTH}} {_shown(scores(pages, reading.texts))}"
                  f"  first paragraphs {first:.3f}  last {last:.3f}  {reading.seconds:.1f} s")  # fmt: skip
    model = json.loads(MODEL_FILE.read_text("utf-8"))
    if _OURS in options.only and model["made_of"] == hash_of(pages):
        print("The model was trained on these pages. Cross-validated by site:")
        validated = "  ".join(f"{name} {f1}" for name, f1 in model["validated"].items())
        print(f"{_OURS:{_NAME_WIDTH}} {validated}")


def _written(pages: Sequence[KnownPage], folder: Path) -> Iterator[Path]:
    for number, page in enumerate(pages):
        file = folder / f"{number}.html"
        file.write_bytes(page.html)
        yield file


def _read(
    program: str, peers: Path | None, pages: Sequence[KnownPage], files: Sequence[Path]
) -> Reading | None:
    """Return what a program extracts from each page; None if it is not installed."""
    if program in _NODE_PROGRAMS:
        return _read_by_node(program, pages, files)
    python = Path(sys.executable) if program == _OURS else peers_python(peers)
    if python is None:
        return None
    return _run([str(python), "-m", "tests.extraction.texts", program, *map(str, files)])


def _read_by_node(program: str, pages: Sequence[KnownPage], files: Sequence[Path]) -> Reading | None:
    node = shutil.which("node")
    if node is None or not (_NODE_MODULES / "node_modules" / program).is_dir():
        return None
    urls = files[0].with_name("urls.json")
    urls.write_text(json.dumps([page.url for page in pages]), "utf-8")
    script = str(Path(__file__).with_name("texts.mjs"))
    found = _run([node, script, program, str(_NODE_MODULES), str(urls), *map(str, files)])
    return found and found._replace(texts=[text_of(html) for html in found.texts])


def _run(command: Sequence[str]) -> Reading | None:
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if ran.returncode:
        if "ModuleNotFoundError" in ran.stderr and command[0] != sys.executable:
            return None
        sys.exit(ran.stderr)
    return Reading(**json.loads(ran.stdout))


def _shown(found: Mapping[str, Score]) -> str:
    return "  ".join(
        f"{name} {score.f1:.3f} (P {score.precision:.3f} R {score.recall:.3f})"
        for name, score in found.items()
    )


if __name__ == "__main__":
    main()
