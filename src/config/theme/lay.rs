//! The user's tree laid over the shipped one, key by key.

use serde_json::{Map, Value};

use crate::{
    config::{
        node::{Located, Node},
        problem::Problems,
        read::{entries, join, mismatch, refuse},
        theme::Places,
        value::parse_number,
    },
    render::display::Rgb,
};

/// The value that may be one text or one for each language.
const PER_LANGUAGE: &str = "brand.confidentiality";

/// What a value of the theme is.
#[derive(Clone, Copy)]
enum Kind {
    Colour,
    Number,
    Truth,
    Text,
}

/// What is told while a tree is laid over another, and what it may name.
pub(super) struct Told<'a, 'p> {
    /// Where the user's values stand.
    pub(super) places: &'a mut Places,
    pub(super) problems: &'a mut Problems<'p>,
    /// The languages that a text may be given in.
    pub(super) languages: &'a [&'a str],
}

/// Returns the user's value where there is a good one, else the shipped one; notes where the user's
/// stand.
pub(super) fn over(
    user: Option<&Located<Node>>,
    shipped: &Located<Node>,
    path: &str,
    told: &mut Told<'_, '_>,
) -> Value {
    if let Node::Map(base) = &shipped.value {
        return Value::Object(map(user, base, path, told));
    }
    let kind = Kind::of(&shipped.value);
    let own = user.and_then(|user| {
        let value = if path == PER_LANGUAGE && matches!(user.value, Node::Map(_)) {
            each(user, path, told)
        } else {
            kind.read(user, path, told.problems)
        };
        value.inspect(|_| _ = told.places.insert(path.to_owned(), user.at))
    });
    own.unwrap_or_else(|| kind.value(shipped.value.text().unwrap_or_default()))
}

fn map(
    user: Option<&Located<Node>>,
    base: &[(Located<String>, Located<Node>)],
    path: &str,
    told: &mut Told<'_, '_>,
) -> Map<String, Value> {
    let keys: Vec<&str> = base.iter().map(|(key, _)| key.value.as_str()).collect();
    let user = user.filter(|user| user.value != Node::Null);
    let own = user.and_then(|user| entries(user, path, &keys, told.problems)).unwrap_or_default();
    for (key, _) in own.iter().filter(|(key, _)| !keys.contains(&key.value.as_str())) {
        refuse(key.at, &key.value, path, &keys, told.problems);
    }
    let pairs = base.iter().map(|(key, shipped)| {
        let found = own.iter().find(|(other, _)| other.value == key.value);
        let value = over(found.map(|(_, node)| node), shipped, &join(path, &key.value), told);
        (key.value.clone(), value)
    });
    pairs.collect()
}

/// Reads one text for each language.
fn each(user: &Located<Node>, path: &str, told: &mut Told<'_, '_>) -> Option<Value> {
    let languages = told.languages;
    let problems = &mut *told.problems;
    let mut texts = Map::new();
    for (key, node) in entries(user, path, languages, problems)? {
        if languages.contains(&key.value.as_str()) {
            let text = Kind::Text.read(node, &join(path, &key.value), problems)?;
            texts.insert(key.value.clone(), text);
        } else {
            refuse(key.at, &key.value, path, languages, problems);
        }
    }
    Some(Value::Object(texts))
}

impl Kind {
    fn of(shipped: &Node) -> Self {
        match shipped {
            Node::Plain(text) if text == "true" || text == "false" => Self::Truth,
            Node::Plain(_) => Self::Number,
            Node::Scalar(text) if text.starts_with('#') => Self::Colour,
            _ => Self::Text,
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Self::Colour => "a colour such as \"#1B242C\"",
            Self::Number => "a number such as 8.5",
            Self::Truth => "true or false",
            Self::Text => "a text",
        }
    }

    /// Reads the user's value; nothing written is the shipped value, but for a colour.
    fn read(self, node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Value> {
        let expected = self.expected();
        let text = match (&node.value, self) {
            (Node::Null, Self::Colour) => {
                let message = format!("`{path}` is empty, expected {expected}");
                problems.add(node.at, message, "put the colour in quotes: # starts a comment");
                return None;
            }
            (Node::Null, _) => return None,
            (Node::List(_) | Node::Map(_), _) => {
                mismatch(node, path, expected, problems);
                return None;
            }
            (Node::Scalar(text) | Node::Plain(text), _) => text,
        };
        let legal = match self {
            Self::Colour => Rgb::parse(text).is_some(),
            Self::Number => parse_number(text).is_some(),
            Self::Truth => text == "true" || text == "false",
            Self::Text => true,
        };
        if legal {
            return Some(self.value(text));
        }
        let hint = if matches!(self, Self::Colour) {
            "write # and six hexadecimal digits, in quotes".to_owned()
        } else {
            format!("write {expected}")
        };
        problems.add(node.at, format!("`{path}` is `{text}`, expected {expected}"), hint);
        None
    }

    /// Returns a text of this kind as a value.
    fn value(self, text: &str) -> Value {
        match self {
            Self::Colour | Self::Text => Value::String(text.to_owned()),
            Self::Truth => Value::Bool(text == "true"),
            Self::Number => {
                serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
            }
        }
    }
}
