//! A template taken apart: its texts and its tags, with their places.

use std::ops::Range;

/// What a piece of a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What is written as it stands.
    Text,
    /// `{{ … }}`
    Value,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
}

/// A piece and where its inside stands, the signs of the tag left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) inside: Range<usize>,
    /// The whole piece.
    pub(super) whole: Range<usize>,
}

/// Takes a template apart; a tag that is not closed reaches to its end.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let mut found = vec![];
    let mut at = 0;
    while at < source.len() {
        let (kind, start) = next_tag(source, at);
        if start > at {
            found.push(Piece { kind: Kind::Text, inside: at..start, whole: at..start });
        }
        if start == source.len() {
            break;
        }
        let inside = start + 2;
        let close = inside + end_of_tag(&source[inside..], kind);
        let end = (close + 2).min(source.len());
        found.push(Piece { kind, inside: dashless(source, inside..close), whole: start..end });
        at = end;
    }
    found
}

/// Returns the kind and the start of the first tag from `at` on; the end of the text without one.
fn next_tag(source: &str, at: usize) -> (Kind, usize) {
    let kinds = [("{{", Kind::Value), ("{%", Kind::Statement), ("{#", Kind::Comment)];
    let first = kinds.into_iter().filter_map(|(sign, kind)| Some((kind, source[at..].find(sign)?)));
    first
        .min_by_key(|(_, start)| *start)
        .map_or((Kind::Text, source.len()), |(kind, start)| (kind, at + start))
}

/// Returns where a tag of this kind closes; braces and quotes inside it are passed over.
fn end_of_tag(rest: &str, kind: Kind) -> usize {
    let close = match kind {
        Kind::Comment => return rest.find("#}").unwrap_or(rest.len()),
        Kind::Statement => "%}",
        Kind::Value | Kind::Text => "}}",
    };
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, letter) in rest.char_indices() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(letter),
            (None, '{') => depth += 1,
            (None, '}') if depth > 0 => depth -= 1,
            _ if rest[at..].starts_with(close) => return at,
            _ => {}
        }
    }
    rest.len()
}

/// Leaves out the signs that trim white space.
fn dashless(source: &str, range: Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    let start = range.start + usize::from(text.starts_with('-'));
    let end = range.end - usize::from(text.len() > 1 && text.ends_with('-'));
    start..end
}

/// Returns the number of the line at a place, from 1.
pub(super) fn line_at(source: &str, at: usize) -> usize {
    1 + source[..at.min(source.len())].matches('\n').count()
}
