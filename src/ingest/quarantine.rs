//! Records that could not be read, set aside for a person to look at.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value};

use crate::{
    ingest::{Error, Refusal},
    model::{Finding, Severity, Table},
    source::{OnBadRecord, Row},
};

/// How many refused records are told one by one.
const TOLD: u64 = 5;

/// The folder of refused records, moved into the snapshot once it is published.
pub(super) struct Quarantine {
    aside: PathBuf,
}

/// The refused records of one table.
pub(super) struct Refused<'a> {
    table: Table,
    policy: OnBadRecord,
    folder: &'a Path,
    file: Option<csv::Writer<File>>,
    findings: Vec<Finding>,
    first: String,
    count: u64,
}

impl Quarantine {
    /// Prepares an empty folder below the state folder.
    pub(super) fn open(state: &Path) -> Result<Self, Error> {
        let aside = state.join("quarantine").join(".partial");
        match fs::remove_dir_all(&aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(Error::Quarantine { path: aside, cause: error })
            }
            _ => Ok(Self { aside }),
        }
    }

    /// Starts the refused records of a table; its file is made with the first.
    pub(super) fn table(&self, table: Table, policy: OnBadRecord) -> Refused<'_> {
        Refused {
            table,
            policy,
            folder: &self.aside,
            file: None,
            findings: Vec::new(),
            first: String::new(),
            count: 0,
        }
    }

    /// Moves the files into the published snapshot.
    pub(super) fn move_to(&self, snapshot: &Path) -> Result<(), Error> {
        let Ok(entries) = fs::read_dir(&self.aside) else { return Ok(()) };
        let folder = snapshot.join("quarantine");
        let refuse = |cause| Error::Quarantine { path: folder.clone(), cause };
        for entry in entries {
            let entry = entry.map_err(refuse)?;
            fs::create_dir_all(&folder).map_err(refuse)?;
            fs::rename(entry.path(), folder.join(entry.file_name())).map_err(refuse)?;
        }
        Ok(())
    }
}

impl Drop for Quarantine {
    /// Leaves nothing behind when the pull failed.
    fn drop(&mut self) {
        let _gone_or_wiped_by_the_next_run = fs::remove_dir_all(&self.aside);
    }
}

impl Refused<'_> {
    /// Returns how many records were refused.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Sets a record aside as [`shown`] gives it, or fails when the policy or its limit says so.
    pub(super) fn add(&mut self, number: u64, refusal: Refusal, record: &str) -> Result<(), Error> {
        let OnBadRecord::Quarantine { max, .. } = self.policy else {
            return Err(Error::BadRecord { table: self.table, row: number, refusal });
        };
        self.count += 1;
        let text = refusal.to_string();
        if self.count == 1 {
            self.first = format!("row {number}, {text}");
        }
        if self.count > max {
            return Err(self.too_many(number, max.to_string()));
        }
        self.write(number, &text, record)?;
        if self.count <= TOLD {
            self.findings.push(Finding {
                rule: "record_refused".to_owned(),
                severity: Severity::Refused,
                place: format!("{} row {number}", self.table),
                text,
            });
        }
        Ok(())
    }

    /// Sets a record aside whose values are given by name.
    pub(super) fn add_record(
        &mut self,
        number: u64,
        record: impl FnOnce() -> Map<String, Value>,
        refusal: Refusal,
    ) -> Result<(), Error> {
        self.add(number, refusal, &Value::Object(record()).to_string())
    }

    /// Ends the table: checks the share and returns the findings.
    pub(super) fn finish(mut self, records: u64) -> Result<Vec<Finding>, Error> {
        if let Some(mut file) = self.file.take() {
            file.flush().map_err(|cause| self.unwritable(cause))?;
        }
        if let OnBadRecord::Quarantine { max_share, .. } = self.policy {
            #[expect(clippy::cast_precision_loss, reason = "a share of records needs few digits")]
            let share = self.count as f64 / records.max(1) as f64;
            if share > max_share {
                return Err(self.too_many(records, format!("{} %", max_share * 100.0)));
            }
        }
        if self.count > 0 {
            self.findings.push(Finding {
                rule: "records_refused".to_owned(),
                severity: Severity::Refused,
                place: self.table.name().to_owned(),
                text: format!(
                    "{} of {records} records refused, see `quarantine/{}.csv` of the snapshot",
                    self.count, self.table
                ),
            });
        }
        Ok(self.findings)
    }

    /// Returns the error that tells of more refused records than allowed.
    pub(super) fn too_many(&self, records: u64, allowed: String) -> Error {
        let (table, refused, first) = (self.table, self.count, self.first.clone());
        Error::TooManyRefused { table, refused, records, allowed, first }
    }

    fn write(&mut self, number: u64, reason: &str, record: &str) -> Result<(), Error> {
        let written = self.try_write(number, reason, record);
        written.map_err(|cause| self.unwritable(cause))
    }

    fn try_write(&mut self, number: u64, reason: &str, record: &str) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => {
                fs::create_dir_all(self.folder)?;
                let file = File::create(self.folder.join(format!("{}.csv", self.table)))?;
                let file = none.insert(csv::Writer::from_writer(file));
                file.write_record(["row", "reason", "record"])?;
                file
            }
        };
        file.write_record([number.to_string().as_str(), reason, record])?;
        Ok(())
    }

    fn unwritable(&self, cause: io::Error) -> Error {
        Error::Quarantine { path: self.folder.join(format!("{}.csv", self.table)), cause }
    }
}

/// Returns a record as it is set aside: a JSON object of texts.
pub(super) fn shown(row: &Row<'_>) -> String {
    let record = match row {
        Row::Fields(fields) => {
            fields.pairs().into_iter().map(|(name, text)| (name, text.into())).collect()
        }
        Row::Unreadable(line) => {
            [("text".to_owned(), line.text.clone().into())].into_iter().collect()
        }
    };
    Value::Object(record).to_string()
}
