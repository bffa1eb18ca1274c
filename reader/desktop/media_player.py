"""What a session is as a media player: its properties, and what its methods mean.

This is the MPRIS D-Bus interface, version 2.2 (https://specifications.freedesktop.org/mpris-spec/latest/). It
counts in microseconds of sound at the normal rate; times are estimated from words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from reader.settings import NORMAL_RATE, SETTINGS, WholeNumber
from reader.terminal.lines import plain_line

ROOT, PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"
DESKTOP_ENTRY = "accessible-reader"  # the name of the .desktop file
_MIME_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "application/epub+zip",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
_MAX_TEXT_CHARACTERS = 500
_US = 1_000_000
_JUMP_US = 2 * _US  # a larger difference from the expected position is a jump
_STATUS = {"reading": "Playing", "paused": "Paused", "ended": "Stopped"}
_METHODS = {
    "Next": "next",
    "Previous": "previous",
    "Pause": "pause",
    "PlayPause": "toggle",
    "Stop": "stop",
    "Play": "play",
    "Quit": "quit",
}
_ABILITIES = ("CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek", "CanControl")
_RATES = next(row.accepted for row in SETTINGS if row.name == "rate")

Value = tuple[str, Any]  # a D-Bus signature, and the value


class NowPlaying(NamedTuple):
    """What the session reads. `place` names the article; `words` is the position, of `total`, in words.

    `cover` is the address of a picture, or "".
    """

    title: str
    author: str
    url: str
    place: str
    state: Literal["reading", "paused", "ended"]
    words: float
    total: int
    rate: int
    volume: int
    cover: str = ""


class MediaCommand(NamedTuple):
    """What a method call or a new property asks of the session: a command in words, or a source to read."""

    words: str
    source: str = ""


def position_us(now: NowPlaying, elapsed_s: float) -> int:
    """The position, some seconds after `now` was told."""
    words = now.words + (elapsed_s * now.rate / 60 if now.state == "reading" else 0)
    return _time_us(min(words, now.total))


def is_jump(before: NowPlaying, elapsed_s: float, now: NowPlaying) -> bool:
    """True if the position is not the one that follows from the last one."""
    return before.place == now.place and abs(position_us(before, elapsed_s) - position_us(now, 0)) > _JUMP_US


def root_properties() -> dict[str, Value]:
    """The properties of the interface `ROOT`."""
    return {
        "CanQuit": ("b", True),
        "CanRaise": ("b", False),
        "HasTrackList": ("b", False),
        "Identity": ("s", "Reader"),
        "DesktopEntry": ("s", DESKTOP_ENTRY),
        "SupportedUriSchemes": ("as", ["file", "http", "https"]),
        "SupportedMimeTypes": ("as", list(_MIME_TYPES)),
    }


def player_properties(now: NowPlaying, elapsed_s: float = 0) -> dict[str, Value]:
    """The properties of the interface `PLAYER`."""
    assert isinstance(_RATES, WholeNumber)
    return {
        "PlaybackStatus": ("s", _STATUS[now.state]),
        "Rate": ("d", now.rate / NORMAL_RATE),
        "MinimumRate": ("d", _RATES.lowest / NORMAL_RATE),
        "MaximumRate": ("d", _RATES.highest / NORMAL_RATE),
        "Metadata": ("a{sv}", _metadata(now)),
        "Volume": ("d", now.volume / 100),
        "Position": ("x", position_us(now, elapsed_s)),
        **dict.fromkeys(_ABILITIES, ("b", True)),
    }


def changed_properties(before: NowPlaying, now: NowPlaying) -> dict[str, Value]:
    """The properties of the player that changed. The position has a signal of its own."""
    old, new = player_properties(before), player_properties(now)
    return {name: value for name, value in new.items() if value != old[name] and name != "Position"}


def command_for(now: NowPlaying, method: str, arguments: tuple[Any, ...]) -> MediaCommand | None:
    """What a call of a method asks; None if there is no such method."""
    if method in _METHODS:
        return MediaCommand(_METHODS[method])
    match method, arguments:
        case "Seek", (int(by),):
            return MediaCommand(f"seek {_seconds(now, by):+d}")
        case "SetPosition", (str(track), int(to)):
            is_there = track == track_path(now) and 0 <= to <= _time_us(now.total)
            return MediaCommand(f"seek {_seconds(now, to)}" if is_there else "where")  # which changes nothing
        case "OpenUri", (str(address),):
            return MediaCommand("say", address)
    return None


def command_to_set(name: str, value: Any) -> MediaCommand | None:
    """What a new value of a property asks; None if it cannot be set."""
    assert isinstance(_RATES, WholeNumber)
    if not isinstance(value, float) or value != value or name not in {"Rate", "Volume"}:  # noqa: PLR0124  # NaN
        return None
    if name == "Volume":
        return MediaCommand(f"volume {round(100 * min(max(value, 0.0), 1.0))}")
    if value <= 0:
        return MediaCommand("pause")
    return MediaCommand(f"rate {round(min(max(NORMAL_RATE * value, _RATES.lowest), _RATES.highest))}")


def track_path(now: NowPlaying) -> str:
    """The object path of the article."""
    return f"/org/accessible_reader/{now.place}"


def _metadata(now: NowPlaying) -> Mapping[str, Value]:
    texts = {"xesam:title": _text(now.title), "xesam:url": _text(now.url), "mpris:artUrl": now.cover}
    author = _text(now.author)
    return {
        "mpris:trackid": ("o", track_path(now)),
        "mpris:length": ("x", _time_us(now.total)),
        **{name: ("s", text) for name, text in texts.items() if text},
        **({"xesam:artist": ("as", [author])} if author else {}),
    }


def _text(text: str) -> str:
    """A page's text as D-Bus allows it: without control characters and halves of characters."""
    return plain_line(text[:_MAX_TEXT_CHARACTERS])


def _time_us(words: float) -> int:
    return round(words * 60 * _US / NORMAL_RATE)


def _seconds(now: NowPlaying, time_us: int) -> int:
    """Seconds at the current rate."""
    return round(time_us / _US * NORMAL_RATE / now.rate)
