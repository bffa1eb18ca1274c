"""reader config, and the settings that it saves."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.cli.commands.listen.listen import listen, resume
from reader.cli.main import main
from reader.errors import UsageError
from reader.library.settings_file import parse_value, read_settings
from reader.settings import SETTINGS, OneOf, Setting, WholeNumber
from tests.support.programs import Run

pytestmark = pytest.mark.slow

PAGE = "<h1>Two words</h1><p>One. Two."


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


# -- the command ------------------------------------------------------------------------------


def test_config_path_prints_the_path_and_creates_nothing(run: Run, config_file: Path) -> None:
    assert run("config", "path").stdout == f"{config_file}\n"
    assert not config_file.parent.exists()


def test_config_set_is_saved_and_shown_with_its_origin(run: Run, config_file: Path) -> None:
    for name, value in (("rate", "240"), ("verbosity", "few"), ("voice", "en-us+f3")):
        done = run("config", "set", name, value)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert config_file.read_text() == 'rate = 240\nverbosity = "few"\nvoice = "en-us+f3"\n'
    lines = run("config", "show").stdout.splitlines()
    assert lines[:6] == [
        "rate: 240, from the file, default 180",
        "voice: en-us+f3, from the file, default empty",
        "engine: empty, default",
        "instant_voice: answers, default",
        "device: empty, default",
        "verbosity: few, from the file, default few",
    ]
    assert len(lines) == len(SETTINGS)


def test_config_show_json_has_every_setting(run: Run, config_file: Path) -> None:
    written(config_file, "rate = 240\nno_audio = true\n")
    shown = json.loads(run("config", "show", "--json").stdout)
    assert [row["name"] for row in shown] == [row.name for row in SETTINGS]
    assert shown[0] == {"name": "rate", "value": 240, "default": 180, "from": "file"}
    assert shown[1] == {"name": "voice", "value": "", "default": "", "from": "default"}
    assert [row["value"] for row in shown if row["name"] == "no_audio"] == [True]


def test_config_show_reports_each_mistake_in_a_line(run: Run, config_file: Path) -> None:
    written(config_file, 'rate = 5\nraet = 1\nengine = "nothing"\n')
    done = run("config", "show", "--json")
    assert done.returncode == 0
    assert {row["from"] for row in json.loads(done.stdout)} == {"default"}
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [str(config_file)] * 3
    assert "engine is nothing, not one of espeak" in done.stderr


REFUSED = [
    (["rate", "5"], 2, "from 80 to 900"),
    (["rate", "-5"], 2, "from 80 to 900"),
    (["verbosity", "loud"], 2, "none, few, most, all"),
    (["voice", "nobody"], 2, "reader voices"),
    (["voice", "en-us+nobody"], 2, "no variant nobody"),
    (["voice", "\x1b[31m\x07"], 2, "reader voices"),
    (["engine", "nothing"], 2, "espeak, natural, silence, speech-dispatcher, system"),
    (["no_audio", "yes"], 2, "true or false"),
    (["raet", "200"], 2, "Did you mean rate?"),
    (["rate\x1b[31m", "200"], 2, "Did you mean rate?"),
    (["rate"], 2, "VALUE"),
    (["rate", "200", "300"], 2, "300"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED)
def test_refused_change_is_one_line_and_changes_nothing(
    run: Run, config_file: Path, arguments: list[str], code: int, said: str
) -> None:
    before = written(config_file, "# mine\nrate = 200\n").read_bytes()
    done = run("config", "set", *arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("reader: ")
    assert done.stderr.removesuffix("\n").isprintable()
    assert said in done.stderr
    assert config_file.read_bytes() == before


def test_voice_setting_is_checked_with_the_saved_engine(run: Run) -> None:
    assert run("config", "set", "engine", "silence").returncode == 0
    assert run("config", "set", "voice", "en-us").returncode == 2
    assert run("config", "set", "voice", "silence").returncode == 0
    assert run("config", "set", "voice", "").returncode == 0


def test_unwritable_settings_exit_with_6_in_one_line(run: Run, config_file: Path) -> None:
    config_file.parent.write_text("a file where the directory should be")
    done = run("config", "set", "rate", "200")
    assert done.returncode == 6
    assert done.stderr.count("\n") == 1
    assert str(config_file) in done.stderr


def test_config_without_a_subcommand_shows_its_help(run: Run) -> None:
    done = run("config")
    assert done.returncode == 0
    for name in ("show", "set", "path"):
        assert f"\n  {name} " in done.stdout


@settings(max_examples=50)
@given(row=st.sampled_from(SETTINGS), text=st.text(max_size=20) | st.integers(70, 1000).map(str))
def test_any_value_is_saved_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, row: Setting, text: str
) -> None:
    home = tmp_path_factory.getbasetemp() / "any config"
    path = written(home / "accessible-reader" / "config.toml", "# mine\n")
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(said):
        patch.setenv("XDG_CONFIG_HOME", str(home))
        with pytest.raises(SystemExit) as ended:
            main(["config", "set", "--", row.name, text])
    if ended.value.code == 0:
        assert said.getvalue() == ""
        assert read_settings(path).values == {row.name: parse_value(text, row)}
        assert path.read_text().startswith("# mine\n")
    else:
        assert ended.value.code == 2
        assert said.getvalue().removesuffix("\n").isprintable()
        assert path.read_text() == "# mine\n"


# -- the commands that use the settings -------------------------------------------------------


@pytest.mark.parametrize("command", [listen, resume], ids=["listen", "resume"])
@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_options_match_the_settings_table(command: click.Command, row: Setting) -> None:
    (option,) = (each for each in command.params if each.name == row.name)
    assert isinstance(option, click.Option)
    assert [*option.opts, *option.secondary_opts] == row.option.split("/")
    assert option.default == row.default
    assert (option.help or "").startswith(f"{row.meaning[0].upper()}{row.meaning[1:]}")
    if isinstance(row.accepted, WholeNumber):
        assert f"{row.accepted.lowest} to {row.accepted.highest}" in (option.help or "")
        assert option.type.convert(str(row.accepted.highest), option, None) == row.accepted.highest
    if isinstance(row.accepted, OneOf):
        assert ", ".join(row.accepted.words) in (option.help or "")
    if isinstance(row.accepted, WholeNumber | OneOf):
        with pytest.raises(UsageError, match=f"^{option.opts[0]} cannot be x"):
            option.type.convert("x", option, None)


def test_option_overrides_file_and_file_overrides_default(run: Run, config_file: Path) -> None:
    arguments = ("-", "--no-audio", "--from-start")
    page = f"{PAGE}<h2>Then</h2><p>Three."
    by_default = run(*arguments, page=page).stdout
    assert ", heading 2" in by_default
    written(config_file, 'verbosity = "none"\n')
    assert ", heading 2" not in run(*arguments, page=page).stdout
    assert run(*arguments, "--verbosity", "few", page=page).stdout == by_default


def test_switches_in_the_file_can_be_overridden_once(run: Run, config_file: Path) -> None:
    written(config_file, "print_sentences = true\n")
    arguments = ("-", "--engine", "silence", "--rate", "900")
    assert run(*arguments, page=PAGE).stderr.count("No loudspeaker") == 1
    written(config_file, "no_audio = true\n")
    silent = run(*arguments, page=PAGE)
    assert silent.stdout == "Two words\nOne.\nTwo.\n"
    assert "No loudspeaker" not in silent.stderr
    assert "No loudspeaker" in run(*arguments, "--audio", page=PAGE).stderr


@pytest.mark.parametrize(
    "text", ["rate = 5", "raet = 200", "rate =", 'engine = "nothing"', "rate = 5\nx = 1"]
)
def test_bad_settings_file_is_one_line_and_the_session_continues(
    run: Run, config_file: Path, text: str
) -> None:
    good = run("-", "--no-audio", page=PAGE)
    written(config_file, text)
    done = run("-", "--no-audio", page=PAGE)
    assert done.returncode == 0
    assert done.stdout == good.stdout
    first, _, rest = done.stderr.partition("\n")
    assert first.startswith(str(config_file))
    assert rest == good.stderr


def test_several_mistakes_show_the_first_and_how_to_see_the_rest(run: Run, config_file: Path) -> None:
    written(config_file, "rate = 5\npauses = -1\nx = 1\n")
    said = run("-", "--no-audio", page=PAGE).stderr.splitlines()[0]
    assert "rate is 5" in said
    assert "To see 2 more: reader config show" in said


def test_control_characters_in_a_bad_value_do_not_reach_the_terminal(run: Run, config_file: Path) -> None:
    written(config_file, 'voice = "\\u001b[2J\\u0007\\u202e"\n"\\u009b" = 1\n')
    for arguments in (("-", "--no-audio"), ("config", "show")):
        said = run(*arguments, page=PAGE).stderr
        assert all(line.isprintable() for line in said.split("\n"))


def test_missing_saved_voice_does_not_stop_listening(run: Run, config_file: Path) -> None:
    written(config_file, 'voice = "nobody"\nrate = 900\n')
    done = run("-", page=PAGE)
    assert done.returncode == 0
    assert done.stderr.count("No voice called nobody") == 1
    assert "Two." in done.stdout
    assert run("-", "--voice", "nobody", page=PAGE).returncode == 5


def test_saved_voice_is_not_used_with_another_engine(run: Run, config_file: Path) -> None:
    written(config_file, 'voice = "en-us"\nrate = 900\n')
    done = run("-", "--engine", "silence", page=PAGE)
    assert done.returncode == 0
    assert "en-us" not in done.stderr
