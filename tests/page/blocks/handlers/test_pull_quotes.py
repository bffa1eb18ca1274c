"""Pull quotes, which repeat the text."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.samples import MORE, STORY, article_blocks, section_titled

WORDS = "the keeper wrote down the names of birds"


@pytest.mark.parametrize(
    "html",
    [
        f"<blockquote>{WORDS}</blockquote>",
        f"<blockquote><p>“{WORDS.capitalize()}.”</p></blockquote>",
        f"<blockquote>{WORDS}<footer>— a neighbor</footer></blockquote>",
        f"<div class=x><blockquote>{WORDS}</blockquote></div>",
        f"<figure><blockquote>{WORDS}</blockquote><figcaption>a neighbor</figcaption></figure>",
        "<blockquote role=doc-pullquote>He knew the birds</blockquote>",
    ],
)
def test_pull_quote_is_not_read(html: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{html}<p>{MORE} It was long.</p></main>")

    assert (
        WORDS not in " ".join(block.text for block in article_blocks(page) if block.kind == "quote").lower()
    )
    assert {section.why for section in page.sections if not section.in_article} >= {"pull quote"}


def test_pull_quote_is_kept_outside_the_article() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<blockquote>{WORDS}</blockquote>{STORY}</main>")

    assert section_titled(page, WORDS).why == "pull quote"


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>the names of ships that nobody knew</blockquote>",
        "<blockquote>the keeper wrote</blockquote>",
        f"<article><blockquote>{WORDS}</blockquote><p>What birds were they, do you think?</p></article>",
    ],
)
def test_other_quotations_are_read(html: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{html}</main>")

    assert [block.kind for block in article_blocks(page)].count("quote") == 1


def test_pull_quote_can_join_separate_sentences() -> None:
    said = '<p>"The oil is old," said Ann on the stairs of the tower. "The lamp is older."</p>'
    quote = "<blockquote class=pullquote><p>The oil is old. The lamp is older.</p><cite>Ann</cite><p>mate</p>"
    page = parse_page(f"<h1>Lamp</h1>{STORY}<div>{said}</div>{quote}</blockquote>{STORY}")

    assert "The oil is old. The" not in page.article_text
    assert "The oil is old," in page.article_text
