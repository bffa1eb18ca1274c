"""Writes the structure of a tagged PDF document as the body of an HTML page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from reader.sources.formats.hyphens import Vocabulary
from reader.sources.formats.pdf.labels import is_list_label
from reader.sources.formats.pdf.lines import joined_text, lines_of
from reader.sources.formats.pdf.paragraphs import code_html
from reader.sources.formats.pdf.tagged.tags import Node
from reader.sources.formats.pdf.words import Word
from reader.sources.formats.pdf.write import inline_html

_INLINE = frozenset(
    "Span Quote Link Em Strong Reference BibEntry Annot Ruby RB RT RP Warichu WT WP Lbl Sub Formula "  # noqa: SIM905
    "Form".split()
)
_NEUTRAL = frozenset({"NonStruct", "Private", "", "Code", "Figure"})  # inline if their content is
_GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div"})
_LEFT_OUT = frozenset({"Artifact", "TOC", "TOCI"})  # the headings are what a table of contents repeats
_HEADING = re.compile(r"H([1-6])?")
_DIGITS = re.compile(r"\d+")
_MAX_DEPTH = 80

_Inline = list[Word | str]  # words, and what is HTML already


def tagged_html(root: Node, notes: Sequence[Node], vocabulary: Vocabulary) -> str:
    """The structure and its notes as HTML."""
    return _Writer(vocabulary, notes).html(root)


class _Writer:
    def __init__(self, vocabulary: Vocabulary, notes: Sequence[Node]) -> None:
        self._vocabulary = vocabulary
        self._notes = [(note, *_without_label(note)) for note in notes]
        self._ids = {
            (note.page, label): f"note-{number}" for number, (note, label, _) in enumerate(self._notes)
        }

    def html(self, root: Node) -> str:
        """The body of the page."""
        body = "".join(self._blocks(root, 0))
        notes = "".join(
            f'<aside role="doc-footnote" id="note-{number}">'
            f"{escape(label)} {self._words(words, note.page)}</aside>"
            for number, (note, label, words) in enumerate(self._notes)
        )
        return body + notes

    def _words(self, words: Sequence[Word], page: int) -> str:
        def find_note(mark: str) -> str:
            return self._ids.get((page, mark)) or self._ids.get((page + 1, mark), "")

        return inline_html(lines_of(words), self._vocabulary, find_note)

    def _blocks(self, node: Node, depth: int) -> Iterator[str]:
        """What is in an element: its blocks, and what stands between them as paragraphs."""
        run: _Inline = []
        for each in node.content:
            if isinstance(each, list):
                run.extend(each)
            elif _is_inline(each) and not (each.kind == "Figure" and node.kind in _GROUPS):
                run.extend(self._inline(each, depth + 1))
            else:
                yield from self._paragraph(run, node.page)
                run = []
                yield self._block(each, depth + 1)
        yield from self._paragraph(run, node.page)

    def _paragraph(self, run: _Inline, page: int) -> Iterator[str]:
        if text := self._run(run, page):
            yield f"<p>{text}</p>"

    def _run(self, run: _Inline, page: int) -> str:
        parts: list[str] = []
        words: list[Word] = []
        for each in run:
            if isinstance(each, Word):
                words.append(each)
                continue
            if words:
                parts.append(self._words(words, page))
                words = []
            parts.append(each)
        if words:
            parts.append(self._words(words, page))
        return " ".join(filter(None, parts))

    def _inline(self, node: Node, depth: int) -> _Inline:
        """What is in an inline element."""
        if node.alternative and node.kind in {"Figure", "Formula"}:
            return [_picture(node)]
        if node.actual:
            return [escape(node.actual)]
        if depth > _MAX_DEPTH or node.kind in _LEFT_OUT:
            return []
        found: _Inline = []
        for each in node.content:
            found.extend(each if isinstance(each, list) else self._inline(each, depth + 1))
        if node.lang and node.kind == "Span":
            return [f'<span lang="{escape(node.lang)}">{self._run(found, node.page)}</span>']
        if node.kind == "Code":
            return [f"<code>{self._run(found, node.page)}</code>"]
        return found

    def _block(self, node: Node, depth: int) -> str:
        if depth > _MAX_DEPTH or node.kind in _LEFT_OUT:
            return ""
        heading = _HEADING.fullmatch("H1" if node.kind == "Title" else node.kind)
        if heading is not None:
            text = self._run(self._flat(node, depth), node.page)
            level = heading[1] or "2"
            return f"<h{level}{_lang(node)}>{text}</h{level}>" if text else ""
        handler = _HANDLERS.get(node.kind)
        if handler is not None:
            return handler(self, node, depth)
        inner = "".join(self._blocks(node, depth))
        if not (node.lang and inner):
            return inner
        if node.kind == "P" and inner.startswith("<p>") and inner.count("<p>") == 1:
            return f"<p{_lang(node)}>{inner[3:]}"
        return f"<div{_lang(node)}>{inner}</div>"

    def _flat(self, node: Node, depth: int) -> _Inline:
        """All that is in an element as one run."""
        found: _Inline = []
        for each in node.content:
            if isinstance(each, list):
                found.extend(each)
            elif _is_inline(each):
                found.extend(self._inline(each, depth + 1))
            elif depth <= _MAX_DEPTH:
                found.extend(self._flat(each, depth + 1))
        return found

    def _list(self, node: Node, depth: int) -> str:
        items = [each for each in node.content if isinstance(each, Node)]
        labels = [_without_label(each)[0] for each in items]
        numbered = sum(any(map(str.isalnum, label)) and label != "o" for label in labels)
        tag = "ol" if items and numbered >= 0.5 * len(items) else "ul"
        inner = "".join(
            self._item(each, label if tag == "ol" else "", depth + 1)
            for each, label in zip(items, labels, strict=True)
        )
        return f"<{tag}>{inner}</{tag}>" if inner else ""

    def _item(self, node: Node, label: str, depth: int) -> str:
        if node.kind in {"L", "Caption"}:
            inner = self._block(node, depth)
            return f"<li>{inner}</li>" if inner else ""
        _remove_label(node)
        inner = _without_only_paragraph("".join(self._blocks(node, depth)))
        number = _DIGITS.search(label)
        value = f' value="{int(number[0]) % 1_000_000}"' if number else ""
        return f"<li{value}>{inner}</li>" if inner else ""

    def _table(self, node: Node, depth: int) -> str:
        caption = "".join(
            f"<caption>{self._run(self._flat(each, depth), each.page)}</caption>"
            for each in node.content
            if isinstance(each, Node) and each.kind == "Caption"
        )
        rows = [each for each in _rows(node, 0) if each.words()]
        first = joined_text(rows[0].words()) if rows else ""
        shown = [
            row
            for index, row in enumerate(rows)
            if not (index and row.page > rows[0].page and joined_text(row.words()) == first)
        ]
        inner = "".join(f"<tr>{self._cells(row, depth)}</tr>" for row in shown)
        return f"<table>{caption}{inner}</table>" if inner else ""

    def _cells(self, row: Node, depth: int) -> str:
        cells = []
        for cell in row.content:
            if not isinstance(cell, Node):
                continue
            tag = "th" if cell.kind == "TH" else "td"
            inner = _without_only_paragraph("".join(self._blocks(cell, depth + 2)))
            spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            spans += f' scope="{cell.scope}"' if cell.scope else ""
            cells.append(f"<{tag}{spans}>{inner}</{tag}>")
        return "".join(cells)

    def _figure(self, node: Node, depth: int) -> str:
        captions = [each for each in node.content if isinstance(each, Node) and each.kind == "Caption"]
        caption = "".join(self._run(self._flat(each, depth), each.page) for each in captions)
        if node.alternative:
            inner = _picture(node)
        else:
            rest = Node("Div", node.page, content=[each for each in node.content if each not in captions])
            inner = "".join(self._blocks(rest, depth + 1))
        caption = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure>{inner}{caption}</figure>" if inner or caption else ""

    def _code(self, node: Node, depth: int) -> str:
        words = node.words()
        return f"<pre><code>{code_html(lines_of(words))}</code></pre>" if words else ""

    def _quote(self, node: Node, depth: int) -> str:
        inner = "".join(self._blocks(node, depth))
        return f"<blockquote{_lang(node)}>{inner}</blockquote>" if inner else ""


_HANDLERS: dict[str, Callable[[_Writer, Node, int], str]] = {
    "L": _Writer._list,  # noqa: SLF001
    "Table": _Writer._table,  # noqa: SLF001
    "Figure": _Writer._figure,  # noqa: SLF001
    "Code": _Writer._code,  # noqa: SLF001
    "BlockQuote": _Writer._quote,  # noqa: SLF001
}


def _is_inline(node: Node, depth: int = 0) -> bool:
    """True if an element is part of a paragraph."""
    if node.kind in _INLINE:
        return True
    if node.kind not in _NEUTRAL or depth > _MAX_DEPTH:
        return False
    if node.kind == "Code":
        return len({round(word.y) for word in node.words()}) <= 1
    return all(_is_inline(each, depth + 1) for each in node.content if isinstance(each, Node))


def _without_only_paragraph(inner: str) -> str:
    """The content of an item or a cell; if that is one paragraph, only what is in it."""
    is_one = inner.startswith("<p>") and inner.endswith("</p>") and inner.count("<p>") == 1
    return inner[3:-4] if is_one else inner


def _picture(node: Node) -> str:
    return f'<img alt="{escape(node.alternative)}">'


def _lang(node: Node) -> str:
    return f' lang="{escape(node.lang)}"' if node.lang else ""


def _rows(node: Node, depth: int) -> Iterator[Node]:
    """The rows of a table, also those inside its parts."""
    for each in node.content:
        if isinstance(each, Node) and depth < 4:
            if each.kind == "TR":
                yield each
            elif each.kind != "Caption":
                yield from _rows(each, depth + 1)


def _without_label(node: Node) -> tuple[str, list[Word]]:
    """The label that an item or a note begins with, "" for none, and the words after it."""
    words = node.words()
    label = next((each for each in node.content if isinstance(each, Node) and each.kind == "Lbl"), None)
    marked = label.words() if label is not None else []
    if marked and words[: len(marked)] == marked:
        return joined_text(marked), words[len(marked) :]
    is_label = len(words) > 1 and (is_list_label(words[0].text) or _DIGITS.fullmatch(words[0].text))
    if is_label and (node.kind in {"Note", "FENote"} or not words[0].text.isdigit()):
        return words[0].text.rstrip(".)"), words[1:]
    return "", words


def _remove_label(node: Node) -> None:
    """Remove the label that an item begins with: its element, or its first word."""
    node.content = [each for each in node.content if not (isinstance(each, Node) and each.kind == "Lbl")]
    label, _ = _without_label(node)
    inner: Node | list[Word] = node
    while label and isinstance(inner, Node) and inner.content:
        inner = next((each for each in inner.content if isinstance(each, list) or each.words()), [])
    if label and isinstance(inner, list) and inner:
        del inner[0]
