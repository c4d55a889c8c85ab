//! Languages: words, plurals, and how numbers, money and dates are written.
//!
//! A language is one file, `templates/locale/<tag>.ftl`, compiled in. English is complete; a
//! message that another language lacks is taken from English and listed by
//! [`Language::missing_keys`]. Everything here is a pure function of the language and the value,
//! used by the view structs for chart labels and by the template filters for everything else.

mod error;
mod words;
mod number;
mod money;
mod date;

#[cfg(test)]
mod tests;

use std::{cmp::Ordering, collections::BTreeSet, fmt, sync::Arc};

use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::Locale;

use crate::locale::{number::Marks, words::Words};

pub use error::Error;
pub use number::Sign;
pub use words::Word;

/// Returns every character that the messages of the languages are written with.
pub fn characters() -> BTreeSet<char> {
    let texts = words::tags().into_iter().flat_map(|tag| words::source(tag).lines());
    texts.filter(|line| !line.starts_with('#')).flat_map(str::chars).collect()
}

/// The tag of the language every other falls back to.
pub const FALLBACK: &str = "en";

/// A language; cheap to clone.
#[derive(Clone)]
pub struct Language {
    inner: Arc<Inner>,
}

struct Inner {
    tag: String,
    words: Words,
    fallback: Words,
    marks: Marks,
    collator: CollatorBorrowed<'static>,
}

impl Language {
    /// Loads the language of a tag such as `fi`.
    ///
    /// # Errors
    ///
    /// When there is no such language, or its file does not parse.
    pub fn load(tag: &str) -> Result<Self, Error> {
        Self::with(tag, Words::load(tag)?)
    }

    /// Returns the tags of every language, sorted.
    pub fn tags() -> Vec<&'static str> {
        words::tags()
    }

    fn with(tag: &str, words: Words) -> Result<Self, Error> {
        let locale: Locale = tag
            .parse()
            .map_err(|_| Error::UnknownLanguage { tag: tag.to_owned(), known: words::tags() })?;
        let collator = CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default())
            .expect("the compiled data fall back to the root collation");
        let inner = Inner {
            tag: tag.to_owned(),
            words,
            fallback: Words::load(FALLBACK)?,
            marks: Marks::of(&locale),
            collator,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Returns the BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.inner.tag
    }

    /// Returns a message without arguments, by a key that the program knows to exist.
    pub fn word(&self, key: &str) -> String {
        self.text(key, &[])
    }

    /// Returns another form of a message without arguments, or the message where the language has
    /// one form only.
    fn form(&self, key: &str, attribute: &str) -> String {
        self.inner.words.form(key, attribute).unwrap_or_else(|| self.word(key))
    }

    /// Returns a message with arguments, by a key that the program knows to exist.
    ///
    /// Figures go in already formatted; a whole number chooses the plural form.
    pub fn text(&self, key: &str, words: &[(&str, Word)]) -> String {
        self.try_text(key, words).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Returns a message with arguments.
    ///
    /// # Errors
    ///
    /// When neither this language nor English has the key, or an argument is missing.
    pub fn try_text(&self, key: &str, words: &[(&str, Word)]) -> Result<String, Error> {
        let Inner { words: own, fallback, .. } = &*self.inner;
        match (own.has(key), fallback.has(key)) {
            (true, _) => own.format(key, words),
            (false, true) => fallback.format(key, words),
            (false, false) => Err(unknown_key(key)),
        }
    }

    /// Returns the keys that English has and this language lacks, in the order of the file.
    pub fn missing_keys(&self) -> Vec<&'static str> {
        let own = &self.inner.words;
        words::keys(FALLBACK).into_iter().filter(|key| !own.has(key)).collect()
    }

    /// Returns the keys that this language has and English lacks: misspelt or forgotten ones.
    pub fn unknown_keys(&self) -> Vec<&'static str> {
        let english = &self.inner.fallback;
        words::keys(self.tag()).into_iter().filter(|key| !english.has(key)).collect()
    }

    /// Compares names in the order of the language's alphabet.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.inner.collator.compare(left, right)
    }

    fn marks(&self) -> &Marks {
        &self.inner.marks
    }
}

fn unknown_key(key: &str) -> Error {
    let similar = words::keys(FALLBACK)
        .into_iter()
        .max_by(|left, right| {
            strsim::jaro_winkler(key, left).total_cmp(&strsim::jaro_winkler(key, right))
        })
        .filter(|similar| strsim::jaro_winkler(key, similar) > 0.8)
        .map(str::to_owned);
    Error::UnknownKey { key: key.to_owned(), similar }
}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Language").field(&self.inner.tag).finish()
    }
}
