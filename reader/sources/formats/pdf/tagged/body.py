"""Joins the structure of a tagged document's pages, and finds the headings that the tags do not name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.sources.formats.hyphens import Vocabulary
from reader.sources.formats.pdf.document import Info
from reader.sources.formats.pdf.headings import heading_levels
from reader.sources.formats.pdf.layout import Measures
from reader.sources.formats.pdf.lines import joined_text, lines_of
from reader.sources.formats.pdf.paragraphs import Kind, PdfPiece
from reader.sources.formats.pdf.tagged.elements import tagged_html
from reader.sources.formats.pdf.tagged.tags import Node, joined, split_notes
from reader.sources.formats.pdf.words import Word

_HEADING = re.compile(r"H[1-6]?|Title")
_MAX_SEARCHED = 5  # paragraphs, for the title
_USUAL_LEADING = 1.2  # sizes of the type


def tagged_body(trees: Sequence[Node], info: Info) -> str:
    """The structure of all pages as the body of an HTML page."""
    notes = [note for tree in trees for note in split_notes(tree)]
    root = joined(trees)
    vocabulary = Vocabulary(word.text for word in root.words())
    elements = list(_elements(root))
    if not any(_HEADING.fullmatch(each.kind) for each in elements):
        _find_headings([each for each in elements if each.kind == "P"])
    for each in elements:
        _join_code(each)
    _find_title([each for each in elements if each.kind == "P"][:_MAX_SEARCHED], info.title)
    return tagged_html(root, notes, vocabulary)


def _elements(root: Node) -> Iterator[Node]:
    """All elements in document order, without those in tables and lists."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if node.kind not in {"Table", "L"}:
            stack.extend(each for each in reversed(node.content) if isinstance(each, Node))


def _find_headings(paragraphs: Sequence[Node]) -> None:
    """Make headings of the paragraphs in larger or bold type, in a document whose tags name none."""
    pieces, nodes = [], []
    sizes: Counter[float] = Counter()
    for node in paragraphs:
        lines = lines_of(node.words())
        if lines:
            pieces.append(PdfPiece(Kind.TEXT, node.page, tuple(lines)))
            nodes.append(node)
            for line in lines:
                sizes[round(line.size, 1)] += len(line.text)
    if not pieces:
        return
    measures = Measures(sizes.most_common(1)[0][0], _USUAL_LEADING)
    for index, level in heading_levels(pieces, (), measures).items():
        nodes[index].kind = f"H{level}"


def _join_code(node: Node) -> None:
    """Make one element of code of the paragraphs in fixed-pitch type that follow each other."""
    kept: list[Node | list[Word]] = []
    for each in node.content:
        if isinstance(each, Node) and each.kind == "P" and _is_code(each):
            last = kept[-1] if kept else None
            if isinstance(last, Node) and last.kind == "Code":
                last.content.extend(each.content)
                continue
            each.kind = "Code"
        kept.append(each)
    node.content = kept


def _is_code(node: Node) -> bool:
    words = node.words()
    return bool(words) and all(word.font.is_mono for word in words)


def _find_title(paragraphs: Sequence[Node], title: str) -> None:
    """Make a heading of the paragraph at the beginning that repeats the document's title."""
    for node in paragraphs:
        if title and joined_text(node.words()).casefold() == title.casefold():
            node.kind = "H1"
            return
