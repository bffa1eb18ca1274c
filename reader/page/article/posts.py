"""Finds the posts of a discussion and their authors.

Posts are elements with the same tag and first class-name word, each with text and an author's name. Their
ranks, counters and buttons are not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.page.article.byline_lines import is_date
from reader.page.article.content_model.declared import Declared
from reader.page.article.measure import Measured, TextRun
from reader.page.dom.queries import collapsed_text

_POST_WORD = re.compile(
    r"answer|comment|comtr|forum|is:discussion|message|post|question|repl(?:y|ies)|response|thread|topic"
)
_AUTHOR_WORDS = frozenset(
    """author authors byline creator displayname fn hnuser nick nickname poster username
    is:author is:creator""".split()  # noqa: SIM905
) | {"display name", "message name", "post author", "user info", "user link", "user name"}
_AUTHOR_ATTRIBUTES = ("data-author", "author", "data-username", "data-user-name")
_MEMBER_HREF = re.compile(
    r"(?:^|/)(?:users?|members?|profiles?|people|author|u|m)(?:/|\.php\b|\?)|[?&](?:user|member|uid)=|profile[;&]u=",
    re.IGNORECASE,
)
# Words after a name: the member's rank, the date of the post.
_RANK_AND_DATE_WORDS = frozenset(
    """admin administrator advertisement ago answered asked author closed commented edited guest member
    moderator modified new offline online op posted profile replied reply said says top view wrote »
    mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec""".split()  # noqa: SIM905
)
_BY = re.compile(r"(?:post(?:ed)?\s+)?(?:by|von|par|por)\s+(?=\w)", re.IGNORECASE)
_MAX_CELL_DEPTH = 3  # elements with author names around the name itself
_MIN_NAME_CHARACTERS, _MAX_NAME_CHARACTERS, _MAX_NAME_WORDS = 2, 40, 4
_MIN_TEXT_SHARE = 0.4  # of the article's text, in the posts
_MIN_TEXT_SHARE_IN_ARTICLE = 0.7  # the same on a page that declares an article
_MAX_TOOL_CHARACTERS = 60  # a longer line belongs to the post
_MIN_REPEATS = 3  # of a line that is not part of the posts themselves
_MIN_SHARE = 0.5  # of a run's text in links, of the posts with a title, of the posts with the same line
_MAX_LINK_WORDS = 3  # a link with more words may belong to the post
_MIN_TITLE_CHARACTERS = 15  # of a linked heading that is the title of another page
_COUNT = re.compile(
    r"\W*\d[\d.,]*\s?[kKM]?\W*(?:[^\W\d_]{1,12}\W*)?|(?:[^\W\d_]{1,12}:?\s)?\d[\d.,]*\s?[kKM]?"
)
_COLONS = (":", "：")
_DIGITS = re.compile(r"\d+")
_MAX_CACHED = 1024  # names: a page has a few hundred different ones
_MIN_POSTS, _MIN_DECLARED_POSTS = 3, 2  # the second on a page that declares a discussion


class FoundPost(NamedTuple):
    """A post: the place of its element, its author's name, and the place of the name's element."""

    place: int
    author: str
    author_place: int


def find_posts(measured: Measured, kept: Sequence[bool], declared: Declared) -> list[FoundPost]:
    """The posts of a discussion, in order; none on other pages."""
    if declared.is_product and not declared.is_discussion:
        return []  # these are reviews
    min_posts = _MIN_DECLARED_POSTS if declared.is_discussion else _MIN_POSTS
    groups: dict[tuple[str, str], list[int]] = {}
    for place, (tag, words) in enumerate(zip(measured.tags, measured.words, strict=True)):
        kind = (tag, *words) if "-" in tag else words
        if tag == "article":
            groups.setdefault(("article", ""), []).append(place)
        elif kind and measured.text[place] and _is_named_post(kind):
            groups.setdefault((tag, kind[0]), []).append(place)
    candidates = [places for places in groups.values() if len(places) >= min_posts]
    if not candidates:
        return []
    first = min(places[0] for places in candidates)
    found = (
        (place, _name(measured, place, measured.words[place]))
        for place in range(first, len(measured.elements))
    )
    names = [(place, name) for place, name in found if name]
    kept_text = measured.kept_text(kept)
    best: list[FoundPost] = []
    is_article = declared.is_article and not declared.is_discussion  # and may have comments
    best_text = kept_text[0] * (_MIN_TEXT_SHARE_IN_ARTICLE if is_article else _MIN_TEXT_SHARE)
    for places in candidates:
        posts = list(_posts(measured, places, names, kept_text))
        is_discussion = len(posts) >= min_posts and len({post.author for post in posts}) > 1
        text = _text_in(measured, posts, kept_text)
        if (
            text > best_text
            and is_discussion
            and (declared.is_discussion or not _are_teasers(measured, posts))
        ):
            best, best_text = posts, text
    return best


@lru_cache(_MAX_CACHED)
def _is_named_post(words: tuple[str, ...]) -> bool:
    return any(map(_POST_WORD.search, words))


def _name(measured: Measured, place: int, words: Sequence[str]) -> str:
    """The author's name in an element's attributes or text, or ""."""
    attributes = measured.attributes[place]
    if not attributes:
        return ""  # the name has an attribute, a class or a link
    written = next(filter(None, map(attributes.get, _AUTHOR_ATTRIBUTES)), "")
    if not written:
        is_link = (
            measured.tags[place] == "a" and _MEMBER_HREF.search(str(attributes.get("href", ""))) is not None
        )
        if not is_link and _AUTHOR_WORDS.isdisjoint(words):
            return ""
        written = (
            collapsed_text(measured.elements[place])
            if 0 < measured.text[place] <= _MAX_NAME_CHARACTERS
            else ""
        )
    name = _cleaned(str(written))
    is_name = (
        _MIN_NAME_CHARACTERS <= len(name) <= _MAX_NAME_CHARACTERS and len(name.split()) <= _MAX_NAME_WORDS
    )
    is_count = _COUNT.fullmatch(name) is not None and (name.isdigit() or not name.isalnum())  # not "1ann"
    return name if is_name and name[0].isalnum() and not is_date(name) and not is_count else ""


def _cleaned(written: str) -> str:
    """A name without the rank, counters and date after it, and only once if it is written twice."""
    words = _BY.sub("", written.strip()).split()
    for number, word in enumerate(words):
        if (number and word[0].isdigit()) or word.casefold().strip(",:") in _RANK_AND_DATE_WORDS:
            words = words[:number]
            break
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]
    return " ".join(words).lstrip("@").rstrip(" ,:;|·•–-★☆✭✦●○◆")


def _posts(
    measured: Measured, places: Sequence[int], names: Sequence[tuple[int, str]], kept_text: Sequence[int]
) -> Iterator[FoundPost]:
    """The elements that are posts, each with the first author's name in it."""
    last = -1
    for place in places:
        number = bisect_left(names, (place, ""))
        if not kept_text[place] or number == len(names):
            continue
        if measured.text[names[number][0]] <= _MAX_NAME_CHARACTERS:  # a cell may contain the name and more
            for inner in range(number + 1, min(number + 1 + _MAX_CELL_DEPTH, len(names))):
                if measured.is_inside(names[inner][0], names[number][0]):
                    number = inner
        author_place, author = names[number]
        if author_place < measured.ends[place] and author_place != last:
            last = author_place
            yield FoundPost(place, author, author_place)


def _text_in(measured: Measured, posts: Sequence[FoundPost], kept_text: Sequence[int]) -> int:
    """The characters of kept text in the posts; nested posts count once."""
    text = end = 0
    for post in posts:
        if post.place >= end:
            text += kept_text[post.place]
            end = measured.ends[post.place]
    return text


def _are_teasers(measured: Measured, posts: Sequence[FoundPost]) -> bool:
    """True if most posts have a linked title of their own: they are the beginnings of other pages."""
    titles = set()
    for post in posts:
        first = measured.runs_before[post.place]
        for number in range(first, first + measured.run_counts[post.place]):
            run = measured.runs[number]
            is_link = run.length >= _MIN_TITLE_CHARACTERS and run.link_density > _MIN_SHARE
            if is_link and measured.in_heading[run.box]:
                titles.add(run.text)
                break
    return len(titles) > len(posts) * _MIN_SHARE


def without_tools(measured: Measured, kept: Sequence[bool], posts: Sequence[FoundPost]) -> list[bool]:
    """`kept` without the ranks, counters, dates and buttons of the posts."""
    kept_after = list(kept)
    lines: Counter[str] = Counter()
    short: dict[int, TextRun] = {}
    end = 0
    for post in posts:
        first = measured.runs_before[post.place]
        last = first + measured.run_counts[post.place]
        for number in range(max(first, end), last):
            run = measured.runs[number]
            if run.length < _MAX_TOOL_CHARACTERS and not run.text.endswith(_COLONS):  # "anna said:"
                lines[_DIGITS.sub("", run.text)] += 1
                if kept[number]:
                    short[number] = run
        end = max(end, last)
    min_repeats = max(_MIN_REPEATS, len(posts) * _MIN_SHARE)
    author_places = {post.author_place for post in posts} - {post.place for post in posts}
    for number, run in short.items():
        is_link = run.link_density > _MIN_SHARE and len(run.text.split()) <= _MAX_LINK_WORDS
        is_repeated = lines[_DIGITS.sub("", run.text)] >= min_repeats
        is_author = not author_places.isdisjoint((run.box, *run.inner))
        if is_author or is_link or is_repeated or is_date(run.text) or _COUNT.fullmatch(run.text):
            kept_after[number] = False
    return kept_after
