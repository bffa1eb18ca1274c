"""Of what came together, only the last is said: ten quick presses are answered once."""

from __future__ import annotations

from collections.abc import Sequence

from reader.session.state import (
    Answer,
    Ask,
    Effect,
    KeepChoice,
    KeepMarks,
    Quit,
    Retell,
    Save,
    Say,
    SetAlarm,
    SetVoice,
    SetVolume,
    Show,
    Stop,
)

_SPOKEN = (Say, Answer, Ask, Stop)
_LASTING = (Quit, KeepMarks, KeepChoice, SetAlarm, SetVoice, SetVolume)


def last_said(effects: Sequence[Effect]) -> list[Effect]:
    """`effects` without what the last thing said makes meaningless."""
    spoken = [index for index, effect in enumerate(effects) if isinstance(effect, _SPOKEN)]
    if len(spoken) < 2:
        return list(effects)
    last = spoken[-1]
    kept: list[Effect] = []
    shown = [effect for effect in effects[spoken[-2] + 1 : last] if isinstance(effect, Show)]
    kept.extend(shown)
    kept.extend(effect for effect in effects[:last] if isinstance(effect, _LASTING))
    saves = [effect for effect in effects[:last] if isinstance(effect, Save)]
    kept.extend(saves[-1:])
    kept.extend(
        effect for effect in effects[:last] if isinstance(effect, Retell)
    )  # saves before it are as before
    kept.extend(effects[last:])
    return kept
