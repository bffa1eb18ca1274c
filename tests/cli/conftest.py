"""The files of the listener's own, where commands look for them."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def config_file(tmp_path: Path) -> Path:
    """The settings file."""
    return tmp_path / "accessible-reader" / "config.toml"


@pytest.fixture
def lexicon_file(tmp_path: Path) -> Path:
    """The lexicon file."""
    return tmp_path / "accessible-reader" / "lexicon.toml"
