"""The caption formats of players: WebVTT with the time of each word, SubRip (SRT) and LRC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.export.captions.cues import Cue, milliseconds, sentence_cues
from reader.export.clock_time import clock_time
from reader.export.model import Piece, Recording
from reader.export.one_line import one_line
from reader.page.model import Page

# WebVTT (W3C), 4.1: these characters begin a tag or an escape, and no cue may contain "-->".
_VTT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# SRT and LRC have no escapes. An invisible character (word joiner) keeps players from seeing a tag.
_MARKUP = re.compile(r"(?<=[<{])|(?<=--)(?=>)")
_ARROW = re.compile("-+>")
_LRC_TAG = re.compile(r"^\[")
_JOINER = "\u2060"


def write_vtt(recording: Recording, path: Path) -> None:
    """Write WebVTT, to the millisecond."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(vtt(recording.page, recording.pieces, recording.sample_rate))


def vtt(page: Page, pieces: Iterable[Piece], rate: int) -> Iterator[str]:
    """The parts of a WebVTT file for the pieces of a recording with `rate` samples a second."""
    yield "WEBVTT\n"
    for name, value in (("Title", page.title), ("Language", page.lang), ("Source", page.url)):
        if value:
            yield f"\nNOTE {name}: {_ARROW.sub('->', one_line(value))}\n"
    for cue in sentence_cues(pieces):
        start, end = milliseconds(cue, rate)
        text = "".join(_vtt_text(cue, rate))
        yield f"\n{cue.id}\n{clock_time(start)} --> {clock_time(end)}\n{text}\n"


def write_srt(recording: Recording, path: Path) -> None:
    """Write SubRip, to the millisecond."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, cue in enumerate(sentence_cues(recording.pieces), 1):
            start, end = (
                clock_time(each).replace(".", ",") for each in milliseconds(cue, recording.sample_rate)
            )
            file.write(f"{number}\n{start} --> {end}\n{_MARKUP.sub(_JOINER, cue.text)}\n\n")


def write_lrc(recording: Recording, path: Path) -> None:
    """Write LRC, to the hundredth of a second."""
    page = recording.page
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for tag, value in (("ti", page.title), ("ar", page.byline), ("la", page.lang)):
            if value:
                file.write(f"[{tag}:{one_line(value).replace('[', '(').replace(']', ')')}]\n")
        for cue in sentence_cues(recording.pieces):
            minutes, hundredths = divmod(round(cue.start * 100 / recording.sample_rate), 6000)
            time = f"[{minutes:02}:{hundredths // 100:02}.{hundredths % 100:02}]"
            file.write(f"{time}{_LRC_TAG.sub(f'{_JOINER}[', _MARKUP.sub(_JOINER, cue.text))}\n")


def _vtt_text(cue: Cue, rate: int) -> Iterator[str]:
    """The cue's text, with its time before each word except the first. Times must increase (WebVTT 4.1)."""
    done = 0
    last, end = milliseconds(cue, rate)
    for mark in cue.words:
        time = round(mark.sample * 1000 / rate)
        if last < time < end:
            yield f"{cue.text[done : mark.start].translate(_VTT_ESCAPES)}<{clock_time(time)}>"
            done, last = mark.start, time
    yield cue.text[done:].translate(_VTT_ESCAPES)
