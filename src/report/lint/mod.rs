//! The notation rules N1 to N18 as checks of templates and of finished documents.
//!
//! What a type makes impossible is not checked again: scenarios are an enum (N1), a verdict always
//! brings its shape (N2), no kind of chart has an axis that could be cut, doubled or bent (N4, N6),
//! and the renderer rules totals, repeats heads and never splits a row (N13). The palette of a
//! theme is checked by the renderer (N2). `docs/templates.md` tells for each rule how it is held.

mod charts;
mod figures;
mod page;
mod tables;
mod template;
mod titles;
mod vanishing;
mod walk;

#[cfg(test)]
mod tests;

use std::fmt;

use serde::Serialize;

use crate::{locale::Language, report::document::Document};

pub use template::template;
pub use vanishing::vanishing;

/// One rule of the notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[expect(missing_docs, reason = "the number is the name; docs/templates.md has the words")]
pub enum Rule {
    N1,
    N3,
    N4,
    N5,
    N7,
    N8,
    N9,
    N10,
    N11,
    N12,
    N13,
    N14,
    N15,
    N16,
    N17,
    N18,
}

/// A place where a rule is broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Breach {
    /// The rule.
    pub rule: Rule,
    /// The template file and the line in it, where known.
    pub written: Option<(String, usize)>,
    /// The block, empty for the page or the template as a whole.
    pub block: String,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: &'static str,
    /// What to do about it, one imperative sentence.
    pub hint: &'static str,
}

/// What the footer of a document has to say (N15).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Identity<'a> {
    pub(crate) day: &'a str,
    pub(crate) period: &'a str,
    pub(crate) run: &'a str,
    pub(crate) readers: &'a str,
    pub(crate) line: &'a str,
    pub(crate) mark: Option<&'a str>,
}

impl Breach {
    fn new(rule: Rule, block: &str, found: String) -> Self {
        let (expected, hint) = rule.advice();
        Self { rule, written: None, block: block.to_owned(), found, expected, hint }
    }
}

impl Rule {
    /// Returns what a rule expects, and what to do where it is broken.
    fn advice(self) -> (&'static str, &'static str) {
        match self {
            Self::N1 => (
                "AC, PY, PL or FC",
                "name the scenario AC, PY, PL or FC, and a variance ΔPY, ΔPL or ΔFC",
            ),
            Self::N3 => (
                "time in columns or lines, structure in bars",
                "use columns for periods and bars for names",
            ),
            Self::N4 => ("lengths from zero inside the plot", "scale the chart to its own values"),
            Self::N5 => (
                "one scale for one unit of a page, or the ratio or the figures at the marks",
                "scale both charts alike, write the ratio, for example `scale 1 : 3.3`, or label the marks",
            ),
            Self::N7 => (
                "a title `who, what · unit · when` under a message that holds a number",
                "write `<h2>` with a number and `<h3>` with three parts between ` · `",
            ),
            Self::N8 => (
                "a figure, or nothing; a relative variance to the right of an amount",
                "leave out what has no base, and put the amount or its variance to the left",
            ),
            Self::N9 => (
                "figures written by a filter",
                "send the value through a filter, with `sign=true` for a variance",
            ),
            Self::N10 => (
                "at most three significant digits beside a decimal point",
                "write fewer decimals in the chart",
            ),
            Self::N11 => (
                "6 to 13 points, the previous year for each or for none",
                "draw 13 weeks or 12 months",
            ),
            Self::N12 => (
                "bars and targets of a column on one scale, and a target to compare with",
                "scale the rows to the largest of all; without any target use a bar",
            ),
            Self::N13 => (
                "at most 25 rows, then a row with what is left; figures at the right",
                "cut the rows and tell the rest, or set `class=\"right\"` on the column",
            ),
            Self::N14 => (
                "every block at its place, whatever the language and the data",
                "place blocks by numbers and without a condition, and say in a line what is missing",
            ),
            Self::N15 => (
                "the company line, the day, the period, the run, the mark and the readers in the footer",
                "copy the `<footer>` of the built-in template",
            ),
            Self::N16 => (
                "figures of a registered block",
                "write the block in the file of the built-in block that computes it",
            ),
            Self::N17 => ("at most five messages on a page", "leave the messages of least weight"),
            Self::N18 => (
                "`*` after an estimated figure and a note that starts with `*`",
                "write `<i>…</i>*` and a `<p class=\"note\">* …</p>` on the same page",
            ),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((file, line)) = &self.written {
            write!(formatter, "{file}:{line}: ")?;
        }
        write!(formatter, "notation {:?}: ", self.rule)?;
        if !self.block.is_empty() {
            write!(formatter, "block `{}`: ", self.block)?;
        }
        write!(formatter, "{}, expected {}", self.found, self.expected)
    }
}

/// Returns where a finished document breaks a rule, in reading order.
///
/// `is_registered` tells whether the figures of a block have their source and formula on record.
pub(crate) fn document(
    document: &Document,
    language: &Language,
    identity: &Identity<'_>,
    is_registered: &dyn Fn(&str) -> bool,
) -> Vec<Breach> {
    let mut found = page::footer(document, identity);
    for page in &document.pages {
        found.extend(titles::messages(page));
        found.extend(charts::common_scale(page));
        found.extend(figures::footnotes(page));
        for block in &page.blocks {
            found.extend(page::registered(block, is_registered));
            found.extend(page::empty(block));
            found.extend(titles::title(block, language));
            found.extend(tables::check(block));
            found.extend(figures::texts(block));
            found.extend(charts::check(block, language));
        }
    }
    found
}

/// Returns where two languages of one report place their blocks differently (N14).
pub fn same_places(one: &Document, other: &Document) -> Vec<Breach> {
    page::same_places(one, other)
}
