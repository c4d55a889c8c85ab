//! Why accounts were lost, and what could have been seen before.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        AccountRecords, LeadingSigns, LossReason, ReasonSource, ReasonTable,
        metrics::{Metric, MetricUnit, on_time},
    },
    facts::AccountDay,
    model::{Money, Span},
    stats::number,
};

/// Reasons of losses: why the accounts lost in a window left, in number and money.
///
/// ```text
/// lost     the standing at the end of the window is lost, since a day inside it
/// reason   of the latest row of losses since the last purchase; else of the last offer lost in the
///          26 weeks before the last purchase or after it; else unknown
/// money    purchase values of the 365 days up to the last purchase
/// signs    in the 26 weeks before the last purchase and from there to the loss: complaints, promises
///          broken, messages unanswered; orders on time and late among those of the 26 weeks, and of
///          the 26 weeks before these
/// ```
///
/// - **Unit:** accounts and money; the share unknown is a ratio.
/// - **Grain:** account; company over the current and the base window, equally long, and the days since.
/// - **Undefined:** no share without a loss.
/// - **Roll-up:** counts and money add up.
/// - **Assumptions:** a reason is what somebody wrote down; signs are counts, not causes.
///
/// # Reference
///
/// The codes of the data contract; another word is unknown.
pub(super) const METRIC: Metric = Metric {
    id: "loss_reason",
    unit: MetricUnit::Class,
    name: "Reasons of losses",
    explanation: "Why the accounts lost in the window left, as written down, and what could have been \
                  seen before.",
};

const HALF_YEAR: i32 = 182;

impl LossReason {
    /// Every reason, in the order the trade lists them.
    pub const ALL: [Self; 8] = [
        Self::ServiceLevel,
        Self::QualityDecline,
        Self::MissedPromises,
        Self::IgnoredOpinions,
        Self::Price,
        Self::Competitor,
        Self::ClientClosed,
        Self::Unknown,
    ];

    /// Returns the reason of a code of the data contract.
    pub fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|reason| reason.code() == code).unwrap_or(Self::Unknown)
    }

    /// Returns the code of the data contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::ServiceLevel => "service_level",
            Self::QualityDecline => "quality_decline",
            Self::MissedPromises => "missed_promises",
            Self::IgnoredOpinions => "ignored_opinions",
            Self::Price => "price",
            Self::Competitor => "competitor",
            Self::ClientClosed => "client_closed",
            Self::Unknown => "unknown",
        }
    }
}

impl ReasonTable {
    /// Adds a loss.
    pub(in crate::analysis) fn add(&mut self, reason: LossReason, revenue: Money) {
        for sum in [self.reasons.entry(reason).or_default(), &mut self.total] {
            *sum = (sum.0 + 1, sum.1 + revenue);
        }
    }
}

/// Returns the reason of a loss after `last_purchase` as known at `as_of`.
pub(in crate::analysis) fn reason(
    records: &AccountRecords,
    last_purchase: Date,
    as_of: Date,
) -> (LossReason, Option<ReasonSource>) {
    let told = |code: Option<&str>| code.map_or(LossReason::Unknown, LossReason::of);
    let mut losses = records.losses.iter().rev();
    let row = losses.find(|row| (last_purchase..=as_of).contains(&row.noticed_on));
    if let Some(row) = row {
        return (told(row.reason.as_deref()), Some(ReasonSource::Loss));
    }
    let recent = last_purchase.saturating_sub(HALF_YEAR.days())..=as_of;
    let lost = records.offers.iter().filter(|offer| offer.status == "lost");
    let coded = lost.filter_map(|offer| Some((offer.closed?, told(offer.loss_reason.as_deref()))));
    let usable =
        coded.filter(|(day, reason)| recent.contains(day) && *reason != LossReason::Unknown);
    match usable.max_by_key(|(day, _)| *day) {
        Some((_, reason)) => (reason, Some(ReasonSource::Offer)),
        None => (LossReason::Unknown, None),
    }
}

/// Counts what could have been seen before a loss.
pub(in crate::analysis) fn signs<'a>(
    records: &AccountRecords,
    days_within: impl Fn(Span) -> &'a [AccountDay],
    last_purchase: Date,
    lost_on: Date,
) -> LeadingSigns {
    let end = last_purchase.tomorrow().expect("a purchase lies before the last day of time");
    let back = |days: i32| end.saturating_sub(days.days());
    let known = days_within(Span { from: Date::MIN, to: lost_on.saturating_add(1.day()) });
    let punctual = |from, to| {
        let placed = Span { from, to };
        let orders = on_time::orders(known.iter()).filter(|(day, _)| placed.contains(*day));
        let found = on_time::punctuality(orders.map(|(_, order)| order), lost_on);
        (found.on_time, found.late_delivered + found.overdue_undelivered)
    };
    let (on_time, late) = punctual(back(HALF_YEAR), end);
    let (on_time_before, late_before) = punctual(back(2 * HALF_YEAR), back(HALF_YEAR));
    let watched = back(HALF_YEAR)..=lost_on;
    let opened = || records.interactions.iter().filter(|row| watched.contains(&row.opened));
    let broken = |due: Date, kept: Option<Date>| {
        // On its last day a promise may still be kept.
        watched.contains(&due) && due < lost_on && kept.is_none_or(|kept| kept > due)
    };
    LeadingSigns {
        on_time,
        late,
        on_time_before,
        late_before,
        complaints: number(opened().filter(|row| row.kind == "complaint").count()),
        broken_promises: number(
            records.promises.iter().filter(|row| broken(row.due_on, row.kept_on)).count(),
        ),
        unanswered: number(
            opened()
                .filter(|row| row.kind != "feedback")
                .filter(|row| row.answered.or(row.closed).is_none_or(|day| day > lost_on))
                .count(),
        ),
    }
}
