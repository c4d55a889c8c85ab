//! What the sample documents are made of.

use avain::report::chart::{Chart, Plot, Sparkline, Verdict};
use avain::report::document::{
    Align, Block, Document, Element, Footer, Frame, Pairs, Paper, Prose, ProseStyle, Row, RowKind,
    Run, Side, Table, TableCell, TableColumn, Tone,
};
use jiff::civil::date;

pub(super) const WAVE: [f32; 13] =
    [0.4, 0.5, 0.35, 0.6, 0.3, 0.55, 0.45, 0.5, 0.35, 0.4, 0.6, 0.5, 0.55];
pub(super) const FALL: [f32; 13] =
    [0.9, 0.95, 0.85, 0.9, 0.8, 0.75, 0.6, 0.55, 0.5, 0.45, 0.3, 0.2, 0.05];

/// Returns an empty document.
pub(crate) fn document(title: &str, paper: Paper, readers: &str) -> Document {
    Document {
        title: title.to_owned(),
        subject: "Week 47, 16–22 Nov 2026".to_owned(),
        author: "Hallavaara Oy".to_owned(),
        language: "en".to_owned(),
        as_of: date(2026, 11, 22),
        paper,
        footer: Footer {
            left: "Hallavaara Oy · as of 22 Nov 2026 · week 47 · run 5f3a90c1".to_owned(),
            right: format!("Confidential: {readers}"),
        },
        pages: vec![],
    }
}

/// Returns a paragraph.
pub(crate) fn prose(style: ProseStyle, text: &str) -> Element {
    Element::Prose(Prose { style, runs: runs(text) })
}

/// Returns a block without a side head.
pub(crate) fn block(
    id: &str,
    frame: Frame,
    (column, span): (u8, u8),
    (top_mm, height_mm): (f32, f32),
    body: Vec<Element>,
) -> Block {
    let (id, head, flows) = (id.to_owned(), vec![], false);
    Block { id, frame, column, span, top_mm, height_mm, flows, head, body }
}

/// Returns the message and the caption of a block.
pub(super) fn heads(message: &str, caption: &str) -> Vec<Element> {
    vec![prose(ProseStyle::Message, message), prose(ProseStyle::Caption, caption)]
}

/// Returns the head of a first page.
pub(super) fn title(text: &str, kicker: &str, top: f32) -> Block {
    let body = vec![prose(ProseStyle::Kicker, kicker), prose(ProseStyle::Title, text)];
    block("head", Frame::Bare, (0, 7), (top, 15.0), body)
}

/// Returns the facts beside the title: a line per pair, `name|value`.
pub(super) fn facts(top: f32, rows: &str) -> Block {
    block("facts", Frame::Bare, (7, 5), (top, 14.0), vec![pairs((26.0, false, 3.9), rows)])
}

/// Returns pairs: name width, whether ruled, pitch; a line per pair, `name|value`.
pub(super) fn pairs((name_mm, ruled, pitch_mm): (f32, bool, f32), rows: &str) -> Element {
    let rows = rows
        .lines()
        .map(|line| line.trim().split_once('|').unwrap())
        .map(|(name, value)| (runs(name), runs(value)))
        .collect();
    Element::Pairs(Pairs { name_mm, ruled, pitch_mm, rows })
}

/// Returns a numbered message of a page.
pub(super) fn message(id: &str, column: (u8, u8), at: (f32, f32), texts: [&str; 2]) -> Block {
    let body = vec![prose(ProseStyle::Lead, texts[0]), prose(ProseStyle::Text, texts[1])];
    block(id, Frame::Full, column, at, body)
}

/// Returns a table: columns as `width l|r|c head` between bars, a line per row; a line starting
/// with `=` is the total, one with `>` a sub-head.
pub(super) fn table(row_mm: f32, columns: &str, rows: &str) -> Table {
    let columns = columns.split('|').map(column).collect();
    let rows = rows.lines().map(|line| row(line.trim())).collect();
    Table { columns, groups: vec![], row_mm, rows }
}

fn column(text: &str) -> TableColumn {
    let mut parts = text.splitn(3, ' ');
    let width: f32 = parts.next().unwrap().parse().unwrap();
    let align = match parts.next().unwrap() {
        "r" => Align::Right,
        "c" => Align::Centre,
        _ => Align::Left,
    };
    let head = runs(parts.next().unwrap_or_default());
    TableColumn { width_mm: (width > 0.0).then_some(width), align, head, axis: None }
}

/// Returns a row of text cells.
pub(super) fn row(line: &str) -> Row {
    let (kind, cells) = match line.split_at_checked(1) {
        Some(("=", rest)) => (RowKind::Total, rest),
        Some((">", rest)) => (RowKind::Sub, rest),
        _ => (RowKind::Body, line),
    };
    Row { kind, cells: cells.split('|').map(|cell| TableCell::Text(runs(cell))).collect() }
}

pub(super) fn chart(alt: &str, (width_mm, height_mm): (f32, f32), plot: Plot) -> Chart {
    Chart { alt: alt.to_owned(), width_mm, height_mm, plot, measure: None }
}

pub(super) fn cell(alt: &str, size: (f32, f32), plot: Plot) -> TableCell {
    TableCell::Chart(chart(alt, size, plot))
}

pub(super) fn side(width_mm: f32, elements: Vec<Element>) -> Side {
    Side { width_mm, elements }
}

pub(super) fn spark(size: (f32, f32), values: &[f32], last: Verdict, band: bool) -> Chart {
    let actual = values.to_vec();
    let band = band.then_some((0.2, 0.8));
    let line = Sparkline { actual, previous_year: vec![], band, last, ..Sparkline::default() };
    chart("13 weeks", size, Plot::Sparkline(line))
}

/// Returns runs: `*bold*`, `_muted_`, `#accent#`, `^better^` and `!worse!` between marks.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut found = vec![];
    let mut open = Run::default();
    for character in spaced(text).chars() {
        let mut next = Run { bold: open.bold, tone: open.tone, ..Run::default() };
        let toggled = |tone| if open.tone == tone { Tone::Plain } else { tone };
        match character {
            '*' => next.bold = !next.bold,
            '_' => next.tone = toggled(Tone::Muted),
            '#' => next.tone = toggled(Tone::Accent),
            '^' => next.tone = toggled(Tone::Good),
            '!' => next.tone = toggled(Tone::Bad),
            _ => {
                open.text.push(character);
                continue;
            }
        }
        found.push(std::mem::replace(&mut open, next));
    }
    found.push(open);
    found.retain(|run| !run.text.is_empty());
    found
}

/// Returns the text with the narrow spaces that number formats use.
fn spaced(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let is_digit = |index: usize| characters.get(index).is_some_and(char::is_ascii_digit);
    (0..characters.len())
        .map(|index| {
            let grouped = is_digit(index + 1) || characters.get(index + 1) == Some(&'%');
            let narrow = index > 0 && is_digit(index - 1) && grouped;
            if characters[index] == ' ' && narrow { '\u{202f}' } else { characters[index] }
        })
        .collect()
}
