//! Properties of any layout: nothing leaves its block, nothing lies on anything else, no row is
//! lost.

use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;

use crate::render::display::{Area, Item, PT};
use crate::render::fonts::Fonts;
use crate::render::layout::{LaidPage, lay_out};
use crate::render::theme::{Sheet, Theme};
use crate::report::document::{
    Align, Block, Document, Element, Footer, Frame, Page, Paper, Prose, ProseStyle, Row, RowKind,
    Run, Table, TableCell, TableColumn, Tone,
};

const WORDS: [&str; 12] = [
    "a",
    "Oy",
    "3\u{202f}906",
    "−12.7\u{202f}%",
    "Ylämaan",
    "Νίκος",
    "Норд-Датчик",
    "of",
    "mid-term",
    "Donaudampfschifffahrtsgesellschaft",
    "W47",
    "(new)",
];

fn text() -> impl Strategy<Value = Vec<Run>> {
    let words = proptest::collection::vec(0..WORDS.len(), 0..6);
    (words, any::<bool>(), 0..5_u8).prop_map(|(words, bold, tone)| {
        let text = words.into_iter().map(|index| WORDS[index]).collect::<Vec<_>>().join(" ");
        let tones = [Tone::Plain, Tone::Muted, Tone::Accent, Tone::Good, Tone::Bad];
        vec![Run { text, bold, tone: tones[usize::from(tone)], ..Run::default() }]
    })
}

fn table() -> impl Strategy<Value = Table> {
    (1..4_usize, 0..60_usize).prop_flat_map(|(columns, rows)| {
        let column = (proptest::option::of(8.0..22.0_f32), proptest::bool::weighted(0.15), text())
            .prop_map(|(width_mm, right, head)| {
                let align = if right { Align::Right } else { Align::Left };
                TableColumn { width_mm, align, head, axis: None }
            });
        let row =
            (proptest::collection::vec(text(), columns), 0..10_u8).prop_map(|(cells, kind)| {
                let kind = if kind == 0 { RowKind::Total } else { RowKind::Body };
                Row { kind, cells: cells.into_iter().map(TableCell::Text).collect() }
            });
        let columns = proptest::collection::vec(column, columns);
        (columns, proptest::collection::vec(row, rows)).prop_map(|(columns, mut rows)| {
            for (index, row) in rows.iter_mut().enumerate() {
                let text = format!("row{index}");
                row.cells[0] = TableCell::Text(vec![Run { text, ..Run::default() }]);
            }
            Table { columns, groups: vec![], row_mm: 5.0, rows }
        })
    })
}

fn block(id: &str, (column, top_mm): (u8, f32), table: Table, prose: &[Run]) -> Block {
    let prose = |style| Element::Prose(Prose { style, runs: prose.to_vec() });
    Block {
        id: id.to_owned(),
        frame: Frame::Full,
        column,
        span: 6,
        top_mm,
        height_mm: 120.0,
        flows: true,
        head: vec![],
        body: vec![prose(ProseStyle::Message), Element::Table(table), prose(ProseStyle::Text)],
    }
}

fn document(blocks: Vec<Block>) -> Document {
    let page = Page { name: "Page".to_owned(), kicker: "Kicker".to_owned(), blocks };
    Document {
        title: "Property".to_owned(),
        subject: String::new(),
        author: String::new(),
        language: "en".to_owned(),
        as_of: date(2026, 11, 22),
        paper: Paper::Portrait,
        footer: Footer { left: "left".to_owned(), right: "right".to_owned() },
        pages: vec![page],
    }
}

/// Returns the texts of a page with their boxes, without those of the page's furniture.
fn texts<'a>(fonts: &Fonts, page: &'a LaidPage, sheet: Sheet) -> Vec<(&'a str, Area)> {
    page.items
        .iter()
        .filter_map(|item| {
            let Item::Text { at, text, look, .. } = item else { return None };
            let inside = at.y > sheet.kicker + 4.0 && at.y < sheet.footer;
            let width = fonts.width(look.face, look.size_pt, text);
            let height = look.size_pt * PT;
            let area = Area::new(at.x, at.y - height * 0.7, width, height * 0.8);
            inside.then_some((text.as_str(), area))
        })
        .collect()
}

fn overlap(a: &Area, b: &Area) -> bool {
    const SLACK: f32 = 0.1;
    a.x + a.w > b.x + SLACK
        && b.x + b.w > a.x + SLACK
        && a.y + a.h > b.y + SLACK
        && b.y + b.h > a.y + SLACK
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_stays_in_its_block_and_lies_on_no_other_text(
        left in table(),
        right in table(),
        below in table(),
        prose in text(),
    ) {
        static LOADED: LazyLock<(Theme, Fonts)> = LazyLock::new(|| {
            let theme = Theme::shipped();
            let fonts = Fonts::load(&theme).unwrap();
            (theme, fonts)
        });
        let (theme, fonts) = &*LOADED;
        let sheet = theme.sheet(Paper::Portrait);
        let rows = left.rows.len() + right.rows.len() + below.rows.len();
        let blocks = vec![
            block("left", (0, 31.0), left, &prose),
            block("right", (6, 31.0), right, &prose),
            block("below", (0, 160.0), below, &prose),
        ];
        // Figures wider than their block are refused; everything else must hold.
        if let Ok(layout) = lay_out(theme, fonts, &document(blocks)) {
            let middle = sheet.column(6, theme.gutter) - theme.gutter / 2.0;
            let mut found = 0;
            for page in &layout.pages {
                let texts = texts(fonts, page, sheet);
                for (index, (text, area)) in texts.iter().enumerate() {
                    let (from, to) = if area.x < middle {
                        (sheet.side, sheet.column(6, theme.gutter) - theme.gutter)
                    } else {
                        (sheet.column(6, theme.gutter), sheet.width - sheet.side)
                    };
                    prop_assert!(area.x > from - 0.1 && area.x + area.w < to + 0.1, "`{text}` {area:?}");
                    prop_assert!(area.y + area.h < sheet.content + 0.1, "`{text}` {area:?}");
                    for (other, place) in &texts[index + 1..] {
                        prop_assert!(!overlap(area, place), "`{text}` {area:?} on `{other}` {place:?}");
                    }
                    found += usize::from(text.starts_with("row"));
                }
            }
            prop_assert_eq!(found, rows);
        }
    }
}
