use std::collections::BTreeSet;

use super::*;
use crate::report::tests::fixture;

fn book(tag: &str) -> Workbook {
    let (analysis, run) = (fixture::analysis(), fixture::run());
    build(&analysis, &run, &Language::load(tag).unwrap())
}

fn formulas(book: &Workbook) -> Vec<&str> {
    let cells = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    cells
        .filter_map(|cell| match &cell.value {
            Value::Formula { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_language_has_names_that_a_tab_can_carry_and_formulas_find() {
    for tag in Language::tags() {
        let book = book(tag);
        let names: BTreeSet<String> =
            book.sheets.iter().map(|sheet| sheet.name.to_lowercase()).collect();
        assert_eq!(names.len(), 7, "{tag}: two sheets have one name");
        for name in &names {
            assert!(
                name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
            );
        }
        let known: Vec<String> =
            book.sheets.iter().map(|sheet| place::quoted(&sheet.name)).collect();
        for formula in formulas(&book) {
            for (end, _) in formula.match_indices("'!") {
                let found = known.iter().any(|name| formula[..=end].ends_with(name.as_str()));
                assert!(found, "{tag}: {formula}");
            }
        }
    }
}

#[test]
fn formulas_use_functions_every_spreadsheet_has_and_no_arrays() {
    const KNOWN: [&str; 22] = [
        "IF",
        "ISNUMBER",
        "ROUND",
        "RANK",
        "MAX",
        "SUMIF",
        "COUNTIF",
        "COUNT",
        "SUM",
        "STDEV",
        "INDEX",
        "MATCH",
        "COUNTIFS",
        "SUMIFS",
        "GCD",
        "SUMPRODUCT",
        "LEFT",
        "OR",
        "AND",
        "MIN",
        "ABS",
        "LEN",
    ];
    let book = book("en");
    let all = formulas(&book);
    assert!(!all.is_empty());
    for formula in all {
        for (end, _) in formula.match_indices('(') {
            let head = &formula[..end];
            let start =
                head.rfind(|letter: char| !letter.is_ascii_alphabetic()).map_or(0, |at| at + 1);
            let name = &head[start..];
            assert!(name.is_empty() || KNOWN.contains(&name), "{name} in {formula}");
        }
        assert!(!formula.contains(['{', '@', '#']), "{formula}");
    }
}

#[test]
fn the_tables_of_accounts_stand_at_the_same_height() {
    let book = book("en");
    let tables: Vec<&Sheet> = book.sheets.iter().filter(|sheet| sheet.table.is_some()).collect();
    assert_eq!(tables.len(), 3);
    for sheet in &tables {
        assert_eq!(sheet.table.unwrap().head, place::HEAD, "{}", sheet.name);
        assert_eq!(sheet.rows.len(), tables[0].rows.len(), "{}", sheet.name);
        let width = sheet.rows[place::HEAD as usize].len();
        assert!(sheet.rows[place::HEAD as usize + 1..].iter().all(|row| row.len() == width));
        assert!(sheet.widths.len() >= width);
    }
}

#[test]
fn d27_text_of_the_source_is_text_and_no_formula_holds_any_of_it() {
    let (mut analysis, run) = (fixture::analysis(), fixture::run());
    analysis.accounts[0].account.name = "=cmd|' /C calc'!A0".to_owned();
    analysis.accounts[1].account.name = "-2+3\t@SUM(A1)".to_owned();
    let book = build(&analysis, &run, &Language::load("en").unwrap());
    assert!(formulas(&book).iter().all(|text| !text.contains("cmd") && !text.contains("@SUM")));
    let texts = book.sheets[0].rows.iter().flatten().filter(|cell| match &cell.value {
        Value::Text(text) => text.starts_with("=cmd") || text.starts_with("-2+3"),
        _ => false,
    });
    assert_eq!(texts.count(), 2);
}
