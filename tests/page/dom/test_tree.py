"""The tree that Lexbor's parse becomes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bs4.element import NavigableString, PageElement

from reader.page.dom.tree import parse_tree
from reader.page.parse import parse_page
from tests.page.dom.shapes import body


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>one<p>two", "p(one) p(two)", id="a paragraph ends where the next begins"),
        pytest.param("<p>a<div>b</div>c</p>", "p(a) div(b) c p()", id="a division ends a paragraph"),
        pytest.param("<b>1<p>2</b>3</p>", "b(1) p(b(2) 3)", id="formatting that overlaps is taken apart"),
        pytest.param("<ul><li>a<li>b</ul>", "ul(li(a) li(b))", id="list items end by themselves"),
        pytest.param("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))", id="terms end by themselves"),
        pytest.param("<a href=1>x<a href=2>y</a>", "a(x) a(y)", id="links do not nest"),
        pytest.param("<table>oops<tr><td>x</table>", "oops table(tbody(tr(td(x))))", id="foster parenting"),
        pytest.param("<p>a</sarcasm>b", "p(ab)", id="stray end tags are nothing"),
        pytest.param("a &amp b &eacute; &notit;", "a & b é ¬it;", id="references"),
        pytest.param("<h1>a<h2>b</h2>", "h1(a) h2(b)", id="a heading ends where another begins"),
    ],
)
def test_tree_matches_the_browsers_tree(html: str, expected: str) -> None:
    assert body(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<script>var x = 1</script>",
        "<style>p { color: red }</style>",
        "<template><p>x</p></template>",
        "<!-- x -->",
        "<svg><path d='M0'/><style>x</style></svg>",
    ],
)
def test_unread_elements_are_dropped_from_the_tree(html: str) -> None:
    assert parse_tree(f"<p>a{html}b</p>").get_text() == "ab"


def test_svg_keeps_its_title() -> None:
    tree = parse_tree("<svg><title>A kite</title><g><path d='M0'/></g></svg>")

    assert tree.get_text() == "A kite"


def test_json_ld_scripts_stay_in_the_tree() -> None:
    tree = parse_tree('<script type="application/ld+json">{"a": 1}</script>')

    assert tree.script is not None
    assert tree.script.string == '{"a": 1}'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<!-- <b>a</b> > -- b -->c", "c", id="a comment that holds tags"),
        pytest.param("a<!-->b<!--->c<!--d--!>e", "a b c e", id="comments that are cut short"),
        pytest.param("<!-- a <p>b", "", id="a comment without an end"),
        pytest.param("a<?php 1 < 2 ?>b", "a b", id="an instruction"),
        pytest.param("<p <b>a", "p(a)", id="a tag inside a tag"),
        pytest.param("<x<y>a</x<y>b", "x<y(a) b", id="a tag's name may hold one"),
        pytest.param("<p a='<b>' \"c=d =e=f>g", "p(g)", id="values and names may hold anything"),
        pytest.param("<xmp><b>a</b></xmp>b", "xmp(<b>a</b>) b", id="text that is written as it is"),
        pytest.param("<plaintext><b>a</plaintext>b", "plaintext(<b>a) b", id="text without an end"),
        pytest.param("<iframe><p>a</p></iframe>b", "iframe() b", id="a frame's text is never seen"),
        pytest.param("<title>a <b> c</title>d", "d", id="a title's text"),
        pytest.param("<textarea><p>a</textarea>b", "textarea(<p>a) b", id="a field's text"),
        pytest.param("<b>a</b><noscript><p>b</noscript>", "b(a) noscript(p(b))", id="what is for no scripts"),
        pytest.param("<p>a<style>b</style>c<script>d</script>e", "p(ace)", id="text is not torn apart"),
        pytest.param("&lt;b&gt; &amp;lt; &quot; &nbsp;", '<b> &lt; " \xa0', id="references stay text"),
    ],
)
def test_text_that_looks_like_a_tag_is_not_a_tag(html: str, expected: str) -> None:
    assert body(html) == expected


def test_white_space_is_dropped_only_between_blocks() -> None:
    tree = parse_tree("<div>\n<p>a</p>\n<p> <b>b</b> <i>c</i></p>\n</div><pre>\n<p>d</p>\n</pre>")

    assert [str(text) for text in tree.find_all(string=True)] == ["a", "b", " ", "c", "d", "\n"]


def test_white_space_after_a_hidden_block_separates_words() -> None:
    tree = parse_tree("<p>a</p><span>b</span><div hidden>c</div> <span>d</span>")

    assert tree.get_text() == "abc d"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["https://example.org/tides.html", "/home/ann/tides.html"])
def test_page_that_is_only_an_address_is_read_without_warnings(text: str) -> None:
    assert parse_page(text).article_text == text


def test_text_appended_to_the_tree_is_part_of_its_text() -> None:
    tree = parse_tree("<p>a</p>")
    assert tree.p is not None
    tree.p.append("b")

    assert tree.get_text() == "ab"


def test_long_attribute_values_are_cut() -> None:
    tree = parse_tree(f"<a title='{'x' * 20_000}' href=y>z</a>")

    assert tree.a is not None
    assert dict(tree.a.attrs) == {"title": "x" * 10_000, "href": "y"}


def test_first_of_two_equal_attributes_wins() -> None:
    tree = parse_tree('<p id="a" id="b" hidden>x</p>')

    assert tree.p is not None
    assert dict(tree.p.attrs) == {"id": "a", "hidden": ""}


class TestBeautifulSoupMovesThroughIt:
    tree = parse_tree("<div><p id=a>one <b>two</b></p><p id=b>three</p></div>")

    def test_elements_are_found_below_another(self) -> None:
        assert [node.get_text() for node in self.tree.find_all("p")] == ["one two", "three"]

    def test_parents_lead_up_to_the_document(self) -> None:
        assert self.tree.b is not None
        assert [node.name for node in self.tree.b.parents] == ["p", "div", "body", "html", "[document]"]

    def test_siblings_follow_each_other(self) -> None:
        first, second = self.tree.find_all("p")

        assert first.find_next_sibling() is second
        assert second.find_previous_sibling() is first

    def test_element_is_found_by_an_attribute(self) -> None:
        found = self.tree.find(id="b")

        assert found is not None
        assert found.get_text() == "three"

    def test_elements_are_found_by_a_css_selector(self) -> None:
        assert [node.get_text() for node in self.tree.select("p > b")] == ["two"]

    def test_in_document_order_and_back(self) -> None:
        order: list[PageElement] = [self.tree, *self.tree.descendants]

        assert all(one.next_element is two and two.previous_element is one for one, two in pairwise(order))
        assert order[-1].next_element is None

    def test_text_nodes_are_strings(self) -> None:
        assert [str(node) for node in self.tree.descendants if isinstance(node, NavigableString)] == [
            "one ",
            "two",
            "three",
        ]


def test_ten_thousand_nested_elements_can_be_read() -> None:
    html = "<div>" * 10_000 + "the bottom" + "</div>" * 10_000

    assert parse_tree(html).get_text().strip() == "the bottom"
    assert parse_page(html).article_text == "the bottom"


def test_unclosed_formatting_does_not_multiply_elements() -> None:
    unclosed = "".join(f"<b id={number}>" for number in range(2000))
    tree = parse_tree(f"<p>{unclosed}</p>" + "<p>x</p>" * 2000)

    assert len(tree.elements) < 5000
    assert tree.get_text() == "x" * 2000


def test_closed_formatting_is_kept_on_large_pages() -> None:
    tree = parse_tree("<p><b><i>x</i></b></p>" * 5000)

    assert sum(element.name == "b" for element in tree.elements) == 5000


@pytest.mark.slow
def test_oversized_page_is_cut_off_with_a_notice() -> None:
    page = parse_page("<p>one" + "<br>" * 300_000 + "<p>two")

    assert page.article_text == "one"
    assert page.notice == "This page is too long. Only its beginning is read."


def test_complete_page_has_no_notice() -> None:
    assert parse_page("<p>one" + "a < b " * 300_000).notice == ""


def test_elements_below_level_512_become_siblings_in_order() -> None:
    levels = range(600)
    down = "".join(f"<div>down{level} " for level in levels)
    up = "".join(f"</div>up{level} " for level in levels)
    tree = parse_tree(f"<article>{down}{up}</article><p>after")

    words = [f"down{level}" for level in levels] + [f"up{level}" for level in levels] + ["after"]
    assert tree.get_text().split() == words
    assert max(len(list(element.parents)) for element in tree.elements) <= 514
    last = tree.elements[-1]
    assert last.name == "p"
    assert last.parent is tree.body
