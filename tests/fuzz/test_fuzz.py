"""Any input is read or raises one of our own errors; `python -m tests.fuzz 3600` tries for an hour."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import SEEDS
from tests.fuzz.targets import TARGETS, Target
from tests.page.any_markup import markup
from tests.support.terminal import PAGES

pytestmark = pytest.mark.slow

EXAMPLES = 60
each = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
some_page = st.one_of(
    markup.map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from([path.read_bytes()[:3000] for path in sorted(PAGES.glob("*.html"))]),
)
bounded = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


@st.composite
def torn(draw: st.DrawFn, make: Callable[[bytes], bytes]) -> bytes:
    """Valid input in which a few parts are removed, repeated, moved or overwritten."""
    data = make(draw(some_page))
    for _ in range(draw(st.integers(0, 6))):
        ends = st.integers(0, len(data))
        start, end = sorted((draw(ends), draw(ends)))
        piece = draw(st.sampled_from([b"", data[start:end] * 2, *ODD]) | st.binary(max_size=8))
        data = data[:start] + piece + data[min(end, start + draw(st.integers(0, 40))) :]
    return data


ODD = (
    b"\x00", b"\xff\xfe", b"*=x; charset*0=y", b"*1=z", b"; boundary*=x'y'z", b"9" * 5000, b"%00", b"\\u0000",
    b"&#0;", b"\x1b[2J",b"]]>", b"<!DOCTYPE x [<!ENTITY e 'e'>]>&e;", b"../../etc/passwd", b"\r",
    b"utf-7", b"-1", b"0", b"[", b'"""', b"{", b"<" * 300, b"\xe2\x80\xae",
)  # fmt: skip


@each
@bounded
@given(data=st.data())
def test_truncated_input_is_read_or_refused_in_one_line(target: Target, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target.run(data.draw(torn(SEEDS[target.name])), Path(folder))


@each
@bounded
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_line(target: Target, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target.run(data, Path(folder))
