//! Parquet tables of a folder, written as the CSV that is served.

use std::path::Path;

use crate::{
    model::Table,
    source::{
        self, Batch, Compression, Format, Limits, Place, Row, TableSource,
        decode::{self, Decoder},
        demo::Error,
    },
};

/// Returns the table that a file `orders.parquet` or a folder `orders` of such files holds.
pub(super) fn table_of(path: &Path) -> Option<Table> {
    let name = path.file_name()?.to_str()?;
    let name = if path.is_dir() { name } else { name.strip_suffix(".parquet")? };
    name.parse().ok()
}

/// Returns the rows of the file or folder as CSV, numbers digit for digit.
pub(super) fn as_csv(table: Table, path: &Path) -> Result<Vec<u8>, Error> {
    let refuse = |cause| Error::NotParquet { path: path.to_owned(), cause: Box::new(cause) };
    read(table, path).map_err(refuse)
}

fn read(table: Table, path: &Path) -> Result<Vec<u8>, source::Error> {
    let place = Place { table, address: path.display().to_string() };
    let source = TableSource { format: Format::Parquet, ..TableSource::new("", "") };
    let mut decoder = Decoder::new(table, &source, &Limits::default())?;
    let mut csv = csv::Writer::from_writer(Vec::new());
    let mut has_head = false;
    for file in decode::files(&place, path, &source.format)? {
        let place = Place { table, address: file.display().to_string() };
        let mut reader = decoder.open_file(&place, &file, Compression::None)?;
        while let Some(batch) = reader.next(&place)? {
            write(&batch, &mut csv, &mut has_head);
        }
    }
    Ok(csv.into_inner().expect("memory takes all bytes"))
}

fn write(batch: &Batch, csv: &mut csv::Writer<Vec<u8>>, has_head: &mut bool) {
    batch.for_each(|row| {
        let Row::Fields(fields) = row else { return };
        let (names, texts): (Vec<_>, Vec<_>) = fields.pairs().into_iter().unzip();
        if !std::mem::replace(has_head, true) {
            csv.write_record(names).expect("memory takes all bytes");
        }
        csv.write_record(texts).expect("every row has the same columns");
    });
}
