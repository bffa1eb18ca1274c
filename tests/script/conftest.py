"""Hypothesis without a clock: a slow machine is no bug of the page's."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")
