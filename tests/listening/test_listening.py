"""What is heard: the real program on a real (virtual) sound device.

Each expected sentence is synthesised here and looked for in the recording by cross-correlation.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from reader import Utterance
from tests.ear import THRESHOLD, Samples, VirtualEar
from tests.listening.sounds import SAMPLE_RATE, script_of, sound_of
from tests.listening.voting import Located, locate
from tests.terminal import Terminal

pytestmark = [pytest.mark.listening, pytest.mark.slow]

SAME = 0.6  # this share of a sentence's pieces agrees; of another sentence's, a third at the most
Listen = Callable[..., Terminal]


class Hearing:
    """One session being heard."""

    def __init__(self, ear: VirtualEar, terminal: Terminal, began: float) -> None:
        self.ear = ear
        self.terminal = terminal
        self.began = began

    def recording(self, since: float) -> Samples:
        return self.ear.heard(since, self.ear.now())

    def of(self, said: Utterance, since: float) -> Located:
        """Where an utterance is in what was heard since a moment, in seconds from then."""
        return locate(self.recording(since), sound_of(said.spoken, said.lang))

    def wait_for(self, said: Utterance, since: float, timeout: float = 20) -> float:
        """Wait until an utterance has been heard; gives when it began, in seconds from `since`."""
        length = len(sound_of(said.spoken, said.lang)) / SAMPLE_RATE
        place = Located(0.0, 0.0)
        at = self.ear.now()
        while at < since + timeout:
            at = self.ear.wait_for_sound(timeout, after=at) + 0.5
            place = self.of(said, since)
            if place.share > SAME and place.at_seconds + length < at - since:
                return place.at_seconds
        raise AssertionError(f"{said.text!r} was not heard; the best share was {place.share:.2f}")

    def quit(self) -> None:
        self.terminal.press("q")
        assert self.terminal.end() == 0


@pytest.fixture
def hear(ear: VirtualEar, listen: Listen) -> Callable[..., Hearing]:
    def start(page: str, *more: str) -> Hearing:
        began = ear.now()
        hearing = Hearing(ear, listen(page, *more), began)
        ear.wait_for_sound(10, after=began)
        return hearing

    return start


def sentences(page: str) -> list[Utterance]:
    """The sentences of a page that are long enough to tell from any other."""
    return [said for said in script_of(page) if said.start is not None and len(said.text) > 40]


def after_heading(page: str, heading: str) -> Utterance:
    """The first sentence under a heading."""
    script = script_of(page)
    at = next(index for index, said in enumerate(script) if said.text == heading)
    return next(said for said in script[at:] if said in sentences(page))


def test_the_sentences_are_heard_in_order(hear: Callable[..., Hearing]) -> None:
    hearing = hear("peru-visit.html", "--from-start")
    expected = sentences("peru-visit.html")[:5]
    hearing.wait_for(expected[-1], hearing.began, timeout=60)
    places = [hearing.of(said, hearing.began) for said in expected]
    assert all(place.share > SAME for place in places), places
    starts = [place.at_seconds for place in places]
    assert starts == sorted(starts)
    hearing.quit()


def test_the_noise_around_the_article_is_not_heard(hear: Callable[..., Hearing]) -> None:
    hearing = hear("peru-visit.html", "--from-start")
    hearing.wait_for(sentences("peru-visit.html")[3], hearing.began, timeout=60)
    heard = hearing.recording(hearing.began)
    for noise in (
        "No media source currently available. please wait",
        "Skip to main content. Skip to main Navigation. Skip to Search",
    ):
        assert locate(heard, sound_of(noise, "en")).share < SAME, noise
    hearing.quit()


def test_a_skip_moves_to_the_right_section(hear: Callable[..., Hearing]) -> None:
    page = "bread.html"
    hearing = hear(page, "--from-start")
    hearing.terminal.press("h", "h")
    hearing.wait_for(after_heading(page, "Making the dough"), hearing.began)
    pressed = hearing.terminal.press("s")
    hearing.wait_for(after_heading(page, "Baking the loaf"), pressed)
    pressed = hearing.terminal.press("H")
    hearing.wait_for(after_heading(page, "Making the dough"), pressed)
    hearing.quit()


def test_a_skip_link_leads_to_the_article(hear: Callable[..., Hearing]) -> None:
    page = "peru-visit.html"
    hearing = hear(page, "--from-start")
    hearing.terminal.press("\x1b[F")
    hearing.wait_for(sentences(page)[-1], hearing.began)
    pressed = hearing.terminal.press("b")
    hearing.wait_for(sentences(page)[0], pressed)
    hearing.quit()


def test_escape_brings_silence_and_space_goes_on(hear: Callable[..., Hearing]) -> None:
    said = sentences("tides.html")
    hearing = hear("tides.html", "--from-start")
    hearing.wait_for(said[0], hearing.began)
    pressed = hearing.terminal.press("\x1b")
    silent = hearing.ear.wait_for_silence(1.0, 5, after=pressed)
    assert not np.any(np.abs(hearing.ear.heard(silent, silent + 0.9)) > THRESHOLD)
    pressed = hearing.terminal.press(" ")
    hearing.wait_for(said[3], pressed)
    hearing.quit()


def test_a_pause_goes_on_where_it_was(hear: Callable[..., Hearing]) -> None:
    """What was heard before it and after it, put together, is the sentence."""
    said = max(sentences("tides.html")[:5], key=lambda each: len(each.text))
    hearing = hear("tides.html", "--from-start")
    length = len(sound_of(said.spoken, said.lang)) / SAMPLE_RATE
    while hearing.terminal.press("f") and hearing.of(said, hearing.began).share < SAME:
        hearing.ear.wait_for_sound(5, after=hearing.ear.now() + length / 3)
    paused = hearing.terminal.press(" ")
    silent = hearing.ear.wait_for_silence(0.5, 5, after=paused)
    resumed = hearing.terminal.press(" ")
    sounding = hearing.ear.wait_for_sound(5, after=resumed)
    hearing.ear.wait_for_sound(20, after=sounding + length)
    parts = [hearing.ear.heard(hearing.began, silent), hearing.ear.heard(sounding, hearing.ear.now())]
    assert locate(np.concatenate(parts), sound_of(said.spoken, said.lang)).share > SAME
    hearing.quit()


def test_the_voice_follows_the_language(hear: Callable[..., Hearing]) -> None:
    page = "paris.html"
    english = next(said for said in script_of(page) if said.kind == "quote" and said.lang == "en")
    hearing = hear(page, "--from", "La promenade")
    hearing.terminal.press(*"fffffffffffffffff")
    hearing.wait_for(english, hearing.began, timeout=60)
    heard = hearing.recording(hearing.began)
    assert locate(heard, sound_of(english.spoken, "fr")).share < SAME
    hearing.quit()


def test_the_next_day_it_goes_on_where_it_was(hear: Callable[..., Hearing]) -> None:
    page = "bread.html"
    hearing = hear(page, "--from-start")
    hearing.terminal.press("h", "h")
    hearing.terminal.wait_for("Making the dough, heading 2")
    hearing.quit()
    again = hear(page)
    again.terminal.wait_for("Resuming A First Loaf of Sourdough")
    assert again.wait_for(after_heading(page, "Making the dough"), again.began) < 6
    again.quit()


def test_without_keys_a_page_is_heard_to_its_end(ear: VirtualEar, listen: Listen) -> None:
    began = ear.now()
    terminal = listen("bread.html", "--from", "If it goes wrong")
    terminal.press("\x1b[F")
    last = sentences("bread.html")[-1]
    hearing = Hearing(ear, terminal, began)
    hearing.wait_for(last, began)
    terminal.wait_for("End of article")
    hearing.quit()
