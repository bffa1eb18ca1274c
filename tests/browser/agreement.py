"""Compares what Chromium and `reader outline --json` expose of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reader.cli.commands.inspect.outline import outline_data
from reader.page.dom.decode import decode
from reader.page.parse import parse_page
from tests.browser.chromium import Chromium, without_styles
from tests.browser.exposed import KINDS, exposed_by_browser, exposed_by_outline


class Compared(NamedTuple):
    """One kind of entry on one page: how many are in both, and which are in only one."""

    page: str
    kind: str
    both: int
    ours_only: Counter[Any]
    browser_only: Counter[Any]

    @property
    def differences(self) -> int:
        return self.ours_only.total() + self.browser_only.total()


def compare(browser: Chromium, page: Path) -> Iterator[Compared]:
    """A comparison of the outline and the browser for each kind of entry on a page."""
    html = without_styles(decode(page.read_bytes()))
    ours = exposed_by_outline(outline_data(parse_page(html, inventory=True)))
    theirs = exposed_by_browser(browser.nodes(html))
    for kind in KINDS:
        both = (ours[kind] & theirs[kind]).total()
        yield Compared(str(page), kind, both, ours[kind] - theirs[kind], theirs[kind] - ours[kind])


def f1(compared: Iterable[Compared]) -> float:
    """The F1 of all comparisons together; 1 if there are no entries."""
    rows = list(compared)
    both = 2 * sum(row.both for row in rows)
    total = both + sum(row.differences for row in rows)
    return both / total if total else 1.0


def pages_in(folders: Iterable[Path]) -> list[Path]:
    """The pages in the folders and their subfolders, sorted."""
    return sorted({page for folder in folders for page in folder.rglob("*.htm*") if page.is_file()})
