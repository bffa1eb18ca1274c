"""TeX that a page leaves to JavaScript is spoken in words; dollars stay money."""

from __future__ import annotations

from tests.script.samples import script

READ = [
    (
        r"We know $E=mc^2$ and \(x_1 \le 2\) here.",
        "We know E equals m c squared and x sub 1 is at most 2 here.",
    ),
    (r"So $$a+b$$ and \[c = d\] and $x$ end.", "So a plus b and c equals d and x end."),
    ("It cost $5 and $6.", "It cost 5 dollars and 6 dollars."),
    ("It cost $5 as a=b and then $6.", "It cost 5 dollars as a equals b and then 6 dollars."),
    (r"A broken $\frac{$ stays.", r"A broken $\frac{$ stays."),
]


def test_tex_is_spoken_in_words() -> None:
    said = [
        (text, " ".join(each.spoken for each in script(f"<p>{text}</p>") if each.start is not None))
        for text, _ in READ
    ]

    assert said == READ


def test_code_is_not_tex() -> None:
    assert script("<p>Type <code>$a=b$</code> here.</p>", "none")[0].spoken == "Type $a equals b$ here."
