//! The copies of a report: one for each view and language that some reader needs.

use std::collections::BTreeSet;

use crate::{
    locale::Language,
    model::{Subject, View},
    pipeline::build::Workshop,
};

/// One copy of a report: its path without ending, and for whom it is.
pub(super) struct Copy<'a> {
    pub(super) stem: String,
    pub(super) view: View,
    pub(super) language: &'a Language,
}

impl<'a> Copy<'a> {
    /// Returns the full copy in a language, which gets no file.
    pub(super) fn only_looked_at(language: &'a Language) -> Self {
        Self { stem: String::new(), view: View::Full, language }
    }
}

impl Workshop<'_> {
    /// Returns each view and language in which some reader needs a report, the main reader's first.
    pub(super) fn copies(&self, subject: &Subject) -> Vec<Copy<'_>> {
        let language = self.language(subject);
        let main = language.tag().to_owned();
        let mut wanted = vec![(self.order.view.unwrap_or_default(), main.clone())];
        // Someone who asked for a language or a view asked for that one copy.
        if self.order.language.is_none() && self.order.view.is_none() {
            wanted.extend(self.readers_copies(subject, &main));
        }
        let stem = self.stem(subject);
        let copy = |(view, tag): (View, String)| {
            let is_main = view == View::Full && tag == main;
            let stem = if is_main { stem.clone() } else { format!("{stem}.{view}.{tag}") };
            let language = if tag == main { language } else { self.languages.get(&tag).ok()? };
            Some(Copy { stem, view, language })
        };
        wanted.into_iter().filter_map(copy).collect()
    }

    /// Returns what configured readers need beside the main copy, each once.
    fn readers_copies(&self, subject: &Subject, main: &str) -> BTreeSet<(View, String)> {
        let readers = self.config.readers.iter();
        let readers = readers.filter(|it| it.gets.iter().any(|gets| gets.covers(subject)));
        let mut copies: BTreeSet<(View, String)> = readers
            .map(|reader| (reader.view, reader.language.as_deref().unwrap_or(main).to_owned()))
            .collect();
        copies.remove(&(View::Full, main.to_owned()));
        copies
    }
}
