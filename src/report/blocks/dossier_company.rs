//! Dossier: what is known of the company behind the account, each field with its source and date.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, shortened},
        slice::AccountSlice,
    },
};

/// Longest text of a field: two lines.
const TEXT: usize = 104;
const SOURCE: usize = 30;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The rows of the table.
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// What is asked, as the code of its word.
    field: &'static str,
    /// `None`: to be asked.
    known: Option<String>,
    /// Where it is from; `none` where nobody said.
    source: Option<String>,
    /// When it was checked; `none` where nobody said.
    date: Option<Date>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    let complete = scene.percent(account.relationship.dossier.completeness, 0);
    let rows = rows(account, scene);
    let unknown = rows.iter().filter(|row| row.known.is_none()).count();
    let words = [("share", complete.into()), ("unknown", unknown.into())];
    let view = View { message: scene.say("dossier-message", &words), rows };
    Some(Content::new(&view, Charts::of("dossier_company")))
}

fn rows(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<Row> {
    let master = &account.account;
    let source = master.dossier_source.as_deref().map(|source| shortened(source, SOURCE));
    let row = |field, known: Option<String>| Row {
        field,
        source: source.clone().filter(|_| known.is_some()),
        date: master.dossier_checked.filter(|_| known.is_some()),
        known: known.map(|text| shortened(&text, TEXT)),
    };
    let budget = master.budget_amount.map(|budget| scene.amount(budget));
    let headcount =
        master.headcount.map(|count| scene.language.count(count, crate::locale::Sign::Minus));
    vec![
        row("description", master.description.clone()),
        row("headcount", headcount),
        row("history", history(account, scene)),
        row("structure", master.structure.clone()),
        row("environment", master.environment.clone()),
        row("budget", budget),
        solvency(account, scene),
    ]
}

fn history(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let master = &account.account;
    let founded = master
        .founded
        .map(|year| scene.say("dossier-founded", &[("year", year.to_string().into())]));
    let parts: Vec<String> = founded.into_iter().chain(master.history.clone()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What it owes against its limit, out of the order lines; the limit out of the master record.
fn solvency(account: &AccountAnalysis, scene: &Scene<'_>) -> Row {
    let owed = account.trade.receivables;
    let limit = account.account.credit_limit;
    let known = owed.map(|owed| {
        let mut words = vec![
            ("open", scene.amount(owed.open).into()),
            ("overdue", scene.amount(owed.overdue).into()),
        ];
        match limit.and_then(|limit| Some((limit, owed.open.ratio_to(limit)?))) {
            Some((limit, used)) => {
                words.push(("limit", scene.amount(limit).into()));
                words.push(("used", scene.percent(used, 0).into()));
                scene.say("solvency-limit", &words)
            }
            None => scene.say("solvency-open", &words),
        }
    });
    Row {
        field: "solvency",
        source: known.is_some().then(|| scene.language.word("dossier-order-lines")),
        date: known.is_some().then_some(scene.scope.as_of),
        known,
    }
}
