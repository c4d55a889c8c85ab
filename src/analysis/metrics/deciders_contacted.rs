//! Whether those who decide hear from us.

use jiff::civil::Date;

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Contact,
};

/// Deciders contacted: the share of accounts whose decider was contacted lately.
///
/// ```text
/// contacted = accounts with a decider whose last contact is at most contact_days ago
///           / accounts with a known decider
/// ```
///
/// - **Unit:** ratio between 0 and 1.
/// - **Grain:** manager or company; the accounts owned at the as-of date; the decider contacted last
///   counts. Days are `analysis.duties.contact_days`.
/// - **Undefined** without a known decider: an unknown one is a question, not a missed call.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** contact with one of several deciders is enough.
///
/// # Reference
///
/// Duties of key account management; counted by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "deciders_contacted",
    unit: MetricUnit::Ratio,
    name: "Deciders contacted",
    explanation: "The share of accounts with a known decider who was contacted lately.",
};

/// Returns whether a decider was contacted in the last `days`; `None` when no decider is known.
pub(in crate::analysis) fn contacted(contacts: &[Contact], days: u32, as_of: Date) -> Option<bool> {
    let deciders =
        || contacts.iter().filter(|contact| contact.function.as_deref() == Some("decides"));
    let last =
        deciders().filter_map(|contact| contact.last_contact).filter(|day| *day <= as_of).max();
    let lately = last.is_some_and(|day| i64::from((as_of - day).get_days()) <= i64::from(days));
    (deciders().count() > 0).then_some(lately)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Cell, Record};

    fn day(number: i8) -> Date {
        date(2026, 5, number)
    }

    fn contact(function: &str, last: Option<i8>) -> Contact {
        let text = |text: &str| Some(Cell::Text(text.to_owned()));
        let last = last.map(|last| Cell::Date(day(last)));
        let cells = [text("C"), text("A"), None, None, text(function), None, last, None, None];
        Contact::from_cells(cells.to_vec()).unwrap()
    }

    #[test]
    fn only_who_decides_counts() {
        let of = |contacts: &[Contact]| contacted(contacts, 10, day(20));
        assert_eq!(of(&[contact("decides", Some(10))]), Some(true));
        assert_eq!(of(&[contact("decides", Some(9)), contact("buys", Some(20))]), Some(false));
        assert_eq!((of(&[contact("buys", Some(20))]), of(&[])), (None, None));
        assert_eq!(of(&[contact("decides", None), contact("decides", Some(15))]), Some(true));
    }
}
