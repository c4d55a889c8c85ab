//! One element of the rendered text: reading its attributes and children, refusing the rest.

use roxmltree::{Document as Tree, Node};

use crate::report::{engine::markup::Fault, error::nearest};

/// The characters that fold; no-break spaces stay.
pub(super) const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];

/// An element.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a, 'i> {
    node: Node<'a, 'i>,
}

impl<'a, 'i> Tag<'a, 'i> {
    pub(super) fn root(tree: &'a Tree<'i>) -> Self {
        Self { node: tree.root_element() }
    }

    pub(super) fn name(self) -> &'a str {
        self.node.tag_name().name()
    }

    /// Returns the attribute; an unknown one has been refused by [`Tag::allow`].
    pub(super) fn text(self, attribute: &str) -> Option<&'a str> {
        self.node.attribute(attribute)
    }

    pub(super) fn required(self, attribute: &str) -> Result<&'a str, Fault> {
        let text = self.text(attribute).filter(|text| !text.trim().is_empty());
        text.ok_or_else(|| {
            self.fault(
                format!("attribute `{attribute}` is missing or empty"),
                format!("write `{attribute}=\"…\"`"),
            )
        })
    }

    /// Returns a length or another number from 0 up.
    pub(super) fn number(self, attribute: &str) -> Result<Option<f32>, Fault> {
        let Some(text) = self.text(attribute) else { return Ok(None) };
        match text.parse::<f32>() {
            Ok(number) if number.is_finite() && number >= 0.0 => Ok(Some(number)),
            _ => Err(self.fault(
                format!("`{attribute}` is `{text}`, expected millimetres"),
                format!("write a plain number, for example `{attribute}=\"4.45\"`"),
            )),
        }
    }

    pub(super) fn required_number(self, attribute: &str) -> Result<f32, Fault> {
        self.required(attribute)?;
        Ok(self.number(attribute)?.unwrap_or_default())
    }

    /// Returns a whole number within `range`, or `usual` without the attribute.
    pub(super) fn whole(
        self,
        attribute: &str,
        usual: u8,
        range: std::ops::RangeInclusive<u8>,
    ) -> Result<u8, Fault> {
        let Some(text) = self.text(attribute) else { return Ok(usual) };
        text.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
            let (first, last) = (range.start(), range.end());
            self.fault(
                format!("`{attribute}` is `{text}`, expected {first} to {last}"),
                format!("write `{attribute}=\"{usual}\"`"),
            )
        })
    }

    /// Returns whether the attribute says `yes`.
    pub(super) fn yes(self, attribute: &str) -> Result<bool, Fault> {
        let word = self.choice(attribute, &["yes", "no"])?;
        Ok(word == Some("yes"))
    }

    /// Returns the attribute if it is one of `words`.
    pub(super) fn choice<'w>(
        self,
        attribute: &str,
        words: &[&'w str],
    ) -> Result<Option<&'w str>, Fault> {
        let Some(text) = self.text(attribute) else { return Ok(None) };
        let problem = || format!("{attribute} `{text}` is not known here");
        let word = words.iter().find(|word| **word == text);
        word.map(|word| Some(*word)).ok_or_else(|| self.unknown(&problem(), text, words))
    }

    /// Refuses every attribute that is not in `attributes`.
    pub(super) fn allow(self, attributes: &[&str]) -> Result<Self, Fault> {
        let odd = self.node.attributes().find(|found| !attributes.contains(&found.name()));
        match odd {
            None => Ok(self),
            Some(odd) => {
                let problem = format!("attribute `{}` is not known here", odd.name());
                Err(self.unknown(&problem, odd.name(), attributes))
            }
        }
    }

    /// Returns the child elements; text between them is refused.
    pub(super) fn elements(self) -> Result<Vec<Self>, Fault> {
        let mut elements = vec![];
        for child in self.node.children() {
            if child.is_element() {
                elements.push(Self { node: child });
            } else if child.is_text() {
                self.refuse_text(child)?;
            }
        }
        Ok(elements)
    }

    fn refuse_text(self, node: Node<'_, '_>) -> Result<(), Fault> {
        let source = node.document().input_text().get(node.range()).unwrap_or_default();
        let text = source.trim_matches(WHITE);
        if text.is_empty() {
            return Ok(());
        }
        let start =
            node.range().start + source.find(|letter| !WHITE.contains(&letter)).unwrap_or(0);
        let shown: String = text.chars().take(40).collect();
        let fault = self.fault(
            format!("text `{shown}` stands outside a paragraph"),
            "put it into `<p>…</p>`".to_owned(),
        );
        Err(Fault { at: start, line: node.document().text_pos_at(start).row, ..fault })
    }

    /// Returns the child elements, all of which must have this name.
    pub(super) fn elements_named(self, name: &str) -> Result<Vec<Self>, Fault> {
        let elements = self.elements()?;
        match elements.iter().find(|element| element.name() != name) {
            None => Ok(elements),
            Some(odd) => Err(odd.misplaced(&[name])),
        }
    }

    /// Returns texts and elements in order; comments are left out.
    pub(super) fn content(self) -> impl Iterator<Item = Content<'a, 'i>> {
        self.node.children().filter_map(|child| match child.is_element() {
            true => Some(Content::Element(Self { node: child })),
            false if child.is_text() => child.text().map(Content::Text),
            false => None,
        })
    }

    /// Refuses content in an element that has none.
    pub(super) fn empty(self) -> Result<Self, Fault> {
        match self.content().next() {
            None => Ok(self),
            Some(_) => Err(self.fault(
                "it has content, expected none".to_owned(),
                format!("write `<{} …/>`", self.name()),
            )),
        }
    }

    /// Tells that the element may not stand where it does.
    pub(super) fn misplaced(self, expected: &[&str]) -> Fault {
        self.unknown("the element is not known here", self.name(), expected)
    }

    /// Tells that `found` is none of `expected`, with the one it resembles.
    pub(super) fn unknown<S: AsRef<str>>(
        self,
        problem: &str,
        found: &str,
        expected: &[S],
    ) -> Fault {
        let names: Vec<&str> = expected.iter().map(AsRef::as_ref).collect();
        let list = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        let hint = match nearest(found, &names) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => format!("remove `{found}`"),
            None => format!("use one of {list}"),
        };
        self.fault(format!("{problem}, expected {list}"), hint)
    }

    /// Tells what is wrong with this element.
    pub(super) fn fault(self, problem: String, hint: String) -> Fault {
        let at = self.node.range().start;
        let line = self.node.document().text_pos_at(at).row;
        Fault { at, line, block: self.block(), element: self.name().to_owned(), problem, hint }
    }

    /// Returns the id of the block the element lies in.
    pub(super) fn block(self) -> Option<String> {
        let is_block = |node: &Node<'_, '_>| {
            node.has_tag_name("div")
                && node.parent().is_some_and(|parent| parent.has_tag_name("section"))
        };
        let block = self.node.ancestors().find(is_block)?;
        block.attribute("id").map(str::to_owned)
    }
}

/// What stands inside a text.
pub(super) enum Content<'a, 'i> {
    /// Characters, entities resolved.
    Text(&'a str),
    /// An element.
    Element(Tag<'a, 'i>),
}
