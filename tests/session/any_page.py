"""Small pages of any shape, for tests that try whatever may come."""

from __future__ import annotations

from hypothesis import strategies as st

_ARTICLE_PARTS = st.sampled_from(
    [
        "<p>The sea comes and goes. It does so <i lang=fr>deux fois</i> a day.</p>",
        "<p>One.</p>",
        "<h2>Causes</h2>",
        "<h3>More of the causes</h3><p>The moon.</p>",
        "<ul><li>Salt<li>Water <ol><li>Fresh. Clear.<li>Foul</ol></ul>",
        "<blockquote><p>All flows. Nothing stays.</p></blockquote>",
        "<table><tr><th>Day<th>Height<tr><td>Monday<td>3 m<tr><td>Tuesday<td>4 m</table>",
        "<pre><code>one = 1\ntwo = 2</code></pre>",
        "<figure><img src=x alt='A boat'><figcaption>The boat. Afloat.</figcaption></figure>",
        "<dl><dt>Ebb<dd>The sea going.</dl>",
        "<p>See <a href=/one>one</a> and <a href='#main'>two</a>, <a href='#gone'>three</a>.</p>",
        "<p>So it is [3, 4]. Others agree (Smith and Jones, 2010, p. 4).</p>",
        "<p>It ebbs.<sup><a href='#n1' role=doc-noteref>1</a></sup> <a href=''>Nobody</a></p>",
        "<p id=n1 role=doc-footnote>So they say.</p>",
        "<table><tr><td><th>High<th>Low<tr><th>Monday<td colspan=2>calm<tr><th>Friday<td><td>2 m</table>",
        "<table><caption>Empty</caption><tr><td><td><tr><td><td></table>",
        "<blockquote><p>All flows.<ul><li>One<li>Two<pre>a = 1</pre></ul></blockquote>",
        "<h4>Étude</h4><p>Straße, café.</p>",
        "<hr>",
        "<p></p>",
    ]
)
_PAGE_LANDMARKS = st.sampled_from(
    [
        "<nav aria-label=Menu><ul><li><a href='/a'>News of the day</a></ul></nav>",
        "<aside><h2>Related</h2><p>Elsewhere. And here.</p></aside>",
        "<footer id=foot><p>Copyright ours.</p></footer>",
        "<form role=search><input type=search aria-label=Search><button>Go</button></form>",
    ]
)
_SKIP_LINKS = st.sampled_from(
    [
        "<a href='#main'>Skip to content</a>",
        "<a href='#gone'>Skip to nothing</a>",
        "<a href='#foot'>Skip on</a>",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw the HTML of a page with any skip links, landmarks and headings."""
    links = "".join(draw(st.lists(_SKIP_LINKS, max_size=3)))
    before = "".join(draw(st.lists(_PAGE_LANDMARKS, max_size=2)))
    after = "".join(draw(st.lists(_PAGE_LANDMARKS, max_size=2)))
    inside = "".join(draw(st.lists(_ARTICLE_PARTS, max_size=6)))
    heading = draw(st.sampled_from(["", "<h1>Tides</h1>"]))
    title = draw(st.sampled_from(["", "<title>Tides</title>", "<title>Of the sea</title>"]))
    wrapped = draw(
        st.sampled_from(["<main id=main><article>{}</article></main>", "<div id=main>{}</div>", "{}"])
    )
    return f"<html lang=en>{title}<body>{links}{before}{wrapped.format(heading + inside)}{after}"
