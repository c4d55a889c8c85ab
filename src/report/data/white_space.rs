//! `white_space.csv`: what like accounts buy and this one does not.

use crate::{
    analysis::{AccountAnalysis, Analysis, SpaceReason},
    report::data::{
        summary::text,
        table::{Table, or_empty, ratio},
    },
};

const HEAD: [&str; 12] = [
    "account_id",
    "category",
    "actual",
    "own_share",
    "peer_share",
    "peers",
    "buyers",
    "confidence",
    "potential",
    "limited",
    "reason",
    "last_bought",
];

/// Writes `white_space.csv`, by account, then potential.
pub(super) fn white_space(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    let mut accounts: Vec<&AccountAnalysis> = analysis.accounts.iter().collect();
    accounts.sort_by_key(|account| &account.account.account_id);
    for account in accounts {
        let space = &account.trade.white_space;
        for proposal in &space.proposals {
            let (reason, last) = reason(proposal.reason);
            table.row([
                account.account.account_id.clone(),
                proposal.category.clone(),
                table.money(proposal.actual),
                ratio(Some(proposal.own_share)),
                ratio(Some(proposal.peer_share)),
                space.peers.to_string(),
                proposal.buyers.to_string(),
                space.confidence.as_ref().map(text).unwrap_or_default(),
                table.money(proposal.potential),
                proposal.limited.to_string(),
                reason.to_owned(),
                or_empty(last),
            ]);
        }
    }
    table.bytes()
}

fn reason(reason: SpaceReason) -> (&'static str, Option<crate::model::Date>) {
    match reason {
        SpaceReason::NotBought => ("not_bought", None),
        SpaceReason::Stopped(last) => ("stopped", Some(last)),
        SpaceReason::BuysLess => ("buys_less", None),
    }
}
