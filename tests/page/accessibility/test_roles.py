"""Roles, given and implied."""

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


def test_page_header_and_footer_are_landmarks() -> None:
    html = f"<header>Head</header><main>{STORY}</main><footer>Foot</footer>"

    assert landmarks(html) == ["banner", "main", "contentinfo"]


@pytest.mark.parametrize("around", ["article", "aside", "nav", "section", "main", "div role=region title=x"])
def test_header_and_footer_in_sectioning_content_are_not_landmarks(around: str) -> None:
    closing = around.split(maxsplit=1)[0]
    html = f"<{around}><div><header>Head</header>{STORY}<footer>Foot</footer></div></{closing}>"

    assert {"banner", "contentinfo"}.isdisjoint(landmarks(html))


def test_aside_in_body_or_main_is_a_landmark() -> None:
    assert landmarks(f"<aside>Beside</aside>{STORY}") == ["complementary"]
    assert landmarks(f"<main>{STORY}<aside>Beside</aside></main>") == ["main", "complementary"]


def test_aside_in_an_article_is_a_landmark_only_with_a_name() -> None:
    assert landmarks(f"<article>{STORY}<aside>Beside</aside></article>") == []
    assert landmarks(f"<article>{STORY}<aside title=Facts>Beside</aside></article>") == ["complementary"]


@pytest.mark.parametrize("name", ["section", "form"])
def test_section_or_form_is_a_landmark_only_with_a_name(name: str) -> None:
    assert landmarks(f"<{name}><p>x</p></{name}>") == []
    assert len(landmarks(f"<{name} aria-label=Costs><p>x</p></{name}>")) == 1


def test_landmark_is_named_by_the_heading_it_refers_to() -> None:
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
def test_first_valid_role_token_wins(written: str, expected: str) -> None:
    assert role(f'<ul id=x role="{written}"></ul>') == expected


def test_presentation_removes_the_role() -> None:
    assert role("<h2 id=x role=presentation>Pretty</h2>") == "presentation"
    assert role("<ul id=x role=none></ul>") == "presentation"


@pytest.mark.parametrize(
    "html", ["<ul id=x role=presentation aria-label=Steps></ul>", "<ul id=x role=none tabindex=0></ul>"]
)
def test_presentation_is_ignored_on_named_or_focusable_elements(html: str) -> None:
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
def test_role_is_ignored_outside_its_required_context(html: str, expected: str) -> None:
    assert role(html) == expected


def test_link_with_presentation_role_stays_a_link() -> None:
    assert role("<a id=x href=y role=presentation>y</a>") == "link"


def test_anchor_without_href_is_not_a_link() -> None:
    assert role("<a id=x>here</a>") == ""


def test_image_with_empty_alt_is_decorative() -> None:
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
def test_input_role_follows_its_type(kind: str, expected: str) -> None:
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
def test_hiding_attribute_hides_the_element(attribute: str) -> None:
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
def test_visually_hidden_element_is_not_hidden(attribute: str) -> None:
    assert not is_hidden(tag(f"<p id=x {attribute}>y</p>"))


def test_dialog_is_hidden_unless_open() -> None:
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
def test_heading_level_is_aria_level_else_the_tags(html: str, level: int) -> None:
    assert heading_level(tag(html)) == level


def test_landmark_in_closed_details_is_read_but_not_listed() -> None:
    html = f"<main>{STORY}<details{{}}><summary>More</summary><nav><a href=x>Lamps</a></nav></details></main>"

    assert landmarks(html.format("")) == ["main"]
    assert landmarks(html.format(" open")) == ["main", "navigation"]
