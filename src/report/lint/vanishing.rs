//! N14 in the text of the templates: a block that stands at its place under a condition only, so that
//! it is there one week and not the next.

use std::collections::BTreeMap;

use crate::report::lint::{Breach, Rule};

/// What a condition may ask of the copy that is made; all else is data, which changes.
const OF_THE_COPY: [&str; 5] = ["view", "dossier", "not", "and", "or"];

/// Pages of their own that come with the calendar and not with the data: the first issue after a month
/// and after a quarter has them.
const OF_THE_CALENDAR: [&str; 2] = ["blocks.month_close", "blocks.class_review"];

/// What the check reads of a template.
enum Token<'a> {
    If(&'a str),
    EndIf,
    /// A block at its place, by its id.
    Block(&'a str),
    Include(&'a str),
}

/// Returns where templates let a block vanish; `sources` are all templates by name.
pub fn vanishing(sources: &BTreeMap<String, String>) -> Vec<Breach> {
    let has_blocks = |file: &str| {
        let is_block = |(_, token): &(usize, Token<'_>)| matches!(token, Token::Block(_));
        sources.get(file).is_some_and(|source| tokens(source).iter().any(is_block))
    };
    let mut found = vec![];
    for (file, source) in sources {
        let mut open: Vec<&str> = vec![];
        for (line, token) in tokens(source) {
            let what = match token {
                Token::If(condition) => {
                    open.push(condition);
                    continue;
                }
                Token::EndIf => {
                    open.pop();
                    continue;
                }
                Token::Block(id) => id,
                Token::Include(file) if has_blocks(file) => file,
                Token::Include(_) => continue,
            };
            let Some(under) = open.iter().find(|condition| !is_of_the_copy(condition)) else {
                continue;
            };
            let what = format!("`{what}` stands under `{{% if {under} %}}`");
            let written = Some((file.clone(), line));
            found.push(Breach { written, ..Breach::new(Rule::N14, "", what) });
        }
    }
    found
}

/// Returns the conditions, blocks and includes of a template with their lines.
fn tokens(source: &str) -> Vec<(usize, Token<'_>)> {
    let mut found = vec![];
    for (index, line) in source.lines().enumerate() {
        let mut rest = line;
        while let Some(at) = rest.find('{').into_iter().chain(rest.find("<div")).min() {
            let (token, length) = token(&rest[at..]);
            found.extend(token.map(|token| (index + 1, token)));
            rest = &rest[at + length..];
        }
    }
    found
}

/// Returns what a text begins with, and how much of it was read.
fn token(text: &str) -> (Option<Token<'_>>, usize) {
    if let Some(tag) = text.strip_prefix("<div") {
        let end = tag.find(['<', '>']).unwrap_or(tag.len());
        let id = tag[..end].split_once(" id=\"").and_then(|(_, id)| id.split_once('"'));
        // An id that is counted stands for one of several messages, of which there may be fewer.
        let id = id.map(|(id, _)| id).filter(|id| !id.contains("{{"));
        return (id.map(Token::Block), "<div".len());
    }
    let Some(end) = text.find("%}").filter(|_| text.starts_with("{%")) else { return (None, 1) };
    let inside = text[2..end].trim_matches(['-', ' ']);
    let (word, rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let token = match word {
        "if" => Some(Token::If(rest)),
        "endif" => Some(Token::EndIf),
        "include" => Some(Token::Include(rest.trim_matches('"'))),
        _ => None,
    };
    (token, end)
}

/// Returns whether a condition asks only which copy is made, and when.
fn is_of_the_copy(condition: &str) -> bool {
    let bare: String = condition.split('"').step_by(2).collect();
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    let names = bare.split(|letter| !is_name(letter)).filter(|name| !name.is_empty());
    let is_known = |name: &str| OF_THE_COPY.contains(&name) || OF_THE_CALENDAR.contains(&name);
    names.into_iter().all(is_known)
}
