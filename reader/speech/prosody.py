"""How a natural voice and SSML tell headings, quotes, captions, notes and announcements from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.script.model import Style


class Prosody(NamedTuple):
    """`rate` is in percent of the listener's; `pitch` is a factor, within what still sounds like a person."""

    rate: int = 100
    pitch: float = 1.0


PROSODIES: dict[Style, Prosody] = {
    "text": Prosody(),
    "title": Prosody(rate=92, pitch=0.95),
    "heading": Prosody(rate=92, pitch=0.95),
    "quote": Prosody(pitch=1.06),
    "caption": Prosody(pitch=1.08),
    "note": Prosody(rate=105, pitch=0.95),
    "announcement": Prosody(pitch=1.08),
}


def ssml_attributes(style: Style) -> str:
    """The attributes of SSML's `<prosody>` for a style; "" if it is spoken as usual."""
    rate, pitch = PROSODIES[style]
    parts = (
        f'rate="{rate}%"' if rate != 100 else "",
        f'pitch="{round(100 * (pitch - 1)):+d}%"' if pitch != 1 else "",
    )
    return " ".join(filter(None, parts))
