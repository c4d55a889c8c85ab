use std::collections::BTreeMap;

use jiff::{civil::date, tz::TimeZone};
use proptest::prelude::*;

use crate::model::{Cadence, Calendar};

use super::*;

fn plan(every: Cadence, cron: &str, grace_hours: u64, zone: &str, catch_up: CatchUp) -> Plan {
    let grace = std::time::Duration::from_secs(grace_hours * 3_600);
    let schedule = Schedule { every, due: cron.parse().unwrap(), grace };
    let zone = TimeZone::get(zone).unwrap();
    let reports = BTreeMap::from([(ReportKind::Manager, schedule)]);
    Plan { calendar: Calendar::default(), zone, catch_up, reports }
}

fn weekly(catch_up: CatchUp) -> Plan {
    plan(Cadence::Week, "0 7 * * MON", 0, "Europe/Helsinki", catch_up)
}

fn issued(periods: &[&str]) -> BTreeSet<Issue> {
    let issue =
        |period: &&str| Issue { kind: ReportKind::Manager, period: period.parse().unwrap() };
    periods.iter().map(issue).collect()
}

fn due_at(plan: &Plan, now: &str, data_until: Option<Date>, done: &[&str]) -> Vec<String> {
    let found = due(plan, now.parse().unwrap(), data_until, &issued(done));
    found.iter().map(|due| due.issue.period.to_string()).collect()
}

#[test]
fn a_week_is_due_from_its_monday_morning_on() {
    let plan = weekly(CatchUp::Latest);
    // 07:00 in Helsinki is 05:00 UTC.
    assert_eq!(due_at(&plan, "2026-11-23T04:59:59Z", None, &["2026-W46"]), [] as [&str; 0]);
    assert_eq!(due_at(&plan, "2026-11-23T05:00:00Z", None, &["2026-W46"]), ["2026-W47"]);
    assert_eq!(due_at(&plan, "2026-11-23T05:00:00Z", None, &["2026-W47"]), [] as [&str; 0]);
}

#[test]
fn grace_moves_the_due_moment_to_the_next_one_of_the_schedule() {
    let plan = plan(Cadence::Week, "0 7 * * *", 8, "Europe/Helsinki", CatchUp::Latest);
    assert_eq!(due_at(&plan, "2026-11-23T12:00:00Z", None, &[]), ["2026-W46"]);
    assert_eq!(due_at(&plan, "2026-11-24T05:00:00Z", None, &[]), ["2026-W47"]);
}

#[test]
fn the_data_must_reach_the_last_day() {
    let plan = weekly(CatchUp::Latest);
    let monday = "2026-11-23T08:00:00Z";
    assert_eq!(due_at(&plan, monday, Some(date(2026, 11, 21)), &[]), ["2026-W46"]);
    assert_eq!(due_at(&plan, monday, Some(date(2026, 11, 22)), &[]), ["2026-W47"]);
    // Data that end early are an old sample: their last week stays the latest for ever.
    let later = "2031-06-02T08:00:00Z";
    assert_eq!(due_at(&plan, later, Some(date(2026, 11, 22)), &[]), ["2026-W47"]);
    assert_eq!(due_at(&plan, later, Some(date(2026, 11, 22)), &["2026-W47"]), [] as [&str; 0]);
}

#[test]
fn missed_periods_follow_the_policy() {
    let later = "2026-12-16T12:00:00Z";
    assert_eq!(due_at(&weekly(CatchUp::Latest), later, None, &["2026-W46"]), ["2026-W50"]);
    assert_eq!(
        due_at(&weekly(CatchUp::All), later, None, &["2026-W46", "2026-W48"]),
        ["2026-W47", "2026-W49", "2026-W50"]
    );
    assert_eq!(due_at(&weekly(CatchUp::None), later, None, &["2026-W46"]), [] as [&str; 0]);
    let monday = "2026-12-14T20:00:00Z";
    assert_eq!(due_at(&weekly(CatchUp::None), monday, None, &["2026-W46"]), ["2026-W50"]);
    // The first run ever makes the latest closed period only.
    assert_eq!(due_at(&weekly(CatchUp::All), later, None, &[]), ["2026-W50"]);
}

#[test]
fn a_change_of_cadence_starts_anew() {
    let monthly = plan(Cadence::Month, "0 7 1 * *", 0, "Europe/Helsinki", CatchUp::All);
    assert_eq!(due_at(&monthly, "2026-12-16T12:00:00Z", None, &["2025-W01"]), ["2026-11"]);
}

#[test]
fn the_table_tells_what_comes_next() {
    let rows = show(
        &weekly(CatchUp::Latest),
        "2026-11-24T12:00:00Z".parse().unwrap(),
        Some(date(2026, 11, 22)),
        &issued(&["2026-W47"]),
    );
    let [row] = rows.as_slice() else { panic!("one kind is planned") };
    assert_eq!((row.latest.unwrap().to_string().as_str(), row.issued), ("2026-W47", true));
    assert!(row.due.is_empty());
    let (period, moment) = row.next.as_ref().unwrap();
    assert_eq!(
        (period.to_string().as_str(), moment.to_string().as_str()),
        ("2026-W48", "2026-11-30T07:00:00+02:00[Europe/Helsinki]")
    );
}

#[test]
fn reports_of_one_period_come_in_the_order_they_are_made() {
    let mut plan = weekly(CatchUp::Latest);
    let schedule = plan.reports[&ReportKind::Manager].clone();
    for kind in ReportKind::ALL {
        plan.reports.insert(kind, schedule.clone());
    }
    let found = due(&plan, "2026-11-23T12:00:00Z".parse().unwrap(), None, &BTreeSet::new());
    assert!(found.iter().map(|due| due.issue.kind).eq(ReportKind::ALL));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whenever somebody looks, over clock changes and long silences: every period from the first
    /// to the last is made, in order, and none twice.
    #[test]
    fn every_period_is_made_exactly_once(
        zone in prop::sample::select(vec![
            "Europe/Helsinki", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
            "Asia/Kolkata", "Pacific/Apia", "UTC",
        ]),
        every in prop::sample::select(vec![Cadence::Week, Cadence::Month, Cadence::Quarter]),
        cron in prop::sample::select(vec![
            "0 7 * * MON", "30 3 * * *", "30 2 * * SUN", "0 0 1 * *", "*/30 * * * *", "15 2 28 3,10 *",
        ]),
        grace in 0_u64..60,
        steps in prop::collection::vec(1_i64..1_500, 1..60),
    ) {
        let plan = plan(every, cron, grace, zone, CatchUp::All);
        let mut now: Timestamp = "2026-09-01T00:00:00Z".parse().unwrap();
        let mut done = BTreeSet::new();
        let mut made = Vec::new();
        for hours in steps {
            now += SignedDuration::from_hours(hours);
            for found in due(&plan, now, None, &done) {
                prop_assert!(found.since.timestamp() <= now);
                prop_assert!(found.issue.period.span().to <= found.since.date());
                prop_assert!(done.insert(found.issue), "{} twice", found.issue.period);
                made.push(found.issue.period);
            }
            prop_assert_eq!(due(&plan, now, None, &done), vec![]);
        }
        for pair in made.windows(2) {
            prop_assert_eq!(pair[0].next(), pair[1]);
        }
        // Nothing closed is left over.
        let row = show(&plan, now, None, &done).remove(0);
        prop_assert_eq!(row.latest, made.last().copied());
    }
}
