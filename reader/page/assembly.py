"""Puts a `Page` together from the sections of the walk, the metadata and the article."""

from __future__ import annotations

from collections.abc import Callable

from reader.page.accessibility.skip_links import FoundLink
from reader.page.article.finder import FoundArticle
from reader.page.blocks.builder import Builder
from reader.page.blocks.drafts import BlockRange, freeze
from reader.page.dom.queries import collapsed_text
from reader.page.empty_headings import without_empty_headings
from reader.page.language import with_languages
from reader.page.list_sizes import with_list_sizes
from reader.page.metadata import Metadata, canonical_address, iso_date
from reader.page.model import Inventory, Landmark, Page, Section, SkipLink
from reader.page.person_names import name_keys, person_names


def assemble_page(
    walked: Builder,
    url: str,
    metadata: Metadata,
    article: FoundArticle,
    skip_links: tuple[FoundLink, ...],
    take_inventory: Callable[[Callable[[int], str]], Inventory] | None,
) -> Page:
    """The finished page, without its notice and kind.

    `take_inventory` makes the inventory from a function that gives the section at a position of the walk.
    """
    sections, section_ids = freeze(walked.drafts, walked.target_ranges)
    sections, lang = with_languages(with_list_sizes(without_empty_headings(sections)), metadata.lang)
    block_sections = walked.drafts.block_sections
    article_start = next((section for section in block_sections if section.in_article), None)

    def section_at(position: int) -> str:
        return (
            section_ids[id(block_sections[min(position, len(block_sections) - 1)])] if block_sections else ""
        )

    def section_of(block_range: BlockRange | None) -> str | None:
        section = walked.drafts.section_at(block_range) if block_range is not None else None
        return section_ids[id(section)] if section is not None else None

    def target_of(link: FoundLink) -> str | None:
        if link.to_top:
            return section_at(0) or None
        if article_start is not None and link.target is article.target is not None:
            return section_ids[id(article_start)]  # an empty anchor stands for the content after it
        return section_of(walked.target_ranges.get(link.fragment))

    published = metadata.published or iso_date(article.date)
    return Page(
        url=url,
        title=_title(sections, metadata, article, walked.headline),
        updated=metadata.updated if metadata.updated[:10] > published[:10] else "",
        site=metadata.site,
        lang=lang,
        byline=_byline(metadata, article),
        published=published,
        canonical=canonical_address(metadata.canonical, url),
        skip_links=tuple(SkipLink(link.label, link.href, target_of(link)) for link in skip_links),
        landmarks=tuple(
            Landmark(role, name, section_of(block_range) or "")
            for role, name, block_range in walked.listed_landmarks
        ),
        sections=sections,
        inventory=take_inventory(section_at) if take_inventory else Inventory(),
    )


def _byline(metadata: Metadata, article: FoundArticle) -> str:
    """The author. A discussion is by its first post's author, also if the markup names another first."""
    byline = metadata.byline or ", ".join(
        person_names([article.author], no_persons=name_keys([metadata.site]))
    )
    authors = list(article.posts.values())
    return authors[0] if byline in authors[1:] else byline


def _title(sections: tuple[Section, ...], metadata: Metadata, article: FoundArticle, headline: str) -> str:
    """The headline if it was found, else the page's title, else the first heading."""
    if article.headline is not None:
        return headline or collapsed_text(article.headline)
    headings = (section.title for section in sections if section.in_article and section.level is not None)
    return metadata.title or metadata.site_title or next(headings, "")
