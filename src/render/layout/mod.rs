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
use std::ops::Range;

use crate::render::display::Item;
use crate::render::error::Error;
use crate::render::fonts::Fonts;
use crate::render::layout::block::{Ground, Laid};
use crate::render::layout::text::Typesetter;
use crate::render::theme::Theme;
use crate::report::document::{Block, Document, Page, footnotes};

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
    /// Its blocks, and which of the items are theirs.
    pub blocks: Vec<(String, Range<usize>)>,
}

/// A character no shipped font has, and where it stands; □ is shown in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unshown {
    /// The character.
    pub character: char,
    /// The sheet, from 1.
    pub page: usize,
    /// The id of the block; none in the head or foot of the page.
    pub block: Option<String>,
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
    let notes = furniture::footnotes(setter, document, &page.footnotes());
    let foot = furniture::foot_height(setter, &notes);
    let ground = Ground { document, page, number: index + 1, foot };
    let first = layout.pages.len();
    let new_page = |setter: &mut Typesetter<'_>, name: &str| LaidPage {
        name: name.to_owned(),
        items: furniture::mark(setter, document, page, name.is_empty()),
        blocks: vec![],
    };
    layout.pages.push(new_page(setter, &page.name));
    let mut continued: Vec<(&Block, usize)> = vec![];
    for block in &page.blocks {
        let Laid { sheets, title } = block::lay_block(setter, ground, block)?;
        // A block continues behind the continuation of those that stand in its columns.
        let above = continued.iter().filter(|(other, _)| block::shares_columns(block, other));
        let before = above.map(|(_, last)| *last).max().unwrap_or(first);
        let mut place = None;
        for (number, items) in sheets.into_iter().enumerate() {
            let target = if number == 0 { first } else { before + number };
            while target >= layout.pages.len() {
                layout.pages.push(new_page(setter, ""));
            }
            if number > 0 {
                continued.push((block, target));
            }
            if !items.is_empty() {
                place.get_or_insert((target, number));
                layout.pages[target].add(block, items);
            }
        }
        let (target, number) = place.unwrap_or((first, 0));
        let continued = setter.theme.sheet(document.paper).continued;
        let top = if number == 0 { block.top_mm } else { continued };
        layout.places.push(Place { block: block.id.clone(), title, page: target, top });
    }
    for laid in &mut layout.pages[first..] {
        let shown = page.blocks.iter().filter(|block| laid.shows(block));
        let notes = furniture::footnotes(setter, document, &footnotes(shown));
        laid.items.extend(furniture::foot(setter, document, &notes));
    }
    Ok(())
}

impl LaidPage {
    fn add(&mut self, block: &Block, items: Vec<Item>) {
        let start = self.items.len();
        self.items.extend(items);
        self.blocks.push((block.id.clone(), start..self.items.len()));
    }

    fn shows(&self, block: &Block) -> bool {
        self.blocks.iter().any(|(id, _)| *id == block.id)
    }
}

impl Layout {
    /// Returns where these characters stand, each once for a page and block.
    pub(crate) fn find(&self, characters: &BTreeSet<char>) -> BTreeSet<Unshown> {
        let mut found = BTreeSet::new();
        if characters.is_empty() {
            return found;
        }
        for (number, page) in self.pages.iter().enumerate() {
            for (index, item) in page.items.iter().enumerate() {
                let Item::Text { text, .. } = item else { continue };
                for character in text.chars().filter(|character| characters.contains(character)) {
                    let block = page.blocks.iter().find(|(_, items)| items.contains(&index));
                    let block = block.map(|(id, _)| id.clone());
                    found.insert(Unshown { character, page: number + 1, block });
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
