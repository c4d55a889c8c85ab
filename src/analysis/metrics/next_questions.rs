//! What to ask and propose next, by the money it is about.

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Money,
};

/// Questions and proposals for the next meeting, ranked by money.
///
/// | about | money |
/// |---|---|
/// | the account is lost or at risk; who decides is unknown; the contract ends | its worth |
/// | an open complaint, a decider out of touch | worth x days / 365, at least a usual order |
/// | an account that is only late, an open programme step, another document that ends | a usual order |
/// | an account that buys less | what it buys less: by its own variation in 26 weeks, else in a year |
/// | a dropped category | its sales in the year up to its last day |
/// | need or solvency of a candidate | its budget |
/// | a lost or open offer | its amount |
/// | late deliveries | worth x share of late orders |
/// | a price that moved by 5 % and more | what the move brought or cost |
/// | a competitor | other offers lost to it, at least a usual order |
/// | an unknown field | a tenth of its weight in the dossier x worth |
/// | an unknown function | a tenth of the weight of the decision system x worth |
/// | white space | the potential |
/// | a discount above the company's | what half the gap is worth a year, at most 3 points |
/// | a discount against volume | what one percent point costs a year |
/// | overdue money | the overdue amount |
///
/// *Worth* is the yearly revenue of the better of the two windows; a *usual order* is the current
/// revenue over its purchase days.
///
/// - **Unit:** money; it ranks, it is no forecast and is never summed.
/// - **Grain:** account; up to ten of each are kept, the best five questions and three proposals are
///   for the meeting. Equal money stands in the order of the list of subjects.
/// - **Undefined** never: without any exception or gap the question is what to do better next year.
/// - **Roll-up:** none.
/// - **Assumptions:** only facts of the data are evidence; nothing is inferred about persons.
///
/// # Reference
///
/// Rules of the trade; worked by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "next_questions",
    unit: MetricUnit::Money,
    name: "Questions and proposals",
    explanation: "What to ask and propose at the next meeting, ordered by the money it is about.",
};

/// Returns the money of something that has been open for some days: what the account buys in as long,
/// at least one usual order, at most a year.
pub(in crate::analysis) fn while_open(worth: Money, usual_order: Money, days: i32) -> Money {
    let part = i128::from(worth.0) * i128::from(days.clamp(0, 365)) / 365;
    let part = Money(i64::try_from(part).expect("a part of an amount fits its type"));
    part.max(usual_order).min(worth)
}

/// Returns the money of a usual order.
pub(in crate::analysis) fn usual_order(revenue: Money, purchase_days: usize) -> Money {
    let days = i64::try_from(purchase_days.max(1)).expect("days of a window are few");
    Money(revenue.0.max(0) / days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_things_weigh_more_the_longer_they_are_open() {
        let money = |days| while_open(Money(36_500), Money(1_000), days);
        assert_eq!([0, 20, 730].map(money), [Money(1_000), Money(2_000), Money(36_500)]);
        assert_eq!(while_open(Money(500), Money(1_000), 3), Money(500));
    }

    #[test]
    fn a_usual_order_is_never_negative() {
        assert_eq!(usual_order(Money(-50), 3), Money::ZERO);
        assert_eq!(usual_order(Money(90), 0), Money(90));
    }
}
