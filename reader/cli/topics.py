"""The manual: a Markdown file for each topic in reader/manual, for `reader help` and the man page.

The files use headings, paragraphs, lists of one level, and indented code.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Literal, NamedTuple

from reader.session.command_table import COMMANDS, Command, key_lines

# topic → the line that `reader help` shows
TOPICS = {
    "listening": "Reading aloud, your place, verbosity, sounds",
    "keys": "All keys, and what can be typed",
    "remote": "Other programs, scripts and keys of your desktop",
    "sources": "What can be opened, limits, what is left out",
    "browser": "Reading the page in your browser",
    "queue": "Queue, history and bookmarks",
    "feeds": "Feeds, and reading lists from other programs",
    "export": "Files, podcast, captions",
    "voices": "Voices, engines, pronunciations",
    "settings": "All settings, and your own keys",
    "plugins": "Engines, exporters and sources of your own",
    "terminal": "Highlighting, completion, manual page",
    "json": "JSON output",
    "exit-codes": "Exit codes",
}

_CODE = re.compile(r"`([^`]+)`")


class TopicBlock(NamedTuple):
    """A part of a topic. Its text is plain, and on one line unless it is code."""

    kind: Literal["title", "heading", "paragraph", "item", "code"]
    text: str


def topic_source(name: str) -> str:
    """The Markdown of a topic."""
    return (files("reader") / "manual" / f"{name}.md").read_text("utf-8")


def topic_blocks(name: str, commands: tuple[Command, ...] = COMMANDS) -> tuple[TopicBlock, ...]:
    """A topic's blocks, with the listener's own keys."""
    return tuple(_parsed(topic_source(name), _own_lines(commands)))


def _own_lines(commands: tuple[Command, ...]) -> dict[str, list[str]]:
    """For each line of the default keys, the lines that replace it, with the listener's own keys."""
    own = {command.name: key_lines((command,)) for command in commands}
    lines: dict[str, list[str]] = {}
    for usual in COMMANDS:
        for line in key_lines((usual,)):
            lines[line] = []
        lines[next(reversed(lines))] += own[usual.name]
    return lines


def _parsed(markdown: str, own_lines: Mapping[str, Sequence[str]]) -> Iterator[TopicBlock]:
    for part in re.split(r"\n{2,}", markdown.strip("\n")):
        if part.startswith("    "):
            yield TopicBlock("code", textwrap.dedent(part))
        elif part.startswith("#"):
            level, _, text = part.partition(" ")
            yield TopicBlock("title" if level == "#" else "heading", text)
        elif part.startswith("- "):
            for item in re.split(r"\n(?=- )", part):
                text = _plain_item(" ".join(item.removeprefix("- ").split()))
                yield from (TopicBlock("item", line) for line in own_lines.get(text, (text,)))
        else:
            yield TopicBlock("paragraph", _quoted(" ".join(part.split())))


def _plain_item(text: str) -> str:
    """An item whose term, before the colon, needs no quotes."""
    term, colon, meaning = re.fullmatch(r"((?:`[^`]*`|[^`:])*)(: )?(.*)", text).groups("")  # type: ignore[union-attr]
    return f"{term.replace('`', '')}{colon}{_quoted(meaning)}" if colon else _quoted(text)


def _quoted(text: str) -> str:
    return _CODE.sub(r"“\1”", text)


def topic_lines(blocks: tuple[TopicBlock, ...], width: int) -> Iterator[str]:
    """The blocks as lines of at most `width` characters; code stays as it is."""
    last = ""
    for block in blocks:
        if last and (block.kind, last) != ("item", "item"):
            yield ""
        if block.kind == "code":
            yield from (f"    {line}" for line in block.text.splitlines())
        else:
            bullet = "- " if block.kind == "item" else ""
            yield from textwrap.wrap(
                block.text, width, initial_indent=bullet, subsequent_indent=" " * len(bullet),
                break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip
        last = block.kind
