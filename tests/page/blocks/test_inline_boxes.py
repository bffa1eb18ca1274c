"""Boxes within a line of text."""

from __future__ import annotations

import pytest

from reader.page.model import BlockKind
from tests.page.samples import STORY, all_blocks, parse_with_inventory


def _texts(html: str) -> list[tuple[BlockKind, str]]:
    page = parse_with_inventory(f"<h1>Lamp</h1>{STORY}{html}<h2>End</h2>")
    return [(block.kind, block.text) for block in all_blocks(page)][3:-1]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<span>[1]</span><span>Smith, Lamps.</span>", "[1] Smith, Lamps."),
        ("The <b>number 2</b><span>Lamp burns.</span>", "The number 2 Lamp burns."),
        ("To <a href=/s>burn</a><a href=/n>Now</a> it takes oil.", "To burn Now it takes oil."),
        ("<x-cell>Lamp</x-cell><x-cell>burns</x-cell> now.", "Lamp burns now."),
        ("<b style='display:block'>The lamp</b>burns now.", "The lamp burns now."),
        ("The lamp<i style='display: inline-block'>burns</i> now.", "The lamp burns now."),
        ("L<i style='display: inline-block'>a</i><i style='display: inline-block'>m</i>p", "Lamp"),
        ("<time>21:00</time><mark>Ann Vale</mark>", "21:00 Ann Vale"),
        ("<span><a>Ann Vale</a></span><span><time>May 2</time></span>", "Ann Vale May 2"),
        ("<a>Ann Vale</a><span>2 May 2024</span>", "Ann Vale 2 May 2024"),
        ("<b>Ann Vale</b><span>12:30</span>", "Ann Vale 12:30"),
        ("<a>Earlier</a><span>50-year lamp</span>", "Earlier 50-year lamp"),
        ("<span>LED</span><span>Lamp</span>", "LED Lamp"),
        ("<span>It burns.</span><b>Photo: Ann</b>", "It burns. Photo: Ann"),
        ("The <b>HI</b><b>Q</b> lamp and <i>e.</i><b>V.</b> burn.", "The HIQ lamp and e.V. burn."),
        ("The lamp<span>s</span> and <b>Lamp</b><a>3</a> burn.", "The lamps and Lamp3 burn."),
        ("<span>On-ear\u200b</span><span>Lamp type</span>", "On-ear\u200b Lamp type"),
        ("<span>Lamp®</span><span>Oil</span>", "Lamp® Oil"),
        ("<span>T</span><span>he lamp burns.</span>", "The lamp burns."),
        (
            "<b>Was: $3.00.</b><ins aria-hidden=true>$2.00</ins><b>Now: $2.00.</b>",
            "Was: $3.00. Now: $2.00.",
        ),
        ("5 min<i aria-hidden=true>·</i>read, L<i aria-hidden=true>a</i>mp", "5 min read, Lmp"),
        ("The <b>U</b><b>S</b> lamp burns.", "The US lamp burns."),
        ("Call <code><span>light</span><span>Up</span></code> to burn.", "Call lightUp to burn."),
    ],
)
def test_adjacent_inline_boxes_are_separated(html: str, text: str) -> None:
    assert ("paragraph", text) in _texts(f"<p>{html}</p>")


def test_inline_note_is_read_after_its_paragraph() -> None:
    note = "<span class=footnote><sup>1</sup><span>1</span>All were new.</span>"

    assert _texts(f"<p>It burns{note} all night.</p>") == [
        ("paragraph", "It burns all night."),
        ("note", "All were new."),
    ]


@pytest.mark.parametrize(("mark", "cited"), [("", ""), ("<sup>1</sup>", "1")])
def test_inline_note_leaves_a_reference_in_its_sentence(mark: str, cited: str) -> None:
    page = parse_with_inventory(
        f"<h1>Lamp</h1>{STORY}<p>It burns{mark}<small class=sidenote>All were new.</small> all night.</p>"
    )

    text = next(block for block in all_blocks(page) if block.text.startswith("It burns"))
    note = next(block for block in all_blocks(page) if block.text == "All were new.")
    (span,) = [span for span in text.spans if span.kind == "note reference"]
    assert (span.value, text.text[span.start : span.end]) == (note.id, cited)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Lamps such as the Tern<span><button title=x></button><i>T</i></span>, they say, burn.</p>",
        "<p>Lamps such as the Tern<span><button></button></span><div>TRN</div>, they say, burn.</p>",
    ],
)
def test_sentence_around_a_page_tool_stays_whole(html: str) -> None:
    assert ("paragraph", "Lamps such as the Tern, they say, burn.") in _texts(html)


def test_line_break_between_sentences_stays() -> None:
    texts = _texts("<p>The lamp burns.</p><div>It was lit.</div>Nobody lit it twice.")

    assert [text for _, text in texts] == ["The lamp burns.", "It was lit.", "Nobody lit it twice."]


@pytest.mark.parametrize(
    "number",
    [
        "<span class=pagenum><a id=p2>[2]</a></span>",
        "<a class=pagenum>[Pg 14]</a>",
        "<span class=seitenzahl>[S. 14]</span>",
        "<span class=page-break>— 14 —</span>",
        "<span class=num-page>14</span>",
        "<span class=pageno>|14|</span>",
        "<a class=page>[17]</a>",
        "<i class=pageno>20</i>",
        "<span class=pb>[p. 18]</span>",
        "<span class=page-number>{15}</span>",
        "<span role=doc-pagebreak>xii</span>",
    ],
)
def test_printed_page_numbers_are_not_read(number: str) -> None:
    assert ("paragraph", "It burns all night.") in _texts(f"<p>It {number}burns all night.</p>")


@pytest.mark.parametrize(
    "tip",
    [
        "<span role=tooltip>Wick<br>The part that burns.</span>",
        "<span class=tooltiptext>The part that burns.</span>",
        "<span class='Term_tooltipBubble__x1'><b>Wick</b> The part.</span>",
        "<div class=glossary-popup>Wick</div>",
    ],
)
def test_tooltip_is_not_read(tip: str) -> None:
    assert ("paragraph", "It burns by its wick all night.") in _texts(
        f"<p>It burns by its <span class=tooltip>wick{tip}</span> all night.</p>"
    )


def test_hint_that_a_link_opens_a_new_window_is_not_read() -> None:
    hint = "<span class=sr-only> (opens in a new window)</span>"
    words = "<span class=sr-only> for the whole year</span>"
    assert ("paragraph", "See prices for the whole year here.") in _texts(
        f"<p>See <a href=/x>prices{words}</a> <a href=/y>here{hint}</a>.</p>"
    )
