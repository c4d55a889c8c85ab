//! Fields that vanished from the records of a table, or appeared in them.

use std::collections::BTreeSet;

use crate::{
    ingest::Error,
    model::{Column, Finding, Severity, Table},
};

/// How alike two names must be for one to be suggested for the other, 0 to 1.
const ALIKE: f64 = 0.8;

/// What a field gains by having appeared when the other vanished.
const APPEARED: f64 = 0.2;

/// The fewest letters by which a name is known inside another.
const WORD: usize = 4;

/// New fields that are named; more are counted.
const NAMED: usize = 5;

/// Where a column is read and whether any record had it.
#[derive(Clone, Debug)]
pub(super) struct Reading<'a> {
    /// The column.
    pub(super) column: &'static Column,
    /// Its field, as the mapping writes it.
    pub(super) field: &'a str,
    /// Whether the pull cannot be believed without it.
    pub(super) is_needed: bool,
    /// Whether the mapping names it.
    pub(super) is_named: bool,
    /// Whether any record had it.
    pub(super) is_seen: bool,
}

/// Compares the fields that were read with those that were seen in any record, now and before.
///
/// A field that is needed and nowhere fails the pull; another one that was asked for by name, or was
/// there before, is told, and so is what appeared.
pub(super) fn check(
    table: Table,
    readings: &[Reading<'_>],
    seen: &BTreeSet<String>,
    before: Option<&BTreeSet<String>>,
) -> Result<Vec<Finding>, Error> {
    let was_there = |field: &str| before.is_some_and(|before| before.contains(field));
    let mut findings = vec![];
    for missing in readings.iter().filter(|reading| !reading.is_seen) {
        let (column, field) = (missing.column.name, missing.field);
        if !missing.is_needed && !missing.is_named && !was_there(field) {
            continue;
        }
        let suggestion = suggestion(column, field, free(readings, seen), before);
        let closest = suggestion.map(str::to_owned);
        if missing.is_needed {
            let field = field.to_owned();
            return Err(Error::FieldMissing { table, column, field, closest });
        }
        let closest =
            closest.map_or_else(String::new, |closest| format!("; is it `{closest}` now?"));
        let text = format!("no record has a field `{field}` for column `{column}`{closest}");
        findings.push(finding("field_missing", Severity::Warning, table, text));
    }
    findings.extend(before.and_then(|before| appeared(table, seen, before)));
    Ok(findings)
}

/// Returns the name most like that of a field or its column, if one is like it; names that came
/// since `before` are likelier.
pub(super) fn suggestion<'a>(
    column: &str,
    field: &str,
    names: impl Iterator<Item = &'a str>,
    before: Option<&BTreeSet<String>>,
) -> Option<&'a str> {
    let likeness = |name: &str| {
        let alike = |other| alike(&plain(name), &plain(other));
        let has_appeared = before.is_some_and(|before| !before.contains(name));
        alike(field).max(alike(column)) + if has_appeared { APPEARED } else { 0.0 }
    };
    names
        .map(|name| (likeness(name), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}

/// Returns how alike two names are; one that holds the other is alike.
fn alike(one: &str, other: &str) -> f64 {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let holds = short.len() >= WORD && long.contains(short);
    strsim::jaro_winkler(one, other).max(if holds { ALIKE } else { 0.0 })
}

/// Returns the fields that no column reads.
fn free<'a>(readings: &[Reading<'_>], seen: &'a BTreeSet<String>) -> impl Iterator<Item = &'a str> {
    let read: BTreeSet<&str> =
        readings.iter().filter(|reading| reading.is_seen).map(|reading| reading.field).collect();
    seen.iter().map(String::as_str).filter(move |name| !read.contains(name))
}

fn appeared(table: Table, seen: &BTreeSet<String>, before: &BTreeSet<String>) -> Option<Finding> {
    let new: Vec<&str> = seen.difference(before).map(String::as_str).collect();
    let first = new.first()?;
    let named = new.iter().skip(1).take(NAMED - 1).map(|name| format!(", `{name}`"));
    let more = match new.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let text =
        format!("fields that were not there before: `{first}`{}{more}", named.collect::<String>());
    Some(finding("field_new", Severity::Note, table, text))
}

/// Returns the letters and digits of a name, without case.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn finding(rule: &str, severity: Severity, table: Table, text: String) -> Finding {
    Finding { rule: rule.to_owned(), severity, place: table.name().to_owned(), text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    /// Compares a table of one needed and one optional column with what was seen.
    fn told(seen: &[&str], before: Option<&[&str]>) -> Result<Vec<String>, String> {
        let seen = names(seen);
        let columns = Table::Accounts.columns();
        let reading = |place: usize, field, is_needed| Reading {
            column: &columns[place],
            field,
            is_needed,
            is_named: false,
            is_seen: seen.contains(field),
        };
        let readings = [reading(0, "customer_id", true), reading(2, "segment", false)];
        match check(Table::Accounts, &readings, &seen, before.map(names).as_ref()) {
            Ok(findings) => Ok(findings.into_iter().map(|finding| finding.text).collect()),
            Err(error) => Err(format!("{error}; {}", error.hint())),
        }
    }

    #[test]
    fn a_needed_field_that_vanished_fails_and_names_the_closest() {
        assert_eq!(
            told(&["CustomerID", "segment"], None),
            Err("`accounts`: no record has a field `customer_id`, expected it for column \
                 `account_id`; set `sources.accounts.map.account_id` to `CustomerID`, if that is it"
                .to_owned())
        );
        let error = told(&["x"], None).unwrap_err();
        assert!(error.ends_with("then set `sources.accounts.map.account_id`"), "{error}");
    }

    #[test]
    fn other_fields_that_vanished_or_appeared_are_told() {
        let before = ["customer_id", "segment"];
        assert_eq!(told(&before, Some(&before)), Ok(vec![]));
        assert_eq!(told(&["customer_id"], None), Ok(vec![]));
        assert_eq!(
            told(&["customer_id", "market_segment"], Some(&before)),
            Ok(vec![
                "no record has a field `segment` for column `segment`; is it `market_segment` now?"
                    .to_owned(),
                "fields that were not there before: `market_segment`".to_owned(),
            ])
        );
        let many = ["a", "b", "c", "customer_id", "d", "e", "f", "segment"];
        assert_eq!(
            told(&many, Some(&before)),
            Ok(vec![
                "fields that were not there before: `a`, `b`, `c`, `d`, `e` and 1 more".to_owned()
            ])
        );
    }
}
