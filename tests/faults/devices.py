"""The loudspeaker: taken away and given back, busy, its server killed or silent. Heard by the virtual ear."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from tests.faults.fault import Fault, Injection, Missing
from tests.faults.session import Session
from tests.support import ear as ears
from tests.support.programs import BREAD

GONE, BACK = "The loudspeaker is gone", "The loudspeaker is back"


@contextmanager
def heard(injection: Injection) -> Iterator[tuple[Session, ears.VirtualEar]]:
    """A session that is heard."""
    if not ears.available():
        raise Missing("PulseAudio is not installed")
    with ears.VirtualEar() as ear:
        began = ear.now()
        env = {"PULSE_SERVER": ear.env["PULSE_SERVER"], "XDG_RUNTIME_DIR": ear.env["XDG_RUNTIME_DIR"]}
        with Session(injection, arguments=(BREAD, "--print", "--rate", "300"), env=env) as session:
            session.be_in("reading")
            ear.wait_for_sound(20, after=began)
            yield session, ear


def lost_and_back(times: int, injection: Injection) -> str:
    """It says so, waits, and goes on where it was; however often."""
    with heard(injection) as (session, ear):
        for _ in range(times):
            at = len(session.text)
            ear.unplug()
            at = session.terminal.wait_for(GONE, after=at)
            ear.plug()
            given = ear.now()
            session.terminal.wait_for(BACK, after=at)
            ear.wait_for_sound(20, after=given)
        session.answers("w", "section ")
        session.quit()
        return f"said, reads on, exit 0, {session.kept()}"


def lost_for_good(state: str, injection: Injection) -> str:
    """Keys are answered without a loudspeaker, and the place is kept."""
    with heard(injection) as (session, ear):
        if state == "paused":
            session.answers(" ", "Paused\n")
        ear.unplug()
        if state == "paused":
            session.terminal.press(" ")
        session.terminal.wait_for(GONE)
        session.answers("w", "section ")
        session.quit()
        return f"keys answered, exit 0, {session.kept()}"


def lost_and_told_to_end(injection: Injection) -> str:
    """Nobody waits for a loudspeaker when told to end."""
    with heard(injection) as (session, ear):
        ear.unplug()
        session.terminal.wait_for(GONE)
        session.signal(signal.SIGTERM)
        session.ends(143)
        return f"exit 143, terminal restored, {session.kept()}"


def server_stopped(number: int, injection: Injection) -> str:
    """The sound system itself is killed, or hangs."""
    with heard(injection) as (session, ear):
        ear.strike(number)
        session.terminal.wait_for(GONE)
        session.answers("w", "section ")
        session.quit()
        return f"keys answered, exit 0, {session.kept()}"


def busy_for_a_while(injection: Injection) -> str:
    """Another program has the loudspeaker for a while: it goes on afterwards, and keys are answered."""
    with heard(injection) as (session, ear):
        ear.suspend(True)
        session.answers("w", "section ")
        ear.suspend(False)
        given = ear.now()
        ear.wait_for_sound(20, after=given)
        session.quit()
        return f"reads on, exit 0, {session.kept()}"


def refused(answers: bool, injection: Injection) -> str:
    """What should be the sound system takes no client, or does not answer: the sentences are printed."""
    path = str(injection.folder / "pulse")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        kept: list[socket.socket] = []

        def answer() -> None:
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                if answers:
                    client.close()
                else:
                    kept.append(client)

        threading.Thread(target=answer, daemon=True).start()
        with Session(injection, env={"PULSE_SERVER": f"unix:{path}"}) as session:
            session.be_in("reading")
            assert session.text.count("The sentences are printed instead.") == 1, session.text
            session.quit()
            server.shutdown(socket.SHUT_RDWR)
            return f"one line, printed, exit 0, {session.kept()}"


LOUDSPEAKER = "the loudspeaker"
FAULTS = (
    Fault(LOUDSPEAKER, "lost and back", partial(lost_and_back, 1), 4),
    Fault(LOUDSPEAKER, "lost and back, five times", partial(lost_and_back, 5), 2, slow=True),
    Fault(LOUDSPEAKER, "lost for good, reading", partial(lost_for_good, "reading"), 2, slow=True),
    Fault(LOUDSPEAKER, "lost for good, paused", partial(lost_for_good, "paused"), 2, slow=True),
    Fault(LOUDSPEAKER, "lost, and told to end", lost_and_told_to_end, 2, slow=True),
    Fault(LOUDSPEAKER, "the sound system is killed", partial(server_stopped, signal.SIGKILL), 3),
    Fault(LOUDSPEAKER, "the sound system hangs", partial(server_stopped, signal.SIGSTOP), 2, slow=True),
    Fault(LOUDSPEAKER, "busy for a while", busy_for_a_while, 3, slow=True),
    Fault(LOUDSPEAKER, "the sound system takes no client", partial(refused, True), 2, slow=True),
    Fault(LOUDSPEAKER, "the sound system does not answer", partial(refused, False), 2, slow=True),
)
