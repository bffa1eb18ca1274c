"""Reading lists of other programs, as those export them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources.reading_lists.model import SavedArticle
from reader.sources.reading_lists.read_list import read_list

A, B = "https://example.org/a?x=1", "https://example.org/b"
TIDES, MOON = "Tides, and the sea", "The Moon"
T = 1_700_000_000.0  # 2023-11-14 22:13:20 UTC
TEXT = "<p>" + "The tide comes in, and the sea goes out again. " * 10 + "</p>"
READ_TIDES, NEW_MOON = SavedArticle(A, TIDES, T, is_read=True), SavedArticle(B, MOON, T + 100)
BOTH = [READ_TIDES, NEW_MOON]

LISTS = {
    "Pocket CSV": f'title,url,time_added,tags,status\n"{TIDES}",{A},1700000000,sea|moon,archive\n'
    f"{MOON},{B},1700000100,,unread\n",
    "Pocket CSV, other line ends and order": "\ufeffurl,title,tags,time_added,status\r\n"
    f'{A},"{TIDES}",,1700000000,archive\r\n'
    f"{B},{MOON},,1700000100,unread\r\n",
    "Pocket HTML": "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
    f'<li><a href="{B}" time_added="1700000100" tags="">{MOON}</a></li></ul><h1>Read Archive</h1><ul><li>'
    f'<a href="{A}" time_added="1700000000" tags="x">{TIDES}</a></li></ul></body></html>',
    "Pocket API": json.dumps({"status": 1, "list": {
        "1": {"resolved_url": A, "resolved_title": TIDES, "time_added": "1700000000", "status": "archived"},
        "2": {"given_url": B, "given_title": MOON, "time_added": "1700000100", "status": "0"}}}),
    "Instapaper CSV": f'URL,Title,Selection,Folder,Timestamp\n{A},"{TIDES}",,Archive,1700000000\n'
    f"{B},{MOON},some text,Unread,1700000100\n",
    "Instapaper CSV of 2025": "URL,Title,Selection,Folder,Timestamp,Tags\n"
    f'{A},"{TIDES}",,Archive,1700000000,[]\n'
    f'{B},{MOON},,Starred,1700000100,"[""sea""]"\n',
    "Readwise CSV": f"Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
    f'"{TIDES}",{A},01a,"[\'x\']",2023-11-14 22:13:20+00:00,1.0,archive,True\n'
    f"{MOON},{B},01b,[],2023-11-14 22:15:00+00:00,0.2,later,False\n",
    "Wallabag JSON": json.dumps([
        {"id": 1, "title": TIDES, "url": A, "is_archived": 1, "created_at": "2023-11-14T22:13:20+00:00",
         "content": "wallabag can't retrieve contents for this article.", "tags": ["x"], "reading_time": 3},
        {"id": 2, "title": MOON, "url": B, "is_archived": 0, "created_at": "2023-11-14T22:15:00+0000"}]),
    "Omnivore JSON": json.dumps([
        {"id": "1", "slug": "tides", "title": TIDES, "url": A, "state": "Archived", "readingProgress": 100,
         "labels": [], "savedAt": "2023-11-14T22:13:20.000Z", "publishedAt": None},
        {"id": "2", "slug": "moon", "title": MOON, "url": B, "state": "Active",
         "savedAt": "2023-11-14T22:15:00.000Z"},
        {"id": "3", "slug": "gone", "title": "Gone", "url": B + "/gone", "state": "Deleted"}]),
    "Raindrop CSV": f"id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
    f'1,"{TIDES}",,,{A},Archive,,2023-11-14T22:13:20.000Z,,,false\n'
    f"2,{MOON},,,{B},Unsorted,,2023-11-14T22:15:00.000Z,,,false\n",
    "a table with semicolons": f'Link;Name;Date;Read\n{A};"{TIDES}";1700000000;yes\n'
    f"{B};{MOON};1700000100;no\n",
}  # fmt: skip
BROWSERS = {
    "bookmarks HTML": "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; '
    'charset=UTF-8"><TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p><DT><H3 ADD_DATE="1">Read</H3><DL><p>'
    f'<DT><A HREF="{A}" ADD_DATE="1700000000" ICON="data:image/png;base64,x">{TIDES}</A><DD>A note'
    f'<DT><A HREF="place:sort=8">Most visited</A><DT><A HREF="javascript:(function(){{}})()">Tool</A></DL><p>'
    f'<DT><A HREF="{B}#part" ADD_DATE="1700000100">{MOON}</A></DL>',
    "Firefox JSON": json.dumps({"guid": "root", "children": [{"title": "menu", "children": [
        {"title": TIDES, "uri": A, "dateAdded": 1700000000000000, "type": "text/x-moz-place"},
        {"title": "Most visited", "uri": "place:sort=8"}]},
        {"title": MOON, "uri": B, "dateAdded": 1700000100000000}]}),
}  # fmt: skip


def read(tmp_path: Path, data: str | bytes, name: str = "list") -> list[SavedArticle]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_list(path).articles


@pytest.mark.parametrize("kind", LISTS)
def test_list_gives_addresses_titles_dates_and_what_was_read(tmp_path: Path, kind: str) -> None:
    assert read(tmp_path, LISTS[kind]) == BOTH


@pytest.mark.parametrize("kind", BROWSERS)
def test_bookmarks_are_all_unread(tmp_path: Path, kind: str) -> None:
    assert read(tmp_path, BROWSERS[kind]) == [READ_TIDES._replace(is_read=False), NEW_MOON]


def test_lines_of_addresses_are_a_list(tmp_path: Path) -> None:
    assert read(tmp_path, f"# later\n{A}\n\n{B}\n{A}\n") == [SavedArticle(A, ""), SavedArticle(B, "")]


def test_lines_that_are_no_addresses_are_left_out_of_a_list(tmp_path: Path) -> None:
    endless = f"https://example.org/{'a' * 1_000_000}"
    found = read(tmp_path, f"# mine\n{A}\nnot an address\nfile:///etc/passwd\n{endless}\n{B}\n")
    assert [each.url for each in found] == [A, B]


@pytest.mark.parametrize(
    ("data", "left_out"),
    [
        (f"url,title,status\n{A},a,\n\n,no address,\nftp://x,b,\n{A},a,\n{B},b,deleted\n", (2, 1, 1)),
        (f"# later\n\n{A}\nnot an address\n", (1, 0, 0)),
        (f'<a href="{A}">a</a><a href="javascript:x()">Tool</a>', (1, 0, 0)),
        (
            json.dumps({"rows": [{"url": A}, {"url": "place:x"}, {"name": "x"}, {"url": {"url": B}}]}),
            (2, 0, 0),
        ),
    ],
)
def test_rows_that_are_left_out_are_counted(tmp_path: Path, data: str, left_out: tuple[int, ...]) -> None:
    path = tmp_path / "list"
    path.write_text(data, encoding="utf-8")
    assert tuple(read_list(path).left_out.values()) == left_out


def test_archive_that_grows_too_large_is_to_be_imported_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.sources.reading_lists.read_list.MAX_LIST_BYTES", 1_000_000)
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("list.csv", f"url\n{A}\n" + " " * 1_000_000)
    with pytest.raises(SourceError, match=r"larger than 1 MB\. Import it in parts\.$"):
        read_list(path)


def test_texts_in_the_list_are_kept(tmp_path: Path) -> None:
    wallabag = [{"url": A, "title": TIDES, "content": TEXT, "published_by": ["Ann Oakley"], "language": "en",
                 "published_at": "2023-01-02T00:00:00+00:00"}]  # fmt: skip
    (found,) = read(tmp_path, json.dumps(wallabag))
    assert (found.html, found.author, found.lang, found.published[:10]) == (
        TEXT.strip(),
        "Ann Oakley",
        "en",
        "2023-01-02",
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("metadata_0_to_1.json", json.dumps([{"slug": "tides", "url": A, "title": TIDES},
                                                          {"slug": "../x", "url": B}, 3]))  # fmt: skip
        file.writestr("content/tides.html", TEXT)
        file.writestr("content/other.html", f"<a href={A}/x>not a list</a>")
    tides, moon = read(tmp_path, packed.getvalue())
    assert (tides.html, moon.html) == (TEXT.strip(), "")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("part_000000.csv", LISTS["Pocket CSV"])
        file.writestr("part_000001.csv", f"title,url,time_added,tags,status\nC,{A}/c,1700000200,,unread\n")
    assert len(read(tmp_path, packed.getvalue())) == 3


@pytest.mark.parametrize("data", [
    b"", b"title,author\nA,B\n", b"[", b"[" * 200_000, b'{"a": 3}', b"<p>no links", b"\x00\x01\x02" * 500,
    b"PK\x03\x04 broken", b"<opml><body/></opml>", b'url,title\n"' + b"x" * 200_000, b"url\nfile:///etc/passwd\n",
    b'[{"url": "javascript:alert(1)"}, {"url": ["ftp://x"]}, {"url": {"url": 3}}]',
])  # fmt: skip
def test_other_files_are_reported_in_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, data, "my list.csv")
    assert "my list.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n"])
def test_empty_list_is_called_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError, match=r"my list\.csv is empty\."):
        read(tmp_path, data, "my list.csv")


def test_missing_file_folder_and_pipe_are_reported(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "none.csv", "no such file"), (tmp_path, "a folder")):
        with pytest.raises(SourceError, match=reason):
            read_list(path)


def test_wrong_dates_are_unknown_dates(tmp_path: Path) -> None:
    rows = "".join(
        f"{A}/{n},{date}\n" for n, date in enumerate(["", "x", "-5", "nan", "inf", "1e400", "9999-99-99"])
    )
    assert {each.added for each in read(tmp_path, f"url,created\n{rows}")} == {None}
    for written in ("1700000000", "1700000000000", "1700000000000000", "2023-11-14T22:13:20"):
        assert [each.added for each in read(tmp_path, f"url,created\n{A},{written}\n")] == [T]
