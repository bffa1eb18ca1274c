"""Any markup at all, for tests of what holds for every page: torn, nested, and pieces that make sense."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.page.samples import PROSE

TAGS = (
    "a", "abbr", "article", "aside", "audio", "b", "blockquote", "body", "br", "button", "code", "dd",
    "details", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "i", "iframe", "img", "input", "label", "legend", "li",
    "main", "math", "nav", "ol", "option", "p", "pre", "q", "script", "section", "select", "span", "strong",
    "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "th", "thead",
    "time", "title", "tr", "ul", "video",
)  # fmt: skip
ATTRIBUTES = (
    "href=#a", "href=#b", "href=#", "href=x", "id=a", "id=b", "name=a", "hidden", "aria-hidden=true",
    "lang=de", "lang=?", "role=none", "role=doc-noteref", "role=doc-backlink", "role=main",
    "role=navigation", "role=heading", "role=list", "role=listitem", "aria-label=L",
    "aria-labelledby='a b'", "alt=", "alt='a picture'", "title=T", "colspan=3", "rowspan=2",
    "headers='a b'", "scope=row", "start=4", "reversed", "value=9", "class=share", "for=a", "datetime=PT1M",
    "open",
)  # fmt: skip
WORDS = (
    "one", " ", "\n", "Two three.", PROSE, "\xa0", "&#1;", "&amp;", "a\u200bb", "\u202e", "\ufeff", "1:02",
    "é", "灯",
)  # fmt: skip
PIECES = (
    "<a href=#>one</a>", "<a href=#a>two <b>three</b></a>", "<sup><a href=#a>1</a></sup>",
    "<a href=#b><sup>2</sup></a>", "<p id=a>A note.</p>", "<li id=b>", "<ol><li>one<li id=a><p>two</ol>",
    "<ul><li><ul><li>one</ul></ul>", "<figure><img alt='a picture'><figcaption>one</figcaption></figure>",
    "<img alt='a picture'>",
    "<table><tr><th>one<th>two<tr><td><a href=#a>three</a><td rowspan=9>four</table>",
    "<table><caption>one<tr><td>", "<pre>one\n  two <code>three</code>\n</pre>",
    "<blockquote><p>one</blockquote>", "<dl><dt>one<dd>two</dl>", "<audio src=x></audio>",
    "<iframe title=T></iframe>", "<h2 id=b>one</h2>", "<svg><title>one</title></svg>", "<br>", "<br><br>",
    "<p lang=fr>", "<b lang=de>zwei</b>", "<abbr title='one two'>three</abbr>", "<label for=a>one</label>",
    "<input id=a>", "<details><summary>one</summary>two</details>", "<math alttext=x><mi>x</math>",
    "<a href=x><img alt='a picture'></a>",
)  # fmt: skip

opening = st.builds(
    lambda name, attributes: f"<{' '.join((name, *attributes))}>",
    st.sampled_from(TAGS),
    st.lists(st.sampled_from(ATTRIBUTES), max_size=3),
)
closing = st.sampled_from(TAGS).map(lambda name: f"</{name}>")
soup = st.lists(opening | closing | st.sampled_from(WORDS + PIECES), max_size=40).map("".join)
nested = st.recursive(
    st.sampled_from(WORDS + PIECES),
    lambda inner: st.builds(
        lambda start, inside: f"{start}{''.join(inside)}</{start[1:-1].split()[0]}>",
        opening,
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)
markup = soup | st.lists(nested, max_size=5).map("".join)
