"""Check what optional packages add."""

from __future__ import annotations

from reader.cli.checks.finding import Finding
from reader.errors import ExportError


def check_exports() -> Finding:
    """List the formats that `reader export` can write; some need optional packages."""
    from reader.export.formats import INSTALL_EXPORT, exporter_named, suffixes

    missing = []
    for suffix in suffixes():
        try:
            exporter_named(suffix)
        except ExportError:
            missing.append(suffix)
    if not missing:
        return Finding(True, "all formats")
    there = " ".join(suffix for suffix in suffixes() if suffix not in missing)
    return Finding(True, f"{there}.", f"For {' '.join(missing)}: {INSTALL_EXPORT}")


def check_cluster() -> Finding:
    """Check whether --cluster works; it is optional."""
    from importlib.util import find_spec

    from reader.export.workers import INSTALL_CLUSTER

    if find_spec("distributed") is not None:
        return Finding(True, "exports on several machines")
    return Finding(True, "not installed.", f"For exports on several machines: {INSTALL_CLUSTER}")
