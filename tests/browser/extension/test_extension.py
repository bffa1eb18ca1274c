"""The page in the browser is heard as it is shown there, in both browsers, with the real host and session."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import pytest

from tests.browser.extension.chromium import ChromiumWithExtension
from tests.browser.extension.driving import DrivenBrowser, Home, wait_for_text
from tests.browser.extension.firefox import FirefoxWithExtension
from tests.browser.extension.site import ARTICLE, MemberSite, open_article
from tests.support.programs import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_BROWSERS: dict[str, Callable[[Mapping[str, str]], DrivenBrowser]] = {
    "chromium": ChromiumWithExtension,
    "firefox-esr": FirefoxWithExtension,
}
_RESTRICTED = {"chromium": "chrome://version/", "firefox-esr": "about:config"}


class Setting(NamedTuple):
    """A browser that is connected with Reader, its home folder, and the site that it visits."""

    name: str
    browser: DrivenBrowser
    home: Home
    site: MemberSite


@pytest.fixture(scope="module", params=_BROWSERS)
def setting(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    if shutil.which(request.param) is None:
        assert "CI" not in os.environ, "browser tests must not be skipped in CI"
        pytest.skip(f"Not installed. Install it with: apt-get install {request.param}")
    home = Home(tmp_path_factory.mktemp(request.param))
    home.reader("config", "set", "rate", "200")  # so that the first session still reads in the next test
    home.reader("config", "set", "engine", "espeak")  # a new home would first prepare the natural voice
    home.reader("browser", "install")
    with MemberSite() as site, _BROWSERS[request.param](home.env) as browser:
        try:
            yield Setting(request.param, browser, home, site)
        finally:
            home.end_sessions()


def test_page_behind_a_login_and_a_script_is_heard_in_a_new_session(setting: Setting) -> None:
    open_article(setting.browser, setting.site)
    before = len(setting.site.requests)
    setting.browser.press_button()
    wait_for(lambda: setting.browser.badge() == "✓")  # it is shown for a few seconds
    wait_for(lambda: ARTICLE[0] in setting.home.heard)
    assert setting.site.requests[before:] == []  # nothing is loaded again
    assert len(setting.home.windows) == 1
    (path,) = setting.home.pages
    said = setting.home.reader("text", str(path)).splitlines()
    assert said[:4] == ["The Winter of Ostrand", *ARTICLE]
    assert said[4:] == ["with one visible part in it.", "Before the ice", "During the ice", "After the ice",
                        "A note in a shadow tree says: light words."]  # fmt: skip
    page = path.read_text("utf-8")
    assert f"Content-Location: {setting.site.url}/article" in page
    for part in ("s3cr3t", "member=ann", "<style", "customElements"):
        assert part not in page, part


def test_selection_is_read_by_the_session_that_runs(setting: Setting) -> None:
    open_article(setting.browser, setting.site)
    setting.browser.run("""(() => {
        const range = document.createRange();
        range.setStart(document.getElementById("seen").firstChild, 5);
        range.setEnd(document.getElementById("second").firstChild, 6);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    })()""")
    setting.browser.press_button()
    wait_for(lambda: "\nlist of 2 items, Before the ice\nDuring\n" in setting.home.heard)
    assert len(setting.home.windows) == 1


def test_queued_page_is_announced(setting: Setting) -> None:
    setting.home.end_sessions()  # one that reaches the end of its article would take the next from the queue
    open_article(setting.browser, setting.site)
    setting.browser.queue()
    said = "document.querySelector('[role=status]')?.textContent ?? ''"
    assert wait_for_text(lambda: str(setting.browser.run(said))) == "Added to Reader's queue"
    (queued,) = json.loads(setting.home.reader("queue", "--json"))
    assert queued["title"] == "The Winter of Ostrand"
    assert queued["words"] > 40


def test_failure_says_what_to_do(setting: Setting) -> None:
    def advice(url: str) -> str:
        setting.browser.open(url)
        setting.browser.press_button()
        problem = setting.browser.problem()
        wait_for(lambda: setting.browser.badge() == "!")
        return problem

    assert "Nothing has nothing to read" in advice(f"{setting.site.url}/nothing")
    assert "Save the document" in advice(_RESTRICTED[setting.name])
    setting.home.disconnect()
    assert "run in a terminal: reader browser install" in advice(f"{setting.site.url}/article")


def test_keys_are_those_that_the_manual_names(setting: Setting) -> None:
    assert setting.browser.keys() == {"_execute_action": "Alt+R", "queue": "Alt+Q"}
