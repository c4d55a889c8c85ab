//! Promises against the day they were due.

use jiff::civil::Date;

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Promise,
};

/// Promises kept: the share of promises kept by the day they were due.
///
/// ```text
/// promises kept = promises with kept_on <= due_on / promises due
/// ```
///
/// - **Unit:** ratio between 0 and 1.
/// - **Grain:** manager or company; promises due in the 13 weeks up to the as-of date. A promise counts
///   for the manager it names, else for the owner of the account on the day it was due.
/// - **Undefined** without a promise due; one due today and still open is not decided.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** what was promised is written down.
/// - Promises that were never kept count as broken, not as missing.
///
/// # Reference
///
/// Duties of key account management; counted by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "promises_kept",
    unit: MetricUnit::Ratio,
    name: "Promises kept",
    explanation: "The share of promises kept by the day they were due.",
};

/// Returns whether a promise was kept in time; `None` while that is open.
pub(in crate::analysis) fn kept(promise: &Promise, as_of: Date) -> Option<bool> {
    match promise.kept_on.filter(|kept| *kept <= as_of) {
        Some(kept) => Some(kept <= promise.due_on),
        None => (promise.due_on < as_of).then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Cell, Record};

    fn day(number: i8) -> Date {
        date(2026, 5, number)
    }

    fn promise(due: i8, kept: Option<i8>) -> Promise {
        let row = [Some("P"), Some("A"), None, Some("call back")];
        let mut cells: Vec<Option<Cell>> =
            row.map(|text| text.map(|text| Cell::Text(text.to_owned()))).to_vec();
        cells.extend([
            None,
            Some(Cell::Date(day(due))),
            kept.map(|kept| Cell::Date(day(kept))),
            None,
        ]);
        Promise::from_cells(cells).unwrap()
    }

    #[test]
    fn a_promise_is_decided_once_it_is_kept_or_its_day_has_passed() {
        let of = |due, made| kept(&promise(due, made), day(10));
        assert_eq!(
            (of(9, Some(9)), of(9, Some(10)), of(9, None)),
            (Some(true), Some(false), Some(false))
        );
        assert_eq!((of(10, None), of(20, None), of(20, Some(8))), (None, None, Some(true)));
        assert_eq!(of(20, Some(12)), None);
    }
}
