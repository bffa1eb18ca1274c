"""What stands in the article's root and is not of the article: it is left out, with a reason.

One pass over the root, in document order. Left out are: what a signal names (reader.page.article.signals);
what stands above the headline, or after what calls itself the article's text; what stands under a
heading such as "Related articles"; and last, headings under which nothing is left.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import chain

from bs4.element import NavigableString, Tag

from reader.page.accessibility.roles import role_of
from reader.page.article.byline_lines import day_of, is_name, who_wrote
from reader.page.article.measure import Measured, Size
from reader.page.article.part import Part
from reader.page.article.posts import find_posts, post_lines
from reader.page.article.signals import (
    ANYWHERE,
    BYLINE,
    DATE_LINE,
    INLINE,
    OF_BLOCKS,
    control,
    is_label,
    mostly_links,
)
from reader.page.dom.elements import BLOCKS, HEADINGS, UNSPOKEN
from reader.page.dom.visibility import is_hidden
from reader.page.reasons import Reason, ReasonKind

_MOST = 0.5
_NEARLY_ALL = 0.85  # what holds so much of the root's prose is the article, whatever it is called
_SOME = 0.15
_LITTLE = 0.3
_A_SENTENCE = 120  # characters: a heading as long says something by itself
_FEW_LINES = 300  # characters of prose: as much may stand under the title of another article
_LEVELS_UP = 20
_LEAD = 500  # characters of prose: as much may stand between the headline and who wrote it
_EMPTY = Size()
_OUTSIDE = Reason(ReasonKind.OUTSIDE)
_ABOVE = Reason(ReasonKind.OUTSIDE, "above the headline")
_AFTER = Reason(ReasonKind.OUTSIDE, "after the article's text")
_LOST_HEADING = Reason(ReasonKind.EMPTY, "heading of a part left out")
_PORTRAIT = Reason(ReasonKind.CREDIT, "picture of who wrote")


class Sifting:
    """The parts that are left out of `root`, by the `id()` of their element, with the reasons.

    `texts` are the parts that call themselves the article's text; `players` holds the `id()` of each
    media player, which is judged as a whole. `date` is what the date line says, as written; `author` is
    named in a line of its own.
    """

    def __init__(
        self,
        root: Tag,
        headline: Tag | None,
        measured: Measured,
        texts: Sequence[Tag],
        players: Container[int],
        byline: str,
    ) -> None:
        self.root = root
        self.headline = headline
        self.left_out: dict[int, Reason] = {}
        self.date = self.author = ""
        self.sizes = measured.sizes
        self.named = {id(element) for element in measured.texts}
        self.players = players
        self.byline = byline
        self.total = self._size(root).prose
        self.texts = texts
        self.around = _with_parents(headline) if headline is not None else set()
        posts = find_posts(root, self.around, measured)
        self.is_discussion = bool(posts)
        self.lines = post_lines(posts, measured)
        self.kept = self.around.union(*map(_with_parents, texts))

    def leave_out_between(self, headline: Tag, text: Tag) -> None:
        """Keep only the headline and what stands beside it, and `text`, which is all further down.

        A headline above the part that the page calls its content often has the introduction with it.
        """
        kept = self.around | _with_parents(text)
        beside = headline.parent if headline.parent is not self.root else headline
        for inner in (beside, text):
            node: Tag | None = inner
            while node is not None and node is not self.root:
                for sibling in chain(node.previous_siblings, node.next_siblings):
                    if isinstance(sibling, Tag) and id(sibling) not in kept:
                        self.left_out[id(sibling)] = _OUTSIDE
                node = node.parent

    def leave_out(self) -> None:
        """Fill `left_out`."""
        follows = self._what_follows(self.texts[-1]) if self.texts else set()
        began = id(self.root) not in self.around
        for element in _kept_elements(self.root, self.left_out):
            if id(element) in self.kept:
                began = began or element is self.headline
            elif id(element) not in self.left_out and id(element) not in self.players:
                size = self._size(element)
                if not began and id(element.parent) in self.around and size.prose < _FEW_LINES:
                    self.left_out[id(element)] = _ABOVE
                elif id(element) in self.lines or id(element.parent) in self.lines:
                    self._judge_line(element, size)
                elif not self.total or size.prose < self.total * _NEARLY_ALL:
                    self._judge(element, size)
                if id(element) in follows and id(element) not in self.lines:
                    self.left_out.setdefault(id(element), _AFTER)
        self._leave_out_empty_headings()

    def _what_follows(self, text: Tag) -> set[int]:
        """What stands after the element that calls itself the article's text, by the `id()`."""
        after: set[int] = set()
        inner: Tag | None = text
        while inner is not None and inner is not self.root:
            after.update(
                id(sibling)
                for sibling in inner.next_siblings
                if isinstance(sibling, Tag) and self._size(sibling).prose <= self.total * _LITTLE
            )
            inner = inner.parent
        return after

    def _judge_line(self, element: Tag, size: Size) -> None:
        """Keep the line over a post, but what is pressed, and the picture of who wrote it."""
        is_picture = element.name in {"img", "picture", "svg"}
        why = _PORTRAIT if is_picture else control(self._part(element, size))
        if why is not None:
            self.left_out[id(element)] = why
            return
        self.lines.add(id(element))
        self.date = self.date or (_date(element) if element.name == "time" else "")

    def _part(self, element: Tag, size: Size) -> Part:
        before = size.before - self._size(self.root).before
        return Part(
            element,
            size,
            role_of(element, "sectioning"),
            size.prose / self.total if self.total else 0.0,
            at_edge=before == 0 or before + size.prose == self.total,
            in_lead=before <= min(_LEAD, self.total * _LITTLE),
            byline=self.byline,
            is_discussion=self.is_discussion,
        )

    def _judge(self, element: Tag, size: Size) -> None:
        is_block = element.name in BLOCKS
        if not is_block and element.name not in INLINE and "role" not in element.attrs:
            return
        part = self._part(element, size)
        for signal in (*ANYWHERE, *OF_BLOCKS) if is_block and self.total else ANYWHERE:
            why = signal(part)
            if why is not None and not (signal is mostly_links and self._is_most_of_its_text(element, size)):
                self._learn(part, why)
                self.left_out[id(element)] = why
                return
        if is_block and self.total and is_label(part):
            self._leave_out_under(element)

    def _learn(self, part: Part, why: Reason) -> None:
        """Keep whom and which day a line about the article names, before it is left out."""
        if why == DATE_LINE:
            self.date = self.date or _date(part.element) or day_of(part.text)
        if self.author or not (part.at_edge or part.in_lead):
            return
        if why == BYLINE or part.is_line:
            name = part.text if why.kind is ReasonKind.BYLINE and is_name(part.text) else ""
            self.author = who_wrote(part.text) or name

    def _is_most_of_its_text(self, element: Tag, size: Size) -> bool:
        """Whether a list of links is what stands in an article's text: the article is that list."""
        outer: Tag | None = element
        for _ in range(_LEVELS_UP):
            if outer is None or outer is self.root:
                break
            if id(outer) in self.named:
                return size.text >= self._size(outer).text * _MOST
            outer = outer.parent
        return False

    def _leave_out_under(self, label: Tag) -> None:
        """Leave out a label such as "Related articles" with the part that stands under it."""
        whole = label
        while (parent := whole.parent) is not None and self._begins_with(parent, whole, label):
            whole = parent
        parts = [whole]
        if self._size(whole).text == self._size(label).text:
            parts += self._beside(whole, label.name if label.name in HEADINGS else "h7")
        if len(parts) == 1 and whole is label and label.name in HEADINGS:
            return  # too much text stands under it: it is a heading of the article
        for part in parts:
            self.left_out.setdefault(
                id(part), Reason(ReasonKind.UNDER_HEADING, " ".join(label.get_text(" ").split()))
            )

    def _beside(self, label: Tag, rank: str) -> list[Tag]:
        """What stands after a label of this rank, as far as it belongs to it.

        That is a list of links, or whatever is not a paragraph again; or a few paragraphs, where
        they stand under a heading and nothing else does.
        """
        parts: list[Tag] = []
        prose = 0
        for sibling in label.next_siblings:
            size = self._size(sibling) if isinstance(sibling, Tag) else _EMPTY
            if isinstance(sibling, NavigableString) and sibling.strip():
                break
            if not isinstance(sibling, Tag) or not size.text:
                continue
            if self._is_another(sibling, rank):
                break
            if size.prose > size.cards * _FEW_LINES and _is_plain(sibling, size):
                if rank == "h7" or (parts and not prose):
                    break
                prose += size.prose
            parts.append(sibling)
        return parts if prose <= self.total * _SOME else []

    def _is_another(self, element: Tag, rank: str) -> bool:
        """Whether a part of its own begins with `element`, after a label of this rank."""
        size = self._size(element)
        if element.name in HEADINGS:
            return element.name <= rank and not size.cards
        return rank == "h7" and size.headings > size.cards

    def _begins_with(self, parent: Tag, part: Tag, label: Tag) -> bool:
        """Whether `part` is the beginning of `parent`, which is all of one subject and no large part."""
        size = self._size(parent)
        if parent is self.root or id(parent) in self.around or size.prose >= self.total * _LITTLE:
            return False
        if size.prose > (2 * _FEW_LINES if label.name in HEADINGS else 0) and not size.cards:
            return False
        if size.headings - size.cards > (label.name in HEADINGS):
            return False
        return not any(
            node.strip() if isinstance(node, NavigableString) else self._size(node).text
            for node in part.previous_siblings
            if isinstance(node, NavigableString | Tag)
        )

    def _leave_out_empty_headings(self) -> None:
        """Leave out each heading that nothing stands under any more before the next one of its rank."""
        pending: list[Tag] = []
        for node in _kept_nodes(self.root, self.left_out):
            if isinstance(node, NavigableString):
                if node.strip():
                    pending.clear()
            elif node.name in {"img", "video", "audio", "iframe", "math", "svg"}:
                pending.clear()
            elif node.name in HEADINGS and node is not self.headline:
                while pending and pending[-1].name >= node.name:
                    self.left_out[id(pending.pop())] = _LOST_HEADING
                if self._size(node).text < _A_SENTENCE:
                    pending.append(node)
        for heading in pending:
            self.left_out[id(heading)] = _LOST_HEADING

    def _size(self, element: Tag) -> Size:
        return self.sizes.get(id(element), _EMPTY)


def _with_parents(element: Tag) -> set[int]:
    return {id(node) for node in (element, *element.parents)}


def _is_plain(element: Tag, size: Size) -> bool:
    """Whether an element with prose is a paragraph, or much like one."""
    return element.name in {"p", "blockquote", "pre"} or size.prose > _FEW_LINES


def _date(element: Tag) -> str:
    time = element if element.name == "time" else element.find("time")
    return str(time.attrs.get("datetime", "")) if isinstance(time, Tag) else ""


def _kept_elements(root: Tag, left_out: dict[int, Reason]) -> Iterator[Tag]:
    """Every visible element under `root` in order; not inside one that was just left out."""
    rest = [iter(root.contents)]
    while rest:
        node = next(rest[-1], None)
        if node is None:
            rest.pop()
        elif isinstance(node, Tag) and node.name not in {"script", "head"} and not is_hidden(node):
            yield node
            if id(node) not in left_out:
                rest.append(iter(node.contents))


def _kept_nodes(root: Tag, left_out: dict[int, Reason]) -> Iterator[Tag | NavigableString]:
    rest = [iter(root.contents)]
    while rest:
        node = next(rest[-1], None)
        if node is None:
            rest.pop()
        elif isinstance(node, NavigableString):
            yield node
        elif (
            isinstance(node, Tag)
            and id(node) not in left_out
            and node.name not in UNSPOKEN
            and not is_hidden(node)
        ):
            yield node
            if node.name not in HEADINGS:
                rest.append(iter(node.contents))
