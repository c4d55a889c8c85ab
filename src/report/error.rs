//! What can go wrong between the analysis and a document.

use std::{io, path::PathBuf};

use crate::{
    model::Subject,
    report::{engine::markup::Fault, lint::Breach},
};

/// A template that cannot be used, or a rendered text that is no document.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The analysis has no such account or manager.
    #[error("`{0}` is not in the data, expected an account or manager with order lines")]
    UnknownSubject(Subject),
    /// The folder of templates that lie over the built-in ones cannot be read.
    #[error("template file `{}` cannot be read", path.display())]
    Overlay {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is no template of this name.
    #[error("template `{name}` does not exist, expected one of {}", known.join(", "))]
    UnknownTemplate {
        /// What was asked for.
        name: String,
        /// The templates there are.
        known: Vec<String>,
    },
    /// A template does not parse, or fails on the values it was given.
    #[error("{file}{}: {message}", at(*line))]
    Template {
        /// The template file, relative to the template folder.
        file: String,
        /// The line in it, where known.
        line: Option<usize>,
        /// What was found and what was expected.
        message: String,
        /// The name that is not defined, where that is the problem.
        undefined: Option<Box<str>>,
        /// The names that are defined at that place, sorted.
        available: Vec<String>,
        /// What to do about it, where the message came with it.
        hint: Option<Box<str>>,
    },
    /// Names that a template reads and the values do not have.
    #[error("{}", first_of(.0))]
    Names(Vec<Error>),
    /// The values for a template are not a struct with named fields.
    #[error("template `{template}`: its values are not named")]
    Context {
        /// The template.
        template: String,
        /// What the template engine said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A document breaks a rule of the notation.
    #[error("{}", broken(template, breaches))]
    Notation {
        /// The template that was rendered.
        template: String,
        /// Where, in reading order; never empty.
        breaches: Vec<Breach>,
    },
    /// The rendered text leaves the vocabulary of documents.
    #[error("{}", misplaced(template, fault, written.as_deref()))]
    Markup {
        /// The template that was rendered.
        template: String,
        /// What was found, and where in the rendered text.
        fault: Box<Fault>,
        /// The template file and line that wrote it, where they can be told.
        written: Option<Box<(String, usize)>>,
    },
}

impl Error {
    /// Returns what to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownSubject(_) => {
                "run `avain analyse` and look for the id in data/accounts.csv".to_owned()
            }
            Self::Overlay { .. } => {
                "make the folder of `paths.templates` readable, or remove it".to_owned()
            }
            Self::UnknownTemplate { name, known } => match nearest(name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", known.join(", ")),
            },
            Self::Template { undefined: Some(name), available, .. } => {
                undefined_hint(name, available)
            }
            Self::Template { hint: Some(hint), .. } => hint.to_string(),
            Self::Template { .. } => {
                "correct the template; `docs/templates.md` lists filters and functions".to_owned()
            }
            Self::Names(errors) => errors.first().map_or_else(String::new, Self::hint),
            Self::Context { .. } => "pass a struct, not a list or a single value".to_owned(),
            Self::Notation { breaches, .. } => {
                breaches.first().map_or("", |breach| breach.hint).to_owned()
            }
            Self::Markup { fault, .. } => fault.hint.clone(),
        }
    }
}

fn undefined_hint(name: &str, available: &[String]) -> String {
    let names = available.join(", ");
    match nearest(name, available) {
        Some(near) => format!("did you mean `{near}`? defined here: {names}"),
        None if available.is_empty() => {
            format!("define `{name}`, or test it with `{{% if {name} is defined %}}`")
        }
        None => format!("use one of the names defined here: {names}"),
    }
}

/// Returns the candidate that differs least from `name`, if it is close enough to be a slip.
pub(in crate::report) fn nearest<S: AsRef<str>>(name: &str, candidates: &[S]) -> Option<String> {
    let distance = |candidate: &str| strsim::damerau_levenshtein(name, candidate);
    let limit = match name.chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        length => length / 3,
    };
    candidates
        .iter()
        .map(AsRef::as_ref)
        .min_by_key(|candidate| distance(candidate))
        .filter(|candidate| distance(candidate) <= limit)
        .map(str::to_owned)
}

fn at(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(":{line}"))
}

fn misplaced(template: &str, fault: &Fault, written: Option<&(String, usize)>) -> String {
    let Fault { line, block, element, problem, .. } = fault;
    let block = block.as_ref().map_or_else(String::new, |id| format!(", block `{id}`"));
    match written {
        Some((file, line)) => format!("{file}:{line}{block}: `<{element}>`: {problem}"),
        None => format!("{template}, rendered line {line}{block}: `<{element}>`: {problem}"),
    }
}

/// Tells the first error and how many there are besides.
fn first_of(errors: &[Error]) -> String {
    let first = errors.first().map(ToString::to_string).unwrap_or_default();
    match errors.len() {
        0 | 1 => first,
        all => format!("{first}; and {} more", all - 1),
    }
}

/// Tells the first breach and how many there are besides.
fn broken(template: &str, breaches: &[Breach]) -> String {
    let first = breaches.first().map(ToString::to_string).unwrap_or_default();
    match breaches.len() {
        0 | 1 => format!("{template}: {first}"),
        all => format!("{template}: {first}; and {} more", all - 1),
    }
}
