"""Chromium with the extension, driven by the DevTools protocol over a pipe."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from tests.browser.extension.driving import ADVICE, wait_for_text
from tests.support.programs import wait_for

_OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
    "--enable-unsafe-extension-debugging", "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


class ChromiumWithExtension:
    """Headless Chromium; `env` is its environment, and says where its profile and the extension are."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self._extension = Path(env["XDG_DATA_HOME"]) / "accessible-reader" / "browser" / "extension"
        self._profile = Path(env["XDG_CONFIG_HOME"]) / "chromium"

    def __enter__(self) -> Self:
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        self._process = subprocess.Popen(
            # The browser reads descriptor 3 and writes descriptor 4.
            ["bash", "-c", f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}',
             "chromium", *_OPTIONS, f"--user-data-dir={self._profile}", "about:blank"],
            env=dict(self._env), pass_fds=[to_browser, from_browser], start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_browser)
        os.close(from_browser)
        self._buffer, self._number = b"", 0
        self._closed: set[str] = set()  # tabs that may still be listed
        self._id: str = self._ask("Extensions.loadUnpacked", path=str(self._extension))["id"]
        target = next(each for each in self._targets("page") if each["url"] == "about:blank")
        self._page = target["targetId"]
        self._session = self._attach(self._page)
        self._ask("Page.enable", self._session)
        wait_for(self._is_ready)
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def _is_ready(self) -> bool:
        """True once the extension listens to its button."""
        workers = [each for each in self._targets("service_worker") if self._id in each["url"]]
        return bool(workers) and bool(
            self._evaluate(
                self._attach(workers[0]["targetId"]), "globalThis.chrome?.action?.onClicked?.hasListeners()"
            )
        )

    def open(self, url: str) -> None:
        self._ask("Page.navigate", self._session, url=url)
        wait_for(lambda: self.run("location.href + document.readyState") == f"{url}complete")

    def run(self, script: str) -> Any:
        return self._evaluate(self._session, script)

    def press_button(self) -> None:
        # A tab with a problem, which was closed just now, may still be listed.
        address = self.run("location.href")
        tab = next(each for each in self._targets("tab") if each["url"] == address)
        self._ask("Extensions.triggerAction", id=self._id, targetId=tab["targetId"])

    def queue(self) -> None:
        """Act as the queue key does: DevTools sends keys to pages only. The button lets us into the page."""
        self.press_button()
        wait_for(lambda: self.badge() == "✓")
        self._in_background("(await send(await tab(), 'queue'))")

    def keys(self) -> dict[str, str]:
        """The extension's keys, by the names of its commands."""
        commands = self._in_background("(await chrome.commands.getAll())")
        return {each["name"]: each["shortcut"] for each in commands}

    def badge(self) -> str:
        return str(self._in_background("(await chrome.action.getBadgeText({tabId: (await tab()).id}))"))

    def problem(self) -> str:
        return wait_for_text(self._problem)

    def _problem(self) -> str:
        for target in self._targets("page"):
            is_new = target["targetId"] not in self._closed
            if is_new and target["url"].startswith(f"chrome-extension://{self._id}/problem.html"):
                session = self._attach(target["targetId"])
                advice = str(self._evaluate(session, ADVICE))
                if advice:
                    self._ask("Target.closeTarget", targetId=target["targetId"])
                    self._closed.add(target["targetId"])
                return advice
        return ""

    def _in_background(self, script: str) -> Any:
        worker = next(each for each in self._targets("service_worker") if self._id in each["url"])
        session = self._attach(worker["targetId"])
        tab = "const tab = async () => (await chrome.tabs.query({index: 0}))[0];"
        return self._evaluate(session, f"(async () => {{ {tab} return {script}; }})()")

    def _targets(self, kind: str) -> list[dict[str, Any]]:
        found = self._ask("Target.getTargets", filter=[{"type": kind}])
        return list(found["targetInfos"])

    def _attach(self, target: str) -> str:
        return str(self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def _evaluate(self, session: str, script: str) -> Any:
        answer = self._ask(
            "Runtime.evaluate", session, expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def _ask(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next_message()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer)
                return dict(answer["result"])

    def _next_message(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            data = os.read(self._read, 1 << 20)
            assert data, "Chromium ended"
            self._buffer += data
        message, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(message))
