//! Master records, invented where no table names the subject.

use crate::{
    facts::Tables,
    model::{Account, Cell, Manager, Record},
};

/// Returns the record of an account; name = id where no table has it.
pub(super) fn account(tables: &Tables, id: &str) -> Account {
    // The tables stand in the order of their identity.
    let index = tables.accounts.partition_point(|account| account.account_id.as_str() < id);
    let known = tables.accounts.get(index).filter(|account| account.account_id == id);
    known.cloned().unwrap_or_else(|| unnamed(id))
}

/// Returns the record of a manager; name = id where no table has it.
pub(super) fn manager(tables: &Tables, id: &str) -> Manager {
    let index = tables.managers.partition_point(|manager| manager.manager_id.as_str() < id);
    let known = tables.managers.get(index).filter(|manager| manager.manager_id == id);
    known.cloned().unwrap_or_else(|| unnamed(id))
}

/// Makes a record that has only an identity, which is also its name.
fn unnamed<R: Record>(id: &str) -> R {
    let mut cells = vec![None; R::TABLE.columns().len()];
    cells[..2].fill(Some(Cell::Text(id.to_owned())));
    R::from_cells(cells).expect("identity and name are all a subject needs")
}
