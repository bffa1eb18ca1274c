"""The commands that lead elsewhere: follow a link, go back, open the next page or another article."""

from __future__ import annotations

from reader.script.elements import Element
from reader.script.own_words import message
from reader.script.writer import Script
from reader.session.commands.moves import current_link
from reader.session.effects import Follow, Reopen, Result, Stop
from reader.session.events import CommandGiven
from reader.session.navigation import positions
from reader.session.state import Position, State
from reader.session.transitions import (
    STATUS_WIDTH,
    Handler,
    answer,
    go,
    jump,
    open_article,
    remember,
    reply,
    short,
    silenced,
)

_BROKEN_LINK = message("{name}: broken link")


def _follow(script: Script, state: State, event: CommandGiven) -> Result:
    link = current_link(script, state)
    if link is None:
        return reply(state, "No link here")
    if not link.href:
        return reply(state, "This link has no address")
    place = _target_of(script, link)
    if place is not None:
        return jump(script, state, place, short(link.name))
    if link.href.startswith("#"):
        return answer(state, *broken_link(state, link.name))
    state = silenced(remember(state))
    return state, (Stop(), Follow(state.speech.token, link.href))


def broken_link(state: State, name: str) -> tuple[str, tuple[str, ...]]:
    """What to say about a link that leads nowhere, and the line to show."""
    words = state.our_words
    room = STATUS_WIDTH - len(words.text(_BROKEN_LINK, name=""))
    return words.text(_BROKEN_LINK, name=name), (words.text(_BROKEN_LINK, name=short(name, room)),)


def _target_of(script: Script, link: Element) -> Position | None:
    """Where a link within the page leads."""
    section = script.section_numbers.get(link.target or "")
    if section is None:
        return None
    return positions.text_position(script, section, link.target_block, link.target_offset)


def _back(script: Script, state: State, event: CommandGiven) -> Result:
    if not state.history.back_stack:
        return reply(state, "Nothing to go back to")
    *before, entry = state.history.back_stack
    state = state._replace(history=state.history._replace(back_stack=tuple(before)))
    if (entry.article, entry.followed) == (state.playlist.article, state.playlist.followed):
        return go(
            script, state, positions.sentence_start(script, entry.position), state.our_words.text("Back")
        )
    state = silenced(state)
    return state, (Stop(), Reopen(state.speech.token, entry))


def _other_article(by: int, edge: str) -> Handler:
    def open_it(script: Script, state: State, event: CommandGiven) -> Result:
        is_there = 0 <= state.playlist.article + by < state.playlist.articles
        return open_article(state, by) if is_there else reply(state, edge)

    return open_it


def _next_page(script: Script, state: State, event: CommandGiven) -> Result:
    page = state.playlist.next_page
    if page is None:
        return reply(state, "No next page")
    state = silenced(state)
    return state, (Stop(), Follow(state.speech.token, page.url))


HANDLERS: dict[str, Handler] = {
    "follow": _follow,
    "back": _back,
    "next page": _next_page,
    "next article": _other_article(+1, message("No next article")),
    "previous article": _other_article(-1, message("No previous article")),
}
