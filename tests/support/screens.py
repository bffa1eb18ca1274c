"""What a terminal emulator shows of highlighted text."""

from __future__ import annotations

import re

import pyte

# All sequences that the manual allows.
DOCUMENTED = re.compile(r"\x1b\[(?:[0-9;]*m|K|J|[0-9]+A)|[\r\n]")


def marked(screen: pyte.Screen) -> str:
    return "".join(
        screen.buffer[row][column].data
        for row in range(screen.lines)
        for column in range(screen.columns)
        if screen.buffer[row][column].reverse
    )


def lines(screen: pyte.Screen) -> list[str]:
    return [line.rstrip() for line in screen.display]
