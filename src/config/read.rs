//! From the tree to typed sections: what each value must look like, every problem told.

use crate::config::{
    node::{At, Located, Node},
    problem::{Problems, may_hold_secret},
};

/// A type that can be read from a value of the file.
pub(super) trait Read: Sized {
    /// Reads the value at `path`; a problem is added and `None` returned when it cannot be.
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self>;

    /// Adds the keys that may stand below this value, for the test of the documentation.
    #[cfg(test)]
    fn keys(_keys: &mut Vec<&'static str>) {}
}

/// Declares sections: structs whose fields are all optional and know their place, with the reading
/// of each field and the refusal of unknown keys.
macro_rules! sections {
    ($($(#[$meta:meta])* $name:ident { $($key:literal $field:ident: $kind:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Default)]
        pub(in crate::config) struct $name {
            $(pub(in crate::config) $field: Option<$crate::config::node::Located<$kind>>,)*
        }

        impl $crate::config::read::Read for $name {
            fn read(
                node: &$crate::config::node::Located<$crate::config::node::Node>,
                path: &str,
                problems: &mut $crate::config::problem::Problems<'_>,
            ) -> Option<Self> {
                const KEYS: &[&str] = &[$($key),*];
                let entries = $crate::config::read::entries(node, path, KEYS, problems)?;
                let mut section = Self::default();
                for (key, value) in entries {
                    match key.value.as_str() {
                        $($key => {
                            section.$field =
                                $crate::config::read::field(key, value, path, problems);
                        })*
                        unknown => {
                            $crate::config::read::refuse(key.at, unknown, path, KEYS, problems);
                        }
                    }
                }
                Some(section)
            }

            #[cfg(test)]
            fn keys(keys: &mut Vec<&'static str>) {
                $(
                    keys.push($key);
                    <$kind as $crate::config::read::Read>::keys(keys);
                )*
            }
        }
    )*};
}
pub(super) use sections;

/// Implements [`Read`] for enums written as one of a few words.
macro_rules! choices {
    ($($kind:ident { $($word:literal $variant:ident,)* })*) => {$(
        impl $crate::config::read::Read for $kind {
            fn read(
                node: &$crate::config::node::Located<$crate::config::node::Node>,
                path: &str,
                problems: &mut $crate::config::problem::Problems<'_>,
            ) -> Option<Self> {
                $crate::config::read::choice(node, path, &[$(($word, Self::$variant)),*], problems)
            }
        }
    )*};
}

pub(super) use choices;

/// One entry of a map whose keys are free.
#[derive(Debug)]
pub(super) struct Entry<T> {
    /// The key.
    pub(super) key: Located<String>,
    /// The value.
    pub(super) value: Located<T>,
}

impl<T: Read> Read for Vec<Entry<T>> {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        let mut found = Vec::new();
        for (key, value) in entries(node, path, &[], problems)? {
            if let Some(value) = field(key, value, path, problems) {
                found.push(Entry { key: key.clone(), value });
            } else if value.value == Node::Null {
                let (at, name) = (key.at, join(path, &key.value));
                problems.add(at, format!("`{name}` is empty"), "fill it in or remove the line");
            }
        }
        Some(found)
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        T::keys(keys);
    }
}

impl<T: Read> Read for Vec<Located<T>> {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        let Node::List(items) = &node.value else {
            mismatch(node, path, "a list such as [a, b]", problems);
            return None;
        };
        let read = |(index, item): (usize, &Located<Node>)| {
            let value = T::read(item, &format!("{path}[{index}]"), problems)?;
            Some(item.with(value))
        };
        // Each item is read, so that each problem is told; one of them spoils the list.
        let read: Vec<_> = items.iter().enumerate().map(read).collect();
        read.into_iter().collect()
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        T::keys(keys);
    }
}

/// Returns the entries of a map; the second of two equal keys is a problem.
pub(super) fn entries<'n>(
    node: &'n Located<Node>,
    path: &str,
    keys: &[&str],
    problems: &mut Problems<'_>,
) -> Option<&'n [(Located<String>, Located<Node>)]> {
    let Node::Map(entries) = &node.value else {
        let expected = match keys {
            [] => "a map of names to settings".to_owned(),
            keys => format!("a map with {}", alternatives(keys)),
        };
        mismatch(node, path, &expected, problems);
        return None;
    };
    for (index, (key, _)) in entries.iter().enumerate() {
        if let Some((first, _)) =
            entries[..index].iter().find(|(other, _)| other.value == key.value)
        {
            let name = join(path, &key.value);
            problems.add(
                key.at,
                format!("`{name}` is set twice, first on line {}", first.at.line),
                "keep one of the two",
            );
        }
    }
    Some(entries)
}

/// Reads the value of one key; an empty value counts as not set.
pub(super) fn field<T: Read>(
    key: &Located<String>,
    node: &Located<Node>,
    path: &str,
    problems: &mut Problems<'_>,
) -> Option<Located<T>> {
    if node.value == Node::Null {
        return None;
    }
    let path = join(path, &key.value);
    let value = T::read(node, &path, problems);
    if value.is_none() {
        problems.refuse(path);
    }
    value.map(|value| node.with(value))
}

/// Adds the problem of an unknown key.
pub(super) fn refuse(
    at: At,
    unknown: &str,
    path: &str,
    keys: &[&str],
    problems: &mut Problems<'_>,
) {
    let place = if path.is_empty() { String::new() } else { format!(" in `{path}`") };
    let hint = did_you_mean(unknown, keys)
        .unwrap_or_else(|| format!("remove it, or use one of {}", alternatives(keys)));
    problems.add_key(&join(path, unknown), at, format!("unknown key `{unknown}`{place}"), hint);
}

/// Adds the problem of a value of the wrong kind, without showing the value.
pub(super) fn mismatch(
    node: &Located<Node>,
    path: &str,
    expected: &str,
    problems: &mut Problems<'_>,
) {
    let name = if path.is_empty() { "the file".to_owned() } else { format!("`{path}`") };
    problems.add_about(
        path,
        node.at,
        format!("{name} is {}, expected {expected}", node.value.kind()),
        format!("write {expected}"),
    );
}

/// Returns the text of a single value, or adds the problem that it is none.
pub(super) fn scalar<'n>(
    node: &'n Located<Node>,
    path: &str,
    expected: &str,
    problems: &mut Problems<'_>,
) -> Option<&'n str> {
    if let Some(text) = node.value.text() {
        return Some(text);
    }
    mismatch(node, path, expected, problems);
    None
}

/// Reads one of a few words.
pub(super) fn choice<T: Copy>(
    node: &Located<Node>,
    path: &str,
    words: &[(&str, T)],
    problems: &mut Problems<'_>,
) -> Option<T> {
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    let expected = alternatives(&names);
    let text = scalar(node, path, &expected, problems)?;
    if let Some((_, value)) = words.iter().find(|(name, _)| *name == text) {
        return Some(*value);
    }
    let hint = did_you_mean(text, &names).unwrap_or_else(|| format!("write {expected}"));
    // Beside a secret a wrong word may be the secret itself.
    let found = if may_hold_secret(path) { "another word".to_owned() } else { format!("`{text}`") };
    problems.add_about(path, node.at, format!("`{path}` is {found}, expected {expected}"), hint);
    None
}

/// Returns the hint for a word close to a known one.
pub(super) fn did_you_mean(word: &str, known: &[&str]) -> Option<String> {
    let lower = word.to_lowercase();
    known
        .iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| format!("did you mean `{candidate}`?"))
}

/// Returns `a`, `a or b`, `a, b or c`.
pub(super) fn alternatives(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [head @ .., last] => format!("{} or {last}", head.join(", ")),
    }
}

/// Returns the path of a key below `path`.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
