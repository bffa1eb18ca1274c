"""The label of a button that shows a part of the article is read before that part."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.article.invented import PARAGRAPHS

TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
QUESTION = "How long does a full lamp burn?"
ANSWER = "A full lamp burns for eleven hours, and for nine when the wick is new and the wind is strong."


def lines_with(html: str) -> list[str]:
    page = parse_page(f"<main><h1>Lamp</h1>{TEXT}<h2>Lamps</h2>{html}{TEXT}</main>")
    return page.article_text.splitlines()


@pytest.mark.parametrize(
    "html",
    [
        f"<div><button type=button>{QUESTION}</button><div><p>{ANSWER}</p></div></div>",
        f"<div><button type=button><h5>{QUESTION}</h5><i></i></button><p>{ANSWER}</p></div>",
        f"<h3><button aria-expanded=false aria-controls=a>{QUESTION}</button></h3><div id=a>{ANSWER}</div>",
        f"<ul><li class=accordion><div role=button>{QUESTION}</div><div>{ANSWER}</div></ul>",
        f"<details><summary><label>{QUESTION}</label></summary><p>{ANSWER}</p></details>",
    ],
    ids=["question", "heading in the button", "button in a heading", "role", "details"],
)
def test_question_on_a_button_is_read_before_its_answer(html: str) -> None:
    lines = lines_with(html)

    assert lines[lines.index(ANSWER) - 1] == QUESTION


def test_heading_in_a_disclosure_button_begins_a_section() -> None:
    html = f"<div><button><h3>{QUESTION}</h3></button><div><p>{ANSWER}</p></div></div>"
    page = parse_page(f"<main><h1>Lamp</h1>{TEXT}{html}</main>")

    titles = [(section.title, section.level) for section in page.sections if section.in_article]
    assert (QUESTION, 3) in titles


@pytest.mark.parametrize(
    ("label", "html"),
    [
        ("Show the answer", f"<div><button aria-expanded=true>Show the answer</button><p>{ANSWER}</p></div>"),
        ("Lamp oil", f"<div><button>Lamp oil</button><p>{ANSWER}</p></div>"),
        ("Lamp oil", f"<button aria-controls=a>Lamp oil</button><p>{PARAGRAPHS[2]}</p><p id=a>{ANSWER}</p>"),
        (QUESTION, f"<div><button><img src=l.png alt=lamp> {QUESTION}</button><p>{ANSWER}</p></div>"),
    ],
    ids=["tool", "shows nothing", "shows a part elsewhere", "picture"],
)
def test_other_buttons_are_not_read(label: str, html: str) -> None:
    lines = lines_with(html)

    assert ANSWER in lines
    assert label not in lines
