//! What a report is about: the key of the ledger, of due logic and of file names.

use std::fmt;

use crate::model::Period;

/// A kind of report.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// The weekly management report, with the index.
    Management,
    /// The report of one key account manager.
    Manager,
    /// The briefing of one account.
    Account,
}

impl ReportKind {
    /// Every kind, in the order reports are made.
    pub const ALL: [Self; 3] = [Self::Management, Self::Manager, Self::Account];

    /// Returns the name used in configuration, templates, ledger and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::Manager => "manager",
            Self::Account => "account",
        }
    }
}

/// Who or what one document is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The whole company.
    Company,
    /// A manager, by id.
    Manager(String),
    /// An account, by id.
    Account(String),
}

impl Subject {
    /// Returns the kind of report made about this subject.
    pub fn kind(&self) -> ReportKind {
        match self {
            Self::Company => ReportKind::Management,
            Self::Manager(_) => ReportKind::Manager,
            Self::Account(_) => ReportKind::Account,
        }
    }

    /// Reads `company`, `manager:ID` or `account:ID`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "company" || text == "management" => Some(Self::Company),
            Some(("manager", id)) if !id.is_empty() => Some(Self::Manager(id.to_owned())),
            Some(("account", id)) if !id.is_empty() => Some(Self::Account(id.to_owned())),
            _ => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Company => out.write_str("company"),
            Self::Manager(id) => write!(out, "manager:{id}"),
            Self::Account(id) => write!(out, "account:{id}"),
        }
    }
}

/// The identity of one report: about whom, for which period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportKey {
    /// The period.
    pub period: Period,
    /// The subject, which also tells the kind.
    pub subject: Subject,
}

impl fmt::Display for ReportKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}/{}", self.subject.kind().name(), self.period, self.subject)
    }
}

/// All reports of one kind for one period: what becomes due together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Issue {
    /// The kind.
    pub kind: ReportKind,
    /// The period.
    pub period: Period,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_read_back() {
        for text in ["company", "manager:M1", "account:a:b"] {
            assert_eq!(Subject::parse(text).unwrap().to_string(), text);
        }
        for wrong in ["", "account:", "team:x", "M1"] {
            assert_eq!(Subject::parse(wrong), None);
        }
    }
}
