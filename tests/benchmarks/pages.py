"""Pages that the benchmarks write themselves, always the same."""

from __future__ import annotations

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
# Words in which the voice never stops and nothing hisses, and words that begin with a hiss.
_HUMMING = _words("mellow yellow lemons may only lean alone along your lonely memory lane")
_HISSING = _words("Seven Sunny Silver Solemn Sailing Selling Summer Simmering Samuel Seamen")


def news_page(kilobytes: int = 60) -> bytes:
    """A page like a news site's: an article of some thousand words with all that stands around it."""
    random = Random(1)
    article = "".join(_section(random, number) for number in range(1, 7))
    style = "".join(f".c{n} {{ margin: {n}px; color: #{n:06x}; display: flex }}\n" for n in range(120))
    script = "".join(f"window.settings['k{n}'] = {{id: {n}, name: 'slot-{n}'}};\n" for n in range(150))
    menu = "".join(f'<li class="c{n}"><a href="/topic/{n}">{_title(random)}</a></li>\n' for n in range(40))
    head = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{_title(random)} | The Example Times</title>
<meta name="author" content="Ann Example"><style>{style}</style><script>{script}</script></head>
<body class="page"><a class="skip" href="#main">Skip to main content</a>
<header><nav aria-label="Sections"><ul>{menu}</ul></nav></header>
<main id="main"><article><h1>{_title(random)}</h1>
<p class="byline">By Ann Example, <time datetime="2024-05-01">May 1, 2024</time></p>
{article}</article></main><aside><h2>Related stories</h2><ul>
"""
    foot = "</ul></aside><footer><p>The Example Times is an example.</p></footer></body></html>"
    teasers: list[str] = []
    size = len(head) + len(foot)
    while size < kilobytes * 1024:
        teaser = (
            f'<li class="teaser"><a href="/story/{len(teasers)}"><img src="/i/{len(teasers)}.jpg" alt="">'
            f'<span class="teaser-title">{_title(random)}</span></a><p>{_sentence(random)}</p></li>\n'
        )
        teasers.append(teaser)
        size += len(teaser)
    return "".join([head, *teasers, foot]).encode()


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


def _section(random: Random, number: int) -> str:
    paragraphs = "".join(
        f"<p>{' '.join(_sentence(random) for _ in range(random.randint(3, 6)))}</p>\n" for _ in range(5)
    )
    return f'<h2 id="part{number}">{_title(random)}</h2>\n{paragraphs}'


def _title(random: Random) -> str:
    return f"{_noun(random).capitalize()} {random.choice(_VERBS)} by {_noun(random)}"


def _noun(random: Random) -> str:
    return f"{random.choice(_ADJECTIVES)} {random.choice(_NOUNS)}"


def _sentence(random: Random) -> str:
    first = f"The {_noun(random)} {random.choice(_VERBS)} the {_noun(random)} {random.choice(_PLACES)}"
    return f"{first}, and the {random.choice(_NOUNS)} {random.choice(_VERBS)} a {_noun(random)}."
