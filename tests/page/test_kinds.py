"""What kind of page a page is."""

from __future__ import annotations

import json

import pytest

from reader.page.article.content_model.features import PAGE
from reader.page.kinds import kind_model
from reader.page.model import PageKind
from reader.page.parse import parse_page
from tests.extraction import train_kinds
from tests.extraction.corpus import KnownPage
from tests.page.article import invented
from tests.page.samples import STORY, parse_with_inventory


@pytest.mark.parametrize(
    ("html", "url", "kind"),
    [
        (invented.article(), "https://example.org/news/2025/03/the-keeper-of-the-lamp", "article"),
        (invented.forum(), "https://forum.example.org/t/why-does-my-lamp-smoke/12", "discussion"),
        (f"<main><h1>Lamps</h1>{STORY}</main>", "https://example.org/", "home"),
    ],
)
def test_kind_follows_from_the_page_and_its_address(html: str, url: str, kind: PageKind) -> None:
    assert parse_with_inventory(html, url).kind == kind
    assert parse_page(html, url).kind == ""  # only `outline` asks


def test_bad_address_gives_no_traits() -> None:
    for address in ("", "lamp.html", "http://[", "https:///lamp"):
        assert parse_with_inventory(f"<main><h1>Lamps</h1>{STORY}</main>", address).kind


def test_kind_model_file_records_its_data_and_score() -> None:
    model = json.loads(train_kinds.FILE.read_text("utf-8"))

    assert len(model["made_of"]) == 64
    assert model["validated"] > 0.84
    assert model["kinds"] == train_kinds.NAMES
    assert (
        {len(weights) for weights in model["traits"].values()}
        == {len(model["base"])}
        == {len(model["kinds"])}
    )


def test_same_pages_make_the_same_kind_model() -> None:
    pytest.importorskip("numpy", reason="needs the packages of [train]")
    pages = [
        KnownPage("types", f"{kind} {number}", f"{kind}{number}.example", kind, html.encode(), "", "")
        for number in range(8)
        for kind, html in (("article", invented.article()), ("forum", invented.forum()))
    ]
    known = list(train_kinds.lessons(pages))
    model = train_kinds.train_kind_model(known)

    assert model == train_kinds.train_kind_model(known)
    assert [train_kinds.likeliest(model, lesson) for lesson in known[:2]] == ["article", "discussion"]
    assert train_kinds.validate(known) == 1


def test_content_model_has_a_feature_for_each_kind() -> None:
    kinds = [kind.removeprefix("like ").split()[-1] for kind in PAGE if kind.startswith("like ")]

    assert kinds == kind_model().kinds
