//! N1: the names of scenarios in heads; N8: variances beside amounts; N13: figures at the right, few rows.

use crate::report::{
    document::{Align, Block, RowKind, Table, TableCell},
    lint::{
        Breach, Rule,
        figures::is_figure,
        walk::{Parts, plain},
    },
};

const MOST_ROWS: usize = 25;
/// Other names for scenarios, as spreadsheets have them.
const ALIASES: [&str; 18] = [
    "ACT", "ACTUAL", "ACTUALS", "BU", "BUD", "BUDGET", "FCST", "FORECAST", "IST", "LY", "PLAN",
    "PP", "PREV", "SOLL", "TGT", "VJ", "LE", "CY",
];
const SCENARIOS: [&str; 4] = ["AC", "PY", "PL", "FC"];

/// Checks the tables of a block.
pub(super) fn check(block: &Block) -> Vec<Breach> {
    let tables = Parts::of(block).tables;
    tables.into_iter().flat_map(|table| table_of(block, table)).collect()
}

fn table_of(block: &Block, table: &Table) -> Vec<Breach> {
    let mut found = vec![];
    let breach = |rule, what: String| Breach::new(rule, &block.id, what);
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Body).count();
    // One row more tells what is left out.
    if rows > MOST_ROWS + 1 && !block.flows {
        found.push(breach(Rule::N13, format!("a table has {rows} rows")));
    }
    found.extend(lonely_variance(table).map(|head| {
        breach(Rule::N8, format!("the relative variance `{head}` stands beside no amount"))
    }));
    for (index, column) in table.columns.iter().enumerate() {
        let head = plain(&column.head);
        if let Some(word) = unknown_scenario(&head) {
            found.push(breach(Rule::N1, format!("the column head `{word}` is no scenario")));
        }
        if column.align != Align::Right && holds_figures(table, index) {
            let what =
                format!("column {} (`{head}`) holds figures but is not right-aligned", index + 1);
            found.push(breach(Rule::N13, what));
        }
    }
    found
}

/// Returns the head of a relative variance to the left of which no figure tells how much it is.
fn lonely_variance(table: &Table) -> Option<String> {
    let heads: Vec<String> =
        table.columns.iter().map(|column| plain(&column.head).trim().to_owned()).collect();
    let is_relative = |head: &String| head.starts_with('Δ') && head.ends_with('%');
    let any = |column, is_it: fn(&TableCell) -> bool| {
        table.rows.iter().any(|row| row.cells.get(column).is_some_and(is_it))
    };
    let relative = heads.iter().enumerate().filter(|(_, head)| is_relative(head));
    // Where nothing is known, neither column has a figure.
    let mut lonely = relative
        .filter(|(place, _)| any(*place, is_variance) && !(0..*place).any(|at| any(at, is_amount)));
    lonely.next().map(|(_, head)| head.clone())
}

/// Returns whether a cell tells a relative variance.
fn is_variance(cell: &TableCell) -> bool {
    matches!(cell, TableCell::Text(runs) if plain(runs).chars().any(|letter| letter.is_ascii_digit()))
}

/// Returns whether a cell holds an amount, in figures or drawn.
fn is_amount(cell: &TableCell) -> bool {
    match cell {
        TableCell::Text(runs) => {
            let text = plain(runs);
            // An estimate has its mark.
            let figure = text.trim().trim_end_matches('*');
            is_figure(figure) && !figure.ends_with('%')
        }
        TableCell::Chart(chart) => chart.plot.texts().iter().any(|text| is_figure(text)),
    }
}

/// Returns the word of a head that names a scenario otherwise than the notation does.
fn unknown_scenario(head: &str) -> Option<&str> {
    head.split(|letter: char| letter.is_whitespace() || "·,()/".contains(letter)).find(|word| {
        let named = word.strip_prefix('Δ').unwrap_or(word);
        let variance = *word != named && !named.is_empty() && named != "%";
        ALIASES.contains(&named) || (variance && !SCENARIOS.contains(&named))
    })
}

/// Returns whether all that a column says are formatted figures, and at least two.
///
/// A number without sign, separator or decimals may be a name, such as that of an order.
fn holds_figures(table: &Table, column: usize) -> bool {
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Body);
    let texts = rows.filter_map(|row| match row.cells.get(column)? {
        TableCell::Text(runs) => Some(plain(runs)).filter(|text| !text.trim().is_empty()),
        TableCell::Chart(_) => None,
    });
    let texts: Vec<String> = texts.collect();
    let formatted = |text: &String| {
        is_figure(text) && !text.trim().chars().all(|letter| letter.is_ascii_digit())
    };
    texts.iter().all(|text| is_figure(text))
        && texts.iter().filter(|text| formatted(text)).count() > 1
}
