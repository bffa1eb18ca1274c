"""The lexicon's rules: parts of words, patterns, and where entries apply."""

from __future__ import annotations

import pickle
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.script.edits import apply_edits
from reader.script.lexicon.checks import check_entry
from reader.script.lexicon.entries import LexiconEntry, Scope, scope_of, site_of
from reader.script.lexicon.lexicon import Lexicon
from reader.script.spoken_forms.forms import spoken_edits

EVERYWHERE = Scope()
PAGE = scope_of("https://www.example.org/a?b", "https://news.example.org/a", "en-us")


def said(text: str, *entries: LexiconEntry, scope: Scope = EVERYWHERE, lang: str = "en") -> str:
    return apply_edits(text, spoken_edits(text, lang, Lexicon(entries, scope)))


def part(word: str, say: str, lang: str = "") -> LexiconEntry:
    return check_entry(LexiconEntry(word, say, lang, kind="part"))


def pattern(word: str, say: str) -> LexiconEntry:
    return check_entry(LexiconEntry(word, say, kind="pattern"))


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("ough", "Rough, tough OUGHT", "RX, tX XT"),
        ("Mac", "MacLeod, mac, MacMac", "XLeod, mac, XX"),
        ("ée", "musée ÉE", "musX X"),
        ("a.", "ab a.b", "ab Xb"),
    ],
)
def test_part_matches_within_words_with_the_case_rule_of_words(word: str, text: str, expected: str) -> None:
    assert said(text, part(word, "X")) == expected


def test_longer_part_wins_and_a_whole_word_goes_first() -> None:
    entries = (
        part("ough", "off"),
        part("rough", "ruff"),
        LexiconEntry("through", "threw"),
        part("dough", "X", "de"),
    )
    assert said("rough cough through dough", *entries) == "ruff coff threw doff"


@pytest.mark.parametrize(
    ("word", "say", "text", "expected"),
    [
        (r"\bv(\d+)\b", r"version \1", "v12 vv1 v2", "version 12 vv1 version 2"),
        (r"(\w+)@(\w+)", r"\1 at \2", "me@home", "me at home"),
        ("(?i)acme|(x)y", r"ack-me\1", "ACME xy", "ack-me ack-mex"),
        (r"\pL*ß", "/iː/", "straß é", "⟦iː⟧ é"),
        ("x*", "none", "axb", "anoneb"),
    ],
)
def test_pattern_is_said_with_what_its_groups_matched(word: str, say: str, text: str, expected: str) -> None:
    assert said(text, pattern(word, say)) == expected


@pytest.mark.parametrize("word", ["(", "a**", "(?=a)", r"\1", "x{1001}", "((x{900}){900}){900}", "[", "\\"])
def test_pattern_that_cannot_be_linear_or_is_wrong_is_refused_in_one_line(word: str) -> None:
    with pytest.raises(UsageError, match="is not a pattern") as refused:
        pattern(word, "x")
    assert str(refused.value).isprintable()


def test_text_with_half_a_character_is_left_alone_by_patterns() -> None:
    assert said("a \ud800 a", pattern("a", "x")) == "a \ud800 a"


def test_hostile_patterns_take_linear_time() -> None:
    def seconds(length: int) -> float:
        lexicon = Lexicon([pattern("(a+)+$", "x"), pattern("a(.*b)?", "y"), part("a" * 50 + "b", "z")])
        begun = process_time()
        list(lexicon.edits("a" * length + "c", "en"))
        return process_time() - begun

    seconds(1000)  # imports RE2
    assert seconds(80_000) < 40 * max(seconds(10_000), 0.001)  # a square would be 64 times as long


@pytest.mark.parametrize(
    ("entry", "applies"),
    [
        (LexiconEntry("lamp", "X", article="https://www.example.org/a?b"), True),
        (LexiconEntry("lamp", "X", article="https://news.example.org/a"), True),
        (LexiconEntry("lamp", "X", article="https://www.example.org/"), False),
        (LexiconEntry("lamp", "X", site="example.org"), True),
        (LexiconEntry("lamp", "X", site="news.example.org"), True),
        (LexiconEntry("lamp", "X", site="ample.org"), False),
        (LexiconEntry("lamp", "X", voice="EN-US"), True),
        (LexiconEntry("lamp", "X", voice="en"), False),
        (LexiconEntry("lamp", "X", site="example.org", voice="en"), False),
        (LexiconEntry("lamp", "X", kind="part", site="example.org"), True),
        (LexiconEntry("lamp", "X", kind="pattern", site="example.net"), False),
        (LexiconEntry("lamp", "X", off=True), False),
    ],
)
def test_entry_applies_only_in_its_scope(entry: LexiconEntry, applies: bool) -> None:
    assert said("lamp", entry, scope=PAGE) == ("X" if applies else "lamp")
    assert said("lamp", entry) == "lamp"


@pytest.mark.parametrize("kind", ["word", "part", "pattern"])
def test_entry_for_less_wins(kind: str) -> None:
    entry = LexiconEntry("lamp", "", kind=kind)  # type: ignore[arg-type]  # each is a kind
    entries = [
        entry._replace(say="any"),
        entry._replace(say="article", article="https://news.example.org/a"),
        entry._replace(say="site", site="example.org"),
        entry._replace(say="voice", voice="en-us"),
        entry._replace(say="english", lang="en"),
    ]
    heard = []
    while entries:
        heard.append(said("lamp", *entries, scope=PAGE))
        entries = [each for each in entries if each.say != heard[-1]]
    assert heard == ["article", "site", "voice", "english", "any"]


@pytest.mark.parametrize(
    ("addresses", "site"),
    [
        (("https://www.Example.org:8080/a",), "example.org"),
        (("", "http://a.example.org"), "a.example.org"),
        (("file:/a/b", "sha256:00"), ""),
        (("https://[", "//example.org"), ""),
    ],
)
def test_site_is_the_host_of_the_first_web_address(addresses: tuple[str, ...], site: str) -> None:
    assert site_of(*addresses) == site


def test_lexicon_reaches_other_processes_with_its_patterns() -> None:
    lexicon = Lexicon([pattern("v(.)", r"version \1")], PAGE)
    assert list(lexicon.edits("v1", "en")) == list(pickle.loads(pickle.dumps(lexicon)).edits("v1", "en"))
    assert pickle.loads(pickle.dumps(lexicon)).scope == PAGE


words = st.text("abC .'é", min_size=1, max_size=4)


@given(
    st.text("abC .'é", max_size=40),
    st.lists(st.builds(LexiconEntry, words, words, kind=st.sampled_from(["word", "part"])), max_size=6),
)
def test_any_rules_give_edits_within_the_text(text: str, entries: list[LexiconEntry]) -> None:
    for edit in Lexicon(entries).edits(text, "en"):
        assert 0 <= edit.start < edit.end <= len(text)
