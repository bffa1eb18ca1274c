"""Keeps the computer awake while the session reads: asks the desktop over D-Bus, and takes it back."""

from __future__ import annotations

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection

_SERVICE = "org.freedesktop.ScreenSaver"
_SCREEN_SAVER = DBusAddress("/org/freedesktop/ScreenSaver", bus_name=_SERVICE, interface=_SERVICE)
_WHO, _WHY = "Reader", "Reading aloud"


class StayAwake:
    """Asks on a bus that the computer stays awake. The bus takes it back if we end without a word."""

    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus
        self._wanted = False
        self._asked: int | None = None  # the serial number of the call, until it is answered
        self._cookie: int | None = None  # what the desktop calls our request
        self._is_refused = False

    def want(self, wanted: bool) -> None:
        """Ask for it, or take it back."""
        self._wanted = wanted
        if self._asked is not None or self._is_refused:
            return
        if wanted and self._cookie is None:
            self._asked = next(self._bus.outgoing_serial)
            self._bus.send(new_method_call(_SCREEN_SAVER, "Inhibit", "ss", (_WHO, _WHY)), serial=self._asked)
        elif not wanted and self._cookie is not None:
            self._bus.send(new_method_call(_SCREEN_SAVER, "UnInhibit", "u", (self._cookie,)))
            self._cookie = None

    def take_answer(self, message: Message) -> None:
        """Take the answer to our request from the bus; other messages are ignored."""
        if self._asked is None or message.header.fields.get(HeaderFields.reply_serial) != self._asked:
            return
        self._asked = None
        if message.header.message_type == MessageType.method_return and message.body:
            self._cookie = message.body[0]
        else:
            self._is_refused = True  # this desktop has no such service
        self.want(self._wanted)
