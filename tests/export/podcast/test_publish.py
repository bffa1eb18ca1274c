"""A podcast of articles, checked by an independent parser and an accessibility checker."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote
from urllib.request import Request, urlopen
from xml.etree import ElementTree as ET

import mutagen
import pytest
from PIL import Image

from reader.export.podcast.feed import Owner, PodcastFeed, new_guid, write_feed
from tests.browser.chromium import Chromium
from tests.export.batches import page
from tests.export.podcast.serving import serving
from tests.support.programs import BREAD, PERU, Run, run_to_end, runner
from tests.support.terminal import MODULES
from tests.support.validators import html_checker

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

feedparser = pytest.importorskip("feedparser")
webvtt = pytest.importorskip("webvtt")
BASE = "https://me.example/cast/"
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
QUIET = ("--engine", "silence", "--rate", "900", "--pauses", "0")
ODD = "Salt & <b>pepper</b>: a/b \"c\" 'd' 😀 \x07]]> --> javascript:alert(1)"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("podcast")
    page(folder / "odd.html", ODD.replace("&", "&amp;").replace("<", "&lt;"))
    sources = (BREAD, PERU, str(folder / "odd.html"))
    done = runner(folder)("publish", str(folder / "cast"), *sources, "--base-url", BASE.rstrip("/"), *QUIET)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1].startswith("3 written")
    return folder / "cast"


def test_feedparser_finds_each_article_with_its_audio(cast: Path) -> None:
    feed = feedparser.parse((cast / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "rss20"
    assert (feed.feed.title, feed.feed.link, feed.feed.language) == ("Articles to listen to", BASE, "en")
    assert feed.feed.image.href == f"{BASE}cover.png"
    assert len(feed.entries) == 3
    assert {entry.title for entry in feed.entries} >= {"A First Loaf of Sourdough"}
    odd = next(entry for entry in feed.entries if "pepper" in entry.title)
    assert odd.title_detail.value == " ".join(ODD.replace("\x07", " ").split())
    assert len({entry.id for entry in feed.entries}) == 3
    for entry in feed.entries:
        (sound,) = entry.enclosures
        path = cast / unquote(sound.href.removeprefix(BASE))
        assert int(sound.length) == path.stat().st_size
        assert sound.type == "audio/mpeg"
        assert float(entry.itunes_duration) == pytest.approx(mutagen.File(path).info.length, abs=1)
        assert entry.published_parsed
        assert entry.summary


def test_feed_is_well_formed_with_the_required_elements(cast: Path) -> None:
    root = ET.parse(cast / "feed.xml").getroot()
    (channel,) = root
    for name in ("title", "link", "description", "language", f"{ITUNES}explicit", f"{ITUNES}category",
                 f"{ITUNES}image", f"{PODCAST}guid"):  # fmt: skip
        assert channel.find(name) is not None, name
    with Image.open(cast / "cover.png") as cover:
        assert cover.width == cover.height
        assert 1400 <= cover.width <= 3000


def test_without_the_libraries_of_exports_a_line_says_how_to_install_them(tmp_path: Path) -> None:
    (tmp_path / "resvg_py.py").write_text("raise ImportError", "utf-8")
    env = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{MODULES}", "XDG_DATA_HOME": str(tmp_path)}
    done = run_to_end("publish", str(tmp_path / "cast"), BREAD, "--base-url", BASE, env=env, stdin="")

    assert done.returncode == 6
    assert "pip install 'accessible-reader[export]'" in done.stderr


def test_podcast_guid_matches_the_specifications_example() -> None:
    assert new_guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_podcast_keeps_its_guids_when_it_moves(cast: Path, tmp_path: Path) -> None:
    moved = Path(shutil.copytree(cast, tmp_path / "cast"))
    before = guids(moved)
    sources = (BREAD, PERU, str(cast.parent / "odd.html"))
    done = runner(tmp_path)("publish", str(moved), *sources, "--base-url", "https://new.example/", *QUIET)
    assert done.returncode == 0
    assert guids(moved) == before
    assert b"https://me.example" not in (moved / "feed.xml").read_bytes()


def guids(cast: Path) -> list[str]:
    """The guid of the podcast, then those of its episodes."""
    root = ET.parse(cast / "feed.xml").getroot()
    return [each.text or "" for name in (f"{PODCAST}guid", "guid") for each in root.iter(name)]


def test_directories_list_a_podcast_only_if_asked(cast: Path) -> None:
    owner = Owner("Ann Oakley", "ann@example.org")
    listed = ET.fromstring(
        write_feed(PodcastFeed(BASE, "Mine", "en", (), GUID, owner, is_listed=True), "f", "c")
    )
    private = ET.parse(cast / "feed.xml").getroot()
    assert (private.findtext(f".//{ITUNES}block"), listed.find(f".//{ITUNES}block")) == ("Yes", None)
    assert listed.findtext(f".//{ITUNES}owner/{ITUNES}email") == "ann@example.org"
    assert private.find(f".//{ITUNES}owner") is None


@pytest.mark.parametrize("owner", ["ann@example.org", "Ann", "Ann <ann>", "<ann@example.org>"])
def test_owner_without_name_or_address_is_refused(run: Run, tmp_path: Path, owner: str) -> None:
    done = run("publish", str(tmp_path / "cast"), BREAD, "--base-url", BASE, "--owner", owner, *QUIET)
    assert done.returncode == 2
    assert done.stderr.startswith("reader: --owner needs a name and an e-mail address")


def test_each_episode_has_notes_a_cover_and_a_transcript(cast: Path) -> None:
    root = ET.parse(cast / "feed.xml").getroot()
    assert root.findtext(f"./channel/{ITUNES}type") == "episodic"
    for item in root.iter("item"):
        assert item.findtext(f"{ITUNES}episodeType") == "full"
        notes = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
        assert notes.startswith("<p>")
        (cover,) = item.findall(f"{ITUNES}image")
        with Image.open(beside(cast, cover.attrib["href"])) as picture:
            assert (picture.width, picture.height >= 1400) == (picture.height, True)
        (transcript,) = item.findall(f"{PODCAST}transcript")
        assert (transcript.get("type"), transcript.get("language")) == ("text/vtt", "en")
        cues = webvtt.read(str(beside(cast, transcript.attrib["url"])))
        assert cues[-1].end_in_seconds <= float(item.findtext(f"{ITUNES}duration") or 0) + 1
    bread = (cast / "a-first-loaf-of-sourdough.vtt").read_text("utf-8")
    assert "Weigh" in bread


def beside(cast: Path, address: str) -> Path:
    """The file of an address in the feed."""
    return cast / unquote(address.removeprefix(BASE))


def test_player_subscribes_seeks_and_updates_over_http(tmp_path: Path) -> None:
    """A client as a podcast player is: it reads the feed, loads parts of a file, and finds a new episode."""
    page(tmp_path / "a.html", "Moon")
    page(tmp_path / "b.html", "Stars")
    folder = tmp_path / "cast"
    with serving(folder) as base:
        publish = ("publish", str(folder), "--base-url", base, *QUIET)
        assert runner(tmp_path)(*publish, str(tmp_path / "a.html")).returncode == 0
        (first,) = feedparser.parse(f"{base}feed.xml").entries
        sound = first.enclosures[0].href
        whole = urlopen(sound).read()
        part = urlopen(Request(sound, headers={"Range": "bytes=100-199"}))
        assert (part.status, part.read()) == (206, whole[100:200])
        assert runner(tmp_path)(*publish, str(tmp_path / "a.html"), str(tmp_path / "b.html")).returncode == 0
        again = feedparser.parse(f"{base}feed.xml").entries
    assert {each.title for each in again} == {"Moon", "Stars"}
    assert first.id in {each.id for each in again}


def test_feed_chapters_match_the_audio(cast: Path) -> None:
    root = ET.parse(cast / "feed.xml").getroot()
    with_chapters = [item for item in root.iter("item") if item.find(f"{PODCAST}chapters") is not None]
    assert 0 < len(with_chapters) < 3  # an article of one section has none
    for item in with_chapters:
        (chapters_at,) = item.findall(f"{PODCAST}chapters")
        assert chapters_at.get("type") == "application/json+chapters"
        chapters = json.loads(
            (cast / unquote(chapters_at.attrib["url"].removeprefix(BASE))).read_text("utf-8")
        )
        assert chapters["version"] == "1.2.0"
        enclosure = item.find("enclosure")
        assert enclosure is not None
        tags = mutagen.File(cast / unquote(enclosure.attrib["url"].removeprefix(BASE))).tags
        own = [
            (frame.start_time / 1000, frame.sub_frames["TIT2"].text[0])
            for frame in sorted(tags.getall("CHAP"), key=lambda frame: frame.start_time)
        ]
        found = [(chapter["startTime"], chapter["title"]) for chapter in chapters["chapters"]]
        assert [title for _, title in found] == [title for _, title in own]
        assert [time for time, _ in found] == pytest.approx([time for time, _ in own], abs=0.002)


def test_notes_and_page_tell_author_site_date_and_length(cast: Path) -> None:
    notes = ET.parse(cast / "feed.xml").getroot().findall(".//item/description")
    assert any((each.text or "").startswith("February 2018. ") for each in notes)


def test_publishing_again_changes_nothing(cast: Path) -> None:
    before = (cast / "feed.xml").read_bytes()
    sources = (BREAD, PERU, str(cast.parent / "odd.html"))
    done = runner(cast.parent)("publish", str(cast), *sources, "--base-url", BASE, *QUIET)
    assert done.stderr.startswith("0 written, 3 already there")
    assert (cast / "feed.xml").read_bytes() == before


def test_publish_without_sources_uses_the_queue(run: Run, run_program: Run, tmp_path: Path) -> None:
    page(tmp_path / "a.html", "Moon")
    page(tmp_path / "b.html", "Stars")
    assert run("queue", "add", str(tmp_path / "a.html"), str(tmp_path / "b.html")).returncode == 0
    publish = ("publish", str(tmp_path / "cast"), "--base-url", BASE, *QUIET)

    def titles() -> list[str]:
        assert run_program(*publish).returncode == 0
        feed = feedparser.parse((tmp_path / "cast" / "feed.xml").read_bytes())
        return sorted(entry.title for entry in feed.entries)

    assert titles() == ["Moon", "Stars"]
    assert run("queue", "remove", "1").returncode == 0
    assert titles() == ["Stars"]
    assert run("queue", "clear").returncode == 0
    assert titles() == []


@pytest.mark.parametrize(
    "url",
    [
        "me.example", "javascript:alert(1)", "ftp://me.example/", "https://", "https://me.example/?a=b",
        "https://me.example/cast#top", "https://anna:secret@me.example/", "https://anna:secret@[bad/",
    ],
)  # fmt: skip
def test_base_url_that_is_not_a_folder_is_refused(run: Run, tmp_path: Path, url: str) -> None:
    done = run("publish", str(tmp_path / "cast"), BREAD, "--base-url", url, *QUIET)
    assert done.returncode == 2
    assert done.stderr.startswith("reader: --base-url is not the web address of a folder")
    assert "secret" not in done.stderr
    assert not (tmp_path / "cast").exists()


def test_foreign_index_page_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cast").mkdir()
    (tmp_path / "cast" / "index.html").write_text("mine")
    done = run("publish", str(tmp_path / "cast"), BREAD, "--base-url", BASE, *QUIET)
    assert done.returncode == 6
    assert "index.html already exists. Add --force to overwrite it." in done.stderr
    assert (tmp_path / "cast" / "index.html").read_text() == "mine"


def assert_files_are_there(cast: Path, shown: Page) -> None:
    """The page is heard and seen before it is published: its files are beside it."""
    for picture in shown.locator("img").all():
        picture.scroll_into_view_if_needed()
        shown.wait_for_function("picture => picture.naturalWidth > 0", arg=picture.element_handle())
    addresses = shown.evaluate("[...document.querySelectorAll('source, .below a')].map(e => e.src || e.href)")
    local = {unquote(each.partition("#")[0]) for each in addresses if each.startswith("file:")}
    assert len(local) == 6  # a sound file and a transcript for each article
    assert local <= {unquote(file.as_uri()) for file in cast.iterdir()}


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violations_on_the_podcast_page(
    cast: Path, browser: Chromium, scheme: Literal["light", "dark"]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    assert scheme == "dark" or html_checker([cast / "index.html"]) == []
    context = browser._browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640})
    try:
        shown = context.new_page()
        shown.goto((cast / "index.html").as_uri())
        assert axe.Axe().run(shown).response["violations"] == []
        assert shown.locator("audio").count() == 3
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert shown.evaluate(
            "document.links.length && "
            "[...document.links].every(a => /^(file|https?|podcast|pcast|antennapod-subscribe):/.test(a))"
        )
        assert_files_are_there(cast, shown)
    finally:
        context.close()
