//! The columns a configured table may fill, before it is asked.

use crate::{config::Config, model::Table};

/// Returns the columns, as `table.column`, that the configured tables but one are set up to fill:
/// those of the map and those every record has; without a map, all.
pub(super) fn as_configured(
    config: &Config,
    but: Option<Table>,
) -> impl Iterator<Item = String> + '_ {
    let tables = config.source.tables.iter().filter(move |(table, _)| Some(**table) != but);
    tables.flat_map(|(table, source)| {
        let columns = table.columns().iter().filter(|column| {
            column.required || source.map.is_empty() || source.map.contains_key(column.name)
        });
        columns.map(move |column| format!("{table}.{}", column.name))
    })
}
