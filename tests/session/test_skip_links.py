"""Skip links in a session, and pages with little in them."""

from __future__ import annotations

import pytest

from reader.session.navigation import positions
from tests.session.playing import TIDES, at, play, said, script, script_of, shown

# -- skip links -----------------------------------------------------------------------------------


def test_skip_links_move_to_their_targets() -> None:
    played = play(script, "next skip link", state=at("News"))
    assert shown(played.last) == ["Skip to the article"]
    assert said(played.last) == ["Tides"]


def test_broken_skip_link_is_named_and_passed_over() -> None:
    played = play(script, "next skip link", "next skip link")
    assert said(played.last) == ["[Skip to nowhere: broken link. Start of article]"]
    assert said(play(script, *["next skip link"] * 3).last) == ["Copyright ours."]


def test_skip_links_wrap_around() -> None:
    """Otherwise a page's only skip link could be followed only once."""
    count = len(script.page.skip_links)
    around = ["next skip link"] * (count + 1)
    assert said(play(script, *around).last) == said(play(script, "next skip link").last)
    back = play(script, "previous skip link")
    assert said(back.last) == said(play(script, *around[:count]).last)


def test_missing_skip_links_are_reported() -> None:
    for command in ("next skip link", "previous skip link"):
        assert said(play(script_of("<h1>A</h1><p>B c d.</p>"), command).last) == [
            "[This page has no skip links]"
        ]


def test_missing_headings_are_reported() -> None:
    plain = script_of("<html lang=en><article><p>One two. Three four.</p></article>")
    assert said(play(plain, "next heading").last) == ["[No next heading]"]
    assert said(play(plain, "previous heading").last) == ["[No previous heading]"]


# -- pages with little in them --------------------------------------------------------------------


@pytest.mark.parametrize("action", ["next word", "next section", "end"])
def test_every_move_in_the_article_saves_the_position(action: str) -> None:
    played = play(script_of(TIDES), *[action] * 9)
    assert len({save.position for save in played.saved}) > 1
    assert played.saved[-1].position == played.state.reading.position


def test_page_without_an_article_is_read_from_its_beginning() -> None:
    bare = script_of("<nav aria-label=Menu><a href='/a'>News of the day</a></nav>")
    played = play(bare, "heard", "heard")
    assert played.said == [bare.page.notice, "News of the day", "[End of article]"]
    assert played.saved[-1].ended


def test_page_without_an_article_has_the_pages_edges() -> None:
    bare = script_of("<nav aria-label=Menu><a href='/a'>News of the day</a></nav>")
    assert said(play(bare, "start").last) == [bare.page.notice]
    assert said(play(bare, "end").last) == ["News of the day"]


def test_silent_article_is_skipped() -> None:
    silent = script_of("<main><article><img src=x alt='A picture of the sea'></article></main>", "none")
    for section in range(len(silent.page.sections)):
        assert positions.section_start(silent, section) is None
    assert positions.first(silent) is None
    assert positions.last_sentence(silent) is None
