//! Elements as semantic HTML.

use crate::render::chart;
use crate::render::fonts::Fonts;
use crate::render::html::escape::{escape, safe_target};
use crate::render::html::label::Label;
use crate::render::html::{search, table};
use crate::render::layout::verdict_shape;
use crate::render::svg::{number, svg};
use crate::render::theme::Theme;
use crate::report::chart::Chart;
use crate::report::document::{Element, List, Pairs, Prose, ProseStyle, Run, Search, Side, Tone};

/// Charts wider than this keep a legible size on a phone and scroll there.
const NARROW_MM: f32 = 90.0;

/// Collects the markup.
pub(super) struct Writer<'a> {
    theme: &'a Theme,
    fonts: &'a Fonts,
    out: String,
    /// The headings of the block being written.
    pub(super) label: Label,
}

impl<'a> Writer<'a> {
    pub(super) fn new(theme: &'a Theme, fonts: &'a Fonts) -> Self {
        Self { theme, fonts, out: String::with_capacity(64 * 1024), label: Label::default() }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Appends markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(super) fn elements(&mut self, elements: &[Element]) {
        let mut search: Option<&Search> = None;
        for element in elements {
            match element {
                Element::Prose(prose) => self.prose(prose),
                Element::List(list) => self.list(list),
                Element::Pairs(pairs) => self.pairs(pairs),
                Element::Search(found) => {
                    search::write(self, found);
                    search = Some(found);
                }
                Element::Table(content) => table::write(self, content, search.take()),
                Element::Chart(chart) => self.figure(chart),
                Element::Columns(sides) => self.columns(sides),
                Element::Space(height) => {
                    self.raw(&format!("<div class=\"space\" style=\"--h:{height}\"></div>\n"));
                }
                // Written once, below the blocks of the page.
                Element::Footnote(_) => {}
            }
        }
    }

    /// Writes a chart of its own; a wide one scrolls by itself on narrow screens.
    fn figure(&mut self, chart: &Chart) {
        if chart.width_mm > NARROW_MM {
            let label = self.label.attribute();
            self.raw(&format!("<figure class=\"scroll\" role=\"group\" tabindex=\"0\"{label}>"));
        } else {
            self.raw("<figure>");
        }
        self.chart(chart);
        self.raw("</figure>\n");
    }

    pub(super) fn chart(&mut self, chart: &Chart) {
        let items = chart::draw(self.theme, self.fonts, chart, chart.width_mm);
        self.raw(&svg(&items, chart.width_mm, chart.height_mm, &chart.alt));
    }

    pub(super) fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            self.run(run);
        }
    }

    fn run(&mut self, run: &Run) {
        let mut closing = vec![];
        if let Some(target) = run.link.as_deref().and_then(safe_target) {
            self.raw(&format!("<a href=\"{}\">", escape(target)));
            closing.push("</a>");
        }
        if let Some(class) = tone_class(run.tone) {
            self.raw(&format!("<span class=\"{class}\">"));
            closing.push("</span>");
        }
        if let Some(shape) = verdict_shape(run.tone) {
            self.raw(&format!("<span class=\"shape\">{shape}</span>"));
        }
        for (wanted, open, close) in [(run.bold, "<b>", "</b>"), (run.italic, "<i>", "</i>")] {
            if wanted {
                self.raw(open);
                closing.push(close);
            }
        }
        self.raw(&escape(&run.text).replace('\n', "<br/>"));
        for tag in closing.iter().rev() {
            self.raw(tag);
        }
    }

    fn prose(&mut self, prose: &Prose) {
        let class = match prose.style {
            ProseStyle::Title | ProseStyle::Message | ProseStyle::Text => "",
            ProseStyle::Caption => " class=\"caption\"",
            ProseStyle::Name => " class=\"name\"",
            ProseStyle::Lead => " class=\"lead\"",
            ProseStyle::Small => " class=\"small\"",
            ProseStyle::Note => " class=\"note\"",
            ProseStyle::Kicker => " class=\"kicker\"",
            ProseStyle::Figure => " class=\"figure\"",
        };
        let tag = match self.label.level(prose.style) {
            Some(level) => format!("h{level}"),
            None => "p".to_owned(),
        };
        let id = if tag == "p" { String::new() } else { self.label.heading() };
        self.raw(&format!("<{tag}{class}{id}>"));
        self.runs(&prose.runs);
        self.raw(&format!("</{tag}>\n"));
    }

    fn list(&mut self, list: &List) {
        let tag = if list.ordered { "ol" } else { "ul" };
        self.raw(&format!("<{tag}>\n"));
        for item in &list.items {
            self.raw("<li>");
            self.runs(item);
            self.raw("</li>\n");
        }
        self.raw(&format!("</{tag}>\n"));
    }

    fn pairs(&mut self, pairs: &Pairs) {
        let class = if pairs.ruled { "ruled" } else { "plain" };
        let name = number(pairs.name_mm);
        self.raw(&format!("<dl class=\"{class}\" style=\"--name:{name}\">\n"));
        for (name, value) in &pairs.rows {
            self.raw("<div><dt>");
            self.runs(name);
            self.raw("</dt><dd>");
            self.runs(value);
            self.raw("</dd></div>\n");
        }
        self.raw("</dl>\n");
    }

    fn columns(&mut self, sides: &[Side]) {
        let widths: Vec<String> =
            sides.iter().map(|side| format!("{}fr", number(side.width_mm))).collect();
        self.raw(&format!("<div class=\"columns\" style=\"--widths:{}\">\n", widths.join(" ")));
        for side in sides {
            self.raw("<div>\n");
            self.elements(&side.elements);
            self.raw("</div>\n");
        }
        self.raw("</div>\n");
    }
}

fn tone_class(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Muted => Some("muted"),
        Tone::Accent => Some("accent"),
        Tone::Good => Some("good"),
        Tone::Bad => Some("bad"),
    }
}
