"""Effects that wait together: only the last speech is said."""

from __future__ import annotations

import pytest

from reader.session.effects import (
    AddSource,
    Answer,
    Effect,
    OpenSource,
    Pause,
    Quit,
    Respond,
    Resume,
    Save,
    SaveChoice,
    Say,
    Show,
    Stop,
)
from reader.session.live.coalescing import PendingEffect, coalesced
from reader.session.remote import RemoteAnswer
from reader.session.state import Position
from tests.session.live.scripted import SHORT
from tests.session.playing import RATE, script_of

UTTERANCE = script_of(SHORT).utterances(script_of(SHORT).article[0])[0]


def say(token: int) -> Say:
    return Say(token, Position(0, token), UTTERANCE, 0, RATE)


def answer(token: int) -> Answer:
    return Answer(token, f"answer {token}", RATE)


def save(number: int) -> Save:
    return Save(Position(0, number))


def left_of(effects: list[Effect]) -> list[Effect]:
    return [each.effect for each in coalesced([PendingEffect(None, effect) for effect in effects])]


def test_ten_quick_moves_speak_show_and_save_only_the_last() -> None:
    burst: list[Effect] = []
    for token in range(10):
        burst += [Show(f"heading {token}"), say(token), save(token)]
    left = left_of(burst)
    assert [effect for effect in left if isinstance(effect, Show | Say)] == [Show("heading 9"), say(9)]
    assert [effect for effect in left if isinstance(effect, Save)][-1] == save(9)


@pytest.mark.parametrize(
    ("effects", "left"),
    [
        ([], []),
        ([Show("Paused")], [Show("Paused")]),
        ([Pause(), Show("Paused"), Resume(), Show("Resumed")],) * 2,
        ([say(1), save(1), answer(2)], [save(1), answer(2)]),
        ([SaveChoice("rate", 200), answer(1), say(2)], [SaveChoice("rate", 200), say(2)]),
        ([answer(1), say(2), save(2)], [say(2), save(2)]),
        ([say(1), save(1), Stop(), Quit()], [save(1), Stop(), Quit()]),
        ([Show("a"), say(1), save(1), Pause(), Show("Paused")],) * 2,
    ],
)
def test_burst_of_keys_keeps_only_the_last_speech(effects: list[Effect], left: list[Effect]) -> None:
    assert left_of(effects) == left


def test_every_request_of_another_program_is_answered() -> None:
    def reply(_: RemoteAnswer) -> None: ...

    first, last = Respond(reply, RemoteAnswer("first")), Respond(reply, RemoteAnswer("last"))
    page, added = OpenSource(2, "page.html", reply), AddSource("other.html", reply)
    left = left_of([say(1), first, Stop(), page, added, say(3), last])
    assert left == [first, page, added, say(3), last]


def test_quit_is_never_lost() -> None:
    left = left_of([Quit(failed="gone"), say(1), answer(2)])
    assert Quit(failed="gone") in left


def test_end_of_the_article_is_saved_despite_a_following_key() -> None:
    over = Save(Position(0, 3), ended=True)
    assert over in left_of([answer(1), over, answer(2)])
    assert over in left_of([over, answer(1), save(0), say(2)])
