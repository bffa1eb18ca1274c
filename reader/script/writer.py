"""Turn a `Page` into utterances.

A session loads this file before it has a page, so imports that only a parsed page needs stand where they are
used.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.page.dom.words import count_words
from reader.page.titles import title_words, titles_match
from reader.script.lexicon.lexicon import NO_LEXICON, Lexicon
from reader.script.model import ReadingOptions, Utterance, announcement
from reader.settings import Verbosity

if TYPE_CHECKING:
    from reader.page.model import Block, Page
    from reader.script.elements import Element
    from reader.script.own_words import OwnWords
    from reader.script.sections.opening import Opening

# Narration: sections with deeper headings are parts of a chapter. Pauses in milliseconds at normal speed.
_LOWEST_CHAPTER = 2
_PAUSE_BEFORE_PART, _PAUSE_BEFORE_CHAPTER, _PAUSE_AT_END = 1200, 2000, 1500
_OPENING_SECTIONS, _OPENING_BLOCKS = 3, 12  # where an article has its title


def write_script(
    page: Page, verbosity: Verbosity = "few", lexicon: Lexicon = NO_LEXICON
) -> tuple[Utterance, ...]:
    """Exactly what is spoken for the article, in order, the title first."""
    script = Script(page, ReadingOptions(verbosity), lexicon)
    return tuple(utterance for index in script.article for utterance in script.utterances(index))


class Script:
    """The utterances of a page, each section written on first use.

    `lexicon` holds the listener's own pronunciations.
    """

    def __init__(
        self,
        page: Page,
        options: ReadingOptions = ReadingOptions(),  # noqa: B008  # it is frozen
        lexicon: Lexicon = NO_LEXICON,
    ) -> None:
        self.page = page
        self.options = options
        self.lexicon = lexicon
        self._written: dict[int, tuple[Utterance, ...]] = {}
        self._elements: dict[int, tuple[Element, ...]] = {}
        self._words_said: dict[int, tuple[int, ...]] = {}

    @cached_property
    def our_words(self) -> OwnWords:
        """Our own words, in the language of the announcements."""
        from reader.script.own_words import words_for

        return words_for(self.options.announcement_lang or self.page.lang)

    def with_options(self, options: ReadingOptions) -> Script:
        """The same page with other reading options."""
        return Script(self.page, options, self.lexicon)

    def with_lexicon(self, lexicon: Lexicon) -> Script:
        """The same page with other pronunciations."""
        return Script(self.page, self.options, lexicon)

    @cached_property
    def article(self) -> tuple[int, ...]:
        """Indexes of the article's sections."""
        return tuple(index for index, section in enumerate(self.page.sections) if section.in_article)

    @cached_property
    def read(self) -> tuple[int, ...]:
        """Indexes of the sections to read from start to end: the article's, or all if there is no article."""
        return self.article or tuple(range(len(self.page.sections)))

    @cached_property
    def section_numbers(self) -> dict[str, int]:
        """The index of each section, by its id."""
        return {section.id: index for index, section in enumerate(self.page.sections)}

    def words_before(self, index: int) -> tuple[int, int]:
        """The number of words before section `index`, and in total, counting only the sections to read."""
        before, total = self._words_before
        return before.get(index, 0), total

    @cached_property
    def _words_before(self) -> tuple[dict[int, int], int]:
        """The number of words before each section to read, and in total."""
        *before, total = accumulate((self.page.sections[index].words for index in self.read), initial=0)
        return dict(zip(self.read, before, strict=True)), total

    def words_until(self, index: int, utterance: int) -> int:
        """The number of the page's words in section `index` before one of its utterances."""
        if index not in self._words_said:
            said = (
                count_words(each.text) if each.start is not None else 0 for each in self.utterances(index)
            )
            self._words_said[index] = tuple(accumulate(said, initial=0))
        return self._words_said[index][utterance]

    def blocks_before(self, index: int) -> int:
        """The number of blocks before section `index`, counting only the sections to read."""
        return self._blocks_before.get(index, 0)

    @cached_property
    def _blocks_before(self) -> dict[int, int]:
        before = accumulate((len(self.page.sections[index].blocks) for index in self.read), initial=0)
        return dict(zip(self.read, before, strict=False))  # the last number is the total

    def utterances(self, index: int) -> tuple[Utterance, ...]:
        """The utterances of section `index`; the result never changes, and may be empty."""
        return self._narrated(index) if self.options.is_narrated else self._said(index)

    def _said(self, index: int) -> tuple[Utterance, ...]:
        """The utterances of a section, without what narration adds at its end."""
        if index not in self._written:
            from reader.script.sections.section_writer import SectionWriter
            from reader.script.spoken_forms.forms import with_spoken_form

            writer = SectionWriter(
                self.page,
                self.page.sections[index],
                self.options,
                self.our_words,
                self._first_abbreviations,
                self._repeated_pictures,
                self._blocks_around(index),
            )
            written = writer.write(self._opening(index))
            self._written[index] = tuple(with_spoken_form(each, self.lexicon) for each in written)
        return self._written[index]

    @cached_property
    def _repeated_pictures(self) -> frozenset[str]:
        """The ids of the pictures that are not said."""
        from reader.script.sections.repeats import repeated_pictures

        sections = self.page.sections
        read = [block for index in self.read for block in sections[index].blocks]
        others = [block for section in sections if not section.in_article for block in section.blocks]
        return repeated_pictures(read, self.page.title) | repeated_pictures(others, self.page.title)

    def _blocks_around(self, index: int) -> tuple[Block | None, Block | None]:
        """The last block read before a section, and the first one read after it."""
        order = self.read if index in self.read else range(len(self.page.sections))
        at = bisect_left(order, index)
        before = self.page.sections[order[at - 1]].blocks[-1:] if at else ()
        after = self.page.sections[order[at + 1]].blocks[:1] if at + 1 < len(order) else ()
        return before[0] if before else None, after[0] if after else None

    def _narrated(self, index: int) -> tuple[Utterance, ...]:
        """A section with the pause before the next one, or with the end of the article."""
        from reader.script.own_words import END_OF_ARTICLE

        said = self._said(index)
        if not said or not self.page.sections[index].in_article:
            return said
        *before, last = said
        following = self.article[bisect_right(self.article, index) :][:1]
        level = self.page.sections[following[0]].level if following else None
        is_part = level is not None and level > _LOWEST_CHAPTER
        last = last._replace(pause_after=_PAUSE_BEFORE_PART if is_part else _PAUSE_BEFORE_CHAPTER)
        if index != self._last_spoken:
            return (*before, last)
        words = self.our_words.text(END_OF_ARTICLE)
        end = announcement(last.section, last.block, words, self.our_words.lang, last.sentence, _PAUSE_AT_END)
        return (*before, last, end)

    @cached_property
    def _last_spoken(self) -> int | None:
        """The last section of the article with anything to say."""
        return next((index for index in reversed(self.article) if self._said(index)), None)

    @cached_property
    def blocks(self) -> Mapping[str, Block]:
        """The page's blocks by their ids."""
        return {block.id: block for section in self.page.sections for block in section.blocks}

    @cached_property
    def cited_notes(self) -> frozenset[str]:
        """The ids of the blocks and groups of notes that the text cites, not only other notes."""
        cited = [
            self.blocks[span.value]
            for index in self.read
            for block in self.page.sections[index].blocks
            if block.kind != "note"
            for span in block.spans
            if span.kind == "note reference" and span.value in self.blocks
        ]
        groups = (group.id for note in cited for group in note.within if group.kind == "note")
        return frozenset((*(note.id for note in cited), *groups))

    def elements(self, index: int) -> tuple[Element, ...]:
        """The elements of section `index`, in speaking order."""
        if index not in self._elements:
            from reader.script.elements import find_elements

            self._elements[index] = find_elements(self.page.sections[index], self.utterances(index))
        return self._elements[index]

    @cached_property
    def _first_abbreviations(self) -> Mapping[str, set[int]]:
        """Where each abbreviation is explained, at its first use, the article first: block id → starts."""
        from reader.script.announcements import announce

        if not announce("abbreviation", self.options, self.our_words, "after", name="name"):
            return {}
        known: set[tuple[str, str]] = set()
        first: dict[str, set[int]] = {}
        for section in sorted(self.page.sections, key=lambda section: not section.in_article):
            for block in section.blocks:
                for span in block.spans:
                    said = (block.text[span.start : span.end], span.value)
                    if span.kind == "abbreviation" and span.value and said not in known:
                        known.add(said)
                        first.setdefault(block.id, set()).add(span.start)
        return first

    def _opening(self, index: int) -> Opening:
        """What a section has of the article's opening: the title and the facts after it come once."""
        from reader.script.sections.opening import Opening

        is_first = self.article[:1] == (index,)
        title = self._title_block
        if title is None:
            return Opening(
                self.page.notice if is_first else "", says_title=is_first and bool(self.page.title)
            )
        in_section = any(block is title for block in self.page.sections[index].blocks)
        return Opening(self.page.notice if is_first else "", title.id if in_section else "")

    @cached_property
    def _title_block(self) -> Block | None:
        """The block near the article's beginning that is its title; without one, the title is said before."""
        title, words = self.page.title, title_words(self.page.title)
        sections = [self.page.sections[index] for index in self.article[:_OPENING_SECTIONS]]
        opening = [block for section in sections for block in section.blocks][:_OPENING_BLOCKS]
        headings = (block for block in opening if block.kind == "heading" and titles_match(title, block.text))
        lines = (block for block in opening if block.table is None and title_words(block.text) == words)
        return next(headings, None) or next(lines, None)
