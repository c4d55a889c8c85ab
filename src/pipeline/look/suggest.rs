//! Which fields could be meant for columns that found none.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    model::{Column, Table},
    pipeline::look::{SeenField, spread::spread},
    source::{Check, Field, Row, TableSource},
};

/// How alike two names must be, 0 to 1.
const LEAST: f64 = 0.75;
/// Most fields suggested for a column.
const MOST: usize = 3;

/// Fields that could be meant for a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The column.
    pub column: &'static str,
    /// The field it is read from so far.
    pub looked_for: String,
    /// Fields with a name like it, the likeliest first; may be empty.
    pub fields: Vec<String>,
}

/// Returns a suggestion for every column that a record must have, or that was mapped, and whose
/// field is in no record of the page.
pub(super) fn suggest(
    table: Table,
    source: &TableSource,
    fields: &[SeenField],
    page: &Check,
) -> Vec<Suggestion> {
    let names = candidates(fields, &page.first);
    let from = |column: &Column| {
        source
            .map
            .get(column.name)
            .map_or_else(|| vec![column.name.to_owned()], |it| it.from.clone())
    };
    // A page without records tells nothing about its fields.
    let columns = table.columns().iter().filter(|_| !names.is_empty());
    let wanted = columns.filter(|column| {
        let is_assigned = matches!(table, Table::Orders | Table::Offers);
        let must = column.required || (is_assigned && column.name == "account_id");
        must || source.map.contains_key(column.name)
    });
    // What another column is read from is not meant for this one.
    let taken: BTreeSet<String> = table.columns().iter().flat_map(from).collect();
    let free: BTreeSet<String> = names.difference(&taken).cloned().collect();
    let missing = wanted.filter_map(|column| {
        let from = from(column);
        let absent = from.iter().find(|field| !is_there(field, page))?.clone();
        Some((column, absent))
    });
    missing
        .map(|(column, absent)| Suggestion {
            column: column.name,
            fields: alike(column.name, &absent, &free),
            looked_for: absent,
        })
        .collect()
}

/// Returns the names of the fields, and the paths of what lies below nested ones.
fn candidates(fields: &[SeenField], first: &[(String, String)]) -> BTreeSet<String> {
    let is_plain = |field: &&SeenField| !field.types.contains("object or list");
    let named = fields.iter().filter(is_plain).map(|field| field.name.clone());
    let spread = spread(first).into_iter().map(|(name, _)| name);
    named.chain(spread.filter(|name| name.starts_with('$'))).collect()
}

/// Returns whether a record of the page has a field.
fn is_there(from: &str, page: &Check) -> bool {
    if !from.starts_with('$') {
        return page.fields.contains_key(from);
    }
    let Ok(field) = Field::parse(from) else { return true };
    let mut found = false;
    for batch in &page.batches {
        batch.for_each(|row| {
            found |= matches!(row, Row::Fields(record) if record.get(&field).is_some());
        });
    }
    found
}

fn words_of_path(path: &str) -> impl Iterator<Item = &str> {
    path.split(['.', '[', ']', '\'', '"']).filter(|word| !word.is_empty())
}

fn alike(column: &str, looked_for: &str, names: &BTreeSet<String>) -> Vec<String> {
    let score = |name: &String| {
        let last = match name.strip_prefix('$') {
            Some(path) => words_of_path(path).last().unwrap_or_default(),
            None => name.as_str(),
        };
        likeness(column, last).max(likeness(looked_for, last))
    };
    // A field with the name of the column leaves nothing to guess.
    if let Some(same) = names.get(column) {
        return vec![same.clone()];
    }
    let mut scored: Vec<_> = names.iter().map(|name| (score(name), name)).collect();
    scored.retain(|(score, _)| *score >= LEAST);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.into_iter().take(MOST).map(|(_, name)| name.clone()).collect()
}

/// Returns how alike two names are: as a whole, or by the words they share.
#[expect(clippy::cast_precision_loss, reason = "names have few words")]
fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let by_words = match shared {
        0 => 0.0,
        // One word of two in common, as in `net_amount` and `amount`, is likely enough.
        _ => 0.5 + shared as f64 / (one.len() + other.len()) as f64,
    };
    strsim::jaro_winkler(&one.join(""), &other.join("")).max(by_words)
}

/// Splits a name at case and punctuation: `netAmount` is `net` and `amount`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for letter in name.chars() {
        let is_start = !letter.is_alphanumeric() || (letter.is_uppercase() && was_lower);
        if is_start {
            words.push(String::new());
        }
        was_lower = letter.is_lowercase() || letter.is_numeric();
        if let (true, Some(word)) = (letter.is_alphanumeric(), words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Mapping;

    fn seen(names: &[&str]) -> Vec<SeenField> {
        let field = |name: &&str| SeenField {
            name: (*name).to_owned(),
            records: 1,
            types: BTreeSet::new(),
        };
        names.iter().map(field).collect()
    }

    fn suggested(column: &str, fields: &[&str], first: &[(String, String)]) -> Vec<String> {
        let source = TableSource::new("erp", "/orders");
        let all = suggest(Table::Orders, &source, &seen(fields), &page(fields, first));
        all.into_iter().find(|one| one.column == column).unwrap().fields
    }

    fn page(fields: &[&str], first: &[(String, String)]) -> Check {
        Check {
            request: String::new(),
            status: 200,
            format: "JSON",
            records: 1,
            total: None,
            next: None,
            unfollowed: None,
            first: first.to_vec(),
            batches: vec![],
            fields: fields.iter().map(|name| ((*name).to_owned(), 1)).collect(),
        }
    }

    #[test]
    fn names_that_share_words_or_letters_are_suggested() {
        let fields = ["OrderID", "lineNo", "AccountCode", "orderDate", "Amount", "x"];
        assert_eq!(suggested("order_id", &fields, &[])[0], "OrderID");
        assert_eq!(suggested("order_date", &fields, &[])[0], "orderDate");
        assert_eq!(suggested("account_id", &fields, &[])[0], "AccountCode");
        assert_eq!(suggested("net_amount", &fields, &[])[0], "Amount");
    }

    #[test]
    fn fields_below_nested_ones_are_suggested_as_paths() {
        let first = [("data".to_owned(), r#"{"attributes": {"net-amount": 1}}"#.to_owned())];
        let found = suggested("net_amount", &["id", "data"], &first);
        assert_eq!(found, ["$.data.attributes['net-amount']"]);
    }

    #[test]
    fn a_field_of_the_very_name_is_suggested_alone() {
        let mut source = TableSource::new("erp", "/orders");
        let mapping = Mapping { from: vec!["order".to_owned()], ..Mapping::default() };
        source.map.insert("order_id".to_owned(), mapping);
        let fields = ["order_id", "order_date", "id"];
        let all = suggest(Table::Orders, &source, &seen(&fields), &page(&fields, &[]));
        let order = all.into_iter().find(|one| one.column == "order_id").unwrap();
        assert_eq!(order.fields, ["order_id"]);
    }

    #[test]
    fn nothing_is_suggested_for_what_is_there_or_for_an_empty_page() {
        let source = TableSource::new("erp", "/orders");
        assert_eq!(suggest(Table::Orders, &source, &[], &page(&[], &[])), []);
        let fields = ["order_id"];
        let all = suggest(Table::Orders, &source, &seen(&fields), &page(&fields, &[]));
        assert!(all.iter().all(|one| one.column != "order_id"), "{all:?}");
    }
}
