"""A pseudo-terminal, for what takes its keys from one."""

from __future__ import annotations

from tests.support.pseudo_terminal import terminal

__all__ = ["terminal"]
