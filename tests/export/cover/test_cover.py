"""Covers hold every character, can be read, and have room for any title."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from shutil import copy

import pytest
from PIL import Image

from reader import parse_page
from reader.export.audio.tag_values import as_written
from reader.export.cover import fonts, glyphs
from reader.export.cover.colours import colours
from reader.export.cover.draw import Cover, CoverSize, cover_svg, draw_cover, shown_length
from reader.export.cover.fonts import Face
from reader.export.cover.lines import Box, fit, width_of
from reader.export.cover.visual_order import visual_order
from reader.export.cover.words import Word, words_of

TITLES = {
    "en": "Why the sea comes and goes: Ærø, Łódź, Đà Nẵng",
    "el": "Γιατί η θάλασσα έρχεται και φεύγει; Ἐν ἀρχῇ",
    "ru": "Почему море приходит и уходит: Її ґанок",
    "ar": "لماذا يأتي البحر ويذهب؟ (2024) NASA",
    "he": "למה הים בא והולך (ABC)?",
    "hi": "समुद्र क्यों आता और जाता है: क्षत्रिय",
    "th": "ทำไมน้ำทะเลจึงขึ้นและลงทุกวัน",
    "ja": "海はなぜ満ち引きするのか——「月の引力」と潮汐",
    "zh-CN": "大海为什么会涨潮落潮？“月球引力”",
    "zh-TW": "大海為什麼會漲潮落潮？「月球引力」",
    "ko": "왜 바다는 밀려왔다 밀려가는가: 달의 인력",
    "hy": "Ինչու է ծովը գալիս",
    "ka": "რატომ მოდის ზღვა",
    "bn": "সমুদ্র কেন আসে যায়",
    "ta": "கடல் ஏன் வந்து போகிறது",
    "te": "సముద్రం ఎందుకు వస్తుంది",
    "kn": "ಸಮುದ್ರ ಏಕೆ ಬರುತ್ತದೆ",
    "ml": "കടൽ എന്തിന് വരുന്നു",
    "gu": "સમુદ્ર કેમ આવે છે",
    "pa": "ਸਮੁੰਦਰ ਕਿਉਂ ਆਉਂਦਾ ਹੈ",
    "si": "මුහුද එන්නේ ඇයි",
    "km": "ហេតុអ្វីសមុទ្រឡើង",
    "lo": "ເປັນຫຍັງທະເລຈຶ່ງຂຶ້ນ",
    "my": "ပင်လယ်ဘာကြောင့်တက်",
    "am": "ባሕር ለምን ይመጣል",
    "": "Tides 🌊 😀 👩‍🚀 👍🏽 ❤️ ☀ 1️⃣ 🇫🇷 ½ № € ™ → ★ ∞",
}  # fmt: skip
WEIGHT = 700
BOX = Box(1300, 900, 240, 120, 60)


def test_lines_break_after_hyphens() -> None:
    parts = [word.text for word in words_of("The ROG-STRIX-RTX4080S card, and/or e-mail", "en", WEIGHT)]
    assert parts == ["The", "ROG-", "STRIX-", "RTX4080S", "card,", "and/", "or", "e-mail"]


@pytest.fixture
def without_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    only_in(monkeypatch)


def only_in(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    monkeypatch.setattr(fonts, "system_folders", lambda: folders)
    fonts._system_faces.cache_clear()
    fonts._system_face.cache_clear()


def shown(title: str, lang: str = "en") -> str:
    return " ".join(word.text for word in words_of(title, lang, WEIGHT))


@pytest.mark.usefixtures("without_system_fonts")
def test_no_character_is_missing_and_none_is_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    outline, drawn = glyphs._outline, list[int]()

    def watched(face: Face, glyph: int, weight: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
        drawn.append(glyph)
        return outline(face, glyph, weight)

    monkeypatch.setattr(glyphs, "_outline", watched)
    for lang, title in TITLES.items():
        words = words_of(title, lang, WEIGHT)
        assert "".join(word.text for word in words) == title.replace(" ", ""), lang
        drawn.clear()
        cover_svg(Cover(title, lang=lang), CoverSize.BOOK)
        assert len(drawn) > 6, lang
        assert 0 not in drawn, lang  # the glyph for a missing character


@pytest.mark.usefixtures("without_system_fonts")
def test_characters_without_a_font_are_left_out_or_become_plain_letters() -> None:
    assert shown("A\U000f0000B \ue000 C") == "AB C"
    assert shown("𝔗𝔦𝔡𝔢𝔰") == "Tides"
    for title in ("", "\ue000", "\n\0", "\ud800"):
        assert draw_cover(Cover(title), CoverSize.LOCK_SCREEN).startswith(b"\x89PNG")


def test_system_fonts_help_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    thai = next(face for face in fonts._noto() if face.family.endswith("Thai"))
    copy(thai.path, tmp_path / "thai.ttf")
    (tmp_path / "damaged.ttf").write_bytes(b"no font")
    others = tuple(face for face in fonts._noto() if face != thai)
    monkeypatch.setattr(fonts, "_noto", lambda: others)
    only_in(monkeypatch)
    assert shown("Tide น้ำ") == "Tide"
    only_in(monkeypatch, tmp_path, tmp_path / "missing")
    (_, word) = words_of("Tide น้ำ", "th", WEIGHT)
    assert [run.face.path for run in word.runs] == [str(tmp_path / "thai.ttf")]


def test_chinese_characters_have_the_forms_of_their_language() -> None:
    def family(text: str, lang: str) -> str:
        return words_of(text, lang, WEIGHT)[0].runs[0].face.family[-2:]

    regions = {"ja": "JP", "ko": "KR", "zh": "SC", "zh-Hant": "TC", "zh-HK": "HK", "": "SC"}
    assert {lang: family("骨", lang) for lang in regions} == regions
    assert family("骨のはなし", "") == "JP"


def test_text_can_be_read_on_its_paper() -> None:
    for hue in range(100):
        for darkness in (0.1, 0.9):
            paper, title, text, *_ = colours(hue / 100, darkness)
            assert contrast(title, paper) >= 7
            assert contrast(text, paper) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_any_title_fits_its_box() -> None:
    for title in (
        *TITLES.values(),
        "X",
        "word " * 60,
        "x" * 300,
        "海" * 300,
        "Donaudampfschifffahrtsgesellschaft",
    ):
        fitted = fit(words_of(title, "", WEIGHT), BOX, "", WEIGHT)
        assert fitted.height <= BOX.height, title
        for line in fitted.lines:
            assert width_of(line.words) * fitted.size <= BOX.width + 1, title


def test_a_long_word_is_divided_by_hyphens_rather_than_tiny() -> None:
    fitted = fit(words_of("Donaudampfschifffahrtsgesellschaft", "de", WEIGHT), BOX, "de", WEIGHT)
    first, *_ = ["".join(word.text for word in line.words) for line in fitted.lines]
    assert first.endswith("-")
    assert fitted.size > 1.5 * BOX.smallest


def test_too_long_a_title_ends_in_an_ellipsis() -> None:
    fitted = fit(words_of("word " * 300, "", WEIGHT), BOX, "", WEIGHT)
    assert fitted.lines[-1].words[-1].text == "…"


def test_lines_break_between_words_in_scripts_without_spaces() -> None:
    assert shown("海はなぜ満ち引きするのか——「月の引力」と", "ja").split() == [
        "海は", "なぜ", "満ち", "引きするのか——", "「月の", "引力」と",
    ]  # fmt: skip
    assert len(words_of("ทำไมน้ำทะเลจึงขึ้นและลงทุกวัน", "th", WEIGHT)) > 3


def test_mixed_directions_stand_in_the_order_in_which_they_are_read() -> None:
    def seen(text: str, *, to_left: bool) -> str:
        return "".join(text[each.place] for each in visual_order(text, to_left=to_left))

    assert seen("אבג 2024 (ABC) דה", to_left=True) == "הד )ABC( 2024 גבא"
    assert seen("ABC אבג 12 D", to_left=False) == "ABC 12 גבא D"
    assert sorted(seen("א\ufdd7\u2067\u200d\nב", to_left=True)) == sorted("א\ufdd7\u2067\u200d\nב")


def test_lines_that_begin_with_a_foreign_word_are_read_like_the_title(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_left = dict[str, bool]()

    def watched(words: Sequence[Word], *_: object, to_left: bool) -> str:
        read_left[words[0].text] = to_left
        return ""

    monkeypatch.setattr("reader.export.cover.draw.svg_line", watched)
    cover_svg(Cover("The word שלום means peace", lang="en"), CoverSize.LOCK_SCREEN)
    assert read_left == {"The": False, "שלום": False, "peace": False}


def test_the_same_title_has_the_same_cover() -> None:
    one, again, other = (
        draw_cover(Cover(title), CoverSize.LOCK_SCREEN) for title in ("Tides", "Tides", "Bread")
    )
    assert one == again != other


@pytest.mark.parametrize("size", CoverSize)
def test_a_cover_has_its_size(size: CoverSize) -> None:
    with Image.open(BytesIO(draw_cover(Cover("Tides", "Ann Oakley", "The Review"), size))) as picture:
        assert picture.size == size.value
        assert picture.mode == ("RGB" if size is CoverSize.PODCAST else "RGBA")


def test_a_cover_tells_title_author_site_and_length() -> None:
    html = '<html lang="de"><title>Salz</title><meta name="author" content="Ada Ferro"><p>Salz ist gut.'
    page = parse_page(html.encode(), "https://www.salz.example/a")
    assert Cover.of_page(page, 754) == Cover("Salz", "Ada Ferro", "salz.example", "13 Minuten", "de")
    assert [shown_length(754, lang) for lang in ("en-GB", "", "ar")] == ["13 minutes", "13 minutes", "12:34"]
    assert Cover.of_page(page).length == ""
    assert as_written("xn--bcher-kva.example") == "bücher.example"


def test_unusual_titles_are_drawn() -> None:
    titles = (
        *("e" + "\u0301" * 5000, "<&\"'>", "\u202eabc", "אב" * 2000, "ا" * 999, "a\u200db", "🇫" * 7),
        *(
            "👩\u200d👩\u200d👧\u200d👦" * 90,
            "א\ufdd7\u200d\u2067-\u206bב",
            "".join(map(chr, range(0x2000, 0x2070))),
        ),
    )
    for title in titles:
        for lang in ("", "ar"):
            drawn = draw_cover(Cover(title, title, title, title, lang), CoverSize.LOCK_SCREEN)
            assert drawn.startswith(b"\x89PNG")
