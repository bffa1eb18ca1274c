"""The settings that hold for a command: its options, then the article's, the file's, the defaults."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from reader.errors import UsageError, with_sentence
from reader.library.preferences.choices import Choices
from reader.library.settings_file import Problem, StoredSettings, read_settings, setting_named
from reader.settings import APP_NAME, Settings, printable

if TYPE_CHECKING:
    from reader.session.command_table import Command


class EffectiveSettings(NamedTuple):
    """The settings that hold now.

    `saved` names the saved ones, `given` those that were options; `keys` are the listener's own keys,
    by command.
    """

    settings: Settings
    saved: frozenset[str]
    given: frozenset[str] = frozenset()
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @property
    def commands(self) -> tuple[Command, ...]:
        """The session's commands, with the listener's own keys."""
        from reader.session.remapping import remapped

        return remapped(self.keys)

    def for_article(self, choices: Choices) -> EffectiveSettings:
        """These settings with an article's own choices; an option still wins."""
        # With --engine the article's voice is left out: it belongs to another engine.
        overridden = self.given | {"voice"} if "engine" in self.given else self.given
        own = {
            name: value
            for name, value in choices._asdict().items()
            if value is not None and name not in overridden and setting_named(name).accepted.accepts(value)
        }
        return self._replace(settings=self.settings._replace(**own), saved=self.saved | own.keys())

    def choices(self) -> Choices:
        """The choices to save with an article: the options that were given."""
        return Choices(
            **{name: getattr(self.settings, name) for name in Choices._fields if name in self.given}
        )

    def with_choice(self, name: str, value: int | str) -> EffectiveSettings:
        """These settings with a choice that was made while listening."""
        values: dict[str, Any] = {name: value}
        return self._replace(settings=self.settings._replace(**values))


def effective_settings(given: Mapping[str, object]) -> EffectiveSettings:
    """Combine a command's options with the file and the defaults: the option wins, then the file.

    Reports errors in the file in one line.
    """
    context = click.get_current_context()
    options: dict[str, Any] = {
        name: value
        for name, value in given.items()
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    }
    stored = saved_settings()
    if stored.problems:
        from reader.terminal.lines import Lines

        more = len(stored.problems) - 1
        rest = f" To see {more} more: reader config show" if more else ""
        Lines(sys.stdout, sys.stderr).message(f"{stored.problems[0].line}{rest}")
    values: dict[str, Any] = {name: value for name, value in stored.values.items() if name not in options}
    if "engine" in options and "voice" in values:
        from reader.speech.engines import share_voices

        if not share_voices(str(options["engine"]), str(stored.values.get("engine", ""))):
            del values["voice"]  # the saved voice belongs to another engine
    return EffectiveSettings(
        Settings()._replace(**values, **options), frozenset(values), frozenset(options), stored.keys
    )


def settings_path() -> Path:
    """The path of the settings file, which may not exist."""
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False) / "config.toml"


def saved_settings() -> StoredSettings:
    """What the settings file holds, without an unknown engine or keys that conflict."""
    return _without_clashing_keys(_without_unknown_engine(read_settings(settings_path())))


def saved_name(setting: str) -> str:
    """The saved value of a setting that holds a name, or ""."""
    return str(saved_settings().values.get(setting, ""))


def _without_unknown_engine(stored: StoredSettings) -> StoredSettings:
    if "engine" not in stored.values:
        return stored
    from reader.speech.engines import engine_names, is_engine

    if not (engine := str(stored.values["engine"])) or is_engine(engine):
        return stored
    line = (
        f"{settings_path()}: engine is {printable(engine)}, "
        f"not one of {', '.join(engine_names())}. The default is used."
    )
    others = {name: value for name, value in stored.values.items() if name != "engine"}
    return stored._replace(values=others, problems=(*stored.problems, Problem(line, setting_named("engine"))))


def _without_clashing_keys(stored: StoredSettings) -> StoredSettings:
    if not stored.keys:
        return stored
    from reader.session.remapping import remapped

    try:
        remapped(stored.keys)
    except UsageError as error:
        line = with_sentence(f"{settings_path()}: {error}", "The default keys are used.")
        return stored._replace(keys={}, problems=(*stored.problems, Problem(line)))
    return stored
