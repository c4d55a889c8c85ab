//! A made-up company as a snapshot.

use std::path::Path;

use avain::{
    ingest::snapshot::{Snapshot, SnapshotWriter},
    model::{Currency, Unit},
};

use crate::company::{Company, Rows};

/// Returns the snapshot in a folder, which is written on first use.
pub(crate) fn snapshot(company: Company, folder: &Path) -> Snapshot {
    let known = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut known = known.filter_map(|entry| Snapshot::open(&entry.path()).ok());
    known.next().unwrap_or_else(|| write(company, folder))
}

fn write(company: Company, folder: &Path) -> Snapshot {
    let unit = Unit { currency: Currency::parse("EUR").expect("a currency"), decimals: 2 };
    let mut writer = SnapshotWriter::create(folder, unit).expect("the folder can be written");
    company.write(|table, fill| {
        let mut writer = writer.table(table).expect("each table once");
        fill(&mut Rows::of(table, &mut |cells| {
            writer.push(cells).expect("the row can be written");
        }));
        writer.finish().expect("the rows can be written");
    });
    writer.finish(vec![], vec![]).expect("the snapshot can be written")
}
