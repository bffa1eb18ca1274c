"""Whole pages of the kinds that the web has, invented, with as much around it as real ones have."""

from __future__ import annotations

from collections.abc import Iterable

from tests.page.samples import MORE, PROSE

PARAGRAPHS = (
    PROSE,
    MORE,
    "He had learned the trade from his aunt, who kept the light for thirty years and never missed a night.",
    "Oil came by boat twice a year; when the boat was late, he burned seal fat, which smoked and smelled.",
    "The new lamp needs no keeper at all. It asks a satellite for the hour, and nobody counts the birds.",
)
POSTS = (
    (
        "anna",
        "Why does my lamp smoke? I filled it with seal fat, as my aunt did, and cleaned the wick twice.",
    ),
    (
        "bert",
        "Seal fat always smokes. You need a wider chimney, and you should trim the wick straight, not round.",
    ),
    ("carla", "I had the same. It helped to warm the fat before I lit the lamp, in a pan of water."),
    (
        "anna",
        "Thank you both! I warmed the fat and trimmed the wick, and it burns as clear as a winter night.",
    ),
)
GOODS = ("Brass lamp", "Copper lamp", "Tin lamp", "Glass lamp", "Storm lamp", "Lamp of a ship")
_TITLES = ("The bridge that sings in storms", "Nine ferries and a crow", "What he eats", "Salt in the tea")


def article() -> str:
    """A news article with a byline, a sharing bar, other articles and an invitation to a newsletter."""
    return _page(
        f"""<main><article class="post"><h1 class="entry-title">The keeper of the lamp</h1>
        <div class="entry-meta"><span class="author">By Ann Oakley</span>
        <time datetime="2025-03-04">March 4, 2025</time></div>
        <ul class="social-share"><li><a href="https://x.example/s">Share</a></li>
        <li><a href="https://y.example/s">Post</a></li></ul>
        <div class="entry-content">{_story()}</div></article>{_teasers()}
        <aside class="newsletter-signup"><h3>Our newsletter</h3>
        <p>Get the best of the coast in your inbox every Friday.</p>
        <form><input type=email><button>Subscribe</button></form></aside></main>"""
    )


def forum() -> str:
    """A thread of a forum."""
    posts = "".join(
        f"""<div class="post" id="p{number}"><div class="post-author"><a href="/u/{name}">{name}</a>
        <span>Posts: {number}12</span></div>
        <div class="post-body"><div class="content"><p>{text}</p></div></div>
        <div class="post-actions"><a href="#p{number}">Reply</a> <a href="#l">Like</a></div></div>"""
        for number, (name, text) in enumerate(POSTS, 1)
    )
    main = f'<h1 class="topic-title">My lamp smokes</h1><div class="topic">{posts}</div>'
    return _page(f'<div id="page-body">{main}</div>', "My lamp smokes")


def collection() -> str:
    """A shop's page of lamps."""
    return _page(
        f"""<main><h1>Lamps</h1><p class="collection-description">Lamps for boats, cabins and long evenings,
        made by hand in the old harbor workshop and tested in a storm before they leave it.</p>
        <div class="filters"><button>Sort</button><label><input type=checkbox> In stock</label></div>
        <ul class="product-grid">{_cards(GOODS)}</ul></main>""",
        "Lamps",
    )


def product() -> str:
    """A shop's page of one lamp, with what others bought."""
    facts = (("Height", "31 cm"), ("Weight", "2 kg"), ("Fuel", "Oil"))
    rows = _each(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in facts)
    return _page(
        f"""<main><div class="product" itemscope itemtype="https://schema.org/Product">
        <h1 class="product-title">Storm lamp</h1><span class="price">$66.00</span>
        <form class="product-form"><button>Add to cart</button></form>
        <div class="product-description"><p>{PARAGRAPHS[3]}</p><p>It burns for forty hours on one filling,
        in wind and in rain, and its glass can be changed without a tool.</p></div>
        <table class="specs">{rows}</table></div>
        <section class="recommendations"><h2>See also</h2><ul>{_cards(GOODS[:4])}</ul></section></main>""",
        "Storm lamp",
    )


def documentation() -> str:
    """A page of a manual, between its table of contents and the page's own."""
    names = ("Install", "Light", "Trim", "Clean", "Store")
    menu = _each(f'<li><a href="/docs/{name}">{name}</a></li>' for name in names)
    return _page(
        f"""<div class="docs"><nav class="sidebar" aria-label="Docs"><ul>{menu}</ul></nav>
        <main class="markdown-body"><h1>Light the lamp</h1><p>{PARAGRAPHS[0]}</p>
        <h2 id=oil>Fill it</h2><p>{PARAGRAPHS[3]}</p><pre><code>lamp fill --oil seal</code></pre>
        <h2 id=wick>Trim the wick</h2><p>{PARAGRAPHS[2]}</p>
        <ul><li>Cut it straight.</li><li>Wipe the chimney.</li></ul></main>
        <aside class="toc"><ul><li><a href="#oil">Fill it</a></li>
        <li><a href="#wick">Trim the wick</a></li></ul></aside></div>""",
        "Light the lamp",
    )


def _page(main: str, title: str = "The keeper of the lamp") -> str:
    """A whole page: a header with a menu and a search field, the given content, and a footer."""
    menu = _each(
        f'<li class="menu-item"><a href="/{name}">{name}</a></li>'
        for name in ("News", "Sports", "Sea", "Shop")
    )
    foot = _each(
        f'<li><a href="/{name}">{name}</a></li>' for name in ("About us", "Contact", "Privacy", "Terms")
    )
    return f"""<html lang=en><head><title>{title} - Harbor Post</title></head><body>
    <header class="site-header"><a class="logo" href="/">Harbor Post</a>
    <nav class="main-nav"><ul>{menu}</ul></nav>
    <form class="search-form" action="/search"><input name=q><button>Search</button></form></header>
    {main}
    <footer class="site-footer"><ul>{foot}</ul>
    <p class="copyright">© 2025 Harbor Post. All rights reserved.</p></footer></body></html>"""


def _story() -> str:
    return _each(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def _teasers() -> str:
    """Other articles, as they stand under one: a heading, and cards."""
    cards = _each(
        f"""<article class="card teaser"><a href="/{number}"><img src=x.jpg alt="">
        <h3 class="card-title">{title}</h3></a>
        <p class="card-text">Every autumn it begins again.</p></article>"""
        for number, title in enumerate(_TITLES)
    )
    return f'<section class="related-posts"><h2>More from the coast</h2><div>{cards}</div></section>'


def _cards(names: Iterable[str]) -> str:
    """Goods, as a shop shows them."""
    return _each(
        f"""<li class="product-card"><a href="/p/{number}"><img src=x.jpg alt="">
        <h3 class="product-title">{name}</h3></a><span class="price">${number + 9}.00</span>
        <button>Add to cart</button></li>"""
        for number, name in enumerate(names)
    )


def _each(parts: Iterable[str]) -> str:
    return "".join(parts)
