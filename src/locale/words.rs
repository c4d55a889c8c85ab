//! Messages of one language file, by `fluent-bundle`.

use fluent_bundle::{
    FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle,
};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::locale::{Error, number};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates/locale");

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Text that stands as it is: a name, or a figure already formatted.
    Text(String),
    /// A whole number, which also chooses the plural form.
    Count(i64),
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Word {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Word {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).expect("a count fits 63 bits"))
    }
}

/// The messages of one language.
pub(super) struct Words {
    tag: String,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads the language file of `tag`.
    pub(super) fn load(tag: &str) -> Result<Self, Error> {
        if !tags().contains(&tag) {
            let known = tags().into_iter().map(str::to_owned).collect();
            return Err(Error::UnknownLanguage { tag: tag.to_owned(), known });
        }
        Self::parse(tag, &format!("{tag}.ftl"), source(tag))
    }

    /// Reads the language file `file` from its text.
    pub(super) fn parse(tag: &str, file: &str, source: &str) -> Result<Self, Error> {
        let unreadable = |problem| Error::Unreadable { file: file.to_owned(), problem };
        let language: LanguageIdentifier =
            tag.parse().map_err(|error| unreadable(format!("{error}")))?;
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
            let error = errors.first().expect("a file that does not parse has an error");
            let line = 1 + source[..error.pos.start].matches('\n').count();
            unreadable(format!("line {line}: {error}"))
        })?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(number::whole(number.value)),
            _ => None,
        }));
        bundle.add_resource(resource).map_err(|errors| {
            unreadable(errors.first().map_or_else(String::new, ToString::to_string))
        })?;
        Ok(Self { tag: tag.to_owned(), bundle })
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// Formats messages with arguments that stand for any, to find what they refer to in vain.
    pub(super) fn try_all<'k>(
        &self,
        keys: impl IntoIterator<Item = (&'k str, Vec<&'k str>)>,
    ) -> Result<(), Error> {
        for (key, arguments) in keys {
            for word in [Word::Count(1), Word::Count(5), Word::Text("x".to_owned())] {
                let words: Vec<_> = arguments.iter().map(|name| (*name, word.clone())).collect();
                self.format(key, &words)?;
            }
        }
        Ok(())
    }

    /// Returns another form of a message without arguments: its attribute, if it has one.
    pub(super) fn form(&self, key: &str, attribute: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.get_attribute(attribute)?.value();
        Some(self.bundle.format_pattern(pattern, None, &mut vec![]).into_owned())
    }

    /// Returns the message, or an error when an argument it names is missing.
    pub(super) fn format(&self, key: &str, words: &[(&str, Word)]) -> Result<String, Error> {
        let problem =
            |problem| Error::Unformattable { key: key.to_owned(), tag: self.tag.clone(), problem };
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(|| problem("it has no text".to_owned()))?;
        let mut args = FluentArgs::with_capacity(words.len());
        for (name, word) in words {
            match word {
                Word::Text(text) => args.set(*name, text.as_str()),
                Word::Count(count) => args.set(*name, *count),
            }
        }
        let mut errors = vec![];
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(FluentError::ResolverError(error)) => Err(problem(error.to_string())),
            Some(error) => Err(problem(error.to_string())),
        }
    }
}

/// Returns the languages there are, by tag.
pub(super) fn tags() -> Vec<&'static str> {
    let mut tags: Vec<_> = FILES.files().filter_map(stem).collect();
    tags.sort_unstable();
    tags
}

/// Returns the keys of a language file, in its order.
pub(super) fn keys(tag: &str) -> Vec<&'static str> {
    source(tag).lines().filter_map(key).collect()
}

/// Returns the text of a language file, empty if there is none.
pub(super) fn source(tag: &str) -> &'static str {
    let file = FILES.get_file(format!("{tag}.ftl"));
    file.and_then(|file| file.contents_utf8()).unwrap_or_default()
}

/// Returns the key of the message that starts on this line.
pub(super) fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (key.starts_with(|first: char| first.is_ascii_alphabetic()) && key.bytes().all(legal))
        .then_some(key)
}

fn stem(file: &'static include_dir::File<'static>) -> Option<&'static str> {
    file.path().to_str()?.strip_suffix(".ftl")
}
