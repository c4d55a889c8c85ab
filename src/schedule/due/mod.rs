//! Which periods are due now, and the table of `avain schedule show`.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, ZonedDateTime, civil::Date};

use crate::{
    model::{Issue, Period, ReportKind},
    schedule::{CatchUp, Plan, Schedule},
};

/// Periods looked back at: due moments are at most eight years apart (29 February around 1900).
const FARTHEST: usize = 53 * 10;

/// An issue to be made now.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// What to make.
    pub issue: Issue,
    /// Since when it could have been made, in local time.
    pub since: ZonedDateTime,
}

/// One kind of report in the table of `avain schedule show`.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The kind.
    pub kind: ReportKind,
    /// When it is due.
    pub schedule: Schedule,
    /// The latest closed period; `None` before the first.
    pub latest: Option<Period>,
    /// Whether the latest closed period is complete.
    pub issued: bool,
    /// What the next run makes, oldest first.
    pub due: Vec<Period>,
    /// The period after the latest closed one, and from when on it is due by the clock.
    pub next: Option<(Period, ZonedDateTime)>,
}

/// Returns what is due at `now`, by period, then in the order reports are made.
///
/// - A period is closed when the clock has passed its end, the grace time and the first due moment
///   after both, *and* the data reach its last day.
/// - `data_until` is the newest complete day of the data; `None` when it is not known yet, which
///   asks the clock alone.
/// - `issued` are the kinds and periods whose reports are all complete; a period with failed or
///   unfinished reports is not among them.
/// - On the first run ever only the latest closed period is due.
pub fn due(
    plan: &Plan,
    now: Timestamp,
    data_until: Option<Date>,
    issued: &BTreeSet<Issue>,
) -> Vec<Due> {
    let mut found: Vec<Due> = plan
        .reports
        .iter()
        .flat_map(|(&kind, schedule)| {
            let Some(latest) = latest_closed(plan, schedule, now, data_until) else {
                return vec![];
            };
            let candidates = candidates(plan, kind, latest, issued);
            let due = |period| {
                let since = due_moment(plan, schedule, period)?;
                let missed = plan.catch_up == CatchUp::None && is_past_day(&since, now);
                (!missed).then_some(Due { issue: Issue { kind, period }, since })
            };
            candidates.into_iter().filter_map(due).collect()
        })
        .collect();
    found.sort_by_key(|due| (plan.calendar.span(due.issue.period).to, due.issue.kind));
    found
}

/// Returns one row per kind of report, in the order reports are made.
pub fn show(
    plan: &Plan,
    now: Timestamp,
    data_until: Option<Date>,
    issued: &BTreeSet<Issue>,
) -> Vec<Row> {
    let due = due(plan, now, data_until, issued);
    let row = |(&kind, schedule): (&ReportKind, &Schedule)| {
        let latest = latest_closed(plan, schedule, now, data_until);
        let next = latest.map_or_else(
            || {
                let today = now.to_zoned_datetime(plan.zone.clone()).date();
                plan.calendar.containing(schedule.every, today)
            },
            |period| plan.calendar.next(period),
        );
        Row {
            kind,
            schedule: schedule.clone(),
            latest,
            issued: latest.is_some_and(|period| issued.contains(&Issue { kind, period })),
            due: due
                .iter()
                .filter(|due| due.issue.kind == kind)
                .map(|due| due.issue.period)
                .collect(),
            next: due_moment(plan, schedule, next).map(|moment| (next, moment)),
        }
    };
    plan.reports.iter().map(row).collect()
}

/// Returns the periods to look at, oldest first, without those that are complete.
fn candidates(
    plan: &Plan,
    kind: ReportKind,
    latest: Period,
    issued: &BTreeSet<Issue>,
) -> Vec<Period> {
    let complete = |period: &Period| issued.contains(&Issue { kind, period: *period });
    let same_cadence = |issue: &&Issue| {
        issue.kind == kind && issue.period.cadence() == latest.cadence() && issue.period < latest
    };
    let first = match plan.catch_up {
        CatchUp::All => issued.iter().filter(same_cadence).map(|issue| issue.period).min(),
        CatchUp::Latest | CatchUp::None => None,
    };
    let mut periods: Vec<Period> =
        std::iter::successors(Some(latest), |period| Some(plan.calendar.previous(*period)))
            .take_while(|period| *period >= first.unwrap_or(latest))
            .filter(|period| !complete(period))
            .collect();
    periods.reverse();
    periods
}

/// Returns the latest period that the clock and the data have closed.
fn latest_closed(
    plan: &Plan,
    schedule: &Schedule,
    now: Timestamp,
    data_until: Option<Date>,
) -> Option<Period> {
    let today = now.to_zoned_datetime(plan.zone.clone()).date();
    let newest = data_until.map_or(today, |day| day.min(today));
    let reached =
        |period: &Period| data_until.is_none_or(|day| plan.calendar.span(*period).last() <= day);
    let closed = |period: &Period| {
        due_moment(plan, schedule, *period).is_some_and(|moment| moment.timestamp() <= now)
    };
    let running = plan.calendar.containing(schedule.every, newest);
    std::iter::successors(Some(running), |period| Some(plan.calendar.previous(*period)))
        .take(FARTHEST)
        .find(|period| reached(period) && closed(period))
}

/// Returns from when on a period may go out: the first due moment at or after its end and grace.
fn due_moment(plan: &Plan, schedule: &Schedule, period: Period) -> Option<ZonedDateTime> {
    let end = plan.calendar.span(period).to.to_zoned_datetime(plan.zone.clone()).ok()?;
    let grace = SignedDuration::try_from(schedule.grace).ok()?;
    let open_until = end.timestamp().checked_add(grace).ok()?;
    schedule.due.next_from(open_until, &plan.zone)
}

/// Returns whether the local day of `moment` is over.
fn is_past_day(moment: &ZonedDateTime, now: Timestamp) -> bool {
    now.to_zoned_datetime(moment.time_zone().clone()).date() > moment.date()
}

#[cfg(test)]
mod tests;
