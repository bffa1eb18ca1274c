"""A newsletter as mailing programs write it: tables for layout, a hidden preview, links around the text."""

from __future__ import annotations

import re

_FILLER = "&#847;&zwnj;&nbsp;&#8199;&shy;" * 40
_HIDDEN = (
    "display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;"
    "overflow:hidden;mso-hide:all"
)
_TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">'
_SMALL = "font-size:12px;line-height:18px;color:#888888;text-align:center"


def newsletter(title: str, body: str) -> str:
    """A text as a newsletter; each part stands in a table of its own."""
    rows = "".join(_row(part) for part in re.split(r"(?=<h[23])", body))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><style>.wrap{width:600px}</style></head>'
        f'<body style="margin:0"><div style="{_HIDDEN}">What you find in it this week. {_FILLER}</div>'
        f'{_TABLE}<tr><td align="center">'
        + _row('<a href="https://example.org/view/7f3a">View this email in your browser</a>', _SMALL)
        + _row(
            '<a href="https://example.org/"><img src="https://example.org/logo.png" alt="The Harbour"></a>'
        )
        + rows
        + _row(
            '<a href="https://example.org/share"><img src="s.png" alt="Share"></a> '
            '<a href="https://example.org/t"><img src="t.png" alt="Post"></a>'
        )
        + _row(
            "You receive this because you signed up at example.org.<br>Our address: 1 Quay Street<br>"
            '<a href="https://example.org/p/7f3a">Update your preferences</a> or '
            '<a href="https://example.org/u/7f3a">unsubscribe from this list</a>',
            _SMALL,
        )
        + '</td></tr></table><img src="https://example.org/open.gif" width="1" height="1" alt="">'
    )


def _row(content: str, style: str = "") -> str:
    cell = f'<td style="padding:8px;{style}">{content}</td>'
    inner = f'<table class="wrap" width="600"><tr>{cell}</tr></table>'
    return f'{_TABLE}<tr><td align="center">{inner}</td></tr></table>'
