//! Sources: which tables are pulled, how they are written and paged.

use std::collections::BTreeMap;

use serde_json_path::JsonPath;

use crate::{
    config::{
        check::needed,
        file::{
            Connection, File, Mapping as MappingFile, OnBadRecord as OnBadRecordFile, Policy,
            Source,
        },
        node::{At, Located},
        problem::Problems,
        read::{Entry, alternatives, did_you_mean},
    },
    model::{ColumnType, Table},
    source::{Expect, Format, Mapping, OnBadRecord, Paginate, TableSource},
};

/// Checks every table; those with problems are left out.
pub(super) fn tables(
    file: &File,
    top: At,
    problems: &mut Problems<'_>,
) -> BTreeMap<Table, TableSource> {
    let hint = "say at least where `orders` come from, as the config.yaml written by `avain init` \
                does";
    let Some(sources) = needed(file.sources.as_ref(), top, "sources", hint, problems) else {
        return BTreeMap::new();
    };
    let no_connections = vec![];
    let connections = file.connections.as_ref().map_or(&no_connections, |section| &section.value);
    let named = |entry: &&Entry<Source>| entry.key.value == Table::Orders.name();
    needed(
        sources.value.iter().find(named).map(|entry| &entry.value),
        sources.at,
        "sources.orders",
        hint,
        problems,
    );
    let mut checked = BTreeMap::new();
    for entry in &sources.value {
        let Ok(table) = entry.key.value.parse::<Table>() else {
            unknown_table(&entry.key, problems);
            continue;
        };
        let path = format!("sources.{table}");
        let check = Check { table, path: &path, connections };
        if let Some(source) = check.source(&entry.value, problems) {
            checked.insert(table, source);
        }
    }
    checked
}

fn unknown_table(key: &Located<String>, problems: &mut Problems<'_>) {
    let names: Vec<&str> = Table::ALL.iter().map(|table| table.name()).collect();
    problems.add(
        key.at,
        format!("`sources.{}` is no table of the data contract", key.value),
        did_you_mean(&key.value, &names)
            .unwrap_or_else(|| format!("use one of {}", alternatives(&names))),
    );
}

/// What the checks of one table share.
pub(super) struct Check<'a> {
    table: Table,
    pub(super) path: &'a str,
    connections: &'a [Entry<Connection>],
}

impl Check<'_> {
    fn source(&self, found: &Located<Source>, problems: &mut Problems<'_>) -> Option<TableSource> {
        let file = &found.value;
        let connection = self.connection(found, problems);
        let hint = "write what is added to the address of the connection, for example /orders";
        let path = self.setting(file.path.as_ref(), (found.at, "path"), hint, problems);
        let local = connection.and_then(|entry| entry.value.value.base_url.as_ref());
        let local = local.is_some_and(|address| address.value.starts_with("file:"));
        let format = file.format.as_ref().map_or(Some(Format::Json), |format| {
            self.format(&format.with(&format.value.0), local, problems)
        });
        let records = file.records.as_ref();
        let records = records
            .map_or(Some("$".to_owned()), |records| self.json_path(records, "records", problems));
        let paginate = file.paginate.as_ref();
        let paginate = paginate
            .map_or(Some(Paginate::None), |paginate| self.paginate(paginate, local, problems));
        let bad = file.on_bad_record.as_ref();
        let bad = bad.map_or(Some(OnBadRecord::Fail), |bad| self.on_bad_record(bad, problems));
        let least = file.expect.as_ref().and_then(|expect| expect.value.min_records.as_ref());
        let map = self.map(file, problems);
        let least = least.map_or(u64::from(self.table == Table::Orders), |least| least.value);
        Some(TableSource {
            format: format?,
            records: records?,
            paginate: paginate?,
            map: map?,
            on_bad_record: bad?,
            expect: Expect { min_records: least, ..Expect::default() },
            ..TableSource::new(&connection?.key.value, &path?.value)
        })
    }

    fn connection(
        &self,
        found: &Located<Source>,
        problems: &mut Problems<'_>,
    ) -> Option<&Entry<Connection>> {
        let hint = "name one of the `connections`";
        let name = self.setting(
            found.value.connection.as_ref(),
            (found.at, "connection"),
            hint,
            problems,
        )?;
        let known = self.connections.iter().find(|entry| entry.key.value == name.value);
        if known.is_none() {
            let names: Vec<&str> =
                self.connections.iter().map(|entry| entry.key.value.as_str()).collect();
            problems.add(
                name.at,
                format!("`{}.connection` names no connection: `{}`", self.path, name.value),
                did_you_mean(&name.value, &names)
                    .unwrap_or_else(|| format!("add `{}` to `connections`", name.value)),
            );
        }
        known
    }

    fn map(&self, file: &Source, problems: &mut Problems<'_>) -> Option<BTreeMap<String, Mapping>> {
        let mut mapped = Some(BTreeMap::new());
        for entry in file.map.iter().flat_map(|map| &map.value) {
            let mapping = self.mapping(&entry.key, &entry.value, problems);
            match (mapped.as_mut(), mapping) {
                (Some(all), Some(mapping)) => {
                    all.insert(entry.key.value.clone(), mapping);
                }
                _ => mapped = None,
            }
        }
        mapped
    }

    fn mapping(
        &self,
        key: &Located<String>,
        found: &Located<MappingFile>,
        problems: &mut Problems<'_>,
    ) -> Option<Mapping> {
        let columns = self.table.columns();
        let Some(column) = columns.iter().find(|column| column.name == key.value) else {
            let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
            problems.add(
                key.at,
                format!("`{}` is no column of `{}`", key.value, self.table),
                did_you_mean(&key.value, &names)
                    .unwrap_or_else(|| format!("use one of {}", alternatives(&names))),
            );
            return None;
        };
        let file = &found.value.0;
        let path = format!("map.{}", column.name);
        if let Some(format) = &file.format
            && !matches!(column.kind, ColumnType::Date | ColumnType::DateTime)
        {
            let message =
                format!("`{}.{path}.format` is set, but the column holds no date", self.path);
            problems.add(format.at, message, "remove `format`");
        }
        if let Some(round) = &file.round
            && column.kind != ColumnType::Money
        {
            let message =
                format!("`{}.{path}.round` is set, but the column holds no amount", self.path);
            problems.add(round.at, message, "remove `round`");
        }
        let hint = "write the name of the field at the source";
        let from =
            self.setting(file.from.as_ref(), (found.at, &format!("{path}.from")), hint, problems)?;
        let values = file.values.iter().flat_map(|values| &values.value);
        Some(Mapping {
            from: vec![from.value.clone()],
            format: file.format.as_ref().map(|format| format.value.clone()),
            values: values
                .map(|entry| (entry.key.value.clone(), entry.value.value.clone()))
                .collect(),
            round: file.round.as_ref().map(|round| round.value).unwrap_or_default(),
            time_zone: None,
        })
    }

    fn on_bad_record(
        &self,
        found: &Located<OnBadRecordFile>,
        problems: &mut Problems<'_>,
    ) -> Option<OnBadRecord> {
        let file = &found.value;
        let hint = "write fail or quarantine";
        let policy =
            self.setting(file.policy.as_ref(), (found.at, "on_bad_record.policy"), hint, problems)?;
        if policy.value == Policy::Fail {
            let limits = [
                file.max.as_ref().map(|max| ("max", max.at)),
                file.max_share.as_ref().map(|share| ("max_share", share.at)),
            ];
            self.misplaced(&limits, "on_bad_record", "quarantine", problems);
            return Some(OnBadRecord::Fail);
        }
        let hint = "write how many records may be set aside, for example 100";
        let max =
            self.setting(file.max.as_ref(), (found.at, "on_bad_record.max"), hint, problems)?;
        let max_share = file.max_share.as_ref().map_or(1.0, |share| share.value.0);
        if let Some(share) = file.max_share.as_ref().filter(|_| !(0.0..=1.0).contains(&max_share)) {
            let message = format!("`{}.on_bad_record.max_share` is not 0% to 100%", self.path);
            problems.add(share.at, message, "write for example 0.1%");
        }
        Some(OnBadRecord::Quarantine { max: max.value, max_share })
    }

    /// Returns a setting of the table that must be there.
    pub(super) fn setting<'f, T>(
        &self,
        value: Option<&'f Located<T>>,
        (at, name): (At, &str),
        hint: &str,
        problems: &mut Problems<'_>,
    ) -> Option<&'f Located<T>> {
        needed(value, at, &format!("{}.{name}", self.path), hint, problems)
    }

    /// Returns an RFC 9535 path that can be read.
    pub(super) fn json_path(
        &self,
        found: &Located<String>,
        name: &str,
        problems: &mut Problems<'_>,
    ) -> Option<String> {
        if JsonPath::parse(&found.value).is_ok() {
            return Some(found.value.clone());
        }
        problems.add(
            found.at,
            format!("`{}.{name}` is `{}`, expected a JSONPath", self.path, found.value),
            "write a path such as $.value or $['@odata.nextLink']",
        );
        None
    }

    /// Adds a problem for every option that belongs to another type.
    pub(super) fn misplaced(
        &self,
        options: &[Option<(&str, At)>],
        section: &str,
        needs: &str,
        problems: &mut Problems<'_>,
    ) {
        for (option, at) in options.iter().flatten() {
            problems.add(
                *at,
                format!("`{}.{section}.{option}` is set, but only {needs} knows it", self.path),
                format!("remove `{option}`, or choose {needs}"),
            );
        }
    }
}
