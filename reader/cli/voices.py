"""reader voices: what can speak here."""

from __future__ import annotations

import click

from reader.cli.pages import debug_option, json_option
from reader.cli.writing import write_json, write_line


@click.command()
@json_option
@debug_option
def voices(as_json: bool) -> None:
    """List the voices that can speak here: what to give to --voice, language, name."""
    from reader.speech.engine import engine_names, open_synthesizer

    found = [voice for name in engine_names() for voice in open_synthesizer(name).voices()]
    if as_json:
        write_json([voice._asdict() for voice in found], indent=1)
        return
    for voice in found:
        if voice.engine != "silence":
            write_line(f"{voice.id}, {voice.language}, {voice.name}")
