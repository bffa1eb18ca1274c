"""A web site on this machine, with real sockets. It sends the given replies, and records the requests."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET, AF_INET6
from ssl import SSLContext
from threading import Thread
from typing import Self

PAGE = b"<h1>Tides</h1><p>The sea comes and goes.</p>"


@dataclass(frozen=True)
class Reply:
    """The reply of the site at one path. `write` takes over after the headers, for odd behaviour."""

    body: bytes = PAGE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    write: Callable[[BaseHTTPRequestHandler], None] | None = None
    kind: str | None = "text/html"


def moved(to: str, status: int = 302) -> Reply:
    return Reply(b"", status, {"Location": to})


@dataclass(frozen=True)
class Request:
    path: str
    headers: Mapping[str, str]


class Site:
    """A site, as a context. A path that is not in `replies` is 404."""

    def __init__(self, host: str = "127.0.0.1", tls: SSLContext | None = None) -> None:
        self.replies: dict[str, Reply] = {"/": Reply()}
        self.requests: list[Request] = []
        self._server = _server(host, self)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        name = f"[{host}]" if ":" in host else host
        self.port = self._server.server_address[1]
        self.url = f"{'http' if tls is None else 'https'}://{name}:{self.port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the site: from now on connections are refused."""
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]


def _server(host: str, site: Site) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.requests.append(Request(self.path, {k.lower(): v for k, v in self.headers.items()}))
            reply = site.replies.get(self.path, Reply(b"<p>Nothing here.", 404))
            with contextlib.suppress(OSError):
                self.answer(reply)

        def answer(self, reply: Reply) -> None:
            self.send_response(reply.status)
            if reply.kind is not None:
                self.send_header("Content-Type", reply.kind)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.write is None and "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if reply.write is not None:
                self.close_connection = True
                reply.write(self)
            else:
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False
        address_family = AF_INET6 if ":" in host else AF_INET

        def handle_error(self, *_: object) -> None:
            """Ignore a client that disconnects, or does not trust the certificate."""

    return Server((host, 0), Handler)
