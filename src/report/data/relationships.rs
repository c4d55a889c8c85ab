//! `relationships.csv`: how we stand with every account beside the figures.

use crate::{
    analysis::{AccountAnalysis, Analysis},
    report::data::table::{Table, or_empty, ratio},
};

const HEAD: [&str; 22] = [
    "account_id",
    "promises_open",
    "promises_overdue",
    "complaints_open",
    "complaint_themes_repeated",
    "orders_due",
    "orders_on_time",
    "documents",
    "documents_unread",
    "documents_ending",
    "next_meeting",
    "decision_coverage",
    "decider_silent_days",
    "competitors",
    "value_lost_to_competitors",
    "steps_done",
    "steps_open",
    "steps_overdue",
    "dossier_completeness",
    "dossier_age_days",
    "offers_won",
    "offers_lost",
];

/// Writes `relationships.csv`, by account.
pub(super) fn relationships(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    let named = analysis.accounts.iter().filter(|account| account.is_named());
    let mut accounts: Vec<&AccountAnalysis> = named.collect();
    accounts.sort_by_key(|account| &account.account.account_id);
    for account in accounts {
        table.row(cells(&table, account));
    }
    table.bytes()
}

fn cells(table: &Table<'_>, account: &AccountAnalysis) -> [String; 22] {
    let found = &account.relationship;
    let overdue = found.promises.iter().filter(|promise| promise.overdue_days > 0);
    let unread = found.documents.iter().filter(|document| document.read_on.is_none());
    let ending = found.documents.iter().filter(|document| document.ends_soon);
    [
        account.account.account_id.clone(),
        found.promises.len().to_string(),
        overdue.count().to_string(),
        found.complaints.open.len().to_string(),
        found.complaints.repeats().count().to_string(),
        found.deliveries.due().to_string(),
        found.deliveries.on_time.to_string(),
        found.documents.len().to_string(),
        unread.count().to_string(),
        ending.count().to_string(),
        or_empty(found.next_meeting.map(|meeting| meeting.day)),
        ratio(Some(found.decisions.coverage)),
        or_empty(found.decisions.decider_silent_days),
        found.competitors.len().to_string(),
        table.money(found.competitors.iter().map(|rival| rival.value_lost).sum()),
        found.programme.done.to_string(),
        found.programme.open.to_string(),
        found.programme.overdue.to_string(),
        ratio(Some(found.dossier.completeness)),
        or_empty(found.dossier.age_days),
        found.offers.won.to_string(),
        found.offers.lost.to_string(),
    ]
}
