//! What can go wrong with a language.

/// A language or a message that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no file for the language.
    #[error("language `{tag}` is not known, expected one of {}", known.join(", "))]
    UnknownLanguage {
        /// What was asked for.
        tag: String,
        /// The languages there are.
        known: Vec<String>,
    },
    /// A language file does not parse.
    #[error("language file `{file}`: {problem}")]
    Unreadable {
        /// The file.
        file: String,
        /// What is wrong, and on which line.
        problem: String,
    },
    /// No language has the message.
    #[error("message `{key}` is in no language file")]
    UnknownKey {
        /// What was asked for.
        key: String,
        /// The message with the most similar key.
        similar: Option<String>,
    },
    /// A message needs an argument it was not given, or refers to something that is not there.
    #[error("message `{key}` of language `{tag}`: {problem}")]
    Unformattable {
        /// The message.
        key: String,
        /// The language it was found in.
        tag: String,
        /// What is missing.
        problem: String,
    },
}

impl Error {
    /// Returns what to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownLanguage { known, .. } => {
                format!("write one of {}, for example `language: en`", known.join(", "))
            }
            Self::Unreadable { .. } => {
                "write it as the built-in ones are, which `avain init DIR` copies out".to_owned()
            }
            Self::UnknownKey { similar: Some(similar), .. } => {
                format!("did you mean `{similar}`? else add the message to `en.ftl`")
            }
            Self::UnknownKey { .. } => "add the message to `en.ftl`".to_owned(),
            Self::Unformattable { key, .. } => {
                format!("pass the argument, for example `t(key=\"{key}\", n=3)`")
            }
        }
    }
}
