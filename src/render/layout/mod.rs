//! From a document to pages of a display list.
//!
//! Blocks stand at their places; what does not fit is an error, never cut. Only a block that flows
//! continues, on pages put in behind its own.

mod block;
mod columns;
mod compose;
mod furniture;
mod hyphens;
mod piece;
mod table;
mod text;
mod words;

pub(crate) use words::verdict_shape;

use std::collections::BTreeSet;

use crate::render::display::Item;
use crate::render::error::Error;
use crate::render::fonts::Fonts;
use crate::render::layout::block::Laid;
use crate::render::layout::text::Typesetter;
use crate::render::theme::Theme;
use crate::report::document::{Block, Document, Page};

/// A document on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The sheets in order.
    pub pages: Vec<LaidPage>,
    /// Where each block starts, in reading order.
    pub places: Vec<Place>,
    /// Words that were wider than their column and had to be cut.
    pub cut_words: BTreeSet<String>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaidPage {
    /// The bookmark; empty on a page that continues another.
    pub name: String,
    /// What it shows.
    pub items: Vec<Item>,
}

/// Where a block starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Its id.
    pub block: String,
    /// What it says, for the bookmark; empty when it has no head.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// Distance from the top of the page.
    pub top: f32,
}

/// Lays a document out.
///
/// # Errors
///
/// [`Error::Overflow`], [`Error::TooWide`] or [`Error::OffPage`] naming the block.
pub fn lay_out(theme: &Theme, fonts: &Fonts, document: &Document) -> Result<Layout, Error> {
    let mut setter = Typesetter::new(theme, fonts, &document.language);
    let mut layout = Layout::default();
    for (index, page) in document.pages.iter().enumerate() {
        lay_page(&mut setter, document, (index, page), &mut layout)?;
    }
    let pages = layout.pages.len();
    for (index, page) in layout.pages.iter_mut().enumerate() {
        page.items.extend(furniture::footer(&mut setter, document, index + 1, pages));
    }
    layout.cut_words = setter.cut_words;
    Ok(layout)
}

fn lay_page(
    setter: &mut Typesetter<'_>,
    document: &Document,
    (index, page): (usize, &Page),
    layout: &mut Layout,
) -> Result<(), Error> {
    let first = layout.pages.len();
    let new_page = |setter: &mut Typesetter<'_>, name: &str| LaidPage {
        name: name.to_owned(),
        items: furniture::mark(setter, document, page, name.is_empty()),
    };
    layout.pages.push(new_page(setter, &page.name));
    let mut continued: Vec<(&Block, usize)> = vec![];
    for block in &page.blocks {
        let Laid { sheets, title } = block::lay_block(setter, document, (index + 1, page), block)?;
        layout.places.push(Place {
            block: block.id.clone(),
            title,
            page: first,
            top: block.top_mm,
        });
        // A block continues behind the continuation of those that stand in its columns.
        let above = continued.iter().filter(|(other, _)| block::shares_columns(block, other));
        let before = above.map(|(_, last)| *last).max().unwrap_or(first);
        for (number, items) in sheets.into_iter().enumerate() {
            let target = if number == 0 { first } else { before + number };
            while target >= layout.pages.len() {
                layout.pages.push(new_page(setter, ""));
            }
            layout.pages[target].items.extend(items);
            if number > 0 {
                continued.push((block, target));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
