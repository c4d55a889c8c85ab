//! `questions.csv`: what to ask and propose at the next meeting of every account, with the evidence.

use crate::{
    analysis::{AccountAnalysis, Analysis, Point},
    report::data::{
        summary::text,
        table::{Table, or_empty},
    },
};

const HEAD: [&str; 11] = [
    "account_id",
    "rank",
    "kind",
    "subject",
    "money",
    "name",
    "day",
    "days",
    "amount",
    "share",
    "count",
];

/// Writes `questions.csv`, by account, questions first, each by rank.
pub(super) fn questions(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    let mut accounts: Vec<&AccountAnalysis> = analysis.accounts.iter().collect();
    accounts.sort_by_key(|account| &account.account.account_id);
    for account in accounts {
        let agenda = &account.relationship.agenda;
        for list in [agenda.best_questions(), agenda.best_proposals()] {
            for (rank, point) in (1_usize..).zip(list) {
                table.row(cells(&table, &account.account.account_id, rank, point));
            }
        }
    }
    table.bytes()
}

fn cells(table: &Table<'_>, account_id: &str, rank: usize, point: &Point) -> [String; 11] {
    let evidence = &point.evidence;
    [
        account_id.to_owned(),
        rank.to_string(),
        text(&point.subject.kind()),
        point.subject.word().to_owned(),
        table.money(point.money),
        evidence.name.clone().unwrap_or_default(),
        or_empty(evidence.day),
        or_empty(evidence.days),
        or_empty(evidence.amount.map(|amount| table.money(amount))),
        or_empty(evidence.share.map(|share| format!("{share:.8}"))),
        or_empty(evidence.count),
    ]
}
