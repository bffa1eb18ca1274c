"""Pages of several people's posts: the line over or under each post that says who wrote it, and when.

On an article of one author such a line is said once, with the title; beside a post it tells the voices
of a discussion apart, so it is read where it stands.
"""

from __future__ import annotations

from itertools import islice

from bs4.element import Tag

from reader.page.article.byline_lines import is_date
from reader.page.article.measure import Measured, Size
from reader.page.article.part import FEW_ELEMENTS
from reader.page.article.vocabulary import named_about
from reader.page.dom.elements import BLOCKS
from reader.page.dom.tree import collapsed_text, elements_in
from reader.page.metadata import names_author

_SEVERAL = 2
_MOST = 0.5  # the posts hold this much of the prose
_LINE = 150  # characters
_MOST_ELEMENTS = 200  # of a post


def find_posts(root: Tag, around: set[int], measured: Measured) -> list[Tag]:
    """The posts in `root`, where it is a discussion; else none.

    `around` are the headline and what stands around it, which is no post. Posts are articles in the
    root (HTML `article`: "a forum post, … a user-submitted comment") or parts that call themselves posts,
    several, with most of the text.
    """
    sizes = measured.sizes
    whole = sizes[id(root)]
    outside = around | {id(node) for node in (root, *root.parents)}
    articles = [element for element, role in measured.scopes if role == "article"]
    posts = [
        element
        for element in (*articles, *measured.posts)
        if id(element) not in outside and _is_post(sizes[id(element)], whole)
    ]
    if len(posts) < _SEVERAL or sum(sizes[id(post)].prose for post in posts) < whole.prose * _MOST:
        return []
    return posts


def post_lines(posts: list[Tag], measured: Measured) -> set[int]:
    """The lines over and under the posts, by the `id()` of their elements."""
    return {id(element) for post in posts for element in _lines(post, measured)}


def _is_post(size: Size, whole: Size) -> bool:
    """Whether it has prose, which is in the root, and does not lead to the whole of it elsewhere."""
    return bool(size.prose) and not size.cards and 0 <= size.before - whole.before < whole.prose


def _lines(post: Tag, measured: Measured) -> list[Tag]:
    lines = []
    for element in islice(elements_in(post), _MOST_ELEMENTS):
        size = measured.sizes.get(id(element))
        if size is not None and not size.prose and 0 < size.text <= _LINE and _says(element, size):
            lines.append(element)
    return lines


def _says(element: Tag, size: Size) -> bool:
    if (
        element.name in {"header", "time"}
        or size.times
        or names_author(element.attrs)
        or named_about(element)
    ):
        return True
    return element.name in BLOCKS and size.elements <= FEW_ELEMENTS and is_date(collapsed_text(element))
