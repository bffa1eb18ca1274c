"""Plug-ins: engines, exporters and sources that other packages offer by entry points.

An entry point's name is the engine's name, or a file's suffix without the dot. What it points to is described
in the manual (“plugins”). Packages are only searched for a name that Reader does not know itself, so that
plug-ins cost nothing at the start, and never replace a part of Reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from reader.errors import ReaderError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Kind = Literal["engines", "exporters", "sources"]
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")  # it can be typed, and is a file's suffix
_MAX_REASON_CHARACTERS = 200


class PluginFailed(ReaderError):
    """A plug-in does not load, or failed; the message names it and its package."""


def plugin_names(kind: Kind) -> tuple[str, ...]:
    """The names of the installed plug-ins of a kind."""
    return tuple(sorted(_found(kind)))


def load_plugin(kind: Kind, name: str) -> Any:
    """What the plug-in called `name` points to, None if there is none. Raises PluginFailed."""
    entry = _found(kind).get(name)
    if entry is None:
        return None
    try:
        return entry.load()
    except Exception as error:
        raise failed_plugin(kind, name, error) from error


def failed_plugin(kind: Kind, name: str, error: Exception) -> PluginFailed:
    """The error for a plug-in that raised `error`."""
    entry = _found(kind).get(name)
    package = entry.dist.name if entry is not None and entry.dist is not None else "an unknown package"
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:_MAX_REASON_CHARACTERS]
    return PluginFailed(f"The plug-in {name} of {package} failed ({reason}). Update or uninstall {package}.")


def _found(kind: Kind) -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points  # searches all packages: tens of milliseconds

    return {
        entry.name: entry
        for entry in entry_points(group=f"accessible_reader.{kind}")
        if _NAME.fullmatch(entry.name)
    }
