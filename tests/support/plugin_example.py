"""The example of the manual's page on plug-ins: its files, and its package for a running Python."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from textwrap import dedent

from reader.cli.topics import topic_source


def example_files() -> dict[str, str]:
    """The example's files, by their names."""
    code = re.findall(r"(?:^    .*\n\n*)+", topic_source("plugins"), re.MULTILINE)
    return dict(zip(("pyproject.toml", "reader_example.py"), map(dedent, code), strict=True))


def write_installed_example(folder: Path) -> None:
    """Write the example as an installer would write it to a folder of Python's path."""
    files = example_files()
    project = tomllib.loads(files["pyproject.toml"])["project"]
    (folder / "reader_example.py").write_text(files["reader_example.py"], "utf-8")
    about = folder / "reader_example-1.0.dist-info"
    about.mkdir()
    about.joinpath("METADATA").write_text(
        f"Name: {project['name']}\nVersion: {project['version']}\n", "utf-8"
    )
    lines = [
        line
        for group, entries in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {target}" for name, target in entries.items()))
    ]
    about.joinpath("entry_points.txt").write_text("\n".join(lines), "utf-8")
