//! One raw record: named values with the text they were sent with.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use serde_json::Value;
use serde_json_path::{JsonPath, ParseError};

/// What stands at one place of the input.
#[derive(Clone, Debug, PartialEq)]
pub enum Row<'a> {
    /// A record.
    Fields(Fields<'a>),
    /// Something that is no record; the rest of the input can still be read.
    Unreadable(Unreadable),
}

impl Row<'_> {
    /// Returns the same row, borrowed.
    pub(super) fn borrowed(&self) -> Row<'_> {
        match self {
            Self::Fields(fields) => Row::Fields(fields.borrowed()),
            Self::Unreadable(line) => Row::Unreadable(line.clone()),
        }
    }
}

/// A line or element that could not be taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What was found and what was expected.
    pub reason: String,
    /// The text as far as it is known.
    pub text: String,
}

/// The values of one record by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields<'a>(Shape<'a>);

#[derive(Clone, Debug, PartialEq)]
enum Shape<'a> {
    Object(Cow<'a, Value>),
    Cells { names: Arc<Names>, values: Cow<'a, [Option<String>]> },
}

/// The head line of a table.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Names {
    ordered: Vec<String>,
    places: BTreeMap<String, usize>,
}

/// One raw value; numbers keep the text that was sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'a> {
    /// `null`, or an empty workbook cell.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A JSON number, digit for digit; an exponent without a sign has got a plus.
    Number(Cow<'a, str>),
    /// Text.
    Text(Cow<'a, str>),
    /// A number that a typed file stores as a double.
    Double(f64),
    /// A day that a typed file stores as one.
    Day(Date),
    /// An object, a list, or several matches of a path.
    Nested,
}

/// Which value of a record is meant.
#[derive(Clone, Debug)]
pub struct Field {
    name: String,
    path: Option<JsonPath>,
}

impl Field {
    /// Reads a plain name or, when it starts with `$`, an RFC 9535 path relative to the record.
    pub fn parse(from: &str) -> Result<Self, ParseError> {
        let path = if from.starts_with('$') { Some(JsonPath::parse(from)?) } else { None };
        Ok(Self { name: from.to_owned(), path })
    }

    /// Returns the name or path as it was written.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Fields<'_> {
    fn borrowed(&self) -> Fields<'_> {
        Fields(match &self.0 {
            Shape::Object(object) => Shape::Object(Cow::Borrowed(object)),
            Shape::Cells { names, values } => {
                Shape::Cells { names: Arc::clone(names), values: Cow::Borrowed(values) }
            }
        })
    }

    /// Takes a JSON object; anything else is handed back.
    pub(super) fn from_json(value: Value) -> Result<Self, Value> {
        if value.is_object() { Ok(Self(Shape::Object(Cow::Owned(value)))) } else { Err(value) }
    }

    /// Takes one row of a table; `values` are as many as there are names.
    pub(super) fn from_cells(names: Arc<Names>, values: Vec<Option<String>>) -> Self {
        Self(Shape::Cells { names, values: Cow::Owned(values) })
    }

    /// Returns the value of a field, or `None` when the record has no such field.
    ///
    /// A field of exactly that name comes first, then the path.
    pub fn get(&self, field: &Field) -> Option<Raw<'_>> {
        match &self.0 {
            Shape::Cells { names, values } => {
                let place = *names.places.get(&field.name)?;
                Some(values[place].as_deref().map_or(Raw::Null, text_of))
            }
            Shape::Object(object) => {
                if let Some(value) = object.get(&field.name) {
                    return Some(raw(value));
                }
                match field.path.as_ref()?.query(object).at_most_one() {
                    Ok(value) => value.map(raw),
                    Err(_) => Some(Raw::Nested),
                }
            }
        }
    }

    /// Returns a number that records with the same names in the same order may share, and others
    /// never do.
    pub fn shape(&self) -> u64 {
        let mut shape = std::hash::DefaultHasher::new();
        self.names().for_each(|name| std::hash::Hash::hash(name, &mut shape));
        std::hash::Hasher::finish(&shape)
    }

    /// Returns the names of all fields, in the order they were sent.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let (cells, object) = match &self.0 {
            Shape::Cells { names, .. } => (names.ordered.as_slice(), None),
            Shape::Object(object) => (&[][..], object.as_object()),
        };
        let members = object.into_iter().flat_map(serde_json::Map::keys);
        cells.iter().chain(members).map(String::as_str)
    }

    /// Returns all values as text, in the order they were sent.
    pub fn pairs(&self) -> Vec<(String, String)> {
        match &self.0 {
            Shape::Cells { names, values } => {
                let texts = values.iter().map(|value| value.clone().unwrap_or_default());
                names.ordered.iter().cloned().zip(texts).collect()
            }
            Shape::Object(object) => object
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, value)| (name.clone(), text(value)))
                .collect(),
        }
    }
}

impl Names {
    /// Returns the names, or the name that occurs twice.
    pub(super) fn new(ordered: Vec<String>) -> Result<Self, String> {
        let mut places = BTreeMap::new();
        for (place, name) in ordered.iter().enumerate() {
            if !name.is_empty() && places.insert(name.clone(), place).is_some() {
                return Err(name.clone());
            }
        }
        Ok(Self { ordered, places })
    }

    /// Returns how many columns there are.
    pub(super) fn len(&self) -> usize {
        self.ordered.len()
    }
}

fn text_of(text: &str) -> Raw<'_> {
    Raw::Text(Cow::Borrowed(text))
}

fn raw(value: &Value) -> Raw<'_> {
    match value {
        Value::Null => Raw::Null,
        Value::Bool(value) => Raw::Bool(*value),
        Value::Number(number) => Raw::Number(Cow::Borrowed(number.as_str())),
        Value::String(text) => text_of(text),
        Value::Array(_) | Value::Object(_) => Raw::Nested,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Fields<'static> {
        Fields::from_json(serde_json::from_str(json).unwrap()).unwrap()
    }

    #[test]
    fn numbers_keep_the_text_that_was_sent() {
        let fields = object(r#"{"a": 12345678901234567.890, "b": 1.50e1, "c": null}"#);
        let get = |name: &str| fields.get(&Field::parse(name).unwrap());
        assert_eq!(get("a"), Some(Raw::Number("12345678901234567.890".into())));
        assert_eq!(get("b"), Some(Raw::Number("1.50e+1".into())));
        assert_eq!((get("c"), get("d")), (Some(Raw::Null), None));
    }

    #[test]
    fn a_plain_name_comes_before_a_path() {
        let fields = object(r#"{"$.x": "name", "x": {"y": "deep"}, "l": [1, 2]}"#);
        let get = |name: &str| fields.get(&Field::parse(name).unwrap());
        assert_eq!(get("$.x"), Some(Raw::Text("name".into())));
        assert_eq!(get("$.x.y"), Some(Raw::Text("deep".into())));
        assert_eq!(get("$.l[*]"), Some(Raw::Nested));
        assert!(Field::parse("$[").is_err());
    }

    #[test]
    fn a_head_line_names_each_column_once() {
        let twice = ["a", "b", "a"].map(String::from).to_vec();
        assert_eq!(Names::new(twice), Err("a".to_owned()));
    }
}
