"""The pages of a book, as players built on Chromium show them."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.export.audio.recorder import VoiceOptions, record
from reader.export.epub.book import write_epub
from reader.page.parse import parse_page
from reader.script.writer import Script
from tests.browser.chromium import Chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_table_of_code_fits_a_page_that_cannot_be_moved_sideways(browser: Chromium, tmp_path: Path) -> None:
    code = "<td><code>itertools.combinations_with_replacement()</code></td>"
    table = f"<table><tr><th>One<th>Two<th>Three</tr>{f'<tr>{code * 3}</tr>' * 3}</table>"
    page = parse_page(f"<html lang=en><main><h1>Tools</h1><p>Some are here.</p>{table}</main>")
    voicing = VoiceOptions("silence", "", 180, lambda milliseconds, _: milliseconds)
    write_epub(record(Script(page), voicing), tmp_path / "tools.epub")
    with ZipFile(tmp_path / "tools.epub") as book:
        book.extractall(tmp_path)
    with browser.opened(tmp_path / "EPUB" / "text1.xhtml", viewport={"width": 400, "height": 600}) as shown:
        assert shown.locator("td").count() == 9
        assert shown.evaluate("document.documentElement.scrollWidth") <= 400
