"""Requests from other programs: media keys, `reader ctl`, a browser.

Each gets one answer. Its command runs as if the listener had given it, and leaves the line that the listener
may be typing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.errors import UsageError
from reader.script.own_words import OwnWords, message
from reader.script.writer import Script
from reader.session.commands import questions
from reader.session.commands.remote_problems import problem_with
from reader.session.effects import (
    AddSource,
    Answer,
    Effect,
    FindVoice,
    Follow,
    Open,
    OpenSource,
    Quit,
    Reopen,
    ReplaceScript,
    Respond,
    Result,
    Say,
    Show,
    Stop,
)
from reader.session.events import ArticleAdded, CommandGiven, RemoteEvent, RemoteSource
from reader.session.navigation import finding, positions
from reader.session.remote import PlaybackState, RemoteAnswer, Status
from reader.session.state import Prompt, State
from reader.session.transitions import edge_of_reading, jump, remember, reply, silenced, stopped

Run = Callable[[Script, State, CommandGiven], Result]
_ADDED, _ALREADY_ADDED = message("Added: {title}"), message("Already added: {title}")
_OPENING = message("Opening")  # another article
_SESSION_ENDED = message("Session ended")
_STATES: dict[PlaybackState, str] = {
    "reading": message("reading"),
    "paused": message("paused"),
    "ended": message("ended"),
}
_SEEK = re.compile(r"seek ([-+]?)(\d{1,6})")
_PLAYER_NAMES = {"stop": "silence", "toggle": "pause"}  # a media player's name → ours


def respond_to(script: Script, state: State, event: RemoteEvent, run: Run) -> Result:
    """The result of a request; `run` runs one of the listener's commands."""
    if isinstance(event, RemoteSource):
        return _take_source(state, event)
    if isinstance(event, ArticleAdded):
        return _confirm(state, event)
    given = CommandGiven(event.command, event.token, event.offset, event.milliseconds, event.time)
    is_remote = state.is_remote or event.command != "where"
    result = _result(script, state._replace(prompt=Prompt(), is_remote=is_remote), given, run)
    if result is None or result[0].prompt.asking:
        problem = problem_with(event.command, state.commands)
        answer = RemoteAnswer(f"{problem}. See: reader ctl --help", UsageError.exit_code)
        return state, (Respond(event.reply, answer),)
    after, effects = result
    after = after._replace(prompt=state.prompt)
    if any(isinstance(effect, FindVoice) for effect in effects):  # it answers when the voice is found
        return after, tuple(
            each._replace(reply=event.reply) if isinstance(each, FindVoice) else each for each in effects
        )
    for effect in effects:
        if isinstance(effect, ReplaceScript):
            script = effect.script  # the position is one in there
    status = status_of(script, after)
    words = _first_words(effects, state.our_words) or _summary(status, state.our_words)
    is_refused = any(isinstance(each, Answer) and each.is_refusal for each in effects)
    answer = RemoteAnswer(words, UsageError.exit_code if is_refused else 0, status)
    return after, (*effects, Respond(event.reply, answer))


def status_of(script: Script, state: State) -> Status:
    """What is read at the moment."""
    place, page = state.reading.position, script.page
    order = positions.reading(script, place)
    before, total = positions.words_before(script, place)
    return Status(
        title=page.title or state.our_words.text("Untitled"),
        author=page.byline,
        url=page.canonical or page.url,
        lang=page.lang,
        section=page.sections[place.section].title,
        section_number=order.index(place.section) + 1,
        sections=len(order),
        percent=positions.percent_before(script, place),
        words=total,
        words_before=before,
        position_s=_seconds(before, state.rate),
        length_s=_seconds(total, state.rate),
        state="reading" if state.reading.playing else "ended" if state.reading.ended else "paused",
        rate=state.rate,
        volume=state.volume,
        article=state.playlist.article + 1,
        articles=state.playlist.articles,
        followed=state.playlist.followed,
    )


def _seconds(words: int, rate: int) -> float:
    return round(60 * words / rate, 1)


def _result(script: Script, state: State, given: CommandGiven, run: Run) -> Result | None:
    """The result of a command in words; None if it is not a command."""
    words = given.command
    if words == "where":
        return state, ()
    if words == "play":
        return (state, ()) if state.reading.playing else run(script, state, given._replace(command="pause"))
    if words == "pause" and not state.reading.playing:
        is_silent = state.reading.held or state.speech.kind == "nothing"
        return (state, ()) if is_silent else (stopped(state), (Stop(),))
    if words in {"next", "previous"}:
        return run(script, state, given._replace(command=f"{words} {state.media_keys}"))
    if match := _SEEK.fullmatch(words):
        return _seek(script, state, match[1], int(match[2]))
    meant = questions.command_in_words(script, state, _PLAYER_NAMES.get(words, words))
    if isinstance(meant, CommandGiven):
        return run(script, state, given._replace(command=meant.command))
    return meant


def _seek(script: Script, state: State, sign: str, seconds: int) -> Result:
    """Go to a time from the start, or with a sign from here."""
    words = round(seconds * state.rate / 60)
    if sign:
        words = max(0, status_of(script, state).words_before + (-words if sign == "-" else words))
    place = finding.position_after_words(script, words)
    here = positions.sentence_start(script, state.reading.position)
    if sign == "+" and place is not None and place <= here:
        place = positions.next_sentence(script, here)
    elif sign == "-" and place is not None and place >= here:
        place = positions.previous_sentence(script, here)
    if place is None:
        return reply(state, edge_of_reading(script, state, -1 if sign == "-" else +1))
    return jump(script, state, place)


def _first_words(effects: tuple[Effect, ...], words: OwnWords) -> str:
    """The first words that a command shows or says."""
    for effect in effects:
        if isinstance(effect, Show | Answer):
            return effect.words
        if isinstance(effect, Say):
            return effect.utterance.text
        if isinstance(effect, Open | Follow | Reopen):
            return words.text(_OPENING)
        if isinstance(effect, Quit):
            return words.text(_SESSION_ENDED)
    return ""


def _summary(status: Status, words: OwnWords) -> str:
    """Where the reading is: "Tides. The Moon, section 3 of 11, 7 percent, reading"."""
    count = words.text("section {number} of {total}", number=status.section_number, total=status.sections)
    facts = (status.section, count, words.percent(status.percent), words.text(_STATES[status.state]))
    return f"{status.title}. {', '.join(filter(None, facts))}"


def _take_source(state: State, event: RemoteSource) -> Result:
    if not event.at_once:
        return state, (AddSource(event.source, event.reply),)
    state = silenced(remember(state))
    return state, (Stop(), OpenSource(state.speech.token, event.source, event.reply))


def _confirm(state: State, event: ArticleAdded) -> Result:
    """Say that a page was added; a line that is being typed is not disturbed."""
    articles = state.playlist.articles + event.is_new
    state = state._replace(playlist=state.playlist._replace(articles=articles))
    words = state.our_words.text(_ADDED if event.is_new else _ALREADY_ADDED, title=event.title)
    answered = Respond(event.reply, RemoteAnswer(words))
    if state.prompt.asking:
        return state, (Show(words), answered)
    state, effects = reply(state, _ADDED if event.is_new else _ALREADY_ADDED, title=event.title)
    return state, (*effects, answered)
