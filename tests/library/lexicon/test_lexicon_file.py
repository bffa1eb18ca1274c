"""The file of the listener's own pronunciations."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryError, UsageError
from reader.library.lexicon.lexicon_file import (
    StoredLexicon,
    add_entries,
    read_lexicon,
    remove_entry,
    switch_entry,
)
from reader.script.lexicon.checks import check_entry
from reader.script.lexicon.entries import LexiconEntry

GIF = LexiconEntry("GIF", "jif")
TOMATO = LexiconEntry("tomato", "/təˈmɑːtəʊ/", "en-GB")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "of mine" / "lexicon.toml"


def test_missing_lexicon_file_is_an_empty_lexicon(path: Path) -> None:
    assert read_lexicon(path) == StoredLexicon()
    assert not path.parent.exists()


def test_added_words_go_into_a_table_per_language(path: Path) -> None:
    add_entries(path, [TOMATO, GIF, LexiconEntry("New York", "noo york")])

    assert set(read_lexicon(path).entries) == {TOMATO, GIF, LexiconEntry("New York", "noo york")}
    assert path.stat().st_mode & 0o077 == 0


def test_adding_a_word_again_replaces_its_pronunciation(path: Path) -> None:
    add_entries(path, [GIF])
    add_entries(path, [LexiconEntry("GIF", "hard"), LexiconEntry("GIF", "soft", "de")])

    assert read_lexicon(path).entries == (LexiconEntry("GIF", "hard"), LexiconEntry("GIF", "soft", "de"))


def test_removing_a_word_keeps_comments(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('# mine\nGIF = "jif" # so\nlamp = "light"\n[en]\nGIF = "x"\n', "utf-8")
    remove_entry(path, LexiconEntry("GIF", "", "en"))
    remove_entry(path, LexiconEntry("GIF", ""))

    assert read_lexicon(path).entries == (LexiconEntry("lamp", "light"),)
    assert path.read_text("utf-8").startswith("# mine\n")


@pytest.mark.parametrize(("word", "lang"), [("lamp", ""), ("GIF", "en"), ("en", "")])
def test_removing_a_missing_word_is_refused(path: Path, word: str, lang: str) -> None:
    add_entries(path, [GIF, LexiconEntry("a", "b", "en")])
    before = path.read_bytes()

    with pytest.raises(UsageError, match="is not one of your words"):
        remove_entry(path, LexiconEntry(word, "", lang))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "entry",
    [
        LexiconEntry("", "x"), LexiconEntry("...", "x"), LexiconEntry("x", ""), LexiconEntry("x", "//"),
        LexiconEntry("x\n", "x"), LexiconEntry("x", "\x1b[2J"),
        LexiconEntry("(", "x", kind="pattern"), LexiconEntry("x", r"\1", kind="pattern"),
        LexiconEntry("", "x", kind="pattern"),
        LexiconEntry("((x{900}){900}){900}", "x", kind="pattern"), LexiconEntry("x", "/x/", kind="part"),
        LexiconEntry("x", "x", site="a\nb"), LexiconEntry("x", "x", article="x" * 2001),
        LexiconEntry("x" * 201, "x"), LexiconEntry("x", "x", "e n"), LexiconEntry("x", "x", "en_US"),
        LexiconEntry("x", "x", "é"),
    ],
)  # fmt: skip
def test_invalid_entry_is_refused_in_one_line(entry: LexiconEntry) -> None:
    with pytest.raises(UsageError) as refused:
        check_entry(entry)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("GIF = ", "not valid TOML"),
        ("GIF = 1", "is not a pronunciation"),
        ('[en]\n"" = "x"', "is not a word"),
    ],
)
def test_bad_line_is_reported_and_the_rest_is_used(path: Path, text: str, said: str) -> None:
    path.parent.mkdir()
    path.write_text(f'a = "b"\n{text}', "utf-8")
    kept = read_lexicon(path)

    assert said in kept.problems[0]
    assert kept.entries == (() if "TOML" in said else (LexiconEntry("a", "b"),))


def test_invalid_toml_is_not_overwritten(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("mine", "utf-8")

    with pytest.raises(LibraryError, match="not valid TOML"):
        add_entries(path, [GIF])
    assert path.read_text("utf-8") == "mine"


def test_word_named_like_a_language_does_not_replace_its_table(path: Path) -> None:
    add_entries(path, [LexiconEntry("en", "ann")])
    with pytest.raises(UsageError, match="cannot be both"):
        add_entries(path, [LexiconEntry("lamp", "light", "en")])
    add_entries(path, [LexiconEntry("lampe", "licht", "de")])
    with pytest.raises(UsageError, match="cannot be both"):
        add_entries(path, [LexiconEntry("de", "day")])

    assert read_lexicon(path).entries == (LexiconEntry("en", "ann"), LexiconEntry("lampe", "licht", "de"))


RULE = LexiconEntry("ough", "uff", "en", kind="part", site="example.org")


def test_rules_are_kept_beside_words(path: Path) -> None:
    pattern = LexiconEntry(r"v(\d+)", r"version \1", kind="pattern", article="file:/a", voice="en-us")
    add_entries(path, [RULE, GIF, pattern, LexiconEntry("lamp", "light", "en")])
    add_entries(path, [RULE._replace(say="off"), LexiconEntry("late", "lait", "fr")])

    assert set(read_lexicon(path).entries) == {
        GIF, LexiconEntry("lamp", "light", "en"), LexiconEntry("late", "lait", "fr"), pattern,
        RULE._replace(say="off"),
    }  # fmt: skip
    remove_entry(path, pattern)
    remove_entry(path, RULE)
    assert "rules" not in path.read_text("utf-8")


@pytest.mark.parametrize("entry", [GIF, TOMATO, RULE])
def test_entry_is_switched_off_and_on_again(path: Path, entry: LexiconEntry) -> None:
    add_entries(path, [entry])
    before = path.read_bytes()
    switch_entry(path, entry, off=True)
    assert read_lexicon(path).entries == (entry._replace(off=True),)
    switch_entry(path, entry, off=False)
    assert path.read_bytes().strip() == before.strip()
    with pytest.raises(UsageError, match="is not one of your words"):
        switch_entry(path, entry._replace(site="example.net"), off=True)


def test_word_called_rules_and_rules_do_not_replace_each_other(path: Path) -> None:
    add_entries(path, [LexiconEntry("rules", "rools")])
    with pytest.raises(UsageError, match="in the way"):
        add_entries(path, [RULE])
    remove_entry(path, LexiconEntry("rules", ""))
    add_entries(path, [RULE])
    with pytest.raises(UsageError, match="cannot be both"):
        add_entries(path, [LexiconEntry("rules", "rools")])
    assert read_lexicon(path).entries == (RULE,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[rules]]\npattern = "("\nsay = "x"', "is not a pattern: missing ): ("),
        ('[[rules]]\npart = "ough"', "empty is not a pronunciation"),
        ('[[rules]]\nword = "x"\nsay = "y"\nsite = 3', "is not an article, a site or a voice"),
        ('[[rules]]\nword = "x"\nsay = "y"\nlang = 3', "is not a language tag"),
        ("rules = [3]", "empty is not a pronunciation"),
    ],
)
def test_bad_rule_is_reported_and_the_rest_is_used(path: Path, text: str, said: str) -> None:
    path.parent.mkdir()
    path.write_text(f'a = "b"\n{text}', "utf-8")
    kept = read_lexicon(path)

    assert kept.entries == (LexiconEntry("a", "b"),)
    assert said in kept.problems[0]
    assert kept.problems[0].isprintable()


words = st.from_regex(r"\A[\w\-.'\"\[\]= #]{0,6}\w\Z").filter(str.isprintable)
scopes = st.sampled_from(["", "example.org"])
entries = st.builds(
    LexiconEntry,
    words,
    words,
    st.sampled_from(["", "en-x-y", "de-CH-x"]),
    kind=st.sampled_from(["word", "part"]),
    article=scopes,
    site=scopes,
    voice=scopes,
    off=st.booleans(),
)


@given(st.lists(entries, max_size=5))
def test_any_valid_entries_survive_a_round_trip(
    tmp_path_factory: pytest.TempPathFactory, added: list[LexiconEntry]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any words" / "lexicon.toml"
    path.unlink(missing_ok=True)
    added = [
        entry for entry in added if any(map(str.isalnum, entry.word)) and any(map(str.isalnum, entry.say))
    ]
    add_entries(path, added)

    assert set(read_lexicon(path).entries) == set({each.key: each for each in added}.values())
