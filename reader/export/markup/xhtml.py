"""The article as XHTML, section by section, which XML and HTML parsers read the same way.

Every sentence of the script is an element with the id of its cue (`reader.export.captions.cues`). Text that
is not spoken is included too. Pictures are never fetched: their alternative text takes their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, takewhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.export.audio.tag_values import site_name
from reader.export.markup.back_links import BACK, back_links, first_references
from reader.export.markup.heading_levels import heading_levels
from reader.export.markup.layout import Container, Layout, shared_depth
from reader.export.markup.safe_href import safe_href
from reader.export.markup.spans import (
    MarkupContext,
    Sentence,
    inline_writer,
    is_right_to_left,
    placeholder,
)
from reader.export.markup.table_markup import table_markup
from reader.export.markup.xml_text import xml_quoted, xml_text
from reader.export.model import sentence_id
from reader.export.one_line import one_line
from reader.language_tags import primary_language
from reader.page.blocks.handlers.numbering import number_of
from reader.page.model import Block, Page, Section
from reader.script.announcements import MEDIA_NAMES
from reader.script.model import Utterance
from reader.script.own_words import words_for
from reader.script.sections.repeats import is_repeated_in_caption

if TYPE_CHECKING:
    from reader.export.markup.pictures import Pictures

_BEFORE_TEXT = frozenset({"title", "heading", "announcement"})  # styles
_LONG_TITLE = 100  # characters: set smaller
_UNWRAPPED = frozenset({"item", "term", "description"})


class ArticleMarkup:
    """Writes an article. `files` maps each section to its file; without it everything is in one file.

    With `is_epub` elements also have their `epub:type`. `pictures` stand in place of their names. `levels`
    maps the ids of headings to their levels.
    """

    def __init__(
        self,
        page: Page,
        utterances: Iterable[Utterance],
        files: Mapping[str, str] | None = None,
        *,
        is_epub: bool = False,
        pictures: Pictures | None = None,
    ) -> None:
        self.page = page
        self.sections = tuple(section for section in page.sections if section.in_article)
        said = tuple(utterances)
        self._sentences = spoken_sentences(said)
        self._order = tuple(dict.fromkeys(map(sentence_id, said)))
        first = self.sections[0].blocks[0] if self.sections else None
        # Most articles begin with their headline, which then serves as the title.
        title_is_announced = "" in self._sentences
        is_title = first is not None and first.kind == "heading" and first.text == page.title
        self._headline = first if is_title and not title_is_announced else None
        homes = {key: section.id for section in self.sections for key in self.layout(section).block_ids()}
        names = {section.id: "" for section in self.sections} if files is None else files
        references = first_references(self.sections, self._headline)
        home = page.url or page.canonical
        self._context = MarkupContext(home, page.lang, names, homes, references, is_epub, pictures)
        self._back_links: dict[str, str] = {}  # of the section that is being written
        blocks = (block for section in self.sections for block in section.blocks)
        self.levels = heading_levels(block for block in blocks if block is not self._headline)
        self._byline = _byline_id(page, said) if title_is_announced or self._headline else ""

    def header(self) -> str:
        """The title, byline, date and source."""
        title, host = self.title(), urlsplit(self.source).hostname or self.source
        site = xml_text(site_name(self.page) or host)
        about = ("" if self._headline else title) + self.byline()
        if site:
            link = f"<a href={xml_quoted(self.source)}>{site}</a>" if host else site
            about += f'<p class="byline source">{link}</p>\n'
        about = f'<div class="about">\n{about}</div>\n' if about else ""
        return title + about if self._headline else about  # a headline is part of the article

    def title(self) -> str:
        """The title as a heading: the article's headline if it begins with it; "" without a title."""
        words = self._words(self._headline) if self._headline else self._title()
        lang = self._context.attributes(self._headline.lang if self._headline else self.page.lang)
        size = ' class="long"' if len(self.page.title) > _LONG_TITLE else ""
        return f"<h1{size}{lang}>{words}</h1>\n" if words else ""

    def byline(self) -> str:
        """The author and the date."""
        facts = [xml_text(one_line(self.page.byline))] if self.page.byline else []
        if self.page.published:
            facts.append(_date(self.page.published[:10], self.page.lang))
        key = f" id={xml_quoted(self._byline)}" if self._byline else ""
        return f'<p class="byline"{key}>{" · ".join(facts)}</p>\n' if facts else ""

    @cached_property
    def source(self) -> str:
        """The article's web address, or ""."""
        return safe_href(self.page.url or self.page.canonical)

    @cached_property
    def title_sentences(self) -> frozenset[str]:
        """The ids of the sentences of title and byline, if they are spoken before everything else."""
        ids = self._header_ids()
        return frozenset(ids if ids == set(self._order[: len(ids)]) else ())

    @property
    def is_title_among_text(self) -> bool:
        """True if the title is spoken, but later than other sentences."""
        return bool(self._header_ids()) and not self.title_sentences

    def _header_ids(self) -> set[str]:
        own = self._said(self._headline) if self._headline else self._sentences.get("", [])[:1]
        return {each.id for each in own} | ({self._byline} if self._byline else set())

    def section(self, section: Section) -> str:
        """The markup of a section. The headline is in the header instead."""
        return "".join(self._section(section))

    def layout(self, section: Section) -> Layout:
        """How the blocks of the section are nested."""
        return Layout(section.id, [block for block in section.blocks if block is not self._headline])

    def sentence_ids(self, block: Block) -> tuple[str, ...]:
        """The ids of the sentences in a block, without the byline's."""
        return tuple(each.id for each in self._said(block))

    # -- the title ----------------------------------------------------------------------------

    def _title(self) -> str:
        words = xml_text(one_line(self.page.title))
        said = self._sentences.get("", [])
        return f"<span id={xml_quoted(said[0].id)}>{words}</span>" if said else words

    def _said(self, block: Block) -> list[Sentence]:
        return [each for each in self._sentences.get(block.id, []) if each.id != self._byline]

    # -- groups -------------------------------------------------------------------------------

    def _section(self, section: Section) -> Iterator[str]:
        layout = self.layout(section)
        name = words_for(self.page.lang).text(BACK)
        self._back_links = back_links(layout, self._context.references, self._context.files, name)
        numbers: dict[str, int] = {}
        before: tuple[Container, ...] = ()
        yield f"<section id={xml_quoted(section.id)}>\n"
        for index, block in enumerate(layout.blocks):
            containers = layout.containers(index)
            kept = shared_depth(before, containers)
            yield from (f"</{_element(each, layout)}>\n" for each in reversed(before[kept:]))
            around = self._context.attributes(block.lang)
            is_first = (
                bool(containers[kept:]) and containers[-1].role in _UNWRAPPED and block.kind in _UNWRAPPED
            )
            # Later blocks of the item would inherit its language.
            is_unwrapped = is_first and (not around or layout.is_alone(index))
            for container in containers[kept:]:
                more = around if is_unwrapped and container is containers[-1] else ""
                yield self._opening(container, block, layout, numbers, more)
            yield from self._words(block) if is_unwrapped else self._block(block, layout)
            before = containers
        yield from (f"</{_element(each, layout)}>\n" for each in reversed(before))
        yield "</section>\n"

    def _opening(
        self, container: Container, block: Block, layout: Layout, numbers: dict[str, int], more: str
    ) -> str:
        """The start tag of a group, or of an item of it, with `more` attributes.

        `numbers` maps each list to the number of its latest item.
        """
        group = container.group
        attributes = ""
        if container.role == "item" and group.ordered:
            expected = numbers.get(group.id, 0) + 1
            number = number_of(block.marker, group.numbering) if block.marker else None
            numbers[group.id] = expected if number is None else number
            attributes = f' value="{number}"' if number not in {None, expected} else ""
        elif not container.role:
            attributes = f" id={xml_quoted(layout.id_of(group))}"
            if group.kind == "list":
                attributes += f" aria-label={xml_quoted(group.name)}" if group.name else ""
                attributes += f' type="{group.numbering}"' if group.numbering != "1" else ""
            elif group.kind == "note":
                # Not an aside: some players show the text of such notes only where they are cited.
                attributes += ' class="footnote" role="doc-footnote"'
                attributes += ' epub:type="footnote"' if self._context.is_epub else ""
            elif group.kind == "details":
                attributes += ' class="details"'
        line = "\n" if not container.role else ""
        return f"<{_element(container, layout)}{attributes}{more}>{line}"

    # -- blocks -------------------------------------------------------------------------------

    def _words(self, block: Block) -> str:
        """The text of the block, and the back-link of the note that ends with it."""
        return self._text(block) + self._back_links.get(block.id, "")

    def _text(self, block: Block) -> str:
        """The text of the block. A block without text gets a placeholder."""
        said = self._said(block)
        links = [href for link in block.links if (href := self._context.address(link))]
        if block.text or not (block.name or block.media):
            return inline_writer(block, said, self._context).write(0, len(block.text))
        name = block.name or (MEDIA_NAMES[block.media.kind] if block.media else "")
        key, href = said[0].id if said else "", links[0] if links else ""
        is_picture = not block.media and block.kind != "control"
        shown = (
            self._context.picture(name, key=key, href=href) if is_picture else placeholder(name, key, href)
        )
        return shown + inline_writer(block, said[1:], self._context).write(0, 0)

    def _block(self, block: Block, layout: Layout) -> Iterator[str]:
        around = self._context.attributes(block.lang)
        key = f" id={xml_quoted(block.id)}" if layout.needs_id(block) else ""
        if block.kind == "heading":
            level = min(self.levels[block.id], 6)
            yield f"<h{level}{key}{around}>{self._words(block)}</h{level}>\n"
        elif block.kind == "code":
            direction = self._context.code_attributes(block.lang)
            yield f"<pre{key}{direction or around}><code>{self._words(block)}</code></pre>\n"
        elif block.kind == "figure":
            yield f"<figure{key}{around}>{''.join(self._figure(block))}</figure>\n"
        elif block.table is not None:
            words = inline_writer(block, self._said(block), self._context)
            yield from table_markup(block, block.table, words, key + around)
        else:
            kind = f' class="{block.kind}"' if block.kind in {"media", "control"} else ""
            yield f"<p{key}{kind}{around}>{self._words(block)}</p>\n"

    def _figure(self, block: Block) -> Iterator[str]:
        if not block.text:
            yield self._words(block)
            return
        name = "" if is_repeated_in_caption(block.name, block.text) else block.name
        yield self._context.picture(name, block.name, block.text)
        yield f"<figcaption>{self._words(block)}</figcaption>"


def spoken_sentences(utterances: Iterable[Utterance]) -> dict[str, list[Sentence]]:
    """The sentences of each block, by its id; the page's title has the id ""."""
    sentences: dict[str, list[Sentence]] = {}
    for name, parts in groupby(utterances, sentence_id):
        said = list(parts)
        words = [each for each in said if each.start is not None]
        ends = [each.end for each in words if each.end is not None]
        sentence = Sentence(name, words[0].start if words else None, max(ends, default=0))
        sentences.setdefault((words or said)[0].block, []).append(sentence)
    return sentences


def _byline_id(page: Page, utterances: Sequence[Utterance]) -> str:
    """The id of the sentence that speaks the byline and date; "" if there is no such sentence."""
    facts = tuple(filter(None, (page.byline, words_for(page.lang).date(page.published))))
    before_text = takewhile(lambda each: each.style in _BEFORE_TEXT, utterances)
    said = (each for each in before_text if each.style == "announcement" and each.text.endswith(facts))
    return next(map(sentence_id, said), "")


def _date(day: str, lang: str) -> str:
    """A date as the article's language writes it; as it is where we have no words of that language."""
    words = words_for(lang)
    is_known = not lang or primary_language(lang) == primary_language(words.lang)
    shown = (words.date(day) if is_known else "") or day
    direction = ' dir="ltr"' if shown == day and is_right_to_left(lang) else ""
    return f"<time datetime={xml_quoted(day)}{direction}>{xml_text(shown)}</time>"


def _element(container: Container, layout: Layout) -> str:
    """The element name for a group or an item of it."""
    group = container.group
    if group.kind == "description list" and not layout.is_well_formed(group):
        return "div"
    names = {
        "item": "li", "term": "dt", "description": "dd", "caption": "figcaption",
        "": {
            "list": "ol" if group.ordered else "ul", "description list": "dl", "quote": "blockquote",
            "figure": "figure", "details": "div", "note": "div", "callout": "aside",
        }[group.kind],
    }  # fmt: skip
    return names[container.role]
