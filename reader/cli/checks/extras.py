"""Check what optional packages add."""

from __future__ import annotations

from reader.cli.checks.finding import Finding
from reader.errors import ExportError

INSTALL_DESKTOP = "pip install 'accessible-reader[desktop]'"


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
    available = " ".join(suffix for suffix in suffixes() if suffix not in missing)
    return Finding(True, f"{available}.", f"For {' '.join(missing)}: {INSTALL_EXPORT}")


def check_media_keys() -> Finding:
    """Check whether the media keys of a Linux desktop work; they are optional."""
    import os
    from importlib.util import find_spec

    if find_spec("jeepney") is None:
        return Finding(True, "not installed.", f"For media keys on a Linux desktop: {INSTALL_DESKTOP}")
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        return Finding(True, "installed, but there is no desktop here (no D-Bus)")
    return Finding(True, "they control a session")


def check_cluster() -> Finding:
    """Check whether --cluster works; it is optional."""
    from importlib.util import find_spec

    from reader.export.workers import INSTALL_CLUSTER

    if find_spec("distributed") is not None:
        return Finding(True, "exports on several machines")
    return Finding(True, "not installed.", f"For exports on several machines: {INSTALL_CLUSTER}")
