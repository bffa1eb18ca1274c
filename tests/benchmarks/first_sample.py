"""Runs `reader listen PAGE` up to the first sample that is handed to the device.

    python -m tests.benchmarks.first_sample PAGE [--null]

Prints the moment (time.monotonic, one clock for all processes) and ends. With --null it plays on
miniaudio's null device, which costs nothing to open; else on whatever there is.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

import reader.cli.main


def main() -> None:
    page, *options = sys.argv[1:]
    from reader.playback import device, outputs
    from reader.playback.player import Player

    fill = Player._fill

    def report(player: Player, frames: int) -> bytes:
        sound = fill(player, frames)
        if sound.strip(b"\0"):
            os.write(1, f"{time.monotonic()}\n".encode())
            os._exit(0)
        return sound

    def open_null(sample_rate: int, name: str = "") -> Any:
        return outputs.open_null_output(sample_rate)

    setattr(Player, "_fill", report)  # noqa: B010  # the type checker holds methods to be fixed
    if "--null" in options:
        setattr(device, "open_output", open_null)  # noqa: B010  # it is not for others to import
    reader.cli.main.main(["listen", page, "--from-start"])


if __name__ == "__main__":
    main()
