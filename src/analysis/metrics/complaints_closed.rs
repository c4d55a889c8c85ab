//! Complaints against the days agreed for them.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Interaction,
};

/// Complaints closed in time: the share closed within `analysis.duties.complaint_days`.
///
/// ```text
/// closed in time = complaints with closed - opened <= complaint_days / complaints decided
/// decided        = closed, or open for longer
/// repeat         = a complaint of the same theme within 365 days before, at the same account
/// ```
///
/// - **Unit:** ratio between 0 and 1; repeats as a ratio of all complaints, open ones as a count.
/// - **Grain:** manager or company; opened in the 13 weeks up to the as-of date.
/// - **Undefined** without a complaint decided; one still within its days is not.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** calendar days; closed means settled.
///
/// # Reference
///
/// Duties of key account management; counted by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "complaints_closed",
    unit: MetricUnit::Ratio,
    name: "Complaints closed in time",
    explanation: "The share of complaints closed within the agreed number of days.",
};

/// Days before a complaint in which one of the same theme makes it a repeat.
const REPEAT_DAYS: i32 = 365;

/// Returns whether an interaction is a complaint.
pub(in crate::analysis) fn is_complaint(row: &Interaction) -> bool {
    row.kind == "complaint"
}

/// Returns whether a complaint was closed within the days agreed; `None` while that is open.
pub(in crate::analysis) fn in_time(row: &Interaction, days: u32, as_of: Date) -> Option<bool> {
    let limit = row.opened.saturating_add(i64::from(days).days());
    match row.closed.filter(|closed| *closed <= as_of) {
        Some(closed) => Some(closed <= limit),
        None => (limit < as_of).then_some(false),
    }
}

/// Returns whether a complaint was open at the end of a day.
pub(in crate::analysis) fn is_open(row: &Interaction, day: Date) -> bool {
    row.opened <= day && row.closed.is_none_or(|closed| closed > day)
}

/// Returns whether the account complained of the same before; `rows` are those of the account.
pub(in crate::analysis) fn is_repeat(row: &Interaction, rows: &[Interaction]) -> bool {
    let from = row.opened.saturating_sub(REPEAT_DAYS.days());
    let same = |other: &Interaction| {
        is_complaint(other)
            && other.theme == row.theme
            && from <= other.opened
            && other.opened < row.opened
    };
    row.theme.is_some() && rows.iter().any(same)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Cell, Record};

    fn day(number: i8) -> Date {
        date(2026, 5, number)
    }

    fn row(opened: i8, closed: Option<i8>, theme: &str) -> Interaction {
        let text = |text: &str| Some(Cell::Text(text.to_owned()));
        let date = |number: Option<i8>| number.map(|number| Cell::Date(day(number)));
        let (begin, end) = (date(Some(opened)), date(closed));
        let cells =
            [text("I"), text("A"), None, text("complaint"), begin, None, end, text(theme), None];
        Interaction::from_cells(cells.to_vec()).unwrap()
    }

    #[test]
    fn a_complaint_is_decided_when_closed_or_overdue() {
        let of = |opened, closed| in_time(&row(opened, closed, "x"), 14, day(20));
        assert_eq!(
            (of(1, Some(15)), of(1, Some(16)), of(1, None)),
            (Some(true), Some(false), Some(false))
        );
        assert_eq!((of(6, None), of(6, Some(25))), (None, None));
        assert!(
            is_open(&row(6, Some(25), "x"), day(20)) && !is_open(&row(6, Some(20), "x"), day(20))
        );
    }

    #[test]
    fn the_same_theme_again_is_a_repeat() {
        let rows = [row(1, None, "leaks"), row(2, None, "late"), row(9, None, "leaks")];
        let repeats: Vec<bool> = rows.iter().map(|row| is_repeat(row, &rows)).collect();
        assert_eq!(repeats, [false, false, true]);
    }
}
