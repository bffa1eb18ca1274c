"""Accessible names and descriptions."""

from __future__ import annotations

import pytest

from tests.support.accessible_name import name_of as name


def test_labelledby_joins_texts_in_its_order() -> None:
    html = "<i id=a>files</i><i id=b>Delete</i><button id=x aria-labelledby='b missing a'>no</button>"

    assert name(html) == "Delete files"


def test_labelledby_can_refer_to_a_hidden_element() -> None:
    assert name("<p id=a hidden>Main menu</p><nav id=x aria-labelledby=a></nav>") == "Main menu"


def test_hidden_content_of_a_visible_label_is_not_in_the_name() -> None:
    html = "<p id=a>Main <i hidden>secret</i>menu</p><nav id=x aria-labelledby=a></nav>"

    assert name(html) == "Main menu"


def test_labelledby_cycles_end() -> None:
    html = "<a href=1 id=x aria-labelledby=y>one</a><a href=2 id=y aria-labelledby=x>two</a>"

    assert name(html) == "two"


def test_labelledby_can_include_the_element_itself() -> None:
    html = "<h2 id=h>Tides</h2><a id=x href=y aria-label='Read more:' aria-labelledby='x h'>more</a>"

    assert name(html) == "Read more: Tides"


def test_labelledby_overrides_label_and_label_overrides_content() -> None:
    assert name("<i id=a>one</i><a id=x href=y aria-labelledby=a aria-label=two>three</a>") == "one"
    assert name("<a id=x href=y aria-label=two>three</a>") == "two"


def test_empty_aria_label_is_ignored() -> None:
    assert name("<a id=x href=y aria-label='  ' aria-labelledby=gone>three</a>") == "three"


def test_image_is_named_by_its_alt() -> None:
    assert name("<img id=x src=y alt=' A \n kite ' title=no>") == "A kite"


def test_image_without_alt_is_named_by_its_title() -> None:
    assert name("<img id=x src=y title='A kite'>") == "A kite"


@pytest.mark.parametrize(
    "html",
    [
        "<figure id=x><img src=y><figcaption>Costs</figcaption></figure>",
        "<table id=x><caption>Costs</caption><tr><td>1</table>",
        "<fieldset id=x><legend>Costs</legend></fieldset>",
        "<svg id=x><title>Costs</title></svg>",
    ],
)
def test_caption_legend_or_title_names_its_parent(html: str) -> None:
    assert name(html) == "Costs"


def test_control_is_named_by_label_for() -> None:
    assert name("<label for=x>Your town</label><input id=x placeholder=no>") == "Your town"


def test_control_is_named_by_the_label_around_it() -> None:
    assert name("<label>Your town <input id=x></label>") == "Your town"


def test_label_names_only_its_first_control() -> None:
    assert name("<label>Your town <input type=hidden><input id=x></label>") == "Your town"
    assert name("<label>Your town <input><input id=x></label>") == ""


def test_unlabelled_control_is_named_by_title_then_placeholder() -> None:
    assert name("<input id=x placeholder=Find title=Search>") == "Search"
    assert name("<input id=x placeholder=Find>") == "Find"


def test_input_button_is_named_by_value_then_type() -> None:
    assert name("<input id=x type=submit value=Go>") == "Go"
    assert name("<input id=x type=submit>") == "Submit"
    assert name("<input id=x type=image alt=Search src=y>") == "Search"


def test_link_with_only_an_image_is_named_by_its_alt() -> None:
    assert name("<a id=x href=y><img src=z alt='Home page'></a>") == "Home page"


def test_names_keep_image_and_label_text_in_content_order() -> None:
    html = "<a id=x href=y>Read<img src=z alt=about><i aria-label=kites>K</i>now</a>"

    assert name(html) == "Read about kites now"


def test_blocks_in_a_name_are_separated_and_words_stay_whole() -> None:
    assert name("<a id=x href=y><p>one</p><div>two</div>th<b>ree</b></a>") == "one two three"


def test_empty_link_is_named_by_its_title() -> None:
    assert name("<a id=x href=y title='Post this'><i class=icon></i></a>") == "Post this"


def test_content_overrides_title() -> None:
    assert name("<a id=x href=y title='Tooltip'>Content</a>") == "Content"


def test_paragraph_is_not_named_by_its_content() -> None:
    assert name("<p id=x>Content</p>") == ""


def test_options_are_not_part_of_a_select_label() -> None:
    html = "<label>Language <select id=x><option>English<option>French</select></label>"

    assert name(html) == "Language"


@pytest.mark.parametrize(
    "html",
    [
        "<label id=b><input id=x><i aria-labelledby='x b'>z</i></label>",
        "<figure id=x><figcaption><a href=1 aria-labelledby=x>y</a></figcaption></figure>",
        "<img id=x src=y aria-labelledby=x>",
        "<label><input type=checkbox id=x><input type=checkbox id=y></label>",
        "<svg id=x aria-labelledby=x><title><svg aria-labelledby=x></svg></title></svg>",
    ],
)
def test_circular_names_end(html: str) -> None:
    name(html)


def test_long_names_are_cut_at_a_thousand_characters() -> None:
    html = f"<p id=a>{'word ' * 10_000}</p><nav id=x aria-labelledby=a></nav>"

    assert name(html) == ("word " * 200).strip()
