"""The command that sets the sleep timer."""

from __future__ import annotations

import re

from reader.script.own_words import message
from reader.script.writer import Script
from reader.session.commands import choices
from reader.session.effects import Result, SetTimer
from reader.session.events import CommandGiven
from reader.session.state import Question, Sleep, SleepTimer, State
from reader.session.transitions import Answered, Handler, answer, ask, refuse

_MAX_SLEEP_MINUTES = 24 * 60


def _sleep(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "sleep", state.our_words.text("Minutes, section, article, or off:"))


def set_sleep(script: Script, state: State, line: str) -> Result:
    """Sleep after the typed minutes or at the end of the section or article, or not at all."""
    words = state.our_words
    minutes = re.fullmatch(r"(\d{1,4})(?:\s*min(?:ute)?s?)?", line.casefold())
    if minutes and 0 < int(minutes[1]) <= _MAX_SLEEP_MINUTES:
        number = int(minutes[1])
        sleep_in = words.text("Sleep in {minutes}", minutes=words.counted(number, "minute"))
        return _set_sleep(state, "", number, sleep_in)
    chosen = "off" if minutes and not int(minutes[1]) else choices.named(words, _SLEEPS, line)
    if chosen is None:
        return refuse(state, "Not minutes, section, article or off")
    sleep, said = _SLEEPS[chosen]
    return _set_sleep(state, sleep, 0, words.text(said))


_SLEEPS: dict[str, tuple[Sleep, str]] = {
    message("section"): ("section", message("Sleep at the end of the section")),
    message("article"): ("article", message("Sleep at the end of the article")),
    message("off"): ("", message("Sleep timer off")),
}


def _set_sleep(state: State, sleep: Sleep, minutes: int, words: str) -> Result:
    timer = SleepTimer(sleep, state.sleep.number + 1)
    state, effects = answer(state._replace(sleep=timer), words)
    return state, (SetTimer(timer.number, minutes), *effects)


HANDLERS: dict[str, Handler] = {"sleep": _sleep}
ANSWERS: dict[Question, Answered] = {"sleep": set_sleep}
