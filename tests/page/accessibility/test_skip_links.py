from __future__ import annotations

import pytest

from reader.page.model import Page
from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, STORY, all_blocks

MENU = "<ul>" + "".join(f"<li><a href=/{n}>Page {n}</a></li>" for n in range(4)) + "</ul>"


def labels(page: Page) -> list[str]:
    return [link.label for link in page.skip_links]


def landing_text(page: Page, number: int = 0) -> str:
    """The text of the section that a skip link lands on."""
    target = page.skip_links[number].target
    (section,) = [section for section in page.sections if section.id == target]
    return " ".join(block.text or block.name for block in section.blocks)


def test_a_list_under_its_own_heading_is_found_whole_and_in_order() -> None:
    page = parse_page(
        "<h2>Accessibility links</h2><ul><li><a href=#c>Skip to main content</a>"
        "<li><a href=#n>Skip to main navigation</a><li><a href=#q>Skip to search</a></ul>"
        f"<div id=n>{MENU}</div><form role=search><input id=q title=Search></form>"
        f"<div id=c><h1>Lamp</h1>{STORY}</div>"
    )

    assert labels(page) == ["Skip to main content", "Skip to main navigation", "Skip to search"]
    assert [link.href for link in page.skip_links] == ["#c", "#n", "#q"]
    assert landing_text(page, 0).startswith("Lamp")
    assert landing_text(page, 1).startswith("Page 0")
    assert landing_text(page, 2).startswith("Search")


def test_two_links_with_one_label_each_land_where_they_lead() -> None:
    page = parse_page(
        f"<a href=#c>Skip</a><a href=#n>Skip</a><div id=n>{MENU}</div><div id=c><h1>Lamp</h1>{STORY}</div>"
    )

    assert labels(page) == ["Skip", "Skip"]
    assert landing_text(page, 0).startswith("Lamp")
    assert landing_text(page, 1).startswith("Page 0")


@pytest.mark.parametrize(
    "label",
    [
        "Skip to content",
        "Zum Inhalt springen",
        "Aller au contenu",
        "Saltar al contenido",
        "本文へ移動",
        "Перейти к содержанию",
        "Liigu edasi põhisisu juurde",  # no word that the program knows
    ],
)
def test_a_single_early_link_is_one_in_any_language(label: str) -> None:
    page = parse_page(f"<a href=#c>{label}</a>{MENU}<div id=c><h1>Lamp</h1>{STORY}</div>")

    assert labels(page) == [label]
    assert landing_text(page).startswith("Lamp")


def test_a_link_that_is_only_hidden_by_a_style_sheet_is_found() -> None:
    page = parse_page(f"<a class=sr-only href=#c>Skip</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == ["Skip"]


def test_a_link_that_the_page_hides_from_everybody_is_not() -> None:
    page = parse_page(f"<a hidden href=#c>Skip to content</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == []


@pytest.mark.parametrize("href", ["#", "#top", "#TOP"])
def test_a_link_to_the_top_lands_on_the_first_section(href: str) -> None:
    page = parse_page(f"<p>Logo</p><a href={href}>Skip to the top</a><main>{STORY}</main>")

    assert [link.target for link in page.skip_links] == [page.sections[0].id]


def test_a_link_whose_target_the_page_forgot_is_kept_and_leads_nowhere() -> None:
    page = parse_page(f"<a href=#gone>Skip to content</a>{MENU}<main>{STORY}</main>")

    assert [(link.label, link.href, link.target) for link in page.skip_links] == [
        ("Skip to content", "#gone", None)
    ]


def test_a_link_that_leaves_the_page_is_none() -> None:
    page = parse_page(f"<a href=/access#c>Skip to content</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == []


def test_a_full_address_of_the_same_page_stays_on_it() -> None:
    html = f"<a href=https://example.org/a?b=1#c>Skip to content</a>{MENU}<main id=c>{STORY}</main>"

    assert labels(parse_page(html, "https://example.org/a?b=1")) == ["Skip to content"]
    assert labels(parse_page(html, "https://example.org/a?b=2")) == []


def test_a_full_address_is_also_known_by_what_the_page_says_its_own_is() -> None:
    html = (
        "<link rel=canonical href=https://example.org/a>"
        f"<a href=https://example.org/a#c>Skip to content</a>{MENU}<main id=c>{STORY}</main>"
    )

    assert labels(parse_page(html)) == ["Skip to content"]


def test_a_percent_encoded_address_finds_its_target() -> None:
    page = parse_page(
        f"<a href=#h%C3%A5ndbok>Hopp til innhold</a>{MENU}<div id=håndbok><h1>Lamp</h1>{STORY}</div>"
    )

    assert landing_text(page).startswith("Lamp")


def test_a_named_anchor_is_a_target() -> None:
    page = parse_page(f"<a href=#c>Skip to content</a>{MENU}<a name=c></a><h1>Lamp</h1>{STORY}")

    assert landing_text(page).startswith("Lamp")


def test_an_empty_target_stands_for_what_follows_it() -> None:
    page = parse_page(f"<a href=#c>Skip to content</a>{MENU}<span id=c></span><h1>Lamp</h1>{STORY}")

    assert landing_text(page).startswith("Lamp")


def test_the_contents_of_an_article_are_no_skip_links() -> None:
    entries = "".join(f"<li><a href=#p{n}>Chapter {n}</a></li>" for n in range(3))
    parts = "".join(f"<h2 id=p{n}>Chapter {n}</h2>{STORY}" for n in range(3))
    page = parse_page(f"{MENU}<article><h1>Lamp</h1><p>{PROSE} {MORE}</p><ul>{entries}</ul>{parts}</article>")

    assert labels(page) == []


def test_the_contents_above_an_article_are_no_skip_links() -> None:
    entries = "".join(f"<li><a href=#p{n}>Chapter {n}</a></li>" for n in range(3))
    parts = "".join(
        f"<section id=p{n}><h2>Chapter {n} <a href=#p{n}>¶</a></h2>{STORY}</section>" for n in range(3)
    )
    skip = "<a href=#c>Skip to content</a>"
    page = parse_page(
        f"{skip}<ul>{entries}<li><a href=#gone>Notes</a></ul><main id=c><h1>Lamp</h1>{parts}</main>"
    )

    assert labels(page) == ["Skip to content"]


def test_a_heading_that_leads_to_itself_is_none() -> None:
    page = parse_page(f"<div id=p1><h3><a href=#p1>A lamp</a></h3>{STORY}</div>")

    assert labels(page) == []


def test_a_link_without_a_target_needs_a_word_for_it_or_others_beside_it() -> None:
    alone = parse_page(f"<a href=#gone>Menu</a><main id=c>{STORY}</main>")
    beside = parse_page(f"<a href=#c>Skip to content</a><a href=#gone>Search</a><main id=c>{STORY}</main>")

    assert labels(alone) == []
    assert labels(beside) == ["Skip to content", "Search"]


def test_the_toggle_of_a_menu_is_none() -> None:
    page = parse_page(
        "<a href=#>Menu</a><a href=#m aria-expanded=false>Topics</a><a href=# role=button>Skip intro</a>"
        f"<a href=# data-toggle=dropdown>Go to …</a><div id=m>{MENU}</div><main>{STORY}</main>"
    )

    assert labels(page) == []


def test_a_headline_that_points_into_the_page_is_none() -> None:
    page = parse_page(
        "<a href=#c>Skip to content</a><div>Breaking news</div>"
        "<ul><li><a href=#c>Museum opens late on Fridays</a></ul>"
        f"<div id=c><h1>Lamp</h1>{STORY}</div>"
    )

    assert labels(page) == ["Skip to content"]


def test_the_mark_of_a_note_is_none() -> None:
    for mark in ("<sup><a href=#n>1</a></sup>", "<a href=#n><sup>1</sup></a>"):
        page = parse_page(f"<h1>Lamp</h1><p>Short.{mark}</p>{STORY}<p id=n>A note.</p>")

        assert labels(page) == []


def test_a_sentence_of_the_article_keeps_its_link() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>See <a href=#n>a note</a> first.</p>{STORY}<p id=n>A note.")

    assert "See a note first." in page.article_text


def test_one_link_written_twice_is_one() -> None:
    page = parse_page(f"<a href=#c>Skip</a><a href=#c>Skip</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == ["Skip"]


def test_a_link_is_named_by_its_label_and_not_only_its_words() -> None:
    page = parse_page(f"<a href=#c aria-label='Skip to story'>»</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == ["Skip to story"]


def test_a_skip_link_stays_on_the_page_as_text_too_but_not_in_the_article() -> None:
    page = parse_page(f"<main id=c><a href=#c>Skip to content</a><h1>Lamp</h1>{STORY}</main>")

    assert "Skip to content" not in page.article_text
    assert "Skip to content" in [block.text for block in all_blocks(page)]


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("<form><label for=q>Search</label><input id=q><button>Go</button></form>", "Search"),
        ("<form role=search><input id=q type=search placeholder=Find></form>", "Find"),
        ("<form id=q><input></form>", "textbox"),
        ("<div><input id=q type=search></div>", "searchbox"),
        ("<select id=q><option>one</select>", "combobox"),
    ],
)
def test_a_skip_link_to_a_field_lands_on_it_though_the_page_may_not_name_it(form: str, title: str) -> None:
    page = parse_page(
        f"<a href='#q'>Skip to search</a><nav><a href=x>y</a></nav>{form}"
        f"<p>News of the day</p><main><h1>Lamp</h1>{STORY}</main>"
    )
    section = next(section for section in page.sections if section.id == page.skip_links[0].target)

    assert section.title == title
    assert section.blocks[0].kind == "control"


def test_a_skip_link_within_the_article_is_no_part_of_its_text() -> None:
    page = parse_page(
        f"<main><h1>Lamp</h1><a href=#menu>Jump to navigation</a> <a href=#q>Jump to search</a>{STORY}</main>"
        f"<nav id=menu>{MENU}</nav><form role=search><input id=q title=Search></form>"
    )

    assert labels(page) == ["Jump to navigation", "Jump to search"]
    assert "Jump" not in page.article_text
