"""Buttons and fields in a text."""

from __future__ import annotations

import pytest

from reader.page.blocks.handlers.controls import is_content
from reader.page.dom.queries import elements_in
from reader.page.dom.tree import parse_tree
from reader.page.parse import parse_page
from tests.page.samples import MORE, STORY


def _texts(html: str) -> list[str]:
    page = parse_page(f"<h1>Lamp</h1>{STORY}{html}{STORY}")
    blocks = [block for section in page.sections if section.in_article for block in section.blocks]
    return [block.text or f"control {block.name}" for block in blocks]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("We <button>never</button> lit it.", "We never lit it."),
        ("We <button>Share</button> lit it.", "We lit it."),
        ("We <span role=button>lit</span> it.", "We lit it."),
        ("The <button>Old Lamp</button> burns.", "The Old Lamp burns."),
        ("<button>Paraffin</button> burns.", "Paraffin burns."),
        ("It burns. <button>Try our lamps</button> It is oil.", "It burns. It is oil."),
        ("We <button aria-label=more></button> lit it.", "We lit it."),
        ("Serves <input type=number value=4> keepers.", "Serves 4 keepers."),
        ("It is <progress value=30 max=100></progress> full.", "It is 30% full."),
        ("It is <meter value=3 max=5>3 out of 5</meter> full.", "It is 3 out of 5 full."),
        ("It is <meter value=x max=5></meter> full.", "It is x full."),
        ("Add <select><option>oil<option selected>fat</select> to it.", "Add fat to it."),
        ("The word <input type=password value=secret> opens it.", "The word opens it."),
        ("A note<label for=n>⊕</label><input type=checkbox id=n> stands here.", "A note stands here."),
    ],
)
def test_control_within_a_sentence_is_read_as_a_word(html: str, text: str) -> None:
    assert text in _texts(f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<input type=checkbox checked disabled> Oil", ["☑ Oil"]),
        ("<input type=checkbox> Oil", ["☐ Oil"]),
        ("<label><input type=checkbox> Oil</label>", ["☐ Oil"]),
        ("<input type=checkbox checked id=o> <label for=o>Oil</label>", ["☑ Oil"]),
        ("<span role=checkbox aria-checked=true></span> Oil", ["☑ Oil"]),
        ("<span role=checkbox aria-checked=true>Oil</span>", ["☑ Oil"]),
    ],
)
def test_leading_checkbox_is_kept_with_its_state(html: str, texts: list[str]) -> None:
    assert [text for text in _texts(f"<ul><li>{html}</ul>") if "Oil" in text] == texts


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div role=textbox><pre>def light(lamp):\n    lamp.lit = True\n{0}</pre></div>", "def"),
        ("<div role=button><h3>The oil</h3><p>{0}</p></div>", "The oil"),
    ],
    ids=["code in an editor", "card"],
)
def test_content_inside_a_control_of_the_page_is_read(html: str, text: str) -> None:
    assert any(found.startswith(text) for found in _texts(html.format(MORE)))


@pytest.mark.parametrize(
    ("html", "is_card"),
    [
        (f"<div role=button><p>{MORE}</p></div>", True),
        (f"<button><p>{MORE}</p></button>", False),
        (f"<div role=button>{MORE}</div>", False),
        ("<div role=button><p>Oil</p></div>", False),
    ],
)
def test_control_is_content_if_it_has_long_paragraphs_of_its_own(html: str, is_card: bool) -> None:
    body = parse_tree(html).find("body")

    assert body is not None
    assert is_content(next(elements_in(body))) == is_card


@pytest.mark.parametrize("label", ["Enlarge", "Expand image", "Copy to clipboard", "lamp.gallery.zoom-in"])
def test_button_that_is_a_tool_of_the_page_is_not_in_the_article(label: str) -> None:
    assert f"control {label}" not in _texts(
        f"<figure><img src=x alt='A lamp'><button>{label}</button></figure>"
    )


def test_button_that_is_no_tool_is_named() -> None:
    assert "control Old Lamp" in _texts("<figure><img src=x alt='A lamp'><button>Old Lamp</button></figure>")


def test_button_around_a_picture_is_read_as_the_picture() -> None:
    html = "<figure><div><button><img src=x alt='A brass lamp at night'></button></div></figure>"
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{html}{STORY}</main>")
    blocks = [block for section in page.sections if section.in_article for block in section.blocks]

    assert [(block.kind, block.name) for block in blocks if block.name] == [
        ("figure", "A brass lamp at night")
    ]


def test_field_without_a_name_is_not_in_the_article() -> None:
    field = "<div role=listbox></div>"

    assert "control " not in _texts(f"<div>{field}</div>")
    assert "control Fuel" in _texts(
        f"<div>{field.replace('role=listbox', 'role=listbox aria-label=Fuel')}</div>"
    )
