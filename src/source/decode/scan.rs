//! Strict JSON (RFC 8259) over a text: no tree, no recursion, nothing copied.

/// Why a text is not the JSON it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) struct Fault {
    /// The byte, from 0.
    pub(in crate::source) at: usize,
    /// What is wrong there.
    pub(in crate::source) what: &'static str,
}

/// One value as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Token<'a> {
    Null,
    Bool(bool),
    /// Digit for digit.
    Number(&'a str),
    /// Text without escapes, without its quotes.
    Text(&'a str),
    /// Text with escapes, with its quotes.
    Escaped(&'a str),
    /// A list or an object.
    Nested(&'a str),
}

/// A place in a text.
#[derive(Debug, Default)]
pub(in crate::source) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    /// Levels around the values that are read.
    around: usize,
    /// The closing brackets that are due.
    due: Vec<u8>,
}

const EIGHT: usize = size_of::<u64>();

impl<'a> Scanner<'a> {
    /// Starts before a text; lists and objects may be nested `depth` levels deep.
    pub(in crate::source) fn new(text: &'a str, depth: u32) -> Self {
        Self { text, at: 0, depth, around: 0, due: Vec::new() }
    }

    /// Starts before another text.
    pub(in crate::source) fn restart(&mut self, text: &'a str) {
        (self.text, self.at, self.around) = (text, 0, 0);
    }

    /// Goes through the members of the object that is the whole text, spaces around it aside.
    pub(in crate::source) fn members(
        &mut self,
        mut take: impl FnMut(Token<'a>, Token<'a>),
    ) -> Result<(), Fault> {
        self.space();
        self.expect(b'{', "expected an object")?;
        self.around = 1;
        self.space();
        if !self.eat(b'}') {
            loop {
                let name = self.name()?;
                take(name, self.value()?);
                self.space();
                if self.eat(b'}') {
                    break;
                }
                self.expect(b',', "expected `,` or `}`")?;
                self.space();
            }
        }
        self.end()
    }

    /// Goes through the items of the list that is the whole text, spaces around it aside.
    pub(in crate::source) fn items(
        &mut self,
        mut take: impl FnMut(Token<'a>),
    ) -> Result<(), Fault> {
        self.space();
        self.expect(b'[', "expected a list")?;
        self.around = 1;
        self.space();
        if !self.eat(b']') {
            loop {
                take(self.value()?);
                self.space();
                if self.eat(b']') {
                    break;
                }
                self.expect(b',', "expected `,` or `]`")?;
                self.space();
            }
        }
        self.end()
    }

    /// Reads the value that is the whole text, spaces around it aside.
    pub(in crate::source) fn whole(&mut self) -> Result<Token<'a>, Fault> {
        self.space();
        let value = self.value()?;
        self.end()?;
        Ok(value)
    }

    fn end(&mut self) -> Result<(), Fault> {
        self.space();
        if self.at == self.text.len() { Ok(()) } else { Err(self.fault("expected the end")) }
    }

    fn value(&mut self) -> Result<Token<'a>, Fault> {
        match self.peek() {
            Some(b'{' | b'[') => self.nested(),
            _ => self.plain(),
        }
    }

    /// Reads a value that holds no other.
    fn plain(&mut self) -> Result<Token<'a>, Fault> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Token::Bool(true)),
            Some(b'f') => self.word("false", Token::Bool(false)),
            Some(b'n') => self.word("null", Token::Null),
            _ => Err(self.fault("expected a value")),
        }
    }

    fn word(&mut self, word: &str, token: Token<'a>) -> Result<Token<'a>, Fault> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.fault("expected a value"));
        }
        self.at += word.len();
        Ok(token)
    }

    /// Reads a name, the colon and the spaces around it.
    fn name(&mut self) -> Result<Token<'a>, Fault> {
        let name = self.string()?;
        self.space();
        self.expect(b':', "expected `:`")?;
        self.space();
        Ok(name)
    }

    /// Reads a list or an object to its end.
    fn nested(&mut self) -> Result<Token<'a>, Fault> {
        let start = self.at;
        self.due.clear();
        loop {
            // A value begins here.
            match self.peek() {
                Some(open @ (b'{' | b'[')) => {
                    if self.open(open)? {
                        continue;
                    }
                }
                _ => _ = self.plain()?,
            }
            self.close()?;
            if self.due.is_empty() {
                return Ok(Token::Nested(&self.text[start..self.at]));
            }
        }
    }

    /// Enters a list or object; returns whether a value follows.
    fn open(&mut self, open: u8) -> Result<bool, Fault> {
        if self.around + self.due.len() >= self.depth as usize {
            return Err(self.fault("nested too deep"));
        }
        self.at += 1;
        self.space();
        let close = if open == b'{' { b'}' } else { b']' };
        if self.eat(close) {
            return Ok(false);
        }
        self.due.push(close);
        if open == b'{' {
            self.name()?;
        }
        Ok(true)
    }

    /// Leaves what ends after a value; another value follows unless nothing is left.
    fn close(&mut self) -> Result<(), Fault> {
        while let Some(close) = self.due.last().copied() {
            self.space();
            if self.eat(close) {
                self.due.pop();
                continue;
            }
            self.expect(b',', "expected `,` or the end of the list or object")?;
            self.space();
            if close == b'}' {
                self.name()?;
            }
            return Ok(());
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Token<'a>, Fault> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _signed = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Ok(Token::Number(&self.text[start..self.at]))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.fault("expected a digit")) } else { Ok(()) }
    }

    fn string(&mut self) -> Result<Token<'a>, Fault> {
        let start = self.at;
        self.expect(b'"', "expected a text in quotes")?;
        let mut is_escaped = false;
        loop {
            self.skip_ordinary();
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    is_escaped = true;
                    self.escape()?;
                }
                Some(_) => return Err(self.fault("found a control character in a text")),
                None => return Err(self.fault("the text does not end")),
            }
        }
        self.at += 1;
        let quoted = &self.text[start..self.at];
        Ok(if is_escaped {
            Token::Escaped(quoted)
        } else {
            Token::Text(&quoted[1..quoted.len() - 1])
        })
    }

    /// Goes to the next quote, backslash, control character or the end, eight bytes at a time.
    fn skip_ordinary(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(eight) = bytes.get(self.at..self.at + EIGHT) {
            let eight = u64::from_le_bytes(eight.try_into().expect("these are eight"));
            let special = special(eight);
            if special != 0 {
                self.at += special.trailing_zeros() as usize / EIGHT;
                return;
            }
            self.at += EIGHT;
        }
        while let Some(byte) = bytes.get(self.at) {
            if *byte < b' ' || matches!(byte, b'"' | b'\\') {
                return;
            }
            self.at += 1;
        }
    }

    fn escape(&mut self) -> Result<(), Fault> {
        match self.text.as_bytes().get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                Ok(())
            }
            Some(b'u') => self.code_point(),
            _ => Err(self.fault("found an unknown escape")),
        }
    }

    /// Reads `\uXXXX`, or two of them that are one character.
    fn code_point(&mut self) -> Result<(), Fault> {
        match self.unit(self.at) {
            None => return Err(self.fault("expected four hex digits")),
            Some(0) => return Err(self.fault("found a NUL character")),
            Some(0xd800..=0xdbff) => {
                let low = self.unit(self.at + 6);
                if !low.is_some_and(|low| (0xdc00..=0xdfff).contains(&low)) {
                    return Err(self.fault("found half a surrogate pair"));
                }
                self.at += 6;
            }
            Some(0xdc00..=0xdfff) => return Err(self.fault("found half a surrogate pair")),
            Some(_) => {}
        }
        self.at += 6;
        Ok(())
    }

    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn expect(&mut self, byte: u8, what: &'static str) -> Result<(), Fault> {
        if self.eat(byte) { Ok(()) } else { Err(self.fault(what)) }
    }

    fn fault(&self, what: &'static str) -> Fault {
        Fault { at: self.at, what }
    }
}

/// Returns a word whose lowest set bit is in the first byte that is a quote, a backslash or below
/// a space; bytes after it may be marked wrongly.
fn special(eight: u64) -> u64 {
    const LOW: u64 = u64::from_le_bytes([1; EIGHT]);
    const HIGH: u64 = u64::from_le_bytes([0x80; EIGHT]);
    let equal = |byte: u8| {
        let differing = eight ^ (LOW * u64::from(byte));
        differing.wrapping_sub(LOW) & !differing
    };
    let below = eight.wrapping_sub(LOW * u64::from(b' ')) & !eight;
    (equal(b'"') | equal(b'\\') | below) & HIGH
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} at byte {}", self.what, self.at + 1)
    }
}
