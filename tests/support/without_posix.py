"""`python -m tests.support.without_posix ARGUMENTS` runs Reader without what Python lacks on Windows.

It imports all of Reader this way, except the package for POSIX terminals, and then runs it. The
libraries that Reader uses are imported before, because they have their own Windows builds.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import signal
import subprocess
import sys
from types import ModuleType

LIBRARIES = (
    "backports.zstd", "brotli", "bs4", "click.testing", "concurrent.futures.process", "miniaudio",
    "jeepney", "platformdirs", "pypdfium2", "selectolax.lexbor",
    "sentencex", "sqlite3", "subprocess", "tomlkit", "truststore", "urllib3", "webencodings",
)  # fmt: skip
# The library reference, under "Availability: Unix" or "not Windows".
POSIX = {
    "os": "killpg getpgrp getpgid tcgetpgrp setsid getuid geteuid fork mkfifo ttyname ctermid chown fchown "
    "O_NOFOLLOW O_NONBLOCK O_DIRECTORY O_CLOEXEC O_NOCTTY",
    "signal": "SIGHUP SIGTSTP SIGCONT SIGQUIT SIGKILL SIGTTIN SIGTTOU SIGWINCH SIGPIPE SIGALRM "
    "pthread_sigmask setitimer alarm",
}
POSIX_MODULES = ("curses", "fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty")
POSIX_ONLY = {"reader.terminal.raw_mode", "reader.__main__"}


def become_windows() -> None:
    for name in LIBRARIES:
        importlib.import_module(name)
    for name in POSIX_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    for module, names in ((os, POSIX["os"]), (signal, POSIX["signal"])):
        for name in names.split():
            if hasattr(module, name):
                delattr(module, name)
    subprocess.Popen.kill = subprocess.Popen.terminate  # type: ignore[method-assign]  # as on Windows
    sys.modules["msvcrt"] = ModuleType("msvcrt")
    sys.platform = "win32"


def import_all() -> None:
    reader = importlib.import_module("reader")
    for found in pkgutil.walk_packages(reader.__path__, "reader."):
        if found.name not in POSIX_ONLY:
            importlib.import_module(found.name)


if __name__ == "__main__":
    become_windows()
    import_all()
    importlib.import_module("reader.cli.main").main(sys.argv[1:])
