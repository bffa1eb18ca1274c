"""Check the folders for data and configuration, and the files in them."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from reader.cli.checks.finding import Finding
from reader.script.own_words import counted
from reader.settings import APP_NAME, option_text


def check_data_folder() -> Finding:
    """Check the data folder, and the library if it exists."""
    from reader.cli.library_lists import the_library
    from reader.cli.optional_library import library_path

    folder = _folder(library_path().parent)
    if not folder[0] or not library_path().exists():
        return folder
    with the_library() as library:
        if library.read_only_error is not None:
            raise library.read_only_error
        ((articles,),) = library.rows("SELECT count(*) FROM articles")
    return Finding(True, f"{library_path().parent}, {counted(articles, 'article')}")


def check_configuration_folder() -> Finding:
    """Check the folder of the settings file."""
    from platformdirs import user_config_path

    return _folder(user_config_path(APP_NAME, appauthor=False))


def check_settings() -> Finding:
    """Check the settings file: list every error in it, and the command that fixes it."""
    from reader.cli.options.effective_settings import saved_settings, settings_path

    stored = saved_settings()
    if not stored.problems:
        return Finding(True, f"{len(stored.values)} saved in {settings_path()}")
    wrong = [problem.setting for problem in stored.problems if problem.setting is not None]
    commands = [f"reader config set {row.name} {shlex.quote(option_text(row.default))}" for row in wrong]
    found = " ".join(problem.line for problem in stored.problems)
    return Finding(False, found, f"Run: {'; '.join(commands)}" if commands else f"Edit {settings_path()}")


def _folder(path: Path) -> Finding:
    """True if `path` can be written, or the folder in which it would be created."""
    there = next(folder for folder in (path, *path.parents) if folder.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return Finding(True, str(path))
    return Finding(
        False, f"Cannot write to {path}.", f"Check its permissions: ls -ld {shlex.quote(str(there))}"
    )
