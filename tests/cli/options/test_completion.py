"""What the shell offers for Tab."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from reader.cli.main import cli
from reader.settings import SETTINGS

SETTING_NAMES = [row.name for row in SETTINGS]


def offered(*words: str) -> list[str]:
    """The completions of the last word; "files" stands for file names."""
    completion = BashComplete(cli, {}, "reader", "_READER_COMPLETE")
    items = completion.get_completions(list(words[:-1]), words[-1])
    return ["files" if item.type == "file" else item.value for item in items]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["li"], ["files", "listen"]),
        (["--from-"], ["--from-start"]),
        (["--vers"], ["--version"]),
        (["page.html", "--pau"], ["--pauses"]),
        (["page.html", "--verbosity", ""], ["none", "few", "most", "all"]),
        (["--rate", "200", "pa"], ["files"]),
        (["listen", "pa"], ["files"]),
        (["outline", "pa"], ["files"]),
        (["resume", "--no-"], ["--no-styles", "--no-sounds", "--no-print", "--no-highlight", "--no-audio"]),
        (["resume", "--engine", "e"], ["espeak"]),
        (["config", "s"], ["set", "show"]),
        (["config", "set", ""], [*SETTING_NAMES, "keys."]),
        (["config", "set", "keys.mar"], ["keys.mark", "keys.marks"]),
        (["config", "set", "verbosity", "m"], ["most"]),
        (["config", "set", "no_audio", ""], ["true", "false"]),
        (["config", "set", "engine", "sil"], ["silence"]),
        (["config", "set", "voice", "de"], ["de"]),
        (["config", "set", "rate", ""], []),
        (["config", "set", "nonesuch", ""], []),
        (["--engine", "silence", "--voice", ""], ["silence"]),
    ],
    ids=" ".join,
)
def test_completion_offers_the_expected_words(words: Sequence[str], expected: list[str]) -> None:
    assert offered(*words) == expected


def test_completion_offers_every_command_and_listen_option() -> None:
    assert offered("") == [
        "files",
        *cli.list_commands(cli.make_context("reader", [], resilient_parsing=True)),
    ]
    assert {"--version", "--help", "--rate", "--from"} <= set(offered("--"))
    assert len(offered("--")) == len(set(offered("--")))


def ask(shell: str, program: str, tmp_path: Path) -> list[str]:
    """Run a program in a shell with `reader` on the path; returns the words of its output."""
    (tmp_path / "reader").write_text(f'#!/bin/sh\nexec {sys.executable} -m reader "$@"\n')
    (tmp_path / "reader").chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    ran = subprocess.run(
        [shell, "-c", program], env=env, capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stderr == ""
    return ran.stdout.split()


# How the manual enables each shell, and what Tab then does.
SHELLS = {
    "bash": 'eval "$(_READER_COMPLETE=bash_source reader)"; COMP_WORDS=(reader config s); COMP_CWORD=2; '
    '_reader_completion reader; echo "${COMPREPLY[@]}"',
    "fish": '_READER_COMPLETE=fish_source reader | source; complete -C "reader config s" | cut -f1',
    "zsh": 'autoload -Uz compinit && compinit -D; eval "$(_READER_COMPLETE=zsh_source reader)"; '
    "words=(reader config s); CURRENT=3; _describe() { echo ${completions_with_descriptions%%:*} }; "
    "_reader_completion",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_works_in_a_shell(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    assert ask(shell, SHELLS[shell], tmp_path) == ["set", "show"]


def test_failed_completion_writes_nothing_into_the_line() -> None:
    env = {**os.environ, "_READER_COMPLETE": "bash_complete", "COMP_CWORD": "3"}
    env["COMP_WORDS"] = "reader\nresume\n--engine\nnonesuch\n--voice\n"
    env["COMP_CWORD"] = "5"
    ran = subprocess.run(
        [sys.executable, "-m", "reader"], env=env, capture_output=True, text=True, check=False, timeout=30
    )
    assert (ran.stdout, ran.stderr) == ("", "")
