"""What the extension takes from a page: what is shown or selected, and nothing that was typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import Chromium
from tests.support.terminal import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_FILE = (ROOT / "reader" / "desktop" / "browser" / "extension" / "capture.js").read_text("utf-8")
_CAPTURE = _FILE[_FILE.index("(() =>") :].rstrip(";\n")  # an expression

SHADE = '<template shadowrootmode="open"><i>in</i><slot></slot></template>'
_CLOBBERING = (
    '<form><input name="attributes"><input name="childNodes"><input name="localName">a</form>'
    '<img name="body"><img name="title"><img name="getSelection">'
)
_HELPERS = """
const shade = (host) => { host.attachShadow({mode: "open"}).innerHTML = "<i>in</i><slot>"; };
const select = (from, start, to, end) => {
  const range = document.createRange();
  range.setStart(from, start);
  range.setEnd(to, end);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
};
"""


@pytest.fixture(scope="module")
def page(browser: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    path = tmp_path_factory.mktemp("capture") / "page.html"
    path.write_text("<title>Tides</title>")
    with browser.opened(path) as page:
        yield page


def captured(page: Page, body: str, script: str = "") -> str:
    """The captured body of a page, after a script has run in it."""
    page.set_content(f"<!DOCTYPE html><html lang=en><title>Tides</title><body>{body}</body></html>")
    page.evaluate(f"() => {{ {_HELPERS} {script} }}")
    html = str(page.evaluate(_CAPTURE)["html"])
    return html.partition("<body>")[2].rpartition("</body>")[0]


@pytest.mark.parametrize(
    ("body", "script", "expected"),
    [
        # What runs, and what only a program reads, is left out; the page's own description is not.
        ("<script>1</script><style>p {}</style><noscript>n</noscript><!-- c --><p onclick=x() nonce=n>a", "",
         "<p>a</p>"),
        ('<script type="application/ld+json">{"name": "A"}</script>', "",
         '<script type="application/ld+json">{"name": "A"}</script>'),
        # Nothing that was typed or that is secret.
        ("<input type=checkbox checked><select><option selected>o</select><input type=button value=Go>",
         "", '<input type="checkbox"><select><option>o</option></select><input type="button" value="Go">'),
        ("<p data-csrf-token=x data-testid=t>a", "", '<p data-testid="t">a</p>'),
        ("<form><p contenteditable>draft</form><p contenteditable>document", "",
         '<form><p contenteditable=""></p></form><p contenteditable="">document</p>'),
        # Pictures keep their address, not their bytes.
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=dot>', "", '<img alt="dot">'),
        # What is shown is marked so, whatever the markup says.
        ("<p hidden id=p>a", "p.style.cssText = 'display: block !important'",
         '<p id="p" style="display: block !important;">a</p>'),
        ("<p id=p>a", "p.style.display = 'none'", '<p id="p" hidden="" style="display: none;">a</p>'),
        ("<div popover id=d>a</div>", "d.showPopover()", '<div id="d">a</div>'),
        ("<div popover id=d>a</div>", "", '<div popover="" id="d" hidden="">a</div>'),
        # Text stays text.
        ("<p id=p>", "p.textContent = '<b>&amp;'; p.title = '\"<'",
         '<p id="p" title="&quot;&lt;">&lt;b&gt;&amp;amp;</p>'),
        ("<xmp><b></xmp>", "", "<pre>&lt;b&gt;</pre>"),
        # Fields and pictures that take the names of what a script asks for.
        (_CLOBBERING, "", _CLOBBERING),
        # A shadow tree, and a frame that fills the window.
        ("<div id=d>light</div>", "shade(d)", f'<div id="d">{SHADE}light</div>'),
        ("<iframe width=990 height=700 srcdoc=a></iframe><iframe width=99 height=99 srcdoc=b></iframe>", "",
         '<div width="990" height="700">a</div><iframe width="99" height="99"></iframe>'),
    ],
)  # fmt: skip
def test_page_is_taken_as_it_is_shown(page: Page, body: str, script: str, expected: str) -> None:
    assert captured(page, body, script) == expected


def test_address_that_holds_the_page_itself_is_not_taken(page: Page) -> None:
    page.goto("data:text/html,<p>The sea comes and goes")
    assert page.evaluate(_CAPTURE)["url"] == ""


@pytest.mark.parametrize(
    ("body", "script", "expected"),
    [
        ("<p>before<p id=p>one <b>two</b> three<p>after", "select(p.firstChild, 2, p.lastChild, 3)",
         '<p id="p">e <b>two</b> th</p>'),
        # A selection up to the start of the next paragraph, as a triple click makes it.
        ("<h2 id=h>one</h2><p id=p>two", "select(h.firstChild, 0, p, 0)", '<h2 id="h">one</h2>'),
        ("<ol><li>a<li id=b>b<li id=c>c</ol>", "select(b.firstChild, 0, c.firstChild, 1)",
         '<ol><li id="b">b</li><li id="c">c</li></ol>'),
        # What is around it says what it is, not whether it is read.
        ("<main aria-hidden=true><nav><p id=p>one two", "select(p.firstChild, 4, p.firstChild, 7)",
         '<div><div><p id="p">two</p></div></div>'),
        ("<p id=p>one<div id=d>light</div><p id=q>two", "shade(d); select(p.firstChild, 1, q.firstChild, 2)",
         f'<p id="p">ne</p><div id="d">{SHADE}light</div><p id="q">tw</p>'),
        # In a text area, but not in a field that the Tab key came to.
        ("<textarea id=t>one &lt;two\nthree", "t.focus(); t.setSelectionRange(4, 11)",
         "<p>&lt;two</p><p>th</p>"),
        ("<p>one<input id=i value=two>", "i.select()", '<p>one<input id="i"></p>'),
        # None: the whole page.
        ("<p id=p>one", "select(p.firstChild, 1, p.firstChild, 1)", '<p id="p">one</p>'),
    ],
)  # fmt: skip
def test_only_the_selection_is_taken(page: Page, body: str, script: str, expected: str) -> None:
    assert captured(page, body, script) == expected
