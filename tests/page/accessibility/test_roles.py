from __future__ import annotations

import pytest

from reader.page.accessibility.roles import heading_level, role_of
from reader.page.dom.visibility import is_hidden
from reader.page.parse import parse_page
from tests.page.samples import STORY, tag


def landmarks(html: str) -> list[str]:
    return [landmark.role for landmark in parse_page(html).landmarks]


def role(html: str) -> str:
    return role_of(tag(html))


def test_header_and_footer_of_the_page_are_landmarks() -> None:
    html = f"<header>Head</header><main>{STORY}</main><footer>Foot</footer>"

    assert landmarks(html) == ["banner", "main", "contentinfo"]


@pytest.mark.parametrize("around", ["article", "aside", "nav", "section", "main", "div role=region title=x"])
def test_header_and_footer_of_a_part_are_no_landmarks(around: str) -> None:
    closing = around.split(maxsplit=1)[0]
    html = f"<{around}><div><header>Head</header>{STORY}<footer>Foot</footer></div></{closing}>"

    assert {"banner", "contentinfo"}.isdisjoint(landmarks(html))


def test_an_aside_of_the_page_or_of_its_main_part_is_a_landmark() -> None:
    assert landmarks(f"<aside>Beside</aside>{STORY}") == ["complementary"]
    assert landmarks(f"<main>{STORY}<aside>Beside</aside></main>") == ["main", "complementary"]


def test_an_aside_inside_an_article_is_a_landmark_only_with_a_name() -> None:
    assert landmarks(f"<article>{STORY}<aside>Beside</aside></article>") == []
    assert landmarks(f"<article>{STORY}<aside title=Facts>Beside</aside></article>") == ["complementary"]


@pytest.mark.parametrize("name", ["section", "form"])
def test_a_section_or_form_is_a_landmark_only_with_a_name(name: str) -> None:
    assert landmarks(f"<{name}><p>x</p></{name}>") == []
    assert len(landmarks(f"<{name} aria-label=Costs><p>x</p></{name}>")) == 1


def test_a_landmark_that_names_its_heading_is_named_by_it() -> None:
    page = parse_page(f"<section aria-labelledby=h><h2 id=h>Costs</h2>{STORY}</section>")

    assert [(mark.role, mark.name) for mark in page.landmarks] == [("region", "Costs")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("navigation", "navigation"),
        ("NAVIGATION", "navigation"),
        ("sidemenu navigation list", "navigation"),
        ("sidemenu", "list"),
        ("region navigation", "navigation"),
        ("image", "img"),
        ("", "list"),
    ],
)
def test_the_first_role_that_is_one_counts(written: str, expected: str) -> None:
    assert role(f'<ul id=x role="{written}"></ul>') == expected


def test_presentation_takes_an_element_out_of_what_is_told() -> None:
    assert role("<h2 id=x role=presentation>Pretty</h2>") == "presentation"
    assert role("<ul id=x role=none></ul>") == "presentation"


@pytest.mark.parametrize(
    "html",
    [
        "<ul id=x role=presentation aria-label=Steps></ul>",
        "<ul id=x role=none tabindex=0></ul>",
    ],
)
def test_presentation_gives_way_where_the_element_has_a_name_or_takes_the_focus(html: str) -> None:
    assert role(html) == "list"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div role=list><span><a id=x href=y role=listitem></a></span></div>", "listitem"),
        ("<div role=list><p><a id=x href=y role=listitem></a></p></div>", "link"),
        ("<a id=x href=y role=listitem></a>", "link"),
        ("<ul role=tree><li id=x role=treeitem></ul>", "treeitem"),
        ("<ul><li id=x role=treeitem></ul>", "listitem"),
        ("<ul><li id=x role=option></ul>", "listitem"),
    ],
)
def test_a_role_that_needs_another_around_it_counts_only_there(html: str, expected: str) -> None:
    assert role(html) == expected


def test_a_link_stays_a_link_though_its_page_calls_it_presentation() -> None:
    assert role("<a id=x href=y role=presentation>y</a>") == "link"


def test_an_anchor_that_leads_nowhere_is_no_link() -> None:
    assert role("<a id=x>here</a>") == ""


def test_a_picture_with_an_empty_alternative_is_decoration() -> None:
    assert role("<img id=x src=y alt=''>") == "presentation"
    assert role("<img id=x src=y>") == "img"
    assert role("<img id=x src=y alt='' aria-label='A kite'>") == "img"
    assert role("<img id=x src=y alt='' tabindex=0>") == "img"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("search", "searchbox"), ("submit", "button"), ("checkbox", "checkbox"), ("text", "textbox"),
        ("range", "slider"), ("number", "spinbutton"), ("week", "textbox"), ("nonsense", "textbox"),
    ],
)  # fmt: skip
def test_an_input_is_what_its_type_says(kind: str, expected: str) -> None:
    assert role(f"<input id=x type={kind}>") == expected


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "aria-hidden=true",
        'style="display:none"',
        'style="color: red; DISPLAY : none !important"',
        'style="visibility: hidden"',
    ],
)
def test_what_the_page_hides_is_hidden(attribute: str) -> None:
    assert is_hidden(tag(f"<p id=x {attribute}>y</p>"))


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden=until-found",
        "aria-hidden=false",
        'style="display:block"',
        'hidden style="display:block"',
        'popover style="display:flex"',
        'style="--display:none"',
        'class="hidden sr-only"',
    ],
)
def test_what_can_be_found_or_is_only_unseen_is_not_hidden(attribute: str) -> None:
    assert not is_hidden(tag(f"<p id=x {attribute}>y</p>"))


def test_a_dialog_is_hidden_until_it_is_open() -> None:
    assert is_hidden(tag("<dialog id=x>y</dialog>"))
    assert not is_hidden(tag("<dialog id=x open>y</dialog>"))
    assert not is_hidden(tag("<dialog id=x open popover>y</dialog>"))


@pytest.mark.parametrize(
    ("html", "level"),
    [
        ("<h3 id=x>", 3),
        ("<h3 id=x aria-level=5>", 5),
        ("<h3 id=x aria-level=high>", 3),
        ("<h3 id=x aria-level=0>", 3),
        ("<h3 id=x aria-level=' 5px'>", 5),
        ("<h3 id=x aria-level=12>", 3),
        ("<div id=x role=heading aria-level=4>", 4),
        ("<div id=x role=heading>", 2),
    ],
)
def test_a_heading_has_the_level_that_is_written_else_its_own(html: str, level: int) -> None:
    assert heading_level(tag(html)) == level


def test_a_landmark_in_closed_details_is_read_and_not_told_of() -> None:
    html = f"<main>{STORY}<details{{}}><summary>More</summary><nav><a href=x>Lamps</a></nav></details></main>"

    assert landmarks(html.format("")) == ["main"]
    assert landmarks(html.format(" open")) == ["main", "navigation"]
