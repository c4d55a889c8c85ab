//! What finds rows of a table, for readers of the HTML file.

use serde::Serialize;

/// A search field, filters and the count of the rows they leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Search {
    /// What the field searches, above it.
    pub label: String,
    /// What to write into it, inside it while it is empty.
    pub hint: String,
    /// The choice of a filter that leaves every row.
    pub all: String,
    /// The caption of the whole table: how many rows it has.
    pub count: String,
    /// The caption of what is left: [`Search::NUMBER`] stands for the number of rows.
    pub shown: String,
    /// The link for keyboards, at the very start of the page, that leads here.
    pub skip: String,
    /// The filters.
    pub filters: Vec<Filter>,
}

impl Search {
    /// Stands for the number of rows in [`Search::shown`].
    pub const NUMBER: char = '#';
}

/// A filter by what stands in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// The column, from 0.
    pub column: u8,
    /// The name above the choices.
    pub label: String,
}
