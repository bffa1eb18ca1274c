"""Moving to links, following them, and coming back."""

from __future__ import annotations

import pytest

from reader.session.effects import Follow, Reopen
from reader.session.navigation import finding
from reader.session.state import History, HistoryEntry, Playlist, Position, Reading, State
from tests.session.playing import Played, asked, play, said, script_of, shown

HTML = """<html lang=en><title>Harbour</title><main><h1>Harbour</h1>
<p>Ships <a href="/one">wait there</a> and <a href="two.html">leave again</a> at night.</p>
<p>It is quiet.</p>
<p>The <a href="#tides">tides below</a> and <a href="#gone">a lost place</a> are told.</p>
<p>Write <a href="mailto:a@example.org">to us</a>, or <a href="">to nobody</a>.</p>
<h2 id=tides>Tides</h2><p>They come.</p></main>"""
SCRIPT = script_of(HTML)
FIRST = "Ships wait there and leave again at night."


def sentence(text: str, *commands: object, playing: bool = True) -> Played:
    for section in range(len(SCRIPT.page.sections)):
        for number, utterance in enumerate(SCRIPT.utterances(section)):
            if utterance.text.startswith(text):
                state = State(Reading(Position(section, number)), 180)
                if not playing:
                    return play(SCRIPT, "silence", *commands, state=state)  # type: ignore[arg-type]
                return play(SCRIPT, *commands, state=state)  # type: ignore[arg-type]
    raise AssertionError(text)


def test_link_keys_visit_each_link_of_a_sentence() -> None:
    links = ["wait there", "leave again", "tides below", "a lost place", "to us", "to nobody"]
    for number, name in enumerate(links, 1):
        assert said(sentence("Ships", *["next link"] * number).last)[0].startswith(name)
        back = sentence("Ships", *["next link"] * len(links), *["previous link"] * (len(links) - number))
        assert said(back.last)[0].startswith(name)
    assert said(sentence("Ships", *["next link"] * 7).last) == ["[No next link]"]
    assert said(sentence("Ships", "next link", "previous link").last) == ["[No previous link]"]


def test_previous_link_is_the_one_just_heard() -> None:
    offset = FIRST.index("leave")
    assert said(sentence("Ships", asked("previous link", offset=offset)).last)[0].startswith("wait there")
    assert said(sentence("It is", "previous link").last)[0].startswith("leave again")


def test_previous_link_restarts_a_link_heard_long_ago() -> None:
    late = asked("previous link", offset=len("leave again "), milliseconds=3000)
    assert said(sentence("Ships", "next link", "next link", late).last)[0].startswith("leave again")
    soon = asked("previous link", offset=len("leave again "), milliseconds=900)
    assert said(sentence("Ships", "next link", "next link", soon).last)[0].startswith("wait there")


def test_link_focused_while_paused_can_be_followed() -> None:
    played = sentence("Ships", "next link", "next link", "heard", "follow", playing=False)
    assert [effect.href for effect in played.last if isinstance(effect, Follow)] == ["two.html"]


def test_link_of_a_sentence_can_be_followed_before_it_is_spoken() -> None:
    assert [effect.href for effect in sentence("Ships", "follow").last if isinstance(effect, Follow)] == [
        "/one"
    ]
    later = sentence("Ships", asked("follow", offset=FIRST.index("night")))
    assert [effect.href for effect in later.last if isinstance(effect, Follow)] == ["two.html"]


@pytest.mark.parametrize("command", ["follow", "address"])
def test_missing_link_is_reported(command: str) -> None:
    assert said(sentence("It is", command).last) == ["[No link here]"]


def test_page_that_a_link_opened_is_left_for_the_link_again() -> None:
    for commands in (("next link",), ()):
        before = sentence("Ships", *commands)
        opened = sentence("Ships", *commands, asked("follow", offset=FIRST.index("night")))
        assert opened.state.history.back_stack[-1].position == before.state.reading.position


def test_internal_link_moves_to_its_target_and_back() -> None:
    played = sentence("The", "next link", "follow")
    assert (said(played.last), shown(played.last)) == (["Tides"], ["tides below"])
    back = sentence("The", "next link", "follow", "back")
    assert shown(back.last) == ["Back"]
    assert back.state.reading.position == sentence("The", "next link").state.reading.position


PLACES = script_of(
    """<html lang=en><main><h1>Ferry</h1><p>See <a href="#p">one</a>, <a href="#w">two</a>,
    <a href="#i">three</a>, <a href="#c">four</a>, <a href="#s">five</a>, <a href="#e">six</a>.</p>
    <p>The harbour wakes before the town does.</p><p id=p>The ferry is here. It waits.</p>
    <p>It is late. The <span id=w>word</span> is here, in <i lang=fr>la mer</i> again.</p>
    <ul><li>Nets<li id=i>Oil</ul><table><tr><td>a<td>b<tr><td>c<td id=c>d</table>
    <h2 id=s>Tides</h2><a id=e></a><p>They come.</p></main>"""
)


@pytest.mark.parametrize(
    ("link", "heard"),
    [
        (1, "The ferry is here."),
        (2, "The word is here, in"),
        (3, "Oil"),
        (4, "d"),
        (5, "Tides"),
        (6, "They come."),
    ],
)
def test_internal_link_moves_to_the_exact_sentence_item_or_row_and_back(link: int, heard: str) -> None:
    place = next(
        Position(0, number)
        for number, utterance in enumerate(PLACES.utterances(0))
        if utterance.text.startswith("See")
    )
    played = play(PLACES, *["next link"] * link, "follow", "back", state=State(Reading(place), 180))
    (first, *_), (_, back) = said(played.steps[-2]), (None, played.state.reading.position)
    assert first == heard
    assert back == place


def test_next_link_reaches_the_last_link_of_a_sentence_after_the_voice_passed_it() -> None:
    state = State(Reading(Position(0, 1)), 180)
    html = script_of(
        "<html lang=en><main><h1>Sea</h1><p>It <a href=/x>came</a> at night.</p><p>Then</p></main>"
    )
    at_end = asked("next link", offset=12)
    assert said(play(html, at_end, state=state).last)[0].startswith("came at")
    assert said(play(html, at_end, "next link", state=state).last) == ["[No next link]"]


def test_all_of_the_note_cited_is_answered_as_it_is_spoken() -> None:
    html = """<html lang=en><main><h1>Sea</h1><p>It came.<a href=#n role=doc-noteref>1</a></p>
    <div id=n><p>See p. 5.<p>Ships too.</div></main>"""
    script = script_of(html)
    played = play(script, "note", state=State(Reading(Position(0, 1)), 180))
    assert said(played.last) == ["[See page 5. Ships too.]"]


def test_broken_link_is_reported_and_does_not_move() -> None:
    played = sentence("The", "next link", "next link", "follow")
    assert said(played.last) == ["[a lost place: broken link]"]


def test_link_without_an_address_is_reported() -> None:
    for command in ("follow", "address"):
        answers = said(sentence("Write", "next link", "next link", command).last)
        assert answers == ["[This link has no address]"]


def test_link_addresses_are_shown_as_written() -> None:
    assert said(sentence("Write", "next link", "address").last) == ["[mailto:a@example.org]"]


def test_empty_back_stack_is_reported() -> None:
    assert said(sentence("Ships", "back").last) == ["[Nothing to go back to]"]


def test_back_returns_to_another_article() -> None:
    entry = HistoryEntry(0, 0, Position(0, 1))
    state = State(Reading(Position(0, 0)), 180, playlist=Playlist(followed=1), history=History((entry,)))
    played = play(SCRIPT, "back", state=state)
    assert [effect.entry for effect in played.last if isinstance(effect, Reopen)] == [entry]
    assert played.state.history.back_stack == ()


def test_link_without_words_is_found_by_its_kind() -> None:
    assert finding.link_reached(SCRIPT, Position(0, 0), 0) is None


@pytest.mark.parametrize("milliseconds", [500, 5000])
def test_focused_link_is_followed_after_the_voice_reached_the_next(milliseconds: int) -> None:
    past = len("wait there and leave")
    for command, came in (("address", "[/one]"), ("next link", "leave again at night.")):
        late = asked(command, offset=past, milliseconds=milliseconds)
        assert said(sentence("Ships", "next link", late).last) == [came]
    (follow,) = [
        effect
        for effect in sentence("Ships", "next link", asked("follow", offset=past)).last
        if isinstance(effect, Follow)
    ]
    assert follow.href == "/one"


def test_link_loses_focus_at_the_next_sentence() -> None:
    assert said(sentence("Ships", "next link", "next sentence", "address").last) == ["[No link here]"]
    assert said(sentence("Ships", "next link", "heard", "address").last) == ["[No link here]"]
