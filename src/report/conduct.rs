//! How we kept our word: promises, complaints and meetings, from the declared records.

use jiff::civil::Date;

use crate::{
    analysis::AccountAnalysis,
    model::{Promise, Span},
    report::records::day_of,
};

/// Cases and those that went as they should.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rate {
    /// As it should be.
    pub(crate) good: u32,
    /// All.
    pub(crate) all: u32,
}

impl Rate {
    /// Returns the share; `None` without a case.
    pub(crate) fn share(self) -> Option<f64> {
        (self.all > 0).then(|| f64::from(self.good) / f64::from(self.all))
    }

    fn count(self, good: bool) -> Self {
        Self { good: self.good + u32::from(good), all: self.all + 1 }
    }
}

/// Returns the promises that fell due in a span and before `as_of`, and those kept in time.
pub(crate) fn promises_kept(accounts: &[&AccountAnalysis], span: Span, as_of: Date) -> Rate {
    let due = accounts.iter().flat_map(|account| &account.records.promises);
    due.filter(|promise| span.contains(promise.due_on) && promise.due_on <= as_of)
        .fold(Rate::default(), |rate, promise| rate.count(!is_broken(promise, as_of)))
}

/// Returns whether a promise that fell due was kept late or not at all.
pub(crate) fn is_broken(promise: &Promise, as_of: Date) -> bool {
    match promise.kept_on {
        Some(kept) => kept > promise.due_on,
        None => promise.due_on < as_of,
    }
}

/// Returns the meetings held in a span, and those prepared before.
pub(crate) fn meetings_prepared(accounts: &[&AccountAnalysis], span: Span) -> Rate {
    let meetings = accounts.iter().flat_map(|account| &account.records.meetings);
    meetings
        .filter(|meeting| day_of(&meeting.starts_at).is_some_and(|day| span.contains(day)))
        .fold(Rate::default(), |rate, meeting| rate.count(meeting.prepared_on.is_some()))
}

/// Returns the complaints that were open at the end of a day.
pub(crate) fn complaints_open(accounts: &[&AccountAnalysis], day: Date) -> u32 {
    let rows = accounts.iter().flat_map(|account| &account.records.interactions);
    let open = rows.filter(|row| {
        row.kind == "complaint" && row.opened <= day && row.closed.is_none_or(|closed| closed > day)
    });
    u32::try_from(open.count()).expect("a count of complaints")
}
