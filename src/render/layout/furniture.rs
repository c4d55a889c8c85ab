//! What every page has: mark, kicker, footer.

use crate::render::display::{Area, Item, PT, Paint, Point, Stroke};
use crate::render::layout::compose::plain;
use crate::render::layout::text::{Breaks, Style, Typesetter};
use crate::report::document::{Align, Document, Element, Page, ProseStyle, Tone};

/// Returns the page mark and, where no block brings its own, the kicker.
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
