//! Control totals: what the source itself says its records add up to.

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::{
    ingest::{
        AmountError, Error, Request, amount, currency, refusal::cut, snapshot::Snapshot,
        totals::exact,
    },
    model::{ColumnType, Table},
    source::{Control, Round, Session},
};

/// Compares every table that has a control total with what the source says.
///
/// A pull of a part of a table is compared as the whole that it became. Records that were set aside
/// and lines kept apart belong to the count; where there are any, the sums differ by them and only
/// the log tells both.
pub(super) fn check(
    session: &Session<'_>,
    request: &Request<'_>,
    snapshot: &Snapshot,
) -> Result<(), Error> {
    for (&table, source) in &request.settings.tables {
        if let Some(control) = &source.expect.control {
            let document = session.document(table, &control.path)?;
            Claim { table, control, document }.check(request, snapshot)?;
        }
    }
    Ok(())
}

/// What the source says of a table.
struct Claim<'a> {
    table: Table,
    control: &'a Control,
    document: Value,
}

impl Claim<'_> {
    fn check(&self, request: &Request<'_>, snapshot: &Snapshot) -> Result<(), Error> {
        let manifest = &snapshot.manifest;
        let rows = manifest.tables.get(&self.table).map_or(0, |table| table.rows);
        let notes = manifest.sources.iter().filter(|note| note.table == self.table);
        let refused: u64 = notes.map(|note| note.refused).sum();
        let beside = refused + currency::apart(self.table, &manifest.currencies);
        if let Some(path) = &self.control.count {
            self.compare("records", path, (i128::from(rows + beside), 0))?;
        }
        let Some((column, path)) = &self.control.sum else { return Ok(()) };
        let columns = self.table.columns().iter();
        let money = columns.filter(|known| known.kind == ColumnType::Money);
        let known = money
            .map(|known| known.name)
            .find(|known| known == column)
            .ok_or_else(|| Error::UnknownColumn { table: self.table, column: column.clone() })?;
        let sum = (snapshot.sum(self.table, known)?, request.unit.decimals);
        match self.compare(&format!("sum of `{known}`"), path, sum) {
            Err(error @ Error::ControlMismatch { .. }) if beside > 0 => {
                tracing::warn!(%error, beside, "Some records are set aside, so the sum differs.");
                Ok(())
            }
            compared => compared,
        }
    }

    /// Compares a number of the source with ours, in units of 10^-`decimals`.
    fn compare(&self, what: &str, path: &str, (found, decimals): (i128, u8)) -> Result<(), Error> {
        let expected = i128::from(self.number(path, decimals)?);
        if found == expected {
            return Ok(());
        }
        Err(Error::ControlMismatch {
            table: self.table,
            what: what.to_owned(),
            found: exact(found, decimals),
            expected: exact(expected, decimals),
        })
    }

    fn number(&self, path: &str, decimals: u8) -> Result<i64, Error> {
        let table = self.table;
        let parsed = JsonPath::parse(path).map_err(|cause| Error::ControlPath {
            table,
            path: path.to_owned(),
            cause,
        })?;
        let value = parsed.query(&self.document).exactly_one().ok();
        let read = match value {
            Some(Value::Number(number)) => sum(number.as_str(), decimals),
            Some(Value::String(text)) => amount::parse(text, decimals, Round::Reject),
            _ => Err(AmountError::NotANumber),
        };
        read.map_err(|error| Error::ControlUnreadable {
            table,
            path: path.to_owned(),
            found: value.map_or_else(|| "nothing".to_owned(), |value| cut(&value.to_string())),
            expected: error.to_string(),
        })
    }
}

/// Reads a JSON number; one with more decimals was summed as doubles and means the nearest unit.
fn sum(text: &str, decimals: u8) -> Result<i64, AmountError> {
    match amount::parse(text, decimals, Round::Reject) {
        Err(AmountError::TooFine { .. }) => {
            let number = text.parse().map_err(|_| AmountError::NotANumber)?;
            amount::from_double(number, decimals, Round::Reject)
        }
        exact => exact,
    }
}
