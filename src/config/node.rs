//! The YAML as a tree of located values, before anything is known about its meaning.
//!
//! serde stops at its first error; a tree lets every problem of a file be told at once.

use std::{collections::BTreeMap, fmt};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, NonFiniteFloatPolicy, Spanned};

/// Which text a value stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The file of the user.
    User,
    /// The defaults compiled in.
    Defaults,
}

/// Where a value stands; lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub(super) origin: Origin,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Located<T> {
    pub(super) at: At,
    pub(super) value: T,
}

impl<T> Located<T> {
    /// Returns the same place with another value.
    pub(super) fn with<U>(&self, value: U) -> Located<U> {
        Located { at: self.at, value }
    }
}

/// A value of the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// Nothing after the colon, or `null`.
    Null,
    /// A text.
    Scalar(String),
    /// A number or truth value, as it was written; most settings take it as a text.
    Plain(String),
    /// A list.
    List(Vec<Located<Node>>),
    /// A map in the order of the file; may hold a key twice.
    Map(Vec<(Located<String>, Located<Node>)>),
}

impl Node {
    /// Returns a single value as it was written.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Scalar(text) | Self::Plain(text) => Some(text),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Returns the words for what this is, for messages; never the value, which may be a secret.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "empty",
            Self::Scalar(_) | Self::Plain(_) => "a single value",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// Reads one YAML document.
///
/// # Errors
///
/// The text is no YAML, or larger or deeper than a configuration ever is.
pub(super) fn parse(text: &str, origin: Origin) -> Result<Located<Node>, serde_yaml::Error> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_events: 50_000,
            max_nodes: 20_000,
            max_depth: 32,
            max_aliases: 200,
            max_anchors: 200,
            max_documents: 1,
            max_total_scalar_bytes: 1024 * 1024,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 20_000,
            max_replay_stack_depth: 16,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        with_snippet: false,
    };
    let raw: Spanned<Raw> = serde_yaml::from_str_with_options(text, options)?;
    Ok(locate(raw, text, origin))
}

/// Returns what is wrong with a text that is no YAML, without the place, and what to do.
pub(super) fn message(error: &serde_yaml::Error) -> (String, &'static str) {
    let text = error.without_snippet().to_string();
    let text = text.split_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    if text.contains("limit") || text.contains("budget") {
        (
            format!("this is more than a configuration holds: {text}"),
            "write the values out, without aliases of aliases and deep nesting",
        )
    } else {
        (
            format!("this is not YAML: {text}"),
            "indent with spaces and close every bracket and quote",
        )
    }
}

/// Lays the user's tree over the defaults: maps key by key, anything else whole.
///
/// A map of another `type` is another thing, and replaces that of the defaults whole.
pub(super) fn merge(user: Located<Node>, defaults: Located<Node>) -> Located<Node> {
    let at = user.at;
    let (own, base) = match (user.value, defaults.value) {
        (Node::Map(own), Node::Map(base)) if !is_other_type(&own, &base) => (own, base),
        (Node::Null, base) => return Located { at: defaults.at, value: base },
        (own, _) => return Located { at, value: own },
    };
    let mut rest: BTreeMap<String, (Located<String>, Located<Node>)> =
        base.into_iter().map(|(key, node)| (key.value.clone(), (key, node))).collect();
    let mut merged: Vec<_> = own
        .into_iter()
        .map(|(key, node)| match rest.remove(&key.value) {
            Some((_, below)) => (key, merge(node, below)),
            None => (key, node),
        })
        .collect();
    merged.extend(rest.into_values());
    Located { at, value: Node::Map(merged) }
}

fn is_other_type(
    own: &[(Located<String>, Located<Node>)],
    base: &[(Located<String>, Located<Node>)],
) -> bool {
    let kind = |entries: &[(Located<String>, Located<Node>)]| {
        let found = entries.iter().find(|(key, _)| key.value == "type");
        found.and_then(|(_, kind)| kind.value.text().map(str::to_owned))
    };
    kind(own).zip(kind(base)).is_some_and(|(own, base)| own != base)
}

/// The tree as serde gives it.
enum Raw {
    Null,
    /// Resolved by YAML to something else than text, so the text is cut from the source.
    Plain(String),
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

fn locate(raw: Spanned<Raw>, text: &str, origin: Origin) -> Located<Node> {
    let place = |place: serde_yaml::Location| At {
        origin,
        line: usize::try_from(place.line()).unwrap_or(usize::MAX),
        column: usize::try_from(place.column()).unwrap_or(usize::MAX),
    };
    let at = place(raw.referenced);
    let value = match raw.value {
        Raw::Null => Node::Null,
        Raw::Text(value) => Node::Scalar(value),
        Raw::Plain(value) => Node::Plain(written(raw.defined, text).unwrap_or(value)),
        Raw::List(items) => {
            Node::List(items.into_iter().map(|item| locate(item, text, origin)).collect())
        }
        Raw::Map(entries) => Node::Map(
            entries
                .into_iter()
                .map(|(key, node)| {
                    let key = Located { at: place(key.referenced), value: key.value };
                    (key, locate(node, text, origin))
                })
                .collect(),
        ),
    };
    Located { at, value }
}

/// Returns a scalar as it was written, so that `007` stays `007`.
fn written(place: serde_yaml::Location, text: &str) -> Option<String> {
    let start = usize::try_from(place.span().byte_offset()?).ok()?;
    let length = usize::try_from(place.span().byte_len()?).ok()?;
    Some(text.get(start..start.checked_add(length)?)?.trim().to_owned())
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Located<Node> {
        parse(text, Origin::User).unwrap()
    }

    fn entry<'a>(node: &'a Located<Node>, name: &str) -> &'a (Located<String>, Located<Node>) {
        let Node::Map(entries) = &node.value else { panic!("not a map") };
        entries.iter().find(|(key, _)| key.value == name).unwrap()
    }

    #[test]
    fn keeps_scalars_as_written_and_their_places() {
        let node = tree("a: 007\nb: no\nc: { d: 80%, e: 0.50 }\n");
        assert_eq!(entry(&node, "a").1.value, Node::Plain("007".to_owned()));
        assert_eq!(entry(&node, "b").1.value, Node::Scalar("no".to_owned()));
        let inner = &entry(&node, "c").1;
        let (key, value) = entry(inner, "e");
        assert_eq!(value.value, Node::Plain("0.50".to_owned()));
        assert_eq!((key.at.line, key.at.column, value.at.column), (3, 14, 17));
    }

    #[test]
    fn merges_maps_by_key_and_replaces_the_rest() {
        let merged =
            merge(tree("a: { x: 1 }\nl: [1]\nn:\n"), tree("a: { x: 2, y: 3 }\nl: [2, 3]\nn: 4\n"));
        let same = tree("a: { x: 1, y: 3 }\nl: [1]\nn: 4\n");
        assert_eq!(plain(&merged), plain(&same));
    }

    #[test]
    fn a_map_of_another_type_is_replaced_whole() {
        let base = || tree("{ type: one, x: 1 }");
        assert_eq!(plain(&merge(tree("{ type: two }"), base())), "type=two");
        assert_eq!(plain(&merge(tree("{ type: one }"), base())), "type=one;x=1");
    }

    fn plain(node: &Located<Node>) -> String {
        match &node.value {
            Node::Null => "null".to_owned(),
            Node::Scalar(text) | Node::Plain(text) => text.clone(),
            Node::List(items) => items.iter().map(plain).collect::<Vec<_>>().join(" "),
            Node::Map(entries) => entries
                .iter()
                .map(|(key, value)| format!("{}={}", key.value, plain(value)))
                .collect::<Vec<_>>()
                .join(";"),
        }
    }

    #[test]
    fn refuses_bombs_quickly() {
        let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n\
            c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n\
            e: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n";
        assert!(parse(bomb, Origin::User).is_err());
        assert!(parse(&"[".repeat(20_000), Origin::User).is_err());
    }
}
