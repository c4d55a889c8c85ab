//! The vocabulary of documents: strict XML into a [`Document`].
//!
//! | element | in | attributes | becomes |
//! |---|---|---|---|
//! | `article` | root | `title` `subject` `paper` portrait, landscape | the document |
//! | `footer` | `article` | `left` `right` | the running foot |
//! | `section` | `article` | `name` `kicker` | a page |
//! | `div` | `section` | `class` full, side, thin, bare; `id` `column` `span` `top` `height` `flows` | a block |
//! | `header` | `div` of class side, first | | the head of the block |
//! | `h1` `h2` `h3` `h4` | block | | title, message, caption, name |
//! | `p` | block | `class` lead, small, note, kicker, figure | text |
//! | `ul` `ol` with `li` | block | `pitch` | a list |
//! | `dl` with `dt` `dd` | block | `name` `pitch` `ruled` | names and values |
//! | `table` | block | `row` | a table |
//! | `colgroup` with `col` | `table` | `width`, `class` left, right, centre | its columns |
//! | `thead` with `tr` of `th` | `table` | `tr` `class` group; its `th` `span` | its heads |
//! | `tbody` with `tr` of `td` | `table` | `tr` `class` total, subtotal, sub | its rows |
//! | `figure` | block, alone in `td` or `th` | `chart` | the chart of that key |
//! | `div` of class columns with `div` | block | inner `div` `width` | elements side by side |
//! | `hr` | block | `height` | empty height |
//! | `aside` | block | | a footnote of the page |
//! | `b` `i` | text | | bold, italic |
//! | `span` | text | `class` muted, accent, good, bad | a tone |
//! | `a` | text | `href` | a link |
//! | `br` | `th`, `td` | | a new line |
//!
//! Lengths are millimetres. White space folds to one space, and to none at the ends of a text;
//! U+00A0 and U+202F stay. Anything else is a [`Fault`].

mod tag;
mod page;
mod element;
mod search;
mod table;
mod inline;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::report::{
    chart::Chart,
    document::Document,
    engine::{RenderRequest, markup::tag::Tag},
};

/// What in a rendered text is not in the vocabulary, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it starts in the rendered text, in bytes.
    pub at: usize,
    /// The line in the rendered text.
    pub line: u32,
    /// The block it lies in.
    pub block: Option<String>,
    /// The element.
    pub element: String,
    /// What was found and what was expected.
    pub problem: String,
    /// What to do about it.
    pub hint: String,
}

/// The charts a text may name.
type Charts = BTreeMap<String, Chart>;

/// Parses what a template wrote.
///
/// # Errors
///
/// When the text is not well-formed XML or leaves the vocabulary.
pub fn parse<C>(text: &str, request: &RenderRequest<'_, C>) -> Result<Document, Fault> {
    let tree = roxmltree::Document::parse(text).map_err(|error| malformed(text, &error))?;
    page::document(Tag::root(&tree), request)
}

/// Tells where the text is not XML.
fn malformed(text: &str, error: &roxmltree::Error) -> Fault {
    let at = error.pos();
    let row = usize::try_from(at.row).expect("a row number fits");
    let column = usize::try_from(at.col).expect("a column fits");
    let before: Vec<&str> = text.split_inclusive('\n').take(row).collect();
    let last = before.last().copied().unwrap_or_default();
    let inside: usize = last.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let start: usize = before.iter().map(|line| line.len()).sum::<usize>() - last.len();
    let block = before.iter().rev().find_map(|line| {
        let (_, rest) = line.split_once(" id=\"")?;
        Some(rest.split('"').next().unwrap_or_default().to_owned())
    });
    let told = error.to_string();
    let told = told.rsplit_once(" at ").map_or(told.as_str(), |(told, _)| told);
    Fault {
        at: start + inside,
        line: at.row,
        block,
        element: "article".to_owned(),
        problem: format!("not well-formed: {told}"),
        hint: "close every element, quote every attribute, write `&#160;` for a no-break space"
            .to_owned(),
    }
}
