//! What an issue told, kept so that the next one can say what changed.
//!
//! The ledger keeps an [`Issued`] of each report as text. A block reads what the last issue told about
//! its own subject, and nothing else; without an earlier issue it says so.

mod account;
mod advice;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    analysis::{AccountAnalysis, Analysis, MonthPoint},
    model::{Date, Money, Period, Subject},
    report::Error,
};

pub(crate) use account::{AccountChange, changes};
pub(crate) use advice::{Ages, Outcome, Status, outcomes};
pub use {account::AccountFigures, advice::Advice};

/// What the report about one subject told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The period, for example `2026-W46`.
    pub period: String,
    /// The last day included.
    pub as_of: Date,
    /// Net revenue of the complete months told, by month (`2026-10`).
    pub months: BTreeMap<String, Money>,
    /// What was to be done, most pressing first.
    pub advice: Vec<Advice>,
    /// What only the briefing of an account tells.
    pub account: Option<AccountFigures>,
}

/// What the last issues told, by subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    subjects: BTreeMap<Subject, Issued>,
}

/// A figure of a closed month that reads otherwise than it was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Restated {
    /// The month, `2026-10`.
    pub(crate) month: String,
    /// As it was told.
    pub(crate) was: Money,
    /// As it is now.
    pub(crate) now: Money,
}

impl Memory {
    /// Reads what the ledger kept; a text of another version of the program counts as no issue.
    pub fn read(kept: &BTreeMap<Subject, String>) -> Self {
        let read = |text: &String| serde_json::from_str(text).ok();
        let subjects =
            kept.iter().filter_map(|(subject, text)| Some((subject.clone(), read(text)?)));
        Self { subjects: subjects.collect() }
    }

    /// Returns what the last issue told about a subject.
    pub fn of(&self, subject: &Subject) -> Option<&Issued> {
        self.subjects.get(subject)
    }
}

impl Issued {
    /// Returns what the report about a subject tells now.
    ///
    /// # Errors
    ///
    /// When there is no such subject.
    pub fn of(analysis: &Analysis, subject: &Subject, memory: &Memory) -> Result<Self, Error> {
        let unknown = || Error::UnknownSubject(subject.clone());
        let before = memory.of(subject);
        let all = || analysis.accounts.iter();
        match subject {
            Subject::Company => {
                let accounts: Vec<&AccountAnalysis> = all().collect();
                Ok(Self::new(analysis, (&analysis.company.months, &accounts), before))
            }
            Subject::Manager(id) => {
                let managers = &mut analysis.managers.iter();
                let found = managers.find(|it| it.manager.manager_id == *id).ok_or_else(unknown)?;
                let own: Vec<&AccountAnalysis> = all().filter(|it| it.manager_id == *id).collect();
                Ok(Self::new(analysis, (&found.months, &own), before))
            }
            Subject::Account(id) => {
                let found = all().find(|it| it.account.account_id == *id).ok_or_else(unknown)?;
                let told = Self::new(analysis, (&found.months, &[found]), before);
                Ok(Self { account: Some(AccountFigures::of(found)), ..told })
            }
        }
    }

    fn new(
        analysis: &Analysis,
        (months, accounts): (&[MonthPoint], &[&AccountAnalysis]),
        before: Option<&Self>,
    ) -> Self {
        let period: Period = analysis.scope.period;
        Self {
            period: period.to_string(),
            as_of: analysis.scope.as_of,
            months: told(months),
            advice: advice::of(accounts, analysis.scope.as_of, before),
            account: None,
        }
    }

    /// Returns the months told then that read otherwise now, oldest first.
    pub(crate) fn restated(&self, months: &[MonthPoint]) -> Vec<Restated> {
        let now = told(months);
        let differs = |(month, was): (&String, &Money)| {
            let now = *now.get(month)?;
            (now != *was).then(|| Restated { month: month.clone(), was: *was, now })
        };
        self.months.iter().filter_map(differs).collect()
    }
}

#[cfg(test)]
mod tests;

fn told(months: &[MonthPoint]) -> BTreeMap<String, Money> {
    months.iter().map(|point| (point.month.to_string(), point.revenue.actual)).collect()
}
