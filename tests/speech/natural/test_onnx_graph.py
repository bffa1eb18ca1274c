"""A model's durations become its second output."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.speech.natural.onnx_graph import _field, _fields, with_durations

NODES = _field(1, _field(2, b"noise") + _field(4, b"Add")) + _field(
    1, _field(1, b"duration") + _field(2, b"lengths") + _field(4, b"Ceil")
)
MODEL = b"\x08\x07" + _field(7, NODES + _field(5, b"weights" * 100))


def test_durations_become_an_output() -> None:
    changed = with_durations(MODEL)
    assert changed.startswith(MODEL)
    graphs = list(_fields(memoryview(changed), 7))
    assert [bytes(each) for each in _fields(graphs[-1], 12)] == [_field(1, b"lengths")]


@pytest.mark.parametrize(
    "model", [b"", b"hello, I am no model", MODEL[:-50], MODEL.replace(b"Ceil", b"Sqrt")]
)
def test_other_file_is_refused(model: bytes) -> None:
    with pytest.raises(ValueError, match="model"):
        with_durations(model)


@pytest.mark.parametrize("message", [b"\x0d\0\0", b"\x09" + bytes(7), b"\x0a\x05word", b"\x0b"])
def test_field_that_ends_too_early_or_has_no_type_is_damaged(message: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        list(_fields(memoryview(message), 1))


@given(st.integers(0, len(MODEL) - 1), st.integers(0, 255))
@example(31, 1)  # the operator's node has no output
def test_damaged_model_is_refused_or_read_to_its_end(place: int, octet: int) -> None:
    damaged = MODEL[:place] + bytes([octet]) + MODEL[place + 1 :]
    with suppress(ValueError):
        assert with_durations(damaged).startswith(damaged)
