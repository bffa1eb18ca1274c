"""reader doctor: what works on this machine, what does not, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

import click

from reader.cli.checks import devices, extras, folders, speech
from reader.cli.checks.finding import Finding
from reader.cli.output import write_json, write_line
from reader.cli.page_loading import debug_option, json_option
from reader.errors import ReaderError, SpeechError, described, with_sentence

CHECKS: dict[str, Callable[[], Finding]] = {
    "python": devices.check_python,
    "engine": speech.check_engine,
    "voices": speech.check_voices,
    "natural voice": speech.check_natural_voice,
    "screen reader's voice": speech.check_screen_reader_voice,
    "kanji": speech.check_kanji,
    "loudspeaker": devices.check_loudspeaker,
    "terminal": devices.check_terminal,
    "data folder": folders.check_data_folder,
    "configuration folder": folders.check_configuration_folder,
    "settings": folders.check_settings,
    "media keys": extras.check_media_keys,
    "exports": extras.check_exports,
    "cluster": extras.check_cluster,
}


@click.command()
@click.option("--tone", is_flag=True, help="Play a tone for half a second.")
@json_option
@debug_option
def doctor(tone: bool, as_json: bool) -> int:
    """Check everything that Reader needs; for a problem, say what to do."""
    checks = {**CHECKS, "tone": devices.play_tone} if tone else CHECKS
    findings = {name: _run(check) for name, check in checks.items()}
    if as_json:
        rows = [
            {"name": name, "ok": finding.ok, "found": finding.found, "mend": finding.remedy}
            for name, finding in findings.items()
        ]
        write_json(rows, indent=1)
    else:
        for name, finding in findings.items():
            found = with_sentence(finding.found, finding.remedy) if finding.remedy else finding.found
            write_line(f"{name}: {_status(finding)}, {found}")
    return 0 if all(finding.ok for finding in findings.values()) else SpeechError.exit_code


def _run(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except ReaderError as error:
        return Finding(ok=False, found=str(error))
    except Exception as error:  # any failure is a finding
        return Finding(ok=False, found=described(error))


def _status(finding: Finding) -> str:
    """Return the result in a word. OPTIONAL means: it works, and more can be installed."""
    if not finding.ok:
        return "PROBLEM"
    return "OPTIONAL" if finding.remedy else "OK"
