//! Who else courts an account, and what went to whom.

use std::{cmp::Reverse, collections::BTreeMap};

use jiff::civil::Date;

use crate::{
    analysis::{OfferHistory, Rival},
    model::{Competitor, Money, Offer},
};

/// The reason of a loss that nobody gave.
const UNKNOWN: &str = "unknown";

/// Returns the competitors of the records and of lost offers, by value lost, then last incident.
pub(super) fn rivals(competitors: &[Competitor], offers: &[Offer], as_of: Date) -> Vec<Rival> {
    let mut rivals: BTreeMap<&str, Rival> = BTreeMap::new();
    for (record, row) in (0..).zip(competitors).filter(|(_, row)| is_known(row, as_of)) {
        let seen = [row.since, row.noted_on].into_iter().flatten();
        let rival = rivals.entry(row.name.trim()).or_insert_with(|| rival(row.name.trim()));
        rival.record = Some(record);
        rival.since = rival.since.into_iter().chain(row.since).min();
        rival.last_incident = rival.last_incident.into_iter().chain(seen).max();
    }
    for (offer, closed) in decided(offers, as_of).filter(|(offer, _)| offer.status == "lost") {
        let Some(name) = offer.competitor.as_deref().map(str::trim) else { continue };
        let rival = rivals.entry(name).or_insert_with(|| rival(name));
        rival.last_incident = rival.last_incident.into_iter().chain(closed).max();
        rival.offers_lost += 1;
        rival.value_lost += offer.amount.unwrap_or(Money::ZERO);
    }
    let mut rivals: Vec<Rival> = rivals.into_values().collect();
    rivals.sort_by_key(|rival| (Reverse(rival.value_lost), Reverse(rival.last_incident)));
    rivals
}

/// Returns whether a competitor was at the account by then, and noted by then.
pub(in crate::analysis) fn is_known(competitor: &Competitor, as_of: Date) -> bool {
    [competitor.since, competitor.noted_on].into_iter().flatten().all(|day| day <= as_of)
}

fn rival(name: &str) -> Rival {
    Rival {
        name: name.to_owned(),
        record: None,
        since: None,
        last_incident: None,
        offers_lost: 0,
        value_lost: Money::ZERO,
    }
}

/// Returns the offers decided by `as_of`, with the day; one without a day counts as decided.
pub(super) fn decided(
    offers: &[Offer],
    as_of: Date,
) -> impl Iterator<Item = (&Offer, Option<Date>)> {
    offers
        .iter()
        .filter(|offer| matches!(offer.status.as_str(), "won" | "lost"))
        .map(|offer| (offer, offer.closed))
        .filter(move |(_, closed)| closed.is_none_or(|day| day <= as_of))
}

/// Counts what was won and lost, and why.
pub(super) fn history(offers: &[Offer], as_of: Date) -> OfferHistory {
    let mut history = OfferHistory::default();
    for (offer, _) in decided(offers, as_of) {
        let value = offer.amount.unwrap_or(Money::ZERO);
        if offer.status == "won" {
            history.won += 1;
            history.won_value += value;
            continue;
        }
        history.lost += 1;
        history.lost_value += value;
        let reason = offer.loss_reason.clone().unwrap_or_else(|| UNKNOWN.to_owned());
        let (count, sum) = history.reasons.entry(reason).or_default();
        *count += 1;
        *sum += value;
    }
    history
}
