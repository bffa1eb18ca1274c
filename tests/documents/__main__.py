"""Measure what is heard of documents that other programs made of known texts: Word, PDF, Markdown, e-mail.

    python -m tests.documents [--kinds docx pdf md eml] [--keep FOLDER] [--python PYTHON] [--only WORD...]

Programs that are not installed are left out: chromium, soffice, pandoc, pdflatex, groff; and packages of
the Python at --python: weasyprint, reportlab, fpdf2, python-docx, htmldocx, html2docx, markdownify,
html2text. E-mails are made here, as programs write them. A line a document: the share of its words that
are heard, the share that are heard in the right order, how many words are heard that are not in it, and the
shares of its headings, list items and table rows that are heard as such.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from reader.errors import ReaderError
from reader.page.parse import parse_page
from reader.sources.open_source import read_source
from tests.documents.document_makers import document_makers
from tests.documents.known_texts import JAPANESE, KnownText, Part, html_of, known_texts, parts_of
from tests.documents.mail_makers import mail_makers
from tests.documents.making import Make
from tests.documents.markdown_makers import markdown_makers

_WORD = re.compile(r"\w+")
_KINDS = ("docx", "pdf", "md", "eml")
_MADE_OF_TEXT = (".md", ".eml")  # in any script


class Heard(NamedTuple):
    """How well a document is heard: shares, and the number of words too many."""

    words: float
    order: float
    extra: int
    headings: float
    items: float
    rows: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.documents", description=__doc__.splitlines()[0])
    parser.add_argument("--kinds", nargs="+", choices=_KINDS, default=_KINDS, help="kinds of documents")
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="keep the documents there")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the programs' packages")
    parser.add_argument("--only", metavar="WORD", nargs="+", default=[""], help="programs with these words")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for kind in options.kinds:
            _measure_kind(f".{kind}", folder, options.only, options.python)


def _measure_kind(suffix: str, folder: Path, only: Sequence[str], python: str) -> None:
    print(f"\n{suffix[1:]:36} words  order  extra headings  items   rows")
    found = []
    makers = (*document_makers(python), *markdown_makers(python), *mail_makers())
    texts = (*known_texts(), JAPANESE) if suffix in _MADE_OF_TEXT else tuple(known_texts())
    for name, kind, make in makers:
        if kind != suffix or not any(word.lower() in name.lower() for word in only):
            continue
        for text in texts:
            heard = _heard(text, name, folder, suffix, make)
            if heard is not None:
                found.append(heard)
    if found:
        _print_line(f"all {len(found)}", Heard(*(mean(column) for column in zip(*found, strict=True))))


def _heard(text: KnownText, name: str, folder: Path, suffix: str, make: Make) -> Heard | None:
    page = folder / f"{text.name}.html"
    page.write_text(html_of(text), "utf-8")
    target = folder / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{text.name}{suffix}"
    label = f"{name}: {text.name}"
    try:
        if not target.exists():
            make(page, target)
        source = read_source(str(target))
    except (OSError, ReaderError) as error:
        print(f"{label:36} {' '.join(str(error).split())[:90]}")
        return None
    heard = parse_page(source.html, charset=source.charset, only_article=source.only_article)
    result = score(text.parts, tuple(parts_of(heard)))
    _print_line(label, result)
    return result


def _print_line(label: str, heard: Heard) -> None:
    print(
        f"{label:36} {heard.words:.3f}  {heard.order:.3f} {heard.extra:6.0f}    {heard.headings:.3f}  "
        f"{heard.items:.3f}  {heard.rows:.3f}",
        flush=True,
    )


def score(known: Sequence[Part], heard: Sequence[Part]) -> Heard:
    """How well a known text is heard."""
    wanted, got = (_WORD.findall(" ".join(part.text for part in parts)) for parts in (known, heard))
    common = (Counter(wanted) & Counter(got)).total()
    matching = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    in_order = sum(block.size for block in matching)
    headings, items, rows = (_share(kind, known, heard) for kind in ("heading", "item", "row"))
    return Heard(common / len(wanted), in_order / len(wanted), len(got) - common, headings, items, rows)


def _share(kind: str, known: Sequence[Part], heard: Sequence[Part]) -> float:
    wanted, got = (
        Counter(" ".join(_WORD.findall(part.text)) for part in parts if part.kind == kind)
        for parts in (known, heard)
    )
    return (wanted & got).total() / wanted.total() if wanted else 1.0


if __name__ == "__main__":
    main()
