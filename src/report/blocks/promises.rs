//! B5: what is open between us: promises, complaints, documents that end; the most urgent first.

use jiff::{ToSpan, civil::Date};
use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    model::{Money, Table},
    report::{
        blocks::{Charts, Content},
        records::{DOCUMENT_DAYS, document_key},
        scene::{Scene, short_person, shortened},
        slice::AccountSlice,
    },
};

const MOST: usize = 6;
const TEXT: usize = 46;
const WHO: usize = 14;

#[derive(Serialize)]
struct View {
    message: String,
    rows: Vec<Row>,
    more: usize,
}

#[derive(Serialize)]
struct Row {
    what: String,
    who: String,
    due: Date,
    /// Days past due; zero and less for those still ahead.
    overdue: i32,
    value: Option<Money>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = slice.account;
    let mut rows = promises(account, scene);
    rows.extend(complaints(account, scene));
    rows.extend(documents(account, scene));
    let known = [Table::Promises, Table::Interactions, Table::Documents];
    if rows.is_empty() && !known.into_iter().any(|table| scene.run.has(table)) {
        return None;
    }
    rows.sort_by_key(|row| std::cmp::Reverse(urgency(row)));
    let view = View {
        message: message(&rows, scene),
        more: rows.len().saturating_sub(MOST),
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
    let open = account.records.promises.iter().filter(|promise| promise.kept_on.is_none());
    open.map(|promise| Row {
        what: shortened(&promise.text, TEXT),
        who: short_person(&scene.owner(account), WHO),
        due: promise.due_on,
        overdue: -scene.days_to(promise.due_on),
        value: promise.value_amount,
    })
    .collect()
}

fn complaints(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<Row> {
    let open = account
        .records
        .interactions
        .iter()
        .filter(|row| row.kind == "complaint" && row.closed.is_none());
    open.map(|row| {
        let limit = i64::from(scene.scope.settings.duties.complaint_days);
        let due = row.opened.saturating_add(limit.days());
        let theme = row.theme.as_deref().or(row.text.as_deref()).unwrap_or_default();
        let what = scene.say(
            "open-complaint",
            &[("theme", theme.into()), ("days", i64::from(-scene.days_to(row.opened)).into())],
        );
        Row {
            what: shortened(&what, TEXT),
            who: short_person(&scene.owner(account), WHO),
            due,
            overdue: -scene.days_to(due),
            value: None,
        }
    })
    .collect()
}

fn documents(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<Row> {
    let ending = account.records.documents.iter().filter_map(|document| {
        let end = document.valid_to.filter(|end| scene.within(*end, DOCUMENT_DAYS))?;
        Some((document, end))
    });
    ending
        .map(|(document, end)| {
            let kind = scene.language.word(&document_key(&document.kind));
            Row {
                what: scene.say("open-document", &[("document", kind.into())]),
                who: short_person(&scene.owner(account), WHO),
                due: end,
                overdue: -scene.days_to(end),
                value: None,
            }
        })
        .collect()
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
