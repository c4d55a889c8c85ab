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

/// Which reports of the run stand in the folder; the index links these only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Produced {
    /// Subjects whose reports were made.
    pub subjects: BTreeSet<Subject>,
    /// Subjects whose reports failed, and why.
    pub failed: BTreeMap<Subject, String>,
    /// Whether reports stand there as PDF.
    pub pdf: bool,
    /// Whether reports stand there as HTML.
    pub html: bool,
}

impl RunFacts {
    /// Returns whether the source gave a table.
    pub fn has(&self, table: Table) -> bool {
        self.sources.iter().any(|source| source.table == table)
    }
}
