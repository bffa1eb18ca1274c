"""Captions, SSML and text: valid for other programs, and safe for any page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import webvtt

from reader.export.captions.cue_list import write_json
from reader.export.captions.lines import columns_before
from reader.export.captions.timed_text import write_lrc, write_srt, write_vtt
from reader.export.markup.article_text import write_text
from reader.export.markup.ssml import write_ssml
from reader.export.model import Recording
from reader.page.parse import parse_page
from reader.script.model import Edit, ReadingOptions, Utterance
from reader.script.writer import Script
from tests.support.recordings import page, recording, said

XML = "{http://www.w3.org/XML/1998/namespace}"
SSML = "{http://www.w3.org/2001/10/synthesis}"
HOSTILE = 'A <b>"bold"</b> & {\\an8} [01:02.03] --> \x1b[2J ] 😀 ;#='


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., str]:
    def write(exporter: Callable[[Recording, Path], None], *utterances: Utterance, **about: str) -> str:
        exporter(recording(utterances, page(**about)), tmp_path / "out")
        return (tmp_path / "out").read_text("utf-8")

    return write


def test_vtt_has_the_time_of_each_word(written: Callable[..., str]) -> None:
    text = written(write_vtt, said("Salt & sand"), said("Then", 1, section="s2"))
    assert text == (
        "WEBVTT\n\nNOTE Title: Salt\n\nNOTE Language: en\n\n"
        "s1-0\n00:00:00.000 --> 00:00:00.350\nSalt <00:00:00.100>&amp; <00:00:00.200>sand\n\n"
        "s2-1\n00:00:00.350 --> 00:00:00.450\nThen\n"
    )


def test_vtt_is_read_by_another_parser(written: Callable[..., str], tmp_path: Path) -> None:
    written(write_vtt, said(HOSTILE), said("After it.", 1), title=f"{HOSTILE}\n\nNOTE", lang="en")
    cues = webvtt.read(str(tmp_path / "out")).captions
    assert [cue.identifier for cue in cues] == ["s1-0", "s1-1"]
    assert cues[1].text == "After it."
    assert (cues[0].end, cues[1].start) == ("00:00:01.050", "00:00:01.050")


LONG = (
    "The harbor master, who had kept the light for thirty years (and never once been late), went home in the "
    "evening; nobody lit the lamp."
)


@pytest.mark.parametrize("exporter", [write_vtt, write_srt])
@pytest.mark.parametrize(
    "text", [LONG, "海は広いな、 大きいな。 月がのぼるし、 日が沈む。 " * 3, "word " * 60]
)
def test_caption_has_at_most_two_lines_of_42_columns(
    written: Callable[..., str], exporter: Callable[[Recording, Path], None], text: str
) -> None:
    shown = re.sub(r"<[\d:.]+>", "", written(exporter, said(text)))
    cues = [each.split("\n") for each in shown.strip().split("\n\n") if " --> " in each]
    lines = [line for cue in cues for line in cue[cue.index(next(x for x in cue if " --> " in x)) + 1 :]]
    assert len(lines) <= 2 * len(cues)
    assert max(columns_before(line)[-1] for line in lines) <= 42


def test_caption_breaks_between_clauses_and_not_in_brackets(written: Callable[..., str]) -> None:
    shown = re.sub(r"<[\d:.]+>", "", written(write_vtt, said(LONG)))
    assert "(and never once been late),\n" in f"{shown}\n"
    assert "(and never once been late)" in shown.replace("\n", " ")


def test_caption_stays_until_it_can_be_read_or_the_next_one_begins(written: Callable[..., str]) -> None:
    text = written(write_srt, said("Salt."), said("Sand sinks to the bottom of the glass.", 1))
    times = re.findall(r"(\S+) --> (\S+)", text)
    assert times == [("00:00:00,000", "00:00:00,150"), ("00:00:00,150", "00:00:00,950")]


NOTES = """<main><h1>Tides</h1><p>The Sun raises half a tide.<sup><a href=#n1>1</a></sup> It cost
$5<sup><a href=#n2>[2]</a></sup> million in Salt™ <sup><a href=#n2>2</a></sup> alone.</p>
<p>Nobody counted it [3] then.</p><ol><li id=n1>The usual figure.<li id=n2>An old one.</ol></main>"""


@pytest.mark.parametrize("exporter", [write_vtt, write_srt, write_lrc])
def test_captions_leave_out_note_numbers_and_skipped_citations(
    tmp_path: Path, exporter: Callable[[Recording, Path], None]
) -> None:
    parsed = parse_page(NOTES)
    script = Script(parsed, ReadingOptions("none", citations=False))
    said_words = [each for index in script.article for each in script.utterances(index)]
    exporter(recording(said_words, parsed), tmp_path / "out")
    shown = re.sub(r"<[\d:.]+>|^\[.*\]", "", (tmp_path / "out").read_text("utf-8"), flags=re.MULTILINE)
    lines = shown.splitlines()
    for expected in (
        "The Sun raises half a tide.", "It cost $5 million in Salt™ alone.", "Nobody counted it then."
    ):  # fmt: skip
        assert expected in lines


@pytest.mark.parametrize("arrow", ["-->", "--->", "---->", "-- >-->", "--\u200b>"])
def test_arrow_in_a_title_does_not_end_the_vtt_note(written: Callable[..., str], arrow: str) -> None:
    text = written(write_vtt, said("Salt"), title=f"Salt {arrow} sand {arrow}")
    assert text.count("-->") == 1  # the one of the cue


def test_srt_reads_back_without_tags(written: Callable[..., str], tmp_path: Path) -> None:
    text = written(write_srt, said(HOSTILE), said("After it.", 1))
    cues = webvtt.from_srt(str(tmp_path / "out")).captions
    assert [cue.start for cue in cues] == ["00:00:00.000", "00:00:01.050"]
    assert "<b>" not in text
    assert "{\\" not in text


def test_lrc_minutes_go_past_the_hour(written: Callable[..., str]) -> None:
    long = said("word " * 36_100)
    lines = written(write_lrc, long, said("[1] After.", 1), title="A [b]\nc", byline="D").splitlines()
    assert lines[:3] == ["[ti:A (b) c]", "[ar:D]", "[la:en]"]
    assert lines[-1] == "[60:10.05]\u2060[1] After."


def test_json_is_exact_to_the_sample(written: Callable[..., str]) -> None:
    data = json.loads(
        written(write_json, said("$9 now", 0, Edit(0, 2, "nine dollars")), said("b", section="s2"))
    )
    first, second = data.pop("cues")
    assert (first["text"], first["spoken"]) == ("$9 now", "nine dollars now")
    assert (first["start"], first["end"], first["words"]) == (0, 300, [[0, 0, 2], [200, 3, 6]])
    assert (second["section"], second["start"]) == ("s2", 350)
    assert data["sections"][1] == {"id": "s2", "title": "On s2", "start": 350}
    assert (data["sample_rate"], data["length"], data["title"]) == (1000, 500, "Salt")


def test_ssml_has_languages_pauses_and_pronunciations(written: Callable[..., str]) -> None:
    text = written(
        write_ssml,
        said("$9 gif <b>", 0, Edit(0, 2, 'nine "dollars"'), Edit(3, 6, "⟦dʒɪf⟧")),
        said("bonjour", lang="fr"),
        said("Two.", 1),
    )
    root = ET.fromstring(text)
    first, second = root.findall(f".//{SSML}s")
    assert "".join(first.itertext()) == "$9 gif <b> bonjour"
    assert [each.get("alias") for each in first.findall(f"{SSML}sub")] == ['nine "dollars"']
    assert [each.get("ph") for each in first.findall(f"{SSML}phoneme")] == ["dʒɪf"]
    assert [each.get(f"{XML}lang") for each in first.findall(f"{SSML}lang")] == ["fr"]
    assert second.text == "Two."
    assert [each.get("time") for each in root.iter(f"{SSML}break")] == ["50ms", "50ms", "50ms"]


def test_ssml_tells_headings_from_the_text_unless_styles_are_off(tmp_path: Path) -> None:
    utterances = (said("Tides")._replace(style="heading"), said("They rise.", 1))
    for has_styles, expected in ((True, [{"rate": "92%", "pitch": "-5%"}]), (False, [])):
        write_ssml(recording(utterances, page())._replace(has_styles=has_styles), tmp_path / "out")
        root = ET.fromstring((tmp_path / "out").read_text("utf-8"))
        assert [each.attrib for each in root.iter(f"{SSML}prosody")] == expected


@pytest.mark.parametrize("exporter", [write_ssml, write_vtt, write_srt, write_lrc, write_json, write_text])
def test_page_metadata_cannot_break_a_file(
    written: Callable[..., str], exporter: Callable[[Recording, Path], None]
) -> None:
    about = dict.fromkeys(("title", "byline", "published", "url"), f"{HOSTILE}\n\n1\n")
    text = written(exporter, said("Fine."), lang="en", **about)
    if exporter is write_ssml:
        ET.fromstring(text)
    elif exporter is write_json:
        assert json.loads(text)["title"] == about["title"]
    elif exporter in {write_vtt, write_lrc}:
        assert "\x1b" not in text
        assert "\n1\n" not in text
