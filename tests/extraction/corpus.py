"""Read a corpus: a folder of pages with known content. It may contain four folders:

- types/ and news/: truth.jsonl.gz with one page a line, and html/ID.html.gz.
- articles/: a folder for each page, with source.html and expected.html.
- snippets/: pages, and snippets.json with phrases that belong to the content and phrases that do not.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.extraction.words import text_of

FOLDS = 5


class KnownPage(NamedTuple):
    """A page with known content.

    The content is `text`; where that is None, only phrases of it are known (`wanted`, `unwanted`).
    `kind` is the page's kind in its corpus. All pages of one `site` are in the same fold.
    """

    corpus: str
    name: str
    site: str
    kind: str
    html: bytes
    url: str
    text: str | None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    def fold(self, salt: str = "", count: int = FOLDS) -> int:
        """Return the number of the page's fold, one of `count`. Another salt gives another division."""
        return int(hashlib.sha256(f"{salt}{self.site}".encode()).hexdigest(), 16) % count


def known_pages(folder: Path) -> Iterator[KnownPage]:
    """Return all known pages of a corpus folder, always in the same order."""
    for name in ("types", "news"):
        yield from _listed(folder / name)
    for source in sorted((folder / "articles").glob("*/source.html")):
        expected = text_of(source.with_name("expected.html").read_text("utf-8"))
        name = source.parent.name
        yield KnownPage("articles", name, f"articles {name}", "article", source.read_bytes(), "", expected)
    listed = folder / "snippets" / "snippets.json"
    if listed.is_file():
        for name, phrases in json.loads(listed.read_text("utf-8")).items():
            url = phrases["url"]
            html = listed.with_name(name).read_bytes()
            wanted, unwanted = tuple(phrases["with"]), tuple(phrases["without"])
            yield KnownPage("snippets", name, _site(url, name), "article", html, url, None, wanted, unwanted)


def _listed(folder: Path) -> Iterator[KnownPage]:
    if not (folder / "truth.jsonl.gz").is_file():
        return
    with gzip.open(folder / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            html = gzip.decompress((folder / "html" / f"{page['id']}.html.gz").read_bytes())
            site = _site(page["url"], page["id"])
            yield KnownPage(
                folder.name, page["id"], site, page["type"], html, page["url"], page["main_content"],
                tuple(page.get("with", ())), tuple(page.get("without", ())),
            )  # fmt: skip


def _site(url: str, name: str) -> str:
    host = urlsplit(url).hostname or re.split("[_-]", name)[0]
    return ".".join(host.split(".")[-2:])
