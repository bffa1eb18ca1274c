"""Video, audio and embedded players."""

from __future__ import annotations

import pytest

from reader.page.model import Block, Media
from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, all_blocks, parse_with_inventory

PLAYER = (
    "<div class=player><div><h3>The song of the lamp</h3></div><img src=w alt='please wait'>"
    "<div><audio src=x></audio></div><p>No media source</p><div>0:00 <span>0:03:31</span></div>"
    "<button>Pop-out player</button></div>"
)


def players(html: str) -> list[Block]:
    return [block for block in all_blocks(parse_page(_page(html))) if block.kind == "media"]


def _page(html: str) -> str:
    return f"<main><h1>Lamp</h1><p>{PROSE}</p>{html}<p>{MORE}</p></main>"


def test_media_player_is_one_block_with_title_and_duration() -> None:
    (player,) = players(PLAYER)

    assert player.media == Media("audio", 211)
    assert player.name == "The song of the lamp"
    assert player.text == ""


def test_media_player_controls_are_not_read() -> None:
    page = parse_page(_page(PLAYER))

    assert page.article_text == f"{PROSE}\n{MORE}"
    assert "please wait" not in [block.name for block in all_blocks(page)]


def test_iso_duration_is_read() -> None:
    (player,) = players("<div><video></video><time datetime=PT3M31S>about four minutes</time></div>")

    assert player.media == Media("video", 211)


@pytest.mark.parametrize(
    ("title", "is_read"), [("Chirp Follow Button", False), ("reCAPTCHA", False), ("Map of the harbor", True)]
)
def test_frame_of_a_button_is_not_read(title: str, is_read: bool) -> None:
    assert bool(players(f"<iframe src=x title='{title}'></iframe>")) == is_read


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_bare_media_element_is_a_player(kind: str) -> None:
    (player,) = players(f"<{kind} src=x></{kind}>")

    assert player.media is not None
    assert player.media.kind == kind


def test_media_player_without_a_duration_has_none() -> None:
    (player,) = players("<audio src=x></audio>")

    assert player.media == Media("audio", None)


def test_media_player_is_named_by_its_label() -> None:
    (player,) = players("<video aria-label='How the lamp was lit'></video>")

    assert player.name == "How the lamp was lit"


def test_text_beside_a_media_player_is_kept() -> None:
    page = parse_page(_page(f"<div><audio src=x></audio><p>{MORE} It was sung often.</p></div>"))

    assert "It was sung often." in page.article_text
    assert len([block for block in all_blocks(page) if block.kind == "media"]) == 1


def test_iframe_is_named_by_its_title() -> None:
    (frame,) = players("<iframe src=x title='Map of the harbor'></iframe>")

    assert frame.media == Media("frame", None)
    assert frame.name == "Map of the harbor"


def test_iframe_without_a_title_is_not_read() -> None:
    assert players("<iframe src=x></iframe>") == []


def test_adjacent_media_players_are_separate() -> None:
    blocks = players(
        "<div><audio aria-label=First></audio></div><div><audio aria-label=Second></audio></div>"
    )

    assert [block.name for block in blocks] == ["First", "Second"]


def test_media_players_in_one_box_are_separate() -> None:
    blocks = players("<div><audio aria-label=First></audio><audio aria-label=Second></audio></div>")

    assert [block.name for block in blocks] == ["First", "Second"]


def test_download_links_of_a_media_player_are_page_links() -> None:
    html = "<div><audio src=x></audio><ul><li><a href=song.mp3>64 kbps, MP3</a></ul></div>"
    page = parse_with_inventory(_page(html))

    assert "64 kbps, MP3" in [link.name for link in page.inventory.links]
