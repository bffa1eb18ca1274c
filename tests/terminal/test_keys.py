"""The bytes that a terminal sends, as names of keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.terminal.keys import NOT_A_KEY, UNKNOWN, split_keys, windows_key

KEYS = {
    b" ": "Space", b"\r": "Enter", b"\n": "Enter", b"\x7f": "Backspace", b"\x08": "Backspace", b"\t": "Tab",
    b"\x1b[A": "Up", b"\x1b[B": "Down", b"\x1b[C": "Right", b"\x1b[D": "Left",
    b"\x1bOA": "Up", b"\x1bOB": "Down", b"\x1bOC": "Right", b"\x1bOD": "Left",
    b"\x1b[H": "Home", b"\x1b[F": "End", b"\x1bOH": "Home", b"\x1bOF": "End",
    b"\x1b[1~": "Home", b"\x1b[4~": "End", b"\x1b[7~": "Home", b"\x1b[8~": "End",
    b"\x1b[5~": "PageUp", b"\x1b[6~": "PageDown", b"\x1b[2~": "Insert", b"\x1b[3~": "Delete",
    b"\x1b1": "Alt+1", b"\x1bh": "Alt+h", b"\x1b ": "Alt+Space", "\x1bä".encode(): "Alt+ä",
    b"h": "h", b"H": "H", b"?": "?", "ä".encode(): "ä", "😀".encode(): "😀",
    b"\x01": "Ctrl+A", b"\x0e": "Ctrl+N",
}  # fmt: skip


@pytest.mark.parametrize(("sent", "key"), KEYS.items(), ids=repr)
def test_each_key_has_one_name(sent: bytes, key: str) -> None:
    assert split_keys(sent, final=True) == ([key], b"")


def test_lone_esc_is_recognised_after_a_pause() -> None:
    assert split_keys(b"\x1b", final=False) == ([], b"\x1b")
    assert split_keys(b"\x1b", final=True) == (["Esc"], b"")


def test_two_esc_presses_stay_two() -> None:
    assert split_keys(b"\x1b\x1b", final=True) == (["Esc", "Esc"], b"")
    assert split_keys(b"\x1b\x1b[C", final=True) == (["Esc", "Right"], b"")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b[1;5C",  # Ctrl+Right
        b"\x1b[1;2D",  # Shift+Left
        b"\x1b[15~",  # F5
        b"\x1bOP",  # F1
        b"\x1b[24;5~",
        b"\x1b[27;5;9~",  # Ctrl+Tab (modifyOtherKeys)
        b"\x1b[104;5u",  # Ctrl+h (CSI u)
        b"\x1b[Z",  # Shift+Tab
        b"\x1b[[A",  # F1 on the Linux console
        b"\x1b[5^",  # Ctrl+PageUp in rxvt
        b"\x1bO5P",  # Ctrl+F1 in an old xterm
        b"\x1b[200~quit? no.\n\x1b[A\x1b[201~",  # pasted text is not a command
    ],
)
def test_unknown_sequence_is_one_unknown_key(sent: bytes) -> None:
    """As Esc and some letters, a function key would stop the reading and change the rate."""
    assert split_keys(sent + b"h", final=True) == ([UNKNOWN, "h"], b"")


@pytest.mark.parametrize("text", ["äöü", "日本語", "😀x", "a\u0301"])
def test_character_can_arrive_in_pieces(text: str) -> None:
    sent = text.encode()
    for cut in range(1, len(sent)):
        first, rest = split_keys(sent[:cut], final=False)
        second, left = split_keys(rest + sent[cut:], final=False)
        assert ("".join(first + second), left) == (text, b"")


@pytest.mark.parametrize("sequence", [b"\x1b[C", b"\x1b[5~", b"\x1b[1;5C", b"\x1bOH", b"\x1b1"])
def test_sequence_can_arrive_in_pieces(sequence: bytes) -> None:
    whole, _ = split_keys(sequence, final=True)
    for cut in range(1, len(sequence)):
        first, rest = split_keys(b"h" + sequence[:cut], final=False)
        second, left = split_keys(rest + sequence[cut:] + b"q", final=False)
        assert (first + second, left) == (["h", *whole, "q"], b"")


@given(st.lists(st.sampled_from(sorted(KEYS)), max_size=12), st.integers(0, 40))
def test_burst_of_keys_is_the_same_however_divided(sent: list[bytes], cut: int) -> None:
    data = b"".join(sent)
    first, rest = split_keys(data[:cut], final=False)
    second, _ = split_keys(rest + data[cut:], final=True)
    assert first + second == [KEYS[each] for each in sent]


@given(st.binary(max_size=30))
def test_any_bytes_become_keys(data: bytes) -> None:
    keys, left = split_keys(data, final=True)
    assert left == b""
    assert bool(keys) == bool(data)


@given(st.binary(max_size=30))
def test_every_key_name_is_printable(data: bytes) -> None:
    """A byte that is not UTF-8 (from a Latin-1 terminal) is an unknown key."""
    for key in split_keys(data, final=True)[0]:
        key.encode("utf-8")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b[I",  # the window has the focus
        b"\x1b[O",  # and has lost it
        b"\x1b[M !!",  # a mouse
        b"\x1b[M \xff\xfe",  # far to the right
        b"\x1b[<0;10;10M",  # another
        b"\x1b[<0;10;10m",
        b"\x1b[?1;2c",  # what the terminal is
        b"\x1b[>41;354;0c",
        b"\x1b[?2004;2$y",  # what it can do
        b"\x1b]11;rgb:ffff/ffff/dddd\x07",  # its colours
        b"\x1b]11;rgb:ffff/ffff/dddd\x1b\\",
        b"\x1bP1+r544e=787465726d\x1b\\",  # its name
    ],
)
def test_terminal_report_is_not_a_key(sent: bytes) -> None:
    """It answers another program that has died; nobody pressed a key."""
    assert split_keys(sent + b"h", final=True) == ([NOT_A_KEY, "h"], b"")
    for cut in range(1, len(sent)):
        first, rest = split_keys(sent[:cut], final=False)
        second, left = split_keys(rest + sent[cut:] + b"h", final=True)
        assert (first + second, left) == ([NOT_A_KEY, "h"], b"")


@pytest.mark.parametrize(
    "sent", [b"\x1b[1", b"\x1b[1;5", b"\x1b[<0;10", b"\x1bO5", b"\x1b[M !", b"\x1b[200~q"]
)
def test_endless_sequence_is_one_unknown_key(sent: bytes) -> None:
    assert split_keys(sent, final=False)[0] == []
    assert split_keys(sent, final=True) == ([UNKNOWN], b"")


@pytest.mark.parametrize("key", ["[", "O", "]", "P", "_", "^", "X", "\t"])
def test_incomplete_sequence_is_a_key_with_alt(key: str) -> None:
    assert split_keys(b"\x1b" + key.encode(), final=True)[0] == [f"Alt+{'Tab' if key == chr(9) else key}"]


def test_large_paste_uses_little_memory() -> None:
    rest, keys = b"\x1b[200~", []
    for _ in range(100):
        more, rest = split_keys(rest + b"h" * 1000, final=False)
        keys += more
        assert len(rest) < 20
    more, rest = split_keys(rest + b"\x1b[20", final=False)
    assert (keys + more, len(rest) < 20) == ([], True)
    assert split_keys(rest + b"1~h", final=False) == ([UNKNOWN, "h"], b"")


def test_unterminated_string_sequence_times_out() -> None:
    keys, rest = split_keys(b"\x1bP" + b"x" * 5000, final=False)
    assert keys[0] == "Alt+P"
    assert rest == b""


# -- Windows --------------------------------------------------------------------------------------

CODES = {
    "\xe0H": "Up", "\xe0P": "Down", "\xe0K": "Left", "\xe0M": "Right", "\xe0G": "Home", "\xe0O": "End",
    "\xe0I": "PageUp", "\xe0Q": "PageDown", "\xe0R": "Insert", "\xe0S": "Delete",
    "\0H": "Up", "\0P": "Down", "\0K": "Left", "\0M": "Right", "\0G": "Home", "\0O": "End",  # the number pad
    "\0I": "PageUp", "\0Q": "PageDown",
    "\0;": UNKNOWN, "\0D": UNKNOWN, "\xe0\x85": UNKNOWN, "\xe0\x86": UNKNOWN,  # F1, F10, F11, F12
    "\xe0s": UNKNOWN, "\xe0t": UNKNOWN, "\xe0w": UNKNOWN, "\xe0\x8d": UNKNOWN,  # Ctrl and an arrow
    "\0x": UNKNOWN,  # Alt+1
    " ": "Space", "\r": "Enter", "\x08": "Backspace", "\t": "Tab", "\x1b": "Esc",
    "h": "h", "H": "H", "?": "?", "ä": "ä", "à": "à", "\ud83d\ude00": "😀", "\ud83d": UNKNOWN,
}  # fmt: skip


def keys_of_codes(codes: str) -> list[str]:
    """The keys of codes that arrive together."""
    left = list(codes)
    keys = []
    while left:
        keys.append(windows_key(lambda: left.pop(0), lambda: bool(left)))
    return keys


@pytest.mark.parametrize(("codes", "key"), CODES.items(), ids=ascii)
def test_windows_console_keys_have_the_same_names(codes: str, key: str) -> None:
    assert keys_of_codes(codes) == [key]


def test_burst_of_keys_in_a_windows_console() -> None:
    assert keys_of_codes("h\xe0Mq\0P\x1b ") == ["h", "Right", "q", "Down", "Esc", "Space"]
