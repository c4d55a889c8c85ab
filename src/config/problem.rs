//! What is wrong with a configuration: the place, the line, what to do.

use std::{
    collections::BTreeSet,
    fmt,
    path::{Path, PathBuf},
};

use crate::config::node::{At, Origin};

/// One thing wrong with a configuration, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file; `None` for the defaults compiled in.
    pub file: Option<PathBuf>,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The line of the file with every secret replaced; `None` where showing it could leak one.
    pub snippet: Option<String>,
    /// Where in the snippet the column is, from 1; long lines are cut around it.
    pub caret: usize,
    /// What was found and what was expected.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.as_deref().unwrap_or(Path::new("built-in config.yaml"));
        // The hint follows on a line of its own, as for every error.
        write!(out, "{}:{}:{}: {}", file.display(), self.line, self.column, self.message)?;
        if let Some(snippet) = &self.snippet {
            let width = self.line.to_string().len();
            let pad = " ".repeat(self.caret.saturating_sub(1));
            write!(out, "\n{} | {snippet}\n{:width$} | {pad}^", self.line, "")?;
        }
        Ok(())
    }
}

/// Problems as they are found, with the texts needed to show them.
pub(super) struct Problems<'a> {
    file: Option<&'a Path>,
    user: &'a str,
    defaults: &'a str,
    errors: Vec<Problem>,
    warnings: Vec<Problem>,
    /// Settings that are there but could not be read, so that they are not called missing too.
    refused: BTreeSet<String>,
}

impl<'a> Problems<'a> {
    /// Starts without problems.
    pub(super) fn of(file: Option<&'a Path>, user: &'a str, defaults: &'a str) -> Self {
        Self { file, user, defaults, errors: vec![], warnings: vec![], refused: BTreeSet::new() }
    }

    /// Adds a problem that stops the program.
    pub(super) fn add(&mut self, at: At, message: impl Into<String>, hint: impl Into<String>) {
        let problem = self.problem(at, message.into(), hint.into());
        self.errors.push(problem);
    }

    /// Adds a problem about the value at `path`; its line is not shown when it may be a secret.
    pub(super) fn add_about(
        &mut self,
        path: &str,
        at: At,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let problem = self.problem(at, message.into(), hint.into());
        let snippet = problem.snippet.filter(|_| !may_hold_secret(path));
        self.errors.push(Problem { snippet, ..problem });
    }

    /// Adds a problem about an unknown key; what follows it is not shown, it may be a secret under
    /// a misspelt name.
    pub(super) fn add_key(&mut self, path: &str, at: At, message: String, hint: String) {
        self.add_about(path, at, message, hint);
        let name = path.rsplit('.').next().unwrap_or_default();
        let Some(added) = self.errors.last_mut() else { return };
        if let Some(snippet) = &mut added.snippet {
            let end = added.caret.saturating_sub(1) + name.chars().count();
            if snippet.chars().count() > end {
                *snippet = snippet.chars().take(end).chain(": …".chars()).collect();
            }
        }
    }

    /// Adds a problem the program can live with.
    pub(super) fn warn(&mut self, at: At, message: impl Into<String>, hint: impl Into<String>) {
        let problem = self.problem(at, message.into(), hint.into());
        self.warnings.push(problem);
    }

    /// Notes that the setting at `path` is there but could not be read.
    pub(super) fn refuse(&mut self, path: String) {
        self.refused.insert(path);
    }

    /// Returns whether the setting at `path` is there but could not be read.
    pub(super) fn is_refused(&self, path: &str) -> bool {
        self.refused.contains(path)
    }

    /// Returns the errors and the warnings, each from top to bottom.
    pub(super) fn finish(mut self) -> (Vec<Problem>, Vec<Problem>) {
        for list in [&mut self.errors, &mut self.warnings] {
            list.sort_by_key(|problem| (problem.file.is_none(), problem.line, problem.column));
            list.dedup();
        }
        (self.errors, self.warnings)
    }

    fn problem(&self, at: At, message: String, hint: String) -> Problem {
        let (file, text) = match at.origin {
            Origin::User => (self.file.map(Path::to_owned), self.user),
            Origin::Defaults => (None, self.defaults),
        };
        let snippet = text.lines().nth(at.line.saturating_sub(1)).map(redact);
        let (snippet, caret) = snippet.map_or((None, at.column), |line| {
            let (line, caret) = crop(&line, at.column);
            (Some(line), caret)
        });
        Problem { file, line: at.line, column: at.column, snippet, caret, message, hint }
    }
}

/// Returns whether what stands at `path` may be a secret that was written out.
pub(super) fn may_hold_secret(path: &str) -> bool {
    [".auth.", ".client_cert", ".headers.", ".proxy"].iter().any(|place| path.contains(place))
}

/// Cuts a long line to what stands around a column; returns the column in what is left.
fn crop(line: &str, column: usize) -> (String, usize) {
    const WIDTH: usize = 100;
    if line.chars().count() <= WIDTH {
        return (line.to_owned(), column);
    }
    let start = column.saturating_sub(WIDTH * 3 / 4);
    let mut cut: String = line.chars().skip(start).take(WIDTH).collect();
    if start + WIDTH < line.chars().count() {
        cut.push('…');
    }
    if start == 0 { (cut, column) } else { (format!("…{cut}"), column - start + 1) }
}

/// Words whose values are not shown.
pub(super) const SECRETIVE: [&str; 9] = [
    "literal",
    "token",
    "secret",
    "password",
    "passwd",
    "apikey",
    "authorization",
    "cookie",
    "client_cert",
];

/// Replaces what may be a secret in a line: everything after a key that tends to hold one, and the
/// user part of an address.
pub(super) fn redact(line: &str) -> String {
    // A tab is one column, and must stay one below which the caret stands.
    let mut shown = line.trim_end().replace('\t', " ");
    if let Some(start) = shown.find("://")
        && let Some(end) = shown[start + 3..].find('@')
    {
        shown.replace_range(start + 3..start + 3 + end, "***");
    }
    let lower = shown.to_ascii_lowercase();
    let keys = lower.match_indices("key").filter_map(|(start, _)| {
        let start = secret_start(&shown, start + 3)?;
        let is_list_of_columns = shown[start..].starts_with('[');
        (!is_list_of_columns).then_some(start)
    });
    let cut = SECRETIVE
        .into_iter()
        .flat_map(|word| lower.match_indices(word).map(move |(start, _)| start + word.len()))
        .filter_map(|end| secret_start(&shown, end))
        .chain(keys)
        .min();
    if let Some(cut) = cut {
        shown.truncate(cut);
        shown.push_str("***");
    }
    shown
}

/// Returns where the secret starts when a key ends near `end` and its value is no map.
fn secret_start(line: &str, end: usize) -> Option<usize> {
    let colon = end + line.get(end..)?.find(':')?;
    let between = &line[end..colon];
    if !between.chars().all(|letter| letter.is_alphanumeric() || "_-\"' ".contains(letter)) {
        return None;
    }
    let value = line[colon + 1..].trim_start();
    let start = line.len() - value.len();
    (!value.is_empty() && !value.starts_with('{') && !value.starts_with('#')).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_the_column() {
        let line = format!("{}X{}", "a".repeat(300), "b".repeat(300));
        let (cut, caret) = crop(&line, 301);
        assert_eq!(cut.chars().nth(caret - 1), Some('X'));
        assert!(cut.chars().count() <= 102, "{cut}");
        assert_eq!(crop("short", 3), ("short".to_owned(), 3));
    }

    #[test]
    fn shows_no_secret() {
        for (line, shown) in [
            ("token: hunter2", "token: ***"),
            ("a: { token: { literal: hunter2 }, b: 1 }", "a: { token: { literal: ***"),
            ("token: { env: ERP_TOKEN }", "token: { env: ERP_TOKEN }"),
            ("  \"client_secret\" : x y, z", "  \"client_secret\" : ***"),
            (
                "base_url: https://me:pw@erp.example.com/x",
                "base_url: https://***@erp.example.com/x",
            ),
            ("Tokens: hunter2", "Tokens: ***"),
            ("tokens_of_fear: 1", "tokens_of_fear: ***"),
            ("language: fi", "language: fi"),
            ("headers: { Cookie: hunter2 }", "headers: { Cookie: ***"),
            ("auth: { key: hunter2 }", "auth: { key: ***"),
            ("X-Api-Key: hunter2", "X-Api-Key: ***"),
            ("incremental: { key: [order_id] }", "incremental: { key: [order_id] }"),
            ("key_accounts: { core_share: 5% }", "key_accounts: { core_share: 5% }"),
        ] {
            assert_eq!(redact(line), shown);
        }
    }
}
