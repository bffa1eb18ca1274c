"""A session as a media player: what its methods and properties mean."""

from __future__ import annotations

from typing import Any

import pytest

from reader.desktop.media_player import (
    MediaCommand,
    NowPlaying,
    changed_properties,
    command_for,
    command_to_set,
    is_jump,
    player_properties,
    position_us,
    track_path,
)

TIDES = NowPlaying(
    title="Tides",
    author="Ann Oakley",
    url="https://example.org/tides",
    place="article1_0",
    state="reading",
    words=180,
    total=1800,
    rate=360,
    volume=50,
)
TRACK = track_path(TIDES)


def test_metadata_has_no_empty_values_and_no_control_characters() -> None:
    bare = TIDES._replace(title="Ti\0d\x1bes\ud800\n", author="", url="")
    metadata = player_properties(bare)["Metadata"][1]
    assert metadata == {
        "mpris:trackid": ("o", TRACK),
        "mpris:length": ("x", 600_000_000),
        "xesam:title": ("s", "Tides\ufffd"),
    }
    assert player_properties(TIDES._replace(cover="file:///tides.png"))["Metadata"][1]["mpris:artUrl"] == (
        "s",
        "file:///tides.png",
    )
    assert player_properties(TIDES)["Metadata"][1]["xesam:artist"] == ("as", ["Ann Oakley"])


def test_position_moves_with_the_rate_only_while_reading() -> None:
    assert position_us(TIDES, 0) == 60_000_000
    assert position_us(TIDES, 10) == 80_000_000  # at twice the normal rate
    assert position_us(TIDES._replace(state="paused"), 10) == 60_000_000
    assert position_us(TIDES, 10_000) == 600_000_000


def test_length_stays_when_the_rate_changes() -> None:
    assert changed_properties(TIDES, TIDES._replace(rate=180)) == {"Rate": ("d", 1.0)}
    assert changed_properties(TIDES, TIDES._replace(words=200)) == {}
    assert set(changed_properties(TIDES, TIDES._replace(state="ended", title="Moon"))) == {
        "PlaybackStatus",
        "Metadata",
    }


def test_reading_on_is_no_jump_but_a_move_is() -> None:
    assert not is_jump(TIDES, 10, TIDES._replace(words=241))
    assert is_jump(TIDES, 10, TIDES._replace(words=300))
    assert not is_jump(TIDES, 10, TIDES._replace(words=0, place="article2_0"))


@pytest.mark.parametrize(
    ("method", "arguments", "command"),
    [
        ("Next", (), MediaCommand("next")),
        ("PlayPause", (), MediaCommand("toggle")),
        ("Seek", (20_000_000,), MediaCommand("seek +10")),
        ("Seek", (-20_000_000,), MediaCommand("seek -10")),
        ("SetPosition", (TRACK, 20_000_000), MediaCommand("seek 10")),
        ("SetPosition", (TRACK, 700_000_000), MediaCommand("where")),
        ("SetPosition", ("/another", 20_000_000), MediaCommand("where")),
        ("OpenUri", ("file:///tides.html",), MediaCommand("say", "file:///tides.html")),
        ("Seek", (), None),
        ("Raise", (), None),
    ],
)
def test_method_is_a_command_of_the_session(
    method: str, arguments: tuple[Any, ...], command: MediaCommand | None
) -> None:
    assert command_for(TIDES, method, arguments) == command


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("Rate", 1.5, "rate 270"),
        ("Rate", 1e9, "rate 900"),
        ("Rate", 0.0, "pause"),
        ("Volume", 0.3, "volume 30"),
        ("Volume", -1.0, "volume 0"),
        ("Volume", float("inf"), "volume 100"),
    ],
)
def test_rate_and_volume_can_be_set_within_limits(name: str, value: float, words: str) -> None:
    assert command_to_set(name, value) == MediaCommand(words)


@pytest.mark.parametrize(("name", "value"), [("Rate", float("nan")), ("Rate", "2"), ("Position", 2.0)])
def test_nothing_else_can_be_set(name: str, value: object) -> None:
    assert command_to_set(name, value) is None
