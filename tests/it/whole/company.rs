//! Small made-up companies: every table, every kind of line, days without order.

use std::{collections::BTreeMap, path::Path};

use avain::{
    ingest::snapshot::{Snapshot, SnapshotWriter},
    model::{Cell, Column, ColumnType, Currency, Date, Money, Table, Unit},
};
use jiff::ToSpan;
use proptest::{collection::vec, prelude::*};

/// The first day on which anything can happen.
const START: Date = Date::constant(2023, 11, 29);

/// Days on which orders can be placed.
const DAYS: u16 = 1_100;

/// A row of a table, its cells in canonical order.
pub(super) type Row = Vec<Option<Cell>>;

/// A company as rows.
#[derive(Clone, Debug)]
pub(super) struct Company {
    pub(super) tables: BTreeMap<Table, Vec<Row>>,
    /// The last day of its reports.
    pub(super) as_of: Date,
}

/// An order, a return or a credit note: whose it is, when, and numbers that say the rest.
#[derive(Clone, Debug)]
struct Document {
    account: u16,
    manager: u16,
    day: u16,
    kind: u16,
    lines: Vec<[u16; 4]>,
}

/// Returns companies of a few accounts.
pub(super) fn companies() -> impl Strategy<Value = Company> {
    let line = any::<[u16; 4]>();
    let document = (0..9_u16, 0..5_u16, 0..DAYS, 0..12_u16, vec(line, 1..4)).prop_map(
        |(account, manager, day, kind, lines)| Document { account, manager, day, kind, lines },
    );
    let record = (1..Table::ALL.len(), any::<[u16; 26]>());
    (vec(document, 1..70), vec(record, 0..60), 250..DAYS).prop_map(|(documents, records, as_of)| {
        let mut tables = BTreeMap::from([(Table::Orders, orders(&documents))]);
        for (index, (table, numbers)) in records.iter().enumerate() {
            let table = Table::ALL[*table];
            // Rates say what lines in other currencies are worth; there are none.
            if table != Table::Rates {
                let known = tables.entry(table).or_default();
                known.push(row(table, index, known.len(), numbers));
            }
        }
        Company { tables, as_of: day(as_of) }
    })
}

impl Company {
    /// Writes the company as a snapshot.
    pub(super) fn write(&self, folder: &Path, part_rows: u64) -> Snapshot {
        let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
        let mut writer = SnapshotWriter::with_part_rows(folder, unit, part_rows).unwrap();
        for (&table, rows) in &self.tables {
            let mut table = writer.table(table).unwrap();
            for row in rows {
                table.push(row).unwrap();
            }
            table.finish().unwrap();
        }
        writer.finish(vec![], vec![]).unwrap()
    }

    /// Returns the company with the rows of every table the other way round.
    pub(super) fn reversed(mut self) -> Self {
        for rows in self.tables.values_mut() {
            rows.reverse();
        }
        self
    }
}

fn orders(documents: &[Document]) -> Vec<Row> {
    let lines = documents.iter().enumerate().flat_map(|(number, document)| {
        document.lines.iter().enumerate().map(move |line| order_line(number, document, line))
    });
    lines.collect()
}

fn order_line(number: usize, document: &Document, (line, numbers): (usize, &[u16; 4])) -> Row {
    let [amount, product, more, later] = *numbers;
    let cents = i64::from(amount) - 500;
    let (kind, cents) = match document.kind {
        0 => ("return", -cents),
        1 => ("credit_note", -cents),
        _ => ("sale", cents),
    };
    let ordered = document.day;
    let rarely = |every: u16, cell| (!more.is_multiple_of(every)).then_some(cell);
    let text = |text: &str| Cell::Text(text.to_owned());
    let named = |letter: char, number: u16, named: u16| {
        (number < named).then(|| Cell::Text(format!("{letter}{number}")))
    };
    let after = |days: u16| Cell::Date(day(ordered + days));
    let cells = [
        ("order_id", Some(Cell::Text(format!("O{number}")))),
        ("line_no", Some(Cell::Text(line.to_string()))),
        ("account_id", named('A', document.account, 8)),
        ("order_date", Some(after(0))),
        ("net_amount", Some(Cell::Money(Money(cents)))),
        ("doc_type", Some(text(kind))),
        ("status", Some(text(if more.is_multiple_of(13) { "cancelled" } else { "delivered" }))),
        ("manager_id", named('M', document.manager, 4)),
        ("product_id", named('P', product % 7, 6)),
        ("category", named('C', product % 4, 3)),
        ("qty", rarely(5, Cell::Integer(i64::from(more % 20) * 500))),
        ("unit_price", rarely(3, Cell::Money(Money(i64::from(amount % 900))))),
        ("list_price", rarely(2, Cell::Money(Money(i64::from(amount % 1_000))))),
        ("cost_amount", rarely(17, Cell::Money(Money(cents * 3 / 4)))),
        ("discount_pct", rarely(4, Cell::Integer(i64::from(more % 30) * 1_000))),
        ("promised_date", rarely(3, after(later % 9))),
        ("delivered_date", rarely(7, after(later % 17))),
        ("due_date", rarely(2, after(30))),
        ("paid_date", rarely(6, after(later % 60))),
    ];
    let cell = |column: &Column| {
        cells.iter().find(|cell| cell.0 == column.name).and_then(|cell| cell.1.clone())
    };
    Table::Orders.columns().iter().map(cell).collect()
}

/// Makes a row of a secondary table: the `index`th of all, with the `own`th identity of its table.
fn row(table: Table, index: usize, own: usize, numbers: &[u16; 26]) -> Row {
    let columns = table.columns().iter().zip(numbers).enumerate();
    columns.map(|(place, (column, &n))| cell(table, place, column, (index, own), n)).collect()
}

fn cell(
    table: Table,
    place: usize,
    column: &Column,
    (index, own): (usize, usize),
    n: u16,
) -> Option<Cell> {
    if !column.required && n.is_multiple_of(3) {
        return None;
    }
    let number = i64::from(n);
    Some(match column.kind {
        ColumnType::Text => Cell::Text(text(table, place, column.name, (index, own), n)),
        ColumnType::DateTime => Cell::Text(format!("{} 10:{:02}", day(n % DAYS), n % 60)),
        ColumnType::Integer => {
            Cell::Integer(if column.name == "level" { number % 4 } else { number % 5 - 2 })
        }
        ColumnType::Decimal => Cell::Integer(number % 100 * 1_000),
        ColumnType::Money => Cell::Money(Money(number * 7 - 20_000)),
        // What is required tells rows apart.
        ColumnType::Date if column.required => Cell::Date(day(u16::try_from(index).unwrap() * 17)),
        ColumnType::Date => Cell::Date(day(n % DAYS)),
    })
}

fn text(table: Table, place: usize, name: &str, (index, own): (usize, usize), n: u16) -> String {
    let one_of = |words: &[&str]| words[usize::from(n) % words.len()].to_owned();
    match (table, name) {
        (Table::Accounts, "account_id") => format!("A{own}"),
        (Table::Managers, "manager_id") => format!("M{own}"),
        (Table::Products, "product_id") => format!("P{own}"),
        (Table::Offers, "status") => one_of(&["open", "won", "lost"]),
        (Table::Contacts, "function") => {
            one_of(&["decides", "influences", "buys", "uses", "blocks"])
        }
        (Table::Interactions, "kind") => one_of(&["complaint", "feedback", "message", "call"]),
        (Table::Documents, "kind") => one_of(&["contract", "price_list", "sla", "tender"]),
        (Table::WinBackOffers, "kind") => one_of(&["special_offer", "gift", "discount"]),
        (_, "result") => one_of(&["returned", "answered", "none"]),
        (_, "reason" | "loss_reason") => one_of(&["price", "competitor", "unknown", "because"]),
        (_, "account_id" | "parent_id") => format!("A{}", n % 9),
        (_, "manager_id" | "lead") => format!("M{}", n % 5),
        (_, "product_id") => format!("P{}", n % 7),
        (Table::Credits, "order_id") => format!("O{index}"),
        (_, "segment" | "region" | "category") => format!("C{}", n % 3),
        // The first column of a table with an identity of its own, and whatever else tells rows apart.
        _ if place == 0 || matches!(name, "name" | "step" | "skill") => format!("{name} {index}"),
        _ => one_of(&["Häme & <b>", "=1+1", "\"quoted\", with comma", "x"]),
    }
}

fn day(number: u16) -> Date {
    START + i64::from(number).days()
}
