"""Export on a Dask cluster: a real scheduler and two workers. A test kills one of them."""

from __future__ import annotations

import subprocess
import sys
import wave
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.export.batches import made, page, started
from tests.support.programs import BREAD, Run, environment, wait_for
from tests.support.terminal import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("distributed") is None, reason="distributed is not installed (accessible-reader[cluster])"
    ),
]


class Cluster(NamedTuple):
    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    home = tmp_path / "dask"
    home.mkdir()
    with ExitStack() as stack:

        def begin(name: str, *options: str) -> subprocess.Popen[bytes]:
            log = stack.enter_context((home / f"{name}.log").open("wb"))
            program = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{name.partition('-')[0]}", *options],
                cwd=ROOT, env=environment(home), stdout=log, stderr=log,
            )  # fmt: skip
            stack.callback(program.wait)
            stack.callback(program.kill)
            return program

        begin("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        scheduler_log = home / "scheduler.log"
        wait_for(lambda: b"Scheduler at:" in scheduler_log.read_bytes())
        address = scheduler_log.read_text().partition("Scheduler at:")[2].split()[0]
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(home))
        workers = [begin(f"worker-{number}", address, *options) for number in range(2)]
        wait_for(lambda: scheduler_log.read_text().count("Register worker") == 2)
        yield Cluster(address, workers)


def test_killed_cluster_worker_loses_and_duplicates_nothing(cluster: Cluster, tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    sources.mkdir()
    for each in range(10):
        page(sources / f"{each}.html", f"Part {each}", paragraphs=60)
    page(sources / "long.html", "Very long", paragraphs=480)
    with started(sources, out, tmp_path, "--cluster", cluster.address) as program:
        wait_for(lambda: out.is_dir() and len(made(out)) >= 2)
        cluster.workers[0].kill()
        messages = program.communicate()[1].decode()
    assert program.returncode == 0, messages
    assert "11 written" in messages
    assert made(out) == sorted([*(f"Part {each}.wav" for each in range(10)), "Very long.wav"])
    lengths = [seconds(out / name) for name in made(out)]
    assert max(lengths[:-1]) - min(lengths[:-1]) < 2  # the same words, but for eSpeak's own variation
    assert lengths[-1] == pytest.approx(8 * lengths[0], rel=0.03)  # the title and the end count once


def seconds(path: Path) -> float:
    with wave.open(str(path)) as sound:
        return float(sound.getnframes() / sound.getframerate())


def test_single_article_exports_on_a_cluster(cluster: Cluster, run_program: Run, tmp_path: Path) -> None:
    here, there = tmp_path / "here.wav", tmp_path / "there.wav"
    assert run_program("export", BREAD, "-o", str(here), "--engine", "espeak").returncode == 0
    done = run_program("export", BREAD, "-o", str(there), "--engine", "espeak", "--cluster", cluster.address)
    assert (done.returncode, done.stderr) == (0, "")
    assert seconds(there) == pytest.approx(seconds(here), abs=1)


def test_unreachable_scheduler_gives_one_line(run_program: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.wav"
    done = run_program("export", BREAD, "-o", str(out), "--cluster", "tcp://127.0.0.1:9")
    assert done.returncode == 5
    assert done.stderr == ("reader: No scheduler answers at tcp://127.0.0.1:9. Check the address.\n")
    assert not out.exists()
