"""reader voices: what can speak here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader.cli.pages import debug_option, json_option
from reader.cli.writing import write_json, write_line
from reader.errors import SpeechError

if TYPE_CHECKING:
    from reader.speech.engine import Voice


@click.command()
@json_option
@debug_option
def voices(as_json: bool) -> None:
    """List the voices that can speak here: what to give to --voice, language, name."""
    from reader.speech.engine import engine_names, open_engine

    found = [voice for name in engine_names() for voice in _voices_of(name)]
    if all(voice.engine == "silence" for voice in found):
        open_engine("").close()  # raises, and so says why nothing can speak
    if as_json:
        write_json([voice._asdict() for voice in found], indent=1)
        return
    for voice in found:
        if voice.engine != "silence":
            write_line(f"{voice.id}, {voice.language}, {voice.name}")


def _voices_of(name: str) -> Sequence[Voice]:
    """An engine's voices; none where it cannot start, which “reader doctor” explains."""
    from reader.speech.engine import open_engine

    try:
        engine = open_engine(name)
    except SpeechError:
        return ()
    found = engine.voices()
    engine.close()
    return found
