"""Runs `reader listen PAGE` until the device gets its first sample.

    python -m tests.benchmarks.first_sample PAGE [--null] [--in-turn]

Prints the moment (time.monotonic, one clock for all processes) and ends. With --null it plays on
miniaudio's null device, which costs nothing to open; else on the default device. With --in-turn
the loudspeaker is waited for before anything else is done: -X importtime is wrong where two threads
import.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from reader.__main__ import _start_early


def main() -> None:
    page, *options = sys.argv[1:]
    arguments = ["listen", page, "--from-start"]
    _start_early(arguments)  # as the program does before its imports
    import reader.cli.main
    from reader.cli.listening.audio_setup import AudioSetup
    from reader.playback import device, outputs
    from reader.playback.player import Player

    fill, enter = Player._fill, AudioSetup.__enter__

    def report(player: Player, frames: int) -> bytes:
        sound = fill(player, frames)
        if sound.strip(b"\0"):
            os.write(1, f"{time.monotonic()}\n".encode())
            os._exit(0)
        return sound

    def open_null(sample_rate: int, name: str = "") -> Any:
        return outputs.open_null_output(sample_rate)

    def enter_and_wait(voicing: AudioSetup) -> AudioSetup:
        enter(voicing)
        voicing._join()
        return voicing

    setattr(Player, "_fill", report)  # noqa: B010  # the type checker holds methods to be fixed
    if "--null" in options:
        setattr(device, "open_output", open_null)  # noqa: B010  # it is not for others to import
    if "--in-turn" in options:
        setattr(AudioSetup, "__enter__", enter_and_wait)  # noqa: B010
    reader.cli.main.main(arguments)


if __name__ == "__main__":
    main()
