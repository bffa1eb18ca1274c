"""A recording is written and spoken while it is read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from reader import parse_page
from reader.export.audio.recorder import VoiceOptions, record
from reader.export.workers import Workers
from reader.script.writer import Script

SECTIONS = 60
HTML = "".join(f"<h2>Part {each}</h2><p>{'The sea comes and goes. ' * 5}</p>" for each in range(SECTIONS))
VOICE = VoiceOptions("silence", "", 180, lambda milliseconds, _: milliseconds)


def test_speech_begins_before_the_whole_script_is_written() -> None:
    with ThreadPoolExecutor(2) as pool:
        for workers in (None, Workers(pool, 2)):
            script = Script(parse_page(f"<html lang=en><main><h1>Tides</h1>{HTML}</main>"))
            made = record(script, VOICE, workers)
            first = next(made.pieces)
            assert len(script._written) < SECTIONS
            pieces = [first, *made.pieces]
            assert [piece.utterance for piece in pieces] == list(made.utterances)
            assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
