"""Imports point one way, and nothing heavy comes with `import reader`."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import reader

ROOT = Path(reader.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
# A room may import from those on lower levels, and from itself; never from its own level or above.
# `page.dom` stands below the rest of its room, because sources decode by it.
ROOMS = [
    {"errors", "settings", "invisible", "language_tags", "lazy_import"},
    {"plugins"},
    {"files"},
    {"page.dom"},
    {"sources"},
    {"page"},
    {"script"},
    {"speech"},
    {"playback", "terminal"},
    {"session", "export", "library", "desktop"},
    {"cli"},
]
# Within a room likewise. What is not named stands above all that is.
WITHIN = [
    [{"page.dom", "page.reasons"}, {"page.model", "page.person_names", "page.titles"},
     {"page.accessibility"}, {"page.metadata"},
     {"page.article.measure"}, {"page.article.content_model"}, {"page.kinds"}, {"page.article"},
     {"page.blocks.formulas", "page.blocks.notes", "page.blocks.drafts"},
     {"page.blocks.context", "page.blocks.open_parts", "page.blocks.runs"}, {"page.blocks.builder"},
     {"page.blocks.handlers"}, {"page.blocks"}, {"page"}],
    [{"session.key_names", "session.remote"}, {"session.command_table"}, {"session.state"},
     {"session.events", "session.effects"},
     {"session.navigation"}, {"session.transitions"},
     {"session.commands"}, {"session"}, {"session.live"}],
    [{"sources.web_address"}, {"sources.source"}, {"sources.formats"}, {"sources"}],
    [{"script.model"}, {"script.edits", "script.lexicon", "script.earcons", "script.own_words"},
     {"script.spoken_forms"}, {"script.text", "script.announcements"}, {"script.sections"}, {"script"}],
    [{"speech.engine", "speech.languages"}, {"speech.prosody", "speech.voice_names", "speech.process"},
     {"speech.espeak", "speech.system"}, {"speech.natural", "speech.speech_dispatcher"}, {"speech"}],
]  # fmt: skip
HEAVY = ["bs4", "click", "miniaudio", "selectolax", "pyttsx3"]


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every module that a file imports, inside functions too."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    package = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (
                ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            )
            module = ".".join(filter(None, (base, node.module)))
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # import_module() is given names: "reader.speech.espeak.synthesizer"
            name = node.value
            if name.startswith("reader.") and name.replace(".", "").isidentifier():
                yield name


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES if module_of(path) not in {"", "__main__"}}


def imports_of(module: str) -> set[str]:
    """The modules of ours that a module imports."""
    named = {name.removeprefix("reader.") for name in imported(MODULES[module]) if name.startswith("reader.")}
    own = {name if name in MODULES else name.rpartition(".")[0] for name in named}
    return {name for name in own if name in MODULES and name != module}


@cache
def imports() -> dict[str, set[str]]:
    """The modules of ours that each module imports."""
    return {module: imports_of(module) for module in MODULES}


def level_of(module: str, levels: list[set[str]]) -> tuple[str, int] | None:
    """The longest of the levels' names that the module stands under, and its level."""
    names = {name: number for number, level in enumerate(levels) for name in level}
    under = [name for name in names if module == name or module.startswith(f"{name}.")]
    longest = max(under, key=len, default=None)
    return (longest, names[longest]) if longest is not None else None


@pytest.mark.parametrize(
    "levels", [ROOMS, *WITHIN], ids=["rooms", "page", "session", "sources", "script", "speech"]
)
def test_imports_point_one_way(levels: list[set[str]]) -> None:
    wrong = []
    for module, others in imports().items():
        here = level_of(module, levels)
        for other in others:
            there = level_of(other, levels)
            if here and there and here[0] != there[0] and there[1] >= here[1]:
                wrong.append(f"{module} imports {other}")
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    try:
        TopologicalSorter(imports()).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


def test_page_does_not_import_sources() -> None:
    wrong = [
        f"{module} imports {other}"
        for module, others in imports().items()
        for other in others
        if module.startswith("page.") and other.startswith("sources")
    ]
    assert wrong == []


def test_every_package_has_a_level() -> None:
    assert [module for module in MODULES if level_of(module, ROOMS) is None] == []


def test_each_library_is_imported_in_one_package_only() -> None:
    rooms = {"bs4": {"page"}, "selectolax": {"page", "sources"}, "click": {"cli"}, "jeepney": {"desktop"}}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in FILES
        for name in {name.split(".")[0] for name in imported(path)}
        if name in rooms and path.relative_to(ROOT).parts[0] not in rooms[name]
    ]
    assert wrong == []


def modules_after(statement: str) -> set[str]:
    program = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30
    )
    return set(json.loads(ran.stdout))


def test_import_reader_is_lazy() -> None:
    loaded = modules_after("import reader")
    assert loaded & set(HEAVY) == set()
    assert not any(name.startswith("reader.") for name in loaded)


@pytest.mark.parametrize(
    ("statement", "unneeded"),
    [
        ("import reader; reader.parse_page", {"click", "miniaudio", "pyttsx3", "sqlite3"}),
        (
            "import reader.session.live.session",
            {"bs4", "click", "miniaudio", "pyttsx3", "selectolax", "sqlite3"},
        ),
        ("import reader.playback.player", {"bs4", "click", "miniaudio", "pyttsx3", "selectolax"}),
        ("import reader.speech.engine", {"bs4", "click", "miniaudio", "pyttsx3", "selectolax"}),
        ("import reader.speech.system.voices", {"bs4", "click", "miniaudio", "pyttsx3", "selectolax"}),
        ("import reader.library.articles", {"bs4", "click", "miniaudio", "pyttsx3", "selectolax"}),
    ],
)
def test_packages_import_only_what_they_need(statement: str, unneeded: set[str]) -> None:
    assert modules_after(statement) & unneeded == set()


@pytest.mark.parametrize("name", ["parse_page", "write_script", *reader.__all__])
def test_public_names_exist(name: str) -> None:
    assert getattr(reader, name).__module__.startswith("reader.")
    assert name in reader.__all__


def test_private_name_is_an_attribute_error() -> None:
    assert not hasattr(reader, "nonesuch")


def python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_lazy_module_loads_on_use() -> None:
    used = """
from reader.lazy_import import lazy_import
lazy_import("urllib.request"); lazy_import("colorsys")
import sys, urllib.request, colorsys
before = "http.client" in sys.modules
print(before, urllib.request.Request("http://localhost").host, colorsys.rgb_to_hsv(0, 0, 1)[2])
import urllib.request
print(urllib.request.__file__ == sys.modules["urllib.request"].__file__, colorsys.__name__)
"""
    assert python(used).splitlines() == ["False localhost 1", "True colorsys"]


def test_missing_module_cannot_be_lazy() -> None:
    assert python("from reader.lazy_import import lazy_import; lazy_import('no_such_module')") == ""


def test_playback_imports_no_http_client() -> None:
    code = "from reader.playback.outputs import _miniaudio; _miniaudio()\n"
    code += "import sys; print([name for name in ('http.client', 'numpy') if name in sys.modules])"
    assert python(code) == "[]"


# What the title's first word does not need: it would have to wait for it.
LATER = {
    "bs4", "reader.page.model", "reader.page.parse", "reader.script.sections.section_writer",
    "reader.session.navigation.durable_place",
    "reader.cli.listening.article_store", "reader.desktop", "jeepney", "socket",
    "reader.export", "tomlkit", "urllib3", "ssl", "http.client",
    "html.entities", "hashlib", "json", "email", "dataclasses", "concurrent.futures", "multiprocessing",
    "subprocess", "numpy",
}  # fmt: skip


def test_imports_that_the_title_does_not_need_come_later(tmp_path: Path) -> None:
    stop = "import os, sys; print(*sys.modules, flush=True); os._exit(0)"
    program = f"""
import sys
from reader.__main__ import _start_early
sys.argv = ["reader", "listen", {str(ROOT.parent / "pages" / "tides.html")!r}]
_start_early(sys.argv[1:])
from reader.playback import device, outputs
from reader.playback.player import Player
def say(*_):
    {stop}
Player.say = say
device.open_output = lambda rate, name: outputs.open_null_output(rate)
from reader.cli.main import main
main()
"""
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=env)
    loaded = set(ran.stdout.split())
    assert "reader.speech.process.synthesizer" in loaded
    assert loaded & LATER == set()
    # The engine is loaded in its own process.
    assert loaded & {"reader.speech.espeak.synthesizer", "pyttsx3", "espeakng_loader"} == set()


def test_silent_commands_are_known_before_imports() -> None:
    from reader.__main__ import _SILENT
    from reader.cli.main import _COMMANDS

    assert {name for name in _SILENT if not name.startswith("-")} == set(_COMMANDS) - {
        "listen",
        "resume",
        "export",
        "publish",
    }
