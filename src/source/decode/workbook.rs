//! A sheet of a local workbook; the first row with content is the head line.

use std::{fs, path::Path};

use calamine::{Data, ExcelDateTime, Reader as _, Xlsx, open_workbook};

use crate::source::{Error, Fields, Limits, Place, Row, Unreadable, fields::Names};

/// The rows below the head line.
#[derive(Debug)]
pub(in crate::source) struct Sheet {
    names: Names,
    rows: Vec<Result<Vec<Option<String>>, Unreadable>>,
}

/// Reads a sheet whole: a workbook holds at most a million rows, and its size is limited.
pub(super) fn open(
    place: &Place,
    path: &Path,
    sheet: Option<&str>,
    limits: &Limits,
) -> Result<Sheet, Error> {
    let size = fs::metadata(path).map_err(|cause| Error::File { place: place.clone(), cause })?;
    if size.len() > limits.body_bytes {
        return Err(Error::BodyTooLarge { place: place.clone(), limit: limits.body_bytes });
    }
    let unparsable = |cause: calamine::XlsxError| Error::Unparsable {
        place: place.clone(),
        format: "a workbook",
        cause: Box::new(cause),
    };
    let mut book: Xlsx<_> = open_workbook(path).map_err(unparsable)?;
    let sheets = book.sheet_names();
    let wanted = sheet.or(sheets.first().map(String::as_str)).unwrap_or_default().to_owned();
    if !sheets.contains(&wanted) {
        let found = sheets.join(", ");
        return Err(Error::SheetMissing { place: place.clone(), sheet: wanted, found });
    }
    let range = book.worksheet_range(&wanted).map_err(unparsable)?;
    let mut rows = range.rows();
    let head = rows.next().ok_or_else(|| Error::HeadMissing { place: place.clone() })?;
    let names = head.iter().map(|cell| cell.to_string().trim().to_owned()).collect();
    let names =
        Names::new(names).map_err(|name| Error::ColumnTwice { place: place.clone(), name })?;
    let filled = rows.filter(|cells| cells.iter().any(|cell| *cell != Data::Empty));
    Ok(Sheet { names, rows: filled.map(row).collect() })
}

impl Sheet {
    /// Returns how many rows there are.
    pub(in crate::source) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Hands on the rows.
    pub(in crate::source) fn for_each(&self, mut take: impl FnMut(Row<'_>)) {
        for row in &self.rows {
            match row {
                Ok(values) => take(Row::Fields(Fields::cells(&self.names, values))),
                Err(unreadable) => take(Row::Unreadable(unreadable.clone())),
            }
        }
    }
}

fn row(cells: &[Data]) -> Result<Vec<Option<String>>, Unreadable> {
    cells.iter().map(text).collect::<Result<_, _>>().map_err(|reason| {
        let texts: Vec<String> = cells.iter().map(ToString::to_string).collect();
        Unreadable { reason, text: texts.join(" | ") }
    })
}

fn text(cell: &Data) -> Result<Option<String>, String> {
    Ok(match cell {
        Data::Empty => None,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Some(text.clone())
        }
        Data::Bool(value) => Some(value.to_string()),
        Data::Int(number) => Some(number.to_string()),
        Data::Float(number) => Some(as_shown(*number)),
        Data::DateTime(moment) => Some(iso(*moment)?),
        Data::Error(error) => {
            return Err(format!("found the cell error {error}, expected a value"));
        }
    })
}

/// Writes a number with the 15 digits a workbook promises: 0.1 + 0.2 is stored as
/// 0.30000000000000004 and shown, and meant, as 0.3.
fn as_shown(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().expect("a printed float reads back");
    rounded.to_string()
}

fn iso(moment: ExcelDateTime) -> Result<String, String> {
    if moment.is_duration() {
        return Err("found a duration, expected a date".to_owned());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return Ok(date);
    }
    Ok(format!("{date}T{hour:02}:{minute:02}:{second:02}"))
}
