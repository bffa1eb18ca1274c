"""The system clock jumps, simulated by libfaketime (`apt-get install faketime`)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.faults import program
from tests.faults.causes import exports
from tests.faults.fault import Fault, Injection, Missing
from tests.faults.session import Session
from tests.support.programs import BREAD

_LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
JUMPS = {
    "a day forward": "+1d",
    "a year back": "-365d",
    "20 years forward": "+7300d",
    "before 1970": "@1969-12-31 12:00:00",
    "to 2038": "@2038-01-19 03:14:07",
    "to 2200": "@2200-01-01 00:00:00",
}


def clock(folder: Path) -> tuple[dict[str, str], Path]:
    """The environment that reads the time from a file, and that file."""
    if not _LIBRARIES:
        raise Missing("libfaketime is not installed")
    time_file = folder / "time"
    time_file.write_text("+0")
    env = {
        "LD_PRELOAD": str(_LIBRARIES[0]),
        "FAKETIME_TIMESTAMP_FILE": str(time_file),
        "FAKETIME_CACHE_DURATION": "1",  # seconds
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # it never jumps
    }
    return env, time_file


def jumps_while_reading(jump: str, injection: Injection) -> str:
    """Reading continues; the place and the history are saved."""
    env, time_file = clock(injection.folder)
    # Without a loudspeaker: libfaketime breaks how the sound library waits.
    with Session(injection, arguments=(BREAD, "--no-audio"), env=env) as session:
        session.bring_to("reading")
        time_file.write_text(JUMPS[jump])
        for _ in range(2):
            session.answers("f", "\n")
        session.answers("m", "\n")
        session.quit()
        kept = session.check_place()
        for command in (
            ("history",),
            ("history", "--json"),
            ("bookmarks", "--json"),
            ("queue", "list", "--json"),
        ):
            done = program.run(session.home, *command)
            assert (done.code, done.messages) == (0, ""), done
        return f"read on, exit 0, {kept}"


def jumps_while_exporting(jump: str, injection: Injection) -> str:
    """The file is still written."""
    env, time_file = clock(injection.folder)
    out = injection.folder / "a.epub"
    process = program.start(
        injection.folder, "export", str(exports.page(injection.folder)), "-o", str(out), env=env
    )
    exports.wait_until_written(process, out.parent)
    time_file.write_text(JUMPS[jump])
    done = program.finish(process)
    program.assert_quiet(done.messages)
    assert done.code == 0, done
    assert out.stat().st_size > 0
    assert not list(injection.folder.glob(".*"))
    return "exit 0, file whole"


_GROUP = "the clock jumps"
FAULTS = (
    *(Fault(_GROUP, f"while reading, {jump}", partial(jumps_while_reading, jump), 2,
            slow=jump != "a year back")
      for jump in JUMPS),
    *(Fault(_GROUP, f"while exporting, {jump}", partial(jumps_while_exporting, jump), slow=True)
      for jump in JUMPS),
)  # fmt: skip
