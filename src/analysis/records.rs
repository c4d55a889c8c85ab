//! Rows of the secondary tables, handed to the accounts they belong to.

use std::collections::HashMap;

use crate::{analysis::AccountRecords, facts::Tables};

/// Distributes the secondary tables, each list oldest first; contacts by identity.
pub(super) fn by_account(tables: &Tables) -> HashMap<&str, AccountRecords> {
    let mut records: HashMap<&str, AccountRecords> = HashMap::new();
    macro_rules! hand_out {
        ($($list:ident by $age:expr;)*) => {
            $(for row in &tables.$list {
                records.entry(&row.account_id).or_default().$list.push(row.clone());
            })*
            for records in records.values_mut() {
                // Stable: rows of the same day stay in the order of their identity.
                $(records.$list.sort_by_cached_key($age);)*
            }
        };
    }
    hand_out! {
        offers by |row| row.created;
        contacts by |row| row.contact_id.clone();
        competitors by |row| row.since;
        interactions by |row| row.opened;
        meetings by |row| row.starts_at.clone();
        promises by |row| row.due_on;
        documents by |row| row.valid_from;
        losses by |row| row.noticed_on;
        win_back_offers by |row| row.made_on;
        programme_steps by |row| row.due_on;
    }
    records
}
