"""Kills the process of an engine."""

from __future__ import annotations

import os
import signal

from reader.speech.natural.engine import Natural
from reader.speech.process.synthesizer import ProcessSynthesizer


def kill_process(engine: ProcessSynthesizer | Natural) -> None:
    """Kill the engine's process; of the natural engine, eSpeak's and the models' that have loaded."""
    if isinstance(engine, Natural):
        for loading in engine._models.values():
            if loading._model is not None:
                kill_process(loading._model)
        kill_process(engine._espeak)
        return
    process = engine._process._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
