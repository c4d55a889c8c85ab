//! The vocabulary of the trade: money, dates, periods and the canonical tables.
//!
//! Plain data, no I/O and no data-frame types; every other module builds on it and it builds on
//! none of them.

mod calendar;
mod money;
mod month;
mod percent;
mod period;
mod table;
mod record;
mod finding;
mod hash;
mod subject;
mod view;

pub use calendar::{Calendar, CalendarUnit, WeekStart};
pub use finding::{Finding, Severity};
pub use hash::{hexadecimal, sha256_hex};
pub use jiff::civil::Date;
pub use money::{Currency, Money, Unit};
pub use month::{Month, Span};
pub use percent::ratio_of_percent;
pub use period::{Cadence, Period, PeriodError};
#[cfg(test)]
pub(crate) use record::row;
pub use record::{
    Account, Assignment, Cell, Competitor, Contact, Credit, Document, Holiday, Interaction, Loss,
    Manager, Meeting, Offer, Order, Product, ProgrammeStep, Promise, Rate, Record, Skill, Target,
    WinBackOffer,
};
pub use subject::{Issue, ReportKey, ReportKind, Subject};
pub use table::{Column, ColumnType, Table};
pub use view::View;

/// The account that stands for order lines without an account.
pub const UNASSIGNED: &str = "unassigned";
