"""Programs that make Word and PDF documents of HTML; those that are installed here."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.documents.making import Make, has, pandoc, python, run

_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_UNTAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'


def _office(kind: str, page: Path, target: Path) -> None:
    """Convert by LibreOffice, from a text document, as a person who writes there does."""
    written = target.with_name(f"{target.stem}-written.odt")
    pandoc(page, written)
    run("soffice", "--headless", "--convert-to", kind, "--outdir", target.parent, written)
    shutil.move(written.with_suffix(target.suffix), target)


def _latex(page: Path, target: Path, *options: str) -> None:
    source = target.with_suffix(".tex")
    pandoc(page, source, "-V", "geometry:margin=2cm", *options)
    text = source.read_text("utf-8")
    if "twocolumn" in text:  # the package for long tables refuses two columns
        text = re.sub(r"\\begin\{longtable\}\[\]", r"\\begin{tabular}", text)
        text = re.sub(r"\\end(?:head|firsthead|lastfoot|foot)\b", "", text).replace(
            r"\end{longtable}", r"\end{tabular}"
        )
        source.write_text(text, "utf-8")
    for _ in range(2):
        run("pdflatex", "-interaction=batchmode", source.name, cwd=target.parent)


def _groff(page: Path, target: Path, *options: str) -> None:
    source = target.with_suffix(".ms")
    pandoc(page, source, "-t", "ms")
    with target.open("wb") as out:
        subprocess.run(
            ["groff", "-k", "-t", "-ms", "-Tps", *options, str(source)], stdout=out, check=True, timeout=60
        )
    run("ps2pdf", target, target.with_suffix(".made"))
    target.with_suffix(".made").rename(target)


_WEASY = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2]{})"
_TWO_COLUMNS = (
    ", stylesheets=[weasyprint.CSS(string='body {columns: 2; text-align: justify; hyphens: auto}')]"
)
_FPDF = """
import re, sys, fpdf
text = re.sub("(?s)<head.*</head>", "", open(sys.argv[1]).read())
for mark, plain in {"\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "-", "\u2013": "-"}.items():
    text = text.replace(mark, plain)
out = fpdf.FPDF()
out.add_page()
out.set_font("helvetica")
out.write_html(text.encode("latin-1", "ignore").decode("latin-1"))
out.output(sys.argv[2])
"""
_HTMLDOCX = (
    "import sys, htmldocx; htmldocx.HtmlToDocx().parse_html_file(sys.argv[1], sys.argv[2][:-len('.docx')])"
)
_HTML2DOCX = (
    "import sys, html2docx; "
    "open(sys.argv[2], 'wb').write(html2docx.html2docx(open(sys.argv[1]).read(), 'Title').getvalue())"
)
_PYTHON_DOCX = """
import docx, sys
from bs4 import BeautifulSoup
soup, out = BeautifulSoup(open(sys.argv[1]), "html.parser"), docx.Document()
for each in soup.body.find_all(["h1", "h2", "h3", "h4", "p", "li", "table"]):
    if each.name == "table":
        rows = [[cell.get_text() for cell in row(["th", "td"])] for row in each("tr")]
        table = out.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows):
            for cell, text in zip(row.cells, cells):
                cell.text = text
    elif each.name[0] == "h":
        out.add_heading(each.get_text(), int(each.name[1]))
    else:
        out.add_paragraph(each.get_text(), style="List Bullet" if each.name == "li" else None)
out.save(sys.argv[2])
"""
_REPORTLAB = """
import sys
from html import escape
from bs4 import BeautifulSoup
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import *
from reportlab.platypus.doctemplate import PageTemplate
soup, styles, flow = BeautifulSoup(open(sys.argv[1]), "html.parser"), getSampleStyleSheet(), []
for each in soup.body.find_all(["h1", "h2", "h3", "h4", "p", "li", "table"]):
    if each.name == "table":
        flow.append(Table([[cell.get_text() for cell in row(["th", "td"])] for row in each("tr")]))
    elif each.name[0] == "h":
        flow.append(Paragraph(escape(each.get_text()), styles["Heading" + each.name[1]]))
    elif each.name == "li":
        flow.append(Paragraph(escape(each.get_text()), styles["Normal"], bulletText="\\u2022"))
    else:
        flow += [Paragraph(escape(each.get_text()), styles["BodyText"]), Spacer(1, 6)]
def draw(canvas, doc):
    canvas.setFont("Helvetica", 8)
    canvas.drawString(70, 810, "A report on many things")
    canvas.drawRightString(530, 30, "Page %d" % doc.page)
doc = BaseDocTemplate(sys.argv[2], pagesize=A4)
doc.addPageTemplates(PageTemplate(frames=[Frame(60, 60, 230, 720), Frame(305, 60, 230, 720)], onPage=draw))
doc.build(flow)
"""


def _chromium(page: Path, target: Path, *options: str) -> None:
    flags = ("--headless", "--no-sandbox", "--disable-gpu", *options)
    run("chromium", *flags, f"--print-to-pdf={target}", page.resolve().as_uri())


def document_makers(interpreter: str) -> Iterator[tuple[str, str, Make]]:
    """The name of each program, the suffix of what it makes, and the function that does.

    `interpreter` is the Python that has their packages.
    """
    if has("chromium"):
        yield "Chromium", ".pdf", _chromium
        yield (
            "Chromium, untagged",
            ".pdf",
            lambda page, target: _chromium(page, target, "--disable-pdf-tagging"),
        )
    if has("soffice"):
        yield "LibreOffice, tagged", ".pdf", lambda page, target: _office(_TAGGED, page, target)
        yield "LibreOffice, untagged", ".pdf", lambda page, target: _office(_UNTAGGED, page, target)
        yield "LibreOffice", ".docx", lambda page, target: _office("docx", page, target)
    if has("pdflatex"):
        yield "LaTeX", ".pdf", _latex
        yield (
            "LaTeX, two columns",
            ".pdf",
            lambda page, target: _latex(page, target, "-V", "classoption=twocolumn"),
        )
    if has("groff", "ps2pdf"):
        yield "groff", ".pdf", _groff
    if has("pandoc"):
        yield "pandoc", ".docx", pandoc
    yield "WeasyPrint", ".pdf", python(_WEASY.format(""), interpreter)
    yield "WeasyPrint, two columns", ".pdf", python(_WEASY.format(_TWO_COLUMNS), interpreter)
    yield "WeasyPrint, PDF/UA", ".pdf", python(_WEASY.format(", pdf_variant='pdf/ua-1'"), interpreter)
    yield "ReportLab, two columns", ".pdf", python(_REPORTLAB, interpreter)
    yield "fpdf2", ".pdf", python(_FPDF, interpreter)
    yield "python-docx", ".docx", python(_PYTHON_DOCX, interpreter)
    yield "htmldocx", ".docx", python(_HTMLDOCX, interpreter)
    yield "html2docx", ".docx", python(_HTML2DOCX, interpreter)
