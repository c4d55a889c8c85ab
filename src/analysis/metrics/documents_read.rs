//! Whether the manager knows the documents of the account.

use jiff::civil::Date;

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Document,
};

/// Documents read: the share of the documents in force that the manager has read.
///
/// ```text
/// documents read = documents in force with read_by_manager_on / documents in force
/// ```
///
/// - **Unit:** ratio between 0 and 1.
/// - **Grain:** manager or company; the accounts owned at the as-of date. What a previous owner read
///   before the account changed hands does not count.
/// - **Undefined** without a document in force.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** who is entered as having read a document has.
///
/// # Reference
///
/// Duties of key account management; counted by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "documents_read",
    unit: MetricUnit::Ratio,
    name: "Documents read",
    explanation: "The share of the documents in force that the manager has read.",
};

/// Returns whether a document in force was read by who has the account `since` a day; `None` for one
/// that is not in force.
pub(in crate::analysis) fn is_read(
    document: &Document,
    since: Option<Date>,
    as_of: Date,
) -> Option<bool> {
    let begun = document.valid_from.is_none_or(|from| from <= as_of);
    let in_force = begun && document.valid_to.is_none_or(|last| as_of <= last);
    let by_owner = |read: Date| read <= as_of && since.is_none_or(|since| since <= read);
    in_force.then(|| document.read_by_manager_on.is_some_and(by_owner))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Cell, Record};

    fn day(number: i8) -> Date {
        date(2026, 5, number)
    }

    fn document(from: i8, last: i8, read: Option<i8>) -> Document {
        let text = |text: &str| Some(Cell::Text(text.to_owned()));
        let date = |number: i8| Some(Cell::Date(day(number)));
        let cells = [
            text("D"),
            text("A"),
            text("contract"),
            None,
            date(from),
            date(last),
            read.and_then(date),
        ];
        Document::from_cells(cells.to_vec()).unwrap()
    }

    #[test]
    fn an_heir_reads_again() {
        let of = |read, since| is_read(&document(1, 20, read), since, day(10));
        assert_eq!((of(Some(5), None), of(None, None)), (Some(true), Some(false)));
        assert_eq!(
            (of(Some(5), Some(day(6))), of(Some(6), Some(day(6)))),
            (Some(false), Some(true))
        );
        assert_eq!(is_read(&document(1, 9, Some(5)), None, day(10)), None);
        assert_eq!(is_read(&document(11, 20, Some(5)), None, day(10)), None);
    }
}
