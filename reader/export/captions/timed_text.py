"""The caption formats of players: WebVTT with the time of each word, SubRip (SRT) and LRC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path

from reader.export.captions.cues import Cue, milliseconds, page_cues
from reader.export.captions.lines import line_break
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
_MIN_SHOWN_MS = 830  # 20 frames of 24 a second, the shortest subtitle of Netflix
_CHARACTERS_A_SECOND = 20  # that can be read


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
    for cue, start, end in _shown(page_cues(page, pieces), rate):
        text = "".join(_vtt_text(cue, rate))
        yield f"\n{cue.id}\n{clock_time(start)} --> {clock_time(end)}\n{text}\n"


def write_srt(recording: Recording, path: Path) -> None:
    """Write SubRip, to the millisecond."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        cues = _shown(page_cues(recording.page, recording.pieces), recording.sample_rate)
        for number, (cue, *times) in enumerate(cues, 1):
            start, end = (clock_time(each).replace(".", ",") for each in times)
            text = _in_lines(cue.text, 0, line_break(cue.text))
            file.write(f"{number}\n{start} --> {end}\n{_MARKUP.sub(_JOINER, text)}\n\n")


def write_lrc(recording: Recording, path: Path) -> None:
    """Write LRC, to the hundredth of a second."""
    page = recording.page
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for tag, value in (("ti", page.title), ("ar", page.byline), ("la", page.lang)):
            if value:
                file.write(f"[{tag}:{one_line(value).replace('[', '(').replace(']', ')')}]\n")
        for cue in page_cues(page, recording.pieces):
            minutes, hundredths = divmod(round(cue.start * 100 / recording.sample_rate), 6000)
            time = f"[{minutes:02}:{hundredths // 100:02}.{hundredths % 100:02}]"
            file.write(f"{time}{_LRC_TAG.sub(f'{_JOINER}[', _MARKUP.sub(_JOINER, cue.text))}\n")


def _vtt_text(cue: Cue, rate: int) -> Iterator[str]:
    """The cue's text, with its time before each word except the first. Times must increase (WebVTT 4.1)."""
    done, second_line = 0, line_break(cue.text)
    last, end = milliseconds(cue, rate)
    for mark in cue.words:
        time = round(mark.sample * 1000 / rate)
        if last < time < end:
            text = _in_lines(cue.text[done : mark.start], done, second_line)
            yield f"{text.translate(_VTT_ESCAPES)}<{clock_time(time)}>"
            done, last = mark.start, time
    yield _in_lines(cue.text[done:], done, second_line).translate(_VTT_ESCAPES)


def _shown(cues: Iterable[Cue], rate: int) -> Iterator[tuple[Cue, int, int]]:
    """Each cue with its start and end in milliseconds.

    A short one is shown longer, and a fast one until it can be read, but not after the next one begins.
    """
    for cue, following in pairwise(chain(cues, [None])):
        assert cue is not None  # only the last is
        start, end = milliseconds(cue, rate)
        readable = start + max(_MIN_SHOWN_MS, len(cue.text) * 1000 // _CHARACTERS_A_SECOND)
        limit = milliseconds(following, rate)[0] if following is not None else end
        yield cue, start, max(end, min(readable, limit))


def _in_lines(text: str, offset: int, second_line: int) -> str:
    """A part of a cue's text, which begins at `offset`, with the line break before the second line."""
    place = second_line - offset
    if not (second_line and 0 < place <= len(text)):
        return text
    return f"{text[:place].rstrip(' ')}\n{text[place:]}"
