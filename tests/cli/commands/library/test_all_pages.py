"""Articles that a site has split into numbered pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.queue import all_pages
from tests.sources.web.site import Reply, Site, moved
from tests.support.programs import Run
from tests.support.terminal import Terminal

HINT = "The article has more pages. To add them too: --all-pages\n"
END = "\x1b[F"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def page(number: int, *links: int) -> Reply:
    text = f"Here page {number} tells of the tides. " * 8
    cited = 'It is known.<sup><a href="#n1">1</a></sup>'
    note = f'<ol class="footnotes"><li id="n1">Note {number} says where.</li></ol>'
    pager = "".join(f'<a href="/tides?page={each}">{each}</a> ' for each in links)
    article = f"<h1>Tides</h1><h2>Part {number}</h2><p>{text}{cited}</p>{note}"
    html = f"<title>Tides</title><main><article>{article}</article></main><nav>{pager}</nav>"
    return Reply(f"<html lang=en>{html}".encode())


def publish(site: Site, last: int) -> None:
    numbers = range(1, last + 1)
    site.replies["/tides"] = page(1, *numbers)
    site.replies |= {f"/tides?page={n}": page(n, *numbers) for n in numbers}


def heard(run: Run) -> tuple[str, str]:
    """The numbers of the parts that are heard, and of the notes that they cite."""
    done = run("queue", "next", "--no-audio", "--notes", "where cited")
    parts, notes = re.findall(r"^Part (\d)", done.stdout, re.MULTILINE), re.findall(r"Note (\d)", done.stderr)
    return "".join(parts), "".join(notes)


def test_all_pages_are_one_article_if_asked_for(site: Site, run: Run) -> None:
    publish(site, 3)
    done = run("queue", "add", f"{site.url}/tides")
    assert done.stderr == HINT
    assert site.paths() == ["/tides"]  # never unasked
    assert heard(run) == ("1", "1")
    done = run("queue", "add", "--all-pages", f"{site.url}/tides")
    assert (done.returncode, done.stderr) == (0, "")
    (row,) = json.loads(run("queue", "--json").stdout)
    assert (row["title"], row["source"]) == ("Tides", f"{site.url}/tides")
    assert "already in the queue" in run("queue", "add", f"{site.url}/tides").stdout  # and keeps its pages
    site.close()
    assert heard(run) == ("123", "123")


def test_pages_end_where_the_site_has_no_more(site: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page again, another site, a missing page, too many."""
    publish(site, 3)
    site.replies["/tides?page=3"] = moved("/tides?page=2")
    run("queue", "add", "--all-pages", f"{site.url}/tides")
    assert heard(run) == ("12", "12")
    site.replies["/tides?page=3"] = Reply(b"", 404)
    done = run("queue", "add", "--all-pages", f"{site.url}/tides")
    assert "page not found (404)" in done.stderr
    assert "The article is added up to page 2.\n" in done.stderr
    with Site() as other:
        other.replies["/tides?page=2"] = page(2)
        site.replies["/tides"] = Reply(
            page(1).body + f'<a rel=next href="{other.url}/tides?page=2">2</a>'.encode()
        )
        run("queue", "add", "--all-pages", f"{site.url}/tides")
        assert other.requests == []
    publish(site, 4)
    monkeypatch.setattr(all_pages, "MAX_PAGES", 3)
    done = run("queue", "add", "--all-pages", f"{site.url}/tides")
    assert done.stderr == "The article has more than 3 pages. Its first 3 are added.\n"
    assert heard(run) == ("123", "123")


def test_pages_as_one_article_neither_read_their_links_nor_offer_the_second_page_again(
    site: Site, run: Run
) -> None:
    for number in (1, 2, 3):
        text = f"<p>Here page {number} tells of the tides, as <a href='tides?page=2'>page 2</a> does.</p>" * 3
        pager = f'<a rel=next href="tides?page={number + 1}">Next</a>' if number < 3 else ""
        body = f"<html lang=en><title>Tides</title><article><h1>Tides</h1>{text}{pager}</article>"
        site.replies[f"/tides?page={number}"] = Reply(body.encode())
    site.replies["/tides"] = site.replies["/tides?page=1"]
    done = run("listen", f"{site.url}/tides", "--no-audio")
    assert "\nNext\n" not in done.stdout
    assert "It continues on page 2" in done.stderr
    run("queue", "add", "--all-pages", f"{site.url}/tides")
    done = run("queue", "next", "--no-audio")
    assert re.findall(r"Here page (\d)", done.stdout)[::3] == ["1", "2", "3"]
    assert not re.search(r"^Next$|It continues", done.stdout + done.stderr, re.MULTILINE)


@pytest.mark.slow
def test_session_offers_the_next_page_at_the_end(site: Site, tmp_path: Path) -> None:
    publish(site, 2)
    source = f"{site.url}/tides"
    with Terminal(
        [source, "--engine", "silence", "--rate", "900"], tmp_path, {"PULSE_SERVER": "none"}
    ) as terminal:
        terminal.wait_for("q quits\n")
        terminal.press(END)
        terminal.wait_for("It continues on page 2\n")
        assert site.paths() == ["/tides"]  # never unasked
        terminal.press(".")
        terminal.wait_for("Tides\n", after=len(terminal.text))
        terminal.press(END)
        terminal.wait_for("End of article\n", after=len(terminal.text))
        terminal.press(".")
        terminal.wait_for("No next page\n")
        terminal.press("q")
        assert terminal.end() == 0
    assert site.paths() == ["/tides", "/tides?page=2"]
