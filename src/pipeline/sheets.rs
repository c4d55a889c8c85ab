//! The files of management beside its report: the workbook and the tables for spreadsheets.

use std::collections::BTreeSet;

use crate::{
    analysis::Analysis,
    config::Output,
    locale::Language,
    render::{Error, Renderer, csv},
    report::{RunFacts, export, workbook},
};

/// The folder of the tables.
pub(super) const EXPORTS: &str = "exports";

/// Returns the files that are wanted, by path in the report folder; `suffix` tells further
/// languages apart.
pub(super) fn sheets(
    renderer: &Renderer,
    (analysis, run): (&Analysis, &RunFacts),
    (language, suffix): (&Language, &str),
    outputs: &BTreeSet<Output>,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut files = vec![];
    if outputs.contains(&Output::Csv) {
        let tables = export::tables(analysis, run, language);
        files.extend(
            tables
                .iter()
                .map(|table| (format!("{EXPORTS}/{}{suffix}.csv", table.name), csv::write(table))),
        );
    }
    if outputs.contains(&Output::Xlsx) {
        let book = workbook::build(analysis, run, language);
        files.push((format!("{}{suffix}.xlsx", workbook::STEM), renderer.xlsx(&book)?));
    }
    Ok(files)
}
