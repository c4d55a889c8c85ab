//! A made-up company as files of CSV and the configuration that reads them.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use avain::model::{Cell, ColumnType, Money, Table};

use crate::{
    company::{Company, Fill, Rows},
    dossier,
};

/// Writes the files and returns the configuration.
pub(crate) fn write(company: Company, folder: &Path) -> PathBuf {
    fs::create_dir_all(folder).expect("the folder can be made");
    let mut sources = String::new();
    let mut table = |table: Table, fill: Fill<'_>| {
        write_table(folder, table, fill);
        let line = format!("  {table}: {{ connection: files, path: {table}.csv, format: csv }}");
        writeln!(sources, "{line}").expect("a text takes everything");
    };
    company.write(&mut table);
    dossier::write(company, &mut table);
    let text = format!(
        "company: {{ name: Hallavaara Oy, currency: EUR }}\n\
         connections:\n  files: {{ base_url: \"file:.\" }}\n\
         sources:\n{sources}\
         reports:\n  account: {{ subjects: all }}\n"
    );
    let path = folder.join("config.yaml");
    fs::write(&path, text).expect("the configuration can be written");
    path
}

fn write_table(folder: &Path, table: Table, fill: Fill<'_>) {
    let path = folder.join(format!("{table}.csv"));
    let mut writer = csv::Writer::from_path(path).expect("the file can be written");
    let names = table.columns().iter().map(|column| column.name);
    writer.write_record(names).expect("the row can be written");
    fill(&mut Rows::of(table, &mut |cells| {
        let cells = table.columns().iter().zip(cells);
        let texts = cells.map(|(column, cell)| written(column.kind, cell.as_ref()));
        writer.write_record(texts).expect("the row can be written");
    }));
    writer.flush().expect("the rows can be written");
}

/// Returns a cell as a source writes it.
fn written(kind: ColumnType, cell: Option<&Cell>) -> String {
    match cell {
        None => String::new(),
        Some(Cell::Text(text)) => text.clone(),
        Some(Cell::Date(day)) => day.to_string(),
        Some(Cell::Money(Money(units))) => decimal(*units, 100),
        Some(Cell::Integer(number)) if kind == ColumnType::Decimal => decimal(*number, 1_000),
        Some(Cell::Integer(number)) => number.to_string(),
    }
}

fn decimal(units: i64, per_whole: u64) -> String {
    let (sign, size) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
    let digits = per_whole.ilog10() as usize;
    format!("{sign}{}.{:0digits$}", size / per_whole, size % per_whole)
}
