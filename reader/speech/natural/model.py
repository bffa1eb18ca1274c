"""Run a Piper model (VITS, exported to ONNX) with onnxruntime."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import SpeechError
from reader.speech.natural.onnx_graph import with_durations

# Both libraries read these when they load. onnxruntime sends telemetry to its maker unless it is forbidden.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's own threads would only cost memory

import numpy as np
import onnxruntime

_ORIGINAL = ".onnx"  # an optimised copy has no suffix
_THREADS = 1  # two cost twice the time, and gain little
_DURATION_NOISE = 0.0  # more would give the same words another length each time
_ONLY_FATAL = 4  # a log level: what is worse than an error


class InferenceInterrupted(Exception):
    """`interrupt` was called."""


class Sound(NamedTuple):
    """Samples between -1 and 1, and the length of each phoneme in samples."""

    samples: np.ndarray[Any, np.dtype[np.float32]]
    lengths: np.ndarray[Any, np.dtype[np.int64]]


class Model:
    """A loaded model. Only `interrupt` may be called from another thread.

    Raises SpeechError if the file is not a model.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._session = _session(path)
        except Exception as error:  # onnxruntime's errors have no common class
            raise SpeechError(f"{path} is a damaged voice. Try another --voice.") from error
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._running: Any = None

    def speak(self, phonemes: Sequence[int], length: float, noise: float, speaker: int) -> Sound:
        """Speak phonemes; `length` is a factor. Raises InferenceInterrupted."""
        inputs = {
            "input": np.array([phonemes], np.int64),
            "input_lengths": np.array([len(phonemes)], np.int64),
            "scales": np.array([noise, length, _DURATION_NOISE], np.float32),
        }
        if "sid" in self._inputs:
            inputs["sid"] = np.array([speaker], np.int64)
        running = self._running = onnxruntime.RunOptions()
        running.log_severity_level = _ONLY_FATAL
        try:
            sound, durations = self._session.run(None, inputs, running)
        except Exception:
            if running.terminate:
                raise InferenceInterrupted from None
            raise
        finally:
            self._running = None
        samples = np.asarray(sound, np.float32).ravel()
        frames = np.asarray(durations, np.float64).ravel()
        per_frame = samples.size / max(1.0, float(frames.sum()))
        return Sound(samples, np.rint(frames * per_frame).astype(np.int64))

    def interrupt(self) -> None:
        """End `speak` soon. Call it from another thread."""
        running = self._running
        if running is not None:
            running.terminate = True


def optimise(model: bytes, copy: Path) -> None:
    """Write an optimised copy of a model. Raises ValueError if onnxruntime cannot load it."""
    options = _options()
    options.optimized_model_filepath = str(copy)
    options.add_session_config_entry("session.save_model_format", "ORT")
    try:
        onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no common class
        raise ValueError("not a model") from error


def _session(path: Path) -> Any:
    model = with_durations(path.read_bytes()) if path.suffix == _ORIGINAL else str(path)
    options = _options()
    if path.suffix != _ORIGINAL:
        options.add_session_config_entry("session.load_model_format", "ORT")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = _THREADS
    options.enable_mem_pattern = False  # every text has another length; patterns would cost 70 MB
    options.log_severity_level = _ONLY_FATAL
    # Optimisations that depend on the processor would be wrong in a home folder that two machines share.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    return options
