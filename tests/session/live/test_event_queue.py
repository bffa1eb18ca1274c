"""The order in which a session gets its events."""

from __future__ import annotations

from reader.session.live.event_queue import EventQueue
from reader.session.live.inputs import Key
from reader.terminal.keyboard import WholeLine


def test_event_that_was_put_back_comes_before_later_ones() -> None:
    events = EventQueue()
    for name in "abc":
        events.put(Key(name))
    events.defer(events.next())
    assert events.waiting() == [Key("a"), Key("b"), Key("c")]


def test_nothing_follows_a_whole_line() -> None:
    events = EventQueue()
    given: list[WholeLine | Key] = [WholeLine("where"), Key("a"), WholeLine("next"), WholeLine("quit")]
    for each in given:
        events.put(each)
    for _ in range(3):
        events.defer(events.next())
    assert [events.waiting() for _ in range(3)] == [given[:1], given[1:3], given[3:]]
