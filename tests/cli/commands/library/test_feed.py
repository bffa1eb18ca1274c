"""reader feed: a real site on this machine, whose feed changes, breaks and leads elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reader.cli.commands.library import feed as feed_command
from reader.sources import web
from reader.sources.feeds import fetch
from tests.sources.web.site import Reply, Site, moved
from tests.support.programs import Run

Have = Callable[..., str]
SENTENCE = "The tide {n} comes in, and the sea goes out again. "
TAG = {"ETag": '"one"', "Last-Modified": "Mon, 01 Jan 2024 10:00:00 GMT"}


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def page(n: int) -> Reply:
    text = (SENTENCE * 10).format(n=n)
    return Reply(
        f"<html lang=en><title>Tide {n}</title><article><h1>Tide {n}</h1><p>{text}</article>".encode()
    )


def item(n: int, text: str = "A teaser", link: str | None = None) -> str:
    where = f"<link>{f'/tide{n}' if link is None else link}</link>"
    date = f"<pubDate>Mon, 01 Jan 2024 {n // 60:02}:{n % 60:02}:00 GMT</pubDate>"
    return (
        f"<item><title>Tide {n}</title><guid>g{n}</guid>{where}{date}<description>{text}</description></item>"
    )


def rss(*items: str, title: str = "Tides", **reply: Any) -> Reply:
    channel = f"<channel><title>{title}</title>{''.join(items)}</channel>"
    text = f"<?xml version='1.0'?><rss version='2.0'>{channel}</rss>"
    return Reply(text.encode(), kind="application/rss+xml", **reply)


def publish(site: Site, numbers: range, **reply: Any) -> None:
    site.replies["/feed"] = rss(*map(item, numbers), **reply)
    site.replies |= {f"/tide{n}": page(n) for n in numbers}


def rows(run: Run, *command: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*command, "--json").stdout)
    return found


def titles(run: Run) -> list[str]:
    return [row["title"] for row in rows(run, "queue")]


@pytest.mark.slow
def test_feed_of_50_entries_updated_twice_doubles_nothing(site: Site, run: Run) -> None:
    publish(site, range(50), headers=TAG)
    done = run("feed", "add", f"{site.url}/feed", "--newest", "50")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1. Tides, 50 new articles\n", "")
    expected = [f"Tide {n}" for n in range(50)]
    assert titles(run) == expected
    publish(site, range(50))  # the same entries, sent again
    for _ in range(2):
        assert run("feed", "update").stdout == "Nothing new\n"
    assert titles(run) == expected
    assert site.paths().count("/feed") == 3
    assert len(site.requests) == 53
    publish(site, range(40, 52))
    assert run("feed", "update").stdout == "Tides: 2 new articles, 2 older ones left the queue\n"
    assert titles(run) == [f"Tide {n}" for n in range(2, 52)]


def test_unchanged_feed_is_asked_for_and_not_sent(site: Site, run: Run) -> None:
    publish(site, range(2), headers=TAG)
    run("feed", "add", f"{site.url}/feed")
    site.replies["/feed"] = Reply(b"", 304)
    assert run("feed", "update").stdout == "Nothing new\n"
    headers = site.requests[-1].headers
    assert (headers["if-none-match"], headers["if-modified-since"]) == (TAG["ETag"], TAG["Last-Modified"])
    (row,) = rows(run, "feed")
    assert set(row) == {"id", "title", "url", "newest", "updated", "problem"}
    assert (row["title"], row["problem"]) == ("Tides", "")


def test_articles_are_heard_offline_and_do_not_come_again(site: Site, run: Run) -> None:
    publish(site, range(2))
    run("feed", "add", f"{site.url}/feed")
    site.close()
    done = run("queue", "next", "--no-audio")
    assert "The tide 1 comes in" in done.stdout
    assert titles(run) == []
    with Site() as again:
        publish(again, range(2))
        again.replies["/feed"] = rss(item(0, link=f"{site.url}/tide0"), item(1, link=f"{site.url}/tide1"))
        assert run("feed", "add", f"{again.url}/feed").stdout == "2. Tides, 0 new articles\n"
        again.replies["/feed"] = rss(item(5, link="/short"))
        again.replies |= {"/short": moved("/tide1"), "/tide1": page(1)}
        run("feed", "update", "2")  # another address of an article that was heard
    assert titles(run) == []


def test_whole_text_in_the_feed_is_not_fetched(site: Site, run: Run) -> None:
    site.replies["/feed"] = rss(item(1, (SENTENCE * 40).format(n="that is whole")))
    run("feed", "add", f"{site.url}/feed")
    assert site.paths() == ["/feed"]
    assert "The tide that is whole comes in" in run("queue", "next", "--no-audio").stdout


def test_page_that_cannot_be_had_is_replaced_by_the_text_of_the_feed(site: Site, run: Run) -> None:
    site.replies["/feed"] = rss(item(1, "A teaser of two sentences. It is read."), item(2, "", link="/gone"))
    done = run("feed", "add", f"{site.url}/feed")
    assert done.returncode == 0
    assert "/gone: page not found" in done.stderr
    (row,) = rows(run, "queue")
    assert (row["title"], row["downloaded"], row["feed"]) == ("Tide 1", True, 1)
    assert "It is read." in run("queue", "next", "--no-audio").stdout


def test_article_whose_page_and_text_are_missing_is_not_counted_as_new(site: Site, run: Run) -> None:
    publish(site, range(2))
    del site.replies["/tide0"]
    site.replies["/feed"] = rss(item(0, ""), item(1))
    done = run("feed", "add", f"{site.url}/feed")
    assert "Tides, 1 new article\n" in done.stdout
    assert "page not found" in done.stderr
    site.replies["/feed"] = rss(item(0, ""), item(1), item(2, ""))
    assert run("feed", "update").stdout == "Nothing new\n"
    assert titles(run) == ["Tide 1"]


def test_page_that_is_not_there_now_is_downloaded_later(site: Site, run: Run) -> None:
    publish(site, range(3))
    for n in range(3):
        site.replies[f"/tide{n}"] = Reply(b"", 503)
    done = run("feed", "add", f"{site.url}/feed")
    assert done.stderr.count("the site has an error") == 3
    assert [row["downloaded"] for row in rows(run, "queue")] == [False] * 3
    assert "not downloaded yet" in run("queue").stdout
    assert run("queue", "download").returncode == 7
    site.replies |= {"/tide0": page(0), "/tide1": moved("/tide9"), "/tide9": page(1)}
    assert "The tide 0 comes in" in run("queue", "next", "--no-audio").stdout  # and the others' teasers
    assert titles(run) == []


def test_reading_a_pending_article_keeps_its_page(site: Site, run: Run) -> None:
    publish(site, range(1))
    site.replies["/tide0"] = Reply(b"", 503)
    run("feed", "add", f"{site.url}/feed")
    site.replies |= {"/tide0": moved("/moved"), "/moved": page(0)}
    assert run("feed", "update").stdout == "Nothing new\n"
    (row,) = rows(run, "queue")
    assert (row["downloaded"], row["source"]) == (True, f"{site.url}/moved")


def test_page_names_its_feeds(site: Site, run: Run) -> None:
    publish(site, range(1))
    link = '<link rel="alternate" type="application/rss+xml" href="{}" title="{}">'
    links = link.format("/feed", "Posts") + link.format("/comments", "Comments\x1b[2J")
    site.replies["/"] = Reply(f"<head>{links}</head><p>Home".encode())
    done = run("feed", "add", site.url)
    assert done.stdout == "1. Tides, 1 new article\n"
    assert done.stderr == f"This page has another feed: Comments[2J, {site.url}/comments\n"
    for scheme in ("http:", "feed:", "FEED:http:"):
        done = run("feed", "add", f"{scheme}{site.url.removeprefix('http:')}/feed")
        assert done.stdout == "1. Tides, 0 new articles, already there\n"
    site.replies["/bare"] = Reply(b"<p>No feed here")
    done = run("feed", "add", f"{site.url}/bare")
    assert done.returncode == 3
    assert "is not a feed, and names none" in done.stderr


def test_feed_that_moved_for_good_gets_its_new_address(site: Site, run: Run) -> None:
    publish(site, range(1))
    run("feed", "add", f"{site.url}/feed")

    def update() -> tuple[str, str]:
        done = run("feed", "update")
        (row,) = rows(run, "feed")
        return done.stderr, row["url"].removeprefix(site.url)

    site.replies |= {"/new": site.replies["/feed"], "/feed": moved("/new")}
    assert update() == ("", "/feed")  # for now only
    site.replies["/feed"] = moved("/login", 301)
    site.replies["/login"] = Reply(b"<p>Please log in")
    assert update()[1] == "/feed"  # no feed is there
    site.replies["/feed"] = moved("/between", 301)
    site.replies["/between"] = moved("/new", 308)
    assert update() == (f"Tides: moved to {site.url}/new\n", "/new")
    assert update() == ("", "/new")
    assert titles(run) == ["Tide 0"]
    for scheme in ("http:", "feed:", "FEED:http:"):
        done = run("feed", "add", f"{scheme}{site.url.removeprefix('http:')}/feed")
        assert done.stdout == "1. Tides, 0 new articles, already there\n"


def test_feed_that_is_gone_says_how_to_stop_following_it(site: Site, run: Run) -> None:
    publish(site, range(1))
    run("feed", "add", f"{site.url}/feed")
    site.replies["/feed"] = Reply(b"", 410)
    done = run("feed", "update")
    assert done.returncode == 3
    assert done.stderr.endswith(
        "no longer exists (410). Look for it elsewhere. To stop following it: reader feed remove 1\n"
    )


def test_folder_standard_input_and_empty_name_are_no_feeds(run: Run, tmp_path: Path) -> None:
    for name, message in (
        (str(tmp_path), "is a folder. Give an"),
        ("-", "Standard input cannot be"),
        ("", "No source given."),
    ):
        done = run("feed", "add", name)
        assert done.returncode == 3
        assert message in done.stderr


def test_feeds_go_to_another_reader_and_back(site: Site, run: Run, tmp_path: Path) -> None:
    publish(site, range(1))
    run("feed", "add", f"{site.url}/feed".replace("://", "://anna:secret@"))
    opml = run("feed", "export").stdout
    assert "secret" not in opml
    assert run("feed", "remove", "7").returncode == 2
    assert run("feed", "remove", "1").returncode == 0
    assert run("feed", "update").returncode == 2
    file = tmp_path / "feeds.opml"
    file.write_text(opml.replace("</body>", f'<outline xmlUrl="{site.url}/none"/></body>'))
    assert run("feed", "add", str(file)).stdout.startswith("2 feeds added. ")
    assert run("feed", "add", str(file)).stdout.startswith("0 feeds added, 2 already there. ")
    done = run("feed", "update")
    assert done.returncode == 7
    assert "page not found" in done.stderr
    assert "page not found" in run("feed").stdout
    assert titles(run) == ["Tide 0"]  # it was in the queue
    assert run("queue", "import", str(file)).returncode == 3


@pytest.mark.parametrize("reply", [
    Reply(b"\x00" * 5000, kind="application/rss+xml"), Reply(b"", 500), Reply(b"<p>page", kind="video/mp4"),
    rss(item(1), headers={"Content-Encoding": "gzip"}), Reply(b"<rss" + b" " * 11_000_000, kind="text/xml"),
    Reply(b"PK\x03\x04<rss><channel>", kind="application/zip"),
])  # fmt: skip
def test_broken_feed_is_reported_in_one_line_and_not_added(site: Site, run: Run, reply: Reply) -> None:
    site.replies["/feed"] = reply
    done = run("feed", "add", f"{site.url}/feed")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"reader: {site.url}/feed")
    assert "--max-page-mb" not in done.stderr  # feeds have a limit of their own
    assert rows(run, "feed") == []


def test_feed_on_the_internet_leads_to_no_private_network(
    site: Site, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the test, 127.0.0.1 is the internet, and ::1 is not."""

    def is_public(number: str) -> bool:
        return number == "127.0.0.1"

    for module in (web, fetch):
        monkeypatch.setattr(module, "is_public_ip", is_public)
    monkeypatch.setattr(web, "fetch_page", partial(web.fetch_page, is_public_ip=is_public))
    try:
        private = Site("::1")
    except OSError:
        pytest.skip("this machine has no IPv6")
    with private:
        private.replies |= {"/": page(1), "/feed": rss(item(3))}
        site.replies["/feed"] = rss(item(1, link=private.url), item(2, link="file:///etc/passwd"))
        site.replies["/moved"] = moved(f"{private.url}/feed")
        site.replies["/"] = Reply(
            f'<link rel=alternate type=application/rss+xml href="{private.url}/feed">'.encode()
        )
        for source in ("/moved", "/"):
            assert "in a private network" in run("feed", "add", f"{site.url}{source}").stderr
        run("feed", "add", f"{site.url}/feed")
        assert private.requests == []
        assert "root:" not in run("queue", "next", "--no-audio").stdout
        assert run("feed", "add", f"{site.url}/moved", "--allow-private").returncode == 0


def test_timer_updates_until_it_is_interrupted(site: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(site, range(1))
    run("feed", "add", f"{site.url}/feed")
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        publish(site, range(len(waits) + 1))
        if len(waits) == 2:
            site.replies["/feed"] = Reply(b"", 500)
        if len(waits) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr(feed_command, "_wait", wait)
    done = run("feed", "update", "--every", "1h")
    assert done.returncode == 130
    assert waits == [3600] * 4
    assert done.stdout.splitlines() == ["Tides: 1 new article", "Tides: 2 new articles"]
    assert "the site has an error" in done.stderr
    assert run("feed", "update", "--every", "1m").returncode == 2
