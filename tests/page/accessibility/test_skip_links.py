"""Skip links, and where they lead."""

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


def test_skip_links_in_a_list_are_all_found_in_order() -> None:
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


def test_skip_links_with_equal_labels_keep_their_targets() -> None:
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
def test_single_early_link_is_a_skip_link_in_any_language(label: str) -> None:
    page = parse_page(f"<a href=#c>{label}</a>{MENU}<div id=c><h1>Lamp</h1>{STORY}</div>")

    assert labels(page) == [label]
    assert landing_text(page).startswith("Lamp")


def test_skip_link_hidden_by_a_style_sheet_is_found() -> None:
    page = parse_page(f"<a class=sr-only href=#c>Skip</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == ["Skip"]


def test_hidden_link_is_not_a_skip_link() -> None:
    page = parse_page(f"<a hidden href=#c>Skip to content</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == []


@pytest.mark.parametrize("href", ["#", "#top", "#TOP"])
def test_link_to_top_targets_the_first_section(href: str) -> None:
    page = parse_page(f"<p>Logo</p><a href={href}>Skip to the top</a><main>{STORY}</main>")

    assert [link.target for link in page.skip_links] == [page.sections[0].id]


def test_broken_skip_link_is_kept_without_a_target() -> None:
    page = parse_page(f"<a href=#gone>Skip to content</a>{MENU}<main>{STORY}</main>")

    assert [(link.label, link.href, link.target) for link in page.skip_links] == [
        ("Skip to content", "#gone", None)
    ]


def test_link_to_another_page_is_not_a_skip_link() -> None:
    page = parse_page(f"<a href=/access#c>Skip to content</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == []


def test_absolute_url_of_the_same_page_is_a_skip_link() -> None:
    html = f"<a href=https://example.org/a?b=1#c>Skip to content</a>{MENU}<main id=c>{STORY}</main>"

    assert labels(parse_page(html, "https://example.org/a?b=1")) == ["Skip to content"]
    assert labels(parse_page(html, "https://example.org/a?b=2")) == []


def test_absolute_url_matches_the_canonical_url() -> None:
    html = (
        "<link rel=canonical href=https://example.org/a>"
        f"<a href=https://example.org/a#c>Skip to content</a>{MENU}<main id=c>{STORY}</main>"
    )

    assert labels(parse_page(html)) == ["Skip to content"]


def test_percent_encoded_fragment_finds_its_target() -> None:
    page = parse_page(
        f"<a href=#h%C3%A5ndbok>Hopp til innhold</a>{MENU}<div id=håndbok><h1>Lamp</h1>{STORY}</div>"
    )

    assert landing_text(page).startswith("Lamp")


def test_named_anchor_is_a_target() -> None:
    page = parse_page(f"<a href=#c>Skip to content</a>{MENU}<a name=c></a><h1>Lamp</h1>{STORY}")

    assert landing_text(page).startswith("Lamp")


def test_empty_target_means_the_content_after_it() -> None:
    page = parse_page(f"<a href=#c>Skip to content</a>{MENU}<span id=c></span><h1>Lamp</h1>{STORY}")

    assert landing_text(page).startswith("Lamp")


def test_table_of_contents_in_an_article_is_not_skip_links() -> None:
    entries = "".join(f"<li><a href=#p{n}>Chapter {n}</a></li>" for n in range(3))
    parts = "".join(f"<h2 id=p{n}>Chapter {n}</h2>{STORY}" for n in range(3))
    page = parse_page(f"{MENU}<article><h1>Lamp</h1><p>{PROSE} {MORE}</p><ul>{entries}</ul>{parts}</article>")

    assert labels(page) == []


def test_table_of_contents_above_an_article_is_not_skip_links() -> None:
    entries = "".join(f"<li><a href=#p{n}>Chapter {n}</a></li>" for n in range(3))
    parts = "".join(
        f"<section id=p{n}><h2>Chapter {n} <a href=#p{n}>¶</a></h2>{STORY}</section>" for n in range(3)
    )
    skip = "<a href=#c>Skip to content</a>"
    page = parse_page(
        f"{skip}<ul>{entries}<li><a href=#gone>Notes</a></ul><main id=c><h1>Lamp</h1>{parts}</main>"
    )

    assert labels(page) == ["Skip to content"]


def test_heading_link_to_itself_is_not_a_skip_link() -> None:
    page = parse_page(f"<div id=p1><h3><a href=#p1>A lamp</a></h3>{STORY}</div>")

    assert labels(page) == []


def test_broken_link_needs_skip_words_or_other_skip_links() -> None:
    alone = parse_page(f"<a href=#gone>Menu</a><main id=c>{STORY}</main>")
    beside = parse_page(f"<a href=#c>Skip to content</a><a href=#gone>Search</a><main id=c>{STORY}</main>")

    assert labels(alone) == []
    assert labels(beside) == ["Skip to content", "Search"]


def test_menu_toggle_is_not_a_skip_link() -> None:
    page = parse_page(
        "<a href=#>Menu</a><a href=#m aria-expanded=false>Topics</a><a href=# role=button>Skip intro</a>"
        f"<a href=# data-toggle=dropdown>Go to …</a><div id=m>{MENU}</div><main>{STORY}</main>"
    )

    assert labels(page) == []


def test_headline_link_is_not_a_skip_link() -> None:
    page = parse_page(
        "<a href=#c>Skip to content</a><div>Breaking news</div>"
        "<ul><li><a href=#c>Museum opens late on Fridays</a></ul>"
        f"<div id=c><h1>Lamp</h1>{STORY}</div>"
    )

    assert labels(page) == ["Skip to content"]


def test_note_reference_is_not_a_skip_link() -> None:
    for mark in ("<sup><a href=#n>1</a></sup>", "<a href=#n><sup>1</sup></a>"):
        page = parse_page(f"<h1>Lamp</h1><p>Short.{mark}</p>{STORY}<p id=n>A note.</p>")

        assert labels(page) == []


def test_link_in_an_article_sentence_is_not_a_skip_link() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>See <a href=#n>a note</a> first.</p>{STORY}<p id=n>A note.")

    assert "See a note first." in page.article_text


def test_duplicate_skip_links_are_merged() -> None:
    page = parse_page(f"<a href=#c>Skip</a><a href=#c>Skip</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == ["Skip"]


def test_skip_link_label_is_its_accessible_name() -> None:
    page = parse_page(f"<a href=#c aria-label='Skip to story'>»</a>{MENU}<main id=c>{STORY}</main>")

    assert labels(page) == ["Skip to story"]


def test_skip_link_text_is_on_the_page_but_not_in_the_article() -> None:
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
def test_skip_link_can_target_an_unnamed_field(form: str, title: str) -> None:
    page = parse_page(
        f"<a href='#q'>Skip to search</a><nav><a href=x>y</a></nav>{form}"
        f"<p>News of the day</p><main><h1>Lamp</h1>{STORY}</main>"
    )
    section = next(section for section in page.sections if section.id == page.skip_links[0].target)

    assert section.title == title
    assert section.blocks[0].kind == "control"


def test_skip_link_in_the_article_is_not_in_its_text() -> None:
    page = parse_page(
        f"<main><h1>Lamp</h1><a href=#menu>Jump to navigation</a> <a href=#q>Jump to search</a>{STORY}</main>"
        f"<nav id=menu>{MENU}</nav><form role=search><input id=q title=Search></form>"
    )

    assert labels(page) == ["Jump to navigation", "Jump to search"]
    assert "Jump" not in page.article_text
