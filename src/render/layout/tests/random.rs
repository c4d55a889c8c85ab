//! Random documents: every element, words of any length and script, tables of 0 to 1,000 rows.

use jiff::civil::date;
use proptest::prelude::*;

use crate::report::chart::{Chart, Plot, Sparkline};
use crate::report::document::{
    Align, Block, Document, Element, Footer, Frame, Group, List, Page, Pairs, Paper, Prose,
    ProseStyle, Row, RowKind, Run, Side, Table, TableCell, TableColumn, Tone,
};

const WORDS: [&str; 24] = [
    "a",
    "Oy",
    "of",
    "W47",
    "(new)",
    "Ylämaan",
    "Νίκος",
    "Норд-Датчик",
    "mid-term",
    "win/loss",
    "Donaudampfschifffahrtsgesellschaft",
    "liikevaihtosuunnitelmassa",
    "toimitus\u{ad}varmuus",
    "konkurrensfördel",
    "концентрация",
    "<script>",
    "{{7*7}}",
    "=cmd",
    "\u{202e}abc\u{200f}",
    "漢字",
    "🦀",
    "first.last.and.more@company.example",
    "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
    "ja",
];
const FIGURES: [&str; 6] =
    ["3\u{202f}906", "−12.7\u{202f}%", "0", "47.11", "+5", "−123\u{202f}456\u{202f}789"];

/// What a document is made from.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    seed: u64,
    landscape: bool,
    language: &'static str,
    /// Elements of each block, and rows of its tables.
    blocks: [(usize, usize); 4],
}

pub(super) fn plans() -> impl Strategy<Value = Plan> {
    let rows = prop_oneof![8 => 0..25_usize, 3 => 25..120_usize, 1 => 400..=1000_usize];
    let block = (0..7_usize, rows);
    let languages = proptest::sample::select(vec!["en", "fi", "sv", "ru", "de"]);
    (any::<u64>(), any::<bool>(), languages, proptest::array::uniform4(block))
        .prop_map(|(seed, landscape, language, blocks)| Plan { seed, landscape, language, blocks })
}

/// Makes one document; counts what it has made so that marks are unique.
struct Maker {
    state: u64,
    tables: usize,
}

/// Returns the document of a plan.
pub(super) fn document(plan: &Plan) -> Document {
    let mut maker = Maker { state: plan.seed, tables: 0 };
    let middle = if plan.landscape { 100.0 } else { 150.0 };
    let content = if plan.landscape { 196.0 } else { 282.0 };
    let places = [(0, 6, 31.0), (6, 6, 31.0), (0, 4, middle), (4, 8, middle)];
    let blocks = plan.blocks.iter().zip(places).enumerate().map(|(index, (size, place))| {
        let (column, span, top_mm) = place;
        let frames = [Frame::Full, Frame::Thin, Frame::Bare, Frame::Side];
        let frame = frames[maker.below(if span > 5 { 4 } else { 3 })];
        let bottom = if index < 2 { middle - 6.0 } else { content };
        let head = if frame == Frame::Side { maker.heads() } else { vec![] };
        Block {
            id: format!("block_{index}"),
            frame,
            column,
            span,
            top_mm,
            height_mm: bottom - top_mm,
            flows: true,
            head,
            body: maker.body(*size),
        }
    });
    let blocks = blocks.collect();
    Document {
        title: "Property".to_owned(),
        subject: String::new(),
        author: String::new(),
        language: plan.language.to_owned(),
        as_of: date(2026, 11, 22),
        paper: if plan.landscape { Paper::Landscape } else { Paper::Portrait },
        footer: Footer { left: "left".to_owned(), right: "right".to_owned() },
        pages: vec![Page { name: "Page".to_owned(), kicker: "Kicker".to_owned(), blocks }],
    }
}

impl Maker {
    /// Returns a number below `limit`: splitmix64.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed >> 33) % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    fn run(&mut self, text: String) -> Run {
        let tones = [Tone::Plain, Tone::Plain, Tone::Muted, Tone::Accent, Tone::Good, Tone::Bad];
        let tone = tones[self.below(tones.len())];
        let link = (self.below(20) == 0).then(|| "#block_1".to_owned());
        Run { text, bold: self.below(4) == 0, italic: self.below(6) == 0, tone, link }
    }

    fn text(&mut self, most: usize) -> Vec<Run> {
        let words: Vec<&str> = (0..self.below(most + 1))
            .map(|_| match self.below(5) {
                0 => FIGURES[self.below(FIGURES.len())],
                _ => WORDS[self.below(WORDS.len())],
            })
            .collect();
        vec![self.run(words.join(" "))]
    }

    fn prose(&mut self, style: ProseStyle, most: usize) -> Element {
        Element::Prose(Prose { style, runs: self.text(most) })
    }

    fn heads(&mut self) -> Vec<Element> {
        vec![self.prose(ProseStyle::Name, 1), self.prose(ProseStyle::Small, 3)]
    }

    fn body(&mut self, (elements, rows): (usize, usize)) -> Vec<Element> {
        let mut body = vec![self.prose(ProseStyle::Message, 8), self.prose(ProseStyle::Caption, 8)];
        body.extend((0..elements).map(|_| self.element(rows)));
        body
    }

    fn element(&mut self, rows: usize) -> Element {
        match self.below(12) {
            0 => self.prose(ProseStyle::Lead, 8),
            1 => self.prose(ProseStyle::Text, 150),
            2 => self.prose(ProseStyle::Small, 20),
            3 => self.prose(ProseStyle::Note, 20),
            4 => self.prose(ProseStyle::Figure, 1),
            5 => {
                let items = (0..self.below(rows + 1)).map(|_| self.text(12)).collect();
                Element::List(List { ordered: self.below(2) == 0, pitch_mm: 3.85, items })
            }
            6 => {
                let rows = (0..self.below(9)).map(|_| (self.text(2), self.text(5))).collect();
                let ruled = self.below(2) == 0;
                Element::Pairs(Pairs { name_mm: 16.0, ruled, pitch_mm: 3.9, rows })
            }
            7 => Element::Chart(spark(30.0, 9.0)),
            8 => {
                let side = |maker: &mut Self| Side {
                    width_mm: 23.0,
                    elements: vec![
                        maker.prose(ProseStyle::Text, 6),
                        Element::Chart(spark(9.0, 4.0)),
                    ],
                };
                Element::Columns(vec![side(self), side(self)])
            }
            9 => Element::Space(3.0),
            10 => {
                let note = format!("* note {}", self.below(3));
                Element::Footnote(vec![self.run(note)])
            }
            _ => Element::Table(self.table(rows)),
        }
    }

    fn table(&mut self, rows: usize) -> Table {
        let number = self.tables;
        self.tables += 1;
        let count = 2 + self.below(3);
        let mut columns = vec![column(Some(18.0), Align::Left, format!("H{number}"))];
        for _ in 1..count {
            let align = if self.below(3) == 0 { Align::Right } else { Align::Left };
            let width = (self.below(4) == 0).then_some(9.0);
            let head = self.text(2);
            columns.push(TableColumn { head, ..column(width, align, String::new()) });
        }
        let groups = match self.below(3) {
            0 => vec![
                Group { text: String::new(), span: 1 },
                Group { text: "group".to_owned(), span: count - 1 },
            ],
            _ => vec![],
        };
        let rows = (0..rows).map(|index| self.row((number, index), &columns)).collect();
        Table { columns, groups, row_mm: 4.45, rows }
    }

    fn row(&mut self, (table, index): (usize, usize), columns: &[TableColumn]) -> Row {
        let kind = match self.below(12) {
            0 => RowKind::Total,
            1 => RowKind::Subtotal,
            2 => RowKind::Sub,
            _ => RowKind::Body,
        };
        let mark = TableCell::Text(vec![Run { text: mark(table, index), ..Run::default() }]);
        let mut cells = vec![mark];
        for column in columns.iter().skip(1).filter(|_| kind != RowKind::Sub) {
            cells.push(match (column.align, self.below(9)) {
                (_, 0) => TableCell::Chart(spark(6.0, 3.6)),
                (Align::Right, _) => {
                    let figure = FIGURES[self.below(FIGURES.len())].to_owned();
                    TableCell::Text(vec![self.run(figure)])
                }
                _ => TableCell::Text(self.text(4)),
            });
        }
        // What stands at the end of a row shows on which page it ends.
        if let Some(TableCell::Text(runs)) = cells.last_mut().filter(|_| kind == RowKind::Body) {
            runs.push(Run { text: format!(" end{table}x{index}"), ..Run::default() });
        }
        Row { kind, cells }
    }
}

/// Returns what stands in the first cell of a row.
pub(super) fn mark(table: usize, row: usize) -> String {
    format!("row{table}x{row}")
}

fn column(width_mm: Option<f32>, align: Align, head: String) -> TableColumn {
    TableColumn { width_mm, align, head: vec![Run { text: head, ..Run::default() }], axis: None }
}

fn spark(width_mm: f32, height_mm: f32) -> Chart {
    let actual = vec![0.1, 0.9, 0.4, 0.6];
    let line = Sparkline { actual, ..Sparkline::default() };
    Chart {
        alt: "wave".to_owned(),
        width_mm,
        height_mm,
        measure: None,
        plot: Plot::Sparkline(line),
    }
}
