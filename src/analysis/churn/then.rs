//! What was known of the accounts on an earlier day.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::analysis::{
    Activity, Rhythm, State,
    basis::Basis,
    history::History,
    metrics::{own_rhythm, seasonal_guard, standing},
};

/// A day and what could be known on it.
pub(super) struct Then<'a> {
    /// The day; later purchases do not exist.
    pub(super) day: Date,
    pooled: Option<f64>,
    rules: &'a Activity,
}

/// One account on that day.
pub(super) struct Known {
    /// Its purchase days, oldest first; never empty.
    pub(super) purchases: Vec<Date>,
    /// Its rhythm, after the seasonal guard.
    pub(super) rhythm: Rhythm,
    /// The day it counts as lost when it stays silent.
    pub(super) lost_on: Date,
    /// The day from which the seasonal guard lets alarms pass; `None` when it never held them back.
    pub(super) released: Option<Date>,
}

impl<'a> Then<'a> {
    /// Looks back from a day.
    pub(super) fn of(basis: &Basis<'a>, day: Date) -> Self {
        let rules = &basis.scope.settings.activity;
        let pooled = if day == basis.scope.as_of {
            basis.classes.pooled_gap
        } else {
            let known = basis.named.par_iter().map(|history| history.until(day));
            let gaps: Vec<f64> = known.flat_map_iter(|history| history.gaps()).collect();
            own_rhythm::pooled(&gaps, &rules.own_gap)
        };
        Self { day, pooled, rules }
    }

    /// Returns whether an account had been silent for longer than the smallest threshold twice: who was
    /// not cannot be lost by silence.
    pub(super) fn is_long_silent(&self, history: &History<'_>) -> bool {
        let gap = &self.rules.own_gap;
        let smallest = 2 * i64::from(gap.floor_days.min(gap.cap_days));
        let last = history.until(self.day).last_purchase();
        last.is_some_and(|last| i64::from((self.day - last).get_days()) > smallest)
    }

    /// Returns what was known of an account; `None` before its first purchase.
    pub(super) fn known(&self, history: &History<'_>) -> Option<Known> {
        let history = history.until(self.day);
        let purchases = history.purchase_days();
        let (last, gaps) = (*purchases.last()?, history.gaps());
        let rules = &self.rules.own_gap;
        let mut rhythm = own_rhythm::rhythm(&gaps, Some(last), self.day, self.pooled, rules);
        if self.rules.seasonal_guard && rhythm.state != State::Never {
            rhythm.state_guarded = seasonal_guard::guarded(rhythm.state, &purchases, self.day);
        }
        let guard = self.rules.seasonal_guard;
        let lost_on = standing::lost_on(&purchases, rhythm.threshold, guard)?;
        let released = if guard { seasonal_guard::released(&purchases) } else { None };
        Some(Known { purchases, rhythm, lost_on, released })
    }
}
