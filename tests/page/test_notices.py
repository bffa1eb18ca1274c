"""Notices that are spoken before the text: only part of it is there, or none."""

from __future__ import annotations

import pytest

from reader.page.notices import FOR_SUBSCRIBERS, NEEDS_SCRIPTS, NO_ARTICLE, ONLY_CONSENT, ONLY_DESCRIPTION
from reader.page.parse import parse_page
from reader.page.reasons import ReasonKind
from reader.script.writer import write_script
from tests.page.samples import MORE, PROSE, STORY

DESCRIBED = f'<title>Lamp</title><meta name=description content="{PROSE} {MORE}">'
PAID = '<script type=application/ld+json>{"@type": "Article", "isAccessibleForFree": "False"}</script>'


@pytest.mark.parametrize(
    ("html", "notice"),
    [
        (
            "<div id=root></div><noscript>You need JavaScript for this.</noscript><p>Loading</p>",
            NEEDS_SCRIPTS,
        ),
        ("<p>Please enable Javascript to go on.</p>", NEEDS_SCRIPTS),
        ("<p>Bitte JavaScript aktivieren</p>", NEEDS_SCRIPTS),
        (f"{PAID}<main><h1>Lamp</h1>{STORY}</main>", FOR_SUBSCRIBERS),
        (
            f"<main><h1>Lamp</h1>{STORY}<div class=article-paywall>Read on for two crowns.</div>",
            FOR_SUBSCRIBERS,
        ),
        (f"<div id=cookie-banner><h2>Your choices</h2><p>{PROSE}</p><button>No</button></div>", ONLY_CONSENT),
        (f"<div class=onetrust-sdk><h2>Your choices</h2><p>{PROSE}</p><p>{MORE}</p></div>", ONLY_CONSENT),
        ("<nav><a href=/>Home</a></nav>", NO_ARTICLE),
    ],
)
def test_page_with_missing_text_begins_with_a_notice(html: str, notice: str) -> None:
    page = parse_page(f"<title>Lamp</title>{html}")

    assert page.notice == notice
    first = [utterance.text for utterance in write_script(page)][:2]
    assert notice.startswith(" ".join(first[:1]).rstrip("."))


@pytest.mark.parametrize(
    "shown",
    [
        "<div id=root></div><script src=page.js></script>",
        "<div id=root></div><noscript>You need JavaScript for this.</noscript>",
        "<header><a href=/>Home</a> <a href=/shop>Shop</a></header><div id=root></div>",
    ],
)
def test_description_of_a_page_that_needs_scripts_is_read(shown: str) -> None:
    page = parse_page(f"{DESCRIBED}{shown}", inventory=True)

    assert page.notice == ONLY_DESCRIPTION
    assert page.article_text == f"{PROSE} {MORE}"
    assert not page.kind


def test_description_of_a_page_that_shows_text_is_not_read() -> None:
    page = parse_page(f"{DESCRIBED}<p>Hello.")

    assert [block.text for section in page.sections for block in section.blocks] == ["Hello."]


def test_description_that_only_advertises_is_not_read() -> None:
    shop = "<meta name=description content='Buy an oil lamp. Free shipping!'><div id=root></div>"
    assert not parse_page(f"<title>Lamp</title>{shop}").sections


@pytest.mark.parametrize(
    "html",
    [
        f"<main><h1>Lamp</h1>{STORY}</main><noscript>You need JavaScript for the map.</noscript>" + STORY,
        f"{PAID}<main><h1>Lamp</h1>{STORY * 12}</main>",
        "<main><h1>Why JavaScript?</h1><p>It was in every browser that people had then, and it won.</main>",
        "<p>A note on JavaScript</p><noscript>Enable JavaScript to see comments.</noscript><p>" + PROSE,
        f"<main><h1>Lamp</h1><div class=paywall-content>{STORY}</div><div class=paywall></div></main>",
        f"<main><h1>Lamp</h1>{STORY}</main><div class=cookie-notice><p>{PROSE}</p></div>",
        f"<main><h1>Lamp</h1>{STORY}<h2>Cookies</h2><div id=cookie-recipe>{STORY}</div></main>",
    ],
)
def test_page_with_its_text_has_no_notice(html: str) -> None:
    assert not parse_page(f"<title>Lamp</title>{html}").notice


@pytest.mark.parametrize(
    "name",
    [
        "id=onetrust-consent-sdk",
        "class=cookie-banner",
        "class='cmp didomi'",
        "id=fides-overlay",
        "id=cookie-law-info-bar",
        "class=faqCookieWrapper",
    ],
)
def test_consent_dialog_beside_a_text_is_not_read(name: str) -> None:
    choices = "<h2>Your choices</h2>" + f"<p>{PROSE[::-1]}</p>" * 3
    page = parse_page(
        f"<main><h1>Lamp</h1>{STORY}<ul><li><a href=/a>Oil</a></ul></main><div {name}>{choices}</div>",
        inventory=True,
    )

    assert page.article_text.startswith(f"{PROSE}\n{MORE}")
    assert PROSE[::-1] not in page.article_text
    reasons = [section.reason.kind for section in page.sections if PROSE[::-1] in str(section.blocks)]
    assert set(reasons) == {ReasonKind.CONSENT}
