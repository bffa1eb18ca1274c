"""The lines of code, however a page marks them up."""

from __future__ import annotations

import pytest

from tests.page.samples import STORY, all_blocks, parse_with_inventory

_CODE = "<pre><code>light()\nburn()</code></pre>"


def _code(html: str) -> list[str]:
    page = parse_with_inventory(f"<h1>Lamp</h1>{STORY}{html}{STORY}")
    return [block.text for block in all_blocks(page) if block.kind in {"code", "table"}]


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><td class=gutter><pre><span>1</span><br><span>2</span></pre><td>{_CODE}</table>",
        "<table><tr><td><pre>1\n2</pre><td><pre>light()\nburn()</pre></table>",
        f"<table><tr><td><pre><i class=lnt>1\n</i><i class=lnt>2\n</i></pre><td>{_CODE}</table>",
        "<div class=line-numbers>1 2</div><pre>light()\nburn()</pre>",
        "<pre><span class=ln>1</span>light()\n<span class=ln>2</span>burn()</pre>",
        "<pre><a href=#L1>1</a>light()\n<a href=#L2>2</a>burn()</pre>",
        "<pre><a href=#n1>¶</a>light()\nburn()</pre>",
    ],
)
def test_line_numbers_and_permalinks_are_not_code(html: str) -> None:
    assert _code(html) == ["light()\nburn()"]


@pytest.mark.parametrize(
    "html",
    [
        "<pre><code><span class=line>light()</span><span class=line>burn()</span></code></pre>",
        "<pre><code><span class=line>light()</span><span class='line marked'>burn()</span></code></pre>",
        "<pre><div>light()</div><div>burn()</div></pre>",
        "<pre><div>light()\n</div><div>burn()\n</div></pre>",
        "<pre><code>light()</code><code>burn()</code></pre>",
        "<pre><span style='display:block'>light()</span><span style='display:block'>burn()</span></pre>",
        "<pre><span class=line><b>light</b>()</span>\n<span class=line>burn()</span></pre>",
    ],
)
def test_code_with_an_element_per_line_is_one_block(html: str) -> None:
    assert _code(html) == ["light()\nburn()"]


def test_numbers_that_are_code_stay_code() -> None:
    assert _code("<pre>1\n2\n<span class=m>3</span></pre>") == ["1\n2\n3"]
    assert _code("<table><tr><th>Year<th>Lamps<tr><td class=line-no>1<td>2</table>") == ["Year\tLamps\n1\t2"]


def test_list_in_code_is_its_lines() -> None:
    html = "<pre class='prettyprint linenums'><ol><li>lamp = 1</li><li>oil = 2</li></ol></pre>"
    blocks = all_blocks(parse_with_inventory(f"<main>{STORY}{html}</main>"))

    assert [(block.text, block.marker) for block in blocks if block.kind == "code"] == [
        ("lamp = 1\noil = 2", "")
    ]
