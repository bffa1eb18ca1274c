"""Pictures and figures: what stands for them, and their captions."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from itertools import chain, islice

from bs4.element import Tag

from reader.page.accessibility.accessible_names import content_name
from reader.page.blocks.builder import Builder, Leaves
from reader.page.dom.tree import elements_in
from reader.page.dom.visibility import is_hidden
from reader.page.model import Group

# A figure that holds one of these is read part by part; else it is a picture and its caption.
_FIGURE_PARTS = frozenset(
    {"audio", "blockquote", "dl", "figure", "iframe", "math", "ol", "pre", "table", "ul", "video"}
)


_STOPS = frozenset(".!?…”")
_LEVELS_UP = 8  # how far around a description something may hide it
# What a picture is called by cameras, by programs, and by those who had to write something.
_FILE = re.compile(r"[^\n]*\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|heic)(?:[?#]\S*)?", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dsc[nf_]?|pxl|dji|gopr|mvi|screen ?shot|image|photo)[-_ ]?\(?\d[\w .-]*\)?", re.IGNORECASE
)
_SLUG = re.compile(r"\S*_\S*|[a-z0-9]+(?:-[a-z0-9]+){3,}|https?:\S+|(?:data|blob):\S+|[0-9a-f-]{16,}")
_EMPTY_WORDS = frozenset(
    [
        "alt", "alt text", "article image", "banner", "bild", "billede", "default alt text", "featured image",
        "foto", "graphic", "header image", "hero", "hero image", "icon", "image", "image alt text",
        "image may contain", "imagem", "imagen", "immagine", "img", "kuva", "logo", "no alt text", "photo",
        "picture", "placeholder", "spacer", "thumbnail", "untitled", "изображение", "картинка", "фото",
        "图片", "圖片", "画像", "写真", "사진", "이미지", "صورة",
    ]
)  # fmt: skip


def enter_picture(builder: Builder, element: Tag, role: str, leaves: Leaves) -> bool:
    """Write a picture: a place among the words, or a name of the figure that it stands in."""
    name = builder.name(element, role)
    told = _together(filter(is_telling, (name, _description(element, builder.around.ids))))
    if not told or builder.silent:
        return False
    if builder.figure_names is not None:
        builder.figure_names.append(told)
    else:
        builder.run.close(builder.run.open("image", told))
    return False


def is_telling(name: str) -> bool:
    """Whether a picture's name says anything of it; the names of files and "image" do not."""
    plain = name.strip(" .…,:;!*-–—•|_()[]\"'")
    if not plain or plain.casefold() in _EMPTY_WORDS:
        return False
    return not any(pattern.fullmatch(plain) for pattern in (_FILE, _CAMERA, _SLUG))


def _together(names: Iterable[str]) -> str:
    """One name, or several as sentences."""
    *before, last = list(names) or [""]
    return " ".join([*(name if name[-1:] in _STOPS else f"{name}." for name in before), last])


def _description(element: Tag, ids: Mapping[str, Tag]) -> str:
    """What describes a picture beside its name, and is not read in its own place."""
    if element.name == "svg":
        inside = element.find("desc", recursive=False)
        return content_name(inside, ids) if isinstance(inside, Tag) else ""
    json_ld = [ids[key] for key in str(element.attrs.get("aria-describedby", "")).split() if key in ids]
    return " ".join(content_name(part, ids) for part in json_ld if _is_unread(part))


def _is_unread(element: Tag) -> bool:
    around = (node for node in islice(element.parents, _LEVELS_UP) if isinstance(node, Tag))
    return any(is_hidden(node) for node in chain((element,), around))


def enter_figure(builder: Builder, element: Tag, role: str, leaves: Leaves) -> bool:
    """Open a figure: one block where it is a picture and its caption, else a group."""
    if builder.cells is not None:
        return True  # the figure is a part of its cell
    if _has_parts(element, builder.around.article.turns):
        builder.push_group(Group(builder.group_id("f"), "figure"), leaves)
        return True
    builder.figure_names = []
    builder.push_kind("figure", leaves)

    def leave() -> None:
        names, builder.figure_names = builder.figure_names or [], None
        text, opened = builder.run.take()
        builder.emit("figure", text, opened, name=_together(dict.fromkeys(names)))

    leaves.closing(leave)
    return True


def _has_parts(figure: Tag, turns: Container[int]) -> bool:
    paragraphs = 0
    for element in elements_in(figure):
        paragraphs += element.name == "p"
        if element.name in _FIGURE_PARTS or paragraphs > 2 or id(element) in turns:
            return True
    return False


def enter_caption(builder: Builder, element: Tag, role: str, leaves: Leaves) -> bool:
    """Open a caption, which is a block of its own unless its figure is one."""
    if builder.figure_names is None:
        builder.push_kind("caption", leaves)
    return True
