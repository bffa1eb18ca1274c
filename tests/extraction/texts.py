"""Extract the article texts of pages with one program, in a process of its own.

    python -m tests.extraction.texts PROGRAM PAGE...

Prints {"texts": [...], "seconds": ...}: the processor time of the extraction, after one page to warm up.
Run it with the Python that has the program; this script needs nothing else there.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.extraction.words import text_of

Extract = Callable[[bytes], str]


def _ours() -> Extract:
    parse: Any = import_module("reader.page.parse").parse_page
    return lambda html: str(parse(html).article_text)


def _trafilatura() -> Extract:
    extract: Any = import_module("trafilatura").extract
    return lambda html: extract(html, include_comments=False) or ""


def _readability() -> Extract:
    document: Any = import_module("readability").Document
    return lambda html: text_of(document(html.decode("utf-8", "replace")).summary())


def _resiliparse() -> Extract:
    extract: Any = import_module("resiliparse.extract.html2text").extract_plain_text
    detect: Any = import_module("resiliparse.parse.encoding").detect_encoding
    tree: Any = import_module("resiliparse.parse.html").HTMLTree
    return lambda html: extract(tree.parse_from_bytes(html, detect(html)), main_content=True)


PROGRAMS = {
    "reader": _ours,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
}


def main() -> None:
    program, *paths = sys.argv[1:]
    extract = PROGRAMS[program]()
    pages = [Path(path).read_bytes() for path in paths]
    _text(extract, pages[0])
    began = time.process_time()
    texts = [_text(extract, page) for page in pages]
    print(json.dumps({"texts": texts, "seconds": time.process_time() - began}))


def _text(extract: Extract, page: bytes) -> str:
    try:
        return extract(page)
    except Exception:  # some programs raise an error where there is nothing to read
        return ""


if __name__ == "__main__":
    main()
