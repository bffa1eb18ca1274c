"""The pictures of a page that are already here, and none from elsewhere."""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path

import pytest

from reader.sources import local_pictures as module
from reader.sources.local_pictures import LocalPicture, local_pictures
from reader.sources.open_source import read_source
from reader.sources.source import Source
from tests.support.books import archived, book_files

PNG = b"\x89PNG, or so it says"


def found(html: str, folder: Path) -> list[bytes]:
    page = folder / "page.html"
    page.write_text(html, "utf-8")
    return [each.data for each in local_pictures(read_source(str(page)))]


def test_pictures_beside_a_saved_page_have_its_names(tmp_path: Path) -> None:
    (tmp_path / "page files").mkdir()
    (tmp_path / "page files" / "a.png").write_bytes(PNG)
    page = tmp_path / "page.html"
    page.write_text(
        "<figure><img src='page%20files/a.png?x=1' alt=' A  heap. '><figcaption>Salt <b>here</b></figcaption>"
    )
    assert local_pictures(read_source(str(page))) == (LocalPicture("A heap.", "Salt here", PNG),)


def test_addresses_never_lead_out_of_the_pages_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    secret = tmp_path / "secret.png"
    secret.write_bytes(PNG)
    (inside / "link.png").symlink_to(secret)
    addresses = (
        "../secret.png", "..%2fsecret.png", str(secret), secret.as_uri(), f"//{secret}", "link.png", "http://x.test/a",
        "a/../../secret.png", "\0", "http://[", "page.html/x", ".",
    )  # fmt: skip
    assert found("".join(f"<img src='{each}' alt=a>" for each in addresses), inside) == []


def test_data_urls_are_decoded(tmp_path: Path) -> None:
    encoded = b64encode(PNG).decode()
    html = f"<img src='data:image/png;base64,{encoded}'><img src='data:,a%20b'><img src='DATA:x;base64,***'>"
    assert found(html, tmp_path) == [PNG, b"a b"]


def test_pictures_of_a_book_are_found_from_its_chapters(tmp_path: Path) -> None:
    files = book_files({"text/one.xhtml": "<h1>One</h1><img src='../i/a.png' alt='Heap'/>"})
    path = tmp_path / "book.epub"
    path.write_bytes(archived({**files, "OEBPS/i/a.png": PNG}))
    assert [each.data for each in local_pictures(read_source(str(path)))] == [PNG]


def test_pictures_of_a_page_saved_as_one_file_are_found(tmp_path: Path) -> None:
    encoded = b64encode(PNG).decode()
    path = tmp_path / "page.mhtml"
    path.write_text(f"""From: <Saved by Blink>
Snapshot-Content-Location: https://salt.test/a/
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="xx"

--xx
Content-Type: text/html
Content-Location: https://salt.test/a/

<img src="https://salt.test/a.png" alt=a><img src="/a.png" alt=b><img src="cid:k@x" alt=c>
<img src="https://salt.test/missing.png" alt=d>
--xx
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://salt.test/a.png

{encoded}
--xx
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-ID: <k@x>

{encoded}
--xx--
""")
    pictures = local_pictures(read_source(str(path)))
    assert [(each.alternative, each.data) for each in pictures] == [("a", PNG), ("b", PNG), ("c", PNG)]


def test_pictures_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    monkeypatch.setattr(module, "MAX_PICTURES", 3)
    assert len(found("<img src=a.png>" * 9, tmp_path)) == 3
    monkeypatch.setattr(module, "MAX_TOTAL_BYTES", 2 * len(PNG))
    assert len(found("<img src=a.png>" * 9, tmp_path)) == 2
    monkeypatch.setattr(module, "MAX_PICTURE_BYTES", 3)
    assert found("<img src=a.png>", tmp_path) == []


def test_pipe_has_no_pictures_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    assert local_pictures(Source(b"<img src=a.png>", "", "x", str(pipe))) == ()


def test_page_from_the_web_has_only_the_pictures_it_contains() -> None:
    html = b"<img src=/etc/passwd><img src='data:,a'>"
    for name in ("https://salt.test/", ""):
        pictures = local_pictures(Source(html, "https://salt.test/", "x", name))
        assert [each.data for each in pictures] == [b"a"]
