"""A site on this machine whose article needs a login, and a script that fetches it."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from tests.browser.extension.driving import DrivenBrowser
from tests.support.programs import wait_for

ARTICLE = (
    "The harbour of Ostrand froze on the second of January, and no boat left it for nine weeks.",
    "Fishermen walked out to the islands, and sold what they caught through holes in the ice.",
    "When the thaw came, the whole town stood on the quay and listened to the ice breaking.",
)
_COOKIE = "member=ann"
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>The Winter of Ostrand</title>
<meta name="csrf-token" content="s3cr3t-meta">
<style>.unseen { display: none } .around { visibility: hidden } .around b { visibility: visible }</style>
</head>
<body><nav><a href="/">Home</a> <a href="/all">All articles</a></nav>
<main><h1>The Winter of Ostrand</h1><div id="text">Loading</div>
<p class="unseen">This notice is hidden by a style sheet.</p>
<p class="around">An invisible remark <b id="seen">with one visible part in it.</b></p>
<ul><li>Before the ice</li><li id="second">During the ice</li><li>After the ice</li></ul>
<harbour-note>light words</harbour-note></main>
<form><input type="password" value="s3cr3t-password"><input type="hidden" value="s3cr3t-hidden">
<input id="name"><textarea id="letter"></textarea>
<div role="textbox" contenteditable="true">s3cr3t-draft</div>
</form>
<script>
customElements.define("harbour-note", class extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({mode: "closed"}).innerHTML = "<p>A note in a shadow tree says: <slot></slot>.</p>";
  }
});
document.getElementById("name").value = "s3cr3t-name";
document.getElementById("letter").value = "s3cr3t-letter";
fetch("/part").then((part) => part.text()).then((text) => {
  document.getElementById("text").innerHTML = text;
  document.body.dataset.ready = "yes";
});
</script></body></html>"""


def open_article(browser: DrivenBrowser, site: MemberSite) -> None:
    """Log in, and open the article when its script has run."""
    browser.open(f"{site.url}/login")
    browser.open(f"{site.url}/article")
    wait_for(lambda: browser.run("document.body.dataset.ready") == "yes")


class MemberSite:
    """The site, at `url`. `requests` are the paths that were asked for."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path != "/favicon.ico":  # a browser asks for it at a time of its own
                    site.requests.append(self.path)
                is_member = _COOKIE in self.headers.get("Cookie", "")
                pages = {
                    "/article": _PAGE,
                    "/part": "".join(f"<p>{each}</p>" for each in ARTICLE),
                    "/nothing": "<title>Nothing</title><p hidden>Gone",
                }
                page = (
                    pages.get(self.path, "") if is_member else "<title>Log in</title><p>Please log in first."
                )
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                if self.path == "/login":
                    self.send_header("Set-Cookie", f"{_COOKIE}; HttpOnly")
                self.end_headers()
                self.wfile.write(page.encode())

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
