//! Which line of which template wrote a place of the rendered text.
//!
//! A document that leaves the vocabulary is rendered once more from templates with a mark before
//! every line and behind every tag; the last mark before the fault names its place.

use std::collections::BTreeMap;

use crate::report::engine::pieces::{self, Kind};

/// The signs around the number of a mark: private use, in no template.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// Templates with marks.
pub(super) struct Marked {
    /// The templates.
    pub(super) sources: BTreeMap<String, String>,
    /// File and line of each mark.
    places: Vec<(String, usize)>,
}

/// A rendered text without its marks, and where they stood.
pub(super) struct Unmarked {
    pub(super) text: String,
    marks: Vec<(usize, usize)>,
}

impl Marked {
    /// Marks every line of these templates.
    pub(super) fn of(sources: &BTreeMap<String, String>) -> Self {
        let mut marked = Self { sources: BTreeMap::new(), places: vec![] };
        for (file, source) in sources {
            let mut text = String::with_capacity(source.len() * 2);
            for piece in pieces::pieces(source) {
                let whole = &source[piece.whole.clone()];
                if piece.kind != Kind::Text {
                    text.push_str(whole);
                    continue;
                }
                let first = pieces::line_at(source, piece.whole.start);
                for (number, line) in whole.split_inclusive('\n').enumerate() {
                    marked.mark(file, first + number, &mut text);
                    text.push_str(line);
                }
            }
            marked.sources.insert(file.clone(), text);
        }
        marked
    }

    fn mark(&mut self, file: &str, line: usize, text: &mut String) {
        text.push(OPEN);
        text.push_str(&self.places.len().to_string());
        text.push(CLOSE);
        self.places.push((file.to_owned(), line));
    }

    /// Returns the file and line that wrote this place of a text.
    pub(super) fn place(&self, text: &Unmarked, at: usize) -> Option<(String, usize)> {
        let mark = text.marks.iter().take_while(|(start, _)| *start <= at).last()?;
        self.places.get(mark.1).cloned()
    }
}

/// Takes the marks out of a rendered text.
pub(super) fn unmark(rendered: &str) -> Unmarked {
    let mut unmarked = Unmarked { text: String::with_capacity(rendered.len()), marks: vec![] };
    let mut parts = rendered.split(OPEN);
    unmarked.text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let mark = part.split_once(CLOSE).and_then(|(mark, rest)| Some((mark.parse().ok()?, rest)));
        let (mark, rest) = match mark {
            Some((mark, rest)) => (Some(mark), rest),
            None => (None, part),
        };
        unmarked.marks.extend(mark.map(|mark| (unmarked.text.len(), mark)));
        unmarked.text.push_str(rest);
    }
    unmarked
}
