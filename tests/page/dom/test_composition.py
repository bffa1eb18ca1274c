"""Text that a page delivers apart from its place: shadow trees, and what React streams."""

from __future__ import annotations

import pytest

from reader.page.dom.tree import parse_tree
from reader.page.parse import parse_page
from tests.page.dom.shapes import body
from tests.page.samples import MORE, PROSE


def shadow(tree: str, own: str = "") -> str:
    return f"<x-a><template shadowrootmode=open>{tree}</template>{own}</x-a>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (shadow("<p>one</p>"), "x-a(p(one))"),
        (shadow("<p>one</p><slot></slot>", "<p>two</p>"), "x-a(p(one) slot(p(two)))"),
        (shadow("<p>one</p>", "<p>no slot takes it</p>"), "x-a(p(one))"),
        (shadow("<slot>if none</slot>"), "x-a(slot(if none))"),
        (shadow("<slot>if none</slot>", "<b>one</b>"), "x-a(slot(b(one)))"),
        (shadow("<slot name=b></slot><slot>", "<i>1</i><b slot=b>2</b>"), "x-a(slot(b(2)) slot(i(1)))"),
        (shadow(shadow("<p>1</p><slot></slot>", "<slot></slot>"), "2"), "x-a(x-a(p(1) slot(slot(2))))"),
        (shadow("<style>p {}</style><script>x</script><template>no</template>one"), "x-a(one)"),
        ("<x-a><template shadowroot=open>one</template></x-a>", "x-a(one)"),
        ("<template><p>no</p></template>" + shadow("one"), "x-a(one)"),
    ],
)  # fmt: skip
def test_shadow_tree_is_in_its_host_with_slotted_text(html: str, expected: str) -> None:
    assert body(html) == expected


PLACE = "<!--$?--><template id=B:{0}></template><i>wait</i><!--/$-->"
PART = "<div hidden id=S:{0}>{1}</div>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"a{PLACE.format(0)}c{PART.format(0, 'b')}<script>$RC('B:0','S:0')</script>", "a b c"),
        (f"a{PLACE.format(0)}c{PART.format(0, 'b')}", "a b c"),
        (f"a{PLACE.format(0)}c{PART.format('1f', 'b')}<script>$RC('B:0', 'S:1f')</script>", "a b c"),
        (f"{PLACE.format(0)}{PART.format(0, 'a' + PLACE.format(1))}{PART.format(1, 'b')}", "a b"),
        (f"<!--$-->a{PLACE.format(0)}<!--/$-->c{PART.format(0, '<!--$-->b<!--/$-->')}", "a b c"),
        (f"<template id=P:1></template>c{PART.format(1, 'a')}<script>$RS('S:1','P:1')</script>", "a c"),
        (f"<template id=B:0></template><i>no end</i>{PART.format(0, 'a')}", "a i(no end)"),
        (f"a{PLACE.format(0)}c", "a i(wait) c"),
        (PART.format(0, PLACE.format(0)), ""),
    ],
)
def test_streamed_text_replaces_its_fallback_content(html: str, expected: str) -> None:
    assert body(f"<main>{html}</main>").removeprefix("main(").removesuffix(")").split() == expected.split()


def test_composed_page_is_searched_in_document_order() -> None:
    document = parse_tree(f"<p>1</p>{shadow('<b>2</b><slot></slot><i>4</i>', '<u>3</u>')}<p>5</p>")

    assert document.get_text() == "12345"
    assert [element.name for element in document.elements] == [
        "html", "head", "body", "p", "x-a", "b", "slot", "u", "i", "p"
    ]  # fmt: skip
    assert [element.name for element in document.find_all(["b", "u", "i"])] == ["b", "u", "i"]
    middle = document.find("slot")
    assert middle is not None
    assert [getattr(node, "name", None) for node in (middle.previous_sibling, middle.next_sibling)] == [
        "b",
        "i",
    ]


def test_page_of_shadow_trees_is_read() -> None:
    html = f"<main><h1>Lamp</h1>{shadow(f'<p>{PROSE}</p><slot></slot>', f'<p>{MORE}</p>')}</main>"

    assert parse_page(html).article_text == f"{PROSE}\n{MORE}"
