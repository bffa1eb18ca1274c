"""The browsers that can start Reader's host, and where each looks for its description.

Sources: developer.mozilla.org, "Native manifests"; developer.chrome.com, "Native messaging".
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Literal, NamedTuple

Family = Literal["firefox", "chromium"]


class Browser(NamedTuple):
    """A browser: its programs, and its folder below the home folder, on Linux and on macOS.

    `linux` folders that begin with ".config/" follow XDG_CONFIG_HOME. A folder is "" where the browser does
    not exist.
    """

    name: str
    family: Family
    programs: tuple[str, ...]
    linux: str
    mac: str


BROWSERS = (
    Browser("Firefox", "firefox", ("firefox", "firefox-esr"), ".mozilla", "Mozilla"),
    Browser("LibreWolf", "firefox", ("librewolf",), ".librewolf", "LibreWolf"),
    Browser("Chromium", "chromium", ("chromium", "chromium-browser"), ".config/chromium", "Chromium"),
    Browser(
        "Chrome",
        "chromium",
        ("google-chrome", "google-chrome-stable"),
        ".config/google-chrome",
        "Google/Chrome",
    ),
    Browser(
        "Brave",
        "chromium",
        ("brave-browser", "brave"),
        ".config/BraveSoftware/Brave-Browser",
        "BraveSoftware/Brave-Browser",
    ),
    Browser("Edge", "chromium", ("microsoft-edge",), ".config/microsoft-edge", "Microsoft Edge"),
    Browser("Vivaldi", "chromium", ("vivaldi", "vivaldi-stable"), ".config/vivaldi", "Vivaldi"),
)
_HOSTS = {"firefox": "native-messaging-hosts", "chromium": "NativeMessagingHosts"}


def browser_folder(browser: Browser) -> Path:
    """The folder in which a browser keeps its profiles."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / browser.mac
    if browser.linux.startswith(".config/"):
        config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        return Path(config) / browser.linux.removeprefix(".config/")
    return Path.home() / browser.linux


def is_installed(browser: Browser) -> bool:
    """True if a browser has a program on the search path, or has been used."""
    return browser_folder(browser).exists() or any(map(shutil.which, browser.programs))


def hosts_folder(browser: Browser) -> Path:
    """The folder in which a browser looks for the descriptions of hosts."""
    mac_folder = "NativeMessagingHosts" if sys.platform == "darwin" else _HOSTS[browser.family]
    return browser_folder(browser) / mac_folder
