//! What names a table or a wide chart to those who cannot see the heading above it.

use crate::render::html::escape::escape;
use crate::report::document::ProseStyle;

/// The headings of one block so far.
#[derive(Default)]
pub(super) struct Label {
    block: String,
    page: String,
    headings: usize,
    has_message: bool,
}

impl Label {
    /// Starts a block.
    pub(super) fn of(block: &str, page: &str) -> Self {
        Self { block: block.to_owned(), page: page.to_owned(), ..Self::default() }
    }

    /// Returns the level of a heading, or `None` for text.
    ///
    /// The levels follow the outline, not the size: a name is a heading of the page where its
    /// block has no message, and stands below the message where it has.
    pub(super) fn level(&mut self, style: ProseStyle) -> Option<u8> {
        match style {
            ProseStyle::Title => Some(1),
            ProseStyle::Message => {
                self.has_message = true;
                Some(2)
            }
            ProseStyle::Lead => Some(2),
            ProseStyle::Name => Some(if self.has_message { 3 } else { 2 }),
            _ => None,
        }
    }

    /// Returns the attribute of the next heading by which [`Label::attribute`] finds it.
    pub(super) fn heading(&mut self) -> String {
        self.headings += 1;
        format!(" id=\"{}\"", self.id())
    }

    /// Returns the attribute that names what stands below the last heading.
    pub(super) fn attribute(&self) -> String {
        if self.headings == 0 {
            return format!(" aria-label=\"{}\"", escape(&self.page));
        }
        format!(" aria-labelledby=\"{}\"", self.id())
    }

    fn id(&self) -> String {
        format!("{}-{}", escape(&self.block), self.headings)
    }
}
