"""A network that stalls, disconnects, redirects in circles, lies and sends decompression bombs."""

from __future__ import annotations

import gzip
import signal
import socket
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler
from threading import Event

import brotli

from tests.faults import program
from tests.faults.fault import Fault, Injection
from tests.faults.session import Session
from tests.sources.web.helpers import PACKERS
from tests.sources.web.site import PAGE, Reply, Site, moved

Write = Callable[[BaseHTTPRequestHandler], None]
_BOMB_BYTES = 200_000_000
_MAX_MEMORY = 1_500_000_000  # bytes of address space: too few to decompress and parse a bomb


def _broken_off(*pieces: bytes) -> Write:
    """Send the pieces, then reset the connection."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()

    return write


def _just(piece: bytes) -> Write:
    """Send the piece, then end the response."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(piece)

    return write


def _endless(piece: bytes) -> Write:
    """Send the piece repeatedly until the client disconnects."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        while True:
            handler.wfile.write(piece)

    return write


def _long(piece: bytes, times: int) -> Iterator[bytes]:
    for _ in range(times):
        yield piece


def _gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(map(packer.compress, _long(bytes(1_000_000), _BOMB_BYTES // 1_000_000))) + packer.flush()


def _bombs() -> dict[str, tuple[str, Callable[[], bytes]]]:
    return {
        "gzip bomb": ("gzip", _gzip_bomb),
        "deflate bomb": ("deflate", lambda: zlib.compress(bytes(_BOMB_BYTES), 9)),
        "br bomb": ("br", lambda: brotli.compress(bytes(_BOMB_BYTES), quality=5)),
        "zstd bomb": ("zstd", lambda: PACKERS["zstd"][1](bytes(_BOMB_BYTES))),
        "gzip in gzip bomb": ("gzip, gzip", lambda: gzip.compress(_gzip_bomb())),
    }


_LONG = {"Content-Length": "100000"}
# name → the response at /, and the exit code of a command that reads it
ANSWERS: dict[str, tuple[Reply, int]] = {
    "reset before an answer": (Reply(write=_broken_off(), headers={"Content-Length": "5"}), 3),
    "reset in the page": (Reply(headers=_LONG, write=_broken_off(PAGE)), 3),
    "redirects in a circle": (moved("/"), 3),
    "endless redirects": (moved("/1"), 3),
    "redirect to a file": (moved("file:///etc/passwd"), 3),
    "redirect to a closed port": (moved("http://127.0.0.1:1/"), 3),
    "redirect without an address": (Reply(b"", 302), 3),
    "redirect of 1 MB": (moved("/" + "a" * 1_000_000), 3),
    "Content-Length too long": (Reply(headers=_LONG, write=_just(PAGE)), 3),
    "Content-Length too short": (Reply(headers={"Content-Length": "10"}), 0),
    "Content-Length negative": (Reply(headers={"Content-Length": "-1"}), 0),
    "Content-Length not a number": (Reply(headers={"Content-Length": "many"}), 0),
    "unknown charset": (Reply(kind="text/html; charset=klingon"), 0),
    "wrong charset": (Reply("<p>Überfahrt um sieben.".encode(), kind="text/html; charset=utf-16"), 0),
    "charset with controls": (Reply(kind="text/html; charset=\x1b[31m"), 0),
    "wrong type": (Reply(b"\x89PNG\r\n\x1a\n" + bytes(5000)), 3),
    "declared as compressed, but plain": (Reply(headers={"Content-Encoding": "gzip"}), 3),
    "unknown compression": (Reply(headers={"Content-Encoding": "klingon"}), 0),
    "compressed and truncated": (Reply(gzip.compress(PAGE * 500)[:-200],
                                       headers={"Content-Encoding": "gzip"}), 3),
    "invalid chunks": (Reply(headers={"Transfer-Encoding": "chunked"},
                                   write=_just(b"zz\r\nx")), 3),
    "an endless page": (Reply(write=_endless(b"<p>And so it goes on.</p>" * 400),
                              headers={"Content-Length": "99999999999"}), 3),
    "an endless page in chunks": (Reply(write=_endless(b"2710\r\n" + b"x" * 10_000 + b"\r\n"),
                                        headers={"Transfer-Encoding": "chunked"}), 3),
    "200 headers": (Reply(headers={f"X-{number}": "y" * 6_000 for number in range(200)}), 3),
    "an empty page": (Reply(b""), 3),
    "no content (204)": (Reply(b"", 204), 3),
    "has an error (503)": (Reply(status=503), 3),
    "too many requests (429)": (Reply(status=429), 3),
}  # fmt: skip


def one_answer(name: str, injection: Injection) -> str:
    """Every command that reads it says why not in one line, or reads the page, with little memory."""
    reply, code = ANSWERS[name]
    return _read(injection, reply, code)


def bomb(name: str, injection: Injection) -> str:
    """Decompression stops at the size limit of a page."""
    coding, make = _bombs()[name]
    return _read(injection, Reply(make(), headers={"Content-Encoding": coding}), 3)


def _read(injection: Injection, reply: Reply, code: int) -> str:
    with Site() as site:
        site.replies["/"] = reply
        site.replies |= {f"/{number}": moved(f"/{number + 1}") for number in range(1, 20)}
        out = injection.folder / "a.txt"
        limit = program.largest_memory(_MAX_MEMORY)
        home = program.used_home(injection)
        for command in (["text"], ["export", "-o", str(out)], ["queue", "add"]):
            done = program.run(home, *command, f"{site.url}/", before=limit)
            program.assert_quiet(done.messages)
            assert done.code == code, (command, done)
            if code:
                program.assert_one_line(done)
                assert not out.exists()
        if code:
            program.check_place(home)
        assert not list(injection.folder.glob(".a*"))
    return f"exit {code}{', one line, queue unchanged' if code else ', read'}"


# -- it stalls ------------------------------------------------------------------------------------


class _Stall:
    """A site that sends the first bytes and then nothing."""

    def __init__(self, site: Site, sends: bytes) -> None:
        self.began, self._over = Event(), Event()

        def write(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(sends)
            handler.wfile.flush()
            self.began.set()
            self._over.wait()

        site.replies["/"] = Reply(headers=_LONG, write=write)

    def __enter__(self) -> _Stall:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()


def stalls_and_signal(number: int, command: tuple[str, ...], injection: Injection) -> str:
    """A signal ends the program at once while it waits for the network."""
    home = program.used_home(injection)
    with Site() as site, _Stall(site, b"<p>The sea") as stall:
        words = [str(injection.folder / "a.wav") if word == "FILE" else word for word in command]
        process = program.start(home, *words, f"{site.url}/")
        assert stall.began.wait(30)
        process.send_signal(number)
        done = program.finish(process)
    assert done.code == 128 + number, done
    program.assert_quiet(done.messages)
    program.check_place(home)
    assert not list(injection.folder.glob("*.wav"))
    return f"exit {done.code}, no partial file, queue unchanged"


def stalls(sends: bytes, injection: Injection) -> str:
    """After 20 s without a byte the program gives up, with one line."""
    home = program.used_home(injection)
    with Site() as site, _Stall(site, sends):
        done = program.run(home, "text", f"{site.url}/")
    waiting, _, why = done.messages.partition("\n")
    assert waiting.startswith("Waiting for 127.0.0.1"), done
    program.assert_one_line(done._replace(messages=why))
    assert done.code == 3, done
    return "exit 3, one line"


def link_that_fails(name: str, injection: Injection) -> str:
    """A followed link fails: the session says so and continues where it was."""
    page = injection.folder / "page.html"
    with Site() as site:
        site.replies["/"] = ANSWERS[name][0]
        page.write_text(
            f"<h1>Ferry</h1><p>It leaves at <a href='{site.url}/'>seven</a>.</p><h2>Back</h2><p>At nine."
        )
        arguments = (str(page), "--engine", "silence", "--allow-private")
        with Session(injection, arguments=arguments) as session:
            session.terminal.wait_for(program.KEYS)
            session.answers("k", "seven")
            at = len(session.text)
            session.terminal.press("\r")
            session.terminal.wait_for("127.0.0.1", after=at)
            session.answers("h", "Back")
            session.quit()
    program.check_place(session.home)
    return "said, read on, exit 0"


def link_that_stalls(injection: Injection) -> str:
    """Keys are answered, and the session can be left, while a link is loading."""
    page = injection.folder / "page.html"
    with Site() as site, _Stall(site, b"<p>The sea") as stall:
        page.write_text(
            f"<h1>Ferry</h1><p>It leaves at <a href='{site.url}/'>seven</a>.</p><h2>Back</h2><p>At nine."
        )
        arguments = (str(page), "--engine", "silence", "--allow-private")
        with Session(injection, arguments=arguments) as session:
            session.terminal.wait_for(program.KEYS)
            session.answers("k", "seven")
            session.terminal.press("\r")
            assert stall.began.wait(30)
            session.answers("h", "Back")
            session.quit()
    return "keys answered, exit 0"


def site_goes_away(injection: Injection) -> str:
    """The site is gone at the second visit: the saved copy is read, and one line says so."""
    home = injection.folder / "home"
    with Site() as site:
        assert program.run(home, "text", f"{site.url}/").code == 0
    done = program.run(home, "text", f"{site.url}/")
    assert done.code == 0
    assert b"The sea comes and goes." in done.out
    assert "This is the copy of" in done.messages
    assert len(done.messages.splitlines()) == 1
    return "exit 0, the copy is read, one line"


def cache_cannot_be_written(injection: Injection) -> str:
    """A file is in the place of the cache folder: the page is still read."""
    home = injection.folder / "home"
    home.mkdir()
    (home / "cache").write_text("a file")
    with Site() as site:
        done = program.run(home, "text", f"{site.url}/")
    assert (done.code, done.messages) == (0, ""), done
    return "exit 0, read"


_GROUP = "the network"
_TEXT, _EXPORT, _ADD = ("text",), ("export", "--force", "-o", "FILE"), ("queue", "add")
_QUICK = {"reset in the page", "redirects in a circle", "Content-Length too long", "wrong charset"}
FAULTS = (
    *(Fault(_GROUP, name, partial(one_answer, name), slow=name not in _QUICK) for name in ANSWERS),
    *(Fault(_GROUP, name, partial(bomb, name), slow=name != "br bomb") for name in _bombs()),
    *(
        Fault(_GROUP, f"stalls, SIG{signal.Signals(number).name[3:]} to {command[0]}",
              partial(stalls_and_signal, number, command),
              slow=(command, number) != (_EXPORT, signal.SIGTERM))
        for command in (_TEXT, _EXPORT, _ADD)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
    ),
    Fault(_GROUP, "stalls in the page", partial(stalls, b"<p>The sea"), slow=True),
    Fault(_GROUP, "stalls before the page", partial(stalls, b""), slow=True),
    *(
        Fault(_GROUP, f"a link: {name}", partial(link_that_fails, name), slow=name != "reset in the page")
        for name, (_, code) in ANSWERS.items() if code
    ),
    Fault(_GROUP, "a link that stalls", link_that_stalls, 2),
    Fault(_GROUP, "the site is gone", site_goes_away, 2, slow=True),
    Fault(_GROUP, "the cache cannot be written", cache_cannot_be_written, slow=True),
)  # fmt: skip
