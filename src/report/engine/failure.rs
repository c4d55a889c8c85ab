//! Tera's errors, told in our words: which file and line, which name, which names there are.

use std::collections::BTreeMap;

use tera::{ErrorKind, Value, value::Key};

use crate::report::{
    Error,
    engine::{
        filters,
        pieces::{Kind, line_at, pieces},
    },
};

/// Tells why the templates cannot be loaded.
pub(super) fn of_build(error: &tera::Error, sources: &BTreeMap<String, String>) -> Error {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let (file, span) = (report.filename(), report.span());
            let source = sources.get(file).map_or("", String::as_str);
            let told = place(file, Some(span.start_line), lower(report.message()));
            unclosed(told, source, span.range.start)
        }
        // References to unknown filters, functions and components come as printed reports.
        _ => of_printed_report(&error.to_string(), sources),
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
    let mut hint = None;
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
            // What a filter or `t` says may bring its hint on a second line.
            let (message, own) = message.split_once('\n').unwrap_or((message, ""));
            hint = (!own.is_empty()).then(|| own.into());
            let tag = tag_at(source, report.span().range.start);
            (None, vec![], format!("{}, in `{tag}`", lower(message)))
        }
    };
    Error::Template {
        file: report.filename().to_owned(),
        line: Some(report.span().start_line),
        message,
        undefined: undefined.map(Into::into),
        available,
        hint,
    }
}

fn place(file: &str, line: Option<usize>, message: String) -> Error {
    let file = if file.is_empty() { "templates" } else { file };
    Error::Template {
        file: file.to_owned(),
        line,
        message,
        undefined: None,
        available: vec![],
        hint: None,
    }
}

/// Reads `error: what` and `--> file:line:column` back from a printed report.
fn of_printed_report(text: &str, sources: &BTreeMap<String, String>) -> Error {
    let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let arrow = text.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut parts = arrow.unwrap_or_default().rsplitn(3, ':').skip(1);
    let line = parts.next().and_then(|line| line.parse().ok());
    let file = parts.next().unwrap_or_default();
    let message = lower(message);
    let Some(name) = quoted(&message) else { return place(file, line, message) };
    let available = available(&message, sources);
    Error::Template {
        file: file.to_owned(),
        line,
        undefined: Some(name.into()),
        message,
        available,
        hint: None,
    }
}

/// Adds to a complaint about the grammar which tag is still open where the reading stopped.
fn unclosed(told: Error, source: &str, at: usize) -> Error {
    let Error::Template { file, line, message, undefined, available, .. } = told else {
        return told;
    };
    let is_about_tags = message == "unknown tag" || message.contains("end of input");
    let hint = match open_at(source, at).last().filter(|_| is_about_tags) {
        Some((tag, word, line)) => {
            format!("close `{tag}` of line {line} with `{{% end{word} %}}`, or correct the tag")
        }
        None => "correct the tag; `docs/templates.md` shows how tags are written".to_owned(),
    };
    let tag = tag_at(source, at);
    let message = match tag.trim() {
        one_line if one_line.is_empty() || one_line.contains('\n') => message,
        one_line => format!("{message}, in `{one_line}`"),
    };
    Error::Template { file, line, message, undefined, available, hint: Some(hint.into()) }
}

/// Returns the tags that are open at a place, with their words and lines.
fn open_at(source: &str, at: usize) -> Vec<(&str, &str, usize)> {
    let mut open = vec![];
    for piece in pieces(source) {
        if piece.kind != Kind::Statement || piece.whole.end > at {
            continue;
        }
        let word = source[piece.inside.clone()].split_whitespace().next().unwrap_or_default();
        if ["if", "for", "component", "filter", "raw", "block"].contains(&word) {
            let line = line_at(source, piece.whole.start);
            open.push((&source[piece.whole], word, line));
        } else if word.starts_with("end") {
            open.pop();
        }
    }
    open
}

/// Returns the names there are of the kind that a message is about.
fn available(message: &str, sources: &BTreeMap<String, String>) -> Vec<String> {
    let kind = message.strip_prefix("unknown ").and_then(|rest| rest.split(' ').next());
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    match kind {
        Some("filter") => own(&[&filters::FILTERS[..], &filters::OF_TERA].concat()),
        Some("function") => own(&filters::FUNCTIONS),
        Some("test") => own(&filters::TESTS),
        Some("component") => sources.values().flat_map(|source| components(source)).collect(),
        Some("template") => sources.keys().cloned().collect(),
        _ => vec![],
    }
}

/// Returns the names of the components that a template defines.
fn components(source: &str) -> Vec<String> {
    let statements = pieces(source).into_iter().filter(|piece| piece.kind == Kind::Statement);
    let named = statements.filter_map(|piece| {
        let rest = source[piece.inside].trim().strip_prefix("component ")?;
        Some(rest.split('(').next()?.trim().to_owned())
    });
    named.collect()
}

/// Returns the tag at a place, without the white space at its ends.
fn tag_at(source: &str, at: usize) -> &str {
    let pieces = pieces(source);
    let piece = pieces.into_iter().find(|piece| piece.whole.contains(&at));
    piece.map_or("", |piece| &source[piece.whole])
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
