"""Pictures and names whose words the text has already."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from reader.script.sections.repeats import is_repeated
from reader.script.writer import write_script
from tests.script.samples import PROSE, said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("The lamp, lit", "The lamp – lit."),
        ("A lamp at night", "See here a lamp at night by the sea."),
        ("Ann", "Ann"),
        ("Ann Ash", "by Ann Ash, keeper"),
    ],
)
def test_words_of_the_running_text_count_as_repeated(name: str, text: str) -> None:
    assert is_repeated(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", "Text."),
        ("A lamp", ""),
        ("cat", "In the first category."),
        ("A lamp at night", "At night a lamp."),
        ("Ann", "It was in that winter that Ann first saw the lamp."),
        ("A longer name than its text", "A longer name"),
    ],
)
def test_words_elsewhere_do_not_count_as_repeated(name: str, text: str) -> None:
    assert not is_repeated(name, text)


def test_caption_equal_to_the_alternative_text_is_spoken_once() -> None:
    html = "<figure><img src=x alt='A tall tower.'><figcaption>A tall tower.</figcaption></figure>"

    assert said(html) == ["picture", "A tall tower."]


@pytest.mark.parametrize(
    "html",
    [
        "<p><img src=x alt='A heron stands there'></p><p>A heron stands there, as ever.",
        "<p>A heron stands there, as ever.</p><p><img src=x alt='A heron stands there'></p>",
        "<p>A heron stands there, <img src=x alt='A heron stands there'> as ever.",
        "<p><img src=x alt='A heron stands there'> A heron stands there, as ever.",
    ],
)
def test_picture_whose_name_is_beside_it_is_skipped(html: str) -> None:
    assert said(html) == ["A heron stands there, as ever."]


def test_skipped_picture_still_counts_as_a_list_item() -> None:
    html = "<ul><li>one<li><img src=x alt='A heron stands there'><li>A heron stands there.</ul>"

    assert said(html) == ["list of 3 items", "one", "A heron stands there."]


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("The old lighthouse keeper at his lamp. Enlarge", "The old lighthouse keeper at his lamp"),
        ("The old lighthouse keeper, at the lamp", "At the lamp: the old lighthouse keeper in 1949."),
        ("Ship lamps", "Ship lamps An oil lamp and three others, as they hung on the ferries of the lake."),
        ("古い灯台と港の船=港で2019年5月. 拡大", "古い灯台と港の船=港で2019年5月"),
    ],
)
def test_name_with_nearly_the_words_of_its_caption_is_not_said(name: str, caption: str) -> None:
    assert (
        said(f"<figure><img src=x alt='{name}'><figcaption>{caption}</figcaption></figure>")[0] == "picture"
    )


def test_name_with_other_words_than_its_caption_is_said() -> None:
    html = "<figure><img src=x alt='A heron on one leg'><figcaption>A lamp by the sea.</figcaption></figure>"

    assert "A heron on one leg" in said(html)


def test_picture_that_repeats_the_title_is_not_said() -> None:
    html = "<h2>Night</h2><p>Then it was night.</p><p><img src=x alt='The lamp & its keeper'></p>"
    page = parse_page(f"<main><h1>The lamp and its keeper</h1><p>{PROSE}</p>{html}</main>")

    assert "The lamp & its keeper" not in [utterance.text for utterance in write_script(page, "few")]


def test_section_of_only_a_repeated_picture_is_skipped() -> None:
    page = parse_page(
        f"<main><h1>The lamp of the keeper</h1><p>{PROSE}</p><img src=x alt='The lamp of the keeper'></main>"
    )

    assert list(write_script(page, "few"))[-1].text == PROSE


def test_pictures_in_a_row_are_named_together() -> None:
    logos = "".join(
        f"<div><img src={name} alt={name}></div>" for name in ("Ash", "Birch", "Elm", "Fir", "Oak")
    )

    assert said(logos) == ["picture:", "Ash, Birch, Elm, Fir, Oak"]


def test_pictures_with_longer_names_are_named_apart() -> None:
    names = [f"The lamp of the {place} lighthouse" for place in ("north", "south", "east", "west", "old")]
    html = "".join(f"<div><img src=x alt='{name}'></div>" for name in names)

    assert [text for text in said(html) if text != "picture:"] == names


def test_pictures_of_a_gallery_that_differ_in_a_number_are_named_once() -> None:
    names = [f"Brass lamp of the harbor {number}" for number in range(6)] + ["Figure 1", "Figure 2"]
    html = "".join(f"<li><img src=x alt='{name}'>" for name in names)

    said_names = [text for text in said(f"<ul>{html}</ul>") if text in names]
    assert said_names == [names[0], "Figure 1", "Figure 2"]


def test_name_of_the_site_as_a_caption_is_not_said() -> None:
    figure = "<figure><img src=x alt='A lamp'><figcaption>Lamp News</figcaption></figure>"
    page = parse_page(
        "<meta property=og:site_name content='Lamp News'>"
        f"<main><h1>Oil</h1><p>{PROSE}</p>{figure}<p>{PROSE}</p></main>"
    )
    words = [utterance.text for utterance in write_script(page, "few")]

    assert "A lamp" in words
    assert "Lamp News" not in words[words.index(PROSE) :]


def test_picture_named_like_the_heading_after_it_is_not_announced() -> None:
    picture = "<img src=a.png alt='Seven hours of light'>"
    html = f"<main><h1>Lamp</h1><p>{PROSE}</p>{picture}<h2>Seven hours of light</h2><p>{PROSE}</p></main>"

    assert [each.text for each in write_script(parse_page(html))].count("Seven hours of light") == 1


@pytest.mark.parametrize("between", ["<p>On sale</p><p>Lamps, oil</p>", "<h3>Oil</h3>", ""])
def test_picture_with_the_name_of_a_product_is_not_announced(between: str) -> None:
    html = f"<p><img src=x alt='Ship lamp – small'></p>{between}<h2>Ship lamp, small</h2><p>{PROSE}</p>"

    assert "picture:" not in said(html)


def test_picture_with_the_name_of_a_later_part_is_announced() -> None:
    html = f"<p><img src=x alt='Ship lamp'></p>{'<p>Oil and wicks</p>' * 5}<h2>Ship lamp</h2><p>{PROSE}</p>"

    assert said(html)[:2] == ["picture:", "Ship lamp"]


def test_description_of_several_pictures_is_said_once() -> None:
    picture = "<p><img src=x alt='The lamps of a harbor'></p>"
    html = "".join(f"{picture}<p>{words}</p>" for words in ("The north pier.", "The old mole.", "The bar."))

    assert said(html).count("The lamps of a harbor") == 1


@pytest.mark.parametrize("name", ["Included", "4 out of 5 stars"])
def test_sign_and_rating_are_said_each_time(name: str) -> None:
    picture = f"<p><img src=x alt='{name}'></p>"
    html = "".join(f"{picture}<p>{words}</p>" for words in ("A spare wick.", "A can of oil.", "A case."))

    assert said(html).count(name) == 3
