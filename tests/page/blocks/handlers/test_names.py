"""Elements that are spoken by their accessible names."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from reader.script.writer import write_script
from tests.page.samples import PROSE


def spoken(html: str) -> list[str]:
    page = parse_page(f"<html lang=en><main><h1>Lamp</h1><p>{PROSE}</p>{html}</main>")
    assert "Four of five" not in page.article_text  # no words of the page
    return [each.spoken for each in write_script(page)][2:]


@pytest.mark.parametrize(
    "html",
    [
        "<p>It got <span aria-label='Four of five'><i aria-hidden=true>★★★★☆</i></span> at last.</p>",
        "<p>It got <span aria-label='Four of five'><svg aria-hidden=true></svg></span> at last.</p>",
        "<p>It got <i class=stars aria-label='Four of five'></i> at last.</p>",
        "<p>It got <span role=img aria-label='Four of five'>★★★★☆</span> at last.</p>",
    ],
)
def test_inline_element_without_text_is_read_by_its_name(html: str) -> None:
    assert spoken(html) == ["It got Four of five at last."]


@pytest.mark.parametrize("tag", ["li", "div", "p"])
def test_block_without_text_is_read_by_its_name(tag: str) -> None:
    html = f"<{tag} aria-label='Four of five'><span aria-hidden=true>★★★★☆</span></{tag}>"
    assert spoken(f"<ul>{html * 2}</ul>" if tag == "li" else html)[-1] == "Four of five"


def test_cell_without_text_is_read_by_its_name() -> None:
    html = "<table><tr><th>Lamp<th>Votes<tr><td>Tern<td aria-label='Four of five'><svg></svg></table>"
    assert "Four of five" in spoken(html)


@pytest.mark.parametrize(
    "html", ["<div aria-label=Advertisement></div>", "<p aria-label='Four of five'>It is good.</p>"]
)
def test_name_of_an_element_with_text_or_of_an_empty_one_is_not_read(html: str) -> None:
    assert spoken(html) in (["It is good."], [])


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("Press <img src=x alt=Settings> and then OK.", ["Press Settings and then OK."]),
        ("Click <img src=x alt='the gear icon'> to light it.", ["Click the gear icon to light it."]),
        ("I <img src=x alt=love> Paris.", ["I love Paris."]),
        ("<img src=x alt=T>he story begins.", ["The story begins."]),
        ("<img src=x alt='Illuminated letter T'>he story begins.", ["The story begins."]),
        (
            "Go to <b>Menu</b> <svg role=img aria-label=then></svg> <b>Save</b> now.",
            ["Go to Menu then Save now."],
        ),
        ("Mix<img src=x alt=oil>and water.", ["Mix oil and water."]),
        ("<img src=x alt=Norway> Norway won, then <img src=x alt=Chile> Chile.", ["Norway won, then Chile."]),
        ("See the page<img src=x alt='external link icon'> now.", ["See the page now."]),
        ("It ends. <img src=x alt=Lamp> It begins.", ["It ends.", "picture:", "Lamp", "It begins."]),
    ],
)
def test_picture_in_place_of_a_word_is_read_there(html: str, words: list[str]) -> None:
    assert spoken(f"<p>{html}</p>") == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<img src=x alt='A pier'><figcaption>Old pier. Photo: R. Ash</figcaption>", ["Old pier."]),
        ("<img src=x alt='A pier'><figcaption>Old pier (Photo by R. Ash)</figcaption>", ["Old pier"]),
        ("<img src=x alt='A pier'><figcaption>Old pier © Lamp News</figcaption>", ["Old pier"]),
        ("<img src=x alt='A pier'><figcaption>Die Mole. Foto: R. Ash/xyz</figcaption>", ["Die Mole."]),
        ("<img src=x alt='A pier'><figcaption>Old pier. <span class=photo-credit>Ash</span>", ["Old pier."]),
        ("<div><img src=x alt='Xyz Pics A pier'><small>Xyz Pics</small></div><figcaption>Old.", ["Old."]),
        ("<img src=x alt='A pier'><figcaption>Old.<strong class=x-credits>Ash</strong>", ["Old."]),
        ("<img src=x alt='A pier'><figcaption>The old pier. Supplied</figcaption>", ["The old pier."]),
        ("<img src=x alt='A pier'><figcaption>“Old.” Archive/Lamps</figcaption>", ["“Old.”"]),
        ("<img src=x alt='A pier'><figcaption>Old. <span class=x__source>ABC</span>", ["Old."]),
        ("<img src=x alt='A pier'><figcaption><svg><title>Camera Icon</title></svg>Old.", ["Old."]),
        ("<img src=x alt='A pier'><figcaption>The photograph: a gift of Ann.</figcaption>",
            ["The photograph: a gift of Ann."]),
    ],
)  # fmt: skip
def test_caption_is_read_without_the_picture_credit(html: str, words: list[str]) -> None:
    assert spoken(f"<figure>{html}</figure>") == ["picture:", "A pier", *words]
