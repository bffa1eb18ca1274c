"""E-mail addresses that a page hides from programs that collect them: its script would show them."""

from __future__ import annotations

_MAX_LENGTH = 600  # digits


def hidden_address(written: str) -> str:
    """The address in hexadecimal digits, the first byte being the key of the others; "" if there is none."""
    try:
        key, *rest = bytes.fromhex(written[:_MAX_LENGTH])
        address = bytes(byte ^ key for byte in rest).decode()
    except ValueError:
        return ""
    return address if "@" in address and address.isprintable() else ""
