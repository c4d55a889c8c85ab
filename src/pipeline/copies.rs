//! Which copies of a report are made: for whom, in which language, under which name.

use std::collections::BTreeSet;

use crate::{
    config::Language as LanguageChoice,
    locale::{FALLBACK, Language},
    model::{Subject, View},
    pipeline::build::Workshop,
    report::slug,
};

/// One copy of a report: its path without ending, and for whom it is.
pub(super) struct Copy {
    pub(super) stem: String,
    pub(super) view: View,
    pub(super) language: Language,
}

impl Copy {
    /// Returns the full copy in a language, which gets no file.
    pub(super) fn only_looked_at(language: &Language) -> Self {
        Self { stem: String::new(), view: View::Full, language: language.clone() }
    }
}

impl Workshop<'_> {
    /// Returns each view and language in which some reader needs a report, the main reader's first.
    pub(super) fn copies(&self, subject: &Subject) -> Vec<Copy> {
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
            let language =
                if tag == main { language.clone() } else { Language::load(&tag).ok()? };
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

    /// Returns the path of a report in the report folder, without its ending.
    pub(super) fn stem(&self, subject: &Subject) -> String {
        match subject {
            Subject::Company => "management".to_owned(),
            Subject::Manager(id) => {
                let named = self.analysis.managers.iter().find(|it| it.manager.manager_id == *id);
                let name = named.map_or(id.as_str(), |it| it.manager.name.as_str());
                format!("managers/{}", slug::slug(name, id))
            }
            Subject::Account(id) => {
                let named = self.analysis.accounts.iter().find(|it| it.account.account_id == *id);
                let name = named.map_or(id.as_str(), |it| it.account.name.as_str());
                format!("accounts/{}", slug::slug(name, id))
            }
        }
    }

    /// Returns the language of a report's main reader: the manager's own, else the report's.
    pub(super) fn language(&self, subject: &Subject) -> Language {
        if let Some(language) = &self.order.language {
            return language.clone();
        }
        let plan = self.config.reports.get(&subject.kind()).map(|plan| &plan.language);
        let tag = match plan {
            Some(LanguageChoice::Fixed(tag)) => Some(tag.clone()),
            Some(LanguageChoice::Reader) | None => self.readers_language(subject),
        };
        let own = tag.and_then(|tag| Language::load(&tag).ok());
        own.unwrap_or_else(|| Language::load(FALLBACK).expect("English is compiled in"))
    }

    fn readers_language(&self, subject: &Subject) -> Option<String> {
        let manager_id = match subject {
            Subject::Company => return None,
            Subject::Manager(id) => id,
            Subject::Account(id) => {
                let accounts = &self.analysis.accounts;
                &accounts.iter().find(|it| it.account.account_id == *id)?.manager_id
            }
        };
        let managers = &self.analysis.managers;
        managers.iter().find(|it| it.manager.manager_id == *manager_id)?.manager.language.clone()
    }
}
