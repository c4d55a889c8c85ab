//! Tables: column widths, heads, rows and their rules as pieces.

use crate::render::chart;
use crate::render::display::{Area, Item, PT, Point, Rgb, Stroke, count};
use crate::render::layout::columns::{self, Need};
use crate::render::layout::compose::{TooWide, plain};
use crate::render::layout::piece::Piece;
use crate::render::layout::text::{Breaks, Style, Typesetter, Widths};
use crate::render::theme::TextSize;
use crate::report::chart::Chart;
use crate::report::document::{Align, Row, RowKind, Run, Table, TableCell, Tone};

/// Width at which words are broken before figures have to give way, and at which codes are.
const FRAGMENT_MM: f32 = 9.0;
const CODE_MM: f32 = 25.0;

/// Rows that stay with the head.
const ROWS_WITH_HEAD: usize = 3;

/// The inner place of a column.
#[derive(Clone, Copy, Debug)]
struct Slot {
    x: f32,
    width: f32,
    left: f32,
    right: f32,
    align: Align,
}

impl Slot {
    fn inner(&self) -> (f32, f32) {
        (self.x + self.left, (self.width - self.left - self.right).max(0.1))
    }
}

/// Returns the pieces of a table.
///
/// A name longer than its column is cut over several lines; a figure never is.
pub(crate) fn compose(
    setter: &mut Typesetter<'_>,
    table: &Table,
    width: f32,
) -> Result<Vec<Piece>, TooWide> {
    let mut slots = paddings(setter, table);
    let needs: Vec<Need> = (0..table.columns.len())
        .map(|column| need(setter, table, &slots[column], column))
        .collect();
    let widths = columns::widths(&needs, width).map_err(|by| TooWide { what: "a table", by })?;
    let mut x = 0.0;
    for ((slot, width), need) in slots.iter_mut().zip(widths).zip(&needs) {
        if slot.align == Align::Right && need.hard > width + 0.1 {
            return Err(TooWide { what: "a figure in a table", by: need.hard - width });
        }
        (slot.x, slot.width) = (x, width);
        x += width;
    }
    let mut layout = TableLayout { setter, table, slots, width: x };
    let mut pieces = vec![];
    pieces.extend(layout.head());
    let headed = !pieces.is_empty();
    for index in 0..table.rows.len() {
        let mut piece = layout.row(index);
        piece.head = headed.then_some(0);
        piece.keep_next = keeps_next(&table.rows, index, headed);
        pieces.push(piece);
    }
    Ok(pieces)
}

fn keeps_next(rows: &[Row], index: usize, headed: bool) -> bool {
    let next = rows.get(index + 1);
    let with_head = headed && index + 1 < ROWS_WITH_HEAD;
    let before_total = next.is_some_and(|row| is_sum(row.kind));
    next.is_some() && (with_head || before_total || rows[index].kind == RowKind::Sub)
}

fn is_sum(kind: RowKind) -> bool {
    matches!(kind, RowKind::Subtotal | RowKind::Total)
}

fn paddings(setter: &Typesetter<'_>, table: &Table) -> Vec<Slot> {
    let spacing = setter.theme.table;
    let last = table.columns.len().saturating_sub(1);
    let align = |index: usize| table.columns[index].align;
    (0..table.columns.len())
        .map(|index| {
            let follows_figures = index > 0 && align(index - 1) == Align::Right;
            let left = match align(index) {
                _ if index == 0 => 0.0,
                Align::Left if follows_figures => spacing.text_after_figures,
                Align::Left | Align::Centre | Align::Right => spacing.cell_side,
            };
            let right = if index == last { 0.0 } else { spacing.cell_side };
            Slot { x: 0.0, width: 0.0, left, right, align: align(index) }
        })
        .collect()
}

fn need(setter: &Typesetter<'_>, table: &Table, slot: &Slot, column: usize) -> Need {
    let text = setter.theme.text;
    let ink = setter.theme.colours.ink;
    let measure = |runs: &[Run], size: TextSize| {
        setter.widths(runs, Style { size, colour: ink, breaks: Breaks::TooWide })
    };
    let head = measure(&table.columns[column].head, text.head);
    let (mut natural, mut word, mut code) = (head.line, 0.0_f32, head.code);
    let axis = table.columns[column].axis.as_ref().map_or(0.0, |axis| axis.width_mm);
    natural = natural.max(axis);
    for row in table.rows.iter().filter(|row| row.kind != RowKind::Sub) {
        let bold = is_sum(row.kind);
        let widths = match row.cells.get(column) {
            Some(TableCell::Text(runs)) => measure(runs, TextSize { bold, ..text.cell }),
            Some(TableCell::Chart(chart)) => Widths { line: chart.width_mm, ..Widths::default() },
            None => Widths::default(),
        };
        natural = natural.max(widths.line);
        word = word.max(widths.word);
        code = code.max(widths.code);
    }
    // A little air keeps a word that just fits from being broken by rounding.
    let padding = slot.left + slot.right + 0.1;
    let fixed = table.columns[column].width_mm;
    let least = word.max(head.word);
    let hard = match slot.align {
        Align::Right => word,
        Align::Left | Align::Centre => least.min(FRAGMENT_MM).max(code.min(CODE_MM)),
    };
    let [natural, least, hard] = [natural, least, hard].map(|width| width + padding);
    Need { fixed, natural, least, hard }
}

struct TableLayout<'a, 'b> {
    setter: &'a mut Typesetter<'b>,
    table: &'a Table,
    slots: Vec<Slot>,
    width: f32,
}

impl TableLayout<'_, '_> {
    fn head(&mut self) -> Option<Piece> {
        let has_heads = self
            .table
            .columns
            .iter()
            .any(|column| !column.head.is_empty() || column.axis.is_some());
        if !has_heads && self.table.groups.is_empty() {
            return None;
        }
        let (mut items, groups) = self.groups();
        let colours = self.setter.theme.colours;
        let below = self.setter.theme.table.head_below;
        let size = self.setter.theme.text.head;
        let style = Style { size, colour: colours.text2, breaks: Breaks::TooWide };
        let mut cells = vec![];
        let mut lines = 1;
        for (column, slot) in self.table.columns.iter().zip(&self.slots) {
            let set = self.setter.lines(&column.head, style, slot.inner().1);
            lines = lines.max(set.len());
            cells.push(set);
        }
        let axes = self.table.columns.iter().filter_map(|column| column.axis.as_ref());
        let axis = axes.map(|axis| axis.height_mm).fold(0.0, f32::max);
        let height = groups + (count(lines) * style.size.leading() + below + 0.3).max(axis);
        for (column, slot) in self.table.columns.iter().zip(&self.slots) {
            if let Some(axis) = &column.axis {
                items.extend(self.chart(axis, slot, height - axis.height_mm));
            }
        }
        for (set, slot) in cells.iter().zip(&self.slots) {
            let (x, w) = slot.inner();
            let h = count(set.len()) * style.size.leading();
            let area = Area::new(x, height - below - h, w, h);
            items.extend(self.setter.place(set, style.size, area, slot.align));
        }
        items.push(self.rule(height, colours.ink, self.setter.theme.rules.head_pt));
        Some(Piece { height, items, keep_next: !self.table.rows.is_empty(), ..Piece::default() })
    }

    /// Returns the heads over several columns and their height.
    fn groups(&mut self) -> (Vec<Item>, f32) {
        const BELOW: f32 = 0.2;
        let theme = self.setter.theme;
        let size = TextSize { bold: true, ..theme.text.head };
        let style = Style { size, colour: theme.colours.ink, breaks: Breaks::TooWide };
        let stroke = Stroke { colour: theme.colours.grey, width: theme.rules.section_pt * PT };
        let mut set = vec![];
        let mut column = 0;
        for group in &self.table.groups {
            let end = (column + group.span).min(self.slots.len());
            let covered = &self.slots[column.min(end)..end];
            column = end;
            let (Some(first), Some(last)) = (covered.first(), covered.last()) else { continue };
            let left = first.x + theme.table.text_after_figures;
            let (x, width) = last.inner();
            let runs = [plain(&group.text, Tone::Plain)];
            let lines = self.setter.lines(&runs, style, x + width - left);
            set.push((lines, (left, x + width), last.align));
        }
        let rows = set.iter().map(|(lines, ..)| lines.len()).max().unwrap_or(0);
        if rows == 0 {
            return (vec![], 0.0);
        }
        let height = count(rows) * size.leading() + 3.0 * BELOW;
        let mut items = vec![];
        for (lines, (left, right), align) in set.iter().filter(|(lines, ..)| !lines.is_empty()) {
            let top = height - 3.0 * BELOW - count(lines.len()) * size.leading();
            let area = Area::new(*left, top, right - left, height);
            items.extend(self.setter.place(lines, size, area, *align));
            let y = height - BELOW;
            items.push(Item::line(Point::at(*left, y), Point::at(*right, y), stroke));
        }
        (items, height)
    }

    fn row(&mut self, index: usize) -> Piece {
        let row = &self.table.rows[index];
        let theme = self.setter.theme;
        let bold = is_sum(row.kind);
        let size = TextSize { bold, ..theme.text.cell };
        let sub = row.kind == RowKind::Sub;
        let colour = if sub { theme.colours.text2 } else { theme.colours.ink };
        let style = Style { size, colour, breaks: Breaks::Ragged };
        let whole = [Slot { width: self.width, x: 0.0, left: 0.0, right: 0.0, align: Align::Left }];
        let slots: Vec<Slot> = if sub { whole.to_vec() } else { self.slots.clone() };
        let mut texts = vec![];
        let mut height = self.table.row_mm;
        for (cell, slot) in row.cells.iter().zip(&slots) {
            let needed = match cell {
                TableCell::Text(runs) => {
                    let lines = self.setter.lines(runs, style, slot.inner().1);
                    let needed = count(lines.len()) * size.leading();
                    texts.push(lines);
                    if texts.last().is_some_and(|lines| lines.len() > 1) {
                        needed + theme.table.row_air
                    } else {
                        needed
                    }
                }
                TableCell::Chart(chart) => {
                    texts.push(vec![]);
                    chart.height_mm
                }
            };
            height = height.max(needed);
        }
        let mut items = vec![];
        for ((cell, slot), lines) in row.cells.iter().zip(&slots).zip(&texts) {
            let (x, w) = slot.inner();
            match cell {
                TableCell::Text(_) => {
                    let h = count(lines.len()) * size.leading();
                    let top = if sub { height - h - 0.4 } else { (height - h) / 2.0 };
                    let area = Area::new(x, top, w, h);
                    items.extend(self.setter.place(lines, size, area, slot.align));
                }
                TableCell::Chart(chart) => {
                    let top = (height - chart.height_mm) / 2.0;
                    items.extend(self.chart(chart, slot, top));
                }
            }
        }
        items.extend(self.row_rules(index, height));
        Piece { height, items, ..Piece::default() }
    }

    /// Draws a chart in its column, its top at this height.
    fn chart(&self, chart: &Chart, slot: &Slot, top: f32) -> impl Iterator<Item = Item> + use<> {
        let (x, w) = slot.inner();
        let drawn = chart.width_mm.min(w);
        let free = if slot.align == Align::Left { 0.0 } else { w - drawn };
        let free = if slot.align == Align::Centre { free / 2.0 } else { free };
        let shapes = chart::draw(self.setter.theme, self.setter.fonts, chart, drawn);
        shapes.into_iter().map(move |item| item.moved(x + free, top))
    }

    fn row_rules(&self, index: usize, height: f32) -> Vec<Item> {
        let colours = self.setter.theme.colours;
        let rules = self.setter.theme.rules;
        let kind = self.table.rows[index].kind;
        let next = self.table.rows.get(index + 1).map(|row| row.kind);
        let below = match (kind, next) {
            (RowKind::Total, _) | (_, Some(RowKind::Total)) => (colours.ink, rules.head_pt),
            (RowKind::Subtotal, _) | (_, Some(RowKind::Subtotal)) => {
                (colours.grey, rules.section_pt)
            }
            (RowKind::Sub, _) | (_, None) => (colours.grey, rules.hair_pt),
            (RowKind::Body, _) => (colours.hair, rules.hair_pt),
        };
        let above = index == 0 && kind == RowKind::Total;
        let mut items = vec![self.rule(height, below.0, below.1)];
        items.extend(above.then(|| self.rule(0.0, colours.ink, rules.head_pt)));
        items
    }

    fn rule(&self, y: f32, colour: Rgb, width_pt: f32) -> Item {
        Item::line(
            Point::at(0.0, y),
            Point::at(self.width, y),
            Stroke { colour, width: width_pt * PT },
        )
    }
}
