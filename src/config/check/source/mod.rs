//! Sources: which tables are pulled, how they are asked for, written, paged and mapped.

mod ask;
mod expect;
mod format;
mod incremental;
mod map;
mod paging;
mod placeholders;

use std::collections::BTreeMap;

use serde_json_path::JsonPath;

use crate::{
    config::{
        check::needed,
        file::{Connection, File, OneOrMore, PresetName, Source, Total},
        node::{At, Located},
        problem::Problems,
        read::{Entry, alternatives, did_you_mean},
    },
    model::{Column, Table},
    source::{Format, OnBadRecord, TableSource},
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
        let address = connection.and_then(|entry| entry.value.value.base_url.as_ref());
        let local = address.is_some_and(|address| address.value.starts_with("file:"));
        let format = file.format.as_ref().map_or(Some(Format::Json), |format| {
            self.format(&format.with(&format.value.0), local, problems)
        });
        let compression = self.compression(file, format.as_ref(), problems);
        let ask = self.ask(file, local, problems);
        let (records, fail_if) = self.paths(file, problems);
        let paginate = self.paginate(file.paginate.as_ref(), local, problems);
        let incremental = self.incremental(file, problems);
        let deletes = self.deletes(file.deletes.as_ref(), problems);
        let map = self.map(file, problems);
        let bad = file.on_bad_record.as_ref();
        let bad = bad.map_or(Some(OnBadRecord::Fail), |bad| self.on_bad_record(bad, problems));
        let expect = self.expect(file.expect.as_ref(), problems);
        let max_age = self.max_age(file.max_age.as_ref(), problems);
        self.needs_json(file, format.as_ref(), problems);
        self.foreign_to_presets(file, connection, problems);
        self.placeholders(file, connection, problems);
        Some(TableSource {
            connection: connection?.key.value.clone(),
            path: path?.value.clone(),
            ask: ask?,
            format: format?,
            compression,
            records: records?,
            fail_if: fail_if?,
            paginate: paginate?,
            incremental: incremental?,
            deletes: deletes?,
            map: map?,
            on_bad_record: bad?,
            expect: expect?,
            max_age,
        })
    }

    /// Checks where the records of a page stand, and where it tells errors.
    fn paths(
        &self,
        file: &Source,
        problems: &mut Problems<'_>,
    ) -> (Option<String>, Option<Vec<String>>) {
        let records = match &file.records {
            None => Some("$".to_owned()),
            Some(records) => self.json_path(records, "records", problems),
        };
        let signs = file.fail_if.iter().flat_map(|signs| &signs.value.0);
        let signs: Vec<_> = signs.map(|sign| self.json_path(sign, "fail_if", problems)).collect();
        (records, signs.into_iter().collect())
    }

    /// Adds a problem for every setting that looks into a JSON document when there is none.
    fn needs_json(&self, file: &Source, format: Option<&Format>, problems: &mut Problems<'_>) {
        if format.is_none_or(|format| *format == Format::Json) {
            return;
        }
        let in_body = file.paginate.as_ref().map(|paginate| &paginate.value);
        let body_paging = in_body
            .and_then(|paginate| paginate.path.as_ref())
            .map(|path| ("paginate.path", path.at));
        let body_total = in_body
            .and_then(|paginate| paginate.total.as_ref())
            .filter(|total| matches!(total.value.0, Some(Total::Path(_))))
            .map(|total| ("paginate.total", total.at));
        let fail_if = file.fail_if.as_ref().map(|signs| ("fail_if", signs.at));
        let records = file.records.as_ref().map(|records| ("records", records.at));
        for (name, at) in [body_paging, body_total, fail_if, records].into_iter().flatten() {
            let message =
                format!("`{}.{name}` looks into a JSON page, but the format is another", self.path);
            problems.add(at, message, format!("remove `{name}`, or write `format: json`"));
        }
    }

    /// Refuses what only presets fill in.
    fn foreign_to_presets(
        &self,
        file: &Source,
        connection: Option<&Entry<Connection>>,
        problems: &mut Problems<'_>,
    ) {
        let preset = connection.and_then(|entry| entry.value.value.preset.as_ref());
        let name = preset.and_then(|preset| preset.value.0.name.as_ref()).map(|name| name.value);
        if matches!(name, Some(PresetName::OdooJsonRpc | PresetName::OdooJson2)) {
            return;
        }
        let model = file.model.as_ref().map(|model| ("model", model.at));
        let domain = file.domain.as_ref().map(|domain| ("domain", domain.at));
        for (name, at) in [model, domain].into_iter().flatten() {
            let message =
                format!("`{}.{name}` is set, but only the presets of Odoo know it", self.path);
            let hint = "remove it, or write `preset: odoo_jsonrpc` at the connection";
            problems.add(at, message, hint);
        }
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

    /// Returns a column of the table by its canonical name, or adds the problem that it is none.
    fn column(
        &self,
        name: &Located<String>,
        setting: &str,
        problems: &mut Problems<'_>,
    ) -> Option<&'static Column> {
        let columns = self.table.columns();
        let found = columns.iter().find(|column| column.name == name.value);
        if found.is_none() {
            let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
            let setting = if setting.is_empty() {
                String::new()
            } else {
                format!("`{}.{setting}`: ", self.path)
            };
            problems.add(
                name.at,
                format!("{setting}`{}` is no column of `{}`", name.value, self.table),
                did_you_mean(&name.value, &names)
                    .unwrap_or_else(|| format!("use one of {}", alternatives(&names))),
            );
        }
        found
    }

    /// Returns the columns that identify a record.
    fn key(
        &self,
        found: Option<&Located<OneOrMore>>,
        at: At,
        problems: &mut Problems<'_>,
    ) -> Option<Vec<String>> {
        let hint = "write the columns that identify a record, for example [order_id, line_no]";
        let key = self.setting(found, (at, "incremental.key"), hint, problems)?;
        if key.value.0.is_empty() {
            problems.add(key.at, format!("`{}.incremental.key` is empty", self.path), hint);
        }
        let columns = key.value.0.iter();
        let columns: Vec<_> =
            columns.map(|name| self.column(name, "incremental.key", problems)).collect();
        columns.into_iter().map(|column| Some(column?.name.to_owned())).collect()
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
