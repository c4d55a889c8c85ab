//! Core accounts.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        KeyLabel, LabelReview, ReviewState,
        metrics::{Metric, MetricUnit},
    },
    model::Account,
};

/// Core account: an account that alone brings a tenth of the company's revenue.
///
/// ```text
/// core = revenue(account, current window) / revenue(company, current window) >= 10 %
/// ```
///
/// - **Unit:** yes or no, with the share.
/// - **Grain:** account; current window. The limit is `key_accounts.core_share`.
/// - **Undefined** (no) when the company's revenue is not positive.
/// - **Roll-up:** counts. Iconic and expert accounts are declared in the accounts table with a
///   reason, an owner and the day of the last review, not computed; a review that is missing or older
///   than 12 months is reported. Labels may overlap; they are shown in the order core, prospective,
///   iconic, expert.
/// - **Assumptions:** accounts of one group count singly.
///
/// # Reference
///
/// The trade's rule of thumb, settable; the data contract for the declared labels.
pub(super) const METRIC: Metric = Metric {
    id: "core_account",
    unit: MetricUnit::Class,
    name: "Core account",
    explanation: "An account that brings at least a tenth of the company's revenue.",
};

/// Returns the labels of an account in display order.
pub(in crate::analysis) fn labels(
    account: &Account,
    share: Option<f64>,
    core_share: f64,
) -> Vec<KeyLabel> {
    [
        (KeyLabel::Core, share.is_some_and(|share| share >= core_share)),
        (KeyLabel::Iconic, account.iconic_reason.is_some()),
        (KeyLabel::Expert, account.expert_reason.is_some()),
    ]
    .into_iter()
    .filter_map(|(label, holds)| holds.then_some(label))
    .collect()
}

/// Returns how old the review of the declared labels is; `None` without one.
pub(in crate::analysis) fn review(account: &Account, as_of: Date) -> Option<LabelReview> {
    let declared = account.iconic_reason.is_some() || account.expert_reason.is_some();
    let state = match account.label_reviewed {
        None => ReviewState::Missing,
        Some(day) if day < as_of.saturating_sub(12.months()) => ReviewState::Overdue,
        Some(_) => ReviewState::Current,
    };
    declared.then_some(LabelReview { state, no_owner: account.label_owner.is_none() })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{analysis::named, facts::Tables};

    #[test]
    fn a_declared_label_wants_a_review_every_twelve_months() {
        let reviewed = |iconic: bool, day| Account {
            iconic_reason: iconic.then(|| "everyone watches it".to_owned()),
            label_reviewed: day,
            ..named::account(&Tables::default(), "A")
        };
        let as_of = date(2026, 11, 22);
        let state = |day| review(&reviewed(true, day), as_of).unwrap().state;
        assert_eq!(state(None), ReviewState::Missing);
        assert_eq!(state(Some(date(2025, 11, 21))), ReviewState::Overdue);
        assert_eq!(state(Some(date(2025, 11, 22))), ReviewState::Current);
        assert!(review(&reviewed(true, None), as_of).unwrap().no_owner);
        assert_eq!(review(&reviewed(false, None), as_of), None);
    }
}
