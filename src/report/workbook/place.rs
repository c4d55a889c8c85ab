//! Where cells are, as formulas write it.

/// A sheet with one row per account.
///
/// All tables with one row per account have their head in the same row, so that the rows of an
/// account stand at the same height in each.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The name of the sheet.
    sheet: String,
    /// Accounts.
    accounts: usize,
}

/// The row of the heads of tables with one row per account, from 0.
pub(super) const HEAD: u32 = 3;

/// The first row of an account as a formula writes it.
const FIRST: usize = HEAD as usize + 2;

impl Place {
    /// Describes a sheet with one row per account.
    pub(super) fn new(sheet: &str, accounts: usize) -> Self {
        Self { sheet: quoted(sheet), accounts }
    }

    /// Returns the cell of a column in the row of an account, from 0: `'Data'!E5`.
    pub(super) fn cell(&self, column: usize, account: usize) -> String {
        format!("{}!{}", self.sheet, own(column, account))
    }

    /// Returns a run of columns in the row of an account: `'Data'!M5:X5`.
    pub(super) fn run(&self, from: usize, count: usize, account: usize) -> String {
        let row = FIRST + account;
        let (first, last) = (letters(from), letters(from + count.max(1) - 1));
        format!("{}!{first}{row}:{last}{row}", self.sheet)
    }

    /// Returns a column over all accounts: `'Data'!$E$5:$E$35`.
    pub(super) fn column(&self, column: usize) -> String {
        format!("{}!{}", self.sheet, Self::own_column(column, self.accounts))
    }

    /// Returns a column of the own sheet over all accounts: `$E$5:$E$35`.
    pub(super) fn own_column(column: usize, accounts: usize) -> String {
        let name = letters(column);
        let last = FIRST + accounts.max(1) - 1;
        format!("${name}${FIRST}:${name}${last}")
    }
}

/// Returns a cell of the own sheet in the row of an account.
pub(super) fn own(column: usize, account: usize) -> String {
    format!("{}{}", letters(column), FIRST + account)
}

/// Returns a cell by column and row, both from 0, fixed: `$B$5`.
pub(super) fn fixed(column: usize, row: usize) -> String {
    format!("${}${}", letters(column), row + 1)
}

/// Returns a cell by column and row, both from 0: `B5`.
pub(super) fn at(column: usize, row: usize) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// Returns a sheet name as formulas write it.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

/// Returns the letters of a column, from 0.
pub(super) fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = vec![];
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).expect("less than 26");
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_on_behind_z() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).into();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_sheet_name_with_an_apostrophe_stays_one_name() {
        let place = Place::new("Vuoden '26 tiedot", 3);
        assert_eq!(place.cell(4, 0), "'Vuoden ''26 tiedot'!E5");
        assert_eq!(place.column(4), "'Vuoden ''26 tiedot'!$E$5:$E$7");
        assert_eq!(place.run(4, 12, 2), "'Vuoden ''26 tiedot'!E7:P7");
    }
}
