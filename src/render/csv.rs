//! Tables as CSV files that a spreadsheet opens right at a double click.
//!
//! A byte order mark tells the encoding, lines end as RFC 4180 has them, and what would be read as
//! a formula is kept as text by an apostrophe. Figures are known as such, so that a minus sign
//! leaves them figures.

use crate::report::export::{Cell, Export};

/// What a formula begins with; full-width forms count too, as some editions read them alike.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Writes a table.
pub fn write(table: &Export) -> Vec<u8> {
    let mut text = String::from(BYTE_ORDER_MARK);
    let head: Vec<String> = table.head.iter().map(|name| guarded(name)).collect();
    line(&mut text, &head, table.separator);
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(cell).collect();
        line(&mut text, &cells, table.separator);
    }
    text.into_bytes()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Figure(figure) => figure.clone(),
    }
}

/// Keeps text from being read as a formula.
///
/// Spreadsheets skip blanks before a formula, and a tab or line end may open one.
fn guarded(text: &str) -> String {
    let control = text.starts_with(['\t', '\r', '\n', '\0']);
    if control || text.trim_start().starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn line(text: &mut String, cells: &[String], separator: char) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(separator);
        }
        quoted(text, cell, separator);
    }
    text.push_str("\r\n");
}

/// Adds a cell, in quotes where it holds what would end it.
fn quoted(text: &mut String, cell: &str, separator: char) {
    let special = |letter: char| letter == separator || matches!(letter, '"' | '\r' | '\n');
    let edge = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    if edge || cell.contains(special) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(separator: char, rows: Vec<Vec<Cell>>) -> Export {
        Export { name: "accounts", separator, head: vec!["Nimi".into(), "Summa".into()], rows }
    }

    fn row(text: &str, figure: &str) -> Vec<Cell> {
        vec![Cell::Text(text.to_owned()), Cell::Figure(figure.to_owned())]
    }

    #[test]
    fn d27_text_never_becomes_a_formula_and_negative_figures_stay_figures() {
        let dangerous = [
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "\t=1+1",
            "\r=1+1",
            "  =1+1",
            "＝1+1",
            "-",
        ];
        for text in dangerous {
            let bytes = write(&table(';', vec![row(text, "-12,50")]));
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(&bytes[3..]);
            let found = reader.records().next().unwrap().unwrap();
            assert_eq!(&found[0], format!("'{text}"), "{text:?}");
            assert_eq!(&found[1], "-12,50", "a figure stays one");
        }
    }

    #[test]
    fn a_file_opens_right_where_decimals_have_commas_and_where_they_have_points() {
        let rows = || vec![row("Härmä; \"Uusi\" Oy\r\nPL 1", "1,5"), row("Ab, Oy", "-0,5")];
        let text = String::from_utf8(write(&table(';', rows()))).unwrap();
        assert_eq!(
            text,
            "\u{feff}Nimi;Summa\r\n\"Härmä; \"\"Uusi\"\" Oy\r\nPL 1\";1,5\r\nAb, Oy;-0,5\r\n"
        );
        let text = String::from_utf8(write(&table(',', vec![row("Ab, Oy", "-0.5")]))).unwrap();
        assert_eq!(text, "\u{feff}Nimi,Summa\r\n\"Ab, Oy\",-0.5\r\n");
    }
}
