"""How a session speaks and shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from reader.session.events import ChosenVoice


class SessionOptions(NamedTuple):
    """How this session speaks and shows.

    `voices` holds the id of the voice for each primary language; `voice` is the one for all others.
    `find_voice` returns a voice by its name, None for the usual one; `list_voices` returns a line for each
    voice of a language. Both run in threads of their own, and raise SpeechError. `use_engine` changes to the
    engine of a voice that was found; it returns True if the other voices are still there.
    `pause` scales a pause, in milliseconds, to a rate. `print_sentences` prints each sentence as it is
    spoken. With `aloud` False nothing is spoken, and Space goes to the next sentence. `has_typed_commands`:
    commands are typed as lines, not by keys. With `has_instant_answers` the voice that begins soonest
    answers. With `has_styles` the voice tells headings, quotes and announcements from the text.
    """

    voice: str
    pause: Callable[[int, int], int]
    print_sentences: bool = False
    aloud: bool = True
    has_typed_commands: bool = False
    find_voice: Callable[[str], ChosenVoice | None] = lambda name: ChosenVoice(name, name)
    list_voices: Callable[[str], tuple[str, ...]] = lambda _: ()
    use_engine: Callable[[str], bool] = lambda _: True
    has_instant_answers: bool = True
    has_styles: bool = True
    voices: Mapping[str, str] = MappingProxyType({})
