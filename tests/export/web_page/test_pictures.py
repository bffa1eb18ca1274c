"""Pictures that a page embeds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.export.web_page.writer import write_html
from reader.page.parse import parse_page
from reader.script.writer import write_script
from reader.sources.local_pictures import LocalPicture
from tests.support.pictures import picture
from tests.support.recordings import recording

HTML = """<main><h1>Salt</h1><p>Before.</p>
<figure><img src=a.png alt="A white heap."><figcaption>A day's work.</figcaption></figure><p>After.</p>
<figure><img src=b.png alt=""><figcaption>The second day.</figcaption></figure>"""


def shown(path: Path, *pictures: LocalPicture) -> list[str]:
    page = parse_page(HTML)
    write_html(recording(write_script(page), page)._replace(pictures=pictures), path)
    return re.findall(r"<img [^>]*>", path.read_text("utf-8").partition("<main")[2])


def test_picture_takes_the_place_of_its_name(tmp_path: Path) -> None:
    first = LocalPicture("A white heap.", "A day's work.", picture("PNG"))
    second = LocalPicture("", "The second day.", picture("JPEG"))
    images = shown(tmp_path / "page.html", first, second)
    assert [re.sub(r"base64,[^\"]*", "", each) for each in images] == [
        '<img src="data:image/png;" alt="A white heap." width="60" height="40"/>',
        '<img src="data:image/jpeg;" alt="" width="60" height="40"/>',
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>hacked=1</script></svg>",
        b"<html><script>hacked=1</script>",
        picture("PNG")[:20],
        picture("BMP"),
        picture("PNG", (8, 8)),
        picture("PNG", (70_000, 1_000), "1"),  # black and white is quickly made
    ],
    ids=["svg", "html", "damaged", "other format", "spacer", "too many pixels"],
)
def test_only_sound_pictures_of_known_formats_are_embedded(tmp_path: Path, data: bytes) -> None:
    assert shown(tmp_path / "page.html", LocalPicture("A white heap.", "", data)) == []
