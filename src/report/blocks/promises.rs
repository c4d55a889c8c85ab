//! B5: what is open between us: promises, complaints, documents that end; the most urgent first.

use jiff::{ToSpan, civil::Date};
use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    model::{Money, Table},
    report::{
        blocks::{Charts, Content},
        records::document_key,
        scene::{Scene, short_person, shortened},
        slice::AccountSlice,
    },
};

/// Rows shown; the caption tells how many there are.
const MOST: usize = 4;
const TEXT: usize = 46;
const WHO: usize = 14;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The rows of the table.
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// What was promised, or the risk.
    what: String,
    /// Who promised it.
    who: String,
    /// By when.
    due: Date,
    /// Days past due; zero and less for those still ahead.
    overdue: i32,
    /// What it is worth; `none` where it is not known.
    value: Option<Money>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    let mut rows = promises(account, scene);
    rows.extend(unpaid(account, scene));
    rows.extend(undelivered(account, scene));
    rows.extend(complaints(account, scene));
    rows.extend(documents(account, scene));
    let asked = account.trade.receivables.is_some();
    let known = [Table::Promises, Table::Interactions, Table::Documents];
    if rows.is_empty() && !asked && !known.into_iter().any(|table| scene.run.has(table)) {
        return None;
    }
    rows.sort_by_key(|row| std::cmp::Reverse(urgency(row)));
    let view = View {
        message: message(&rows, scene),
        caption: caption(rows.len(), scene),
        rows: rows.into_iter().take(MOST).collect(),
    };
    Some(Content::new(&view, Charts::of("promises")))
}

/// Overdue days times value; what is not due yet stands below by its day.
fn urgency(row: &Row) -> (bool, i128) {
    let days = i128::from(row.overdue);
    if row.overdue > 0 {
        let value = row.value.map_or(1, |value| value.0.max(1));
        (true, days * i128::from(value))
    } else {
        (false, days)
    }
}

fn promises(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<Row> {
    let open = account.relationship.promises.iter();
    open.map(|promise| Row {
        what: shortened(&account.records.promises[promise.record].text, TEXT),
        who: short_person(&scene.owner(account), WHO),
        due: promise.due_on,
        overdue: promise.overdue_days,
        value: promise.value,
    })
    .collect()
}

/// What is past its due date, by the oldest invoice.
fn unpaid(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<Row> {
    let owed = account.trade.receivables.filter(|owed| owed.overdue.is_positive())?;
    Some(Row {
        what: scene.language.word("open-invoices"),
        who: short_person(&scene.owner(account), WHO),
        due: owed.oldest_due?,
        overdue: owed.oldest_days?,
        value: Some(owed.overdue),
    })
}

/// Orders whose promised day has come without a delivery.
fn undelivered(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<Row> {
    let deliveries = &account.relationship.deliveries;
    let waiting = deliveries.overdue_undelivered;
    (waiting > 0).then(|| Row {
        what: scene.say("open-deliveries", &[("count", i64::from(waiting).into())]),
        who: short_person(&scene.owner(account), WHO),
        due: scene.scope.as_of,
        overdue: 0,
        value: None,
    })
}

fn complaints(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<Row> {
    let open = account.relationship.complaints.open.iter();
    open.map(|open| {
        let row = &account.records.interactions[open.record];
        let theme = row.theme.as_deref().or(row.text.as_deref()).unwrap_or_default();
        let what = scene.say(
            "open-complaint",
            &[("theme", theme.into()), ("days", i64::from(open.days).into())],
        );
        Row {
            what: shortened(&what, TEXT),
            who: short_person(&scene.owner(account), WHO),
            due: scene.scope.as_of.saturating_sub(i64::from(open.overdue_days).days()),
            overdue: open.overdue_days,
            value: None,
        }
    })
    .collect()
}

fn documents(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<Row> {
    let ending = account.relationship.documents.iter().filter(|state| state.ends_soon);
    ending
        .filter_map(|state| {
            let kind = scene.language.word(&document_key(&state.kind));
            Some(Row {
                what: scene.say("open-document", &[("document", kind.into())]),
                who: short_person(&scene.owner(account), WHO),
                due: account.records.documents[state.record].valid_to?,
                overdue: -state.ends_in_days?,
                value: None,
            })
        })
        .collect()
}

fn caption(all: usize, scene: &Scene<'_>) -> String {
    let unit = ("unit", scene.unit().into());
    if all <= MOST {
        return scene.say("promises-caption", &[unit]);
    }
    scene.say("promises-caption-cut", &[unit, ("shown", MOST.into()), ("all", all.into())])
}

fn message(rows: &[Row], scene: &Scene<'_>) -> String {
    let oldest = rows.iter().map(|row| row.overdue).max().unwrap_or(0);
    let number = i64::try_from(rows.len()).expect("a count of rows");
    let key = match (rows.is_empty(), oldest > 0) {
        (true, _) => "promises-message-none",
        (false, false) => "promises-message-ahead",
        (false, true) => "promises-message",
    };
    scene.say(
        key,
        &[
            ("count", number.into()),
            ("number", scene.language.number_word(number).into()),
            ("days", i64::from(oldest).into()),
        ],
    )
}
