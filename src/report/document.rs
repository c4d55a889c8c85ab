//! One reader's report after its template ran: a closed set of elements.
//!
//! A [`Document`] is complete. With a theme it is all a renderer needs; every number in it is
//! already text, every chart already scaled. Lengths are millimetres, from the left or top edge of
//! the page unless said otherwise.
//!
//! Pages follow the 12-column grid of the theme. A block stands at a fixed place (notation N14);
//! only a block that says so continues on further pages.

use jiff::civil::Date;
use serde::Serialize;

use crate::report::chart::Chart;

/// A report for one reader.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// The title, for the window and the PDF metadata.
    pub title: String,
    /// What the report is about, for the PDF metadata.
    pub subject: String,
    /// Who issues it, for the PDF metadata.
    pub author: String,
    /// BCP 47 language of the text, for example `fi`.
    pub language: String,
    /// The last day included; also the date of the PDF metadata, so that bytes repeat.
    pub as_of: Date,
    /// The sheet.
    pub paper: Paper,
    /// The running foot of every page.
    pub footer: Footer,
    /// The pages in reading order.
    pub pages: Vec<Page>,
}

/// The sheet a report is laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Paper {
    /// A4 upright, 210 x 297 mm.
    Portrait,
    /// A4 across, 297 x 210 mm.
    Landscape,
}

/// The running foot: `left` flush left, `right` flush right, followed by `page / pages`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Footer {
    /// Company, as-of date, period, run.
    pub left: String,
    /// Confidentiality and readers.
    pub right: String,
}

/// One designed page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// The bookmark of the page.
    pub name: String,
    /// The line beside the page mark: report, period, part.
    pub kicker: String,
    /// The blocks, in reading order.
    pub blocks: Vec<Block>,
}

/// A block at its place on the grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Block {
    /// Stable name, used in messages, golden files and HTML anchors.
    pub id: String,
    /// How the block is ruled and headed.
    pub frame: Frame,
    /// First grid column, 0 to 11.
    pub column: u8,
    /// Grid columns covered, 1 to 12.
    pub span: u8,
    /// Distance of the block's top from the top of the page.
    pub top_mm: f32,
    /// Height reserved; content that needs more is an error unless the block flows.
    pub height_mm: f32,
    /// Whether rows that do not fit continue on further pages.
    pub flows: bool,
    /// The head of a [`Frame::Side`] block; empty in others.
    pub head: Vec<Element>,
    /// The content, top to bottom.
    pub body: Vec<Element>,
}

/// How a block is ruled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Frame {
    /// Ink rule of 0.75 pt above, content below it.
    Full,
    /// Grey rule of 0.35 pt above; a head of three columns, the body beside it.
    Side,
    /// Grey rule of 0.35 pt above, content over the full width.
    Thin,
    /// No rule.
    Bare,
}

/// What a block is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Element {
    /// Text of one size.
    Prose(Prose),
    /// Items, one below the other.
    List(List),
    /// Names and their values, without rules.
    Pairs(Pairs),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// Elements side by side.
    Columns(Vec<Side>),
    /// Empty height in millimetres.
    Space(f32),
    /// What a mark in the block means; stands once at the foot of each page that shows the block.
    Footnote(Vec<Run>),
    /// What finds rows of the table that follows; nothing on paper.
    Search(Search),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Prose {
    /// Its part in the page.
    pub style: ProseStyle,
    /// Its text.
    pub runs: Vec<Run>,
}

/// The part a paragraph plays; the theme gives each its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ProseStyle {
    /// The page title, once per document: 18/21 bold (`h1`).
    Title,
    /// The message of a page: 11/15 bold (`p.lead`).
    Lead,
    /// The message of a block: 9/11.5 bold, at most two lines (`h2`).
    Message,
    /// The three-part title of a block: 8/10 grey (`h3`).
    Caption,
    /// The name of a side block or figure: 9/11.5 bold (`h4`).
    Name,
    /// Text under a lead: 8.5/11.2 (`p`).
    Text,
    /// Small text: 8/10.5 (`p.small`).
    Small,
    /// A grey note: 8/10.5 (`p.note`).
    Note,
    /// The kicker above a title: 8/10 bold accent (`p.kicker`).
    Kicker,
    /// One large figure: 14/17 bold (`p.figure`).
    Figure,
}

/// Text of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The text, white space already folded.
    pub text: String,
    /// Bold (`b`).
    pub bold: bool,
    /// Italic: an estimated figure (`i`).
    pub italic: bool,
    /// Colour.
    pub tone: Tone,
    /// Where a click leads: a path relative to the report folder, or `#block` in this document.
    pub link: Option<String>,
}

/// The meaning of a colour; a verdict also gets its shape, ● or ◆, before the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Tone {
    /// Ink.
    #[default]
    Plain,
    /// Secondary text (`span.muted`).
    Muted,
    /// Accent; item numbers and kickers (`span.accent`).
    Accent,
    /// Better than the limit: blue with ● (`span.good`).
    Good,
    /// Worse than the limit: red-orange with ◆ (`span.bad`).
    Bad,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct List {
    /// Whether items are numbered, in accent (`ol`), or plain lines (`ul`).
    pub ordered: bool,
    /// Distance from one item's line to the next.
    pub pitch_mm: f32,
    /// The items.
    pub items: Vec<Vec<Run>>,
}

/// Names and values (`dl`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pairs {
    /// Width of the names.
    pub name_mm: f32,
    /// Whether values stand flush right with hair rules between the rows, as under a figure.
    pub ruled: bool,
    /// Distance from one row to the next.
    pub pitch_mm: f32,
    /// Name and value.
    pub rows: Vec<(Vec<Run>, Vec<Run>)>,
}

/// Elements in one of several columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Width; the gutter of the theme stands between columns.
    pub width_mm: f32,
    /// The elements, top to bottom.
    pub elements: Vec<Element>,
}

/// A search field, filters and the count of the rows they leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Search {
    /// What the field searches, above it.
    pub label: String,
    /// What to write into it, inside it while it is empty.
    pub hint: String,
    /// The choice of a filter that leaves every row.
    pub all: String,
    /// The caption of the whole table: how many rows it has.
    pub count: String,
    /// The caption of what is left: [`Search::NUMBER`] stands for the number of rows.
    pub shown: String,
    /// The link for keyboards, at the very start of the page, that leads here.
    pub skip: String,
    /// The filters.
    pub filters: Vec<Filter>,
}

impl Search {
    /// Stands for the number of rows in [`Search::shown`].
    pub const NUMBER: char = '#';
}

/// A filter by what stands in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// The column, from 0.
    pub column: u8,
    /// The name above the choices.
    pub label: String,
}

/// A table; the head repeats on every page, a row is never split.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// Heads over several columns, above the column heads; empty when there are none.
    pub groups: Vec<Group>,
    /// Height of a row; text of more lines makes a row higher.
    pub row_mm: f32,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableColumn {
    /// Fixed width, or `None` to share what the fixed columns leave by content.
    pub width_mm: Option<f32>,
    /// Where figures and text stand.
    pub align: Align,
    /// The head; `\n` separates lines.
    pub head: Vec<Run>,
    /// The axis of the charts in the column, in place of a head.
    pub axis: Option<Chart>,
}

/// A head over neighbouring columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The text; empty over columns without a group.
    pub text: String,
    /// Columns covered.
    pub span: usize,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Its part in the table.
    pub kind: RowKind,
    /// One cell per column; a sub-head has one.
    pub cells: Vec<TableCell>,
}

/// The part a row plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Body,
    /// A sub-head over the whole width (`tr.sub`).
    Sub,
    /// A sum of the rows above it, up to the sum before: bold, a grey rule above (`tr.subtotal`).
    Subtotal,
    /// A sum: bold, ruled above and below (`tr.total`).
    Total,
}

/// A cell: text or a small chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum TableCell {
    /// Text.
    Text(Vec<Run>),
    /// A sparkline, bullet, bar or dot.
    Chart(Chart),
}

/// Where content stands in its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Flush right.
    Right,
    /// Centred.
    Centre,
}

impl Document {
    /// Returns every chart of the document, in reading order, those in tables included.
    pub fn charts(&self) -> Vec<&Chart> {
        let mut found = vec![];
        for block in self.pages.iter().flat_map(|page| &page.blocks) {
            collect_charts(&block.head, &mut found);
            collect_charts(&block.body, &mut found);
        }
        found
    }
}

impl Page {
    /// Returns the footnotes of its blocks, each once.
    pub fn footnotes(&self) -> Vec<&[Run]> {
        footnotes(&self.blocks)
    }
}

/// Returns the footnotes of some blocks in reading order, each once.
pub fn footnotes<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Vec<&'a [Run]> {
    let mut found = vec![];
    for block in blocks {
        collect_footnotes(&block.head, &mut found);
        collect_footnotes(&block.body, &mut found);
    }
    found
}

fn collect_footnotes<'a>(elements: &'a [Element], found: &mut Vec<&'a [Run]>) {
    for element in elements {
        match element {
            Element::Footnote(runs) if !found.contains(&runs.as_slice()) => found.push(runs),
            Element::Columns(sides) => {
                for side in sides {
                    collect_footnotes(&side.elements, found);
                }
            }
            _ => {}
        }
    }
}

fn collect_charts<'a>(elements: &'a [Element], found: &mut Vec<&'a Chart>) {
    for element in elements {
        match element {
            Element::Chart(chart) => found.push(chart),
            Element::Columns(sides) => {
                for side in sides {
                    collect_charts(&side.elements, found);
                }
            }
            Element::Table(table) => {
                found.extend(table.columns.iter().filter_map(|column| column.axis.as_ref()));
                found.extend(table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| {
                    match cell {
                        TableCell::Chart(chart) => Some(chart),
                        TableCell::Text(_) => None,
                    }
                }));
            }
            Element::Prose(_)
            | Element::List(_)
            | Element::Pairs(_)
            | Element::Space(_)
            | Element::Footnote(_)
            | Element::Search(_) => {}
        }
    }
}
