"""Finds the headings of a document without tags: by its outline, and by the size and weight of the type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from reader.sources.formats.pdf.document import OutlineEntry
from reader.sources.formats.pdf.layout import Measures
from reader.sources.formats.pdf.paragraphs import Kind, PdfPiece

_MAX_CHARACTERS = 200
_LARGER = 1.12
_MAX_LEVEL = 6
_SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+\D")
_WORDS = re.compile(r"\w+")

_Style = tuple[float, bool]  # the size of the type, and whether it is bold


def heading_levels(
    pieces: Sequence[PdfPiece], outline: Sequence[OutlineEntry], measures: Measures
) -> dict[int, int]:
    """The levels of the headings, by their indices in `pieces`."""
    matched = _in_outline(pieces, outline)
    smallest = min((pieces[index].size for index in matched), default=0.0) if len(matched) >= 3 else 0.0
    title = _find_title(pieces)
    first_matched = min(matched, default=0)
    has_bold_text = sum(len(piece.text) for piece in pieces if piece.is_bold) > 0.3 * sum(
        len(piece.text) for piece in pieces
    )
    found = {
        index
        for index, piece in enumerate(pieces)
        if index in matched
        or (
            piece.size >= 0.98 * smallest
            and not (smallest and 0 < index - title < first_matched)
            and _looks_like_heading(piece, measures, bold_counts=not has_bold_text)
        )
    }
    by_style = defaultdict(list)
    for index in sorted(found):
        by_style[_style(pieces[index])].append(index)
    levels: dict[int, int] = {}
    level = 0
    title_style = _title_style(pieces, found, matched)
    shift = 1 if title_style is not None else 0
    for style in sorted(by_style, reverse=True):
        named = Counter(matched[index] for index in by_style[style] if index in matched)
        level = min(_MAX_LEVEL, named.most_common(1)[0][0] + shift if named else level + 1)
        for index in by_style[style]:
            levels[index] = min(_MAX_LEVEL, matched[index] + shift) if index in matched else level
    _level_by_number(pieces, levels)
    return _without_names(levels, matched)


def _without_names(levels: dict[int, int], matched: Collection[int]) -> dict[int, int]:
    """The headings without names and dates under a title: what a higher heading follows at once."""
    kept: dict[int, int] = {}
    following: dict[int, int] = {}  # the level of the next heading, where nothing stands between
    for index in sorted(levels, reverse=True):
        level, below = levels[index], following.get(index + 1, _MAX_LEVEL)
        is_kept = index in matched or level <= below
        following[index] = level if is_kept else below
        if is_kept:
            kept[index] = level
    return kept


def _level_by_number(pieces: Sequence[PdfPiece], levels: dict[int, int]) -> None:
    """Give headings with as many numbers ("2.1") the level that most of them have."""
    alike: dict[int, list[int]] = defaultdict(list)
    for index in levels:
        number = _SECTION_NUMBER.match(f"{pieces[index].label} {pieces[index].text}".lstrip())
        if number is not None:
            alike[number[1].count(".")].append(index)
    for indices in alike.values():
        usual = Counter(levels[index] for index in indices).most_common(1)[0][0]
        levels.update(dict.fromkeys(indices, usual))


def _find_title(pieces: Sequence[PdfPiece]) -> int:
    """The index of the largest piece at the beginning: the title, which names and dates follow."""
    return max(range(min(8, len(pieces))), key=lambda index: (pieces[index].size, -index), default=0)


def _style(piece: PdfPiece) -> _Style:
    return round(piece.size * 2) / 2, piece.is_bold


def _looks_like_heading(piece: PdfPiece, measures: Measures, *, bold_counts: bool) -> bool:
    text = piece.text
    if (
        piece.kind not in {Kind.TEXT, Kind.ITEM}
        or len(text) > _MAX_CHARACTERS
        or not any(map(str.isalpha, text))
    ):
        return False
    if piece.size >= _LARGER * measures.size:
        return True
    return (
        bold_counts
        and piece.is_bold
        and piece.size >= 0.97 * measures.size
        and len(text) <= _MAX_CHARACTERS / 2
        and not text.endswith((".", ",", ";"))
        and len(piece.lines) <= 2
    )


def _title_style(pieces: Sequence[PdfPiece], found: Iterable[int], matched: dict[int, int]) -> _Style | None:
    """The style of the document's title: the largest, if it is on the first page and not in the outline."""
    if not matched:
        return None
    first = min(found, key=lambda index: (-pieces[index].size, index))
    return _style(pieces[first]) if pieces[first].page == 0 and first not in matched else None


def _in_outline(pieces: Sequence[PdfPiece], outline: Sequence[OutlineEntry]) -> dict[int, int]:
    """The pieces that repeat an entry of the outline on its page, with its level."""
    entries: dict[tuple[int, str], int] = {}
    for entry in outline:
        entries.setdefault((entry.page, _key(entry.title)), entry.level)
    found: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        if piece.kind not in {Kind.TEXT, Kind.ITEM} or len(piece.text) > _MAX_CHARACTERS:
            continue
        text = f"{piece.label} {piece.text}"
        for key in (_key(text), _key(piece.text), _key(piece.text.lstrip("0123456789. "))):
            level = entries.pop((piece.page, key), None) if key else None
            if level is not None:
                found[index] = level
                break
    return found


def _key(text: str) -> str:
    return "".join(_WORDS.findall(text.casefold()))
