"""The sound of the real program on a virtual loudspeaker.

Each expected sentence is synthesised here and searched for in the recording by cross-correlation.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from reader.playback.earcons import earcon
from reader.speech.natural.voice_files import INSTALL_NATURAL, is_installed
from tests.listening.hearing import SAME, Hearing
from tests.listening.pages import HEADINGS, MANY_HEADINGS, ONE_SENTENCE, SHORT, THREE_LANGUAGES, WALKS
from tests.listening.sounds import (
    RATE,
    SAMPLE_RATE,
    after_heading,
    from_one_to_another,
    script_of,
    seconds_of,
    sentences,
    sound_at,
    sound_of,
    sounding_seconds,
)
from tests.listening.voting import locate
from tests.support.ear.sounds import RATE as EAR_RATE
from tests.support.ear.sounds import find
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.terminal import ROOT

pytestmark = [pytest.mark.listening, pytest.mark.slow]

Hear = Callable[..., Hearing]

PREPARE = """
from reader.speech.natural.prepare import prepared
from reader.speech.natural.voice_files import find_voice_files
for file in find_voice_files():
    prepared(file)
"""

HALF_SECOND = SAMPLE_RATE // 2


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Write a page for one test."""

    def write(html: str) -> Path:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        return path

    return write


@pytest.fixture
def walks(written: Callable[[str], Path]) -> Path:
    """A page of short, distinct sentences under three headings."""
    return written(WALKS)


def test_sentences_are_heard_in_order(hear: Hear, walks: Path) -> None:
    expected = sentences(walks)[:4]
    hearing = hear(walks, "--from-start")
    hearing.wait_for(expected[-1], hearing.began, timeout=30)
    places = [hearing.of(said, hearing.began) for said in expected]
    assert all(place.share > SAME for place in places), places
    starts = [place.at_seconds for place in places]
    assert starts == sorted(starts)
    hearing.quit()


def test_clutter_around_the_article_is_not_heard(hear: Hear) -> None:
    """In the page, a media player stands between these two sentences.

    Between them is as much sound as the speech between them has: no room even for "please wait".
    """
    page = "peru-visit.html"
    before = next(said for said in sentences(page) if said.text.startswith("Democracy"))
    after = next(said for said in sentences(page) if said.text.startswith("Peru and the"))
    between = from_one_to_another(script_of(page), before, after)
    hearing = hear(page, "--from-start")
    hearing.terminal.press("p", "p")
    end = hearing.wait_for(after, hearing.began, timeout=30)
    heard = hearing.ear.heard(hearing.began)
    start = hearing.of(before, hearing.began).at_seconds
    sounding = sounding_seconds(heard[int(start * EAR_RATE) : int(end * EAR_RATE)], EAR_RATE)
    expected = sum(
        sounding_seconds(sound_of(said.spoken, said.lang, said.style), SAMPLE_RATE) for said in between
    )
    assert sounding - expected < sounding_seconds(sound_of("please wait", "en"), SAMPLE_RATE) / 2
    for noise in (
        "No media source currently available. please wait",
        "Earlier headline. Later headline. Breaking News",
        "Skip to main content. Skip to main Navigation. Skip to Search",
        "0:00, 0:03:31, 0:00, Direct link, 64 kbps | MP3, 128 kbps | MP3",
    ):
        assert locate(heard, sound_of(noise, "en")).share < SAME, noise
    hearing.quit()


def test_section_keys_move_to_the_right_section(hear: Hear, walks: Path) -> None:
    hearing = hear(walks, "--from-start")
    hearing.terminal.press("h", "h")
    hearing.wait_for(after_heading(walks, "Through the forest"), hearing.began)
    pressed = hearing.terminal.press("s")
    hearing.wait_for(after_heading(walks, "Along the canal"), pressed)
    pressed = hearing.terminal.press("H", "H")  # to its own heading, and to the one before
    hearing.wait_for(after_heading(walks, "Through the forest"), pressed)
    hearing.quit()


def test_ten_quick_presses_speak_only_the_last_target(hear: Hear, written: Callable[[str], Path]) -> None:
    """The keys are pressed while the reading is paused, so that only their target is heard."""
    page = written(MANY_HEADINGS)
    script = script_of(page)
    tenth = next(said for said in script if said.text == HEADINGS[9])
    announced = script[script.index(tenth) + 1]
    hearing = hear(page, "--from-start")
    hearing.silence_after(hearing.terminal.press("\x1b"))
    pressed = hearing.terminal.press(*"hhhhhhhhhh")
    sounding = hearing.ear.wait_for_sound(5, after=pressed)
    hearing.wait_for(tenth, pressed)
    silent = hearing.silence_after(sounding + seconds_of(tenth))
    assert silent - sounding < seconds_of(tenth, announced) + seconds_of(tenth) / 2
    heard = hearing.between(sounding, silent)
    # Only one sentence had time to sound. In so short a sound some pieces agree by chance.
    assert max(HEADINGS, key=lambda said: locate(heard, sound_of(said, "en", "heading")).share) == tenth.text
    hearing.quit()


def test_earcon_is_heard_in_place_of_the_word_heading(hear: Hear) -> None:
    """Only its first note is searched for: on a busy machine a longer sound may have gaps."""
    note = np.frombuffer(earcon("heading 1", SAMPLE_RATE), np.int16)
    hearing = hear("bread.html", "--from-start", "--sounds")
    pressed = hearing.terminal.press("h")
    hearing.terminal.wait_for("What you need, heading 2")
    hearing.ear.wait_for_sound(5, after=pressed + 3)  # the first sentence under it
    heard = hearing.ear.heard(pressed)
    assert find(heard, note, rate=SAMPLE_RATE).score > 0.85
    assert locate(heard, sound_of("heading 2", "en", "announcement")).share < SAME
    hearing.quit()


def test_skip_link_moves_to_the_article(hear: Hear, walks: Path) -> None:
    hearing = hear(walks, "--from", "Along the canal")
    hearing.wait_for(after_heading(walks, "Along the canal"), hearing.began)
    pressed = hearing.terminal.press("b")
    hearing.terminal.wait_for("Skip to main content")
    hearing.wait_for(sentences(walks)[0], pressed)
    hearing.quit()


def test_escape_silences_and_space_resumes(hear: Hear, walks: Path) -> None:
    said = sentences(walks)
    hearing = hear(walks, "--from-start")
    hearing.wait_for(said[0], hearing.began)
    hearing.silence_after(hearing.terminal.press("\x1b"))
    pressed = hearing.terminal.press(" ")
    hearing.wait_for(said[2], pressed)
    hearing.quit()


def test_pause_resumes_at_its_position(hear: Hear) -> None:
    """The sound before and the sound after the pause together are the sentence."""
    first, second = sentences("tides.html")[:2]
    hearing = hear("tides.html", "--from-start", "--print")
    began = hearing.be_within(first)
    silent = hearing.silence_after(hearing.terminal.press(" "))
    resumed = hearing.ear.wait_for_sound(5, after=hearing.terminal.press(" "))
    hearing.wait_for(second, resumed)
    before, after = hearing.between(began, silent), hearing.between(resumed, hearing.ear.now())
    assert hearing.is_whole(first, np.concatenate([before, after]))
    assert not hearing.is_whole(first, before)
    assert not hearing.is_whole(first, after)
    hearing.quit()


def test_rate_change_resumes_within_one_word(hear: Hear, written: Callable[[str], Path]) -> None:
    """The first half second after the change, which is unique, shows the position.

    If a busy machine left a gap there, the test is tried once more.
    """
    page = written(ONE_SENTENCE)
    (said,) = (each for each in script_of(page) if each.start is not None and each.style == "text")
    hearing = hear(page, "--from-start", "--rate", "160")
    hearing.terminal.press("p")
    for rate in (160, 180, 200):
        pressed = hearing.terminal.press("r")
        hearing.ear.wait_for_sound(5, after=pressed + 2.5)
        changed = hearing.terminal.press("+")
        answered = hearing.ear.wait_for_silence(0.18, 10, after=changed + 0.4)
        resumed = hearing.ear.wait_for_sound(5, after=answered + 0.05)
        hearing.ear.wait_for_sound(5, after=resumed + 1)
        sound, marks = sound_at(said.spoken, said.lang, rate)
        began = pressed + find(hearing.between(pressed, changed), sound[:HALF_SECOND], SAMPLE_RATE).at_seconds
        reached = sum(mark.sample / SAMPLE_RATE <= changed - began for mark in marks) - 1
        goes_on = hearing.between(resumed - 0.1, resumed + 1)
        rests = [sound_at(said.spoken[mark.start :], said.lang, rate + 20)[0] for mark in marks]
        scores = [find(goes_on, rest[:HALF_SECOND], SAMPLE_RATE).score for rest in rests]
        if max(scores) > 0.7:
            break
    assert max(scores) > 0.7
    assert abs(int(np.argmax(scores)) - reached) <= 1
    hearing.quit()


def test_quitting_silences_the_voice(hear: Hear, walks: Path) -> None:
    hearing = hear(walks, "--from-start")
    hearing.wait_for(sentences(walks)[0], hearing.began)
    pressed = hearing.terminal.press("q")
    assert hearing.terminal.end() == 0
    silent = hearing.silence_after(pressed)
    assert not hearing.sounds(silent, hearing.ear.now())


def test_voice_follows_the_language(hear: Hear, written: Callable[[str], Path]) -> None:
    """A quotation, and a few words within a sentence, have the voices of their languages."""
    page = written(THREE_LANGUAGES)
    english = next(said for said in sentences(page) if said.lang == "en")
    german = next(said for said in sentences(page) if said.lang == "de")
    hearing = hear(page, "--from-start")
    hearing.wait_for(german, hearing.began)
    heard = hearing.ear.heard(hearing.began)
    for said in (english, german):
        assert locate(heard, sound_of(said.spoken, said.lang, said.style)).share > SAME, said
        assert locate(heard, sound_of(said.spoken, "fr", said.style)).share < SAME, said
    hearing.quit()


@pytest.mark.skipif(not is_installed(), reason=f"needs {INSTALL_NATURAL}")
def test_natural_voice_reads_english_and_espeak_the_rest(
    hear: Hear, ear: VirtualEar, written: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a choice, each passage has the best voice of its language: three languages, three voices."""
    monkeypatch.delenv("PYTHONPATH")  # which hides the natural voice
    # The first preparation of a model takes seconds, in which silence would look like the end.
    subprocess.run([sys.executable, "-c", PREPARE], env={**os.environ, **ear.env}, cwd=ROOT, check=True)
    page = written(THREE_LANGUAGES)
    script = script_of(page)
    first, english, german = (script[at] for at in (1, 3, 5))
    hearing = hear(page, "--from-start")
    german_at = hearing.wait_for(german, hearing.began)
    heard = hearing.ear.heard(hearing.began)
    first_at = locate(heard, sound_of(first.spoken, "fr"))
    assert first_at.share > SAME
    assert locate(heard, sound_of(english.spoken, "en", english.style)).share < SAME
    others = from_one_to_another(script, first, german)
    others.remove(english)
    english_s = german_at - first_at.at_seconds - seconds_of(*others)
    assert english_s > seconds_of(english) / 2
    hearing.quit()


def test_next_session_resumes_at_the_position(hear: Hear, walks: Path) -> None:
    hearing = hear(walks, "--from-start")
    hearing.terminal.press("h", "h")
    hearing.terminal.wait_for("Through the forest, heading 2")
    hearing.quit()
    again = hear(walks)
    again.terminal.wait_for("Resuming Three Walks")
    again.wait_for(after_heading(walks, "Through the forest"), again.began)
    assert again.of(sentences(walks)[0], again.began).share < SAME
    again.quit()


def test_page_is_heard_to_its_end_without_a_keyboard(ear: VirtualEar, written: Callable[[str], Path]) -> None:
    page = written(SHORT)
    began = ear.now()
    done = subprocess.run(
        [sys.executable, "-m", "reader", "listen", str(page), "--rate", str(RATE)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,  # without a terminal there are no keys
        cwd=ROOT,
        env={**os.environ, **ear.env},
        timeout=60,
        check=False,
    )
    heard = ear.heard(began)
    assert done.returncode == 0, done.stderr
    assert "End of article" in done.stderr
    for said in sentences(page):
        assert locate(heard, sound_of(said.spoken, said.lang, said.style)).share > SAME, said
