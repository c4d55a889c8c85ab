//! Why one record is refused.

use std::fmt;

use crate::source::Unreadable;

/// Why a record is refused; found texts are cut, so that a message stays readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A value that does not fit its column.
    Cell {
        /// The column, or the columns of a key.
        column: String,
        /// What was found.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// Something that is no record.
    Unreadable {
        /// What was found and expected.
        reason: String,
        /// The text.
        text: String,
    },
}

impl Refusal {
    /// Returns the refusal of a value.
    pub(super) fn cell(column: &str, found: &str, expected: String) -> Self {
        Self::Cell { column: column.to_owned(), found: cut(found), expected }
    }

    /// Returns what refusals for the same reason have in common, whatever their values.
    pub fn kind(&self) -> (&str, &str) {
        match self {
            Self::Cell { column, expected, .. } => (column, expected),
            Self::Unreadable { .. } => ("", ""),
        }
    }

    /// Returns the column that is meant, if it is one.
    pub(super) fn column(&self) -> Option<&str> {
        match self {
            Self::Cell { column, .. } => Some(column).filter(|column| !column.contains(',')),
            Self::Unreadable { .. } => None,
        }
        .map(String::as_str)
    }
}

impl From<&Unreadable> for Refusal {
    fn from(line: &Unreadable) -> Self {
        Self::Unreadable { reason: line.reason.clone(), text: cut(&line.text) }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell { column, found, expected } => {
                write!(out, "column `{column}`: found `{found}`, expected {expected}")
            }
            Self::Unreadable { reason, text } => write!(out, "{reason}: `{text}`"),
        }
    }
}

/// Cuts a text to 40 characters.
pub(super) fn cut(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}
