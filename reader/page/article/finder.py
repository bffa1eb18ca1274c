"""Which parts of a page are its article, and why each other part is not.

A learned model (article.content_model) judges each run of text by its looks, its place and the elements
around it. Parts without text, such as pictures, go with the text around them.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bs4.element import Tag

from reader.page.article.choice import choose
from reader.page.article.content_model.explanation import explain
from reader.page.article.content_model.features import Declared, Row, describe, word_rows
from reader.page.article.content_model.scorer import Model, content_model
from reader.page.article.credits import leave_out_byline, read_credits
from reader.page.article.headline import find_headline
from reader.page.article.measure import Measured
from reader.page.article.posts import find_posts, without_tools
from reader.page.article.vetoes import vetoed_parts, vetoed_runs
from reader.page.dom.elements import BLOCKS
from reader.page.dom.tree import collapsed_text
from reader.page.reasons import Reason, ReasonKind

_HALF = 0.5
_SHORT_MAIN_SHARE = 0.25  # of a short page's text, at least, in its main element
_SHORT_PAGE = 550  # characters: about a hundred words
_NEARLY_ALL = 0.85  # the article's root is the innermost element that holds so much of it
_LEVELS_UP = 40
_RUNS_OF_PICTURE = 3  # a figure with more is not only a picture and its caption
# The article's root is never one of these: each is a part of something that is read as one.
_UNDIVIDED = frozenset({"p", "li", "dt", "dd", "pre", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})

_OUTSIDE = Reason(ReasonKind.OUTSIDE)
_UNSCRIPTED = Reason(ReasonKind.HIDDEN, "for browsers without scripts")


@dataclass(slots=True)
class Article:
    """Where the article is: its root, its headline, and what of the page is in it.

    `why` is what found the root. `turns` says where the article begins and ends: by the `id()` of an
    element, None where what it holds belongs to the article, else the reason why it does not; an
    element that is not there goes with its parent. `date` is what its date line says, as written, and
    `author` whom a line of its own names. `target` is the element of the skip link that led to the
    article, if one did. With `is_all` nothing stands beside it, and each part of the root is a chapter.
    `posts` holds the author of each post of a discussion, by the `id()` of its element. `length` is how
    much text it has, in characters.
    """

    root: Tag
    why: Reason
    headline: Tag | None
    turns: dict[int, Reason | None] = field(default_factory=dict)
    date: str = ""
    author: str = ""
    is_all: bool = False
    target: Tag | None = None
    is_found: bool = True
    posts: dict[int, str] = field(default_factory=dict)
    length: int = 0


class About(NamedTuple):
    """What a page says about itself: its title, with and without the site's name, and what it is."""

    title: str = ""
    site_title: str = ""
    declared: Declared = Declared()


def judged(measured: Measured, about: About) -> tuple[int, Iterator[Row]]:
    """Return the place of the headline, or -1, and the features of each run but WORDS."""
    headline = find_headline(measured, about.title, about.site_title)
    number = measured.runs_before[headline] if headline >= 0 else -1
    return headline, describe(measured, about.declared, number)


def _features(measured: Measured, described: Iterable[Row], model: Model) -> Iterator[Row]:
    """Yield all features of each run. A long page has too many runs to keep their features."""
    return (row + words for row, words in zip(described, word_rows(measured, model.words), strict=True))


def find_article(
    measured: Measured,
    skip_targets: Sequence[tuple[str, Tag]],
    about: About,
    players: Container[int] = (),
    notes: Collection[int] = (),
    *,
    text_part: Tag | None = None,
    explained: bool = False,
) -> Article:
    """The article of a page.

    `measured` is what `measure` gave for it; `skip_targets` are the label and the element of each skip
    link that leads somewhere; `players` holds the `id()` of each media player, `notes` that of each note
    and each mark of one. `text_part` is all of the article, where that is known. With `explained` each part
    that is not in the article gets its reason, which takes a while.
    """
    headline, described = judged(measured, about)
    model = content_model()
    probabilities = [model.probability(row) for row in _features(measured, described, model)]
    parts = vetoed_parts(measured)
    vetoed = vetoed_runs(measured, parts)
    if main := _short_main(measured, skip_targets):
        vetoed = [
            veto or (None if measured.is_inside(run.box, main) else _OUTSIDE)
            for run, veto in zip(measured.runs, vetoed, strict=True)
        ]
    kept = choose(measured, probabilities, vetoed, headline, notes=notes, is_trusted=main > 0)
    if text_part is not None:
        part = measured.places[id(text_part)]
        kept = [measured.is_inside(run.box, part) for run in measured.runs]
    is_found = any(kept)
    if not is_found:
        kept = [True] * len(kept)
    if headline >= 0:
        leave_out_byline(measured, kept, measured.runs_before[headline])
    posts = find_posts(measured, kept, about.declared) if text_part is None else []
    kept = without_tools(measured, kept, posts)
    held = measured.held(kept)
    root = _root(measured, held)
    title = measured.elements[headline] if headline >= 0 else None
    why, target = _why(measured, held, root, skip_targets)
    article = Article(measured.elements[root], why, title, target=target, is_found=is_found)
    article.length = sum(run.length for run, keep in zip(measured.runs, kept, strict=True) if keep)
    article.posts = {id(measured.elements[post.place]): post.author for post in posts}
    reasons: list[Reason | None] = [None if keep else _OUTSIDE for keep in kept]
    if explained:
        rows = _features(measured, judged(measured, about)[1], model)
        for number, (keep, row) in enumerate(zip(kept, rows, strict=True)):
            if not keep:
                reasons[number] = vetoed[number] or explain(model, row, measured, number)
    article.turns = _turns(measured, reasons, parts, root, headline, players)
    article.turns.update((id(part), _UNSCRIPTED) for part in measured.unscripted if collapsed_text(part))
    article.author, article.date = read_credits(measured, kept)
    return article


def _short_main(measured: Measured, skip_targets: Iterable[tuple[str, Tag]]) -> int:
    """The place of what a short page itself calls its main part, 0 for none.

    A short page gives the model little to go by, so what the page says of itself counts for more.
    """
    if measured.text[0] > _SHORT_PAGE:
        return 0
    mains = (
        element
        for element in measured.elements
        if "main" in {element.name, str(element.attrs.get("role", "")).lower()}
    )
    candidates = [(target, _HALF) for _, target in skip_targets] + [
        (main, _SHORT_MAIN_SHARE) for main in mains
    ]
    for element, share in candidates:
        place = measured.places.get(id(element), 0)
        if place and measured.text[place] >= measured.text[0] * share:
            return place
    return 0


def _root(measured: Measured, held: Sequence[int]) -> int:
    """The place of the innermost element that holds nearly all of what is kept."""
    enough = held[0] * _NEARLY_ALL
    root = 0
    for place, amount in enumerate(held):
        if place and amount >= enough > 0 and measured.parents[place] == root:
            if measured.elements[place].name in _UNDIVIDED:
                break
            root = place
    return root


def _why(
    measured: Measured, held: Sequence[int], root: int, skip_targets: Iterable[tuple[str, Tag]]
) -> tuple[Reason, Tag | None]:
    """How the page itself calls the part that the article is in."""
    for label, target in skip_targets:
        place = measured.places.get(id(target), -1)
        while place > 0 and not measured.prose[place]:
            place = measured.parents[place]  # an empty anchor, or a heading: what follows it is meant
        if place > 0 and held[place] >= held[0] * _HALF:
            return Reason(ReasonKind.SKIP_LINK_TARGET, label), target
    place = root
    while place > 0:
        element = measured.elements[place]
        role = str(element.attrs.get("role", ""))
        for kind, name in ((ReasonKind.MAIN, "main"), (ReasonKind.ARTICLE, "article")):
            if name in {element.name, role}:
                return Reason(kind, "element" if element.name == name else "role"), None
        place = measured.parents[place]
    return Reason(ReasonKind.MOST_TEXT if root else ReasonKind.WHOLE_PAGE), None


def _turns(
    measured: Measured,
    reasons: Sequence[Reason | None],
    parts: Sequence[Reason | None],
    root: int,
    headline: int,
    players: Container[int],
) -> dict[int, Reason | None]:
    """Where the article begins and ends, by the elements that do."""
    kept = [reason is None for reason in reasons]
    held = measured.held(kept)
    own: dict[int, Reason | None] = {}
    for run, reason in zip(measured.runs, reasons, strict=True):
        if reason is None or run.box not in own:
            own[run.box] = reason
    if headline >= 0:
        own[headline] = None
    turns: dict[int, Reason | None] = {}
    says: list[Reason | None] = []
    lead = _lead(measured, kept, headline)
    whole_until = 0  # the end of a picture with its caption, which is not parted
    for place, element in enumerate(measured.elements):
        parent = says[measured.parents[place]] if place else _OUTSIDE
        reason = parent
        if place < whole_until:
            pass
        elif (element.name == "figure" and measured.run_counts[place] <= _RUNS_OF_PICTURE) or id(
            element
        ) in players:
            whole_until = measured.ends[place]
            is_in = measured.runs_before[place] in lead or _is_among_text(measured, held, place)
            reason = None if is_in else parent or _OUTSIDE
        elif place in own:
            reason = own[place]
        elif parts[place] is not None and not measured.text[place]:
            reason = parts[place]
        elif measured.text[place] and element.name in BLOCKS and measured.is_inside(place, root):
            is_in = 2 * held[place] >= measured.text[place]
            reason = None if is_in else parent or _OUTSIDE
        if reason != parent or not place:
            turns[id(element)] = reason
        says.append(reason)
    return turns


def _lead(measured: Measured, kept: Sequence[bool], headline: int) -> range:
    """The runs between the headline and the first prose that is kept: a picture there is the article's."""
    first = measured.first_prose(kept)
    return range(measured.runs_before[headline] + 1, first + 1) if headline >= 0 else range(0)


def _is_among_text(measured: Measured, held: Sequence[int], place: int) -> bool:
    """Whether most of the text around something is the article's, in the nearest element that has some."""
    around = place
    for _ in range(_LEVELS_UP):
        around = measured.parents[around]
        if around < 0:
            break
        beside = measured.text[around] - measured.text[place]
        if beside:
            return 2 * (held[around] - held[place]) >= beside
    return False
