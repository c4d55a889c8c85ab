//! One raw record: named values with the text they were sent with.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use csv::StringRecord;
use jiff::civil::Date;
use serde_json::{Map, Value};
use serde_json_path::{JsonPath, ParseError};

use crate::source::decode::{
    object::{Member, members_named, shape_id, text_of},
    parquet::FrameRow,
    path,
    scan::Token,
};

/// What stands at one place of the input.
#[derive(Clone, Debug)]
pub enum Row<'a> {
    /// A record.
    Fields(Fields<'a>),
    /// Something that is no record; the rest of the input can still be read.
    Unreadable(Unreadable),
}

/// A line or element that could not be taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What was found and what was expected.
    pub reason: String,
    /// The text as far as it is known.
    pub text: String,
}

/// The values of one record by name, lent by its batch.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(Shape<'a>);

#[derive(Clone, Copy, Debug)]
enum Shape<'a> {
    Object { members: &'a [Member<'a>], shape: u64 },
    Line { names: &'a Names, texts: &'a StringRecord },
    Cells { names: &'a Names, values: &'a [Option<String>] },
    Frame(FrameRow<'a>),
}

/// The head line of a table.
#[derive(Debug)]
pub(in crate::source) struct Names {
    ordered: Vec<String>,
    places: BTreeMap<String, usize>,
    shape: u64,
}

/// One raw value; numbers keep the text that was sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'a> {
    /// `null`, or an empty cell of a typed file.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, digit for digit.
    Number(Cow<'a, str>),
    /// Text; a moment of a typed file is written as ISO 8601, in UTC where it knows its zone.
    Text(Cow<'a, str>),
    /// A number that a typed file stores as a double.
    Double(f64),
    /// A day that a typed file stores as one.
    Day(Date),
    /// An object, a list, or several matches of a path.
    Nested,
}

/// Which value of a record is meant.
///
/// It remembers where it was found last, so looking it up in records of one shape is cheap. A clone
/// remembers for itself: give one to each thread.
#[derive(Clone, Debug)]
pub struct Field {
    name: String,
    place: Place,
    path: Option<Arc<JsonPath>>,
    /// The names of a path that has only names, with where the first was found.
    names: Vec<String>,
    first: Place,
}

/// Where a name was found in the last shape: the number of the shape above, the place below.
#[derive(Debug, Default)]
struct Place(AtomicU64);

const PLACE_BITS: u32 = 24;
const NOWHERE: u64 = (1 << PLACE_BITS) - 1;

impl Clone for Place {
    fn clone(&self) -> Self {
        Self(AtomicU64::new(self.0.load(Ordering::Relaxed)))
    }
}

impl Place {
    /// Returns the place in records of a shape, looking for it when the shape is another.
    fn of(&self, shape: u64, find: impl FnOnce() -> Option<usize>) -> Option<usize> {
        let known = self.0.load(Ordering::Relaxed);
        if known >> PLACE_BITS == shape {
            let place = known & NOWHERE;
            return (place != NOWHERE).then(|| usize::try_from(place).expect("it has 24 bits"));
        }
        let found = find();
        let place = found.map_or(NOWHERE, |place| place as u64);
        // A place that does not fit is looked for each time.
        if found.is_none() || place < NOWHERE {
            self.0.store(shape << PLACE_BITS | place, Ordering::Relaxed);
        }
        found
    }
}

impl Field {
    /// Reads a plain name or, when it starts with `$`, an RFC 9535 path relative to the record.
    pub fn parse(from: &str) -> Result<Self, ParseError> {
        let is_path = from.starts_with('$');
        Ok(Self {
            name: from.to_owned(),
            place: Place::default(),
            path: is_path.then(|| JsonPath::parse(from).map(Arc::new)).transpose()?,
            names: path::names(from).unwrap_or_default(),
            first: Place::default(),
        })
    }

    /// Returns the name or path as it was written.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn in_object<'a>(&self, members: &'a [Member<'a>], shape: u64) -> Option<Raw<'a>> {
        let find = |name: &str| members.iter().position(|member| member.name == name);
        if let Some(place) = self.place.of(shape, || find(&self.name)) {
            return Some(raw(members[place].value));
        }
        let path = self.path.as_ref()?;
        let Some((first, deeper)) = self.names.split_first() else {
            return matched(path, members);
        };
        let place = self.first.of(shape, || find(first))?;
        let mut value = members[place].value;
        for name in deeper {
            let Token::Nested(object) = value else { return None };
            match members_named(object, name).as_slice() {
                [] => return None,
                [one] => value = *one,
                _ => return Some(Raw::Nested),
            }
        }
        Some(raw(value))
    }
}

impl<'a> Fields<'a> {
    /// Takes the members of a JSON object; the same names in the same order have one `shape`.
    pub(in crate::source) fn object(members: &'a [Member<'a>], shape: u64) -> Self {
        Self(Shape::Object { members, shape })
    }

    /// Takes one line of a table; it has as many texts as there are names.
    pub(in crate::source) fn line(names: &'a Names, texts: &'a StringRecord) -> Self {
        Self(Shape::Line { names, texts })
    }

    /// Takes one row of a sheet; `values` are as many as there are names.
    pub(in crate::source) fn cells(names: &'a Names, values: &'a [Option<String>]) -> Self {
        Self(Shape::Cells { names, values })
    }

    /// Takes one row of a typed file.
    pub(in crate::source) fn frame(row: FrameRow<'a>) -> Self {
        Self(Shape::Frame(row))
    }

    /// Returns the value of a field, or `None` when the record has no such field.
    ///
    /// A field of exactly that name comes first, then the path.
    pub fn get(&self, field: &Field) -> Option<Raw<'a>> {
        let in_table = |names: &Names| field.place.of(names.shape, || names.place(&field.name));
        match self.0 {
            Shape::Object { members, shape } => field.in_object(members, shape),
            Shape::Line { names, texts } => {
                let place = in_table(names)?;
                Some(Raw::Text(Cow::Borrowed(texts.get(place).unwrap_or_default())))
            }
            Shape::Cells { names, values } => {
                let value = values[in_table(names)?].as_deref();
                Some(value.map_or(Raw::Null, |text| Raw::Text(Cow::Borrowed(text))))
            }
            Shape::Frame(row) => Some(row.value(in_table(row.names)?)),
        }
    }

    /// Returns a number that only records with the same names in the same order share.
    pub fn shape(&self) -> u64 {
        match self.0 {
            Shape::Object { shape, .. } => shape,
            Shape::Line { names, .. } | Shape::Cells { names, .. } => names.shape,
            Shape::Frame(row) => row.names.shape,
        }
    }

    /// Returns the names of all fields, in the order they were sent.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        let (members, names) = match self.0 {
            Shape::Object { members, .. } => (members, None),
            Shape::Line { names, .. } | Shape::Cells { names, .. } => (&[][..], Some(names)),
            Shape::Frame(row) => (&[][..], Some(row.names)),
        };
        let names = names.into_iter().flat_map(|names| &names.ordered).map(String::as_str);
        members.iter().map(|member| member.name.as_ref()).chain(names)
    }

    /// Returns all values as text, in the order they were sent.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let named = |names: &Names, text: &dyn Fn(usize) -> String| {
            names.ordered.iter().cloned().zip((0..).map(text)).collect()
        };
        match self.0 {
            Shape::Object { members, .. } => members
                .iter()
                .map(|member| (member.name.clone().into_owned(), shown(member.value)))
                .collect(),
            Shape::Line { names, texts } => {
                named(names, &|place| texts.get(place).unwrap_or_default().to_owned())
            }
            Shape::Cells { names, values } => {
                named(names, &|place| values[place].clone().unwrap_or_default())
            }
            Shape::Frame(row) => named(row.names, &|place| row.shown(place)),
        }
    }
}

impl Names {
    /// Returns the names, or the name that occurs twice.
    pub(in crate::source) fn new(ordered: Vec<String>) -> Result<Self, String> {
        let mut places = BTreeMap::new();
        for (place, name) in ordered.iter().enumerate() {
            if !name.is_empty() && places.insert(name.clone(), place).is_some() {
                return Err(name.clone());
            }
        }
        Ok(Self { ordered, places, shape: shape_id() })
    }

    /// Returns how many columns there are.
    pub(in crate::source) fn len(&self) -> usize {
        self.ordered.len()
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }
}

fn raw(token: Token<'_>) -> Raw<'_> {
    match token {
        Token::Null => Raw::Null,
        Token::Bool(value) => Raw::Bool(value),
        Token::Number(digits) => Raw::Number(Cow::Borrowed(digits)),
        Token::Text(_) | Token::Escaped(_) => Raw::Text(text_of(token)),
        Token::Nested(_) => Raw::Nested,
    }
}

/// Asks a path that does more than name members, on a tree of the record.
fn matched(path: &JsonPath, members: &[Member<'_>]) -> Option<Raw<'static>> {
    let tree = members.iter().map(|member| (member.name.clone().into_owned(), tree(member.value)));
    let tree = Value::Object(tree.collect::<Map<_, _>>());
    match path.query(&tree).at_most_one() {
        Ok(value) => value.map(|value| match value {
            Value::Null => Raw::Null,
            Value::Bool(value) => Raw::Bool(*value),
            Value::Number(number) => Raw::Number(Cow::Owned(number.to_string())),
            Value::String(text) => Raw::Text(Cow::Owned(text.clone())),
            Value::Array(_) | Value::Object(_) => Raw::Nested,
        }),
        Err(_) => Some(Raw::Nested),
    }
}

/// Returns a value as a tree; what is nested deeper than the reader of trees goes counts as null.
fn tree(token: Token<'_>) -> Value {
    match token {
        Token::Null => Value::Null,
        Token::Bool(value) => Value::Bool(value),
        Token::Text(_) | Token::Escaped(_) => Value::String(text_of(token).into_owned()),
        Token::Number(text) | Token::Nested(text) => {
            serde_json::from_str(text).unwrap_or(Value::Null)
        }
    }
}

fn shown(token: Token<'_>) -> String {
    match token {
        Token::Null => String::new(),
        Token::Bool(value) => value.to_string(),
        Token::Number(text) | Token::Nested(text) => text.to_owned(),
        Token::Text(_) | Token::Escaped(_) => text_of(token).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::decode::object::Objects;

    fn with(json: &str, check: impl FnOnce(&dyn Fn(&str) -> Option<Raw<'static>>)) {
        let mut objects = Objects::new(64);
        let (members, shape) = objects.read(json).unwrap();
        let fields = Fields::object(members, shape);
        check(&|name| fields.get(&Field::parse(name).unwrap()).map(owned));
    }

    fn owned(raw: Raw<'_>) -> Raw<'static> {
        match raw {
            Raw::Text(text) => Raw::Text(text.into_owned().into()),
            Raw::Number(text) => Raw::Number(text.into_owned().into()),
            Raw::Bool(value) => Raw::Bool(value),
            Raw::Null => Raw::Null,
            _ => Raw::Nested,
        }
    }

    #[test]
    fn numbers_keep_the_text_that_was_sent() {
        with(r#"{"a": 12345678901234567.890, "b": 1.50e1, "c": null}"#, |get| {
            assert_eq!(get("a"), Some(Raw::Number("12345678901234567.890".into())));
            assert_eq!(get("b"), Some(Raw::Number("1.50e1".into())));
            assert_eq!((get("c"), get("d")), (Some(Raw::Null), None));
        });
    }

    #[test]
    fn a_plain_name_comes_before_a_path() {
        let json = r#"{"$.x": "name", "x": {"y": "d\u00e9ep", "z": {"q": 1}}, "l": [1, 2]}"#;
        with(json, |get| {
            assert_eq!(get("$.x"), Some(Raw::Text("name".into())));
            assert_eq!(get("$.x.y"), Some(Raw::Text("déep".into())));
            assert_eq!(get("$['x']['z'].q"), Some(Raw::Number("1".into())));
            assert_eq!((get("$.l[*]"), get("$.x.z")), (Some(Raw::Nested), Some(Raw::Nested)));
            assert_eq!(get("$.l[1]"), Some(Raw::Number("2".into())));
            assert_eq!((get("$.x.z.q.r"), get("$.x.w"), get("$.w.x")), (None, None, None));
        });
        assert!(Field::parse("$[").is_err());
    }

    #[test]
    fn a_field_is_found_again_in_records_of_other_shapes() {
        let field = Field::parse("b").unwrap();
        let mut objects = Objects::new(64);
        for (json, expected) in [
            (r#"{"a":1,"b":2}"#, Some("2")),
            (r#"{"b":3,"a":1}"#, Some("3")),
            (r#"{"a":1}"#, None),
            (r#"{"a":1,"b":4}"#, Some("4")),
        ] {
            let (members, shape) = objects.read(json).unwrap();
            let found = Fields::object(members, shape).get(&field);
            assert_eq!(found, expected.map(|text| Raw::Number(text.into())), "{json}");
        }
    }

    #[test]
    fn a_head_line_names_each_column_once() {
        let twice = ["a", "b", "a"].map(String::from).to_vec();
        assert_eq!(Names::new(twice).unwrap_err(), "a".to_owned());
    }
}
