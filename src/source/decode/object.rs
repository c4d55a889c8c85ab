//! JSON objects to members, one after the other.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    sync::atomic::{AtomicU64, Ordering},
};

use crate::source::decode::scan::{Fault, Scanner, Token};

/// Orders of names that are remembered; records of one source rarely have more.
const MOST_SHAPES: usize = 32;

/// One member of an object.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::source) struct Member<'a> {
    pub(in crate::source) name: Cow<'a, str>,
    pub(in crate::source) value: Token<'a>,
}

/// Takes objects apart; what is found in one is forgotten with the next.
#[derive(Debug)]
pub(in crate::source) struct Objects<'a> {
    scanner: Scanner<'a>,
    members: Vec<Member<'a>>,
    shapes: Vec<Shape>,
    /// The shape of the last object.
    last: usize,
}

/// Names in their order, none of them twice.
#[derive(Debug)]
struct Shape {
    id: u64,
    names: Vec<String>,
}

impl<'a> Objects<'a> {
    /// Takes objects apart that are nested at most `depth` levels deep.
    pub(in crate::source) fn new(depth: u32) -> Self {
        Self { scanner: Scanner::new("", depth), members: Vec::new(), shapes: Vec::new(), last: 0 }
    }

    /// Returns the members of an object, and a number that stands for their names in this order.
    pub(in crate::source) fn read(
        &mut self,
        text: &'a str,
    ) -> Result<(&[Member<'a>], u64), String> {
        let Self { scanner, members, .. } = self;
        members.clear();
        scanner.restart(text);
        scanner
            .members(|name, value| members.push(Member { name: text_of(name), value }))
            .map_err(|fault| what(fault, text))?;
        let shape = self.shape()?;
        Ok((&self.members, shape))
    }

    /// Finds the shape of the members, or the name that occurs twice.
    fn shape(&mut self) -> Result<u64, String> {
        let is_known = |shape: &Shape| {
            shape.names.len() == self.members.len()
                && shape.names.iter().zip(&self.members).all(|(name, member)| *name == member.name)
        };
        if let Some(shape) = self.shapes.get(self.last).filter(|shape| is_known(shape)) {
            return Ok(shape.id);
        }
        if let Some(known) = self.shapes.iter().position(is_known) {
            self.last = known;
            return Ok(self.shapes[known].id);
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.members.iter().find(|member| !seen.insert(&*member.name)) {
            return Err(format!("`{}` occurs twice", twice.name));
        }
        if self.shapes.len() == MOST_SHAPES {
            self.shapes.clear();
        }
        let names = self.members.iter().map(|member| member.name.as_ref().to_owned()).collect();
        let id = shape_id();
        self.last = self.shapes.len();
        self.shapes.push(Shape { id, names });
        Ok(id)
    }
}

/// Returns a number that no other order of names has; it is compared and never shown.
pub(in crate::source) fn shape_id() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Returns the values of a name in an object that was read before: usually one.
pub(in crate::source) fn members_named<'a>(object: &'a str, name: &str) -> Vec<Token<'a>> {
    let mut found = Vec::new();
    let taken = Scanner::new(object, u32::MAX).members(|member, value| {
        if text_of(member) == name {
            found.push(value);
        }
    });
    // A list has no members, and neither has a plain value.
    if taken.is_err() {
        found.clear();
    }
    found
}

/// Returns the text of a name or a text value; that of anything else is empty.
pub(in crate::source) fn text_of(token: Token<'_>) -> Cow<'_, str> {
    match token {
        Token::Text(text) => Cow::Borrowed(text),
        Token::Escaped(quoted) => {
            Cow::Owned(serde_json::from_str(quoted).expect("the scanner read the escapes"))
        }
        _ => Cow::Borrowed(""),
    }
}

fn what(fault: Fault, text: &str) -> String {
    if fault.what == "expected an object" && Scanner::new(text, u32::MAX).whole().is_ok() {
        return "found a bare value".to_owned();
    }
    fault.to_string()
}
