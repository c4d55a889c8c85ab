//! How long the account waits for an answer.

use jiff::civil::Date;

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Interaction,
};

/// Reply time: days from a complaint, message or feedback to the answer.
///
/// ```text
/// reply time = mean of answered - opened; what is unanswered counts up to the as-of date
/// ```
///
/// - **Unit:** days.
/// - **Grain:** manager or company; opened in the 13 weeks up to the as-of date. Closed without an
///   answer counts as answered then. Calls answer themselves and do not count.
/// - **Undefined** without such an interaction.
/// - **Roll-up:** mean weighted by cases.
/// - **Assumptions:** calendar days, because the source tells no times.
/// - Leaving out what is unanswered would flatter those who never answer.
///
/// # Reference
///
/// Duties of key account management; counted by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "reply_time",
    unit: MetricUnit::Days,
    name: "Reply time",
    explanation: "The average number of days until a complaint, message or feedback is answered.",
};

/// Returns the days an account waited for an answer, or has waited so far; `None` for what needs none.
pub(in crate::analysis) fn days(row: &Interaction, as_of: Date) -> Option<i32> {
    let waits = matches!(row.kind.as_str(), "complaint" | "message" | "feedback");
    let answer = row.answered.or(row.closed).unwrap_or(as_of).min(as_of);
    (waits && row.opened <= as_of).then(|| (answer - row.opened).get_days().max(0))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Cell, Record};

    fn day(number: i8) -> Date {
        date(2026, 5, number)
    }

    fn row(kind: &str, answered: Option<i8>, closed: Option<i8>) -> Interaction {
        let text = |text: &str| Some(Cell::Text(text.to_owned()));
        let date = |number: Option<i8>| number.map(|number| Cell::Date(day(number)));
        let cells = [
            text("I"),
            text("A"),
            None,
            text(kind),
            date(Some(4)),
            date(answered),
            date(closed),
            None,
            None,
        ];
        Interaction::from_cells(cells.to_vec()).unwrap()
    }

    #[test]
    fn what_is_unanswered_waits_until_today() {
        let of = |kind, answered, closed| days(&row(kind, answered, closed), day(20));
        assert_eq!(of("message", Some(6), Some(9)), Some(2));
        assert_eq!(
            (of("complaint", None, Some(9)), of("complaint", None, None)),
            (Some(5), Some(16))
        );
        assert_eq!((of("call", None, None), of("message", Some(4), None)), (None, Some(0)));
        assert_eq!(days(&row("message", None, None), day(3)), None);
    }
}
