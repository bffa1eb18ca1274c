"""Pictures embedded in a page or book: their type is read from their bytes, and SVG is never taken."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from reader.sources.local_pictures import LocalPicture

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")  # of pixels only: none can hold a script or an address
_MAX_PIXELS = 40_000_000
_MIN_SIDE = 24  # pixels: smaller ones are spacers and bullets


class PictureFile(NamedTuple):
    """A picture as a file of a book: its name, media type and content."""

    name: str
    media_type: str
    data: bytes
    is_animated: bool


class EmbeddedPicture(NamedTuple):
    """A picture: its address, and its size in pixels."""

    url: str
    width: int
    height: int


class Pictures:
    """The pictures of an article, found by their alternative text or caption. Each is given out once.

    In a page each is a data URL. In a book, with `are_files`, those that were given out are in `files`.
    """

    def __init__(self, found: Iterable[LocalPicture] = (), *, are_files: bool = False) -> None:
        self.files: list[PictureFile] = []
        self._are_files = are_files
        self._by_name: dict[str, list[LocalPicture]] = {}
        for picture in found:
            for name in {_key(picture.alternative), _key(picture.caption)} - {""}:
                self._by_name.setdefault(name, []).append(picture)
        self._used: set[int] = set()

    def take(self, *names: str) -> EmbeddedPicture | None:
        """The next picture with one of these names."""
        for name in names:
            for picture in self._by_name.get(_key(name), ()):
                if id(picture) not in self._used:
                    self._used.add(id(picture))
                    return self._embedded(picture.data)
        return None

    def _embedded(self, data: bytes) -> EmbeddedPicture | None:
        """The picture in these bytes; None if they are none that is safe to show."""
        try:
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                (width, height), media_type = image.size, image.get_format_mimetype()
                is_animated = bool(getattr(image, "is_animated", False))
        except Exception:  # Pillow raises many kinds of errors for damaged files
            return None
        if media_type is None or width * height > _MAX_PIXELS or min(width, height) < _MIN_SIDE:
            return None
        if not self._are_files:
            return EmbeddedPicture(f"data:{media_type};base64,{b64encode(data).decode()}", width, height)
        name = f"picture{len(self.files) + 1}.{media_type.rpartition('/')[2]}"
        self.files.append(PictureFile(name, media_type, data, is_animated))
        return EmbeddedPicture(name, width, height)


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).strip(" .")
