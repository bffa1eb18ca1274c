"""The inventory for screen readers; tests/browser checks the same rules against a browser."""

from __future__ import annotations

import pytest

from reader.page.model import Inventory
from tests.page.samples import STORY, parse_with_inventory


def inventory(html: str) -> Inventory:
    return parse_with_inventory(html).inventory


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<a>no</a><a href=x>one</a><div role=link>two</div><a href=x role=button>no</a>", ["one", "two"]),
        ("<button><a href=x>one</a></button><label><a href=x>two</a></label>", ["one", "two"]),
        ("<details><summary><a href=x>one</a></summary><a href=x>closed</a></details>", ["one"]),
        ("<div hidden=until-found><a href=x>closed</a></div>", []),
        ("<noscript><a href=x>one</a></noscript><template><a href=x>no</a></template>", ["one"]),
        ("<video><a href=x>no</a></video><object><a href=x>no</a></object>", []),
    ],
)
def test_links_are_what_a_browser_exposes_as_links(html: str, names: list[str]) -> None:
    assert [link.name for link in inventory(html).links] == names


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<img src=x><img src=x alt=''><img src=x alt=one>", ["", "one"]),
        ("<button><img src=x alt=one></button><div role=img aria-label=two></div>", ["one", "two"]),
        ("<svg><path/></svg><svg><title>one</title></svg><svg aria-hidden=true></svg>", ["", "one"]),
        ("<svg><g><title>part</title></g></svg>", []),
    ],
)
def test_pictures_are_named_and_empty_alternatives_are_left_out(html: str, names: list[str]) -> None:
    assert [image.name for image in inventory(html).images] == names


@pytest.mark.parametrize(
    ("html", "items"),
    [
        ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", [2, 2]),
        ("<ul></ul><ul><li hidden>a<li>b</ul><menu><li>c</menu>", [0, 1, 1]),
        ("<ul><div><li>a</div><li>b</ul><div role=list><div><b role=listitem>c</b></div></div>", [2, 1]),
        ("<ul role=none><li>a</ul><ul role=menu><li>b</ul><dl><dt>c</dl>", []),
        ("<ul><li role=presentation>a<li>b</ul>", [1]),
    ],
)
def test_list_counts_its_own_visible_items(html: str, items: list[int]) -> None:
    assert [entry.items for entry in inventory(html).lists] == items


@pytest.mark.parametrize(
    ("html", "tables"),
    [
        ("<table><tr><td>1<td>2<tr><td>3<td>4</table>", []),
        ("<table><caption>C</caption><tr><td>1<td>2</table>", [("C", 1, 2)]),
        ("<table><tr><th>1<td>2<tr><td>3</table>", [("", 2, 2)]),
        ("<table summary=S><tr><td>1</table><table rules=all><tr><td>1</table>", [("S", 1, 1), ("", 1, 1)]),
        ("<table border=1><tr><td>1<td>2</table><table border=0><tr><td>1<td>2</table>", [("", 1, 2)]),
        ("<table><tr><td style='border: 1px solid'>1<td>2</table>", [("", 1, 2)]),
        ("<table><tr><td style='background: red'>1<td>2</table>", [("", 1, 2)]),
        ("<table cellspacing=0><tr><td bgcolor=red>1<td>2</table>", []),
        ("<table><tr bgcolor=red><td>1<tr><td>2<tr bgcolor=red><td>3</table>", [("", 3, 1)]),
        ("<table><tr bgcolor=red><td>1<tr><td>2<tr><td>3</table>", []),
        ("<table style='border-spacing:0'><tr><td bgcolor=red>1<td>2</table>", []),
        ("<table style='border-collapse:collapse'><tr><td bgcolor=red>1<td>2</table>", [("", 1, 2)]),
        ("<table><tr><th>1</table><table><tr><th hidden>1<td>2</table>", [("", 1, 1)]),
        ("<table role=none><tr><th>1</table><table role=grid><tr><td>1</table>", [("", 1, 1)]),
        ("<table><tr><th>a<td><table><tr><th>b<td>c</table></table>", [("", 1, 2), ("", 1, 2)]),
    ],
)
def test_table_of_data_has_its_name_and_size_and_a_layout_table_is_none(
    html: str, tables: list[tuple[str, int, int]]
) -> None:
    assert [(table.name, table.rows, table.columns) for table in inventory(html).tables] == tables


@pytest.mark.parametrize(
    ("html", "images"),
    [
        ("<svg><title>T</title><path d=''/></svg><svg><path d=''/></svg>", ["T", ""]),
        ("<svg><title>T</title><text>words</text></svg><svg><a href=x><text>l</text></a></svg>", []),
        ("<svg><g role=img aria-label=G></g></svg><svg><image href=x aria-label=I /></svg>", ["G", "I"]),
        ("<svg><foreignObject><p>t</p><img src=x alt=F></foreignObject></svg>", ["F"]),
        ("<svg><use href=#gone><title>U</title></use></svg><svg role=graphics-document></svg>", []),
        ("<input type=image src=x alt=Go><input type=image src=x alt=''>", [""]),
        ("<progress><img src=x alt=A></progress><meter><img src=x alt=B></meter>", []),
    ],
)
def test_drawing_is_an_image_if_it_is_named_or_has_no_text(html: str, images: list[str]) -> None:
    assert [image.name for image in inventory(html).images] == images


def test_hidden_content_that_is_read_is_not_in_the_inventory() -> None:
    hidden = "".join(f"<div class=slide style='display:none'><h2>Lamp {n}</h2>{STORY}</div>" for n in (2, 3))
    page = parse_with_inventory(f"<main><h1>Lamps</h1><p>One.</p>{hidden}</main>")

    assert [section.title for section in page.sections if section.in_article] == ["Lamps", "Lamp 2", "Lamp 3"]
    assert [heading.name for heading in page.inventory.headings] == ["Lamps"]


def test_each_entry_has_its_section() -> None:
    page = parse_with_inventory(
        f"<nav><a href=x>home</a></nav><main><h1>Lamp</h1>{STORY}<h2>Winter</h2>{STORY}"
        "<img src=x alt=ice><ul><li>a<li>b</ul></main>"
    )
    winter = next(section.id for section in page.sections if section.title == "Winter")
    inventory = page.inventory

    assert [heading.section for heading in inventory.headings][1] == winter
    assert inventory.images[0].section == winter
    assert inventory.lists[0].section == winter
    assert inventory.links[0].section == page.sections[0].id
