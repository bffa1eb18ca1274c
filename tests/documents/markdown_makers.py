"""Programs that make Markdown of HTML."""

from __future__ import annotations

from collections.abc import Iterator

from tests.documents.making import Make, has, pandoc, python

_PANDOC = (
    "commonmark", "commonmark_x", "gfm", "markdown", "markdown_mmd", "markdown_phpextra", "markdown_strict"
)  # fmt: skip
_MARKDOWNIFY = "import markdownify; write(markdownify.markdownify(page))"
_HTML2TEXT = "import html2text; write(html2text.html2text(page))"
_START = (
    "import re, sys; page = re.sub('(?s)<head.*</head>', '', open(sys.argv[1]).read()); "
    "write = open(sys.argv[2], 'w').write; "
)


def markdown_makers(interpreter: str) -> Iterator[tuple[str, str, Make]]:
    """As `makers`."""
    if has("pandoc"):
        for form in _PANDOC:
            yield f"pandoc {form}", ".md", _pandoc_to(form)
    yield "markdownify", ".md", python(_START + _MARKDOWNIFY, interpreter)
    yield "html2text", ".md", python(_START + _HTML2TEXT, interpreter)


def _pandoc_to(form: str) -> Make:
    return lambda page, target: pandoc(page, target, "--to", form)
