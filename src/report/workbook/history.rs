//! The sheet of class history: the cell of every account at the ends of past windows.

use crate::{
    analysis::{AccountAnalysis, ClassPoint},
    report::workbook::{
        Draft,
        data::NOT_YET,
        model::{Cell, Sheet, Style, Table},
        place::HEAD,
    },
};

/// The first of the ends.
pub(super) const FIRST_END: usize = 4;

/// Builds the sheet.
pub(super) fn sheet(draft: &Draft<'_>) -> Sheet {
    let mut rows = draft.opening("book-history", draft.word("book-history-lead"));
    let heads = ["book-id", "col-account", "book-announced", "book-change"];
    let heads = heads.map(|key| Cell::text(draft.word(key), Style::Head));
    let ends = ends(draft).iter().map(|end| Cell {
        style: Style::Head,
        ..Cell::text(draft.scene.language.day(end.last), Style::Head)
    });
    rows.push(heads.into_iter().chain(ends).collect());
    rows.extend(draft.ranked.rows.iter().map(|row| account(draft, row.account)));
    let columns = rows[HEAD as usize].len();
    let mut widths = vec![12.0, 30.0, 11.0, 22.0];
    widths.resize(columns, 12.0);
    let columns = u16::try_from(columns).expect("a sheet has fewer columns");
    Sheet {
        name: draft.word("book-history"),
        widths,
        rows,
        table: Some(Table { head: HEAD, columns }),
        kept: 2,
        ..Sheet::default()
    }
}

/// Returns the ends of the windows, oldest first; those of any account are those of all.
pub(super) fn ends<'a>(draft: &Draft<'a>) -> &'a [ClassPoint] {
    draft.ranked.rows.first().map_or(&[], |row| &row.account.segment.history)
}

fn account(draft: &Draft<'_>, account: &AccountAnalysis) -> Vec<Cell> {
    let standing = account.segment.standing;
    let change = standing.change.map(|change| {
        let key = if change.announced { "book-changed" } else { "book-borderline" };
        let letters = [("from", change.from), ("to", change.to)];
        let letters = letters.map(|(name, class)| (name, format!("{class:?}").into()));
        draft.scene.say(key, &letters)
    });
    let mut cells = vec![
        Cell::text(account.account.account_id.as_str(), Style::Text),
        Cell::text(account.account.name.as_str(), Style::Name),
        Cell::text(
            standing.announced.map_or(NOT_YET.to_owned(), |it| format!("{it:?}")),
            Style::Class,
        ),
        Cell::text(change.unwrap_or_default(), Style::Text),
    ];
    cells
        .extend(account.segment.history.iter().map(|point| Cell::text(name(*point), Style::Class)));
    cells
}

fn name(point: ClassPoint) -> String {
    match (point.abc, point.xyz) {
        (Some(abc), Some(xyz)) => format!("{abc:?}{xyz:?}"),
        (Some(abc), None) => format!("{abc:?}"),
        (None, Some(xyz)) => format!("N{xyz:?}"),
        (None, None) => NOT_YET.to_owned(),
    }
}
