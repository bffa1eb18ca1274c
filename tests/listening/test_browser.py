"""The page in a browser is heard: a new session starts without a terminal, and speaks."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reader import parse_page, write_script
from tests.browser.extension.chromium import ChromiumWithExtension
from tests.browser.extension.driving import Home
from tests.browser.extension.site import ARTICLE, MemberSite, open_article
from tests.listening.hearing import SAME
from tests.listening.sounds import RATE, sound_of
from tests.listening.voting import locate
from tests.support.ear.virtual_ear import VirtualEar

pytestmark = [pytest.mark.listening, pytest.mark.slow]


@pytest.mark.skipif(
    "CI" not in os.environ and shutil.which("chromium") is None, reason="apt-get install chromium"
)
def test_page_behind_a_login_and_a_script_is_heard(ear: VirtualEar, tmp_path: Path) -> None:
    first, *_ = write_script(parse_page(f"<html lang=en><p>{ARTICLE[0]}</p>"))
    expected = sound_of(first.spoken, first.lang, first.style)
    home = Home(tmp_path, ear.env["PULSE_SERVER"])
    home.reader("config", "set", "rate", str(RATE))
    home.reader("browser", "install")
    with MemberSite() as site, ChromiumWithExtension(home.env) as browser:
        open_article(browser, site)
        pressed = ear.now()
        browser.press_button()
        began = ear.wait_for_sound(60, after=pressed)
        ear.wait_for_silence(2.0, 60, after=began)
    assert locate(ear.heard(pressed), expected).share > SAME
