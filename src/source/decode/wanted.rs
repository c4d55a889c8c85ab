//! Which columns of a typed file are read.

use std::collections::BTreeSet;

use crate::{
    model::Table,
    source::{Deletes, Incremental, TableSource},
};

/// The fields that a table is made of.
pub(super) struct Wanted {
    /// Whether all others are read too, to be shown.
    pub(super) all: bool,
    mapped: BTreeSet<String>,
}

impl Wanted {
    /// Finds the fields in the settings of a table.
    pub(super) fn of(table: Table, source: &TableSource) -> Self {
        let mut mapped = BTreeSet::new();
        for column in table.columns() {
            match source.map.get(column.name) {
                Some(mapping) if !mapping.from.is_empty() => mapped.extend(mapping.from.clone()),
                _ => _ = mapped.insert(column.name.to_owned()),
            }
        }
        if let Incremental::Watermark(watermark) = &source.incremental {
            mapped.insert(watermark.cursor.clone());
        }
        if let Deletes::Tombstone { field, .. } = &source.deletes {
            mapped.insert(field.clone());
        }
        Self { all: false, mapped }
    }

    /// Returns whether a field is read.
    pub(super) fn is_mapped(&self, name: &str) -> bool {
        self.mapped.contains(name)
    }
}
