"""Lines within an article that lead away from it are not read; lines that belong to it are."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.article.invented import PARAGRAPHS

BEFORE, *MIDDLE, AFTER = PARAGRAPHS
TEXT = "\n".join(PARAGRAPHS)


def article(html: str) -> str:
    """The text of an article with a piece of a page between its paragraphs."""
    middle = "".join(f"<p>{text}</p>" for text in MIDDLE)
    page = f"<main><article><h1>Lamp</h1>{middle}<p>{BEFORE}</p>{html}<p>{AFTER}</p></article></main>"
    return parse_page(page).article_text


TEXT_AROUND = "\n".join((*MIDDLE, BEFORE, AFTER))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Read more: <a href=/seals>Why the seals came back to the bay</a></p>",
        "<p><strong>RELATED:</strong> <a href=/seals>Why the seals came back</a></p>",
        "<p><b>DON’T MISS<br></b><a href=/a>Storm over the bay</a> [WARNING]<br><a href=/b>The seals</a></p>",
        "<p>Lesen Sie auch: <a href=/seals>Warum die Robben wieder da sind</a></p>",
        "<p class=x>Lire aussi : <a href=/seals>Pourquoi les phoques sont revenus</a></p>",
        "<p>Lea más: <a href=/seals>Por qué volvieron las focas</a></p>",
        "<p>Leggi anche: <a href=/seals>Perché le foche sono tornate</a></p>",
        "<p>Czytaj także: <a href=/seals>Dlaczego wróciły foki</a></p>",
        "<p>関連記事：<a href=/seals>アザラシが戻ってきた理由</a></p>",
        "<p>See also:</p><ul><li><a href=/a>A guide to oil lamps</a><li><a href=/b>Ten old piers</a></ul>",
        "<p><a href=/seals>Why the seals came back to the bay</a></p>",
        "<p><a href=/fog><strong>TWO MEN SAVED FROM A SANDBANK IN THE FOG</strong></a></p>",
        "<div class=related-box><a href=/x><h3>A keeper paints the tide</h3><img src=p alt=Tide></a></div>",
    ],
)
def test_links_to_other_stories_are_not_read(html: str) -> None:
    assert article(html) == TEXT_AROUND


@pytest.mark.parametrize(
    "html",
    [
        "<aside><span>Advertisement</span></aside>",
        "<div>Anzeige</div>",
        "<p>- Publicité -</p>",
        "<div>広告</div>",
        "<h2>Article content</h2>",
        "<p>Story continues below</p>",
        "<p><a href=#story>Continue reading the main story</a></p>",
        "<p>Share this article</p>",
        "<p>Image credit: © Ann Oakley</p>",
        "<p>Crédits photos : Anne Chêne</p>",
        "<p>Foto: Lampe und Partner</p>",
    ],
)
def test_labels_of_advertisements_and_sharing_buttons_are_not_read(html: str) -> None:
    assert article(html) == TEXT_AROUND


@pytest.mark.parametrize(
    "html",
    [
        "<p>Subscribe to our newsletter for more about lamps.</p>",
        "<p>Přihlaste se k odběru našich zpráv!</p>",
        "<p>Tilaa uutiskirje!</p>",
        "<p>Bültenimize abone olun!</p>",
        "<p>اشترك في نشرتنا الإخبارية</p>",
        "<p>订阅我们的新闻通讯</p>",
        "<p>뉴스레터 구독하기</p>",
        "<p>For more stories like this, <a href=/n>see our news page</a>.</p>",
        "<p><a href=/app>CLICK HERE TO GET THE HARBOR APP</a></p>",
        "<p>Keep up with the bay. Read all of it for five pounds a month.<br>Subscribe now!</p>",
        "<p>Follow us on the usual channels.</p>",
        "<p>Suscríbete a nuestro boletín.</p>",
        "<p>Assine o boletim, apoie o farol.</p>",
        "<p>カテゴリーをフォローする</p>",
        "<div class=newsletter-box><p>News of the lamps in your inbox, every Friday.</p></div>",
    ],
)
def test_calls_to_subscribe_and_share_are_not_read(html: str) -> None:
    assert article(html) == TEXT_AROUND


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<p><a href=/pilots>It also runs the pilots and a school for deckhands.</a></p>",
            "It also runs the pilots and a school for deckhands.",
        ),
        ("<p>More than forty boats came that night, and none of them was lost.</p>", "More than forty boats"),
        ("<p>See also <a href=/wicks>the chapter on wicks</a>.</p>", "See also the chapter on wicks."),
        (
            "<p>Read the <a href=/log>log</a> of that night before you judge him at all.</p>",
            "Read the log of",
        ),
        ("<p>He shared this with nobody, and it was never found out by the harbor.</p>", "He shared this"),
        (
            "<p>Photo: here you see how he trimmed the wick, and why it never smoked.</p>",
            "Photo: here you see",
        ),
        ("<p><a href=/log>The Log of the Lamp, Its Oil & More</a></p><ul><li>Wick</ul>", "Its Oil & More"),
        ("<ul><li>Oil<li><a href=/l>List of lamp-related topics</a></ul>", "List of lamp-related topics"),
        ("<p>Work on the seawall continues.</p>", "Work on the seawall continues."),
    ],
)
def test_lines_of_the_article_are_read(html: str, text: str) -> None:
    assert text in article(html)


def test_heading_over_stories_that_are_not_read_is_not_read() -> None:
    teasers = "".join(f"<li><a href=/{n}>Seals, number {n}</a></li>" for n in range(6))

    assert (
        article(f"<nav><h4>Auch interessant</h4></nav><h4>Auch interessant</h4><nav>{teasers}</nav>")
        == TEXT_AROUND
    )


def test_heading_over_a_list_of_related_pages_is_read() -> None:
    links = "".join(f"<li><a href=/{n}>Lighthouses of bay number {n}</a></li>" for n in range(6))
    tool = "<span><a href=/edit>[edit]</a></span>"

    assert "See also\nLighthouses of bay number 0" in article(
        f"<h2>See also</h2>{tool}<ul>{links}</ul><h2>Notes</h2>"
    )


def test_figure_that_is_a_link_to_another_story_is_not_read() -> None:
    figure = (
        "<figure><img src=x alt='A seal'><figcaption><a href=/s><h5>Why the seals came back to the bay</h5>"
        "<span>Read more</span></a></figcaption></figure>"
    )
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    page = parse_page(f"<main><h1>Lamp</h1>{text}{figure}<p>{BEFORE}</p></main>")
    blocks = [block for section in page.sections if section.in_article for block in section.blocks]

    assert not any("A seal" in block.name or "seals came back" in block.text for block in blocks)


def test_list_of_links_that_the_page_is_about_is_read() -> None:
    story = f"<p><a href=/>The story of lighthouse number nine</a></p><p>{BEFORE}</p>"

    assert article(story * 9).count("The story of lighthouse") == 9


def test_linked_picture_of_another_story_above_the_text_is_not_read() -> None:
    strip = "".join(
        f"<li><a href=/{n}><figure><img src={n}.png alt='Stranger number {n}'></figure></a>"
        f"<div><h3><a href=/s>Section</a></h3><a href=/{n}>What the stranger did in port {n}</a></div></li>"
        for n in range(5)
    )
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = parse_page(
        f"<body><h1>Lamp</h1><ul class=trending>{strip}</ul><div class=text>{text}</div></body>"
    )
    names = [block.name for section in page.sections if section.in_article for block in section.blocks]

    assert not any("Stranger" in name for name in names)


@pytest.mark.parametrize(
    "html",
    [
        "<div class='admonition seealso'><p>See also</p><p><a href=/oil>The oil of seals</a></p></div>",
        "<table><tr><td><p>register</p><td>Adds a lamp<tr><td><p>remove</p><td>Removes it</table>",
        "<dl><dt class=font-fallback>Fallback<dd>Lights the other lamp of the two.</dl>",
    ],
    ids=["box of a manual", "name in a table", "term"],
)
def test_parts_of_a_manual_are_no_promotions(html: str) -> None:
    first = {"See also", "register", "Fallback"}
    assert not first.isdisjoint(article(html).replace("\t", "\n").splitlines())
