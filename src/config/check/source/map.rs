//! Which source field each canonical column comes from.

use std::collections::BTreeMap;

use jiff::{civil::date, fmt::strtime, tz::TimeZone};

use crate::{
    config::{
        check::{source::Check, time_zone},
        file::{Mapping as MappingFile, Source},
        node::{At, Located},
        problem::Problems,
    },
    model::{Column, ColumnType},
    source::{Field, Mapping},
};

/// Words for dates that are no strptime format.
const DATE_WORDS: [&str; 3] = ["epoch_seconds", "epoch_millis", "json_date"];

impl Check<'_> {
    /// Checks the map; `None` when a column has a problem.
    pub(super) fn map(
        &self,
        file: &Source,
        problems: &mut Problems<'_>,
    ) -> Option<BTreeMap<String, Mapping>> {
        let mut mapped = Some(BTreeMap::new());
        for entry in file.map.iter().flat_map(|map| &map.value) {
            let column = self.column(&entry.key, "", problems);
            let mapping = column.and_then(|column| self.mapping(column, &entry.value, problems));
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
        column: &Column,
        found: &Located<MappingFile>,
        problems: &mut Problems<'_>,
    ) -> Option<Mapping> {
        let file = &found.value.0;
        let path = format!("map.{}", column.name);
        let is_date = matches!(column.kind, ColumnType::Date | ColumnType::DateTime);
        let format = file.format.as_ref().filter(|_| !is_date).map(|format| format.at);
        self.foreign_option(format, &path, ("format", "date"), problems);
        let zone = file.time_zone.as_ref().filter(|_| !is_date).map(|zone| zone.at);
        self.foreign_option(zone, &path, ("time_zone", "date"), problems);
        let is_money = column.kind == ColumnType::Money;
        let round = file.round.as_ref().filter(|_| !is_money).map(|round| round.at);
        self.foreign_option(round, &path, ("round", "amount"), problems);
        if let Some(zone) = &file.time_zone {
            time_zone(zone, &format!("{}.{path}.time_zone", self.path), problems);
        }
        if let Some(format) = &file.format {
            self.date_format(format, &format!("{path}.format"), problems);
        }
        let from = self.from(column, found, &path, problems)?;
        let values = file.values.iter().flat_map(|values| &values.value);
        Some(Mapping {
            from,
            format: file.format.as_ref().map(|format| format.value.clone()),
            time_zone: file.time_zone.as_ref().map(|zone| zone.value.clone()),
            values: values
                .map(|entry| (entry.key.value.clone(), entry.value.value.clone()))
                .collect(),
            round: file.round.as_ref().map(|round| round.value).unwrap_or_default(),
        })
    }

    /// Refuses an option of a column of another kind.
    fn foreign_option(
        &self,
        at: Option<At>,
        path: &str,
        (name, kind): (&str, &str),
        problems: &mut Problems<'_>,
    ) {
        if let Some(at) = at {
            let message =
                format!("`{}.{path}.{name}` is set, but the column holds no {kind}", self.path);
            problems.add(at, message, format!("remove `{name}`"));
        }
    }

    fn from(
        &self,
        column: &Column,
        found: &Located<MappingFile>,
        path: &str,
        problems: &mut Problems<'_>,
    ) -> Option<Vec<String>> {
        let hint = "write the name of the field at the source";
        let file = found.value.0.from.as_ref();
        let from = self.setting(file, (found.at, &format!("{path}.from")), hint, problems)?;
        let fields = &from.value.0;
        if fields.is_empty() {
            problems.add(from.at, format!("`{}.{path}.from` is empty", self.path), hint);
            return None;
        }
        let is_number =
            matches!(column.kind, ColumnType::Integer | ColumnType::Decimal | ColumnType::Money);
        if fields.len() > 1 && is_number {
            let message =
                format!("`{}.{path}.from` is a list, but the column is a number", self.path);
            problems.add(from.at, message, "write one field; only texts and dates are joined");
        }
        for field in fields.iter().filter(|field| Field::parse(&field.value).is_err()) {
            let message =
                format!("`{}.{path}.from` is `{}`, expected a JSONPath", self.path, field.value);
            let hint = "write a name, or a path such as $.customer.id or $['field.name']";
            problems.add(field.at, message, hint);
        }
        Some(from.value.texts())
    }

    /// Checks a format of dates by writing a date with it.
    pub(super) fn date_format(
        &self,
        format: &Located<String>,
        path: &str,
        problems: &mut Problems<'_>,
    ) {
        if DATE_WORDS.contains(&format.value.as_str()) {
            return;
        }
        let day = date(2026, 11, 22).at(10, 30, 0, 0).to_zoned_datetime(TimeZone::UTC);
        let day = day.expect("an ordinary day exists in UTC");
        if !format.value.contains('%') || strtime::format(&format.value, &day).is_err() {
            let message =
                format!("`{}.{path}` is `{}`, expected a date format", self.path, format.value);
            let hint = format!("write for example \"%d.%m.%Y\", or {}", DATE_WORDS.join(", "));
            problems.add(format.at, message, hint);
        }
    }
}
