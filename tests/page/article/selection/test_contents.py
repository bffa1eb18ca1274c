"""Tables of contents and lines that turn pages are not read; other lists of links are."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.article.invented import PARAGRAPHS

TITLES = ("Filling the lamp", "Trimming the wick", "Lighting the lamp", "When the lamp smokes")


def manual(before: str = "", after: str = "", *, numbers: bool = False) -> str:
    """The text of a page of a manual with its four sections; pieces of a page stand around them."""
    sections = "".join(
        f"<h2 id=s{number}>{f'{number}. ' if numbers else ''}{title}</h2><p>{text}</p>"
        for number, (title, text) in enumerate(zip(TITLES, PARAGRAPHS, strict=False), 1)
    )
    text = f"{before}<p>{PARAGRAPHS[-1]}</p>{sections}{after}"
    return parse_page(f"<title>The lamp</title><main><h1>The lamp</h1>{text}</main>").article_text


def entries(tag: str, address: str = "") -> str:
    return "".join(
        f"<{tag}><a href='{address}#s{number}'>{title}</a></{tag}>" for number, title in enumerate(TITLES, 1)
    )


@pytest.mark.parametrize(
    "html",
    [
        f"<div><p><b>Contents</b></p><ul>{entries('li')}</ul></div>",
        f"<div><p><b>Inhalt</b></p><dl>{entries('dt', 'lamp.html')}</dl></div>",
        f"<div><h2>Summary</h2>{entries('div')}</div>",
    ],
    ids=["list", "with the page's address", "lines"],
)
@pytest.mark.parametrize("numbers", [False, True], ids=["as headings", "with numbers"])
def test_table_of_contents_and_its_title_are_not_read(html: str, *, numbers: bool) -> None:
    found = manual(html, numbers=numbers)

    assert [found.count(title) for title in TITLES] == [1, 1, 1, 1]
    assert found.splitlines()[0] == PARAGRAPHS[-1]


def test_list_of_links_to_other_titles_is_read() -> None:
    links = "".join(f"<li><a href='tools.html#t{n}'>Tool number {n}</a></li>" for n in range(4))
    assert manual(after=f"<p>The keeper needs these tools:</p><ul>{links}</ul>").count("Tool number") == 4


def test_two_links_to_sections_are_read() -> None:
    links = (
        f"<p>Before you begin, read these two:</p><ul>{entries('li')[: entries('li').index('<li>', 5)]}</ul>"
    )
    assert TITLES[0] in manual(links).splitlines()[:2]


@pytest.mark.parametrize(
    "line",
    [
        "<b>Next:</b> <a href=w.html>Wicks</a> <b>Previous:</b> <a href=o>Oil</a> <a href=c>Contents</a>",
        "[<a href=w.html>Suivant</a>] [<a href=l.html>Précédent</a>] [<a href=i.html>Index</a>]",
        "<a href=l.html rel=prev>Oil of seals</a> | <a href=w.html rel=next>Wicks of wool</a>",
        "<a href=w.html>次へ</a> <a href=o.html>前へ</a>",
    ],
)
def test_line_that_turns_pages_is_not_read(line: str) -> None:
    plain = manual()
    assert manual(f"<p>{line}</p>") == plain
    assert manual(after=f"<div><p>{line}</p></div>") == plain


def test_link_to_the_index_within_a_sentence_is_read() -> None:
    line = "<p>See the <a href=i.html>index</a> and the <a href=c.html>contents</a> of the lamp book.</p>"
    assert "See the index and the contents of the lamp book." in manual(line)


def test_picture_that_turns_the_page_is_not_announced() -> None:
    from reader import write_script

    def announced(alt: str) -> bool:
        page = parse_page(
            f"<main><h1>Lamp</h1><p>{PARAGRAPHS[0]}</p>"
            f"<p><a href=n.html><img src=n.png alt='{alt}'></a></p><p>{PARAGRAPHS[1]}</p></main>"
        )
        return any(alt in utterance.text for utterance in write_script(page))

    assert announced("Chart of the bay")
    assert not any(map(announced, ("next", "Nach oben", "Précédent", "目次")))
