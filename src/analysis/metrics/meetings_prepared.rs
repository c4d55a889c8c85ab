//! Meetings: prepared before, followed up after.

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Meeting,
};

/// Meetings prepared: the share of meetings prepared by the day they were held.
///
/// ```text
/// prepared    = meetings with prepared_on <= day of the meeting / meetings held
/// objective   = meetings with an objective / meetings held
/// followed up = meetings with follow_up_on <= start + follow_up_hours / meetings whose hours are over,
///               or that were followed up
/// ```
///
/// - **Unit:** ratio between 0 and 1.
/// - **Grain:** manager or company; meetings held in the 13 weeks up to the as-of date. A meeting
///   counts for the manager it names, else for the owner of the account on its day.
/// - **Undefined** without a meeting held. A follow-up has a day and no time: the day counts on which
///   the hours of `analysis.duties.follow_up_hours` end.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** the day of preparation is the day it was done.
///
/// # Reference
///
/// Duties of key account management; counted by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "meetings_prepared",
    unit: MetricUnit::Ratio,
    name: "Meetings prepared",
    explanation: "The share of meetings that were prepared before they began, and of those followed up in time.",
};

/// Returns the day of a meeting; `None` for a start that is none.
pub(in crate::analysis) fn held_on(meeting: &Meeting) -> Option<Date> {
    meeting.starts_at.get(..10)?.parse().ok()
}

/// Returns whether a meeting was prepared before it began.
pub(in crate::analysis) fn is_prepared(meeting: &Meeting) -> bool {
    meeting.prepared_on.zip(held_on(meeting)).is_some_and(|(prepared, held)| prepared <= held)
}

/// Returns whether a meeting has an objective.
pub(in crate::analysis) fn has_objective(meeting: &Meeting) -> bool {
    meeting.objective.as_deref().is_some_and(|objective| !objective.trim().is_empty())
}

/// Returns whether a meeting was followed up within `hours`; `None` while they run.
pub(in crate::analysis) fn followed_up(meeting: &Meeting, hours: u32, as_of: Date) -> Option<bool> {
    let start: DateTime = match meeting.starts_at.parse() {
        Ok(start) => start,
        // A day without a time: its end.
        Err(_) => held_on(meeting)?.at(23, 59, 0, 0),
    };
    let limit = start.saturating_add(i64::from(hours).hours()).date();
    match meeting.follow_up_on.filter(|day| *day <= as_of) {
        Some(day) => Some(day <= limit),
        None => (limit < as_of).then_some(false),
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

    fn meeting(starts_at: &str, prepared: Option<i8>, follow_up: Option<i8>) -> Meeting {
        let text = |text: &str| Some(Cell::Text(text.to_owned()));
        let date = |number: Option<i8>| number.map(|number| Cell::Date(day(number)));
        let mut cells =
            vec![text("M"), text("A"), None, text(starts_at), None, text(" "), None, None];
        cells.extend([date(prepared), date(follow_up)]);
        Meeting::from_cells(cells).unwrap()
    }

    #[test]
    fn prepared_after_the_meeting_is_not_prepared() {
        let of = |prepared| is_prepared(&meeting("2026-05-06 14:00", prepared, None));
        assert_eq!((of(Some(6)), of(Some(7)), of(None)), (true, false, false));
        assert!(!has_objective(&meeting("2026-05-06 14:00", None, None)));
    }

    #[test]
    fn a_follow_up_has_its_hours() {
        let of = |start, follow_up| followed_up(&meeting(start, None, follow_up), 48, day(12));
        let (morning, late) = ("2026-05-06 09:00", "2026-05-11T09:00");
        assert_eq!((of(morning, Some(8)), of(morning, Some(9))), (Some(true), Some(false)));
        assert_eq!(
            (of(morning, None), of(late, None), of("2026-05-06", Some(8))),
            (Some(false), None, Some(true))
        );
    }
}
