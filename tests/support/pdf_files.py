"""PDF documents, written for a test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_FONTS = {"regular": "Helvetica", "bold": "Helvetica-Bold", "mono": "Courier"}


class Text(NamedTuple):
    """A line of text on a page; `mark` is the number that a tag refers to it by."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "regular"
    mark: int = -1


class Tag(NamedTuple):
    """A tag: its type, its content (tags, or pairs of a page and a mark) and its other entries."""

    kind: str
    content: Sequence[Tag | tuple[int, int]]
    more: str = ""


def paragraph(x: float, y: float, lines: Sequence[str], leading: float = 12) -> list[Text]:
    """Lines of text below each other."""
    return [Text(x, y - leading * number, line) for number, line in enumerate(lines)]


def pdf(
    pages: Sequence[Sequence[Text]],
    *,
    info: str = "",
    catalog: str = "",
    tags: Tag | None = None,
    page: str = "",
) -> bytes:
    """A document. `info`, `catalog` and `page` are entries that are added there."""
    objects = ["", ""]  # the catalogue and the pages, which are written last

    def add(content: str) -> int:
        objects.append(content)
        return len(objects)

    fonts = " ".join(
        f"/{name} {add(f'<</Type/Font/Subtype/Type1/BaseFont/{base}/Encoding/WinAnsiEncoding>>')} 0 R"
        for name, base in _FONTS.items()
    )
    numbers = []
    for index, texts in enumerate(pages):
        stream = "\n".join(map(_drawn, texts))
        content = add(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        numbers.append(
            add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<<{fonts}>>>>"
                f"/Contents {content} 0 R/StructParents {index} {page}>>"
            )
        )
    if tags is not None:
        owners: dict[tuple[int, int], int] = {}

        def tagged(tag: Tag, parent: int) -> int:
            number = add("")
            kids = []
            for each in tag.content:
                if isinstance(each, Tag):
                    kids.append(f"{tagged(each, number)} 0 R")
                else:
                    owners[each] = number
                    kids.append(f"<</Type/MCR/Pg {numbers[each[0]]} 0 R/MCID {each[1]}>>")
            inner = " ".join(kids)
            objects[number - 1] = f"<</Type/StructElem/S/{tag.kind}/P {parent} 0 R/K[{inner}]{tag.more}>>"
            return number

        root = add("")
        child = tagged(tags, root)
        marks = [[owners[key] for key in sorted(owners) if key[0] == index] for index in range(len(pages))]
        parents = " ".join(
            f"{index} [{' '.join(f'{each} 0 R' for each in row)}]" for index, row in enumerate(marks)
        )
        objects[root - 1] = f"<</Type/StructTreeRoot/K {child} 0 R/ParentTree<</Nums[{parents}]>>>>"
        catalog += f"/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R"
    objects[0] = f"<</Type/Catalog/Pages 2 0 R {catalog}>>"
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>"
    trailer = f"/Info {add(f'<<{info}>>')} 0 R" if info else ""
    return assembled(objects, trailer)


def assembled(objects: Sequence[str], trailer: str = "") -> bytes:
    """A file of the given objects; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer<</Root 1 0 R/Size {len(objects) + 1} {trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + (head + end).encode()


def _drawn(text: Text) -> str:
    escaped = text.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    drawn = f"BT /{text.font} {text.size} Tf {text.x} {text.y} Td ({escaped}) Tj ET"
    return drawn if text.mark < 0 else f"/P <</MCID {text.mark}>> BDC {drawn} EMC"
