//! Which columns of a typed file are read.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    model::Table,
    source::{Deletes, Error, Incremental, Place, TableSource},
};

/// The fields that a table is made of.
pub(super) struct Wanted {
    /// Whether all others are read too, to be shown.
    pub(super) all: bool,
    mapped: BTreeSet<String>,
    /// The types of the mapped columns in the first file.
    first: Option<BTreeMap<String, String>>,
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
        Self { all: false, mapped, first: None }
    }

    /// Compares the mapped columns of a file with those of the first.
    pub(super) fn check<'f>(
        &mut self,
        place: &Place,
        columns: impl Iterator<Item = (&'f str, String)>,
    ) -> Result<(), Error> {
        let columns: BTreeMap<String, String> = columns
            .filter(|(name, _)| self.is_mapped(name))
            .map(|(name, kind)| (name.to_owned(), kind))
            .collect();
        let first = self.first.get_or_insert_with(|| columns.clone());
        let differs = |column: &&String| first.get(*column) != columns.get(*column);
        let Some(column) = first.keys().chain(columns.keys()).find(differs) else { return Ok(()) };
        let kind = |types: &BTreeMap<String, String>| {
            types.get(column).map_or_else(|| "missing".to_owned(), String::clone)
        };
        Err(Error::PartDiffers {
            place: place.clone(),
            column: column.clone(),
            found: kind(&columns),
            expected: kind(first),
        })
    }

    /// Returns whether a field is read.
    pub(super) fn is_mapped(&self, name: &str) -> bool {
        self.mapped.contains(name)
    }
}
