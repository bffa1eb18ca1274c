"""The article as XHTML: well-formed, every word once, every cue's sentence at its id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given

from reader.export.markup.xhtml import ArticleMarkup
from reader.page.model import Page
from reader.page.parse import parse_page
from reader.script.writer import write_script
from reader.settings import VERBOSITIES, Verbosity
from tests.golden import PAGES, STRUCTURES, parsed
from tests.page.any_markup import markup as any_markup

_HTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{}</html>'
_X = "{http://www.w3.org/1999/xhtml}"


def written(page: Page, verbosity: Verbosity = "few", *, is_epub: bool = False) -> str:
    article = ArticleMarkup(page, write_script(page, verbosity), is_epub=is_epub)
    return article.header() + "".join(article.section(each) for each in article.sections)


def of(html: str) -> str:
    """The markup of an article after its title."""
    whole = written(parse_page(f"<html lang=en><main><h1>Salt</h1>{html}</main>"))
    return whole.partition('<section id="s1">\n')[2].removesuffix("</section>\n")


def tree(markup: str) -> ET.Element:
    return ET.fromstring(_HTML.format(markup))


def words(element: ET.Element) -> Iterator[str]:
    """The text of an element, without names of pictures, facts about the page, back-links and readings."""
    is_added = element.get("class") in {"about", "back"} or element.tag == f"{_X}rt"
    if element.get("role") == "img" or is_added:
        yield from ()
    else:
        yield element.text or ""
        for child in element:
            yield from words(child)
            yield child.tail or ""


def dense(text: str) -> str:
    return "".join(re.sub("[\ud800-\udfff\ufffe\uffff]", "", text).split())


def hold_together(page: Page, verbosity: Verbosity) -> None:
    utterances = list(write_script(page, verbosity))
    markup = ArticleMarkup(page, utterances, is_epub=True)
    root = tree(markup.header() + "".join(markup.section(each) for each in markup.sections))
    article = [block for section in page.sections if section.in_article for block in section.blocks]
    assert dense("".join(words(root))) == dense("".join(block.text for block in article))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {f"{each.section}-{each.sentence}" for each in utterances} <= set(ids)
    for link in root.iter(f"{_X}a"):
        href = link.get("href", "")
        assert href.startswith(("http://", "https://", "mailto:")) or href[1:] in ids
    texts = {
        element.get("id"): dense("".join(words(element))) for element in root.iter() if element.get("id")
    }
    for each in utterances:
        if each.start is not None:
            assert dense(each.text) in texts[f"{each.section}-{each.sentence}"]


@pytest.mark.parametrize("page", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_every_word_and_sentence_appears_once(page: Path) -> None:
    for verbosity in VERBOSITIES:
        hold_together(parsed(page), verbosity)


@pytest.mark.slow
@given(any_markup)
@example("<pre><a role=doc-noteref><table><tr><th>one<tr><td>two</table></a></pre>")  # no cell is spoken
@example("<h1><table><tr><th>one<th>two<tr><td>three<td>four</table></h1>")  # the page's title
def test_every_word_and_sentence_of_any_page_appears_once(html: str) -> None:
    hold_together(parse_page(html, "http://site.example/a/b?c"), "few")


@pytest.mark.slow
@given(any_markup)
def test_every_word_and_sentence_appears_once_at_verbosity_all(html: str) -> None:
    hold_together(parse_page(f"<main>{html}</main>"), "all")


def test_emphasis_across_sentences_is_divided() -> None:
    assert of("<p>I came. <em>I saw. I</em> won.</p>") == (
        '<p><span id="s1-1">I came.</span> <span id="s1-2"><em>I saw.</em></span><em> </em>'
        '<span id="s1-3"><em>I</em> won.</span></p>\n'
    )


def test_list_items_keep_all_their_blocks() -> None:
    html = "<ol start=3><li><blockquote>a</blockquote><pre>b</pre><li value=7>c<p>d<ul><li>e</ul></ol>"
    assert shape(of(html)) == "ol(li[3](blockquote(p)pre(code))li[7](pul(li)))"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ol type=a start=3><li>x<li>y</ol>", ["3", None]),
        ("<ol type=i start=9><li>x<li>y</ol>", ["9", None]),
        ("<ol reversed><li>x<li>y</ol>", ["2", "1"]),
        ("<ol><li>x<li value=-4>y<li>z</ol>", [None, "-4", None]),
    ],
)
def test_items_keep_their_numbers(html: str, expected: list[str | None]) -> None:
    assert [item.get("value") for item in tree(of(html)).iter(f"{_X}li")] == expected


def test_description_list_invalid_in_html_becomes_a_div() -> None:
    assert shape(of("<dl><dt>a<dd>b<p>c<dt>d<dt>e<dd><ul><li>f</ul></dl>")) == "dl(dtdd(p)dtdtdd(ul(li)))"
    assert shape(of("<dl><dd>a<dt>b</dl>")) == "div(divdiv)"
    assert shape(of("<dl><dt>a<dd>b<dt>c</dl>")) == "div(divdivdiv)"


def test_table_keeps_caption_headers_and_spans() -> None:
    html = """<table><caption>Salt</caption><tr><th rowspan=2>Sea<th colspan=2>Percent
        <tr><th>1990<th>2020<tr><th>Dead<td>33<td></table>"""
    table = re.sub(r"</?span[^>]*>", "", of(html))
    assert table == (
        '<table id="b2">\n<caption>Salt</caption>\n<tbody>\n'
        '<tr><th scope="col" rowspan="2">Sea</th><th scope="col" colspan="2">Percent</th></tr>\n'
        '<tr><th scope="col">1990</th><th scope="col">2020</th></tr>\n'
        '<tr><th scope="row">Dead</th><td>33</td><td></td></tr>\n</tbody>\n</table>\n'
    )


@pytest.mark.parametrize(
    ("cells", "is_number_column"),
    [
        ("35.2 | 1,108.75 | n/a | 18", True),
        ("−4% | +12 % | – | ", True),
        ("£1,200 | €950 | 12 km² | ~7", True),
        ("٤٢ | ١٫٥ م | ½", True),
        ("Ice | – | Gauge lost | 2 readings", False),
        ("12 | some | 9", False),
        ("A4 | B12 | Q3", False),
        ("– | ", False),
    ],
)
def test_columns_of_numbers_are_marked(cells: str, *, is_number_column: bool) -> None:
    rows = "".join(f"<tr><th>x<td>{cell}" for cell in cells.split("|"))
    markup = of(f"<table><tr><th>River<th>Flow{rows}</table>")
    assert markup.count('class="number"') == (len(cells.split("|")) + 1 if is_number_column else 0)


def test_a_table_of_facts_has_no_column_of_numbers() -> None:
    assert "number" not in of("<table><tr><th>Built<td>1871<tr><th>Height<td>31 m<tr><th>Steps<td>90</table>")


def test_no_line_begins_with_a_mark_after_a_space() -> None:
    assert "autoroute\u00a0! Il dit\u00a0: «\u00a0oui\u00a0», 50\u00a0%." in of(
        "<p>autoroute ! Il dit : « oui », 50 %.</p>"
    ).replace('</span> <span id="s1-2">', " ")
    assert "\u00a0" not in of("<pre>if (a) ? b : c;</pre><p>Say <code>a ? b : c</code>.</p>")


def test_readings_stand_above_their_characters() -> None:
    page = parse_page("<html lang=ja><main><p><ruby>古文書<rt>こもんじょ</rt></ruby>は別。</p></main>")
    assert "<ruby>古文書<rt>こもんじょ</rt></ruby>は" in written(page, is_epub=True)
    assert '<ruby>古文書<rt data-reading="こもんじょ"></rt></ruby>は' in written(page)  # as it is searched


def test_heading_levels_have_no_gaps() -> None:
    html = "".join(f"<h{level}>x</h{level}><p>Text.</p>" for level in (4, 3, 6, 1, 2))
    assert re.findall(r"<h(\d)", of(html)) == ["2", "2", "3", "1", "2"]


def test_picture_becomes_its_alternative_text() -> None:
    html = "<figure><img src=x alt='A white hill'><figcaption>Salt.</figcaption></figure>"
    name = '<span class="picture" role="img" aria-label="A white hill">A white hill</span>'
    caption = '<figcaption><span id="s1-1">Salt.</span></figcaption>'
    assert of(html) == f'<figure id="b2">{name}{caption}</figure>\n'


def test_name_of_a_picture_that_says_what_its_caption_says_is_not_shown() -> None:
    picture = "<img src=x alt='A white hill of salt beside the harbour. Enlarge'>"
    html = f"<p>Sea.</p><figure>{picture}<figcaption>{{}}</figcaption></figure>"
    for caption, is_shown in (
        ("A white hill of salt beside the harbour", False),
        ("Salt costs little", True),
    ):
        assert ('class="picture"' in of(html.format(caption))) == is_shown


def test_figure_captions_are_in_valid_positions() -> None:
    first = "<figure><figcaption>a</figcaption><pre>b</pre></figure>"
    middle = "<figure><pre>b</pre><figcaption>a</figcaption><pre>c</pre></figure>"
    assert shape(of(first)) == "figure(figcaption(p)pre(code))"
    assert shape(of(middle)) == "figure(pre(code)ppre(code))"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://salt.example/a b?c=é#d|e", "https://salt.example/a%20b?c=%C3%A9#d%7Ce"),
        ("HTTP://Straße.example:80/%zz", "http://xn--strae-oqa.example/%25zz"),
        ("/up", "https://sea.example/up"),
        ("mailto:ada@salt.example?subject=a b", "mailto:ada@salt.example?subject=a%20b"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ('https://a"b.example/', None),
        ("https://[::1/", None),
        ("https://x.example:99999/", None),
        ("//salt.example\\@x", "https://salt.example/@x"),
        ("#nowhere", "https://sea.example/b/c#nowhere"),
    ],
)
def test_only_web_and_mail_links_are_kept(href: str, expected: str | None) -> None:
    page = parse_page(f"<main><p>Go <a href='{href}'>on</a> now.</p></main>", "https://sea.example/b/c")
    found = tree(written(page)).find(f".//{_X}section[@id='s1']//{_X}a")
    assert (found.get("href") if found is not None else None) == expected


def test_note_reference_links_to_its_note_and_the_note_back() -> None:
    html = "<p>Salt<sup><a href=#n>1</a></sup> is old.</p><div id=n><p>So they say.</p><p>All.</p></div>"
    assert of(html).replace(' role="doc-noteref"', "") == (
        '<p><span id="s1-1">Salt<span id="ref-b2-4"></span><a href="#b3"><sup>1</sup></a>'
        " is old.</span></p>\n"
        '<div id="b3" class="footnote" role="doc-footnote">\n<p><span id="s1-2">So they say.</span></p>\n'
        '<p id="b4"><span id="s1-3">All.</span>\u00a0<a class="back" href="#ref-b2-4" role="doc-backlink"'
        ' aria-label="Back to the text">↩\ufe0e</a></p>\n</div>\n'
    )


def test_link_leads_to_the_table_that_it_names() -> None:
    html = "<p>See <a href=#t>seas</a>.</p><h2>Seas</h2><p>Two.</p><table id=t><tr><th>Sea<tr><td>Red</table>"
    markup = written(parse_page(f"<main><h1>Salt</h1>{html}</main>"))
    assert re.findall(r'href="#(b\d+)"', markup) == re.findall(r'<table id="(b\d+)"', markup) != []


def test_languages_and_directions_are_kept() -> None:
    html = "<p>A <i lang=fr>mot</i>.</p><p lang=ar>ملح <b lang=en>salt</b></p><p lang=ar-Latn>milh</p>"
    page = parse_page(f"<html lang=en><main>{html}</main></html>")
    found = [
        (each.get("lang"), each.get("dir"))
        for each in tree(written(page)).iter()
        if each.get("lang") is not None
        and each.get("lang") == each.get("{http://www.w3.org/XML/1998/namespace}lang")
    ]
    assert found == [("fr", None), ("ar", "rtl"), ("en", "ltr"), ("ar-Latn", None)]


@pytest.mark.parametrize(("lang", "shown"), [("he", ' dir="ltr">2025-03-04'), ("sk", ">2025-03-04")])
def test_date_without_words_keeps_its_order_among_right_to_left_text(lang: str, shown: str) -> None:
    head = '<meta property="article:published_time" content="2025-03-04">'
    markup = written(parse_page(f"<html lang={lang}>{head}<main><h1>X</h1><p>Y z.</p></main>"))
    assert f'<time datetime="2025-03-04"{shown}</time>' in markup


def test_headings_below_the_headline_begin_at_level_two() -> None:
    html = "<h2>Salt</h2><p>One.</p><h4>Seas</h4><p>Two.</p><h5>Dead</h5><p>Three.</p>"
    markup = written(parse_page(f"<title>Salt</title><main>{html}</main>"))
    assert re.findall(r"<(h\d)", markup) == ["h1", "h2", "h3"]


def test_unknown_language_gets_automatic_direction() -> None:
    root = tree(written(parse_page("<title>ملح</title><main><p>ملح قديم</p><ul><li>ملح</ul></main>")))
    directions = [each.get("dir") for name in ("h1", "p", "li") for each in root.iter(f"{_X}{name}")]
    assert directions == ["auto", "auto", "auto"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "math(msup(mimn))"),
        ("<math><mfrac><mi>x</mi></mfrac></math>", "math(mrow(mi))"),
        ("<math><mtable><mtr><mtd>x</mtd></mtr></mtable></math>", "math(mtable(mtr(mtd(mtext))))"),
        ("<math><mtr><mtd><mi>x</mi></mtd></mtr></math>", "math(mrow(mrow(mi)))"),
        ("<math><mi onclick=x href=javascript:x>x</mi><script>y</script></math>", "math(mi)"),
        ("<math><semantics><mi>x</mi><annotation>\\x</annotation></semantics></math>", "math(mrow(mi))"),
    ],
)
def test_well_formed_formulas_are_kept(html: str, expected: str) -> None:
    markup = of(f"<p>See {html}.</p>")
    assert shape(markup) == f"p({expected})"
    assert "javascript" not in markup


def test_byline_under_the_title_has_the_id_of_its_sentence() -> None:
    html = """<title>Salt</title><meta name=author content='Ada Ferro'>
        <meta property=article:published_time content=2024-05-06T07:08:09Z>
        <main><h1>Salt</h1><p>Old.</main>"""
    root = tree(written(parse_page(html, "https://salt.example/a")))
    title = {each.get("id"): "".join(each.itertext()) for each in root.iter() if each.get("id")}
    assert title == {"s1-0": "Salt", "s1-1": "Ada Ferro · May 6, 2024", "s1": "\nOld.\n", "s1-2": "Old."}


def test_title_outside_the_article_has_the_id_of_its_sentence() -> None:
    root = tree(written(parse_page("<title>On salt</title><main><p>It is old.</p></main>")))
    heading = root.find(f".//{_X}h1/{_X}span")
    assert heading is not None
    assert (heading.get("id"), heading.text) == ("s1-0", "On salt")


@pytest.mark.parametrize(("title", "mark"), [("Salt", "<h1>"), ("Salt and " * 20, '<h1 class="long">')])
def test_long_title_is_set_smaller(title: str, mark: str) -> None:
    assert mark in written(parse_page(f"<html lang=en><title>{title}</title><main><p>It is old.</p></main>"))


def test_page_without_a_title_has_no_empty_heading() -> None:
    assert "<h1" not in written(parse_page("<main><p>It is old.</p></main>"))


def shape(markup: str) -> str:
    """The elements of some markup without the sentences; brackets around the content of each."""

    def shown(element: ET.Element) -> str:
        inside = "".join(map(shown, element))
        name = element.tag.rpartition("}")[2]
        number = f"[{element.get('value')}]" if element.get("value") else ""
        around = f"{name}{number}({inside})" if inside else f"{name}{number}"
        return inside if name == "span" else around

    return "".join(map(shown, tree(markup)))


@pytest.mark.parametrize(("lang", "direction"), [("ar", ' dir="ltr"'), ("he", ' dir="ltr"'), ("en", "")])
def test_code_runs_from_left_to_right_in_every_language(lang: str, direction: str) -> None:
    html = "<h1>X</h1><p>A <code>f(x)</code> b.</p><pre><code>def f(x):</code></pre>"
    markup = written(parse_page(f"<html lang={lang}><main>{html}</main>"))
    assert f"<code{direction}>f(x)</code>" in markup
    assert f'<pre id="b3"{direction}>' in markup


def test_short_code_is_not_broken_at_its_hyphens() -> None:
    markup = of("<p>With <code>-x</code>, <code>x</code> or <code>--a-very-long-option-name</code>.</p>")
    assert re.findall(r"<code[^>]*>", markup) == ['<code class="unbroken">', "<code>", "<code>"]
