//! Languages: words, plurals, and how numbers, money and dates are written.
//!
//! A language is one file, `templates/locale/<tag>.ftl`, compiled in; the user's files are laid over
//! it message by message ([`Languages`]). English is complete; a message that another language
//! lacks is taken from English, and [`Gap`]s tell of it. Everything here is a pure function of the language and the value,
//! used by the view structs for chart labels and by the template filters for everything else.

mod error;
mod words;
mod number;
mod money;
mod date;
mod gaps;
mod languages;

#[cfg(test)]
mod tests;

use std::{cmp::Ordering, collections::BTreeSet, fmt, sync::Arc};

use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::Locale;

use crate::locale::{number::Marks, words::Words};

pub use error::Error;
pub use gaps::Gap;
pub use languages::{FOLDER, Languages};
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
    /// Where a message is looked for: the language's own files, then those of English.
    layers: Vec<Arc<Words>>,
    marks: Marks,
    collator: CollatorBorrowed<'static>,
}

impl Language {
    /// Loads the built-in language of a tag such as `fi`.
    ///
    /// # Errors
    ///
    /// When there is no such language, or its file does not parse.
    pub fn load(tag: &str) -> Result<Self, Error> {
        Self::with(tag, Words::load(tag)?)
    }

    /// Returns the tags of every built-in language, sorted.
    pub fn tags() -> Vec<&'static str> {
        words::tags()
    }

    fn with(tag: &str, words: Words) -> Result<Self, Error> {
        Self::of_layers(tag, vec![Arc::new(words)], &[Arc::new(Words::load(FALLBACK)?)])
    }

    fn of_layers(
        tag: &str,
        mut layers: Vec<Arc<Words>>,
        english: &[Arc<Words>],
    ) -> Result<Self, Error> {
        let locale: Locale = tag.parse().map_err(|_| Error::Unreadable {
            file: format!("{tag}.ftl"),
            problem: "the name is no language tag such as `de`".to_owned(),
        })?;
        let collator = CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default())
            .expect("the compiled data fall back to the root collation");
        if tag != FALLBACK {
            layers.extend(english.iter().cloned());
        }
        let inner = Inner { tag: tag.to_owned(), layers, marks: Marks::of(&locale), collator };
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
        let own = self.inner.layers.iter().find(|words| words.has(key));
        own.and_then(|words| words.form(key, attribute)).unwrap_or_else(|| self.word(key))
    }

    /// Returns a message with arguments, by a key that the program knows to exist.
    ///
    /// Figures go in already formatted; a whole number chooses the plural form.
    pub fn text(&self, key: &str, words: &[(&str, Word)]) -> String {
        self.try_text(key, words).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Returns a message with arguments.
    ///
    /// A file of the user's whose message cannot be made leaves it to the file below.
    ///
    /// # Errors
    ///
    /// When neither this language nor English has the key, or an argument is missing.
    pub fn try_text(&self, key: &str, words: &[(&str, Word)]) -> Result<String, Error> {
        let mut failed = None;
        for layer in self.inner.layers.iter().filter(|layer| layer.has(key)) {
            match layer.format(key, words) {
                Ok(text) => return Ok(text),
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        Err(failed.unwrap_or_else(|| unknown_key(key)))
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
    Error::UnknownKey { key: key.to_owned(), similar: similar_key(key) }
}

/// Returns the English message whose key is most like this one, if any is.
fn similar_key(key: &str) -> Option<String> {
    let alike = |other: &str| strsim::jaro_winkler(key, other);
    let best = words::keys(FALLBACK).into_iter().max_by(|a, b| alike(a).total_cmp(&alike(b)));
    best.filter(|best| alike(best) > 0.8).map(str::to_owned)
}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Language").field(&self.inner.tag).finish()
    }
}
