"""The loudspeaker is unplugged during a session, and sometimes plugged in again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.listening.hearing import Hearing
from tests.listening.sounds import sentences
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.terminal import PAGES, Terminal

pytestmark = [pytest.mark.listening, pytest.mark.slow]

PAGE = "tides.html"
GONE = "The loudspeaker is gone. Waiting for it\n"
BACK = "The loudspeaker is back\n"
Hear = Callable[..., Hearing]


@pytest.fixture
def plug(ear: VirtualEar) -> Iterator[VirtualEar]:
    """The ear; its loudspeaker is plugged in again after the test."""
    yield ear
    if not ear.is_plugged:
        ear.plug()


def in_a_sentence(hear: Hear) -> tuple[Hearing, float]:
    """A session in the middle of its first long sentence, and the sentence's start."""
    hearing = hear(PAGE, "--from-start", "--print")
    return hearing, hearing.be_within(sentences(PAGE)[0])


def assert_told_once(hearing: Hearing, *lines: str) -> None:
    for line in lines:
        hearing.terminal.wait_for(line)
        assert hearing.terminal.text.count(line) == 1, hearing.terminal.text


def test_loudspeaker_returning_while_reading_resumes_at_the_position(hear: Hear, plug: VirtualEar) -> None:
    """The sound before and the sound afterwards together are the sentence."""
    hearing, began = in_a_sentence(hear)
    plug.unplug()
    gone = plug.now()
    hearing.terminal.wait_for(GONE)
    plug.plug()
    resumed = plug.wait_for_sound(20, after=gone)
    first, second = sentences(PAGE)[:2]
    hearing.wait_for(second, resumed)
    assert_told_once(hearing, GONE, BACK)
    before, after = hearing.between(began, gone), hearing.between(resumed, plug.now())
    assert hearing.is_whole(first, np.concatenate([before, after]))
    assert not hearing.is_whole(first, before)
    assert not hearing.is_whole(first, after)
    hearing.quit()


def test_loudspeaker_returning_while_paused_resumes_at_the_position(hear: Hear, plug: VirtualEar) -> None:
    hearing, _ = in_a_sentence(hear)
    hearing.silence_after(hearing.terminal.press(" "))
    plug.unplug()
    plug.plug()
    pressed = hearing.terminal.press(" ")
    resumed = plug.wait_for_sound(20, after=pressed)
    hearing.wait_for(sentences(PAGE)[1], resumed)
    assert not hearing.is_whole(sentences(PAGE)[0], hearing.between(resumed, plug.now()))
    hearing.quit()


def test_resume_waits_for_a_missing_loudspeaker(hear: Hear, plug: VirtualEar) -> None:
    hearing, _ = in_a_sentence(hear)
    hearing.silence_after(hearing.terminal.press(" "))
    plug.unplug()
    pressed = hearing.terminal.press(" ")
    hearing.terminal.wait_for("Resumed\n")
    hearing.terminal.wait_for(GONE)
    plug.plug()
    resumed = plug.wait_for_sound(20, after=pressed)
    hearing.wait_for(sentences(PAGE)[1], resumed)
    assert_told_once(hearing, GONE, BACK)
    hearing.quit()


def test_keys_and_position_work_without_the_lost_loudspeaker(hear: Hear, plug: VirtualEar) -> None:
    hearing = hear("bread.html", "--from-start")
    plug.unplug()
    hearing.terminal.wait_for(GONE)
    hearing.terminal.press("h", "h")
    hearing.terminal.wait_for("Making the dough, heading 2, 3 of 5\n")
    hearing.quit()
    assert_told_once(hearing, GONE)
    plug.plug()
    again = hear("bread.html")
    again.terminal.wait_for("Resuming A First Loaf of Sourdough, ")
    again.terminal.press("w")
    again.terminal.wait_for("Making the dough, section 3 of 5\n")
    again.quit()


def test_hung_sound_system_does_not_delay_quitting(ear: VirtualEar, tmp_path: Path) -> None:
    """This ear is used once, because its clock stops with the server."""
    with VirtualEar() as hanging:
        began = hanging.now()
        with Terminal(["listen", str(PAGES / PAGE)], tmp_path, hanging.env) as terminal:
            hanging.wait_for_sound(20, after=began)
            hanging.hang()
            terminal.wait_for(GONE)
            terminal.press("h")
            terminal.wait_for("What raises a tide, heading 2, 2 of 11\n")
            terminal.press("q")
            assert terminal.end() == 0
        with Terminal(["listen", str(PAGES / PAGE)], tmp_path, hanging.env) as terminal:
            terminal.wait_for("The sound system is not responding. The sentences are printed instead.\n")
            terminal.wait_for("Resuming Why the Sea Comes and Goes, ")
            terminal.press("q")
            assert terminal.end() == 0
