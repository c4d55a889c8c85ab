//! What a report says about the run that made it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    model::{Finding, Money, Subject, Table},
    report::issued::Memory,
};

/// What the pipeline knows about a run and its reports print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunFacts {
    /// The company that issues the reports.
    pub company: String,
    /// The printed run id: eight hex digits.
    pub run_id: String,
    /// The version of the program.
    pub version: String,
    /// What was pulled, in the order of [`Table::ALL`]; a table that is not here was not given.
    pub sources: Vec<SourceFacts>,
    /// What was noticed in the data.
    pub findings: Vec<Finding>,
    /// Accounts the source was expected to send; `None` when nothing says how many.
    pub accounts_expected: Option<u32>,
    /// What the snapshot's control total leaves after cancelled, later and excluded lines; `None`
    /// when unknown.
    pub control_total: Option<Money>,
    /// The folder of the issue this one replaces.
    pub supersedes: Option<String>,
    /// What the last issues told; a block reads that of its own subject, from its slice.
    pub memory: Memory,
}

/// One pulled table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFacts {
    /// The table.
    pub table: Table,
    /// Rows taken.
    pub rows: u64,
    /// Rows set aside.
    pub refused: u64,
    /// The newest day in it; `None` for tables without days.
    pub newest: Option<Date>,
}

/// What stands in the folder; the index links nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Produced {
    /// How many reports were made.
    pub reports: usize,
    /// How many reports the configuration leaves out.
    pub skipped: usize,
    /// Subjects whose reports failed, and why.
    pub failed: BTreeMap<Subject, String>,
    /// The files, by path in the folder.
    pub files: BTreeSet<String>,
}

impl Produced {
    /// Returns the path when such a file stands in the folder.
    pub fn link(&self, path: &str) -> Option<String> {
        self.files.get(path).cloned()
    }
}

impl RunFacts {
    /// Returns whether the source gave a table.
    pub fn has(&self, table: Table) -> bool {
        self.sources.iter().any(|source| source.table == table)
    }
}
