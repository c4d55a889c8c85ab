//! Accounts and managers that orders name but nobody described.

use std::collections::BTreeSet;

use crate::{
    ingest::{Error, keys::place, snapshot::SnapshotWriter},
    model::{Cell, Finding, Severity, Table},
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

impl References {
    /// Starts a table, so that an empty one counts as described too.
    pub(super) fn start(&mut self, table: Table) {
        match table {
            Table::Accounts => self.accounts.described = Some(BTreeSet::new()),
            Table::Managers => self.managers.described = Some(BTreeSet::new()),
            _ => {}
        }
    }

    /// Notes the identities of a row.
    pub(super) fn note(&mut self, table: Table, cells: &[Option<Cell>]) {
        let id = |name| match &cells[place(table, name)] {
            Some(Cell::Text(id)) => Some(id),
            _ => None,
        };
        match table {
            Table::Orders => {
                add(&mut self.accounts.used, id("account_id"));
                add(&mut self.managers.used, id("manager_id"));
            }
            Table::Accounts => {
                add(self.accounts.described.get_or_insert_default(), id("account_id"));
            }
            Table::Managers => {
                add(self.managers.described.get_or_insert_default(), id("manager_id"));
            }
            _ => {}
        }
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

impl Named {
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

/// Adds an id without copying one that is known.
fn add(ids: &mut BTreeSet<String>, id: Option<&String>) {
    if let Some(id) = id.filter(|id| !ids.contains(*id)) {
        ids.insert(id.clone());
    }
}
