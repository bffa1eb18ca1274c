"""Firefox with the extension, driven by the Marionette protocol."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Self

from tests.browser.extension.driving import ADVICE, wait_for_text
from tests.support.programs import wait_for

_ID = "accessible-reader@extension"
_EXTENSION = f"""
    const {{ExtensionParent}} = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
    const extension = WebExtensionPolicy.getByID("{_ID}").extension;
    const button = ExtensionParent.apiManager.global.browserActionFor(extension);
"""
_ALT = "\ue00a"
_PREFERENCES = {
    "app.update.auto": False, "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False,
}  # fmt: skip


class FirefoxWithExtension:
    """Headless Firefox; `env` is its environment, and says where the extension is."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self._extension = Path(env["XDG_DATA_HOME"]) / "accessible-reader" / "browser" / "reader.xpi"
        self._profile = Path(env["HOME"]) / "firefox-profile"

    def __enter__(self) -> Self:
        port = _free_port()
        self._profile.mkdir()
        preferences = _PREFERENCES | {"marionette.port": port}
        lines = (f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in preferences.items())
        (self._profile / "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            ["firefox-esr", "--headless", "--marionette", "--remote-allow-system-access", "--no-remote",
             "--profile", str(self._profile)],
            env={**self._env, "MOZ_HEADLESS": "1"}, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._socket = self._connect(port)
        self._buffer, self._number = b"", 0
        self._next_message()  # its greeting
        self._ask("WebDriver:NewSession")
        self._ask("Addon:Install", path=str(self._extension), temporary=True)
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._socket.close()

    def open(self, url: str) -> None:
        self._ask("WebDriver:Navigate", url=url)

    def run(self, script: str) -> Any:
        return self._script(f"return {script};")

    def press_button(self) -> None:
        with self._in_browser():
            self._script(f"{_EXTENSION} button.triggerAction(window);")

    def queue(self) -> None:
        """Press the queue key."""
        keys = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp") for key in (_ALT, "q")]
        with self._in_browser():
            self._ask(
                "WebDriver:PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": keys}]
            )

    def keys(self) -> dict[str, str]:
        with self._in_browser():
            commands = self._script(f"{_EXTENSION} return extension.manifest.commands;")
        return {name: each["suggested_key"]["default"] for name, each in commands.items()}

    def badge(self) -> str:
        with self._in_browser():
            return str(
                self._script(
                    f"{_EXTENSION} return button.action.getContextData(gBrowser.tabs[0]).badgeText ?? '';"
                )
            )

    def problem(self) -> str:
        return wait_for_text(self._problem)

    def _problem(self) -> str:
        before, advice = self._ask("WebDriver:GetWindowHandle")["value"], ""
        for handle in self._ask("WebDriver:GetWindowHandles"):
            self._ask("WebDriver:SwitchToWindow", handle=handle)
            if "/problem.html?" in str(self.run("location.href")):  # None while the tab is being made
                advice = str(self.run(ADVICE))
                if advice:
                    self._ask("WebDriver:CloseWindow")
        self._ask("WebDriver:SwitchToWindow", handle=before)
        return advice

    @contextmanager
    def _in_browser(self) -> Iterator[None]:
        """Run scripts in the browser's window rather than in the page."""
        self._ask("Marionette:SetContext", value="chrome")
        try:
            yield
        finally:
            self._ask("Marionette:SetContext", value="content")

    def _script(self, script: str) -> Any:
        return self._ask("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def _connect(self, port: int) -> socket.socket:
        connection = socket.socket()
        wait_for(lambda: connection.connect_ex(("127.0.0.1", port)) == 0)
        return connection

    def _ask(self, command: str, **parameters: Any) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(f"{len(data)}:".encode() + data)
        _, number, error, result = self._next_message()
        assert error is None, (command, error)
        assert number == self._number
        return result

    def _next_message(self) -> Any:
        while b":" not in self._buffer:
            self._receive()
        length, _, self._buffer = self._buffer.partition(b":")
        while len(self._buffer) < int(length):
            self._receive()
        message, self._buffer = self._buffer[: int(length)], self._buffer[int(length) :]
        return json.loads(message)

    def _receive(self) -> None:
        data = self._socket.recv(1 << 20)
        assert data, "Firefox ended"
        self._buffer += data


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
