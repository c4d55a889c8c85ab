//! How much of a document a reader may see.

use std::fmt;

/// How much of a document a reader may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Everything: the manager's own copy.
    #[default]
    Full,
    /// Without terms and attitudes: the copy for colleagues.
    Colleague,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 2] = [Self::Full, Self::Colleague];

    /// Returns the name used in configuration, ledger and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Colleague => "colleague",
        }
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

impl fmt::Display for View {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
