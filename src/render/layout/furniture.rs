//! What every page has: mark, kicker, footer.

use crate::render::display::{Area, Item, PT, Paint, Point, Stroke, count};
use crate::render::layout::compose::plain;
use crate::render::layout::text::{Breaks, Line, Style, Typesetter};
use crate::report::document::{Align, Document, Element, Page, ProseStyle, Run, Tone};

/// Returns the page mark, the logo and, where no block brings its own, the kicker.
pub(crate) fn mark(
    setter: &mut Typesetter<'_>,
    document: &Document,
    page: &Page,
    continued: bool,
) -> Vec<Item> {
    let theme = setter.theme;
    let sheet = theme.sheet(document.paper);
    let bar = Area::new(sheet.side, sheet.top, theme.mark.width, theme.mark.height);
    let mut items = vec![Item::Rect(bar, Paint::Fill(theme.colours.accent))];
    if let Some(width) = theme.logo_width() {
        // It stands on one line with the mark, above everything else.
        let (height, bottom) = (theme.brand.logo_height, sheet.top + theme.mark.height);
        let left = sheet.width - sheet.side - width;
        items.push(Item::Logo(Area::new(left, bottom - height, width, height)));
    }
    if continued || !has_own_kicker(page) {
        let size = theme.text.kicker;
        let width = sheet.width - 2.0 * sheet.side;
        let style = Style { size, colour: theme.colours.accent, breaks: Breaks::TooWide };
        let lines = setter.lines(&[plain(&page.kicker, Tone::Plain)], style, width);
        let area = Area::new(sheet.side, sheet.kicker, width, size.leading());
        items.extend(setter.place(&lines, size, area, Align::Left));
    }
    items
}

fn has_own_kicker(page: &Page) -> bool {
    page.blocks.iter().flat_map(|block| &block.body).any(
        |element| matches!(element, Element::Prose(prose) if prose.style == ProseStyle::Kicker),
    )
}

/// Returns the footer with the number of the page.
pub(crate) fn footer(
    setter: &mut Typesetter<'_>,
    document: &Document,
    page: usize,
    pages: usize,
) -> Vec<Item> {
    let theme = setter.theme;
    let sheet = theme.sheet(document.paper);
    let width = sheet.width - 2.0 * sheet.side;
    let size = theme.text.caption;
    let style = Style { size, colour: theme.colours.text2, breaks: Breaks::TooWide };
    let stroke = Stroke { colour: theme.colours.grey, width: theme.rules.section_pt * PT };
    let ends = (Point::at(sheet.side, sheet.footer), Point::at(sheet.side + width, sheet.footer));
    let mut items = vec![Item::line(ends.0, ends.1, stroke)];
    let number = format!("{page} / {pages}");
    let right = if document.footer.right.is_empty() {
        number
    } else {
        format!("{} · {number}", document.footer.right)
    };
    let right = setter.lines(&[plain(&right, Tone::Plain)], style, width);
    let taken = right.iter().map(|line| line.width).fold(0.0, f32::max) + theme.gutter;
    let left = setter.lines(
        &[plain(&document.footer.left, Tone::Plain)],
        style,
        (width - taken).max(width / 3.0),
    );
    let area = Area::new(sheet.side, sheet.footer + 1.0, width, size.leading());
    items.extend(setter.place(&left, size, area, Align::Left));
    items.extend(setter.place(&right, size, area, Align::Right));
    items
}

/// Distance of the last footnote from the rule of the footer.
const FOOT_BELOW: f32 = 0.2;

/// Returns footnotes as the lines of one paragraph.
pub(crate) fn footnotes(
    setter: &mut Typesetter<'_>,
    document: &Document,
    notes: &[&[Run]],
) -> Vec<Line> {
    let theme = setter.theme;
    let sheet = theme.sheet(document.paper);
    let between = [plain(" · ", Tone::Muted)];
    let runs: Vec<Run> = notes.join(between.as_slice());
    let (size, colour) = (theme.text.note, theme.colours.text2);
    let style = Style { size, colour, breaks: Breaks::Ragged };
    setter.lines(&runs, style, sheet.width - 2.0 * sheet.side)
}

/// Returns how much of the content area footnotes take: the first line stands below it.
pub(crate) fn foot_height(setter: &Typesetter<'_>, notes: &[Line]) -> f32 {
    count(notes.len().saturating_sub(1)) * setter.theme.text.note.leading()
}

/// Returns footnotes at their place above the footer.
pub(crate) fn foot(setter: &Typesetter<'_>, document: &Document, notes: &[Line]) -> Vec<Item> {
    let theme = setter.theme;
    let sheet = theme.sheet(document.paper);
    let size = theme.text.note;
    let height = count(notes.len()) * size.leading();
    // The line is a little higher than its letters.
    let air = (size.leading_pt - size.size_pt) * PT / 2.0;
    let top = sheet.footer - FOOT_BELOW - height + air;
    let area = Area::new(sheet.side, top, sheet.width - 2.0 * sheet.side, height);
    setter.place(notes, size, area, Align::Left)
}
