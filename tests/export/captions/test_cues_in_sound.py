"""The sound at each cue is its sentence: the cues of one run are searched in the sound of another."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest

from tests.listening.sounds import RATE, SAMPLE_RATE, sound_of
from tests.listening.voting import locate
from tests.support.ear.sounds import resampled
from tests.support.programs import BREAD, Run

_AROUND_S = 0.5


@pytest.mark.slow
def test_audio_at_each_cue_is_its_sentence(run_program: Run, tmp_path: Path) -> None:
    for name in ("out.wav", "out.json"):
        out = str(tmp_path / name)
        assert (
            run_program(
                "export", BREAD, "-o", out, "--engine", "espeak", "--rate", str(RATE), "--no-styles"
            ).returncode
            == 0
        )
    with wave.open(str(tmp_path / "out.wav")) as file:
        heard = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    data = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert abs(len(heard) - data["length"]) < SAMPLE_RATE / 10
    cues = [cue for cue in data["cues"] if cue["end"] - cue["start"] > SAMPLE_RATE]
    assert len(cues) > 20
    margin = int(_AROUND_S * SAMPLE_RATE)
    wrong, alike = [], 0
    for cue, other in zip(cues, cues[1:] + cues[:1], strict=True):
        before = min(margin, cue["start"])
        around = resampled(heard[cue["start"] - before : cue["end"] + margin], SAMPLE_RATE)
        found = locate(around, sound_of(cue["spoken"], cue["lang"]))
        if found.share < 0.5 or abs(found.at_seconds - before / SAMPLE_RATE) > 0.03:
            wrong.append((cue["text"], found))
        alike += locate(around, sound_of(other["spoken"], other["lang"])).share >= 0.5
    assert wrong == []
    assert alike == 0
