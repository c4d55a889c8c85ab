//! Thirteen weeks of activity and punctuality, from the order days of the accounts shown.
//!
//! Order days reach back twelve months, which covers thirteen weeks and the longest silence the
//! flow rule asks for.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{AccountAnalysis, OrderDay, Scope, WeekFlow},
    model::{Cadence, Span},
};

/// Weeks in a line.
const WEEKS: usize = 13;
/// Days over which punctuality is measured.
const PUNCTUALITY_DAYS: i32 = 28;

/// Orders delivered on time and late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Punctuality {
    /// Delivered by the promised day.
    pub(crate) on_time: u32,
    /// Delivered later, or due and not delivered.
    pub(crate) late: u32,
}

impl Punctuality {
    /// Returns the share on time; `None` without a promised order.
    pub(crate) fn share(self) -> Option<f64> {
        let all = self.on_time + self.late;
        (all > 0).then(|| f64::from(self.on_time) / f64::from(all))
    }
}

/// Returns the last thirteen complete weeks up to the as-of date, oldest first.
pub(crate) fn weeks(scope: &Scope) -> Vec<Span> {
    let calendar = scope.settings.calendar;
    let mut week = calendar.containing(Cadence::Week, scope.as_of);
    if calendar.span(week).last() > scope.as_of {
        week = calendar.previous(week);
    }
    let weeks = std::iter::successors(Some(week), |week| Some(calendar.previous(*week)));
    let mut weeks: Vec<Span> = weeks.take(WEEKS).map(|week| calendar.span(week)).collect();
    weeks.reverse();
    weeks
}

/// Returns the flow of each week.
pub(crate) fn flow(accounts: &[&AccountAnalysis], scope: &Scope) -> Vec<WeekFlow> {
    let threshold = i64::from(scope.settings.activity.inactive_after_days);
    weeks(scope)
        .into_iter()
        .map(|week| {
            let mut flow = WeekFlow::default();
            for account in accounts {
                add_account(&mut flow, account, week, threshold);
            }
            flow
        })
        .collect()
}

fn add_account(flow: &mut WeekFlow, account: &AccountAnalysis, week: Span, threshold: i64) {
    let days = purchase_days(account);
    let Some(last) = days.iter().rev().find(|&&day| day < week.to) else { return };
    let churns_on = last.saturating_add((threshold + 1).days());
    if churns_on >= week.to {
        flow.active += 1;
    } else if week.contains(churns_on) {
        flow.lost += 1;
    }
    let returned =
        days.iter().enumerate().filter(|(_, day)| week.contains(**day)).any(|(place, &day)| {
            match place.checked_sub(1) {
                Some(before) => i64::from((day - days[before]).get_days()) > threshold,
                None => account.first_purchase.is_some_and(|first| first < day),
            }
        });
    flow.won_back += u32::from(returned);
}

fn purchase_days(account: &AccountAnalysis) -> Vec<Date> {
    account.order_days.iter().filter(|day| day.orders > 0).map(|day| day.day).collect()
}

/// Returns punctuality over the four weeks up to the end of each week.
pub(crate) fn punctuality(accounts: &[&AccountAnalysis], scope: &Scope) -> Vec<Punctuality> {
    weeks(scope)
        .into_iter()
        .map(|week| {
            let from = week.to.saturating_sub(PUNCTUALITY_DAYS.days());
            punctuality_in(accounts, Span { from, to: week.to })
        })
        .collect()
}

/// Returns punctuality of the orders placed in a span.
pub(crate) fn punctuality_in(accounts: &[&AccountAnalysis], span: Span) -> Punctuality {
    let days = accounts.iter().flat_map(|account| &account.order_days);
    sum(days.filter(|day| span.contains(day.day)))
}

/// Returns punctuality of some order days.
pub(crate) fn sum<'a>(days: impl Iterator<Item = &'a OrderDay>) -> Punctuality {
    days.fold(Punctuality::default(), |sum, day| Punctuality {
        on_time: sum.on_time + day.on_time,
        late: sum.late + day.late,
    })
}
