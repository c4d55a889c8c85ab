//! One row of each canonical table, declared once: the struct, its columns and its reader.

use jiff::civil::Date;

use crate::model::{Column, Money, Table};

/// One typed cell of a canonical row, as the snapshot stores it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text, date-times included.
    Text(String),
    /// A whole number; decimals in thousandths.
    Integer(i64),
    /// An amount.
    Money(Money),
    /// A day.
    Date(Date),
}

/// A typed row of a canonical table.
pub trait Record: Sized {
    /// The table whose rows these are.
    const TABLE: Table;

    /// Reads a row whose cells stand in the order of [`Table::columns`].
    ///
    /// Returns the name of the first column that is required and absent, or holds another type
    /// than its column declares.
    fn from_cells(cells: Vec<Option<Cell>>) -> Result<Self, &'static str>;
}

macro_rules! value {
    (Text) => {
        String
    };
    (DateTime) => {
        String
    };
    (Integer) => {
        i64
    };
    (Decimal) => {
        i64
    };
    (Money) => {
        Money
    };
    (Date) => {
        Date
    };
}

macro_rules! variant {
    ($cell:expr, Text) => {
        match $cell {
            Cell::Text(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, DateTime) => {
        match $cell {
            Cell::Text(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, Integer) => {
        match $cell {
            Cell::Integer(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, Decimal) => {
        match $cell {
            Cell::Integer(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, Money) => {
        match $cell {
            Cell::Money(value) => Some(value),
            _ => None,
        }
    };
    ($cell:expr, Date) => {
        match $cell {
            Cell::Date(value) => Some(value),
            _ => None,
        }
    };
}

macro_rules! field {
    (required $kind:ident) => { value!($kind) };
    (optional $kind:ident) => { Option<value!($kind)> };
    (assigned $kind:ident) => { value!($kind) };
}

macro_rules! read {
    ($cells:ident, $name:ident, required $kind:ident) => {
        $cells.next().flatten().and_then(|cell| variant!(cell, $kind)).ok_or(stringify!($name))?
    };
    ($cells:ident, $name:ident, optional $kind:ident) => {
        match $cells.next().flatten() {
            None => None,
            Some(cell) => Some(variant!(cell, $kind).ok_or(stringify!($name))?),
        }
    };
    // Whose it is, where it may be nobody's.
    ($cells:ident, $name:ident, assigned $kind:ident) => {
        match $cells.next().flatten() {
            None => crate::model::UNASSIGNED.to_owned(),
            Some(cell) => variant!(cell, $kind).ok_or(stringify!($name))?,
        }
    };
}

macro_rules! is_required {
    (required) => {
        true
    };
    (optional) => {
        false
    };
    (assigned) => {
        false
    };
}

macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $record:ident of $table:ident {
            $( $(#[$field_doc:meta])* $name:ident: $need:ident $kind:ident, )*
        }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $record {
                $( $(#[$field_doc])* pub $name: field!($need $kind), )*
            }

            impl Record for $record {
                const TABLE: Table = Table::$table;

                fn from_cells(cells: Vec<Option<Cell>>) -> Result<Self, &'static str> {
                    let mut cells = cells.into_iter();
                    Ok(Self { $( $name: read!(cells, $name, $need $kind), )* })
                }
            }
        )*

        /// Returns the columns of a table declared here, in canonical order.
        pub(super) fn columns(table: Table) -> Option<&'static [Column]> {
            match table {
                $(
                    Table::$table => Some(&[
                        $( Column {
                            name: stringify!($name),
                            kind: ColumnType::$kind,
                            required: is_required!($need),
                        }, )*
                    ]),
                )*
                _ => None,
            }
        }
    };
}

// Textual macros: the declarations follow them.
mod account;
mod sales;

pub use account::{
    Competitor, Contact, Document, Interaction, Loss, Meeting, ProgrammeStep, Promise, Skill,
    WinBackOffer,
};
pub use sales::{
    Account, Assignment, Credit, Holiday, Manager, Offer, Order, Product, Rate, Target,
};

/// Returns the columns of a table in canonical order.
pub(super) fn columns(table: Table) -> &'static [Column] {
    sales::columns(table)
        .or_else(|| account::columns(table))
        .expect("every table is declared in one of the two")
}

/// Makes a row of the cells that are known; all others are empty.
#[cfg(test)]
pub(crate) fn row<R: Record>(cells: &[(&str, Cell)]) -> R {
    let cell = |name: &str| cells.iter().find(|(known, _)| *known == name);
    let columns = R::TABLE.columns().iter();
    R::from_cells(columns.map(|column| cell(column.name).map(|(_, cell)| cell.clone())).collect())
        .expect("a test gives what is required")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_row_in_column_order() {
        let cells = vec![
            Some(Cell::Text("A1".to_owned())),
            Some(Cell::Text("M1".to_owned())),
            Some(Cell::Date(jiff::civil::date(2026, 1, 1))),
            None,
        ];
        let row = Assignment::from_cells(cells).unwrap();
        assert_eq!((row.account_id.as_str(), row.valid_to), ("A1", None));
    }

    #[test]
    fn names_the_column_that_is_missing() {
        assert_eq!(Assignment::from_cells(vec![None; 4]), Err("account_id"));
    }

    #[test]
    fn every_table_has_columns_and_something_required() {
        for table in Table::ALL {
            assert!(table.columns().iter().any(|column| column.required), "{table}");
        }
    }
}
