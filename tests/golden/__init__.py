"""Golden files: what each stage makes of each of our own pages, and how each structure is said.

A structure is a small page that shows one shape of the web: a recipe, a forum, an infobox.

`python -m tests.golden` writes them anew; nothing else does. Their diff is read like code: it is
what a listener will hear differently.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from reader.cli.commands.inspect.outline import outline_data
from reader.export.markup.xhtml import ArticleMarkup
from reader.page.model import Block, Cell, Group, Page, Table
from reader.page.parse import parse_page
from reader.script.writer import write_script

HERE = Path(__file__).parent
PAGES = tuple(sorted((HERE.parent.parent / "pages").glob("*.html")))
STRUCTURES = tuple(sorted((HERE / "structures").glob("*.html")))
_SCRIPT_FIELDS = ("section", "block", "kind", "text", "spoken", "lang", "start", "end")


def outline(page: Page) -> str:
    """What `reader outline --json` says, laid out to be compared."""
    return json.dumps(outline_data(page), ensure_ascii=False, indent=1) + "\n"


def script(page: Page) -> str:
    """What `reader script --json` says."""
    return "".join(
        json.dumps({name: getattr(said, name) for name in _SCRIPT_FIELDS}, ensure_ascii=False) + "\n"
        for said in write_script(page)
    )


def said(page: Page) -> str:
    """What is said, an utterance a line: its section and sentence, its language and style, its words."""
    return "".join(
        f"{said.section}.{said.sentence:<3} {said.lang:<5} {said.style:<12} {said.spoken}\n"
        for said in write_script(page)
    )


def blocks(page: Page) -> str:
    """A block a line, under a line for its section; what belongs to it is indented below it."""
    return "".join(f"{line}\n" for line in _block_lines(page))


def markup(page: Page) -> str:
    """The article as it is kept for those who read along."""
    article = ArticleMarkup(page, write_script(page))
    return article.header() + "".join(article.section(section) for section in article.sections)


STAGES: dict[str, tuple[str, Callable[[Page], str]]] = {
    "outline": ("json", outline),
    "blocks": ("txt", blocks),
    "script": ("jsonl", script),
    "said": ("txt", said),
    "markup": ("xhtml", markup),
}
GOLDENS = tuple(
    [(page_file, stage) for page_file in PAGES for stage in ("outline", "blocks", "script")]
    + [(page_file, stage) for page_file in STRUCTURES for stage in ("said", "markup")]
)


@cache
def parsed(page_file: Path) -> Page:
    """A sample page."""
    return parse_page(page_file.read_bytes(), inventory=True)


def made(page_file: Path, stage: str) -> str:
    """What `stage` makes of a page now."""
    return STAGES[stage][1](parsed(page_file))


def golden_file(page_file: Path, stage: str) -> Path:
    """Where the golden of a page and stage is kept."""
    folder = HERE if page_file in PAGES else page_file.parent
    return folder / f"{page_file.stem}.{stage}.{STAGES[stage][0]}"


def _block_lines(page: Page) -> Iterator[str]:
    for section in page.sections:
        read = "read" if section.in_article else "not read"
        landmark = f", {section.landmark}" if section.landmark else ""
        level = f"h{section.level} " if section.level else ""
        yield f"{section.id} {level}“{section.title}”, {read}: {section.why}{landmark}"
        for block in section.blocks:
            yield f"  {_block_line(block)}"
            for span in block.spans:
                words = block.text[span.start : span.end]
                value = f" = {span.value}" if span.value else ""
                yield f"    {span.kind} {span.start}:{span.end} “{words}”{value}"
            for link in block.links:
                words = block.text[link.start : link.end]
                name = f" named “{link.name}”" if link.name != words else ""
                target = f" → {link.target}" if link.target else ""
                yield f"    link {link.start}:{link.end} “{words}”{name} {link.href}{target}"
            if block.table is not None:
                yield from _table_lines(block, block.table)


def _block_line(block: Block) -> str:
    marker = f" [{block.marker}]" if block.marker else ""
    level = f" {block.level}" if block.level else ""
    role = f" {block.role}" if block.role else ""
    name = f" name=“{block.name}”" if block.name else ""
    length = f" {block.media.kind} {block.media.seconds} s" if block.media else ""
    within = "".join(f" in {_group(group)}" for group in block.within)
    text = json.dumps(block.text, ensure_ascii=False) if "\n" in block.text else f"“{block.text}”"
    return f"{block.id} {block.kind}{level}{role}{marker}{length} {block.lang} {text}{name}{within}"


def _group(group: Group) -> str:
    size = f" of {group.size}" if group.size else ""
    name = f" “{group.name}”" if group.name else ""
    return f"{'ordered ' if group.ordered else ''}{group.kind}{size} {group.id}{name}"


def _table_lines(block: Block, table: Table) -> Iterator[str]:
    yield f"    {table.rows} rows, {table.columns} columns"
    for cell in table.cells:
        yield f"    {_cell_line(cell)} “{block.text[cell.start : cell.end]}”"


def _cell_line(cell: Cell) -> str:
    kind = "header" if cell.header else "cell"
    headers = "".join(f" ({header})" for header in (*cell.row_headers, *cell.column_headers))
    return f"{kind} {cell.row},{cell.column} {cell.start}:{cell.end}{headers}"
