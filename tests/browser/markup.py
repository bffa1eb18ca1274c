"""Markup samples, one rule each: those that Reader exposes as Chromium does, and those that differ."""

from __future__ import annotations

_DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

ALIKE = (
    # Landmarks (HTML-AAM 1.0, 3.5)
    "<header>h</header><main>m</main><footer>f</footer>",
    "<main><header>h</header><footer>f</footer><aside>a</aside></main>",
    "<article><header>h</header><aside>a</aside><aside title=T>b</aside></article>",
    "<div role=article><header>h</header></div><div role=main><footer>f</footer></div>",
    "<section>no name</section><section aria-label=A>x</section><section title=T>x</section>",
    "<section aria-labelledby=gone>x</section><section aria-labelledby=h><h2 id=h>Costs</h2></section>",
    "<form>f</form><form aria-label=F>f</form><form title=T>f</form><form role=search>f</form>",
    "<nav aria-label=A><nav aria-labelledby=missing>x</nav></nav><search>s</search>",
    "<div role='nav navigation'>x</div><div role=region>x</div><div role=form>x</div><div role=MAIN>x</div>",
    "<details><summary>s</summary><nav>n</nav></details>",
    "<details open><summary>s</summary><nav>n</nav></details>",
    "<main hidden>1</main><main>2</main><nav role=none>x</nav><nav role=presentation aria-label=q>x</nav>",
    "<aside role=note>x</aside><nav role=doc-toc>x</nav><section role=doc-chapter>x</section>",
    "<iframe src=x role=region aria-label=Advertisement></iframe>",
    "<section><aside>x</aside></section><main><aside>x</aside></main><aside><aside>x</aside></aside>",
    "<div role=form aria-label=F><footer>x</footer></div><fieldset><footer>y</footer></fieldset>",
    "<div role='foo bar main'>x</div><div role='banner,main'>x</div><main><div role=banner>x</div></main>",
    "<section aria-labelledby='me b' id=me aria-label=Self><b id=b>Bold</b>x</section>",
    "<section aria-labelledby=i><img id=i src=x alt=Pic>x</section><search aria-label=S>x</search>",
    # Headings
    "<h1>a</h1><h2 aria-level=3>b</h2><h3></h3><h4> </h4><p role=heading>c</p><h5 title=T></h5>",
    "<h1 role=presentation>x</h1><h1 role=none tabindex=0>y</h1><h1 role=none aria-live=off>z</h1>",
    "<h1 role=tab>x</h1><div role=heading aria-level=7>y</div><h2 aria-label=L>t</h2>",
    "<div role=heading><h1>one</h1><h2>two</h2></div><button><h2>in a button</h2></button>",
    "<details><summary><h2>sum</h2></summary><h3>in</h3></details><details open><h3>open</h3></details>",
    "<h2>one<br>two</h2><h2>a<b>b</b>c</h2><h2><div>one</div>two</h2><h2>a<img alt=b src=x>c</h2>",
    "<h2 aria-level=''>a</h2><h2 aria-level=1.5>b</h2><h2 aria-level=10>c</h2><h2 aria-level=' 3 '>d</h2>",
    "<h2 aria-level=+3>a</h2><h2 aria-level=3px>b</h2><span role=heading aria-level=9>c</span>",
    "<h2 role=option>a</h2><h2 role=treeitem>b</h2><h2 role=listitem>c</h2><h2 role='foo none'>d</h2>",
    "<h2 role=comment>a</h2><h2 role=mark>b</h2><h2 role=sectionheader>c</h2><h2 role=text>d</h2>",
    "<h2 role=none aria-description=d>a</h2><h2 role=none aria-level=3>b</h2><h2 role=none title=T>c</h2>",
    "<h2>a<input value=v>b<input type=checkbox>c</h2><h2>a<textarea>t</textarea>b<hr>c</h2>",
    "<h2>a<input type=hidden value=v>b</h2><h2>a<input type=password value=s>b</h2>",
    "<h2>a<iframe src=x title=T></iframe>b<object data=x>c</object>d<embed src=x>e</h2>",
    "<h2><a href=x title=T></a></h2><h2>(<a href=x title=T>2018</a>)</h2><h2>a<button title=T></button></h2>",
    "<h2 aria-owns=own>t <b>u</b> </h2><span id=own>own</span>",
    "<progress><h2>a</h2></progress><meter value=1><h2>b</h2></meter><canvas><h2>c</h2></canvas>",
    # Hidden (HTML, 15.3.1; ARIA 1.2, 6.6)
    "<h2 hidden style='display:block'>a</h2><div popover style='display:block'><h2>b</h2></div>",
    "<dialog style='display:block'><h2>a</h2></dialog><dialog open popover><h2>b</h2></dialog>",
    "<h2 hidden>a</h2><h2 style='display:none'>b</h2><h2 style='display:none;display:block'>c</h2>",
    "<h2 style='DISPLAY: none !important; display: block'>a</h2><h2 style='display:none;display:x'>b</h2>",
    "<h2 style='background:url(a;display:none)'>a</h2><h2 style='/*display:none*/'>b</h2>",
    "<h2 aria-hidden=TRUE>a</h2><h2 aria-hidden>b</h2><h2 aria-hidden=false>c</h2>",
    "<div style='visibility:hidden'><h2>a</h2><h3 style='visibility:visible'>b</h3><h4>c</h4></div>",
    "<a href=x style='visibility:hidden'>a <span style='visibility:visible'>b</span></a>",
    "<h2 style='visibility:collapse'>a</h2><h2 style='opacity:0'>b</h2>",
    "<div hidden=until-found><h2>c</h2></div>",
    "<dialog><h2>a</h2></dialog><dialog open><h2>b</h2></dialog><div popover><h2>c</h2></div>",
    "<template><h2>a</h2></template><noscript><h2>b</h2></noscript><datalist><h2>c</h2></datalist>",
    "<div style='position:absolute;width:1px;height:1px;clip:rect(0 0 0 0)'><h2>only heard</h2></div>",
    # Pictures
    "<img src=x><img src=x alt=''><img alt src=x><img src=x alt=' A  kite '><img src=x title=T>",
    "<img src=x alt='' title=T><img src=x alt='' aria-label=L><img src=x role=presentation alt=K>",
    f"<img src={_DOT} width=1 height=1 alt=K><img src={_DOT}><img data-src=x alt=lazy><img>",
    "<figure><img src=x><figcaption>c</figcaption></figure><div role=img aria-label=I><img alt=B></div>",
    "<svg><title>S</title><path d=''/></svg><svg role=img><path/></svg><svg aria-label=L><path/></svg>",
    "<svg><path/></svg><svg><g><title>in g</title><path d='M0 0h9v9'/></g></svg><svg role=none><path/></svg>",
    (
        "<svg><symbol id=t><title>star</title><path d='M0 0h9v9'/></symbol></svg>"
        "<a href=x><svg><use xlink:href='#t'></use></svg></a><svg><use href='#gone'></use></svg>"
    ),
    "<img src=x alt='' tabindex=0><img src=x alt='' aria-expanded=true><img src=x alt='' aria-label=''>",
    "<img src=x alt='' role=none tabindex=-1><img src=x alt='' aria-hidden=false><img src=x alt='' id=a>",
    "<input type=image src=x alt=Go><input type=image src=x><input type=image src=x alt=''>",
    "<svg><g></g></svg><svg><symbol id=a><path d=''/></symbol></svg><svg><text> </text></svg>",
    "<svg><title>T</title><text>words</text></svg><svg><title>T</title><g><title>G</title></g></svg>",
    "<svg><g role=img aria-label=G></g></svg><svg><g role=img><title>G</title></g></svg>",
    "<svg><a><g/></a></svg><svg><switch><text>t</text></switch></svg>",
    "<svg><image href=x aria-label=I /></svg><svg><image href=x><title>I</title></image></svg>",
    "<svg><image role=none href=x /></svg>",
    "<svg><use aria-hidden=false href=#gone /></svg><svg><use href=#gone><title>U</title></use></svg>",
    "<svg><foreignObject><h2>in</h2><img src=x alt=F></foreignObject></svg>",
    "<svg role=graphics-document></svg>",
    "<map name=m><area alt=Area></map><picture><source><img src=x alt=P></picture>",
    # Links (accname 1.2, 4.3.2)
    "<a>no</a><a href>empty</a><a href=x></a><a href=x role=none>y</a><a href=x role=button>b</a>",
    "<a href=x><img src=y alt=K></a><a href=x title=T><img src=y></a><a href=x title=T>text</a>",
    "<a href=x><img src=y title=K> </a><a href=x><span title=K></span></a><a href=x title=T><i></i></a>",
    "<a href=x><span aria-label=K>k</span> more</a><a href=x>a<span aria-label=b>k</span>c</a>",
    "<i id=a>one</i><i id=b hidden>two</i><a href=x aria-labelledby='b a gone'>no</a>",
    "<a href=1 id=x aria-labelledby=y>one</a><a href=2 id=y aria-labelledby=x>two</a>",
    "<h2 id=h>Tides</h2><a id=x href=y aria-label='More:' aria-labelledby='x h'>more</a>",
    "<a href=x>th<b>ree</b></a><a href=x><p>a</p>b<div>c</div></a><a href=x>a<b> </b>b</a>",
    "<a href=x>a<span style='display:block'>b</span>c</a><a href=x>a<div style='display:inline'>b</div>c</a>",
    "<a href=x>two<figure><img src=y alt=K></figure></a><a href=x><article>one</article></a>",
    "<a href=x><ul><li>one<li>two</ul></a><a href=x><section>one</section>two</a><a href=x><h2>h</h2>t</a>",
    "<a href=x>a<span aria-hidden=true>b</span><span hidden>c</span></a><a href=x>a<input value=b>c</a>",
    "<a href=x>one<svg><title>T</title><desc>D</desc></svg>two</a><a href=x><noscript>n</noscript>m</a>",
    "<a href=x><svg role=none><title>S</title></svg>t</a><a href=x><svg role=img><use href=#s /></svg>t</a>",
    "<svg><symbol id=s><title>star</title></symbol></svg><svg><a xlink:href=x><text>l</text></a></svg>",
    "<a href=x role=option>o</a><a href=x role=treeitem>t</a><a href=x role=listitem>l</a>",
    "<a href=x role=tab>t</a><a href=x role=menuitem>m</a>",
    "<div role=listbox><a href=x role=option>o</a></div>",
    "<a href=x><input aria-label=L value=v></a><a href=x><input aria-label=L></a>",
    "<a href=x><input title=T></a>",
    "<a href=x><input placeholder=P></a><a href=x><input type=reset value=''>t</a><a href=x>a<hr>b</a>",
    "<a href=x><table><tr><td>a<td>b</table></a><a href=x><table><tr><th>a<td>b</table>t</a>",
    "<nav><a href=x>in</a></nav><div role=link>dl</div><video><a href=x>no</a></video>",
    "<p><a href=x role=doc-noteref>1</a><a href=x role='gone link'>2</a><label><a href=x>3</a></label>",
    # Tables (accname and HTML-AAM; AXNodeObject::IsDataTable)
    "<table><tr><td>1<td>2<tr><td>3<td>4</table><table><tr><td>1</table>",
    "<table><caption>Cap</caption><tr><th colspan=2>1<tr><td>3<td>4</table>",
    "<table><thead><tr><td>a</thead><tr><td>1</table><table summary=s><tr><td>1</table>",
    "<table border=1><tr><td>1<td>2</table><table border=0><tr><td>1<td>2</table>",
    "<table border><tr><td>1<td>2</table><table border><tr><td>1</table>",
    "<table role=presentation><tr><th>1<td>2</table><table role=table><tr><td>1</table>",
    "<table role=none aria-label=L><tr><th>1<td>2</table><table><tr><td scope=row>1<td>2</table>",
    "<table><tr bgcolor=red><td>1<tr><td>2<tr bgcolor=red><td>3</table>",
    "<table><tr><td bgcolor=red>1<td>2</table><table cellspacing=0><tr><td bgcolor=red>1<td>2</table>",
    "<table>" + "<tr><td>x" * 20 + "</table><table>" + "<tr><td>x" * 19 + "</table>",
    "<table><tr><th>a<td><table><tr><th>b<td>c<td>d</table></table>",
    "<table><tr><th>a<tr hidden><td>b<tr><td>c<td>d<td hidden>e</table>",
    "<div role=table aria-label=G><div role=row><span role=cell>1</span><span role=cell>2</span></div></div>",
    "<table><tr><th>a</table><table><tr><td scope=col>a</table><table><caption>c</caption><tr><td>a</table>",
    "<table><tr><th>a</th></tr><tr></tr></table><table><tr><th hidden>a<td>b</table>",
    "<table><caption hidden>c</caption><tr><td>1</table>",
    "<table style='border-collapse:collapse'><tr><td bgcolor=red>1<td>2</table>",
    "<table style='border-spacing:0'><tr><td bgcolor=red>1<td>2</table>",
    # Lists
    "<div role=list><p><b role=listitem>x</b></p><div><b role=listitem>y</b></div></div>",
    "<ul><li role=option>a<li role=treeitem>b<li role=menuitem>c</ul><ul role=tree><li role=treeitem>d</ul>",
    "<dl role=list><div role=listitem>a</div></dl><ol role=list><li>b</ol><menu role=toolbar><li>c</menu>",
    "<ul><li>a<ul><li>b</ul></ul><ul></ul><ul><li hidden>x<li>y</ul><menu><li>z</menu><ol><li>o</ol>",
    "<ul role=none><li>k</ul><ul role=menu><li>k</ul><ul role=list><li>k</ul><nav><ul><li>q</ul></nav>",
    "<div role=list><div><div role=listitem>x</div></div></div><ul><div><li>a</div><li>b</ul>",
    "<ul><li role=none>x<li role=listitem>y<li>z</ul><dl><dt>a<dd>b</dl>",
    "<ul><li>a<div><ol><li>b</ol></div></ul>",
    "<ul style='display:none'><li>x</ul><ul><li style='display:none'>x<li style='display:inline'>y</ul>",
)

# What differs, why it does, and a piece of a page that shows it.
DIFFERENT = (
    (
        (
            "HTML-AAM, 3.5: content in any section, region too, takes the landmark from header and footer;"
            " Chromium has that for the elements, and for the roles of some"
        ),
        "<div role=region aria-label=R><footer>x</footer></div>",
    ),
    (
        "HTML-AAM, 3.5: content in the element itself, whatever its role; in Chromium the role decides",
        "<article role=group><header>x</header></article>",
    ),
    (
        "HTML-AAM, 3.5: a section without a name is no landmark; to Chromium it is with an empty title",
        "<section title=''>x</section>",
    ),
    ("The same, where its name is blank", "<section aria-labelledby=h><h2 id=h> </h2>x</section>"),
    (
        "ARIA 1.2, 5.4: a heading whose level is out of range has the level of its element; in Chromium, 1",
        "<h3 aria-level=0>x</h3>",
    ),
    (
        (
            "A link whose only text is blank: Chromium takes the blank for its name, we take its title,"
            " which says where it leads"
        ),
        "<a href=x title=Share>&nbsp;</a>",
    ),
    (
        "The same, where the blank stands between pictures without a name",
        "<a href=x title=Story><span> <img src=y> <img src=y> </span></a>",
    ),
    (
        "Chromium loses the blank before an element that begins with one, and joins two words",
        "<a href=x><b>one</b> <span> <b>two</b> </span></a>",
    ),
    (
        "The parts of an image map are links; Chromium has them only once the picture is loaded",
        "<map name=m><area href=x alt=Area></map><img usemap=#m src=y alt=Map>",
    ),
    (
        "Chromium takes a ruby's reading and a quotation's marks, which are drawn, for text or for none",
        "<a href=x><q>one</q></a>",
    ),
    (
        "ARIA 1.2, 9.1: a list that must stay one although it is called presentation keeps its items, too",
        "<ul role=none aria-label=Steps><li>x</ul>",
    ),
    (
        "ARIA 1.2, 5.4: a list with an unknown role is a list, and its items are items; not to Chromium",
        "<ul role=foo><li>x</ul>",
    ),
    (
        "A word may break at a wbr; Chromium parts it there even where nothing is laid out",
        "<h2>Donau<wbr>dampfer</h2>",
    ),
    (
        "Chromium leaves formulas out of names, so that a heading loses them",
        "<h2>Where <math><mi>x</mi></math> ends</h2>",
    ),
    (
        "Chromium names a player by the message that it shows where it cannot play",
        "<h2>a<video src=x></video>b</h2>",
    ),
    (
        "A control that browsers draw from parts of their own has their words and values in Chromium's names",
        "<a href=x>a<input type=date value=2020-01-01></a>",
    ),
    (
        "ARIA 1.2, 6.6 aria-owns: an item counts in the list that owns it; we count it where it stands",
        "<ul aria-owns=far><li>x</ul><div id=far role=listitem>y</div>",
    ),
    (
        "The shapes of a drawing are not in our tree, so an empty one looks like one that is not",
        "<svg></svg>",
    ),
    ("The same: titles and names of single shapes", "<svg><rect><title>2010</title></rect></svg>"),
    ("SVG knows no hidden attribute; we take it for meant", "<svg hidden><path d='M0 0h9v9'/></svg>"),
    (
        (
            "A banner or form in a link is a container to Chromium, so that the link loses its words;"
            " hardly any header in a link is the page's"
        ),
        "<a href=x><header>x</header></a>",
    ),
    (
        "A legend or summary names the link around it in Chromium, although it is the group's name",
        "<a href=x><fieldset><legend>l</legend>f</fieldset></a>",
    ),
    (
        (
            "HTML 6.3.1: what is inert cannot be reached, but it can be read; a page that was saved while"
            " a dialog was open is inert as a whole"
        ),
        "<div inert><h2>x</h2></div>",
    ),
)
