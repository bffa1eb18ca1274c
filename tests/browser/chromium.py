"""Headless Chromium without a network.

It gives a page's accessibility tree over the DevTools protocol. Scripts are off there, and style sheets
are removed before the page loads, so the tree depends on the markup alone. Or it opens a file as a
person does, and tests press keys in it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Page, Route, sync_playwright

_ADDRESS = "http://page.test/"
_STYLES = re.compile(r"<style\b.*?</style\s*>|<link\b[^>]*\bstylesheet\b[^>]*>", re.IGNORECASE | re.DOTALL)
_LOADS = re.compile(r"\b(?:src|srcset|data|poster|background)\s*=|\burl\(|<link\b|@import", re.IGNORECASE)
_SECONDS_TO_LOAD = 60


def executable() -> str | None:
    """The path of Chromium, or None."""
    return shutil.which("chromium")


def without_styles(html: str) -> str:
    """A page without its style sheets."""
    return _STYLES.sub("", html)


class Chromium:
    """A headless browser."""

    def __enter__(self) -> Self:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox", "--disable-gpu"]
        )
        context = self._browser.new_context(java_script_enabled=False, service_workers="block")
        self._page = context.new_page()
        self._page.route("**/*", self._answer)
        self._devtools = context.new_cdp_session(self._page)
        self._devtools.send("Accessibility.enable")
        self._html: str | None = None
        self._frame = ""  # of the page at the address
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.close()
        self._playwright.stop()

    def nodes(self, html: str) -> list[dict[str, Any]]:
        """The nodes of the page's accessibility tree, as `Accessibility.getFullAXTree` gives them."""
        if self._frame and not _LOADS.search(html):
            self._devtools.send("Page.setDocumentContent", {"frameId": self._frame, "html": html})
        else:
            self._load(html)
        nodes: list[dict[str, Any]] = self._devtools.send("Accessibility.getFullAXTree")["nodes"]
        return nodes

    def _load(self, html: str) -> None:
        """Open a page at an address, and wait until all that it asks for has failed to load."""
        self._html = html
        self._page.goto(_ADDRESS, wait_until="load", timeout=_SECONDS_TO_LOAD * 1000)
        self._frame = self._devtools.send("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def _answer(self, route: Route) -> None:
        """Give the page once, and nothing else."""
        if self._html is not None and route.request.url == _ADDRESS:
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
            self._html = None
        else:
            route.abort("aborted")

    @contextmanager
    def opened(self, path: Path, fragment: str = "", **options: Any) -> Iterator[Page]:
        """A file as a person sees it, offline; `options` go to Playwright's `new_context`.

        At the end, fails if the page had an error or requested anything from the network.
        """
        settings = {"reduced_motion": "reduce", "viewport": {"width": 1000, "height": 800}, **options}
        context = self._browser.new_context(offline=True, **settings)
        wrong: list[str] = []
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: _note_foreign(request.url, wrong))
        try:
            page.goto(f"{path.as_uri()}{fragment}", timeout=60_000)
            yield page
            assert not wrong, wrong
        finally:
            context.close()


def _note_foreign(url: str, wrong: list[str]) -> None:
    if not url.startswith(("file:", "data:")):
        wrong.append(url[:100])
