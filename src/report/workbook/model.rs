//! A workbook as sheets of typed cells, before it is a file.

use crate::model::Date;

/// A workbook; the same one gives the same bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The title in the properties of the file.
    pub title: String,
    /// The company that issues it.
    pub company: String,
    /// The last day included, which is the day the file says it was made.
    pub as_of: Date,
    /// Decimals of amounts.
    pub decimals: u8,
    /// The sheets from left to right.
    pub sheets: Vec<Sheet>,
    /// Names that formulas use, each with the formula of the cell or range it stands for.
    pub names: Vec<(&'static str, String)>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// Widths of the columns in characters.
    pub widths: Vec<f64>,
    /// The cells, row by row from the top.
    pub rows: Vec<Vec<Cell>>,
    /// The table that fills the rest of the sheet, if there is one.
    pub table: Option<Table>,
    /// Columns on the left that stay in view.
    pub kept: u16,
    /// Cells the reader may change, with what they take.
    pub inputs: Vec<Input>,
    /// Columns in which a word is to stand out, with that word.
    pub marked: Vec<(u16, String)>,
    /// What stands above and below every printed page.
    pub margins: Margins,
}

/// A table with one head row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its head; the rows below it up to the last one of the sheet are its body.
    pub head: u32,
    /// Its columns.
    pub columns: u16,
}

/// A cell the reader may change.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u16,
    /// The smallest and the largest number.
    pub between: (f64, f64),
    /// What is said about any other.
    pub refusal: String,
}

/// What stands above and below every printed page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// Top left: the company.
    pub company: String,
    /// Top right: the title.
    pub title: String,
    /// Bottom left: day and run.
    pub origin: String,
    /// Bottom middle: who may read it.
    pub readers: String,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// How it looks.
    pub style: Style,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
    /// A formula in English, without the equals sign.
    Formula {
        /// Its text.
        text: String,
        /// What it gives on the data of the issue.
        result: Outcome,
    },
}

/// What a formula gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Text; a dash for a figure that is not defined.
    Text(String),
    /// A number.
    Number(f64),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// The title of a sheet.
    Title,
    /// What the sheet is about, in one line.
    Lead,
    /// Nothing but paper.
    #[default]
    Blank,
    /// The head of a block.
    Block,
    /// The head of a column of text.
    Head,
    /// The head of a column of figures.
    HeadRight,
    /// Text.
    Text,
    /// Text over several lines.
    Long,
    /// Text that names its row.
    Name,
    /// One or two letters.
    Class,
    /// An amount with all its decimals.
    Money,
    /// A whole number.
    Count,
    /// A share with one decimal.
    Percent,
    /// A number with three decimals.
    Ratio,
    /// A day.
    Day,
    /// An amount of a total line.
    TotalMoney,
    /// A whole number of a total line.
    TotalCount,
    /// A share of a total line.
    TotalPercent,
    /// The name of a total line.
    TotalName,
    /// A share the reader may change.
    InputPercent,
    /// A number the reader may change.
    InputRatio,
    /// A whole number the reader may change.
    InputCount,
}

impl Cell {
    /// Returns a cell with text.
    pub(super) fn text(text: impl Into<String>, style: Style) -> Self {
        Self { value: Value::Text(text.into()), style }
    }

    /// Returns a cell with a number.
    pub(super) fn number(number: f64, style: Style) -> Self {
        Self { value: Value::Number(number), style }
    }

    /// Returns a cell with a count.
    pub(super) fn count(count: usize, style: Style) -> Self {
        Self::number(f64::from(u32::try_from(count).expect("fewer than 2^32 rows")), style)
    }

    /// Returns an empty cell.
    pub(super) fn empty(style: Style) -> Self {
        Self { value: Value::Empty, style }
    }

    /// Returns a cell with a day.
    pub(super) fn day(day: Date) -> Self {
        Self { value: Value::Day(day), style: Style::Day }
    }

    /// Returns a cell with a formula and what it gives.
    pub(super) fn formula(text: String, result: Outcome, style: Style) -> Self {
        Self { value: Value::Formula { text, result }, style }
    }
}

impl Outcome {
    /// Returns an outcome that is a dash without a value, as in the formulas.
    pub(super) fn of(value: Option<f64>) -> Self {
        value.map_or_else(|| Self::Text("–".to_owned()), Self::Number)
    }
}
