"""E-mail addresses that a page hides from harvesters and its script would show."""

from __future__ import annotations

_MAX_LENGTH = 600  # digits


def hidden_address(written: str) -> str:
    """The address in a hexadecimal string, or "". The first byte is the key of the others."""
    try:
        key, *rest = bytes.fromhex(written[:_MAX_LENGTH])
        address = bytes(byte ^ key for byte in rest).decode()
    except ValueError:
        return ""
    return address if "@" in address and address.isprintable() else ""
