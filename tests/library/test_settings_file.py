"""The file that keeps the settings."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryError, UsageError
from reader.library.settings_file import parse_value, read_settings, setting_named, write_setting
from reader.settings import SETTINGS, Setting, Settings
from tests.support.terminal import ROOT

each_row = pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file of settings would be; its directory is not there yet."""
    return tmp_path / "reader" / "config.toml"


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_missing_settings_file_is_no_mistake(path: Path) -> None:
    assert read_settings(path).values == {}
    assert read_settings(path).problems == ()


def test_valid_settings_are_read(path: Path) -> None:
    text = 'rate = 240  # faster\nvoice = "en-us+f3"\nno_audio = true\n'
    kept = read_settings(written(path, text))
    assert kept.values == {"rate": 240, "voice": "en-us+f3", "no_audio": True}
    assert kept.problems == ()


WRONG = [
    ("rate = 5", "rate is 5, not a whole number from 80 to 900. The default, 180, is used."),
    ('rate = "fast"', "rate is fast, not a whole number"),
    ("rate = true", "rate is true, not a whole number"),
    ("rate = 200.0", "rate is 200.0, not a whole number"),
    ("rate = {x = 1}", "rate is {'x': 1}, not a whole number"),
    ('verbosity = "loud"', "verbosity is loud, not one of none, few, most, all. The default, few, is used."),
    ("no_audio = 1", "no_audio is 1, not true or false. The default, false, is used."),
    ("voice = 3", "voice is 3, not a voice from “reader voices”. The default, empty, is used."),
    ('voice = "\\u001b[31m"', r"voice is '\x1b[31m', not a voice"),
    ("raet = 200", "There is no setting raet. Did you mean rate?"),
    ('"\\u001b" = 1', r"There is no setting '\x1b'. There are: rate"),
    ("rate = ", "is not valid TOML"),
    ("rate = 200\nrate = 300", "is not valid TOML"),
    ("a = " + "[" * 20_000, "is not valid TOML"),
    ("a = " + "9" * 6_000, "is not valid TOML"),
    (b"\xff\xfe", "is not UTF-8"),
    ("#" * 100_001, "is too large for a settings file"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said for _, said in WRONG])
def test_invalid_setting_is_one_line_and_keeps_the_default(path: Path, text: str | bytes, said: str) -> None:
    kept = read_settings(written(path, text))
    assert kept.values == {}
    (problem,) = kept.problems
    assert problem.line.startswith(str(path))
    assert said in problem.line
    assert problem.line.isprintable()


def test_invalid_setting_leaves_the_others(path: Path) -> None:
    kept = read_settings(written(path, 'rate = 5\nverbosity = "all"\npauses = -1\n'))
    assert kept.values == {"verbosity": "all"}
    assert [problem.setting and problem.setting.name for problem in kept.problems] == ["rate", "pauses"]


def test_byte_order_mark_is_accepted(path: Path) -> None:
    assert read_settings(written(path, "\ufeffrate = 200\n")).values == {"rate": 200}


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["directory", "pipe"])
def test_settings_that_are_not_a_file_are_reported_at_once(tmp_path: Path, make: object) -> None:
    path = tmp_path / "config.toml"
    assert callable(make)
    make(path)
    assert "is not a settings file" in read_settings(path).problems[0].line


def test_unreachable_settings_file_is_reported(tmp_path: Path) -> None:
    kept = read_settings(written(tmp_path / "file", "") / "config.toml")
    assert "config.toml: Not a directory. The defaults are used." in kept.problems[0].line


@given(data=st.binary(max_size=200))
def test_no_settings_file_stops_reading(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    kept = read_settings(written(path, data))
    Settings(**kept.values)  # type: ignore[arg-type]  # the test is if they are right
    assert all(setting_named(name).accepted.accepts(value) for name, value in kept.values.items())


def test_missing_settings_file_imports_no_parser() -> None:
    program = (
        "import sys, pathlib, reader.library.settings_file as file\n"
        "file.read_settings(pathlib.Path('nowhere'))\n"
        "print({'tomllib', 'tomlkit', 'sqlite3', 'tempfile'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_settings_file_and_directory_are_owner_only(path: Path) -> None:
    write_setting(path, "rate", 200)
    assert path.read_text() == "rate = 200\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


@each_row
def test_default_is_written_and_read_back(path: Path, row: Setting) -> None:
    write_setting(path, row.name, row.default)
    assert read_settings(path).values == {row.name: row.default}


def test_writing_keeps_comments_and_order(path: Path) -> None:
    before = (
        "# mine\r\n\r\npauses = 50 # short\nrate = 200   # for the morning\n"
        "# a word more\nfuture = [1,  2]\n\n[other]\nx = 1 # y\n"
    )
    written(path, before)
    write_setting(path, "rate", 300)
    write_setting(path, "verbosity", "all")
    assert path.read_bytes().decode() == before.replace("rate = 200", "rate = 300").replace(
        "future = [1,  2]\n", 'future = [1,  2]\nverbosity = "all"\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "# only this", "pauses = 50", "[other]\nx = 1\n", "[rate]\nx = 1\n[z]\ny = 2\n",
        "rate.x = 1\nnan = nan\n", "'rate' = 1\n", "[[other]]\n[[other]]\n",
        "rate = '''a\nb'''\npauses = 1\n",
    ],
)  # fmt: skip
def test_writing_keeps_any_other_content(path: Path, text: str) -> None:
    before = tomllib.loads(text)
    write_setting(written(path, text), "rate", 300)
    after = tomllib.loads(path.read_text())
    assert after.pop("rate") == 300
    before.pop("rate", None)
    assert repr(after) == repr(before)


def test_link_to_the_settings_file_stays_a_link(tmp_path: Path, path: Path) -> None:
    """People keep such files elsewhere, and link to them."""
    real = written(tmp_path / "dotfiles" / "reader.toml", "rate = 200\n")
    path.parent.mkdir()
    path.symlink_to(real)
    write_setting(path, "rate", 300)
    assert path.is_symlink()
    assert real.read_text() == "rate = 300\n"


@pytest.mark.parametrize("text", ["rate = ", b"\xff", "#" * 100_001], ids=["TOML", "UTF-8", "size"])
def test_invalid_settings_file_is_not_overwritten(path: Path, text: str | bytes) -> None:
    before = written(path, text).read_bytes()
    with pytest.raises(LibraryError, match=re.escape(str(path))) as refused:
        write_setting(path, "rate", 200)
    assert str(refused.value).isprintable()
    assert path.read_bytes() == before


def test_uncreatable_settings_directory_is_reported(tmp_path: Path) -> None:
    blocked = written(tmp_path / "file", "") / "reader" / "config.toml"
    with pytest.raises(LibraryError, match=r"Cannot save the setting to .*: Not a directory") as refused:
        write_setting(blocked, "rate", 200)
    assert refused.value.exit_code == 6


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_settings_directory_is_reported(path: Path) -> None:
    written(path, "rate = 200\n").parent.chmod(0o500)
    try:
        with pytest.raises(LibraryError, match="Permission denied"):
            write_setting(path, "rate", 300)
    finally:
        path.parent.chmod(0o700)
    assert path.read_text() == "rate = 200\n"


@pytest.mark.parametrize("failing", ["tempfile.mkstemp", "os.fsync", "pathlib.Path.replace"])
def test_failed_write_leaves_the_file_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    written(path, "rate = 200\n")
    monkeypatch.setattr(failing, full)
    with pytest.raises(LibraryError, match="No space left on device"):
        write_setting(path, "rate", 300)
    assert path.read_text() == "rate = 200\n"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.slow
def test_concurrent_writers_lose_nothing(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reader.library.settings_file import write_setting\n"
        "for n in range(100, 130): write_setting(Path(sys.argv[1]), sys.argv[2], n)"
    )
    names = ("rate", "pauses", "a", "b")
    writers = [subprocess.Popen([sys.executable, "-c", program, path, name], cwd=ROOT) for name in names]
    assert [writer.wait(30) for writer in writers] == [0] * len(names)
    assert tomllib.loads(path.read_text()) == dict.fromkeys(names, 129)
    assert list(path.parent.iterdir()) == [path]


@given(row=st.sampled_from(SETTINGS), text=st.text(max_size=30) | st.integers(-1, 1000).map(str))
def test_any_value_reads_back_or_is_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, row: Setting, text: str
) -> None:
    path = written(tmp_path_factory.getbasetemp() / "texts.toml", "# mine\nrate = 200\n")
    if not row.accepted.accepts(row.accepted.parse(text)):
        with pytest.raises(UsageError) as refused:
            parse_value(text, row)
        assert str(refused.value).isprintable()
        return
    value = parse_value(text, row)
    write_setting(path, row.name, value)
    kept = read_settings(path)
    assert kept.values == {"rate": 200, row.name: value}
    assert type(kept.values[row.name]) is type(row.default)
    assert str(value).lower() == text.lower() or int(text) == value
    assert kept.problems == ()
    assert getattr(Settings(**kept.values), row.name) == value  # type: ignore[arg-type]
