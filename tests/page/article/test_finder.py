"""The article of a page, and the reasons for it."""

from __future__ import annotations

import re

import pytest

from reader.page.model import Page
from reader.page.parse import parse_page
from tests.page.article import invented
from tests.page.samples import MORE, PROSE, STORY, all_blocks, article_blocks

LINKS = "".join(f"<li><a href=/{n}>Another story, number {n}</a></li>" for n in range(5))
TEXT = f"{PROSE}\n{MORE}"


def why(page: Page, text: str) -> str:
    """Why the section that holds this text is read, or is not."""
    for section in page.sections:
        if any(text in (block.text or block.name) for block in section.blocks):
            return section.why
    return "nowhere on the page"


def test_skip_link_target_is_the_article() -> None:
    page = parse_page(
        f"<a href=#c>Skip to content</a><div><ul>{LINKS}</ul></div><div id=c><h1>Lamp</h1>{STORY}</div>"
    )

    assert page.article_text == TEXT
    assert why(page, PROSE) == "target of skip link “Skip to content”"


def test_counting_pixel_above_the_article_is_not_its_beginning() -> None:
    page = parse_page(
        "<div><img src=/count.gif alt=counter><div><a href=#c>Skip to content</a></div>"
        f"<div><ul>{LINKS}</ul></div><div id=c><h1>Lamp</h1>{STORY}</div></div>"
    )

    assert why(page, "counter") == "outside the article"
    assert page.skip_links[0].target == next(each.id for each in page.sections if each.in_article)


def test_main_part_of_a_short_page_is_read() -> None:
    furniture = "<p>The Harbor Times, a paper for people who live by the sea.</p>"
    page = parse_page(
        f"<a href=#m>Skip to main content</a>{furniture}"
        "<main id=m><h1>Fog</h1><p>Fog is common.</p><ul><li>Ring the bell.</li><li>Wait.</li></ul></main>"
    )

    assert page.article_text.split("\n") == ["Fog is common.", "Ring the bell.", "Wait."]


def test_table_alone_on_a_page_is_read_whole() -> None:
    page = parse_page("<table><caption>Ships</caption><tr><td>")

    assert [section.in_article for section in page.sections] == [True]


def test_skip_link_to_the_navigation_is_not_the_article() -> None:
    page = parse_page(
        f"<a href=#n>Skip to navigation</a><div id=n><ul>{LINKS}</ul></div><div><h1>Lamp</h1>{STORY}</div>"
    )

    assert page.article_text == TEXT


def test_main_element_is_the_article() -> None:
    page = parse_page(f"<div>{LINKS}</div><main><h1>Lamp</h1>{STORY}</main><div>Imprint</div>")

    assert page.article_text == TEXT
    assert why(page, PROSE) == "main element"


def test_main_role_is_the_article() -> None:
    page = parse_page(f"<div>Logo</div><div role=main><h1>Lamp</h1>{STORY}</div><div>Imprint</div>")

    assert page.article_text == TEXT
    assert why(page, PROSE) == "main role"


def test_article_element_is_the_article() -> None:
    page = parse_page(f"<div>Logo</div><article><h1>Lamp</h1>{STORY}</article><div>Imprint</div>")

    assert page.article_text == TEXT
    assert why(page, PROSE) == "article element"


def test_page_without_hints_has_its_article_where_its_text_is() -> None:
    page = parse_page(
        f"<div><div>Logo</div><div><ul>{LINKS}</ul></div><div><h1>Lamp</h1><div>{STORY}</div></div>"
        "<div>Imprint</div></div>"
    )

    assert page.article_text == TEXT


def test_main_element_with_little_text_is_ignored() -> None:
    page = parse_page(f"<main><p>Loading …</p></main><div><h1>Lamp</h1>{STORY}</div>")

    assert PROSE in page.article_text


def test_article_in_two_parts_is_read_to_its_end() -> None:
    page = parse_page(
        f"<main><h1>Lamp</h1><div class=story-body><p>{PROSE}</p></div><p>Between.</p>"
        f"<div class=story-body><p>{MORE}</p></div></main>"
    )

    assert page.article_text == f"{PROSE}\nBetween.\n{MORE}"


def test_introduction_in_an_article_element_is_read() -> None:
    page = parse_page(
        f"<title>Lamp</title><h1>Lamp</h1><article><h2>How a harbor kept its light</h2>"
        f"<div><div>{STORY}</div></div></article>"
    )

    assert page.article_text == f"How a harbor kept its light\n{TEXT}"


def test_all_articles_of_a_page_are_read() -> None:
    parts = "".join(f"<article><h2>Part {number}</h2>{STORY}</article>" for number in range(2))
    page = parse_page(
        f"<div><h1>Lamps</h1><article><h2>First</h2>{STORY}{STORY}{STORY}</article>{parts}</div>"
    )

    assert page.article_text.count(PROSE) == 5


def test_short_paragraph_between_long_ones_is_read() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{PROSE}</p><p>No.</p><p>{MORE}</p></main>")

    assert page.article_text == f"{PROSE}\nNo.\n{MORE}"


def test_link_rich_prose_is_read() -> None:
    linked = f"{PROSE} <a href=/a>Ships</a>, <a href=/b>birds</a> and <a href=/c>lamps</a> are told of."

    assert (
        "Ships, birds and lamps" in parse_page(f"<main><h1>Lamp</h1>{STORY}<p>{linked}</main>").article_text
    )


def with_part(html: str) -> str:
    """An article's page with a part between two of its paragraphs."""
    whole = invented.article()
    middle = whole.index("<p>He had learned")
    return whole[:middle] + html + whole[middle:]


@pytest.mark.parametrize(
    ("html", "text", "reason"),
    [
        ("<div><a href=#top>Back to top</a></div>", "Back to top", "link within the page"),
        ("<nav><a href=/a>Next page</a></nav>", "Next page", "navigation"),
        ("<footer>Filed under lamps</footer>", "Filed under lamps", "footer"),
        ("<form><p>Get our letter</p><input title=Address></form>", "Get our letter", "form"),
        ("<button>Print</button>", "Print", "control"),
    ],
)
def test_boilerplate_is_excluded_with_a_reason(html: str, text: str, reason: str) -> None:
    declared = "<meta property=og:type content=article>"
    page = parse_page(declared + with_part(html), inventory=True)

    assert page.article_text == "\n".join(invented.PARAGRAPHS)
    assert why(page, text) == reason


@pytest.mark.parametrize(
    "html",
    [
        "<p>No.</p>",
        "<blockquote><p>Light it.</p><footer>— Ann</footer></blockquote>",
        "<ul><li>Trim the wick.</li><li>Fill the lamp.</li></ul>",
        "<h2>The oil</h2>",
        "<p><a href=/x>The whole paragraph is one link, and tells how the aunt came by boat.</a></p>",
    ],
)
def test_inline_content_is_read_in_its_place(html: str) -> None:
    lines = parse_page(with_part(html)).article_text.splitlines()

    between = lines[2 : lines.index(invented.PARAGRAPHS[2])]
    assert "".join("".join(between).split()) == "".join(re.sub("<[^>]*>", "", html).split())


def test_article_picture_is_read_and_teaser_picture_is_not() -> None:
    page = parse_page(with_part("<figure><img src=x alt='A white tower'></figure>"))

    assert "A white tower" in [block.name for block in article_blocks(page)]
    assert not [block for block in article_blocks(page) if "ferries" in block.text + block.name]


def test_heading_over_kept_headings_is_kept() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><h2>Part</h2><h3>Chapter</h3>{STORY}</main>")

    assert page.article_text == f"Part\nChapter\n{TEXT}"


def test_excluded_part_between_paragraphs_does_not_end_the_section() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{PROSE}</p><aside>Fact</aside><p>{MORE}</p></main>")

    assert [section.title for section in page.sections if section.in_article] == ["Lamp"]


def test_excluded_text_is_still_on_the_page() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<aside><p>A fact beside it.</p></aside></main>")

    assert "A fact beside it." in [block.text for block in all_blocks(page)]


CARD = "<article><h3><a href=/{0}>Story {0}</a></h3><p>In a few words, what it is about.</p></article>"
HOME = f"<nav><a href=/>Home</a></nav><main><h2>Top</h2>{CARD * 5}<h2>Sea</h2>{CARD * 4}</main>"


def test_article_with_linked_headings_is_an_article() -> None:
    part = f"<h3><a href=/lamp>A lamp</a></h3>{STORY * 2}"

    assert parse_page(f"<main><h1>Lamps</h1>{part * 5}</main>").article_text.count(PROSE) == 10


def test_page_declared_as_article_is_one_despite_its_links() -> None:
    page = parse_page(f"<meta property=og:type content=article>{HOME}")

    assert "In a few words, what it is about." in page.article_text


def test_page_of_links_has_no_article() -> None:
    assert parse_page("").sections == ()
    assert parse_page("<script>x</script><!-- y -->").sections == ()


def test_article_in_a_script_without_spaces_is_found() -> None:
    story = "灯台守は毎晩船を数え、その名を帳面に書き記し、それから灯をともした。冬には港が凍った。"
    page = parse_page(
        f"<div><ul>{LINKS}</ul></div><div><h1>灯台</h1><div><p>{story}</p><p>{story}</p></div></div>"
    )

    assert page.article_text == f"{story}\n{story}"


@pytest.mark.parametrize(
    "beside", ["<nav><a>One</a> <a>Two</a></nav>", "<form><input><button>Go</button></form>"]
)
def test_outline_shows_the_article_that_is_read(beside: str) -> None:
    html = f"<main><h1>Lamp</h1>{STORY}<h2>The harbor today</h2>{beside}<h2>Years</h2>{STORY}</main>"
    read, outlined = parse_page(html), parse_page(html, inventory=True)

    assert [(section.title, section.in_article) for section in outlined.sections] == [
        (section.title, section.in_article) for section in read.sections
    ]
