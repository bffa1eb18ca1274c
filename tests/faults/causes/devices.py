"""The loudspeaker is unplugged, busy, or its server is killed or hangs. The virtual ear listens."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from tests.faults.fault import Fault, Injection, Missing
from tests.faults.session import Session
from tests.support.ear import virtual_ear as ears
from tests.support.programs import BREAD

GONE, BACK = "The loudspeaker is gone", "The loudspeaker is back"


@contextmanager
def heard(injection: Injection) -> Iterator[tuple[Session, ears.VirtualEar]]:
    """A session that plays into the virtual ear."""
    if not ears.available():
        raise Missing("PulseAudio is not installed")
    with ears.VirtualEar() as ear:
        began = ear.now()
        env = {"PULSE_SERVER": ear.env["PULSE_SERVER"], "XDG_RUNTIME_DIR": ear.env["XDG_RUNTIME_DIR"]}
        with Session(injection, arguments=(BREAD, "--print", "--rate", "300"), env=env) as session:
            session.bring_to("reading")
            ear.wait_for_sound(20, after=began)
            yield session, ear


def lost_and_back(times: int, injection: Injection) -> str:
    """The session reports it, waits, and continues where it was, any number of times."""
    with heard(injection) as (session, ear):
        for _ in range(times):
            at = len(session.text)
            ear.unplug()
            at = session.terminal.wait_for(GONE, after=at)
            ear.plug()
            plugged = ear.now()
            session.terminal.wait_for(BACK, after=at)
            ear.wait_for_sound(20, after=plugged)
        session.answers("w", "section ")
        session.quit()
        return f"said, reads on, exit 0, {session.check_place()}"


def lost_for_good(state: str, injection: Injection) -> str:
    """Keys are answered without a loudspeaker, and the place is saved."""
    with heard(injection) as (session, ear):
        if state == "paused":
            session.answers(" ", "Paused\n")
        ear.unplug()
        if state == "paused":
            session.terminal.press(" ")
        session.terminal.wait_for(GONE)
        session.answers("w", "section ")
        session.quit()
        return f"keys answered, exit 0, {session.check_place()}"


def lost_and_sigterm(injection: Injection) -> str:
    """On SIGTERM the session ends without waiting for a loudspeaker."""
    with heard(injection) as (session, ear):
        ear.unplug()
        session.terminal.wait_for(GONE)
        session.signal(signal.SIGTERM)
        session.ends(143)
        return f"exit 143, terminal restored, {session.check_place()}"


def server_stopped(number: int, injection: Injection) -> str:
    """The sound server is killed, or hangs."""
    with heard(injection) as (session, ear):
        ear.strike(number)
        session.terminal.wait_for(GONE)
        session.answers("w", "section ")
        session.quit()
        return f"keys answered, exit 0, {session.check_place()}"


def busy_for_a_while(injection: Injection) -> str:
    """Another program uses the loudspeaker for a while: keys are answered, and reading continues."""
    with heard(injection) as (session, ear):
        ear.suspend(True)
        session.answers("w", "section ")
        ear.suspend(False)
        plugged = ear.now()
        ear.wait_for_sound(20, after=plugged)
        session.quit()
        return f"reads on, exit 0, {session.check_place()}"


def unusable_server(closes: bool, injection: Injection) -> str:
    """The sound server refuses clients, or does not answer: the sentences are printed."""
    path = str(injection.folder / "pulse")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        clients: list[socket.socket] = []

        def answer() -> None:
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                if closes:
                    client.close()
                else:
                    clients.append(client)

        threading.Thread(target=answer, daemon=True).start()
        with Session(injection, env={"PULSE_SERVER": f"unix:{path}"}) as session:
            session.bring_to("reading")
            assert session.text.count("The sentences are printed instead.") == 1, session.text
            session.quit()
            server.shutdown(socket.SHUT_RDWR)
            return f"one line, printed, exit 0, {session.check_place()}"


LOUDSPEAKER = "the loudspeaker"
FAULTS = (
    Fault(LOUDSPEAKER, "lost and found again", partial(lost_and_back, 1), 4),
    Fault(LOUDSPEAKER, "lost and found again, five times", partial(lost_and_back, 5), 2, slow=True),
    Fault(LOUDSPEAKER, "lost for good, reading", partial(lost_for_good, "reading"), 2, slow=True),
    Fault(LOUDSPEAKER, "lost for good, paused", partial(lost_for_good, "paused"), 2, slow=True),
    Fault(LOUDSPEAKER, "lost, and SIGTERM", lost_and_sigterm, 2, slow=True),
    Fault(LOUDSPEAKER, "the sound server is killed", partial(server_stopped, signal.SIGKILL), 3),
    Fault(LOUDSPEAKER, "the sound server hangs", partial(server_stopped, signal.SIGSTOP), 2, slow=True),
    Fault(LOUDSPEAKER, "busy for a while", busy_for_a_while, 3, slow=True),
    Fault(LOUDSPEAKER, "the sound server refuses clients", partial(unusable_server, True), 2, slow=True),
    Fault(LOUDSPEAKER, "the sound server does not answer", partial(unusable_server, False), 2, slow=True),
)
