"""Plug-ins: engines, exporters and sources that other packages offer by entry points.

An entry point's name is the engine's name, or a file's suffix without the dot. What it points to is described
in the manual (“plugins”). Packages are only searched for a name that Reader does not know itself, so that
plug-ins cost nothing at the start, and never replace a part of Reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from reader.errors import ReaderError, described

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Kind = Literal["engines", "exporters", "sources"]
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")  # it can be typed, and is a file's suffix


def plugin_names(kind: Kind) -> tuple[str, ...]:
    """The names of the installed plug-ins of a kind."""
    return tuple(sorted(_found(kind)))


def load_plugin(kind: Kind, name: str, failure: type[ReaderError]) -> Any:
    """The object of the plug-in called `name`, or None. Raises `failure` if it cannot load."""
    entry = _found(kind).get(name)
    if entry is None:
        return None
    with plugin_failures(kind, name, failure):
        return entry.load()


@contextmanager
def plugin_failures(
    kind: Kind,
    name: str,
    failure: type[ReaderError],
    *,
    expected: tuple[type[Exception], ...] = (),
    lead: str = "",
) -> Iterator[None]:
    """Raise `failure` for any exception of a plug-in except the `expected` ones.

    The message begins with `lead`, and names the plug-in and its package.
    """
    try:
        yield
    except expected:
        raise
    except Exception as error:
        entry = _found(kind).get(name)
        package = entry.dist.name if entry is not None and entry.dist is not None else "an unknown package"
        problem = f"The plug-in {name} of {package} failed ({described(error)})"
        raise failure(f"{lead}{problem}. Update or uninstall {package}.") from error


def _found(kind: Kind) -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points  # searches all packages: tens of milliseconds

    return {
        entry.name: entry
        for entry in entry_points(group=f"accessible_reader.{kind}")
        if _NAME.fullmatch(entry.name)
    }
