"""What the walk starts with, and what it does when it leaves an element."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bs4.element import Tag

from reader.page.accessibility.accessible_names import Labels
from reader.page.article.finder import Article
from reader.page.blocks.notes import Notes
from reader.page.model import Media

Leave = Callable[[], None]


class Leaves(list[Leave]):
    """The actions on leaving an element, in two phases.

    The first phase closes what the element opened, the last opened first. At its end, if not before, the
    element's text has become a block. The second phase takes back what that block needed: its language, its
    marker, its place.
    """

    def closing(self, leave: Leave) -> None:
        """Add an action to the first phase, before those that are there."""
        self.append(leave)

    def after_block(self, leave: Leave) -> None:
        """Add an action to the second phase, after those that are there."""
        self.insert(0, leave)

    def run(self) -> None:
        """Do both phases."""
        for leave in reversed(self):
            leave()


class PageContext(NamedTuple):
    """What is known of the page before the walk.

    `players` are the media players, by the `id()` of their element. `breaks` are the `id()`s of elements that
    begin a section without a heading. `targets` are the targets of in-page links, by `id()`, with their
    fragments; `fragments` is the fragment of each such link. `notes` are the notes and the links to them and
    back. `inventory` says that an inventory is taken after the walk.
    """

    article: Article
    ids: Mapping[str, Tag]
    labels: Labels
    players: Mapping[int, tuple[Media, str]]
    breaks: frozenset[int]
    targets: Mapping[int, tuple[str, ...]]
    fragments: Mapping[int, str]
    notes: Notes
    lang: str
    inventory: bool = False
