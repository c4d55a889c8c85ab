//! One block: its place, its frame, its pieces over one or more sheets.

use crate::render::display::{Item, PT, Point, Stroke};
use crate::render::error::Error;
use crate::render::layout::compose::{self, TooWide};
use crate::render::layout::piece::{self, Column, Piece};
use crate::render::layout::text::Typesetter;
use crate::render::theme::Sheet;
use crate::report::document::{Block, Document, Element, Frame, Page, ProseStyle};

/// Room for rounding.
const SLACK: f32 = 0.05;

/// A laid block.
pub(crate) struct Laid {
    /// What it shows on its own page and on those that continue it; nothing on its own page where
    /// not even its head and three rows found room there.
    pub(crate) sheets: Vec<Vec<Item>>,
    /// Its head as plain text.
    pub(crate) title: String,
}

/// A block's place in millimetres.
#[derive(Clone, Copy, Debug)]
struct Place {
    x: f32,
    width: f32,
    sheet: Sheet,
    body_x: f32,
    body_width: f32,
    inset: f32,
}

/// The page a block stands on.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) document: &'a Document,
    pub(crate) page: &'a Page,
    /// Its number, from 1.
    pub(crate) number: usize,
    /// Height that footnotes take from the bottom of the page.
    pub(crate) foot: f32,
}

/// Lays one block out.
pub(crate) fn lay_block(
    setter: &mut Typesetter<'_>,
    ground: Ground<'_>,
    block: &Block,
) -> Result<Laid, Error> {
    let mut place = place(setter, ground.document, block);
    check_place(ground, block, place.sheet)?;
    check_neighbours(ground, block)?;
    place.sheet.content -= ground.foot;
    let too_wide = |excess| ground.too_wide(block, excess);
    let body = compose::compose(setter, &block.body, place.body_width).map_err(too_wide)?;
    let head_width = place.body_x - place.x - setter.theme.gutter;
    let head = match block.frame {
        Frame::Side => compose::compose(setter, &block.head, head_width).map_err(too_wide)?,
        Frame::Full | Frame::Thin | Frame::Bare => vec![],
    };
    if let Some(by) = setter.wide_figure.take() {
        return Err(too_wide(TooWide { what: "a figure", by }));
    }
    let column =
        Column { top: block.top_mm + place.inset, bottom: bottom(ground.page, block, place.sheet) };
    let fits = |pieces: &[Piece]| match column.top + piece::height(pieces) - column.bottom {
        excess if excess > SLACK => Err(ground.overflow(block, excess)),
        _ => Ok(()),
    };
    fits(&head)?;
    let mut sheets = if block.flows {
        let further =
            Column { top: place.sheet.continued + place.inset, bottom: place.sheet.content };
        let pages = piece::paginate(&body, column, further)
            .map_err(|excess| ground.overflow(block, excess))?;
        pages.iter().map(|placed| draw(&body, placed, place.body_x)).collect()
    } else {
        fits(&body)?;
        vec![piece::stack(body, place.body_x, column.top)]
    };
    sheets[0].extend(piece::stack(head, place.x, column.top));
    let moved = sheets.len() > 1 && sheets[0].is_empty();
    for (number, items) in sheets.iter_mut().enumerate().skip(usize::from(moved)) {
        let y = if number == 0 { block.top_mm } else { place.sheet.continued };
        items.extend(rule(setter, block.frame, place, y));
    }
    Ok(Laid { sheets, title: title(block) })
}

impl Ground<'_> {
    fn overflow(&self, block: &Block, by_mm: f32) -> Error {
        Error::Overflow {
            document: self.document.title.clone(),
            language: self.document.language.clone(),
            page: self.number,
            block: block.id.clone(),
            by_mm,
        }
    }

    fn too_wide(&self, block: &Block, TooWide { what, by }: TooWide) -> Error {
        Error::TooWide {
            document: self.document.title.clone(),
            language: self.document.language.clone(),
            page: self.number,
            block: block.id.clone(),
            what,
            by_mm: by,
        }
    }
}

fn draw(pieces: &[Piece], placed: &[piece::Placed], x: f32) -> Vec<Item> {
    placed
        .iter()
        .flat_map(|placed| {
            pieces[placed.piece].items.iter().map(|item| item.clone().moved(x, placed.y))
        })
        .collect()
}

fn place(setter: &Typesetter<'_>, document: &Document, block: &Block) -> Place {
    let theme = setter.theme;
    let sheet = theme.sheet(document.paper);
    let x = sheet.column(block.column, theme.gutter);
    let width = sheet.span(block.span, theme.gutter);
    let head = theme.spacing.side_head.min(block.span.saturating_sub(1));
    let indent = if block.frame == Frame::Side {
        sheet.span(head, theme.gutter) + theme.gutter
    } else {
        0.0
    };
    let inset = match block.frame {
        Frame::Full => theme.rules.block_pt * PT + theme.spacing.block_top,
        Frame::Side | Frame::Thin => theme.rules.section_pt * PT + theme.spacing.section_top,
        Frame::Bare => 0.0,
    };
    Place { x, width, sheet, body_x: x + indent, body_width: width - indent, inset }
}

fn check_place(ground: Ground<'_>, block: &Block, sheet: Sheet) -> Result<(), Error> {
    let on_grid = block.span >= 1 && end_column(block) <= 12;
    let bottom = block.top_mm + if block.flows { 0.0 } else { block.height_mm };
    if on_grid && block.top_mm >= 0.0 && bottom <= sheet.content + SLACK {
        return Ok(());
    }
    Err(Error::OffPage {
        document: ground.document.title.clone(),
        page: ground.number,
        block: block.id.clone(),
        found: format!(
            "columns {} to {} of 12, {:.1} to {bottom:.1} mm of {:.0}",
            block.column,
            end_column(block),
            block.top_mm,
            sheet.content
        ),
    })
}

fn check_neighbours(ground: Ground<'_>, block: &Block) -> Result<(), Error> {
    const TOLERATED: f32 = 0.5;
    let below = ground.page.blocks.iter().filter(|other| {
        let is_lower =
            other.top_mm > block.top_mm || (other.top_mm >= block.top_mm && other.id > block.id);
        is_lower && shares_columns(block, other)
    });
    for other in below {
        let by_mm = block.top_mm + block.height_mm - other.top_mm;
        if by_mm > TOLERATED {
            let (document, page) = (ground.document.title.clone(), ground.number);
            let (block, other) = (block.id.clone(), other.id.clone());
            return Err(Error::Overlap { document, page, block, other, by_mm });
        }
    }
    Ok(())
}

/// Returns whether two blocks stand in the same grid columns.
pub(crate) fn shares_columns(block: &Block, other: &Block) -> bool {
    u16::from(other.column) < end_column(block) && u16::from(block.column) < end_column(other)
}

/// Returns the grid column behind a block.
fn end_column(block: &Block) -> u16 {
    u16::from(block.column) + u16::from(block.span)
}

/// Returns where a block must end: a flowing one with nothing below it may use the whole page.
fn bottom(page: &Page, block: &Block, sheet: Sheet) -> f32 {
    let below =
        page.blocks.iter().any(|other| other.top_mm > block.top_mm && shares_columns(block, other));
    let own = block.top_mm + block.height_mm;
    if block.flows && !below { sheet.content } else { own.min(sheet.content) }
}

fn rule(setter: &Typesetter<'_>, frame: Frame, place: Place, y: f32) -> Option<Item> {
    let theme = setter.theme;
    let (colour, width) = match frame {
        Frame::Full => (theme.colours.ink, theme.rules.block_pt),
        Frame::Side | Frame::Thin => (theme.colours.grey, theme.rules.section_pt),
        Frame::Bare => return None,
    };
    let width = width * PT;
    let y = y + width / 2.0;
    let ends = (Point::at(place.x, y), Point::at(place.x + place.width, y));
    Some(Item::line(ends.0, ends.1, Stroke { colour, width }))
}

/// Returns the head of a block as plain text, for its bookmark.
fn title(block: &Block) -> String {
    let heads = [ProseStyle::Title, ProseStyle::Lead, ProseStyle::Message, ProseStyle::Name];
    block
        .head
        .iter()
        .chain(&block.body)
        .find_map(|element| match element {
            Element::Prose(prose) if heads.contains(&prose.style) => {
                Some(prose.runs.iter().map(|run| run.text.as_str()).collect::<String>())
            }
            _ => None,
        })
        .unwrap_or_default()
}
