"""What the walk knows of the page, and what it does when it leaves an element."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bs4.element import Tag

from reader.page.accessibility.accessible_names import Labels
from reader.page.article.finder import FoundArticle
from reader.page.blocks.notes import Notes
from reader.page.model import Media

ExitAction = Callable[[], object]


class ExitActions(list[ExitAction]):
    """The actions when the walk leaves an element, in two phases.

    The first phase closes what the element opened, in reverse order. By its end the element's text has
    become a block. The second phase resets what that block needed: its language, its marker, its place.
    """

    def closing(self, leave: ExitAction) -> None:
        """Add an action to the first phase, before those that are there."""
        self.append(leave)

    def after_block(self, leave: ExitAction) -> None:
        """Add an action to the second phase, after those that are there."""
        self.insert(0, leave)

    def run(self) -> None:
        """Do both phases."""
        for leave in reversed(self):
            leave()


class PageContext(NamedTuple):
    """What is known of the page before the walk.

    Elements are named by their `id()`. `players` are the media players. `section_starts` begin a section
    without a heading. `targets` are the targets of in-page links with their fragments, and `fragments` has
    the fragment of each such link. `notes` are the notes, the references and the backlinks. `inventory` is
    true if an inventory is taken after the walk.
    """

    article: FoundArticle
    ids: Mapping[str, Tag]
    labels: Labels
    players: Mapping[int, tuple[Media, str]]
    section_starts: frozenset[int]
    targets: Mapping[int, Sequence[str]]
    fragments: Mapping[int, str]
    notes: Notes
    lang: str
    inventory: bool = False
