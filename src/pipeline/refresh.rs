//! Which tables are pulled whole this time.

use std::collections::BTreeSet;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    config::Config,
    ingest,
    model::Table,
    schedule::Cron,
    source::{Incremental, Watermark, Window},
};

/// Returns the tables whose `full_refresh` came round since everything in them was pulled.
pub(super) fn refresh(config: &Config, now: Timestamp) -> BTreeSet<Table> {
    let last = ingest::last_refresh(&config.paths.state);
    let zone = &config.company.time_zone;
    let due = config.source.tables.iter().filter(|(table, source)| {
        let times = full_refresh(&source.incremental);
        let known = times.zip(last.get(table));
        known.is_some_and(|(times, last)| came_round(times, *last, now, zone))
    });
    due.map(|(table, _)| *table).collect()
}

fn full_refresh(incremental: &Incremental) -> Option<&str> {
    match incremental {
        Incremental::Full => None,
        Incremental::Watermark(Watermark { full_refresh, .. })
        | Incremental::Window(Window { full_refresh, .. }) => full_refresh.as_deref(),
    }
}

/// Returns whether a moment of a cron expression lies after `last` and not after `now`.
fn came_round(times: &str, last: Timestamp, now: Timestamp, zone: &TimeZone) -> bool {
    let next = times.parse::<Cron>().ok().and_then(|times| times.next_after(last, zone));
    next.is_some_and(|next| next.timestamp() <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_that_was_missed_is_made_up_for_once() {
        let zone = TimeZone::get("Europe/Helsinki").unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        // 03:00 in Helsinki on the first of each month.
        let due = |last, now| came_round("0 3 1 * *", at(last), at(now), &zone);
        assert!(!due("2026-11-01T01:00:00Z", "2026-11-30T23:00:00Z"));
        assert!(due("2026-11-01T01:00:00Z", "2026-12-01T01:00:00Z"));
        assert!(due("2026-08-15T01:00:00Z", "2026-11-30T23:00:00Z"));
        assert!(!due("2026-12-01T01:00:00Z", "2026-12-01T01:00:00Z"));
    }
}
