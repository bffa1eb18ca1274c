"""What a check found."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """True if it works, what was found, and a remedy: how to repair it, or what more can be installed."""

    ok: bool
    found: str
    remedy: str = ""


def saved(name: str) -> str:
    """Return the saved value of a setting that holds a name, or ""."""
    from reader.cli.options.effective_settings import saved_settings

    return str(saved_settings().values.get(name, ""))
