//! Offers won.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    analysis::{
        LostOffers, OfferResults, WinRate,
        metrics::{Metric, MetricUnit},
    },
    model::{Money, Offer, Span},
    stats::{Hits, beta_binomial, funnel, wilson},
};

/// Win rate: the share of decided offers that were won.
///
/// ```text
/// win rate = won / (won + lost)
/// ```
///
/// - **Unit:** ratio between 0 and 1, with a 95 % Wilson interval.
/// - **Grain:** company or manager; by the day the offer was **closed**, all time or a window. Open
///   offers are in neither part.
/// - **Undefined** without a decided offer; prints as an en dash.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** offers are decided independently of each other.
/// - **Shrunk rate:** `(alpha + won) / (alpha + beta + closed)` with a beta distribution of the
///   managers' true rates, fitted by maximum likelihood. The likelihood is often flat; then managers
///   do not differ, and all shrunk rates are nearly the common one.
/// - **Outliers** are named only outside of the 99.8 % funnel limits, widened where all managers differ
///   more than chance.
///
/// # Reference
///
/// Wilson (1927), Newcombe (1998); Spiegelhalter (2005) for the funnel; the fit checked against an
/// independent one (`tests/reference/win_rates.json`).
pub(super) const METRIC: Metric = Metric {
    id: "win_rate",
    unit: MetricUnit::Ratio,
    name: "Win rate",
    explanation: "The share of decided offers that were won; open offers do not count.",
};

/// Counts the decided offers of a span by the day they were closed, or of all time, by manager.
pub(in crate::analysis) fn results<'a>(
    offers: impl Iterator<Item = &'a Offer> + Clone,
    span: Option<Span>,
) -> OfferResults {
    let (mut all, mut managers) = (Hits::default(), BTreeMap::<&str, Hits>::new());
    for (offer, won) in decided(offers.clone(), span) {
        let hit = Hits { hits: usize::from(won), cases: 1 };
        all = all + hit;
        if let Some(manager) = &offer.manager_id {
            let hits = managers.entry(manager).or_default();
            *hits = *hits + hit;
        }
    }
    let hits: Vec<Hits> = managers.values().copied().collect();
    let (fit, funnel) = (beta_binomial(&hits), funnel(&hits));
    let rate = |hits: Hits| WinRate {
        won: hits.hits,
        closed: hits.cases,
        interval: wilson(hits.hits, hits.cases),
        shrunk: fit.map(|fit| fit.share(hits)),
        funnel: funnel.and_then(|funnel| funnel.point(hits)),
    };
    OfferResults {
        all: WinRate { shrunk: None, funnel: None, ..rate(all) },
        by_manager: managers.iter().map(|(id, hits)| ((*id).to_owned(), rate(*hits))).collect(),
        fit,
        funnel,
        lost: lost(offers, span),
    }
}

/// Counts lost offers by reason, the most frequent first.
pub(in crate::analysis) fn lost<'a>(
    offers: impl Iterator<Item = &'a Offer>,
    span: Option<Span>,
) -> Vec<LostOffers> {
    let mut reasons: BTreeMap<Option<&str>, LostOffers> = BTreeMap::new();
    for (offer, _) in decided(offers, span).filter(|(_, won)| !won) {
        let lost = reasons.entry(offer.loss_reason.as_deref()).or_default();
        lost.reason.clone_from(&offer.loss_reason);
        lost.offers += 1;
        lost.amount += offer.amount.unwrap_or(Money::ZERO);
    }
    let mut lost: Vec<LostOffers> = reasons.into_values().collect();
    // Stable: reasons as frequent as each other stay by name.
    lost.sort_by_key(|reason| std::cmp::Reverse(reason.offers));
    lost
}

/// Returns the offers decided in a span, or ever, with whether they were won.
fn decided<'a>(
    offers: impl Iterator<Item = &'a Offer>,
    span: Option<Span>,
) -> impl Iterator<Item = (&'a Offer, bool)> {
    let closed_in =
        move |day: Option<Date>| span.is_none_or(|span| day.is_some_and(|day| span.contains(day)));
    offers.filter(move |offer| closed_in(offer.closed)).filter_map(|offer| {
        match offer.status.as_str() {
            "won" => Some((offer, true)),
            "lost" => Some((offer, false)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn offer(manager: &str, status: &str, created: Date, closed: Option<Date>) -> Offer {
        Offer {
            offer_id: String::new(),
            account_id: "A".to_owned(),
            manager_id: Some(manager.to_owned()),
            product_id: None,
            created: Some(created),
            closed,
            status: status.to_owned(),
            amount: Some(Money(10)),
            loss_reason: (status == "lost").then(|| "price".to_owned()),
            competitor: None,
        }
    }

    #[test]
    fn pitfall_24_the_win_rate_leaves_open_offers_out_and_goes_by_the_closing_day() {
        let (may, june) = (date(2026, 5, 1), date(2026, 6, 1));
        let offers = [
            offer("M", "won", may, Some(june)),
            offer("M", "lost", may, Some(may)),
            offer("M", "open", june, None),
            offer("N", "lost", june, Some(june)),
        ];
        let all = results(offers.iter(), None);
        assert_eq!((all.all.won, all.all.closed, all.all.rate()), (1, 3, Some(1.0 / 3.0)));
        assert_eq!(all.by_manager["M"].rate(), Some(0.5));
        let month = Span { from: june, to: date(2026, 7, 1) };
        let found = results(offers.iter(), Some(month));
        assert_eq!((found.all.won, found.all.closed), (1, 2));
        assert_eq!(found.by_manager["M"].rate(), Some(1.0));
        let lost = LostOffers { reason: Some("price".to_owned()), offers: 1, amount: Money(10) };
        assert_eq!(found.lost, [lost]);
    }

    #[test]
    fn nothing_decided_has_no_rate() {
        let open = offer("M", "open", date(2026, 5, 1), None);
        let found = results([&open].into_iter(), None);
        assert_eq!((found.all.rate(), found.all.interval, found.fit), (None, None, None));
        assert!(found.by_manager.is_empty());
    }
}
