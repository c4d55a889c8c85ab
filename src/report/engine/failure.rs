//! Tera's errors, told in our words: which file and line, which name, which names there are.

use std::collections::BTreeMap;

use tera::{Context, ErrorKind, Value};

use crate::report::Error;

/// Tells why the templates cannot be loaded.
pub(super) fn of_build(error: &tera::Error) -> Error {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            place(report.filename(), Some(report.span().start_line), lower(report.message()))
        }
        // References to unknown filters, functions and components come as printed reports.
        _ => of_printed_report(&error.to_string()),
    }
}

/// Tells why a render failed.
pub(super) fn of_render(
    error: &tera::Error,
    sources: &BTreeMap<String, String>,
    context: &Context,
) -> Error {
    let ErrorKind::RenderingError(report) = error.kind() else {
        return of_build(error);
    };
    let (message, listed) = split_names(report.message());
    let written = sources
        .get(report.filename())
        .and_then(|source| source.get(report.span().range.start..))
        .map_or("", path_at_start);
    let (undefined, available, message) = match quoted(message) {
        Some(name) if message.contains("is not defined") => {
            (Some(name.to_owned()), listed, lower(message))
        }
        _ if message.contains("undefined") && !written.is_empty() => {
            let (name, names) = first_undefined(written, context);
            (Some(name), names, format!("`{written}` is not defined"))
        }
        _ if written.is_empty() => (None, vec![], lower(message)),
        _ => (None, vec![], format!("{}, in `{written}`", lower(message))),
    };
    Error::Template {
        file: report.filename().to_owned(),
        line: Some(report.span().start_line),
        message,
        undefined,
        available,
    }
}

fn place(file: &str, line: Option<usize>, message: String) -> Error {
    let file = if file.is_empty() { "templates" } else { file };
    Error::Template { file: file.to_owned(), line, message, undefined: None, available: vec![] }
}

/// Reads `error: what` and `--> file:line:column` back from a printed report.
fn of_printed_report(text: &str) -> Error {
    let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let arrow = text.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut parts = arrow.unwrap_or_default().rsplitn(3, ':').skip(1);
    let line = parts.next().and_then(|line| line.parse().ok());
    place(parts.next().unwrap_or_default(), line, lower(message))
}

/// Splits off the list of names that Tera appends to a message.
fn split_names(message: &str) -> (&str, Vec<String>) {
    let lists = [" Available variables: ", " Available fields: "];
    let Some((head, names)) = lists.iter().find_map(|list| message.split_once(list)) else {
        return (message.trim_end_matches('.'), vec![]);
    };
    (head.trim_end_matches('.'), names.split(", ").map(str::to_owned).collect())
}

/// Follows a dotted path into the context: returns the first name that is not there, and the
/// names that are. Arguments of components are not in the context and give no names.
fn first_undefined(path: &str, context: &Context) -> (String, Vec<String>) {
    let mut names = path.split('.');
    let root = names.next().unwrap_or_default();
    let Some(mut value) = context.get(root) else { return (path.to_owned(), vec![]) };
    for name in names {
        let Some(fields) = value.as_map() else { return (name.to_owned(), vec![]) };
        match fields.get(&tera::value::Key::Str(name)) {
            Some(next) => value = next,
            None => return (name.to_owned(), keys(value)),
        }
    }
    (path.to_owned(), vec![])
}

fn keys(value: &Value) -> Vec<String> {
    let mut keys: Vec<String> =
        value.as_map().into_iter().flat_map(|map| map.keys()).map(ToString::to_string).collect();
    keys.sort();
    keys
}

/// Returns the dotted path that a text starts with; Tera's position covers its first name only.
fn path_at_start(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '.'));
    &text[..end.unwrap_or(text.len())]
}

fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

fn lower(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
