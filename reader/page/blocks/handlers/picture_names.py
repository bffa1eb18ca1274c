"""What a picture's name says: whether it describes the picture, or is decoration, a tool or a file's name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.page.accessibility.tool_labels import is_tool_label
from reader.page.article.selection.promotion_phrases import is_label

# Decoration: "Company logo", "Avatar of Ann", "Arrow", "opens in a new tab".
_DECORATION = re.compile(
    r"(?:[\w'’&.()/-]+[ -]){0,4}icons?(?:\. [^\n]*)?"
    r"|(?:[\w'’&.-]+ ){0,3}(?:logo|avatar|badge|placeholder|thumbnail|spinner|arrow|bullet|caret)s?"
    r"|(?:default )?(?:avatar|icon|gravatar|profile (?:picture|photo|image)|user image)"
    r"(?: (?:of|for) [^.]{1,40})?"
    r"|(?:link )?opens? (?:in|a) [^.]{1,30}"
    r"|external(?: site| link)?(?: icon)?"
    r"|arrow (?:right|left|up|down)"
    r"|(?:right|left|up|down)(?:ward)? arrow"
    r"|(?:pre)?load(?:ing|er)?(?:\.{3}|…)?"
    r"|get (?:adobe )?(?:flash|shockwave|reader)(?: player)?"
    r"|:\w+:",
    re.IGNORECASE,
)
# Names that cameras and programs give, and placeholders.
_FILE_NAME = re.compile(
    r"[^\n]*\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|heic)(?:[?#]\S*)?"
    r"|[^\n,;:]*\b(?:unsplash|pixabay|pexels|shutterstock|i?stock(?:photo)?|adobestock|gettyimages)[-_ ]?\d*",
    re.IGNORECASE,
)
_CAMERA_NAME = re.compile(
    r"(?:img|dsc[nf_]?|pxl|dji|gopr|mvi|screen ?shot|image|photo)[-_ ]?\(?\d[\w .-]*\)?", re.IGNORECASE
)
_SLUG = re.compile(
    r"\S*_\S*"
    r"|[a-z0-9]+(?:-[a-z0-9]+){3,}"
    r"|[a-z]+-\d+|[a-z0-9]+(?:-[a-z0-9]+)+-\d+"
    r"|(?:logo|icon|img)-\S+"
    r"|www\.\S+|(?:https?|data|blob):\S+"
    r"|[0-9a-f-]{16,}"
)
_PLACEHOLDER_NAMES = frozenset(
    [
        "alt", "alt text", "article content", "article image", "article img", "background image", "banner",
        "bild", "billede", "blank", "default alt text", "enter image description here",
        "featured image", "foto", "graphic", "header image", "hero", "hero image", "icon", "image",
        "image alt text", "image for post", "image may contain", "image not available", "image unavailable",
        "imagem", "imagen", "img", "immagine", "kuva", "logo", "media", "no alt text", "no image", "null",
        "photo", "picture", "placeholder", "product image", "spacer", "thumbnail", "undefined", "untitled",
        "изображение", "картинка", "фото", "图片", "圖片", "画像", "写真", "사진", "이미지", "صورة",
    ]
)  # fmt: skip
_MAX_TOOL_WORDS = 3  # in the name of a button that is a picture: "Pin It"
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")
_MAX_FILE_CHARACTERS = 100
_LETTER, _UNLIKE_A_WORD = re.compile(r"[^\W\d_]"), re.compile(r"[\d_~-]")


def is_descriptive(name: str) -> bool:
    """True if a picture's name describes it, unlike a file name or "image"."""
    plain = name.strip(" .…,:;!*-–—•|_()[]\"'")
    if not plain or plain.casefold() in _PLACEHOLDER_NAMES:
        return False
    return not any(pattern.fullmatch(plain) for pattern in (_FILE_NAME, _CAMERA_NAME, _SLUG))


def is_decoration_name(name: str) -> bool:
    """True if a picture with this name is decoration or an advertisement."""
    return _DECORATION.fullmatch(name) is not None or is_label(name)


def is_tool_name(name: str) -> bool:
    """True if a link that is a picture with this name is a tool of the page, such as "Pin It"."""
    return len(name.split()) <= _MAX_TOOL_WORDS and is_tool_label(name)


def is_file_of(name: str, attributes: Mapping[str, object]) -> bool:
    """True if a name is that of the picture's file ("heat-map2"), perhaps without the size at its end."""
    is_short = len(name) <= _MAX_FILE_CHARACTERS and " " not in name
    if not is_short or not _LETTER.search(name) or not _UNLIKE_A_WORD.search(name):
        return False
    addresses = (str(attributes.get(source, "")) for source in _SOURCES)
    files = (address.split("?")[0].rsplit("/", 1)[-1] for address in addresses)
    return any(file.startswith(name) for file in files)
