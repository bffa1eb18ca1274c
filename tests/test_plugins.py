"""Plug-ins of other packages: the manual's example, and packages that fail."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.plugin_example import example_files
from tests.support.programs import run_to_end
from tests.support.terminal import MODULES

pytestmark = pytest.mark.slow

RECIPE = "Lentil soup\nBoil the lentils with an onion.\nAdd salt, and wait for an hour.\n"
BUILD = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
Program = Callable[..., "subprocess.CompletedProcess[str]"]


def installed(folder: Path, files: dict[str, str]) -> Path:
    """A package with these files, installed without its dependencies in a folder for PYTHONPATH."""
    package, target = folder / "package", folder / "installed"
    package.mkdir()
    for name, text in files.items():
        (package / name).write_text(text, "utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--no-index", "--target", str(target), str(package)], check=True)
    return target


def program_with(target: Path, home: Path) -> Program:
    """Runs `reader ARGUMENTS` with the packages in a folder."""
    folders = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "CACHE")}
    env = {**folders, "PULSE_SERVER": "none", "PYTHONPATH": os.pathsep.join((MODULES, str(target)))}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return run_to_end(*arguments, env=env, stdin="")

    return run


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual's example, installed."""
    return installed(tmp_path_factory.mktemp("example"), example_files())


@pytest.fixture
def program(example: Path, tmp_path: Path) -> Program:
    """Runs `reader ARGUMENTS` where the example is installed."""
    return program_with(example, tmp_path)


@pytest.fixture
def recipe(tmp_path: Path) -> str:
    path = tmp_path / "soup.recipe"
    path.write_text(RECIPE)
    return str(path)


def test_example_reads_its_own_files(program: Program, recipe: str) -> None:
    assert "Boil the lentils with an onion." in program("text", recipe).stdout


def test_example_speaks_as_an_engine_and_by_its_voice_name(program: Program, recipe: str) -> None:
    assert "beeps: Beeps, every language, beeps\n" in program("voices").stdout
    for options in (("--engine", "beeps"), ("--voice", "beeps:beeps")):
        heard = program(recipe, *options, "--rate", "900")
        assert (heard.returncode, heard.stderr.count("reader:")) == (0, 0), heard
    unknown = program(recipe, "--engine", "beeps", "--voice", "joe")
    assert unknown.stderr == "reader: No voice called joe. There is: beeps\n"


def test_example_writes_its_own_files(program: Program, recipe: str, tmp_path: Path) -> None:
    out = tmp_path / "soup.words"
    assert program("export", recipe, "-o", str(out), "--engine", "beeps").returncode == 0
    assert "lentils\nwith\nan\nonion.\n" in out.read_text()
    unknown = program("export", recipe, "-o", str(tmp_path / "soup.nonesuch"))
    assert unknown.returncode == 2
    assert ".epub, .words." in unknown.stderr


def test_failing_plugin_is_named_with_its_package(tmp_path: Path) -> None:
    page = tmp_path / "soup.txt"
    page.write_text(RECIPE)
    entries = "".join(
        f'[project.entry-points."accessible_reader.{group}"]\nbroken = "broken:fail"\nmissing = "nowhere:x"\n'
        for group in ("engines", "exporters", "sources")
    )
    project = f'{BUILD}[project]\nname = "broken"\nversion = "1"\n{entries}'
    files = {"pyproject.toml": project, "broken.py": "def fail(*_):\n    return 1 // 0\n"}
    program = program_with(installed(tmp_path, files), tmp_path)
    for name, reason in {"broken": "ZeroDivisionError", "missing": "ModuleNotFoundError"}.items():
        soup = tmp_path / f"soup.{name}"
        soup.write_text(RECIPE)
        for arguments, code in (
            (("text", str(soup)), 3),
            (("export", str(page), "-o", str(tmp_path / f"a.{name}")), 6),
            ((str(page), "--engine", name), 5),
        ):
            done = program(*arguments)
            line = (
                rf"reader: .*The plug-in {name} of broken failed \({reason}: .*Update or uninstall broken\."
            )
            assert (done.returncode, len(re.findall(line, done.stderr))) == (code, 1), done
    assert program("voices").returncode == 0
