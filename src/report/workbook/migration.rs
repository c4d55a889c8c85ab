//! The sheet of migration: who changed the class of value, and how the classes grew.

use crate::{
    analysis::{AbcClass, Migration},
    report::workbook::{
        Draft, classes,
        data::{self, NOT_YET},
        history::{FIRST_END, ends},
        model::{Cell, Outcome, Sheet, Style},
        place::{at, fixed},
    },
};

const NOW: [AbcClass; 4] = [AbcClass::A, AbcClass::B, AbcClass::C, AbcClass::N];
const BASE: [Option<AbcClass>; 5] =
    [Some(AbcClass::A), Some(AbcClass::B), Some(AbcClass::C), Some(AbcClass::N), None];

/// What a block of pairs counts.
struct Pairs<'a> {
    key: &'a str,
    /// Start and end of the formula around the two pairs of range and letter.
    formula: String,
    result: &'a dyn Fn(&Migration) -> f64,
    styles: [Style; 2],
}

/// Builds the sheet.
pub(super) fn sheet(draft: &Draft<'_>) -> Sheet {
    let mut rows = draft.opening("book-migration", draft.word("book-migration-lead"));
    let unit = &draft.scene.scope.unit;
    pairs(
        draft,
        &mut rows,
        &Pairs {
            key: "book-migration-accounts",
            formula: "COUNTIFS(".to_owned(),
            result: &|pair| f64::from(pair.accounts),
            styles: [Style::Count, Style::TotalCount],
        },
    );
    pairs(
        draft,
        &mut rows,
        &Pairs {
            key: "book-migration-revenue",
            formula: format!("SUMIFS({},", draft.data.column(data::REVENUE)),
            result: &|pair| unit.whole(pair.revenue_current),
            styles: [Style::Money, Style::TotalMoney],
        },
    );
    by_end(draft, &mut rows);
    let mut widths = vec![24.0];
    widths.resize(1 + ends(draft).len().max(5), 16.0);
    Sheet { name: draft.word("book-migration"), widths, rows, ..Sheet::default() }
}

/// Adds a block of classes in the base window by classes now.
fn pairs(draft: &Draft<'_>, rows: &mut Vec<Vec<Cell>>, pairs: &Pairs<'_>) {
    rows.push(vec![Cell::text(draft.word(pairs.key), Style::Block)]);
    let head = rows.len();
    let total = draft.word("book-total");
    let letters = NOW.map(|class| Cell::text(format!("{class:?}"), Style::HeadRight));
    let mut line = vec![Cell::text(draft.word("book-from-to"), Style::Head)];
    line.extend(letters);
    line.push(Cell::text(total.clone(), Style::HeadRight));
    rows.push(line);
    for from in BASE {
        let row = rows.len();
        let letter = from.map_or(NOT_YET.to_owned(), |class| format!("{class:?}"));
        let mut line = vec![Cell::text(letter, Style::Name)];
        line.extend(NOW.iter().enumerate().map(|(column, to)| {
            let inside = |pair: &&Migration| pair.from == from && pair.to == *to;
            let formula = format!(
                "{}{},{},{},{})",
                pairs.formula,
                draft.data.column(draft.columns.abc_base),
                fixed(0, row),
                draft.classes.column(classes::ABC),
                fixed(column + 1, head),
            );
            Cell::formula(formula, sum(draft, pairs, inside), pairs.styles[0])
        }));
        let formula = format!("SUM({}:{})", at(1, row), at(4, row));
        line.push(Cell::formula(
            formula,
            sum(draft, pairs, |pair| pair.from == from),
            pairs.styles[0],
        ));
        rows.push(line);
    }
    let row = rows.len();
    let mut line = vec![Cell::text(total, Style::TotalName)];
    for column in 1..6 {
        let formula = format!("SUM({}:{})", at(column, head + 1), at(column, row - 1));
        let inside = |pair: &&Migration| NOW.get(column - 1).is_none_or(|to| pair.to == *to);
        line.push(Cell::formula(formula, sum(draft, pairs, inside), pairs.styles[1]));
    }
    rows.push(line);
    rows.push(vec![]);
}

fn sum(draft: &Draft<'_>, pairs: &Pairs<'_>, inside: impl Fn(&&Migration) -> bool) -> Outcome {
    let migration = &draft.analysis.company.segmentation.migration;
    Outcome::Number(migration.iter().filter(inside).map(pairs.result).sum())
}

/// Adds the number of accounts of each class at the end of each window.
fn by_end(draft: &Draft<'_>, rows: &mut Vec<Vec<Cell>>) {
    rows.push(vec![Cell::text(draft.word("book-by-end"), Style::Block)]);
    let days = ends(draft).iter();
    let days = days.map(|end| Cell::text(draft.scene.language.day(end.last), Style::HeadRight));
    rows.push([Cell::text(draft.word("col-class"), Style::Head)].into_iter().chain(days).collect());
    for class in [AbcClass::A, AbcClass::B, AbcClass::C] {
        let mut line = vec![Cell::text(format!("{class:?}"), Style::Name)];
        line.extend((0..ends(draft).len()).map(|end| {
            let column = draft.history.column(FIRST_END + end);
            let formula = format!("SUMPRODUCT(--(LEFT({column},1)={}))", fixed(0, rows.len()));
            let at_end = draft.ranked.rows.iter();
            let count =
                at_end.filter(|row| row.account.segment.history[end].abc == Some(class)).count();
            Cell::formula(formula, Outcome::Number(classes::number(count)), Style::Count)
        }));
        rows.push(line);
    }
}
