from __future__ import annotations

import pytest

from tests.support.accessible_name import name_of as name


def test_labels_are_joined_in_the_order_that_names_them() -> None:
    html = "<i id=a>files</i><i id=b>Delete</i><button id=x aria-labelledby='b missing a'>no</button>"

    assert name(html) == "Delete files"


def test_a_hidden_element_can_still_be_a_label() -> None:
    assert name("<p id=a hidden>Main menu</p><nav id=x aria-labelledby=a></nav>") == "Main menu"


def test_what_is_hidden_inside_a_visible_label_is_not_said() -> None:
    html = "<p id=a>Main <i hidden>secret</i>menu</p><nav id=x aria-labelledby=a></nav>"

    assert name(html) == "Main menu"


def test_labels_that_name_each_other_come_to_an_end() -> None:
    html = "<a href=1 id=x aria-labelledby=y>one</a><a href=2 id=y aria-labelledby=x>two</a>"

    assert name(html) == "two"


def test_an_element_may_name_itself_beside_another() -> None:
    html = "<h2 id=h>Tides</h2><a id=x href=y aria-label='Read more:' aria-labelledby='x h'>more</a>"

    assert name(html) == "Read more: Tides"


def test_labelledby_outweighs_label_and_label_the_content() -> None:
    assert name("<i id=a>one</i><a id=x href=y aria-labelledby=a aria-label=two>three</a>") == "one"
    assert name("<a id=x href=y aria-label=two>three</a>") == "two"


def test_an_empty_label_is_none() -> None:
    assert name("<a id=x href=y aria-label='  ' aria-labelledby=gone>three</a>") == "three"


def test_a_picture_is_named_by_its_alternative() -> None:
    assert name("<img id=x src=y alt=' A \n kite ' title=no>") == "A kite"


def test_a_picture_without_an_alternative_is_named_by_its_title() -> None:
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
def test_some_elements_are_named_by_a_child(html: str) -> None:
    assert name(html) == "Costs"


def test_a_control_is_named_by_the_label_that_points_to_it() -> None:
    assert name("<label for=x>Your town</label><input id=x placeholder=no>") == "Your town"


def test_a_control_is_named_by_the_label_around_it() -> None:
    assert name("<label>Your town <input id=x></label>") == "Your town"


def test_a_label_is_for_the_first_control_in_it_only() -> None:
    assert name("<label>Your town <input type=hidden><input id=x></label>") == "Your town"
    assert name("<label>Your town <input><input id=x></label>") == ""


def test_a_control_without_a_label_is_named_by_its_title_else_its_placeholder() -> None:
    assert name("<input id=x placeholder=Find title=Search>") == "Search"
    assert name("<input id=x placeholder=Find>") == "Find"


def test_a_push_button_is_named_by_its_value_else_by_what_it_does() -> None:
    assert name("<input id=x type=submit value=Go>") == "Go"
    assert name("<input id=x type=submit>") == "Submit"
    assert name("<input id=x type=image alt=Search src=y>") == "Search"


def test_a_link_that_holds_only_a_picture_is_named_by_it() -> None:
    assert name("<a id=x href=y><img src=z alt='Home page'></a>") == "Home page"


def test_pictures_and_labels_stand_in_a_name_where_they_stand_in_the_content() -> None:
    html = "<a id=x href=y>Read<img src=z alt=about><i aria-label=kites>K</i>now</a>"

    assert name(html) == "Read about kites now"


def test_blocks_in_a_name_are_kept_apart_and_words_are_not_torn() -> None:
    assert name("<a id=x href=y><p>one</p><div>two</div>th<b>ree</b></a>") == "one two three"


def test_a_link_without_content_is_named_by_its_title() -> None:
    assert name("<a id=x href=y title='Post this'><i class=icon></i></a>") == "Post this"


def test_a_title_does_not_outweigh_the_content() -> None:
    assert name("<a id=x href=y title='Tooltip'>Content</a>") == "Content"


def test_a_paragraph_is_not_named_by_its_content() -> None:
    assert name("<p id=x>Content</p>") == ""


def test_the_choices_of_a_list_are_not_part_of_its_label() -> None:
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
def test_names_that_need_each_other_come_to_an_end(html: str) -> None:
    name(html)


def test_a_name_is_the_first_thousand_characters_of_a_long_text() -> None:
    html = f"<p id=a>{'word ' * 10_000}</p><nav id=x aria-labelledby=a></nav>"

    assert name(html) == ("word " * 200).strip()
