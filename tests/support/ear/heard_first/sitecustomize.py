"""A Python program that plays into the ear goes before everything else that a busy machine does.

A program that is late leaves a gap in the sound. Sound servers ask for such a priority too.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_PRIORITY = -15  # as "nice" has it; few systems allow it to anyone but root


def go_first() -> None:
    """Give this process and its session a high priority, if the system allows it.

    Linux shares its time among sessions first, and then among the processes of each.
    """
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, _PRIORITY)
        Path("/proc/self/autogroup").write_text(str(_PRIORITY), "utf-8")


if __name__ == "sitecustomize":  # Python imports it at its start
    go_first()
