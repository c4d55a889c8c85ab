//! The measures of a year ago that need more history than the accounts keep.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        Punctuality, Retention, Scope, WeekFlow, YearAgo, calendar,
        history::History,
        metrics::{Change, logo_retention, on_time},
    },
    model::Span,
};

/// Days by which the first purchase may follow the first day of a window that counts as covered.
const START_TOLERANCE: i32 = 7;
/// Days over which the weekly figure of punctuality looks back.
const PUNCTUALITY_DAYS: i32 = 28;

/// Computes the measures of a year ago; each is absent where the data do not reach back far enough.
pub(super) fn year_ago(
    named: &[History<'_>],
    first_day: Option<Date>,
    scope: &Scope,
) -> Option<YearAgo> {
    let first_day = first_day?;
    let rules = scope.settings.calendar;
    let last = calendar::complete_weeks(rules, scope.as_of).next()?;
    let week = calendar::weeks_before(rules.span(last));
    let silence = scope.settings.activity.inactive_after_days;
    let known_from = first_day.saturating_add(i64::from(silence).days());
    Some(YearAgo {
        retention: retention(named, first_day, scope),
        flow: (known_from <= week.from).then(|| flow(named, week, silence)),
        punctuality: punctuality(named, first_day, (week, scope.as_of)),
    })
}

/// Retention between the two windows that end a window earlier.
fn retention(named: &[History<'_>], first_day: Date, scope: &Scope) -> Option<Retention> {
    let current = scope.windows.base;
    let base = calendar::window_before(&scope.settings, current);
    if first_day > base.from.saturating_add(START_TOLERANCE.days()) {
        return None;
    }
    let change = |history: &History<'_>| Change {
        base: history.revenue(base),
        current: history.revenue(current),
        first_purchase: history.first_purchase(),
    };
    let changes: Vec<Change> = named.iter().map(change).collect();
    Some(logo_retention::retention(&changes))
}

/// The account flow of the week under the fixed threshold.
fn flow(named: &[History<'_>], week: Span, silence: u32) -> WeekFlow {
    let silence = i64::from(silence);
    let mut flow = WeekFlow::default();
    for history in named {
        let bought = history.purchase_days().into_iter();
        let days: Vec<Date> = bought.take_while(|day| *day < week.to).collect();
        let Some(last) = days.last() else { continue };
        let churns_on = last.saturating_add((silence + 1).days());
        if churns_on >= week.to {
            flow.active += 1;
        } else if week.contains(churns_on) {
            flow.lost += 1;
        }
        let returned = days.windows(2).any(|pair| {
            week.contains(pair[1]) && i64::from((pair[1] - pair[0]).get_days()) > silence
        });
        flow.won_back += u32::from(returned);
    }
    flow
}

/// Deliveries of the orders placed in the four weeks up to the end of the week, as they stood 52 weeks
/// before the as-of date; an order of several accounts is one of each, as in the weeks of this year.
fn punctuality(
    named: &[History<'_>],
    first_day: Date,
    (week, as_of): (Span, Date),
) -> Option<Punctuality> {
    let span = Span { from: week.to.saturating_sub(PUNCTUALITY_DAYS.days()), to: week.to };
    let then = calendar::weeks_before(Span { from: as_of, to: as_of }).from;
    let mut counted = Punctuality::default();
    for history in named {
        let known = history.days.partition_point(|day| day.day <= then);
        let orders = on_time::orders(history.days[..known].iter());
        let placed = orders.filter(|(day, _)| span.contains(*day));
        placed.for_each(|(_, order)| counted.add(&order, then));
    }
    (first_day <= span.from && counted.due() > 0).then_some(counted)
}
