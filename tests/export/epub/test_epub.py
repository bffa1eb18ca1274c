"""A book: its files, metadata and links, and the sound of its clips."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from urllib.parse import urldefrag
from xml.etree import ElementTree as ET

import av
import numpy as np
import pytest

from reader.export.captions.cues import sentence_cues
from reader.export.epub.book import write_epub
from reader.export.model import Piece, Recording
from reader.page.parse import parse_page
from reader.script.writer import write_script
from reader.settings import Verbosity
from reader.sources.local_pictures import LocalPicture
from tests.export.audio.noise import lag
from tests.export.epub.books import OPF, RATE, TYPE, Book, D, S, X, made, spoken, written
from tests.support.pictures import picture

ARTICLE = """<html lang=en><title>Salt</title><meta name=author content="Ada Ferro">
<meta property=article:published_time content=2024-05-06T07:08:09Z>
<a href=#main>Skip to the article</a><a href=#notes>Skip to the notes</a><a href=#top>Up</a>
<nav><a href=/>Home</a></nav>
<main id=main><h1>Salt</h1><p>It is older than bread.<sup><a href=#n1>1</a></sup> Nobody counted it.
{long}</p><h2>Where it is</h2><p>In the sea. In the hills. {long}</p>
<figure><img src=x.png alt="A white hill"><figcaption>A hill of it.</figcaption></figure>
<table><caption>Seas</caption><tr><th>Sea<th>Percent<tr><td>Dead<td>33</table>
<h2>Sources</h2><div id=notes><ol><li id=n1>Ferro, 2020.</ol></div></main>""".format(long="It waits. " * 60)

DOCUMENTS = ("title", "text1", "text2", "text3")
MP3_RATE, FRAME_MS, FRAME_BYTES = 24_000, 24, 144
CODEC_DELAY = 1105  # samples (LAME: 576, decoders: 529)
ONSET = 480  # samples


@pytest.fixture(scope="module")
def salt(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return made(tmp_path_factory.mktemp("salt"), parse_page(ARTICLE, "https://salt.example/a?b=1&c"))


def test_mimetype_is_first_and_uncompressed(tmp_path: Path) -> None:
    write_epub(spoken(parse_page(ARTICLE)), tmp_path / "a.epub")
    data = (tmp_path / "a.epub").read_bytes()
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_package_has_metadata_and_accessibility(salt: Book) -> None:
    expected = {
        "title": "Salt", "creator": "Ada Ferro", "date": "2024-05-06", "source": "https://salt.example/a?b=1&c",
        "publisher": "salt.example",
    }  # fmt: skip
    assert {name: salt.package.findtext(f".//{D}{name}") for name in expected} == expected
    assert salt.package.findtext(f".//{D}language") == "en"
    assert salt.metas("schema:accessModeSufficient") == ["textual", "auditory"]
    assert "synchronizedAudioText" in salt.metas("schema:accessibilityFeature")
    assert salt.metas("media:narrator") == ["Joe"]
    for name in ("media:active-class", "media:playback-active-class"):
        (active,) = salt.metas(name)
        assert f".{active} ".encode() in salt.files["EPUB/style.css"]
    (cover,) = (item for item in salt.package.iter(f"{OPF}item") if item.get("properties") == "cover-image")
    assert salt.files[f"EPUB/{cover.get('href')}"].startswith(b"\x89PNG")


def test_local_pictures_are_files_of_the_book(tmp_path: Path) -> None:
    hill, spacer = picture("PNG", (60, 40)), picture("PNG", (2, 2))
    pictures = (LocalPicture("A white hill", "A hill of it.", hill), LocalPicture("Up", "", spacer))
    recording = spoken(parse_page(ARTICLE))._replace(pictures=pictures)
    book = written(tmp_path / "pictures.epub", recording)
    assert [name for name in book.files if "picture" in name] == ["EPUB/picture1.png"]
    assert book.files["EPUB/picture1.png"] == hill
    (item,) = (each for each in book.package.iter(f"{OPF}item") if each.get("id") == "picture1")
    assert (item.get("href"), item.get("media-type")) == ("picture1.png", "image/png")
    images = [each for name in DOCUMENTS for each in book.tree(f"{name}.xhtml").iter(f"{X}img")]
    assert [(each.get("src"), each.get("alt")) for each in images] == [("picture1.png", "A white hill")]
    assert book.metas("schema:accessMode") == ["textual", "auditory", "visual"]


def test_identifier_of_an_article_is_stable(tmp_path: Path, salt: Book) -> None:
    again = made(tmp_path, parse_page(ARTICLE.replace("Nobody", "No one"), "https://salt.example/a?b=1&c"))
    other = made(tmp_path, parse_page(ARTICLE, "https://salt.example/b"))
    identifiers = [each.package.findtext(f".//{D}identifier") for each in (salt, again, other)]
    assert identifiers[0] == identifiers[1] != identifiers[2]


def test_each_chapter_has_text_audio_and_overlay(salt: Book) -> None:
    items = {item.get("id"): item for item in salt.package.iter(f"{OPF}item")}
    order = [items[ref.get("idref")] for ref in salt.package.iter(f"{OPF}itemref")]
    assert [item.get("href") for item in order] == [f"{name}.xhtml" for name in DOCUMENTS]
    for item in order:
        overlay = items[item.get("media-overlay")]
        sounds = {each.get("src") for each in salt.tree(str(overlay.get("href"))).iter(f"{S}audio")}
        assert sounds == {f"{item.get('id')}.mp3"}


def test_clips_are_consecutive_and_add_up(salt: Book) -> None:
    total = 0
    for name in DOCUMENTS:
        clips = [
            (ms(each.get("clipBegin")), ms(each.get("clipEnd")))
            for each in salt.tree(f"{name}.smil").iter(f"{S}audio")
        ]
        assert clips[0][0] == 0
        assert [start for start, _ in clips[1:]] == [end for _, end in clips[:-1]]
        assert all(start < end for start, end in clips)
        (duration,) = (
            each.text for each in salt.package.iter(f"{OPF}meta") if each.get("refines") == f"#{name}-overlay"
        )
        assert ms(duration) == clips[-1][1]
        total += clips[-1][1]
    whole = [
        each.text for each in salt.package.iter(f"{OPF}meta") if each.get("property") == "media:duration"
    ]
    assert ms(whole[-1]) == total


def test_player_that_jumps_to_a_clip_hears_its_sentence_from_the_first_sample(salt: Book) -> None:
    pieces = list(spoken(parse_page(ARTICLE, "https://salt.example/a?b=1&c")).pieces)
    cues = {cue.id: cue for cue in sentence_cues(iter(pieces), max_columns=1_000_000)}
    whole = np.frombuffer(b"".join(piece.pcm for piece in pieces), np.int16)
    heard = 0
    for name in DOCUMENTS:
        mp3 = salt.files[f"EPUB/{name}.mp3"]
        for par in salt.tree(f"{name}.smil").iter(f"{S}par"):
            (text, audio) = (par.find(f"{S}{each}") for each in ("text", "audio"))
            assert text is not None
            assert audio is not None
            file, sentence = urldefrag(text.get("src", ""))
            assert (file, audio.get("src")) == (f"{name}.xhtml", f"{name}.mp3")
            begin, end = (ms(audio.get(each)) // FRAME_MS * FRAME_BYTES for each in ("clipBegin", "clipEnd"))
            assert end <= len(mp3)
            clip = decoded(mp3[begin:end])  # as a player decodes it that begins here
            cue = cues.pop(sentence)
            expected = at_mp3_rate(whole[cue.start : cue.end])
            late = lag(clip, expected)
            assert abs(late - CODEC_DELAY) <= 1
            onset, first = clip[late : late + ONSET], expected[:ONSET]
            assert np.dot(onset, first) > 0.9 * np.linalg.norm(onset) * np.linalg.norm(first)
            heard += 1
    assert heard > 60
    assert cues == {}


@pytest.mark.parametrize("verbosity", ["none", "few", "most", "all"])
def test_every_spoken_sentence_is_in_the_text(tmp_path: Path, verbosity: Verbosity) -> None:
    book = made(tmp_path, parse_page(ARTICLE), verbosity)
    for name in (name for name in book.files if name.endswith(".smil")):
        for element in book.tree(name.removeprefix("EPUB/")).iter():
            place = element.get("src") or element.get("{http://www.idpf.org/2007/ops}textref") or ""
            if ".xhtml" in place:
                file, fragment = urldefrag(place)
                assert [each for each in book.tree(file).iter() if each.get("id") == fragment] != []


def test_notes_are_skippable_and_tables_and_figures_escapable(salt: Book) -> None:
    kinds = {
        seq.get(TYPE): "".join(each.get("src", "") for each in seq.iter(f"{S}text"))
        for name in DOCUMENTS
        for seq in salt.tree(f"{name}.smil").iter(f"{S}seq")
    }
    assert set(kinds) == {"figure", "table", "list", "footnote"}
    assert kinds["table"].count("text2.xhtml#") == 5
    assert kinds["footnote"] == kinds["list"] != ""


def test_contents_are_nested_like_the_headings(tmp_path: Path) -> None:
    headings = "".join(
        f"<h{level}>{name}</h{level}><p>Text of it.</p>"
        for name, level in zip("abcdefg", (1, 3, 2, 4, 3, 2, 1), strict=True)
    )
    page = parse_page(f"<title>T</title><main><p>Text.</p>{headings}</main>")
    contents = made(tmp_path, page).tree("nav.xhtml").find(f".//{X}nav[@{TYPE}='toc']/{X}ol")
    assert contents is not None

    def shown(entries: ET.Element) -> str:
        return "".join(f"{item.findtext(f'{X}a')}{below(item)}" for item in entries)

    def below(item: ET.Element) -> str:
        inner = item.find(f"{X}ol")
        return f"({shown(inner)})" if inner is not None else ""

    assert shown(contents) == "Ta(bc(de)f)g"


def test_skip_links_into_the_article_become_landmarks(salt: Book) -> None:
    landmarks = salt.tree("nav.xhtml").find(f".//{X}nav[@{TYPE}='landmarks']/{X}ol")
    assert landmarks is not None
    found = [(link.get(TYPE), link.text, link.get("href")) for link in landmarks.iter(f"{X}a")]
    assert found == [
        ("titlepage", "Salt", "title.xhtml"),
        ("bodymatter", "Skip to the article", "text1.xhtml#s5"),
        ("footnotes", "Skip to the notes", "text3.xhtml#s7"),
    ]


def test_title_page_has_length_voice_and_source_and_reads_the_title(salt: Book) -> None:
    page = salt.tree("title.xhtml")
    lines = ["".join(each.itertext()) for each in page.iter() if each.tag in {f"{X}h1", f"{X}p"}]
    (length,) = (
        each.text
        for each in salt.package.iter(f"{OPF}meta")
        if not each.get("refines") and each.get("property") == "media:duration"
    )
    assert lines == [
        "Salt", "Ada Ferro · May 6, 2024", f"{round(ms(length) / 1000)} seconds",
        "Read by Joe, a computer voice", "salt.example/a?b=1&c",
    ]  # fmt: skip
    assert len(list(salt.tree("title.smil").iter(f"{S}par"))) == 2


def test_title_that_is_spoken_later_stays_with_the_text(tmp_path: Path) -> None:
    recording = spoken(parse_page(ARTICLE), order=lambda said: (*said[4:6], *said[:4], *said[6:]))
    book = written(tmp_path / "a.epub", recording)
    assert "EPUB/title.smil" not in book.files
    titles = [list(book.tree(f"{name}.xhtml").iter(f"{X}h1")) for name in ("title", "text1")]
    assert ["".join(each.itertext()) for found in titles for each in found] == ["Salt", "Salt"]
    spoken_ids = {urldefrag(each.get("src", ""))[1] for each in book.tree("text1.smil").iter(f"{S}text")}
    assert {each.get("id") for each in titles[1][0].iter()} & spoken_ids


def test_tables_and_pictures_are_listed(salt: Book) -> None:
    lists = {
        nav.get(TYPE): [link.text for link in nav.iter(f"{X}a")]
        for nav in salt.tree("nav.xhtml").iter(f"{X}nav")
    }
    assert lists["loi"] == ["A hill of it."]
    assert lists["lot"] == ["Seas"]


def test_internal_links_have_targets(tmp_path: Path, salt: Book) -> None:
    noted = ARTICLE.replace("Salt</title>", "Salt 1</title>").replace(
        "<h1>Salt", "<h1>Salt <sup><a href=#n1>1</a></sup>"
    )
    for book in (salt, made(tmp_path, parse_page(noted))):
        names = [name.removeprefix("EPUB/") for name in book.files if name.endswith(".xhtml")]
        ids = {name: {each.get("id") for each in book.tree(name).iter()} for name in names}
        for name in names:
            for link in book.tree(name).iter(f"{X}a"):
                file, fragment = urldefrag(link.get("href", ""))
                assert file.startswith("https://") or (
                    file in ids and (not fragment or fragment in ids[file])
                )
    assert book.tree("title.xhtml").find(f".//{X}h1//{X}a[@role='doc-noteref']") is not None


def test_right_to_left_language_sets_the_page_direction(tmp_path: Path) -> None:
    book = made(tmp_path, parse_page("<html lang=ar><title>ملح</title><main><p>الملح قديم.</p></main>"))
    spine = book.package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    assert book.tree("text1.xhtml").get("dir") == "rtl"


def test_silent_chapter_has_no_audio(tmp_path: Path) -> None:
    silent = "<h2>***</h2><p>" + "* " * 350 + "</p>"
    book = made(
        tmp_path,
        parse_page(f"<main><h1>A</h1><p>{'Text. ' * 120}</p>{silent}<h2>B</h2><p>End.</p></main>"),
        "none",
    )
    silent_ones = [
        item.get("href")
        for item in book.package.iter(f"{OPF}item")
        if str(item.get("href")).startswith("text")
        and str(item.get("href")).endswith(".xhtml")
        and not item.get("media-overlay")
    ]
    assert silent_ones == ["text2.xhtml"]
    assert "EPUB/text2.mp3" not in book.files


@pytest.mark.slow
def test_memory_does_not_grow_with_length(tmp_path: Path) -> None:
    def peak(minutes: int) -> int:
        page = parse_page("<main><h1>Long</h1>" + "<p>The tide comes in.</p>" * minutes)
        utterances = write_script(page)
        minute = bytes(2 * 60 * RATE)
        pieces = (
            Piece(each, number * 60 * RATE, 60 * RATE, bytes(minute), ())
            for number, each in enumerate(utterances)
        )
        tracemalloc.start()
        write_epub(Recording(page, utterances, RATE, pieces), tmp_path / "long.epub")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(30) < peak(3) + 2_000_000


def ms(time: str | None) -> int:
    """A clock value in milliseconds."""
    hours, minutes, seconds = str(time).split(":")
    return round(1000 * (3600 * int(hours) + 60 * int(minutes) + float(seconds)))


def at_mp3_rate(samples: np.ndarray) -> np.ndarray:
    """The same sound at the rate of the book's MP3, by way of its spectrum."""
    seconds = len(samples) // RATE + 1
    spectrum = np.fft.rfft(samples, seconds * RATE) * (MP3_RATE / RATE)
    return np.fft.irfft(spectrum, seconds * MP3_RATE)[: round(len(samples) * MP3_RATE / RATE)]


def decoded(mp3: bytes) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    with av.open(io.BytesIO(mp3), "r") as file:
        frames = [frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)]
    return np.concatenate(frames).astype(np.float64) * 32768
