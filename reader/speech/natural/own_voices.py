"""Add a Piper voice of the listener's own, and remove it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from reader.errors import SpeechError
from reader.files.atomic_write import atomic_write
from reader.files.private import make_private_folder
from reader.speech.natural.prepare import prepared
from reader.speech.natural.voice_files import (
    VoiceFile,
    check_installed,
    find_voice_files,
    own_voices_folder,
    read_voice_file,
)


def add_voice(path: Path) -> VoiceFile:
    """Copy a voice, its model and its description, to the listener's voices.

    Raises SpeechError if it is not a usable voice, or cannot be copied.
    """
    check_installed()
    file = read_voice_file(path)
    copy = own_voices_folder() / path.name
    if copy.exists():
        raise SpeechError(f"The voice {path.stem} is there already. Run: reader voices remove {path.stem}")
    prepared(file)  # loads it
    try:
        make_private_folder(copy.parent)
        for source, target in zip(_both(path), _both(copy), strict=True):
            _copy(source, target)
    except OSError as error:
        _delete(copy)
        raise SpeechError(f"Cannot copy {path} to {copy.parent}: {error.strerror}.") from error
    find_voice_files.cache_clear()
    return file._replace(path=copy)


def remove_voice(name: str) -> VoiceFile:
    """Delete a voice that `add_voice` copied; `name` is its id. Raises SpeechError for any other voice."""
    named = {file.id.casefold(): file for file in find_voice_files()}
    file = named.get(name.casefold())
    if file is None:
        raise SpeechError(f"No natural voice called {name}. List voices with: reader voices")
    if file.path.parent != own_voices_folder():
        raise SpeechError(
            f"The voice {name} was not added with “reader voices add”. It is in {file.path.parent}"
        )
    if not _delete(file.path):
        raise SpeechError(f"Cannot delete {file.path}: permission denied.")
    find_voice_files.cache_clear()
    return file


def _both(model: Path) -> tuple[Path, Path]:
    """The model and its description; the model comes last, so that half a voice is not found."""
    return model.with_name(f"{model.name}.json"), model


def _copy(source: Path, target: Path) -> None:
    about = source.stat()
    with atomic_write(target) as partial:
        shutil.copyfile(source, partial)
        # The optimised copy is found by this time.
        os.utime(partial, ns=(about.st_atime_ns, about.st_mtime_ns))


def _delete(model: Path) -> bool:
    """Delete a voice's files. Returns True if they are gone."""
    for path in reversed(_both(model)):
        with suppress(OSError):
            path.unlink()
    return not model.exists()
