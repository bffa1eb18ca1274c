"""The files of trained models, and the options of the programs that make them."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.extraction.corpus import KnownPage


def parsed_options(module: str, description: str) -> argparse.Namespace:
    """Parse the options of a training module: `corpus`, a folder, and `validate`."""
    parser = argparse.ArgumentParser(
        prog=f"python -m tests.extraction.{module}", description=description.splitlines()[0]
    )
    parser.add_argument("corpus", metavar="CORPUS", type=Path)
    parser.add_argument("--validate", action="store_true", help="cross-validate, and write nothing")
    return parser.parse_args()


def hash_of(pages: Iterable[KnownPage]) -> str:
    """Return a hash of all training data."""
    whole = hashlib.sha256()
    for page in pages:
        whole.update(repr((page.corpus, page.name, page.url, page.text, page.wanted, page.unwanted)).encode())
        whole.update(page.html)
    return whole.hexdigest()


def write(file: Path, model: Mapping[str, Any]) -> None:
    """Write a model to its file, one list a line."""
    lines = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in model.items())
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
