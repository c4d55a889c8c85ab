//! Tera's errors, told in our words: which file and line, which name, which names there are.

use std::collections::BTreeMap;

use tera::{ErrorKind, Value, value::Key};

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

/// Tells why the render of `template` failed on `values`.
pub(super) fn of_render(
    error: &tera::Error,
    sources: &BTreeMap<String, String>,
    template: &str,
    values: &Value,
) -> Error {
    let ErrorKind::RenderingError(report) = error.kind() else {
        return place(template, None, lower(&error.to_string()));
    };
    let source = sources.get(report.filename()).map_or("", String::as_str);
    let (message, listed) = split_names(report.message());
    let path = path_at(source, report.span().range.start);
    let (undefined, available, message) = match (quoted(message), path) {
        (Some(name), _) if message.contains("is not defined") => {
            (Some(name.to_owned()), listed, lower(message))
        }
        (_, Some(path)) if message.contains("undefined") => {
            // A component sees its arguments only; those are not among the values.
            let values = (report.filename() == template).then_some(values);
            let (name, names) = first_undefined(path, values);
            (Some(name), names, format!("`{path}` is not defined"))
        }
        _ => {
            let line = source.lines().nth(report.span().start_line - 1).unwrap_or_default().trim();
            (None, vec![], format!("{}, in `{line}`", lower(message)))
        }
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

/// Follows a dotted path into the values: returns the first name that is not there, and the names
/// that are.
fn first_undefined(path: &str, values: Option<&Value>) -> (String, Vec<String>) {
    let mut at = values;
    for name in path.split('.') {
        let Some(value) = at else { break };
        at = value.as_map().and_then(|fields| fields.get(&Key::Str(name)));
        if at.is_none() {
            return (name.to_owned(), keys(value));
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

/// Returns the variable or field that starts at `start`; Tera's position covers its first name.
fn path_at(source: &str, start: usize) -> Option<&str> {
    let text = source.get(start..)?;
    let end = text.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '.'));
    let (path, rest) = text.split_at(end.unwrap_or(text.len()));
    let is_name = path.starts_with(|first: char| first.is_alphabetic() || first == '_');
    (is_name && !rest.starts_with(['(', '['])).then_some(path)
}

fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

fn lower(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
