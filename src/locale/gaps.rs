//! What a language file lacks, measured by the English one.

use std::{collections::BTreeMap, fmt};

use crate::locale::words::key;

/// Something a language file lacks or has too much of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// English has the message, this file has not.
    Missing {
        /// The message.
        key: String,
    },
    /// This file has the message, English has not: it is never printed.
    Unknown {
        /// The message.
        key: String,
        /// The line it stands on, from 1.
        line: usize,
        /// The English message with the most similar key.
        similar: Option<String>,
    },
    /// The message names an argument that it does not get.
    Foreign {
        /// The message.
        key: String,
        /// The line it stands on, from 1.
        line: usize,
        /// The argument.
        argument: String,
        /// The arguments of the English message.
        known: Vec<String>,
    },
    /// English always prints the argument, this message never does.
    Unused {
        /// The message.
        key: String,
        /// The line it stands on, from 1.
        line: usize,
        /// The argument.
        argument: String,
    },
}

impl fmt::Display for Gap {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { key } => write!(out, "`{key}` is missing"),
            Self::Unknown { key, line, similar } => {
                write!(out, "line {line}: `{key}` is no message of the reports")?;
                similar.iter().try_for_each(|similar| write!(out, ", perhaps `{similar}`"))
            }
            Self::Foreign { key, line, argument, known } => {
                let known: Vec<String> = known.iter().map(|name| format!("`${name}`")).collect();
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                write!(out, "line {line}: `{key}` names `${argument}`, expected {known}")
            }
            Self::Unused { key, line, argument } => {
                write!(out, "line {line}: `{key}` leaves out `${argument}`")
            }
        }
    }
}

/// What a message says of its arguments.
struct Message<'a> {
    line: usize,
    /// Each argument, and whether the message prints it whatever form it takes.
    arguments: BTreeMap<&'a str, bool>,
}

/// Compares a language file with the English one; `similar` finds the key that was meant.
pub(super) fn gaps(
    english: &str,
    file: &str,
    similar: impl Fn(&str) -> Option<String>,
) -> Vec<Gap> {
    let (order, english) = messages(english);
    let (_, own) = messages(file);
    let missing = order.iter().filter(|key| !own.contains_key(*key));
    let mut gaps: Vec<Gap> = missing.map(|key| Gap::Missing { key: (*key).to_owned() }).collect();
    for (key, message) in &own {
        match english.get(key) {
            Some(english) => gaps.extend(arguments(key, message, english)),
            None => gaps.push(Gap::Unknown {
                key: (*key).to_owned(),
                line: message.line,
                similar: similar(key),
            }),
        }
    }
    gaps
}

/// Returns the messages of a language file with the arguments they name.
pub(super) fn named(file: &str) -> Vec<(&str, Vec<&str>)> {
    let (_, messages) = messages(file);
    messages
        .into_iter()
        .map(|(key, message)| (key, message.arguments.into_keys().collect()))
        .collect()
}

/// Compares the arguments of a message with those of the English one.
///
/// Dates are exempt: they get every part of the day, and each language takes what it prints.
fn arguments<'a>(
    key: &'a str,
    message: &'a Message<'_>,
    english: &'a Message<'_>,
) -> impl Iterator<Item = Gap> + 'a {
    let line = message.line;
    let foreign = message.arguments.keys().filter(|name| !english.arguments.contains_key(*name));
    let foreign = foreign.map(move |name| Gap::Foreign {
        key: key.to_owned(),
        line,
        argument: (*name).to_owned(),
        known: english.arguments.keys().map(ToString::to_string).collect(),
    });
    let printed = english.arguments.iter().filter(|(_, printed)| **printed).map(|(name, _)| name);
    let unused = printed.filter(|name| !message.arguments.contains_key(*name));
    let unused = unused.map(move |name| Gap::Unused {
        key: key.to_owned(),
        line,
        argument: (*name).to_owned(),
    });
    foreign.chain(unused).filter(move |_| !key.starts_with("date-"))
}

/// Returns the keys of a language file in its order, and its messages.
fn messages(file: &str) -> (Vec<&str>, BTreeMap<&str, Message<'_>>) {
    let mut order = vec![];
    let mut found: BTreeMap<&str, Message<'_>> = BTreeMap::new();
    let mut depth = 0;
    for (index, line) in file.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        if let Some(key) = key(line) {
            order.push(key);
            let message = Message { line: index + 1, arguments: BTreeMap::new() };
            found.insert(key, message);
            depth = 0;
        }
        if let Some(message) = order.last().and_then(|key| found.get_mut(key)) {
            depth = read(line, depth, &mut message.arguments);
        }
    }
    (order, found)
}

/// Reads the arguments of a line that starts inside `depth` braces; returns where it ends.
///
/// What stands in one pair of braces is always printed, unless it chooses among forms; what stands
/// deeper belongs to one form, and other forms may do without.
fn read<'a>(line: &'a str, mut depth: usize, arguments: &mut BTreeMap<&'a str, bool>) -> usize {
    for (place, letter) in line.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '$' => {
                let rest = &line[place + 1..];
                let in_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
                let name = &rest[..rest.find(|letter| !in_name(letter)).unwrap_or(rest.len())];
                let chooses = rest[name.len()..].trim_start().starts_with("->");
                *arguments.entry(name).or_default() |= depth == 1 && !chooses;
            }
            _ => {}
        }
    }
    depth
}
