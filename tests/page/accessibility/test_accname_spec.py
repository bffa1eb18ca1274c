"""The accessible name computation, step by step, each case with the section that it is about.

Accessible Name and Description Computation 1.2, 4.3.2 has the steps; its own examples and those
situations that the web platform tests of accname look at are written here in our words.
"""

from __future__ import annotations

import pytest

from tests.support.accessible_name import name_of


@pytest.mark.parametrize(
    ("section", "html", "expected"),
    [
        # The examples of the specification
        (
            "2B, example 1",
            ("<h1>Files</h1><ul><li><span id=f1>Documentation.pdf</span>"
            "<span role=button tabindex=0 id=x aria-label=Delete aria-labelledby='x f1'></span></ul>"),
            "Delete Documentation.pdf",
        ),
        (
            "2B, example 2: a reference is followed once",
            "<i id=el1 aria-labelledby=el3></i><i id=x aria-labelledby=el1></i><i id=el3>hello</i>",
            "",
        ),
        (
            "2E: an embedded text field",
            "<label for=x>Flash the screen <input value=3> times</label><input type=checkbox id=x>",
            "Flash the screen 3 times",
        ),
        (
            "2E: an embedded list",
            ("<input type=checkbox id=x><label for=x>Flash the screen "
            "<select size=1><option>1<option selected>2</select> times.</label>"),
            "Flash the screen 2 times.",
        ),
        (
            "2E: an embedded range with a text for its value",
            ("<div role=checkbox id=x>Crash in <div role=slider aria-valuenow=3"
            " aria-valuetext='three days'></div></div>"),
            "Crash in three days",
        ),
        (
            "2E: an embedded range with a value",
            "<div role=checkbox id=x>Crash in <input type=range value=3> days</div>",
            "Crash in 3 days",
        ),
        (
            "2E: an embedded menu of options",
            ("<label for=x>Play <span role=listbox><span role=option aria-selected=true>loud</span>"
            "<span role=option>soft</span></span> music</label><input id=x type=checkbox>"),
            "Play loud music",
        ),
        # 2A hidden
        ("2A", "<a id=x href=y>a<b hidden>b</b><b aria-hidden=true>d</b></a>", "a"),
        ("2A", "<a id=x href=y><b style='visibility:hidden'>a</b>b</a>", "b"),
        ("2A: a label may be hidden", "<b id=a hidden>one</b><a id=x href=y aria-labelledby=a>t</a>", "one"),
        (
            "2A: in a label that is hidden, what is hidden is said",
            "<b id=a style='display:none'>one <i hidden>two</i></b><a id=x href=y aria-labelledby=a>t</a>",
            "one two",
        ),
        (
            "2A: a label may stand in something hidden",
            "<p hidden><b id=a>one<i hidden> two</i></b></p><a id=x href=y aria-labelledby=a>t</a>",
            "one two",
        ),
        (
            "2A: in a label that is seen, what is hidden is not said",
            "<b id=a>one <i hidden>two</i></b><a id=x href=y aria-labelledby=a>t</a>",
            "one",
        ),
        # 2B labelledby
        ("2B", "<b id=a>one</b><b id=b>two</b><a id=x href=y aria-labelledby='b a'>t</a>", "two one"),
        ("2B: missing ids", "<a id=x href=y aria-labelledby='q w'>t</a>", "t"),
        ("2B: a label without words", "<b id=a> </b><a id=x href=y aria-labelledby=a>t</a>", "t"),
        ("2B: a picture", "<img id=a src=z alt=one><a id=x href=y aria-labelledby=a>t</a>", "one"),
        ("2B: a field's value", "<input id=a value=one><a id=x href=y aria-labelledby=a>t</a>", "one"),
        ("2B: a choice", "<select id=a><option>one</select><a id=x href=y aria-labelledby=a>t</a>", "one"),
        ("2B: its label", "<b id=a aria-label=one>two</b><a id=x href=y aria-labelledby=a>t</a>", "one"),
        ("2B: a label with a tooltip", "<b id=a title=one></b><a id=x href=y aria-labelledby=a>t</a>", "one"),
        ("2B: within content", "<b id=a>one</b><a id=x href=y>go <i aria-labelledby=a>t</i></a>", "go one"),
        # 2C embedded control: its value comes before its label
        ("2C", "<a id=x href=y>a <input aria-label=b value=c></a>", "a c"),
        ("2C: without a value", "<a id=x href=y>a <input aria-label=b></a>", "a b"),
        ("2C: a password stays one", "<a id=x href=y>a <input type=password value=bcd></a>", "a •••"),
        ("2C: a box to check", "<h2 id=x>a<input type=checkbox>b</h2>", "a b"),
        # 2D aria-label
        ("2D", "<a id=x href=y aria-label=' one  two '>t</a>", "one two"),
        ("2D: blank", "<a id=x href=y aria-label=' '>t</a>", "t"),
        ("2D: within content", "<a id=x href=y>go <i aria-label=home>t</i> now</a>", "go home now"),
        # 2E host language (HTML-AAM 4.1)
        ("2E, img", "<img id=x src=y alt=one title=two>", "one"),
        ("2E, img: decoration", "<img id=x src=y alt='' title=two>", ""),
        ("2E, img: no alternative", "<img id=x src=y title=two>", "two"),
        ("2E, area", "<map><area id=x href=y alt=one></map>", "one"),
        ("2E, svg", "<svg id=x><title>one</title><g><title>two</title></g></svg>", "one"),
        ("2E, svg: only its own title", "<a id=x href=y><svg><g><title>two</title></g></svg></a>", "two"),
        ("2E, use", ("<svg><symbol id=s><title>star</title></symbol></svg>"
         "<a id=x href=y><svg><use href='#s'></use></svg></a>"), "star"),
        ("2E, svg: decoration", "<a id=x href=y><svg role=none><title>two</title></svg>one</a>", "one"),
        ("2E, svg: a picture has no content", "<a id=x href=y><svg role=img><text>a</text></svg>b</a>", "b"),
        ("2E, svg: a group called a picture", "<svg><g id=x role=img><title>one</title></g></svg>", "one"),
        ("2E, table: a hidden caption", "<table id=x><caption hidden>one</caption><tr><th>1</table>", ""),
        ("2E, reset: named so", "<input id=x type=reset value='' title=one>", "one"),
        ("2E, iframe in it", "<h2 id=x>a<iframe src=y title=b></iframe></h2>", "a b"),
        ("2E, table", "<table id=x summary=two><caption>one</caption><tr><td>1</table>", "one"),
        ("2E, fieldset", "<fieldset id=x><legend>one</legend><input></fieldset>", "one"),
        ("2E, figure", "<figure id=x><figcaption>one</figcaption>two</figure>", "one"),
        ("2E, input", "<label for=x>one</label><label for=x>two</label><input id=x title=three>", "one two"),
        ("2E, input: a label around it", "<label>one <input id=x value=v> two</label>", "one two"),
        ("2E, input: a label of another's", "<label for=q>one <input id=x title=t></label>", "t"),
        ("2E, select: not its own options", "<label>one <select id=x><option>two</select></label>", "one"),
        ("2E, submit", "<input id=x type=submit>", "Submit"),
        ("2E, reset", "<input id=x type=reset value=Undo>", "Undo"),
        ("2E, image button", "<input id=x type=image src=y alt=one>", "one"),
        ("2E, option", "<select><option id=x label=one>two</select>", "one"),
        # 2F content
        ("2F", "<a id=x href=y>one <b>two</b><i>three</i></a>", "one twothree"),
        ("2F: blocks", "<a id=x href=y><p>one</p><div>two</div>three</a>", "one two three"),
        ("2F: inline blocks in lines", "<a id=x href=y>one<br>two</a>", "one two"),
        ("2F: a block by style", "<a id=x href=y>one<b style='display:block'>two</b></a>", "one two"),
        ("2F: controls in it", "<a id=x href=y>a<button>b</button>c</a>", "a b c"),
        ("2F: a thing of its own", "<a id=x href=y>one<article>two</article></a>", "one"),
        ("2F: not for every role", "<p id=x>one</p>", ""),
        ("2F: heading", "<h2 id=x>one <a href=y>two</a></h2>", "one two"),
        ("2F: a group", "<a id=x href=y>one<details><summary>two</summary></details></a>", "one two"),
        ("2F: what it owns", "<b id=o>two</b><a id=x href=y aria-owns=o>one </a>", "one two"),
        ("2F: it owns itself", "<a id=x href=y aria-owns=x>one</a>", "one"),
        ("2F: the header of a part", "<a id=x href=y><header>one</header></a>", "one"),
        ("2F: a table for layout", "<a id=x href=y><table><tr><td>one<td>two</table></a>", "one two"),
        ("2F: a table of data", "<a id=x href=y>one<table><tr><th>two<td>3</table></a>", "one"),
        # 2I tooltip
        ("2I: of a link in it", "<h2 id=x>one <a href=y title=two></a></h2>", "one two"),
        ("2I: not of a link with words", "<h2 id=x>(<a href=y title=two>one</a>)</h2>", "(one)"),
        ("2I", "<a id=x href=y title=one></a>", "one"),
        ("2I: of a part", "<a id=x href=y><img src=z title=one></a>", "one"),
        ("2I: not of any part", "<a id=x href=y><i title=one></i></a>", ""),
        ("2I: placeholder", "<input id=x placeholder=one>", "one"),
        ("2I: title before placeholder", "<input id=x placeholder=one title=two>", "two"),
    ],
)  # fmt: skip
def test_name_follows_the_specification(section: str, html: str, expected: str) -> None:
    assert name_of(html) == expected, section
