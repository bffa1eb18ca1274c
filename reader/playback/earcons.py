"""Earcons: short sounds that stand for roles, each with its own tune, synthesised note by note.

- heading 1 … 6: as many bell notes, each lower than the last, as the heading's level
- list: three ticks
- quote: two soft notes, up
- code: two buzzes
- table: four notes, high and low in turn
- picture: a slide up
- details: a slide down and up again
- note: one low, soft note
- link: one high, short note
- separator: one long, low slide down
- end: two soft notes, down
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from math import exp, pi, sin
from typing import NamedTuple

_PEAK = 7000  # of 32,767: as loud as speech
_ATTACK_MS = 4  # a sound that starts at full level clicks
_RELEASE_MS = 12
_BELL_HZ = (1319, 1109, 932, 784, 659, 554)  # of a heading's notes, from the first

# Timbres: the loudness of each harmonic, from the fundamental up.
_SOFT = (1.0,)
_BELL = (1.0, 0.0, 0.5, 0.25)
_BUZZ = (1.0, 0.8, 0.7, 0.6, 0.5, 0.4)


class Note(NamedTuple):
    """A note that slides from `start` to `end`, in Hz; `length` is in milliseconds."""

    start: int
    end: int
    length: int
    timbre: tuple[float, ...] = _SOFT
    decay: float = 2.0


_REST_MS = 25  # between two notes

SOUNDS: dict[str, tuple[Note, ...]] = {
    **{
        f"heading {level}": tuple(Note(hz, hz, 70, _BELL, 3.0) for hz in _BELL_HZ[:level])
        for level in range(1, 7)
    },
    "list": (Note(587, 587, 25, _BELL, 5.0),) * 3,
    "quote": (Note(494, 494, 80), Note(740, 740, 100)),
    "code": (Note(196, 196, 60, _BUZZ, 0.5),) * 2,
    "table": (Note(880, 880, 40), Note(587, 587, 40), Note(880, 880, 40), Note(587, 587, 40)),
    "picture": (Note(350, 1400, 160, _SOFT, 0.5),),
    "details": (Note(900, 450, 80, _SOFT, 0.5), Note(450, 900, 80, _SOFT, 0.5)),
    "note": (Note(262, 262, 140),),
    "link": (Note(1760, 1760, 60),),
    "separator": (Note(330, 165, 220, _SOFT, 0.5),),
    "end": (Note(740, 740, 80), Note(494, 494, 100)),
}


@lru_cache(maxsize=64)
def earcon(name: str, rate: int) -> bytes:
    """The earcon with this name, as 16-bit mono samples at `rate` Hz."""
    notes = SOUNDS.get(name, SOUNDS["heading 6"])  # headings below level 6
    silence = [0.0] * (rate * _REST_MS // 1000)
    sound = _note(notes[0], rate)
    for note in notes[1:]:
        sound += silence + _note(note, rate)
    loudest = max(map(abs, sound))
    return array("h", (int(_PEAK * sample / loudest) for sample in sound)).tobytes()


def _note(note: Note, rate: int) -> list[float]:
    samples = []
    length = rate * note.length // 1000
    phase = 0.0
    for number in range(length):
        share = number / length
        phase += 2 * pi * (note.start + (note.end - note.start) * share) / rate
        tone = sum(level * sin(phase * times) for times, level in enumerate(note.timbre, 1) if level)
        milliseconds = 1000 * number / rate
        edge = min(1.0, milliseconds / _ATTACK_MS, (note.length - milliseconds) / _RELEASE_MS)
        samples.append(edge * exp(-note.decay * share) * tone)
    return samples
