"""Pictures of any format and size."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def picture(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    file = BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else 1).save(file, kind)
    return file.getvalue()
