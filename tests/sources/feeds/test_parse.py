"""Feeds of each kind give the same entries; a hostile one costs little and names no files."""

from __future__ import annotations

import json
import time

import pytest

from reader.errors import SourceError
from reader.sources.feeds.entry_text import entry_source, is_whole_text
from reader.sources.feeds.model import MAX_ENTRIES, Feed
from reader.sources.feeds.parse import is_feed, parse_feed

URL = "https://example.org/feed"
WHOLE = "<p>" + "The tide comes in, and the sea goes out again. " * 10 + "</p>"
ESCAPED = WHOLE.replace("<", "&lt;")
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Tides &amp;amp; Sea</title><link>https://example.org/</link><language>en-GB</language>
<item><title>Older</title><link>/older</link><guid>1</guid><dc:creator>Ann Oakley</dc:creator>
<pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate><description>A teaser</description></item>
<item><title>Newer</title><link>/newer#top</link><guid>2</guid>
<pubDate>Tue, 02 Jan 2024 10:00:00 GMT</pubDate><description>A teaser</description>
<content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Tides &amp; Sea</title>
<entry><title>Older</title><link href="/older"/><id>1</id><author><name>Ann Oakley</name></author>
<published>2024-01-01T10:00:00Z</published><summary>A teaser</summary></entry>
<entry><title>Newer</title><link rel="alternate" href="/newer"/><id>2</id>
<published>2024-01-02T10:00:00Z</published><content type="html">{ESCAPED}</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Tides &amp; Sea</title><dc:language>en-GB</dc:language></channel>
<item rdf:about="1"><title>Older</title><link>/older</link><dc:creator>Ann Oakley</dc:creator>
<dc:date>2024-01-01T10:00:00Z</dc:date><description>A teaser</description></item>
<item rdf:about="2"><title>Newer</title><link>/newer</link><dc:date>2024-01-02T10:00:00Z</dc:date>
<content:encoded>{ESCAPED}</content:encoded></item></rdf:RDF>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Tides & Sea", "language": "en-GB",
    "items": [
        {"id": 1, "url": "/older", "title": "Older", "date_published": "2024-01-01T10:00:00+00:00",
         "authors": [{"name": "Ann Oakley"}], "summary": "A teaser"},
        {"id": "2", "url": "/newer", "title": "Newer", "date_published": "2024-01-02T10:00:00+00:00",
         "content_html": WHOLE},
    ],
})  # fmt: skip
FEEDS = {"RSS": RSS, "Atom": ATOM, "RDF": RDF, "JSON": JSON}


def parsed(text: str | bytes) -> Feed:
    data = text.encode() if isinstance(text, str) else text
    assert is_feed(data)
    return parse_feed(data, URL, "the feed")


@pytest.mark.parametrize("kind", FEEDS)
def test_every_kind_of_feed_gives_the_same_entries_newest_first(kind: str) -> None:
    feed = parsed(FEEDS[kind])
    assert (feed.title, feed.lang) == ("Tides & Sea", "en-GB")
    newer, older = feed.entries
    assert (newer.title, newer.link, newer.is_whole) == ("Newer", "https://example.org/newer", True)
    assert (older.title, older.link, older.is_whole) == ("Older", "https://example.org/older", False)
    assert older.author == "Ann Oakley"
    assert (older.published, older.html.strip("\n")) in {
        ("2024-01-01T10:00:00+00:00", text) for text in ("A teaser", "<p>A teaser</p>")
    }


def test_entry_as_a_page_has_its_title_author_date_and_language() -> None:
    newer = parsed(RSS).entries[0]._replace(author="Bo <Oak>")
    source = entry_source(newer, URL, 'en"><script>', is_public=True)
    assert (source.identity, source.url, source.only_article) == (newer.link, newer.link, True)
    html = source.html.decode()
    assert "<title>Newer</title>" in html
    assert "Bo &lt;Oak&gt;" in html
    assert "<script>" not in html


def test_damaged_feed_is_read_as_far_as_it_goes() -> None:
    cut = RSS[: RSS.index("<title>Newer")]
    entries = parsed(cut.replace("Older", "Old & <b>er")).entries
    assert entries[0].title.startswith("Old")


def test_encoding_is_that_of_the_declaration_or_the_header() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>Meß</title></channel></rss>"
    assert parsed(text.encode("latin-1")).title == "Meß"
    assert parsed(text.replace("iso-8859-1", "utf-16").encode("utf-16")).title == "Meß"
    bare = "<rss><channel><title>Meß</title></channel></rss>".encode("latin-1")
    assert parse_feed(bare, URL, "it", "text/xml; charset=iso-8859-1").title == "Meß"


def test_entry_is_recognised_by_its_id_or_its_link() -> None:
    """Unless others have the same; and a link to the site itself names no entry."""
    one, two = (parsed(text).entries for text in (RSS, RSS.replace(">1<", ">x1<").replace(">2<", ">x2<")))
    assert all(set(a.keys) & set(b.keys) for a, b in zip(one, two, strict=True))
    same_ids = parsed(RSS.replace(">2<", ">1<")).entries
    assert not set(same_ids[0].keys) & set(same_ids[1].keys)
    for link in ("/older", "https://example.org/"):
        shared = parsed(RSS.replace("/newer#top", link).replace(">/older<", f">{link}<")).entries
        assert not set(shared[0].keys) & set(shared[1].keys)
        assert all(each.is_whole for each in shared)  # the page behind the link is not theirs


def test_teasers_are_not_whole_texts() -> None:
    long = "word " * 70
    assert is_whole_text(long, is_content=True)
    assert not is_whole_text(long, is_content=False)
    assert is_whole_text(long * 6, is_content=False)
    for end in ("…", "[…]", "[&#8230;]", "...", "<a href=x>Read more</a>", "Continue reading Tides &rarr;"):
        assert not is_whole_text(f"{long}{end}", is_content=True)


def test_hostile_links_are_no_addresses() -> None:
    for link in (
        "file:///etc/passwd",
        "/etc\n/passwd\0",
        "javascript:alert(1)",
        "ftp://x/",
        "http://[",
        "data:,x",
    ):
        entries = parsed(RSS.replace("/newer#top", link)).entries
        assert all(each.link == "" or each.link.startswith("https://example.org/") for each in entries)


def test_entities_are_not_expanded_and_name_no_files() -> None:
    nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    attacks = (
        f'<!DOCTYPE rss [<!ENTITY a0 "lol">{nested}]>' + RSS.replace("Older", "&a9;"),
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RSS.replace("Older", "&x;"),
    )
    for attack in attacks:
        feed = parsed(attack.replace('<?xml version="1.0"?>', ""))
        assert "root:" not in str(feed)
        assert len(str(feed)) < 10_000


@pytest.mark.parametrize(
    "junk", ["<a>", "<", "&", "<!", "<a ", "<![CDATA[", "<!--", "<!ENTITY a 'b'>", "b='"]
)
def test_time_grows_with_the_length_of_a_hostile_feed(junk: str) -> None:
    def cost(times: int) -> float:
        start = time.process_time()
        parse_feed(f"<rss><channel><item><description>{junk * times}".encode(), URL, "it")
        return time.process_time() - start

    cost(10)
    assert cost(8_000) < 40 * cost(1_000) + 0.5


@pytest.mark.parametrize("tag", [b"<i/>", b"<i>", b"</i>", b"<i/>\0", b"<!---->", b"<![CDATA["])
def test_feed_of_nothing_but_tags_is_refused_before_it_is_parsed(tag: bytes) -> None:
    with pytest.raises(SourceError, match=r"^feed has more than 300,000 tags, [^\n]*\.$"):
        parse_feed(b"<rss><channel>" + tag * 300_000, URL, "feed")


def test_markup_in_the_text_of_a_feed_counts_as_text() -> None:
    text = WHOLE + "<br>" * 400_000
    feed = parse_feed(RSS.replace(WHOLE, text).encode(), URL, "feed")
    assert len(feed.entries[0].html) == len(text)


def test_element_with_endless_attributes_takes_linear_time() -> None:
    def cost(attributes: int) -> float:
        junk = " ".join(f"a{n}=''" for n in range(attributes))
        start = time.process_time()
        feed = parsed(f"<rss><channel><item {junk}><title>Sea</title></item></channel></rss>")
        assert [each.title for each in feed.entries] == ["Sea"]
        return time.process_time() - start

    cost(10)
    assert cost(16_000) < 32 * cost(2_000) + 0.2


def test_endless_feed_gives_its_first_entries() -> None:
    items = "".join(f"<item><title>{n}</title></item>" for n in range(MAX_ENTRIES + 5))
    assert len(parsed(f"<rss><channel>{items}</channel></rss>").entries) == MAX_ENTRIES


@pytest.mark.parametrize(
    "text", ["", "<html><p>Sea", '{"version": "https://jsonfeed.org/version/1", "items": 3}',
             '{"version": "https://jsonfeed.org/version/1", ' + "[" * 5000, "[]", "\0\0\0"]
)  # fmt: skip
def test_anything_else_is_reported_in_one_line(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_feed(text.encode(), URL, "https://example.org/feed")
    assert str(caught.value).startswith("https://example.org/feed is ")
    assert "\n" not in str(caught.value)


def test_json_feed_of_odd_types_is_read() -> None:
    odd = {"version": "https://jsonfeed.org/version/1", "title": [], "items": [
        3, None, {"id": {}, "url": 5, "title": "Sea\ud800", "authors": "x", "author": 3,
                  "content_text": "a\n\nb <"},
    ]}  # fmt: skip
    (entry,) = parsed(json.dumps(odd)).entries
    assert (entry.title, entry.html) == ("Sea?", "<p>a</p>\n<p>b &lt;</p>\n")


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("2026-03-02T09:00:00+09:00", "2026-03-02T01:00:00Z"), ["1", "0"]),
        (("2026-03-01T20:00:00-09:00", "2026-03-02T01:00:00Z"), ["0", "1"]),
        (("2026-03-01", "2026-03-02T01:00:00Z"), ["1", "0"]),
        (("yesterday", "2026-03-02T01:00:00Z"), ["0", "1"]),
    ],
)
def test_newest_entry_is_first_in_whatever_time_zones(dates: tuple[str, str], order: list[str]) -> None:
    items = [
        {"id": number, "title": f"{number}", "date_published": date} for number, date in enumerate(dates)
    ]
    feed = parsed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
    assert [entry.title for entry in feed.entries] == order
