"""All faults, in the order of the table."""

from __future__ import annotations

from tests.faults.causes import clocks, databases, devices, disks, engines, exports, network, signals

FAULTS = (
    *signals.FAULTS,
    *devices.FAULTS,
    *engines.FAULTS,
    *exports.FAULTS,
    *disks.FAULTS,
    *databases.FAULTS,
    *network.FAULTS,
    *clocks.FAULTS,
)
