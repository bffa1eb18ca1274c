"""Finds which parts of a page are its article, and why each other part is not.

In this order: rules exclude parts that are never article (vetoes); a learned model judges each other run of
text by its looks, its place and the elements around it (content_model, choice); then bylines, the tools of
posts, promotions and repeats are dropped (selection). Each gives its reason. Parts without text, such as
pictures, go with the text around them. What the article itself does not say, such as a hidden twin, is
dropped later, in `reader.page.blocks`.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bs4.element import Tag

from reader.page.article.boundaries import OUTSIDE, article_boundaries
from reader.page.article.choice import choose, undecided
from reader.page.article.content_model.declared import Declared
from reader.page.article.content_model.explanation import explain
from reader.page.article.content_model.features import describe, page_row
from reader.page.article.content_model.scorer import content_model, content_scorer
from reader.page.article.content_model.surroundings import Surroundings, look_around
from reader.page.article.content_model.word_features import Row, word_rows
from reader.page.article.credits import read_credits
from reader.page.article.headline import find_headline
from reader.page.article.measure import Measured, outermost
from reader.page.article.selection.select import Selection, select
from reader.page.article.vetoes import vetoed_parts, vetoed_runs
from reader.page.article.wholes import data_tables
from reader.page.dom.queries import collapsed_text
from reader.page.kinds import kind_model, kind_probabilities
from reader.page.reasons import Reason, ReasonKind

_MIN_TARGET_SHARE = 0.5  # of the article's text, in the target of a skip link that leads to it
_MIN_SHORT_TARGET_SHARE = 0.5  # of a short page's text, in the target of a skip link that is the article
_MIN_SHORT_MAIN_SHARE = 0.25  # of a short page's text, in its main element
_MAX_SHORT_PAGE = 550  # characters: about a hundred words
_MIN_MANUAL = 0.15  # the probability of a page that it is documentation
_MIN_INDENTED_SHARE = 0.8  # of the article's text, in quotations: they only indent it
_MIN_ROOT_SHARE = 0.85  # of the article's text, in the article's root
# The article's root is never one of these: each is part of something that is read as one.
_UNDIVIDED = frozenset({"p", "li", "dt", "dd", "pre", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})

_UNSCRIPTED = Reason(ReasonKind.HIDDEN, "for browsers without scripts")


@dataclass(slots=True)
class FoundArticle:
    """Where the article is: its root, its headline, and its boundaries.

    `reason` is why the root was chosen. `boundaries` maps the `id()` of an element to None if its content
    belongs to the article, else to the reason why not; any other element goes with its parent. `author`
    and `date` come from lines near the text; the date is as written. `target` is the element of the skip
    link that leads to the article. If `is_book`, the article is the whole page, and each part of the root
    is a chapter. `posts` maps the `id()` of each post of a discussion to its author. `disclosures` has the
    `id()` of each button whose label is the title of a part, and `indents` that of each `<blockquote>`
    that only indents its text. `length` is the article's text in characters.
    """

    root: Tag
    reason: Reason
    headline: Tag | None
    boundaries: dict[int, Reason | None] = field(default_factory=dict)
    date: str = ""
    author: str = ""
    is_book: bool = False
    target: Tag | None = None
    is_found: bool = True
    posts: dict[int, str] = field(default_factory=dict)
    disclosures: frozenset[int] = frozenset()
    indents: frozenset[int] = frozenset()
    length: int = 0


class PageHints(NamedTuple):
    """What a page says about its article: its title without and with the site's name, its type, its address.

    The address is the page's own or its canonical one.
    """

    title: str = ""
    site_title: str = ""
    declared: Declared = Declared()
    address: str = ""


class PageFeatures(NamedTuple):
    """What the model knows of a whole page.

    That is the surroundings of its elements, its features, and its probability of being each kind of page.
    """

    surroundings: Surroundings
    row: Row
    kinds: Row


def page_features(measured: Measured, hints: PageHints) -> PageFeatures:
    """The features of a page."""
    surroundings = look_around(measured)
    page = page_row(measured, surroundings)
    kinds = kind_probabilities(measured, page, hints.declared, hints.address)
    return PageFeatures(surroundings, page + hints.declared.row() + kinds, kinds)


def find_article(
    measured: Measured,
    hints: PageHints,
    features: PageFeatures,
    skip_targets: Sequence[tuple[str, Tag]],
    players: Container[int] = (),
    notes: Collection[int] = (),
    *,
    text_part: Tag | None = None,
    explains: bool = False,
) -> FoundArticle:
    """The article of a page.

    `skip_targets` are the labels and targets of the skip links that lead somewhere. `players` holds the
    `id()` of each media player, `notes` that of each note and each reference to one. `text_part` is the
    whole of the article, if that is known. If `explains`, each part that is not in the article gets its own
    reason, which takes longer.
    """
    headline = find_headline(measured, hints.title, hints.site_title)
    parts = vetoed_parts(measured)
    vetoed = vetoed_runs(measured, parts)
    tables = data_tables(measured)
    if main := _short_main(measured, skip_targets):
        vetoed = [
            veto or (None if measured.is_inside(run.box, main) else OUTSIDE)
            for run, veto in zip(measured.runs, vetoed, strict=True)
        ]
    if text_part is not None:
        part = measured.places[id(text_part)]
        kept = [measured.is_inside(run.box, part) for run in measured.runs]
    else:
        numbers = undecided(vetoed, tables)
        probabilities = _probabilities(measured, features, headline, numbers)
        kept = choose(
            measured,
            probabilities,
            vetoed,
            headline,
            tables,
            notes=notes,
            is_trusted=main > 0,
            is_manual=features.kinds[kind_model().kinds.index("documentation")] >= _MIN_MANUAL,
        )
    is_found = any(kept)
    if not is_found:
        kept = [True] * len(kept)
    is_whole = text_part is not None
    selection = select(measured, kept, vetoed, headline, tables, hints.declared, is_whole=is_whole)
    kept = selection.kept
    if explains:
        reasons = _reasons(measured, features, headline, vetoed, selection)
    else:
        reasons = [None if is_kept else OUTSIDE for is_kept in kept]
    kept_text = measured.kept_text(kept)
    root = _root(measured, kept_text)
    reason, target = _reason(measured, kept_text, root, skip_targets)
    boundaries = article_boundaries(measured, reasons, parts, root, headline, players)
    boundaries.update((id(part), _UNSCRIPTED) for part in measured.unscripted if collapsed_text(part))
    author, date = read_credits(measured, kept)
    return FoundArticle(
        root=measured.elements[root],
        reason=reason,
        headline=measured.elements[headline] if headline >= 0 else None,
        boundaries=boundaries,
        date=date,
        author=author,
        target=target,
        is_found=is_found,
        posts={id(measured.elements[post.place]): post.author for post in selection.posts},
        indents=frozenset(id(measured.elements[place]) for place in _indents(measured, kept_text)),
        disclosures=frozenset(id(measured.elements[place]) for place in selection.disclosures),
        length=sum(run.length for run, is_kept in zip(measured.runs, kept, strict=True) if is_kept),
    )


def _probabilities(
    measured: Measured, features: PageFeatures, headline: int, numbers: Sequence[int]
) -> list[float]:
    """The probability of each run that it is content; 0 for runs that are not among `numbers`."""
    rows = _run_features(measured, features, headline, numbers)
    probabilities = [0.0] * len(measured.runs)
    for number, probability in zip(numbers, content_scorer().probabilities(rows), strict=True):
        probabilities[number] = probability
    return probabilities


def _run_features(
    measured: Measured, features: PageFeatures, headline: int, numbers: Sequence[int]
) -> Iterator[Row]:
    """Yield all features of the runs with these numbers. A long page has too many to keep them all."""
    described = describe(measured, features.surroundings, features.row, headline, numbers)
    words = word_rows(measured, content_model().words, numbers)
    return (row + word_row for row, word_row in zip(described, words, strict=True))


def _reasons(
    measured: Measured,
    features: PageFeatures,
    headline: int,
    vetoed: Sequence[Reason | None],
    selection: Selection,
) -> list[Reason | None]:
    """The reason of each run that is not in the article: a rule's, else the model's."""
    known = [selection.dropped.get(number) or veto for number, veto in enumerate(vetoed)]
    kept = selection.kept
    numbers = [number for number, is_kept in enumerate(kept) if not is_kept and known[number] is None]
    rows = _run_features(measured, features, headline, numbers)
    for number, row in zip(numbers, rows, strict=True):
        known[number] = explain(content_model(), row, measured, number)
    return [None if is_kept else reason for is_kept, reason in zip(kept, known, strict=True)]


def _indents(measured: Measured, kept_text: Sequence[int]) -> list[int]:
    """The places of the quotations, if they only indent the text: nearly all of it stands in some."""
    quotes = list(outermost(measured, "blockquote"))
    indented = sum(kept_text[place] for place in quotes)
    return quotes if indented >= kept_text[0] * _MIN_INDENTED_SHARE else []


def _short_main(measured: Measured, skip_targets: Iterable[tuple[str, Tag]]) -> int:
    """The place of the part that a short page calls its main part, or 0.

    A short page has few features for the model, so what the page says about itself counts for more.
    """
    if measured.text[0] > _MAX_SHORT_PAGE:
        return 0
    mains = (
        element
        for element in measured.elements
        if "main" in {element.name, str(element.attrs.get("role", "")).lower()}
    )
    candidates = [(target, _MIN_SHORT_TARGET_SHARE) for _, target in skip_targets]
    candidates += [(main, _MIN_SHORT_MAIN_SHARE) for main in mains]
    for element, share in candidates:
        place = measured.places.get(id(element), 0)
        if place and measured.text[place] >= measured.text[0] * share:
            return place
    return 0


def _root(measured: Measured, kept_text: Sequence[int]) -> int:
    """The place of the innermost element that contains nearly all of the article's text."""
    enough = kept_text[0] * _MIN_ROOT_SHARE
    root = 0
    for place, amount in enumerate(kept_text):
        if place and amount >= enough > 0 and measured.parents[place] == root:
            if measured.tags[place] in _UNDIVIDED:
                break
            root = place
    return root


def _reason(
    measured: Measured, kept_text: Sequence[int], root: int, skip_targets: Iterable[tuple[str, Tag]]
) -> tuple[Reason, Tag | None]:
    """Why the root is the article's: what the page calls it. The second value is a skip link's target."""
    for label, target in skip_targets:
        place = measured.places.get(id(target), -1)
        while place > 0 and not measured.prose[place]:
            place = measured.parents[place]  # an empty anchor or a heading stands for the content after it
        if place > 0 and kept_text[place] >= kept_text[0] * _MIN_TARGET_SHARE:
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
