"""What a page contains twice is read once; what it repeats on purpose is read each time."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.article.invented import PARAGRAPHS

TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
STEPS = (
    "How to fill the lamp",
    "Pour the oil slowly, and stop a finger below the rim.",
    "Wipe the brass before you light it.",
)


def text_with(html: str) -> str:
    """The text of an article with pieces of a page in it."""
    return parse_page(
        f"<main><h1>Lamp</h1>{TEXT}{html}<p>The end of the lamp came in spring.</p></main>"
    ).article_text


def part(*lines: str, tag: str = "p") -> str:
    title, *rest = lines
    return f"<section><h2>{title}</h2>{''.join(f'<{tag}>{line}</{tag}>' for line in rest)}</section>"


def test_part_for_narrow_screens_is_not_read_after_the_same_part_for_wide_ones() -> None:
    found = text_with(f"<div class=wide>{part(*STEPS)}</div><div class=narrow>{part(*STEPS)}</div>")

    assert [found.count(line) for line in STEPS] == [1, 1, 1]
    assert found.endswith("spring.")


@pytest.mark.parametrize(
    "html",
    [
        part("Brass lamp", *STEPS[1:]) + part("Tin lamp", *STEPS[1:]),
        "".join(
            f"<div>{''.join(f'<p>Row, keeper, row number {n}</p>' for n in range(6))}</div>" for _ in "ab"
        ),
        "".join(f"<div>{part(*STEPS, tag='pre')}</div>" for _ in "ab"),
    ],
    ids=["same lines under other headings", "refrain", "code"],
)
def test_lines_that_are_repeated_on_purpose_are_read_each_time(html: str) -> None:
    lines = text_with(html).splitlines()

    repeated = [line for line in lines if line in STEPS[1:] or line.startswith("Row")]
    assert repeated
    assert all(lines.count(line) == 2 for line in repeated)


def test_line_for_phones_is_not_read_after_the_same_line_for_desktops() -> None:
    line = "<p>The lamp room is closed until the storm is over.</p>"
    found = text_with(f"<div class=desktop-only>{line}</div><div class=mobile-only>{line}</div>")

    assert found.count("The lamp room is closed") == 1


def test_refrain_for_one_kind_of_screen_is_read_each_time() -> None:
    line = "<p>The lamp room is closed until the storm is over.</p>"
    found = text_with(f"<div class=mobile-only>{line}</div><div class=mobile-only>{line}</div>")

    assert found.count("The lamp room is closed") == 2


def test_paragraph_directly_after_the_same_paragraph_is_not_read() -> None:
    line = "The lamp room is closed until the storm is over, and the keeper has gone home."
    found = text_with(f"<div><p>{line}</p></div><div><p>{line}</p></div><p>Ahoy!</p><p>Ahoy!</p>")

    assert (found.count(line), found.count("Ahoy!")) == (1, 2)


def test_descriptions_that_are_alike_are_read_for_each_term() -> None:
    description = "".join(f"<p>{line}</p>" for line in STEPS) + "<p><a href=/wick>The wick</a></p>"
    terms = "".join(f"<dt>{name}</dt><dd>Made of {name}.{description}</dd>" for name in ("brass", "tin"))

    assert text_with(f"<dl>{terms}</dl>").count(STEPS[1]) == 2


def test_lines_around_different_code_are_read_each_time() -> None:
    def call(code: str) -> str:
        return (
            f"<section><p>How to light it:</p><pre>{code}</pre><p>And see how <a href=/oil>oil</a> is filled "
            "in by the keeper of the lamp</p></section>"
        )

    assert text_with(call("light(lamp)") + call("light(lamp, 2)")).count("How to light it:") == 2


def test_sentence_with_a_link_is_read_each_time() -> None:
    line = "<p>See also <a href=/oil>The oil of the keeper</a>.</p>"
    assert text_with(f"<h2>Brass</h2>{line}<p>Ahoy!</p><h2>Tin</h2>{line}").count("See also") == 2


def lamps(link: str) -> str:
    """A list of lamps, each with a link."""
    return "".join(
        f"<li><h3>Lamp number {n}</h3><p>It burns {n} pints of oil.</p><p>{link.format(n=n)}</p></li>"
        for n in range(10)
    )


def test_same_link_at_each_thing_of_a_list_is_not_read() -> None:
    found = text_with(f"<ul>{lamps('<a href=/feed/{n}>Feed of this lamp</a>')}</ul>")

    assert "It burns 9 pints of oil." in found
    assert "Feed of this lamp" not in found


@pytest.mark.parametrize("link", ["<a href=/{n}>Brass</a> <a href=/t/{n}>Tin {n}</a>", "Brass"])
def test_same_fact_of_each_thing_of_a_list_is_read(link: str) -> None:
    assert text_with(f"<ul>{lamps(link)}</ul>").count("Brass") == 10
