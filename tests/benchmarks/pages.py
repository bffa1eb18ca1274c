"""The pages that the benchmarks generate, always the same."""

from __future__ import annotations

from collections.abc import Callable
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


_NOUNS = _words(
    "harbor council bridge railway teacher library river winter market minister village farmer garden "
    "engine museum student island forest journey company ferry doctor painter valley airport festival"
)
_VERBS = _words("opened described repaired visited questioned rebuilt measured supported avoided sold")
_ADJECTIVES = _words("northern crowded ancient narrow quiet expensive popular distant modern unusual")
_PLACES = ("in the capital", "near the coast", "after the storm", "before the vote", "without delay")
# Words without a pause or a hiss, and words that begin with a hiss.
_HUMMING = _words("mellow yellow lemons may only lean alone along your lonely memory lane")
_HISSING = _words("Seven Sunny Silver Solemn Sailing Selling Summer Simmering Samuel Seamen")


def news_page(size: int = 100_000) -> bytes:
    """A page of about `size` bytes, like a news site's: half of it an article, the rest around it.

    The article has prose with links, lists, tables, quotations and figures; around it are
    navigation, teasers, a comment form, styles and scripts.
    """
    random = Random(size)
    small = max(4, min(150, size // 1000))  # a large page has more text, not more code
    style = "".join(f".c{n} {{ margin: {n}px; color: #{n:06x}; display: flex }}\n" for n in range(small))
    script = "".join(f"window.settings['k{n}'] = {{id: {n}, name: 'slot-{n}'}};\n" for n in range(small))
    menu = "".join(
        f'<li class="c{n}"><a href="/topic/{n}">{_title(random)}</a></li>\n' for n in range(small // 4)
    )
    head = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{_title(random)} | The Example Times</title>
<meta name="author" content="Ann Example"><style>{style}</style><script>{script}</script></head>
<body class="page"><a class="skip" href="#main">Skip to main content</a>
<header><nav aria-label="Sections"><ul>{menu}</ul></nav></header>
<main id="main"><article><h1>{_title(random)}</h1>
<p class="byline">By Ann Example, <time datetime="2024-05-01">May 1, 2024</time></p>
"""
    aside = '</article></main><aside aria-label="More"><h2>Related stories</h2><ul>\n'
    foot = """</ul></aside><form action="/comment"><label for="comment">Your comment</label>
<textarea id="comment"></textarea><button>Send</button></form>
<footer><p>The Example Times is an example.</p></footer></body></html>"""
    article = _filled(random, size // 2, _section)
    teasers = _filled(random, size - sum(map(len, (head, article, aside, foot))), _teaser)
    return f"{head}{article}{aside}{teasers}{foot}".encode()


def humming_page(sections: int = 130) -> bytes:
    """Long sentences, no two alike, each with a hiss at its beginning and none later.

    So a new sentence can be told from the one before it to the millisecond, and a silence in the
    recording is never the speaker's own.
    """
    random = Random(2)

    def sentence() -> str:
        words = [random.choice(_HISSING), *random.sample(_HUMMING, len(_HUMMING))]
        return " ".join(words)

    body = "".join(f"<h2>{sentence()}</h2><p>{sentence()}.</p>" for _ in range(sections))
    title = sentence()
    return (
        f'<!DOCTYPE html><html lang="en"><title>{title}</title><main><h1>{title}</h1>{body}</main>'.encode()
    )


def _filled(random: Random, size: int, make: Callable[[Random, int], str]) -> str:
    """As many pieces as fit into `size` characters, at least one."""
    pieces = [make(random, 1)]
    left = size - len(pieces[0])
    while left > 0:
        pieces.append(make(random, len(pieces) + 1))
        left -= len(pieces[-1])
    return "".join(pieces)


def _section(random: Random, number: int) -> str:
    others = random.sample([_list, _table, _quotation, _figure], 2)
    pieces = [make(random) for make in (_paragraph, _paragraph, others[0], _paragraph, others[1], _paragraph)]
    level = random.choice((2, 2, 3))
    return f'<h{level} id="part{number}">{_title(random)}</h{level}>\n{"".join(pieces)}'


def _paragraph(random: Random) -> str:
    link = f'<a href="/story/{random.randrange(10_000)}">{_noun(random)}</a>'
    marked = (
        f"It was <em>{random.choice(_ADJECTIVES)}</em>, said the {link} &amp; its {random.choice(_NOUNS)}."
    )
    sentences = [marked, *(_sentence(random) for _ in range(random.randint(2, 6)))]
    return f"<p>{' '.join(sentences)}</p>\n"


def _list(random: Random) -> str:
    kind = random.choice(("ul", "ol"))
    items = "".join(f"<li>{_sentence(random)}</li>" for _ in range(random.randint(3, 7)))
    return f"<{kind}>{items}</{kind}>\n"


def _table(random: Random) -> str:
    head = "".join(f'<th scope="col">{random.choice(_NOUNS)}</th>' for _ in range(4))
    rows = "".join(
        f'<tr><th scope="row">{_noun(random)}</th>'
        f"{''.join(f'<td>{random.randrange(1000)}</td>' for _ in range(3))}</tr>"
        for _ in range(random.randint(3, 8))
    )
    return f"<table><caption>{_title(random)}</caption><tr>{head}</tr>{rows}</table>\n"


def _quotation(random: Random) -> str:
    return f"<blockquote><p>{_sentence(random)}</p><p>{_sentence(random)}</p></blockquote>\n"


def _figure(random: Random) -> str:
    picture = f'<img src="/i/{random.randrange(10_000)}.jpg" alt="{_title(random)}">'
    return f"<figure>{picture}<figcaption>{_sentence(random)}</figcaption></figure>\n"


def _teaser(random: Random, number: int) -> str:
    return (
        f'<li class="teaser"><a href="/story/{number}"><img src="/i/{number}.jpg" alt="">'
        f'<span class="teaser-title">{_title(random)}</span></a><p>{_sentence(random)}</p></li>\n'
    )


def _title(random: Random) -> str:
    return f"{_noun(random).capitalize()} {random.choice(_VERBS)} by {_noun(random)}"


def _noun(random: Random) -> str:
    return f"{random.choice(_ADJECTIVES)} {random.choice(_NOUNS)}"


def _sentence(random: Random) -> str:
    first = f"The {_noun(random)} {random.choice(_VERBS)} the {_noun(random)} {random.choice(_PLACES)}"
    return f"{first}, and the {random.choice(_NOUNS)} {random.choice(_VERBS)} a {_noun(random)}."
