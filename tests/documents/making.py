"""What the makers of documents share."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Make = Callable[[Path, Path], object]  # from a page to a document


def run(*command: str | Path, cwd: Path | None = None) -> None:
    """Run a program to its end."""
    done = subprocess.run(list(map(str, command)), capture_output=True, timeout=180, check=False, cwd=cwd)
    if done.returncode:
        raise OSError((done.stderr or done.stdout).decode("utf-8", "replace")[-300:])


def pandoc(page: Path, target: Path, *options: str) -> None:
    """Convert a page by pandoc."""
    run("pandoc", page, "--standalone", "-o", target, *options)


def python(program: str, interpreter: str) -> Make:
    """A maker that is a program for a Python, and finds its two paths in sys.argv."""
    return lambda page, target: run(interpreter, "-c", program, page, target)


def has(*programs: str) -> bool:
    """True if all these programs are installed."""
    return all(map(shutil.which, programs))
