"""A session on a private D-Bus, driven by playerctl as a desktop's media keys drive it."""

from __future__ import annotations

import os
import queue
import subprocess
from collections.abc import Iterator
from contextlib import closing

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_method_call,
    new_method_return,
)
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from reader.desktop.media_player import PLAYER, MediaCommand, NowPlaying
from reader.desktop.session_bus import NoBus, SessionBus
from tests.support.bus import playerctl, private_bus
from tests.support.programs import wait_for

TIDES = NowPlaying("Tides", "Ann Oakley", "", "article1_0", "paused", 180, 1800, 180, 50)


@pytest.fixture
def bus_address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


class Session:
    """A session on the bus, which records what it is asked."""

    def __init__(self) -> None:
        self.asked: queue.SimpleQueue[MediaCommand] = queue.SimpleQueue()
        self.bus = SessionBus(TIDES, self.asked.put)

    def next_command(self) -> MediaCommand:
        return self.asked.get(timeout=10)


@pytest.fixture
def session(bus_address: str) -> Iterator[Session]:
    session = Session()
    with closing(session.bus):
        yield session


def test_playerctl_drives_the_session(session: Session) -> None:
    for arguments, command in (
        (("play-pause",), MediaCommand("toggle")),
        (("next",), MediaCommand("next")),
        (("position", "30"), MediaCommand("seek 30")),
        (("position", "5-"), MediaCommand("seek -5")),
        (("volume", "0.2"), MediaCommand("volume 20")),
        (("open", "https://example.org/a"), MediaCommand("say", "https://example.org/a")),
    ):
        playerctl(*arguments)
        assert session.next_command() == command
    assert session.asked.empty()


def test_playerctl_shows_what_is_read(session: Session) -> None:
    wanted = "{{status}}|{{title}}|{{artist}}|{{mpris:length}}|{{volume}}"
    assert playerctl("metadata", "--format", wanted) == "Paused|Tides|Ann Oakley|600000000|0.5"
    session.bus.update(TIDES._replace(state="reading", title="The Moon"))
    wait_for(lambda: playerctl("metadata", "--format", wanted).startswith("Playing|The Moon"))


def test_change_and_jump_are_signalled(session: Session) -> None:
    with open_dbus_connection() as other:
        Proxy(message_bus, other, timeout=10).AddMatch("type='signal',path='/org/mpris/MediaPlayer2'")
        session.bus.update(TIDES._replace(words=360, volume=60))
        signals = [_next_signal(other), _next_signal(other)]
    changed, seeked = signals
    assert changed.body == (PLAYER, {"Volume": ("d", 0.6)}, [])
    assert (seeked.header.fields[HeaderFields.member], seeked.body) == ("Seeked", (120_000_000,))


def _next_signal(connection: DBusConnection) -> Message:
    while True:
        message = connection.receive(timeout=10)
        if message.header.fields.get(HeaderFields.path) == "/org/mpris/MediaPlayer2":
            return message


def test_second_session_has_a_name_of_its_own(session: Session) -> None:
    with closing(Session().bus):
        names = subprocess.run(["playerctl", "--list-all"], capture_output=True, text=True, check=True).stdout
        assert sorted(names.split()) == ["reader", f"reader.instance{os.getpid()}"]


@pytest.mark.parametrize(
    ("interface", "method", "signature", "body"),
    [
        (PLAYER, "Explode", None, ()),
        (PLAYER, "Seek", "s", ("far",)),
        ("org.example.Other", "Next", None, ()),
        ("org.freedesktop.DBus.Properties", "Get", "s", (PLAYER,)),
        ("org.freedesktop.DBus.Properties", "Set", "ssv", (PLAYER, "Rate", ("s", "fast"))),
        ("org.freedesktop.DBus.Properties", "Set", "sss", (PLAYER, "Rate", "fast")),
    ],
)
def test_wrong_call_is_an_error_and_the_next_is_answered(
    session: Session, interface: str, method: str, signature: str | None, body: tuple[object, ...]
) -> None:
    address = DBusAddress("/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.reader", interface)
    with open_dbus_connection() as other:
        answer = other.send_and_get_reply(new_method_call(address, method, signature, body), timeout=10)
    assert answer.header.message_type == MessageType.error
    assert playerctl("status") == "Paused"


def test_computer_stays_awake_only_while_the_session_reads(bus_address: str) -> None:
    with open_dbus_connection() as screen_saver:
        Proxy(message_bus, screen_saver, timeout=10).RequestName("org.freedesktop.ScreenSaver")
        session = Session()
        with closing(session.bus):
            session.bus.update(TIDES._replace(state="reading"))
            call = _next_call(screen_saver)
            assert call.header.fields[HeaderFields.member] == "Inhibit"
            assert call.body == ("Reader", "Reading aloud")
            session.bus.update(TIDES)  # paused before the answer comes
            playerctl("status")
            screen_saver.send(new_method_return(call, "u", (7,)))
            call = _next_call(screen_saver)
            assert (call.header.fields[HeaderFields.member], call.body) == ("UnInhibit", (7,))


def _next_call(connection: DBusConnection) -> Message:
    while True:
        message = connection.receive(timeout=10)
        if message.header.message_type == MessageType.method_call:
            return message


@pytest.mark.parametrize("address", [None, "", "nonsense", "tcp:host=localhost", "unix:path=/nonexistent"])
def test_no_bus_is_no_problem(monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(NoBus):
        Session()


def test_bus_that_ends_does_not_disturb_the_session(bus_address: str) -> None:
    session = Session()
    subprocess.run(["playerctl", "--player", "reader", "status"], check=True, capture_output=True)
    session.bus._bus.sock.shutdown(2)
    session.bus._thread.join(10)
    for title in ("Moon", "Sun"):
        session.bus.update(TIDES._replace(title=title))
    session.bus.close()
