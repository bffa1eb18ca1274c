"""The table of settings."""

from __future__ import annotations

import re

import pytest

from reader.errors import UsageError
from reader.library.settings_file import parse_value, setting_named
from reader.settings import SETTINGS, VERBOSITIES, OneOf, Setting, Settings, WholeNumber
from reader.speech.engine import FASTEST, SLOWEST

each_row = pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)


@each_row
def test_defaults_are_valid_and_used(row: Setting) -> None:
    assert row.accepted.accepts(row.default)
    assert parse_value(str(row.default).lower(), row) == row.default
    assert getattr(Settings(), row.name) == row.default


def test_program_uses_exactly_the_settings() -> None:
    assert list(Settings._fields) == [row.name for row in SETTINGS]


def test_settings_table_agrees_with_the_packages_that_use_it() -> None:
    assert setting_named("rate").accepted == WholeNumber(SLOWEST, FASTEST)
    assert setting_named("verbosity").accepted == OneOf(VERBOSITIES)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rate", "79"), ("rate", "901"), ("rate", "-180"), ("rate", "+180"), ("rate", "180.0"),
        ("rate", "1_80"), ("rate", "１８０"), ("rate", " 180"), ("rate", ""), ("rate", "9" * 5000),
        ("verbosity", "Few"), ("verbosity", ""), ("no_audio", "yes"), ("no_audio", "1"),
        ("voice", "a\nb"), ("voice", "\x1b[2J"), ("voice", "\ud800"), ("voice", "x" * 201),
    ],
)  # fmt: skip
def test_invalid_value_is_refused_with_the_valid_ones(name: str, text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_value(text, setting_named(name))
    message = str(refused.value)
    assert message.isprintable()
    assert len(message) < 120
    assert name in message
    assert str(setting_named(name).accepted) in message


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Rate", "Did you mean rate?"),
        ("verbosty", "Did you mean verbosity?"),
        ("print", "Did you mean print_sentences?"),
        ("zigzag", "There are: rate, voice, "),
        ("", "no setting empty"),
        ("\x1b[31m" * 100, "There are: "),
    ],
)
def test_unknown_name_suggests_the_nearest_or_lists_all(name: str, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)) as refused:
        setting_named(name)
    assert str(refused.value).isprintable()
