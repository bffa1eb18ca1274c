"""A pseudo-terminal, for tests that read keys."""

from __future__ import annotations

from tests.support.pseudo_terminal import terminal

__all__ = ["terminal"]
