//! How old the newest order may be.

use std::time::Duration;

use jiff::{
    SignedDuration,
    civil::{Date, Time},
};

use crate::{
    ingest::{Error, Request, snapshot::Snapshot},
    model::{Finding, Severity, Table},
    source::Stale,
};

/// Compares the newest order day with the clock, as `max_age` of table `orders` says.
///
/// The age counts from the end of that day in the company's time zone; days after today say nothing
/// about how fresh the data are. Returns what the reports are to say; it is kept out of the
/// snapshot, which knows no clock.
pub fn check_age(request: &Request<'_>, snapshot: &Snapshot) -> Result<Option<Finding>, Error> {
    let orders = request.settings.tables.get(&Table::Orders);
    let Some(max_age) = orders.and_then(|orders| orders.max_age) else { return Ok(None) };
    let today = request.now.to_zoned_datetime(request.time_zone.clone()).date();
    let newest = snapshot.newest_day(today)?;
    if newest.is_some_and(|newest| age(request, newest) <= max_age.age) {
        return Ok(None);
    }
    let allowed = written(max_age.age);
    match max_age.then {
        Stale::Proceed => {
            let newest = newest.map(tracing::field::display);
            tracing::warn!(newest, %today, allowed, "The orders are old.");
            Ok(None)
        }
        Stale::Mark => Ok(Some(Finding {
            rule: "orders_old".to_owned(),
            severity: Severity::Warning,
            place: Table::Orders.name().to_owned(),
            text: format!("{}, allowed are {allowed}", told(newest)),
        })),
        Stale::Refuse => Err(Error::Old { newest: told(newest), today, allowed }),
    }
}

/// Returns the time since the end of a day.
fn age(request: &Request<'_>, day: Date) -> Duration {
    let midnight = day.tomorrow().map(|next| next.to_datetime(Time::midnight()));
    let end = midnight.and_then(|midnight| request.time_zone.to_timestamp(midnight));
    let age = end.map_or(SignedDuration::ZERO, |end| request.now.duration_since(end));
    // A day that is not over yet has no age.
    Duration::try_from(age).unwrap_or_default()
}

fn told(newest: Option<Date>) -> String {
    newest.map_or_else(
        || "no order up to today".to_owned(),
        |newest| format!("the newest order is of {newest}"),
    )
}

fn written(age: Duration) -> String {
    let hours = age.as_secs().div_ceil(3600);
    match (hours / 24, hours % 24) {
        (1, 0) => "1 day".to_owned(),
        (days, 0) if days > 0 => format!("{days} days"),
        _ => format!("{hours} hours"),
    }
}
