//! What a block holds, flattened: texts, tables and charts.

use crate::report::{
    chart::Chart,
    document::{Block, Element, Prose, ProseStyle, Run, Table, TableCell},
};

/// The parts of a block in reading order.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) prose: Vec<&'a Prose>,
    /// Every text, those of tables included, as its runs.
    pub(super) texts: Vec<&'a [Run]>,
    pub(super) tables: Vec<&'a Table>,
    /// Charts that stand by themselves.
    pub(super) charts: Vec<&'a Chart>,
    /// Charts in cells of tables.
    pub(super) small: Vec<&'a Chart>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(block: &'a Block) -> Self {
        let mut parts = Self::default();
        parts.add(&block.head);
        parts.add(&block.body);
        parts
    }

    fn add(&mut self, elements: &'a [Element]) {
        for element in elements {
            match element {
                Element::Prose(prose) => {
                    self.prose.push(prose);
                    self.texts.push(&prose.runs);
                }
                Element::List(list) => self.texts.extend(list.items.iter().map(Vec::as_slice)),
                Element::Pairs(pairs) => {
                    let both = |(name, value): &'a (Vec<Run>, Vec<Run>)| [&name[..], &value[..]];
                    self.texts.extend(pairs.rows.iter().flat_map(both));
                }
                Element::Table(table) => self.add_table(table),
                Element::Chart(chart) => self.charts.push(chart),
                Element::Columns(sides) => sides.iter().for_each(|side| self.add(&side.elements)),
                Element::Footnote(runs) => self.texts.push(runs),
                Element::Space(_) | Element::Search(_) => {}
            }
        }
    }

    fn add_table(&mut self, table: &'a Table) {
        self.tables.push(table);
        self.texts.extend(table.columns.iter().map(|column| &column.head[..]));
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            match cell {
                TableCell::Text(runs) => self.texts.push(runs),
                TableCell::Chart(chart) => self.small.push(chart),
            }
        }
    }

    /// Returns the first prose of a style, as plain text.
    pub(super) fn text_of(&self, style: ProseStyle) -> Option<String> {
        self.prose.iter().find(|prose| prose.style == style).map(|prose| plain(&prose.runs))
    }
}

/// Returns a text without its looks.
pub(super) fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
