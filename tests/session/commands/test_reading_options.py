"""Verbosity, skipped kinds and voice change while reading; the position stays."""

from __future__ import annotations

import pytest

from reader.script.lexicon.entries import LexiconEntry
from reader.script.lexicon.lexicon import Lexicon
from reader.script.model import ReadingOptions
from reader.script.writer import Script
from reader.session import transitions
from reader.session.commands import reading_options
from reader.session.effects import (
    Answer,
    Ask,
    FindVoice,
    ListVoices,
    ReplaceScript,
    SaveChoice,
    SaveSkipped,
    SaveVoice,
    Say,
    SetVoice,
)
from reader.session.events import ChosenVoice, LineEntered, RequestFailed, VoiceFound, VoicesListed
from reader.session.state import History, HistoryEntry, Position, State
from reader.settings import SKIPPABLE, VERBOSITIES, Verbosity
from tests.session.playing import Played, play, said, script_of, shown, start_of

ANNA = ChosenVoice("anna", "natural:anna", "de")
PAGE = """<html lang=en><title>Tides</title><main><h1>Tides</h1>
<p>It ebbs [3]. The <a href=/sea>sea</a> comes (Smith, 2010) and goes. Few know why.</p>
<ul><li>Salt<li>Water</ul><blockquote><p>All flows.</p></blockquote>
<figure><img src=x alt=""></figure></main>"""


def at(text: str, script: Script | None = None) -> State:
    script = script or script_of(PAGE)
    for section in range(len(script.page.sections)):
        for number, utterance in enumerate(script.utterances(section)):
            if utterance.text.startswith(text):
                return transitions.at(start_of(script), Position(section, number))
    raise AssertionError(text)


def retold(played: Played) -> Script:
    (effect,) = [effect for effect in played.last if isinstance(effect, ReplaceScript)]
    return effect.script


# -- how much is announced --------------------------------------------------------------------


def test_verbosity_change_continues_at_the_same_sentence() -> None:
    played = play(script_of(PAGE), LineEntered("verbosity all"), state=at("The sea"))
    script = retold(played)
    assert said(played.last) == ["[Verbosity all]"]
    assert SaveChoice("verbosity", "all") in played.last
    on = play(script, "heard", state=played.state)
    assert "The sea comes (Smith, 2010) and goes." in [text for text in on.said if not text.startswith("[")]


def test_verbosity_is_asked_for_in_a_line() -> None:
    played = play(script_of(PAGE), "verbosity", LineEntered("MOST"))
    assert "[Announce none, few, most or all:]" in played.said
    assert retold(played).options.verbosity == "most"


def test_an_unknown_verbosity_lists_the_choices() -> None:
    played = play(script_of(PAGE), "verbosity", LineEntered("loud"))
    assert said(played.last) == ["[Not one of none, few, most, all]"]


@pytest.mark.parametrize("before", VERBOSITIES)
@pytest.mark.parametrize("after", VERBOSITIES)
def test_any_position_survives_any_verbosity_change(before: Verbosity, after: Verbosity) -> None:
    script, other = script_of(PAGE, before), script_of(PAGE, after)
    for section in range(len(script.page.sections)):
        for number, utterance in enumerate(script.utterances(section)):
            place = reading_options.same_place(script, other, Position(section, number))
            assert place is not None
            utterances = other.utterances(place.section)
            sentence = utterances[place.utterance].sentence
            texts = [each.text for each in utterances if each.sentence == sentence]
            if utterance.start is not None:
                assert utterance.text in texts


def test_bookmarks_and_back_stack_survive_a_verbosity_change() -> None:
    script = script_of(PAGE, "all")
    state = at("Few know", script)._replace(
        history=History((HistoryEntry(0, 0, at("Water", script).reading.position),))
    )
    played = play(script, "mark", "next item", LineEntered("verbosity none"), state=state)
    other = retold(played)
    (mark,), (water, *_) = played.state.marks, played.state.history.back_stack
    assert other.utterances(mark.position.section)[mark.position.utterance].text == "Few know why."
    assert other.utterances(water.position.section)[water.position.utterance].text == "Water"


def test_verbosity_that_would_silence_the_page_is_refused() -> None:
    only_a_picture = "<html lang=en><main><img src=x alt='A boat'></main>"
    played = play(script_of(only_a_picture), LineEntered("verbosity none"))
    assert said(played.last) == ["[Nothing to read at verbosity none]"]
    assert not played.has(ReplaceScript)


# -- citations --------------------------------------------------------------------------------


def test_citations_can_be_skipped_and_restored() -> None:
    played = play(script_of(PAGE), "leave out", LineEntered("citations"), state=at("The sea"))
    without = retold(played)
    assert said(played.last) == ["[Citations skipped]"]
    spoken = [each.spoken for index in without.article for each in without.utterances(index)]
    assert "It ebbs." in spoken
    assert "The sea comes and goes." in spoken
    again = play(without, "leave out", LineEntered("cit"), state=played.state)
    assert said(again.last) == ["[Citations read again]"]
    assert retold(again).options == ReadingOptions()


def test_note_references_are_not_announced_without_citations() -> None:
    page = (
        "<html lang=en><main><p>It ebbs.<a href='#n' role=doc-noteref>1</a></p><p id=n role=doc-footnote>So."
    )
    few, none = (
        Script(script_of(page).page, ReadingOptions("most", citations=each)) for each in (True, False)
    )
    assert "note 1" in [each.text for each in few.utterances(0)]
    assert "note 1" not in [each.text for each in none.utterances(0)]


def test_what_is_skipped_is_saved_by_name() -> None:
    played = play(script_of(PAGE), *map(LineEntered, ("leave out fig", "leave out code", "leave out fig")))
    saved = [effect.kinds for step in played.steps for effect in step if isinstance(effect, SaveSkipped)]
    assert saved == ["figures", "code, figures", "code"]
    assert reading_options.kinds_named("code, citations, opera") == {"code", reading_options.CITATION}
    assert tuple(reading_options.SKIPPABLE) == SKIPPABLE


def test_skip_question_shows_each_kind_and_its_state() -> None:
    played = play(script_of(PAGE), LineEntered("leave out code"), "leave out")
    assert "code: skipped" in str(played.last)
    assert "citations: read" in str(played.last)


# -- voices -----------------------------------------------------------------------------------


def test_new_voice_is_saved_and_restarts_the_sentence() -> None:
    script = script_of(PAGE)
    played = play(
        script, LineEntered("voice Anna"), lambda state: VoiceFound(state.speech.token, "Anna", ANNA), "heard"
    )
    set_voice, keep, answered = played.steps[-2]
    assert (set_voice, keep) == (SetVoice("de", "anna"), SaveVoice("de", "natural:anna"))
    assert isinstance(answered, Answer)
    (say,) = [effect for effect in played.last if isinstance(effect, Say)]
    assert say.offset == 0


@pytest.mark.parametrize(
    ("voice", "saved"),
    [(None, SaveVoice("en", "")), (ChosenVoice("male2", "x:male2"), SaveVoice("en", "x:male2"))],
)
def test_usual_voice_and_one_for_all_languages_are_saved_for_the_language_here(
    voice: ChosenVoice | None, saved: SaveVoice
) -> None:
    played = play(
        script_of(PAGE), LineEntered("voice it"), lambda state: VoiceFound(state.speech.token, "it", voice)
    )
    assert saved in played.last


def test_new_voice_says_words_as_its_lexicon_does() -> None:
    lexicon = Lexicon([LexiconEntry("ebbs", "falls", voice="anna")])
    script = script_of(PAGE).with_lexicon(lexicon)
    played = play(
        script, LineEntered("voice Anna"), lambda state: VoiceFound(state.speech.token, "Anna", ANNA)
    )
    assert any("falls" in utterance.spoken for utterance in retold(played).utterances(0))


def test_plus_lists_the_voices_of_the_language_to_choose_from() -> None:
    names = ("en-us: English (America)", "en: English " + "x" * 60)
    played = play(
        script_of(PAGE),
        "voice",
        LineEntered("+"),
        lambda state: VoicesListed(state.speech.token, names),
        LineEntered("en-us"),
    )
    (_, request), (ask,), (_, chosen) = played.steps[-3:]
    assert isinstance(request, ListVoices)
    assert request.lang == "en"
    assert isinstance(ask, Ask)
    assert ask.lines[0] == "en-us: English (America)"
    assert max(map(len, ask.lines)) <= 40
    assert isinstance(chosen, FindVoice)
    assert chosen.name == "en-us"


def test_language_without_voices_is_reported() -> None:
    played = play(script_of(PAGE), LineEntered("voice +"), lambda state: VoicesListed(state.speech.token, ()))
    assert said(played.last) == ["[No voice speaks this language]"]


def test_unknown_voice_is_reported_in_short_lines() -> None:
    why = "No voice called nobody. “reader voices” lists them."
    played = play(
        script_of(PAGE), LineEntered("voice nobody"), lambda state: RequestFailed(state.speech.token, why)
    )
    assert said(played.last) == [f"[{why}]"]
    assert all(len(line) <= 40 for line in shown(played.last))


def test_late_voice_changes_nothing() -> None:
    played = play(script_of(PAGE), LineEntered("voice Anna"), "where", VoiceFound(2, "Anna", ANNA))
    assert played.last == ()
