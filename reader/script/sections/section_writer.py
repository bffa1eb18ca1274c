"""Write the utterances of a section: its blocks, and the groups around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from reader.page.model import CAPTIONS, Block, Group, Page, Section
from reader.script.announcements import CONTROL_NAMES, MEDIA_NAMES
from reader.script.model import ReadingOptions, Style, Utterance
from reader.script.own_words import OwnWords
from reader.script.sections.block_reader import BlockReader
from reader.script.sections.opening import Opening, opening_facts
from reader.script.sections.repeats import is_alike, is_repeated_in_caption, picture_rows
from reader.script.sections.table_reader import read_table
from reader.script.sections.utterance_builder import NEW_SENTENCE, UtteranceBuilder, Utterances
from reader.script.text.sentences import split_passages, split_sentences
from reader.script.text.silent import is_silent

Groups = tuple[Group, ...]
_STYLES: dict[str, Style] = {"quote": "quote", "note": "note"}
# A block that ends so continues in the next one: a dateline, the words before a list.
_CONTINUING_ENDS = ("—", "–", "-", ":", ",")


class SectionWriter:
    """Writes one section.

    `expanded` maps blocks to the starts of the abbreviations to explain there. `silent` has the ids of the
    blocks that are not said. `around` has the last block before the section and the first after it: a list
    that goes on is announced once.
    """

    def __init__(
        self,
        page: Page,
        section: Section,
        options: ReadingOptions,
        our_words: OwnWords,
        expanded: Mapping[str, set[int]],
        silent: frozenset[str],
        around: tuple[Block | None, Block | None] = (None, None),
    ) -> None:
        self.page = page
        self.section = section
        self.expanded = expanded
        self.silent = silent
        self.before, self.after = around
        self.our_words = our_words
        self.builder = UtteranceBuilder(section.id, options, our_words)
        self.pauses = self.builder.pauses
        self.rows: Mapping[str, str] = {}
        self._kinds = {
            "code": self._code,
            "control": self._control,
            "figure": self._figure,
            "heading": self._heading,
            "media": self._media,
            "table": self._table,
        }

    def write(self, opening: Opening) -> Iterator[Utterance]:
        """The section's utterances, with its part of the article's opening."""
        return self.builder.numbered(self._said(opening))

    def _opening(self, opening: Opening) -> Utterances:
        """The notice and the title, where the section does not begin with the title itself."""
        if opening.notice and self.section.blocks:
            yield from self.builder.announced(
                self.section.blocks[0],
                "notice",
                "before",
                self.pauses["title"],
                notice=self.our_words.text(opening.notice),
            )
            yield NEW_SENTENCE
        if opening.says_title:
            yield self.builder.title(self.page.title, self.page.lang)
            yield from self._facts(self.section.blocks[:1])
            yield NEW_SENTENCE

    def _said(self, opening: Opening) -> Utterances:
        yield from self._opening(opening)
        self.rows = picture_rows(self.section.blocks)
        silent = self.silent | {picture for picture, names in self.rows.items() if not names}
        blocks = [block for block in self.section.blocks if block.id not in silent]
        posts_in = _lists_of_posts(blocks)
        before = self.before.within if self.before is not None else ()
        after = self.after.within if self.after is not None else ()
        for place, block in enumerate(blocks):
            if place:
                yield NEW_SENTENCE
            if block.post is not None:
                number, author = block.post
                yield from self.builder.announced(
                    block, "post", "before", self.pauses["title"], number=number, name=author
                )
            yield from self._enter((*before, *posts_in), block)
            is_title = block.id == opening.title_block
            said = self._title(block) if is_title else self._kinds.get(block.kind, self._text)(block)
            following = blocks[place + 1].within if place + 1 < len(blocks) else after
            yield from self._leave(said, block, (*following, *posts_in))
            before = block.within

    # -- groups -------------------------------------------------------------------------------

    def _leave(self, said: Utterances, block: Block, after: Groups) -> Utterances:
        """The utterances of a block, and then the end of each group that it closes, in the same sentence.

        A longer pause ends the groups too, so that a listener hears an end that is not announced.
        """
        closed = [
            group for group in reversed(block.within) if group not in after and not self._is_single(group)
        ]
        if not closed and block.kind != "table":
            yield from said
            return
        ends = (
            self.builder.announced(block, group.kind, "after", self.pauses["paragraph"]) for group in closed
        )
        last: Utterance | None = None
        for each in chain(said, *ends):
            if last is not None:
                yield last
            if each is NEW_SENTENCE:  # at once: the next utterance, made before it is taken, needs its number
                yield each
            last = each
        if last is not None:
            yield last._replace(pause_after=max(last.pause_after, self.pauses["group"]))

    def _enter(self, before: Groups, block: Block) -> Utterances:
        for group in block.within:
            if group not in before and not self._is_single(group):
                yield from self.builder.announced(
                    block,
                    group.kind,
                    "before",
                    items=self.our_words.counted(group.size, "item"),
                    terms=self.our_words.counted(group.size, "term"),
                    marker=block.marker if group.kind == "note" else "",
                )

    def _is_single(self, group: Group) -> bool:
        """True if a group is a list of one item or none: a list by its markup, not for a listener."""
        is_list = group.kind in {"list", "description list"}
        return is_list and group.size <= (0 if self.builder.options.verbosity == "all" else 1)

    # -- blocks -------------------------------------------------------------------------------

    def _text(self, block: Block) -> Utterances:
        if block.marker and block.kind != "note":
            yield from self.builder.announced(
                block, "item", "before", self.pauses["marker"], marker=block.marker
            )
        if is_silent(block.text):
            yield from self.builder.announced(block, "separator", "before")
        else:
            if block.kind in {"caption", "term", "description", "math"}:
                yield from self.builder.announced(block, block.kind, "before", self.pauses["marker"])
            yield from self._words(block, "paragraph" if block.kind == "paragraph" else "")

    def _title(self, block: Block) -> Utterances:
        yield from self._words(block, "", "heading")
        yield from self._facts((block,))

    def _heading(self, block: Block) -> Utterances:
        is_title = block.text == self.page.title and self.section.in_article
        yield from self._words(block, "" if is_title else "heading", "heading")

    def _facts(self, blocks: Sequence[Block]) -> Utterances:
        """Site, author, dates and length, as a sentence."""
        facts = tuple(opening_facts(self.page, self.builder.options, self.our_words)) if blocks else ()
        if facts:
            yield NEW_SENTENCE
        for fact in facts:
            pause = self.pauses["title" if fact is facts[-1] else "sentence"]
            yield from self.builder.announced(blocks[0], fact.role, "after", pause, **fact.words)

    def _figure(self, block: Block) -> Utterances:
        is_said = is_repeated_in_caption(block.name, block.text) or is_alike(block.name, self.page.title)
        name = "" if is_said else self.rows.get(block.id, block.name)
        yield from self.builder.announced(block, "picture", "before", lang=block.name_lang, name=name)
        if block.text.strip().casefold() != self.page.site.casefold():  # else it is the source
            yield from self._words(block)
        yield from self.builder.announced(block, "picture", "after")

    def _words(self, block: Block, role: str = "", style: Style | None = None) -> Utterances:
        """Read a block sentence by sentence, and then announce `role`."""
        reader = self._reader(block)
        is_announced = bool(self.builder.pieces(role, "after", level=block.level))
        is_continued = is_announced or block.text.endswith(_CONTINUING_ENDS)
        end_pause = (
            self.pauses["sentence"] if is_continued else self.pauses.get(block.kind, self.pauses["paragraph"])
        )
        sentences = split_sentences(block)
        passages = split_passages(block, sentences)
        if not sentences:
            yield from reader.after(0)
        for number, ((start, end), parts) in enumerate(zip(sentences, passages, strict=True)):
            if number:
                yield NEW_SENTENCE
            is_last = number == len(sentences) - 1
            yield from reader.before(start, end)
            yield from reader.read(
                parts, style or _style_of(block), end_pause if is_last else self.pauses["sentence"]
            )
            if not is_last:
                yield from reader.after(end)
        if is_announced:
            yield from self.builder.announced(block, role, "after", self.pauses[role], level=block.level)
        yield from reader.after(len(block.text))

    def _code(self, block: Block) -> Utterances:
        lines = list(_lines(block.text))
        count = self.our_words.counted(block.text.count("\n") + 1, "line")
        yield from self.builder.announced(block, "code", "before", lines=count)
        reader = self._reader(block)
        for number, parts in enumerate(split_passages(block, lines)):
            if number:
                yield NEW_SENTENCE
            yield from reader.read(parts, "text", self.pauses["code"])
        yield from self.builder.announced(block, "code", "after", self.pauses["paragraph"], lines=count)

    def _table(self, block: Block) -> Utterances:
        assert block.table is not None
        yield from read_table(self.builder, block, block.table, self._reader(block))

    def _media(self, block: Block) -> Utterances:
        """Announce an audio or video player; it has no text."""
        assert block.media is not None
        yield from self.builder.announced(
            block,
            "media",
            "before",
            media=self.our_words.text(MEDIA_NAMES[block.media.kind]),
            name=block.name if block.name.casefold() != self.page.title.casefold() else "",
            length=self.our_words.duration(block.media.seconds) if block.media.seconds else "",
        )

    def _control(self, block: Block) -> Utterances:
        control = self.our_words.text(CONTROL_NAMES.get(block.role, block.role))
        yield from self.builder.announced(
            block, "control", "before", lang=block.name_lang, name=block.name, control=control
        )

    def _reader(self, block: Block) -> BlockReader:
        return BlockReader(self.builder, block, self.expanded.get(block.id, set()))


def _lists_of_posts(blocks: Sequence[Block]) -> Groups:
    """The lists whose items are all posts; the discussion is announced instead."""
    counts = Counter(group for block in blocks if block.post is not None for group in block.within)
    return tuple(group for group, count in counts.items() if count > 1)


def _style_of(block: Block) -> Style:
    """The style of a block's words: a caption within a quote is a caption, and all of a note is a note."""
    if block.kind in CAPTIONS:
        return "caption"
    kinds = [block.kind, *(group.kind for group in reversed(block.within))]
    return next((_STYLES[kind] for kind in kinds if kind in _STYLES), "text")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that is not blank."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1
