//! The inside of a tag as words and signs.

/// A part of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A name or a path of names with points between them.
    Name(&'a str),
    /// A text, without its quotes.
    Text(&'a str),
    /// A number.
    Number,
    /// Anything else: one sign, or a comparison of two.
    Sign(&'a str),
}

impl<'a> Token<'a> {
    /// Returns the name, if it is one.
    pub(super) fn name(&self) -> Option<&'a str> {
        if let Self::Name(name) = *self { Some(name) } else { None }
    }
}

/// Takes the inside of a tag apart.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = vec![];
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '"' | '\'' | '`' => {
                let inside = &rest[1..];
                let end = inside.find(first).unwrap_or(inside.len());
                (Token::Text(&inside[..end]), (end + 2).min(rest.len()))
            }
            _ if first.is_alphabetic() || first == '_' => {
                let end = end_of(rest, |it| it.is_alphanumeric() || matches!(it, '_' | '.'));
                (Token::Name(&rest[..end]), end)
            }
            _ if first.is_ascii_digit() => {
                (Token::Number, end_of(rest, |it| it.is_ascii_digit() || it == '.'))
            }
            _ => {
                let is_double = ["==", "!=", "<=", ">=", "..", "//"].iter();
                let double = is_double.clone().any(|sign| rest.starts_with(sign));
                let end = if double { 2 } else { first.len_utf8() };
                (Token::Sign(&rest[..end]), end)
            }
        };
        found.push(token);
        rest = rest[length..].trim_start();
    }
    found
}

fn end_of(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}
