//! Elements of a block as pieces.

use crate::render::chart;
use crate::render::display::{Area, Item, PT, Point, Stroke, count};
use crate::render::layout::piece::{self, Piece};
use crate::render::layout::table;
use crate::render::layout::text::{Breaks, Line, Style, Typesetter};
use crate::render::theme::{Spacing, TextSize};
use crate::report::document::{Align, Element, List, Pairs, Prose, ProseStyle, Run, Side, Tone};

/// Width of the number before a list item.
const NUMBER_MM: f32 = 4.0;

/// Distance below the kicker of a title.
const KICKER_TITLE: f32 = 0.3;

/// Distance between paragraphs of one kind.
const SMALL_STEP: f32 = 0.4;

/// Lines of a paragraph, items of a list that stay together where it is split.
const TOGETHER: usize = 2;

/// Least distance between a name and a value flush right.
const VALUE_GAP: f32 = 1.0;

/// An element whose fixed widths exceed its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TooWide {
    pub(crate) what: &'static str,
    pub(crate) by: f32,
}

/// Returns the pieces of elements in a column of this width.
pub(crate) fn compose(
    setter: &mut Typesetter<'_>,
    elements: &[Element],
    width: f32,
) -> Result<Vec<Piece>, TooWide> {
    let mut pieces: Vec<Piece> = vec![];
    let mut above: Option<&Element> = None;
    for element in elements {
        let mut made = match element {
            // Stands at the foot of the page.
            Element::Footnote(_) => continue,
            Element::Prose(prose) => compose_prose(setter, prose, width),
            Element::List(list) => compose_list(setter, list, width),
            Element::Pairs(pairs) => compose_pairs(setter, pairs, width),
            Element::Table(table) => table::compose(setter, table, width)?,
            Element::Chart(chart) => {
                let items =
                    chart::draw(setter.theme, setter.fonts, chart, chart.width_mm.min(width));
                vec![Piece { height: chart.height_mm, items, ..Piece::default() }]
            }
            Element::Columns(sides) => vec![compose_columns(setter, sides, width)?],
            Element::Search(_) => vec![],
            Element::Space(height) => {
                let keep_next = pieces.last().is_some_and(|piece| piece.keep_next);
                vec![Piece { height: *height, keep_next, ..Piece::default() }]
            }
        };
        let offset = pieces.len();
        for piece in &mut made {
            piece.head = piece.head.map(|head| head + offset);
        }
        if let Some(first) = made.first_mut() {
            first.gap = above.map_or(0.0, |above| gap(setter.theme.spacing, above, element));
        }
        pieces.append(&mut made);
        above = Some(element);
    }
    Ok(pieces)
}

/// Returns the distance between two elements.
fn gap(spacing: Spacing, above: &Element, below: &Element) -> f32 {
    use ProseStyle::{Caption, Figure, Kicker, Lead, Message, Name, Title};
    match (above, below) {
        (Element::Space(_), _) | (_, Element::Space(_)) => 0.0,
        (Element::Prose(above), Element::Prose(below)) => match (above.style, below.style) {
            (Kicker, _) => KICKER_TITLE,
            (Lead | Title, _) => spacing.lead_text,
            (Message, Message | Caption | Name) | (Name, _) | (Caption, Caption) => 0.0,
            (Caption | Message, _) | (_, Caption | Message | Lead | Figure) => spacing.head_body,
            _ => SMALL_STEP,
        },
        (Element::Prose(_), _) => spacing.head_body,
        (_, Element::Prose(prose)) if prose.style == Caption => spacing.body_caption,
        (_, Element::Prose(_)) => spacing.body_note,
        _ => spacing.body_body,
    }
}

fn compose_prose(setter: &mut Typesetter<'_>, prose: &Prose, width: f32) -> Vec<Piece> {
    let colours = setter.theme.colours;
    let size = setter.theme.size(prose.style);
    let colour = match prose.style {
        ProseStyle::Caption | ProseStyle::Note => colours.text2,
        ProseStyle::Kicker => colours.accent,
        _ => colours.ink,
    };
    let breaks = match prose.style {
        ProseStyle::Text | ProseStyle::Small | ProseStyle::Note | ProseStyle::Caption => {
            Breaks::Ragged
        }
        _ => Breaks::TooWide,
    };
    let lines = setter.lines(&prose.runs, Style { size, colour, breaks }, width);
    let heads = matches!(
        prose.style,
        ProseStyle::Message | ProseStyle::Caption | ProseStyle::Lead | ProseStyle::Name
    );
    line_pieces(setter, &lines, size, (0.0, width), heads)
}

/// Returns lines as pieces that may stand on two pages, two of them at least on either; `keep_next`
/// joins the last to what follows.
fn line_pieces(
    setter: &Typesetter<'_>,
    lines: &[Line],
    size: TextSize,
    (x, width): (f32, f32),
    keep_next: bool,
) -> Vec<Piece> {
    let piece = |lines: &[Line], keep_next| {
        let height = count(lines.len()) * size.leading();
        let items = setter.place(lines, size, Area::new(x, 0.0, width, height), Align::Left);
        Piece { height, items, keep_next, ..Piece::default() }
    };
    if lines.len() < 2 * TOGETHER {
        return vec![piece(lines, keep_next)];
    }
    let (first, rest) = lines.split_at(TOGETHER);
    let (between, last) = rest.split_at(rest.len() - TOGETHER);
    let mut pieces = vec![piece(first, false)];
    pieces.extend(between.chunks(1).map(|line| piece(line, false)));
    pieces.push(piece(last, keep_next));
    pieces
}

/// Joins the first pieces of a list to each other, and the last ones.
fn keep_ends(pieces: &mut [Piece]) {
    let count = pieces.len();
    for (index, piece) in pieces.iter_mut().enumerate() {
        let left = count - index;
        piece.keep_next |= left > 1 && (index + 1 < TOGETHER || left <= TOGETHER);
    }
}

fn compose_list(setter: &mut Typesetter<'_>, list: &List, width: f32) -> Vec<Piece> {
    let size = setter.theme.text.list;
    let colours = setter.theme.colours;
    let indent = if list.ordered { NUMBER_MM } else { 0.0 };
    let mut pieces = vec![];
    for (index, item) in list.items.iter().enumerate() {
        let style = Style { size, colour: colours.ink, breaks: Breaks::Ragged };
        let lines = setter.lines(item, style, width - indent);
        let text = count(lines.len()) * size.leading();
        let mut made = line_pieces(setter, &lines, size, (indent, width - indent), false);
        if let (Some(last), true) = (made.last_mut(), list.pitch_mm > text) {
            last.height += list.pitch_mm - text;
        }
        if let (Some(first), true) = (made.first_mut(), list.ordered) {
            let number = Run { text: (index + 1).to_string(), bold: true, ..Run::default() };
            let style = Style { colour: colours.accent, ..style };
            let lines = setter.lines(&[number], style, indent);
            let area = Area::new(0.0, 0.0, indent, text);
            first.items.extend(setter.place(&lines, size, area, Align::Left));
        }
        pieces.append(&mut made);
    }
    keep_ends(&mut pieces);
    pieces
}

fn compose_pairs(setter: &mut Typesetter<'_>, pairs: &Pairs, width: f32) -> Vec<Piece> {
    let theme = setter.theme;
    let size = TextSize { leading_pt: theme.text.cell.size_pt * 1.3, ..theme.text.cell };
    let align = if pairs.ruled { Align::Right } else { Align::Left };
    let mut pieces = vec![];
    for (name, value) in &pairs.rows {
        let ink = Style { size, colour: theme.colours.ink, breaks: Breaks::Ragged };
        let grey = Style { colour: theme.colours.text2, ..ink };
        // Under a figure, names and values share the width as they need it.
        let left = if pairs.ruled {
            let needs = (setter.widths(name, grey).line, setter.widths(value, ink).line);
            let free = (width - needs.1 - VALUE_GAP).max(pairs.name_mm.min(width / 2.0));
            free.min(needs.0 + VALUE_GAP)
        } else {
            pairs.name_mm
        };
        let names = setter.lines(name, grey, left);
        let values = Area::new(left, 0.0, width - left, 0.0);
        let lines = setter.lines(value, ink, values.w);
        let text = count(lines.len().max(names.len())) * size.leading();
        let height = pairs.pitch_mm.max(text);
        let top = if lines.len() > 1 { 0.0 } else { (height - text) / 2.0 };
        let mut items = setter.place(&names, size, Area::new(0.0, top, left, text), Align::Left);
        items.extend(setter.place(&lines, size, Area { y: top, h: text, ..values }, align));
        if pairs.ruled {
            let stroke = Stroke { colour: theme.colours.hair, width: theme.rules.hair_pt * PT };
            items.push(Item::line(Point::at(0.0, height), Point::at(width, height), stroke));
        }
        pieces.push(Piece { height, items, ..Piece::default() });
    }
    keep_ends(&mut pieces);
    pieces
}

fn compose_columns(
    setter: &mut Typesetter<'_>,
    sides: &[Side],
    width: f32,
) -> Result<Piece, TooWide> {
    let gutter = setter.theme.gutter;
    let mut x = 0.0;
    let mut whole = Piece::default();
    for side in sides {
        let pieces = compose(setter, &side.elements, side.width_mm)?;
        whole.height = whole.height.max(piece::height(&pieces));
        whole.items.extend(piece::stack(pieces, x, 0.0));
        x += side.width_mm + gutter;
    }
    let excess = x - gutter - width;
    if excess > 0.1 {
        return Err(TooWide { what: "a row of columns", by: excess });
    }
    Ok(whole)
}

/// Returns plain text as one run.
pub(crate) fn plain(text: &str, tone: Tone) -> Run {
    Run { text: text.to_owned(), tone, ..Run::default() }
}
