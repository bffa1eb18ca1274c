"""python -m tests.golden: write every golden file anew, and say which changed."""

from __future__ import annotations

from tests.golden import GOLDENS, golden_file, made


def main() -> None:
    """Write what differs; afterwards, read the diff."""
    changed = 0
    for page_file, stage in GOLDENS:
        target = golden_file(page_file, stage)
        new = made(page_file, stage)
        if not target.exists() or target.read_text(encoding="utf-8") != new:
            target.write_text(new, encoding="utf-8")
            print(f"changed: {target.name}")
            changed += 1
    print(f"{changed} of {len(GOLDENS)} golden files changed")


main()
