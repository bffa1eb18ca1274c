"""A typed line, and the keys that edit it."""

from __future__ import annotations

import pytest

from reader.terminal.typed_line import TypedLine, typed


def after(*keys: str) -> TypedLine:
    line = TypedLine()
    for key in keys:
        line = typed(line, key)
    return line


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ((*"sea", "Space", *"tide"), "sea tide"),
        ((*"sea", "Backspace"), "se"),
        ((*"sea", "Space", *"tide", "Ctrl+W"), "sea "),
        ((*"sea", "Space", *"tide", "Space", "Ctrl+W"), "sea "),
        ((*"sea", "Ctrl+W"), ""),
        ((*"sea", "Space", *"tide", "Ctrl+U", "x"), "x"),
        (("Backspace", "Ctrl+W", "Ctrl+U"), ""),
        ((*"sea", "Left", "Ctrl+D", "Tab"), "sea"),
    ],
)
def test_typed_text_can_be_erased(keys: tuple[str, ...], text: str) -> None:
    line = after(*keys)
    assert line.text == text
    assert not line.is_done


def test_erased_text_is_removed_from_the_screen() -> None:
    assert after(*"sea", "Ctrl+U").echo == "\b \b" * 3
    assert after("Ctrl+U").echo == ""
    assert after("e", "\u0301", "Ctrl+U").echo == "\b \b"  # an accent takes no column of its own
    assert after("海", "a", "Ctrl+U").echo == "\b \b" * 3  # and a Chinese character takes two


def test_enter_submits_and_esc_or_ctrl_d_cancels() -> None:
    assert after(*"sea", "Enter") == TypedLine("sea", "\n", is_done=True)
    assert after(*"sea", "Esc") == TypedLine(None, "\n", is_done=True)
    assert after("Ctrl+D") == TypedLine(None, "\n", is_done=True)
