//! Where a JSON value ends, without checking it.

use memchr::memchr2;

/// Finds the end of one value, piece by piece.
#[derive(Debug)]
pub(super) struct Skip {
    /// What was looked at.
    at: usize,
    depth: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Start,
    /// In a number or a word.
    Plain,
    /// Between the values of a list or object.
    Nested,
    Text,
    Escape,
}

impl Skip {
    /// Starts at the first byte of a value.
    pub(super) fn new(at: usize) -> Self {
        Self { at, depth: 0, state: State::Start }
    }

    /// Goes on in a text of which more may be known than before; returns the end of the value.
    pub(super) fn run(&mut self, bytes: &[u8]) -> Option<usize> {
        while let Some(byte) = bytes.get(self.at).copied() {
            match self.state {
                State::Text => {
                    let Some(found) = memchr2(b'"', b'\\', &bytes[self.at..]) else {
                        self.at = bytes.len();
                        return None;
                    };
                    self.at += found;
                    let is_end = bytes[self.at] == b'"';
                    self.state = if is_end { State::Nested } else { State::Escape };
                }
                State::Escape => self.state = State::Text,
                State::Plain => {
                    if matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n') {
                        return Some(self.at);
                    }
                }
                State::Start | State::Nested => match byte {
                    b'"' => self.state = State::Text,
                    b'{' | b'[' => (self.depth, self.state) = (self.depth + 1, State::Nested),
                    b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                    _ if self.state == State::Start => self.state = State::Plain,
                    _ => {}
                },
            }
            self.at += 1;
            if self.depth == 0 && self.state == State::Nested {
                return Some(self.at);
            }
        }
        None
    }

    /// Forgets what was looked at; what comes next begins at 0.
    pub(super) fn restart(&mut self) {
        self.at = 0;
    }

    /// Returns whether the value may end with the text.
    pub(super) fn may_end(&self) -> bool {
        self.state == State::Plain
    }
}
