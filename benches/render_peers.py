"""Makes the PDF of the management report with other programs: what avain renders itself.

    render_peers.py install | check
    render_peers.py render HTML REPEATS

The last line printed is the processor seconds of each program, as JSON. WeasyPrint and Chromium print the HTML page of
avain; typst sets the same texts, tables and charts from a source made of that page, in the same font. WeasyPrint and
typst work in a process that has loaded them already; Chromium starts for each document, and what an empty page takes
it is told beside.
"""

import base64
import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

PINNED = {"weasyprint": "70.0", "typst": "0.15.2"}
FONTS = pathlib.Path(__file__).resolve().parent.parent / "templates" / "fonts"
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]


class Source(HTMLParser):
    """Turns the page into typst: headings, paragraphs, tables and charts in their order."""

    SKIPPED = {"style", "script", "title", "nav"}
    CELLS = {"td", "th"}

    def __init__(self, folder):
        super().__init__(convert_charrefs=True)
        self.folder, self.charts = folder, 0
        self.out, self.text, self.rows, self.drawn, self.skipped = [], [], None, None, 0

    def handle_starttag(self, tag, attributes):
        if tag in self.SKIPPED:
            self.skipped += 1
        if tag == "svg":
            self.drawn = []
        if self.drawn is not None:
            self.drawn.append(self.get_starttag_text())
        elif tag == "table":
            self.flush()
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in self.CELLS:
            self.text = []
            self.spans = int(dict(attributes).get("colspan") or 1)
        elif tag == "section" and "page" in (dict(attributes).get("class") or "").split():
            self.flush()
            self.out.append("#pagebreak(weak: true)")
        elif tag in {"p", "div", "h1", "h2", "h3", "dt", "dd", "figcaption"} and self.rows is None:
            self.flush()

    def handle_startendtag(self, tag, attributes):
        if self.drawn is not None:
            self.drawn.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        if tag in self.SKIPPED:
            self.skipped -= 1
        if self.drawn is not None:
            self.drawn.append(f"</{tag}>")
            if tag == "svg":
                self.chart("".join(self.drawn))
                self.drawn = None
        elif tag in self.CELLS:
            self.rows[-1].append(f"table.cell(colspan: {self.spans})[{''.join(self.text)}]")
            self.rows[-1].extend([None] * (self.spans - 1))
            self.text = []
        elif tag == "table":
            self.table()
        elif tag in {"h1", "h2", "h3"}:
            heading, self.text = "".join(self.text), []
            self.out.append(f"#strong[{heading}]\n")
        elif tag in {"p", "dt", "dd", "figcaption"} and self.rows is None:
            self.flush()

    def handle_data(self, data):
        if self.drawn is not None:
            self.drawn.append(data.replace("&", "&amp;").replace("<", "&lt;"))
        elif not self.skipped and data.strip():
            self.text.append(f"#{json.dumps(' '.join(data.split()) + ' ', ensure_ascii=False)}")

    def chart(self, svg):
        if "xmlns=" not in svg:
            svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        self.charts += 1
        name = f"chart-{self.charts}.svg"
        (self.folder / name).write_text(svg, encoding="utf-8")
        image = f'#box(image("{name}", height: 8pt))'
        if self.rows is None:
            self.flush()
            self.out.append(f'#image("{name}", width: 50%)')
        else:
            self.text.append(image)

    def table(self):
        columns = max((len(row) for row in self.rows), default=0)
        cells = [cell for row in self.rows for cell in row + ["[]"] * (columns - len(row)) if cell]
        if columns:
            self.out.append(f"#table(columns: {columns}, inset: 2pt, stroke: 0.3pt, {', '.join(cells)})")
        self.rows = None

    def flush(self):
        if self.text:
            self.out.append("".join(self.text) + "\n")
            self.text = []

    def source(self):
        self.flush()
        head = '#set page(paper: "a4", flipped: true, margin: 1cm)\n#set text(font: "Inter", size: 7pt)\n'
        return head + "\n".join(self.out)


def cpu():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in used)


def mean(repeats, make):
    make()
    before = cpu()
    for _ in range(repeats):
        make()
    return (cpu() - before) / repeats


def browser(page, folder):
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        return None

    def print_it():
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
        target = [f"--print-to-pdf={folder / 'page.pdf'}", page]
        subprocess.run([program, *flags, *target], check=True, capture_output=True, timeout=120)

    return print_it


def render(page, repeats):
    import typst
    import weasyprint

    took, page = {}, pathlib.Path(page).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        took["weasyprint"] = mean(repeats, lambda: weasyprint.HTML(filename=str(page)).write_pdf())
        reader = Source(folder)
        reader.feed(page.read_text(encoding="utf-8"))
        (folder / "page.typ").write_text(reader.source(), encoding="utf-8")
        compiler = typst.Compiler(root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True)
        # Each document is its own: what typst remembers of the one before would not be there.
        took["typst"] = mean(repeats, lambda: fresh(compiler, folder, reader.source()))
        shown, empty = browser(page.as_uri(), folder), browser("about:blank", folder)
        if shown is not None:
            took["chromium"], took["chromium_empty"] = mean(repeats, shown), mean(repeats, empty)
    print(json.dumps(took))


COUNT = iter(range(1_000_000))


def fresh(compiler, folder, source):
    """Compiles the source with one word changed on every line that has one, as another reader's report has."""
    (folder / "page.typ").write_text(source.replace('#"', f'#"{next(COUNT)} '), encoding="utf-8")
    return compiler.compile(input=str(folder / "page.typ"), format="pdf")


if __name__ == "__main__":
    if sys.argv[1] == "install":
        wanted = [f"{name}=={version}" for name, version in PINNED.items()]
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *wanted], check=True)
    elif sys.argv[1] == "check":
        import typst, weasyprint  # noqa: E401, F401
    else:
        render(sys.argv[2], int(sys.argv[3]))
