//! Accounts and managers that orders name but nobody described.

use std::collections::{BTreeSet, HashSet};

use crate::{
    ingest::{
        Error,
        keys::place,
        snapshot::{Columns, SnapshotWriter, Values},
    },
    model::{Finding, Severity, Table},
};

/// The identities met so far.
#[derive(Default)]
pub(super) struct References {
    accounts: Named,
    managers: Named,
}

#[derive(Default)]
struct Named {
    used: BTreeSet<String>,
    described: Option<BTreeSet<String>>,
}

/// Identities that rows of one table name, each once.
#[derive(Default)]
pub(super) struct Mentions {
    accounts: Vec<String>,
    managers: Vec<String>,
}

/// Finds the identities that rows name and that were not found before.
#[derive(Clone)]
pub(super) struct MentionReader {
    accounts: Met,
    managers: Met,
}

/// The identities of one column.
#[derive(Clone)]
struct Met {
    place: Option<usize>,
    known: HashSet<String>,
}

impl References {
    /// Starts a table, so that an empty one counts as described too.
    pub(super) fn start(&mut self, table: Table) {
        match table {
            Table::Accounts => self.accounts.described = Some(BTreeSet::new()),
            Table::Managers => self.managers.described = Some(BTreeSet::new()),
            _ => {}
        }
    }

    /// Notes the identities that rows of a table name.
    pub(super) fn note(&mut self, table: Table, mentions: Mentions) {
        self.accounts.ids(table, Table::Accounts).extend(mentions.accounts);
        self.managers.ids(table, Table::Managers).extend(mentions.managers);
    }

    /// Forgets what was noted of a table and reads what is in it.
    pub(super) fn read(&mut self, table: Table, writer: &SnapshotWriter) -> Result<(), Error> {
        match table {
            Table::Orders => {
                self.accounts.used = writer.texts(table, "account_id")?;
                self.managers.used = writer.texts(table, "manager_id")?;
            }
            Table::Accounts => {
                self.accounts.described = Some(writer.texts(table, "account_id")?);
            }
            Table::Managers => {
                self.managers.described = Some(writer.texts(table, "manager_id")?);
            }
            _ => {}
        }
        Ok(())
    }

    /// Returns what is missing from tables that were pulled.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let accounts = self.accounts.finding("account_not_described", Table::Accounts);
        let managers = self.managers.finding("manager_not_described", Table::Managers);
        [accounts, managers].into_iter().flatten().collect()
    }
}

impl MentionReader {
    /// Prepares the columns of a table that hold identities.
    pub(super) fn new(table: Table) -> Self {
        let met = |name, tables: &[Table]| Met {
            place: tables.contains(&table).then(|| place(table, name)),
            known: HashSet::new(),
        };
        Self {
            accounts: met("account_id", &[Table::Orders, Table::Accounts]),
            managers: met("manager_id", &[Table::Orders, Table::Managers]),
        }
    }

    /// Returns the identities that are new.
    pub(super) fn read(&mut self, rows: &Columns) -> Mentions {
        Mentions { accounts: self.accounts.read(rows), managers: self.managers.read(rows) }
    }
}

impl Met {
    fn read(&mut self, rows: &Columns) -> Vec<String> {
        let mut new = vec![];
        let Some(Values::Text(ids)) = self.place.map(|place| rows.column(place)) else {
            return new;
        };
        let mut last = None;
        for id in ids.iter().flatten() {
            // Lines of one order stand together.
            if last != Some(id) && !self.known.contains(id) {
                self.known.insert(id.to_owned());
                new.push(id.to_owned());
            }
            last = Some(id);
        }
        new
    }
}

impl Named {
    /// Returns the set that a table adds to: its own table describes, the others use.
    fn ids(&mut self, table: Table, own: Table) -> &mut BTreeSet<String> {
        if table == own { self.described.get_or_insert_default() } else { &mut self.used }
    }

    fn finding(&self, rule: &str, table: Table) -> Option<Finding> {
        let missing: Vec<&str> =
            self.used.difference(self.described.as_ref()?).map(String::as_str).collect();
        let first = missing.get(..missing.len().min(5))?.join(", ");
        (!missing.is_empty()).then(|| Finding {
            rule: rule.to_owned(),
            severity: Severity::Warning,
            place: table.name().to_owned(),
            text: format!(
                "{} in `orders` but not in `{table}`, shown by id; first: {first}",
                missing.len()
            ),
        })
    }
}
