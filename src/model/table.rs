//! The canonical tables: their names and columns, in one place.

use std::{fmt, str::FromStr};

use crate::model::record;

/// A table of the data contract; `orders` is the only one a source must give.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the records of the same name carry the documentation")]
pub enum Table {
    Orders,
    Accounts,
    Managers,
    Assignments,
    Credits,
    Targets,
    Offers,
    Contacts,
    Competitors,
    Interactions,
    Meetings,
    Promises,
    Documents,
    Losses,
    WinBackOffers,
    ProgrammeSteps,
    Skills,
    Products,
    Rates,
    Holidays,
}

impl Table {
    /// Every table, in the order of the data contract.
    pub const ALL: [Self; 20] = [
        Self::Orders,
        Self::Accounts,
        Self::Managers,
        Self::Assignments,
        Self::Credits,
        Self::Targets,
        Self::Offers,
        Self::Contacts,
        Self::Competitors,
        Self::Interactions,
        Self::Meetings,
        Self::Promises,
        Self::Documents,
        Self::Losses,
        Self::WinBackOffers,
        Self::ProgrammeSteps,
        Self::Skills,
        Self::Products,
        Self::Rates,
        Self::Holidays,
    ];

    /// Returns the name used in files, configuration, reports and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Accounts => "accounts",
            Self::Managers => "managers",
            Self::Assignments => "assignments",
            Self::Credits => "credits",
            Self::Targets => "targets",
            Self::Offers => "offers",
            Self::Contacts => "contacts",
            Self::Competitors => "competitors",
            Self::Interactions => "interactions",
            Self::Meetings => "meetings",
            Self::Promises => "promises",
            Self::Documents => "documents",
            Self::Losses => "losses",
            Self::WinBackOffers => "win_back_offers",
            Self::ProgrammeSteps => "programme_steps",
            Self::Skills => "skills",
            Self::Products => "products",
            Self::Rates => "rates",
            Self::Holidays => "holidays",
        }
    }

    /// Returns the columns in canonical order.
    pub fn columns(self) -> &'static [Column] {
        record::columns(self)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Table {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|table| table.name() == name).ok_or(())
    }
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// An exact decimal with three decimals, stored as thousandths.
    Decimal,
    /// An exact amount in stored units of the data set.
    Money,
    /// A calendar day in the company's time zone.
    Date,
    /// A local date and time in the company's time zone, kept as `YYYY-MM-DD HH:MM`.
    DateTime,
}

/// One column of a canonical table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The canonical name.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: ColumnType,
    /// Whether a record without it is refused.
    pub required: bool,
}
