"""Connects a session with the desktop over D-Bus: media keys drive it, and the computer stays awake.

One thread waits for messages of the bus and for news of the session. Where there is no bus, nothing is said
about it.
"""

from __future__ import annotations

import os
import selectors
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import Proxy, open_dbus_connection

from reader.desktop import media_player
from reader.desktop.media_player import PLAYER, ROOT, MediaCommand, NowPlaying, Value
from reader.desktop.stay_awake import StayAwake

_PATH = "/org/mpris/MediaPlayer2"
_NAME = "org.mpris.MediaPlayer2.reader"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ERROR = "org.freedesktop.DBus.Error."
_DO_NOT_QUEUE, _IS_OWNER = 4, 1  # of RequestName
_TIMEOUT_S = 2.0  # for the bus to answer
_CLOSE_TIMEOUT_S = 1.0


class NoBus(Exception):
    """There is no bus."""


class SessionBus:
    """The session on the user's bus.

    `tell` gets what media keys and other programs ask for, from the thread.
    """

    def __init__(self, now: NowPlaying, tell: Callable[[MediaCommand], None]) -> None:
        """Raises NoBus."""
        try:
            self._bus = open_dbus_connection()
            names = (_NAME, f"{_NAME}.instance{os.getpid()}")
            ask = Proxy(message_bus, self._bus, timeout=_TIMEOUT_S)
            for name in names:  # the second one if another session has the first
                if ask.RequestName(name, _DO_NOT_QUEUE) == (_IS_OWNER,):
                    break
        except Exception as error:  # many kinds: no address, no socket, no answer
            raise NoBus(str(error)) from error
        self._now = self._next = now
        self._told_at = time.monotonic()
        self._tell = tell
        self._stay_awake = StayAwake(self._bus)
        self._wake, self._wakened = socket.socketpair()
        self._wakened.setblocking(False)
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="session bus", daemon=True)
        self._thread.start()

    def update(self, now: NowPlaying) -> None:
        """Tell other programs what is read now. Does not wait."""
        if now != self._next and not self._closed:
            self._next = now
            self._wake_up()

    def close(self) -> None:
        """Leave the bus."""
        self._closed = True
        self._wake_up()
        self._thread.join(_CLOSE_TIMEOUT_S)

    def _wake_up(self) -> None:
        with suppress(BlockingIOError):  # the thread will wake up anyway
            self._wakened.send(b"u")

    # -- the thread ---------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._stay_awake.want(self._now.state == "reading")
            with selectors.DefaultSelector() as selector:
                selector.register(self._bus.sock, selectors.EVENT_READ)
                selector.register(self._wake, selectors.EVENT_READ)
                while not self._closed:
                    for key, _ in selector.select():
                        self._wakened_by(key.fileobj)
            self._stay_awake.want(False)
        except Exception:  # the bus has ended; the reading does not need it
            self._closed = True
        self._bus.close()

    def _wakened_by(self, what: object) -> None:
        if what is self._wake:
            self._wake.recv(4096)
            self._publish(self._next)
            return
        try:
            while True:
                self._handle(self._bus.receive(timeout=0))
        except TimeoutError:
            pass  # there is no more for now

    def _publish(self, now: NowPlaying) -> None:
        """Send the signals that say what changed."""
        before, elapsed = self._now, self._elapsed()
        self._now, self._told_at = now, time.monotonic()
        changed = media_player.changed_properties(before, now)
        if changed:
            self._emit(_PROPERTIES, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, []))
        if media_player.is_jump(before, elapsed, now):
            self._emit(PLAYER, "Seeked", "x", (media_player.position_us(now, 0),))
        self._stay_awake.want(now.state == "reading")

    def _emit(self, interface: str, name: str, signature: str, body: tuple[Any, ...]) -> None:
        self._bus.send(new_signal(DBusAddress(_PATH, interface=interface), name, signature, body))

    def _elapsed(self) -> float:
        return time.monotonic() - self._told_at

    def _handle(self, message: Message) -> None:
        if message.header.message_type != MessageType.method_call:
            self._stay_awake.take_answer(message)
            return
        fields = message.header.fields
        answer = self._answer(message, fields.get(HeaderFields.interface, ""), fields[HeaderFields.member])
        if not message.header.flags & MessageFlag.no_reply_expected:
            self._bus.send(answer)

    def _answer(self, call: Message, interface: str, method: str) -> Message:
        """Carry out a call; returns the answer."""
        if interface == _PROPERTIES:
            return self._answer_about_property(call, method)
        if interface not in {ROOT, PLAYER, ""}:
            return new_error(call, f"{_ERROR}UnknownInterface")
        command = media_player.command_for(self._now, method, tuple(call.body))
        if command is None:
            return new_error(call, f"{_ERROR}UnknownMethod")
        self._tell(command)
        return new_method_return(call)

    def _answer_about_property(self, call: Message, method: str) -> Message:
        match method, tuple(call.body):
            case "GetAll", (str(interface),):
                return new_method_return(call, "a{sv}", (self._properties(interface),))
            case "Get", (str(interface), str(name)) if name in self._properties(interface):
                return new_method_return(call, "v", (self._properties(interface)[name],))
            case "Set", (str(interface), str(name), (_, value)) if interface == PLAYER:
                command = media_player.command_to_set(name, value)
                if command is not None:
                    self._tell(command)
                    return new_method_return(call)
                return new_error(call, f"{_ERROR}PropertyReadOnly")
        return new_error(call, f"{_ERROR}InvalidArgs")

    def _properties(self, interface: str) -> dict[str, Value]:
        if interface == PLAYER:
            return media_player.player_properties(self._now, self._elapsed())
        return media_player.root_properties() if interface == ROOT else {}
