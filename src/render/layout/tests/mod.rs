//! Properties of any layout: nothing leaves the margins or its block, nothing lies on anything
//! else, no row is lost or split, heads repeat, every figure is there.

mod random;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::render::display::{Area, Item, PT};
use crate::render::error::Error;
use crate::render::fonts::Fonts;
use crate::render::layout::tests::random::{Plan, document, mark, plans};
use crate::render::layout::{LaidPage, Layout, lay_out};
use crate::render::theme::{Sheet, Theme};
use crate::report::document::{Document, Element, Row, RowKind, Run, Table, TableCell};

static LOADED: LazyLock<(Theme, Fonts)> = LazyLock::new(|| {
    let theme = Theme::shipped();
    let fonts = Fonts::load(&theme).unwrap();
    (theme, fonts)
});

/// A text of a block and its box.
type Placed<'a> = (&'a str, Area);

/// Returns the text of an item and its box.
fn placed(item: &Item) -> Option<Placed<'_>> {
    let Item::Text { at, text, look, .. } = item else { return None };
    let width = LOADED.1.width(look.face, look.size_pt, text);
    let height = look.size_pt * PT;
    Some((text, Area::new(at.x, at.y - height * 0.7, width, height * 0.8)))
}

/// Returns the texts of each block of a page.
fn texts(page: &LaidPage) -> BTreeMap<&str, Vec<Placed<'_>>> {
    let mut found: BTreeMap<&str, Vec<Placed<'_>>> = BTreeMap::new();
    for (id, items) in &page.blocks {
        found.entry(id).or_default().extend(page.items[items.clone()].iter().filter_map(placed));
    }
    found
}

fn overlap(a: &Area, b: &Area) -> bool {
    const SLACK: f32 = 0.1;
    a.x + a.w > b.x + SLACK
        && b.x + b.w > a.x + SLACK
        && a.y + a.h > b.y + SLACK
        && b.y + b.h > a.y + SLACK
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Returns every text of some elements, and their tables.
fn read<'a>(elements: &'a [Element], found: &mut (Vec<String>, Vec<&'a Table>)) {
    for element in elements {
        match element {
            Element::Prose(prose) => found.0.push(plain(&prose.runs)),
            Element::List(list) => found.0.extend(list.items.iter().map(|item| plain(item))),
            Element::Pairs(pairs) => {
                found.0.extend(pairs.rows.iter().flat_map(|(a, b)| [plain(a), plain(b)]));
            }
            Element::Table(table) => {
                found.0.extend(table.columns.iter().map(|column| plain(&column.head)));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                found.0.extend(cells.filter_map(|cell| match cell {
                    TableCell::Text(runs) => Some(plain(runs)),
                    TableCell::Chart(_) => None,
                }));
                found.1.push(table);
            }
            Element::Columns(sides) => sides.iter().for_each(|side| read(&side.elements, found)),
            Element::Chart(_) | Element::Space(_) | Element::Footnote(_) | Element::Search(_) => {}
        }
    }
}

fn all(document: &Document) -> (Vec<String>, Vec<&Table>) {
    let mut found = (vec![], vec![]);
    for block in document.pages.iter().flat_map(|page| &page.blocks) {
        read(&block.head, &mut found);
        read(&block.body, &mut found);
    }
    found
}

/// Returns how often each letter that has a look stands in some texts.
fn letters<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    let unseen = [' ', '-', '\u{ad}'];
    for letter in texts.flat_map(str::chars).filter(|letter| !unseen.contains(letter)) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// Returns how often each figure stands in some texts.
fn figures<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    let is_figure = |word: &&str| {
        word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_alphabetic)
    };
    for word in texts.flat_map(|text| text.split(' ')).filter(is_figure) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

fn check_places(document: &Document, page: &LaidPage, sheet: Sheet) -> Result<(), TestCaseError> {
    let found = texts(page);
    let mut others: Vec<(&str, Placed<'_>)> = vec![];
    for block in &document.pages[0].blocks {
        let left = sheet.column(block.column, LOADED.0.gutter);
        let right = left + sheet.span(block.span, LOADED.0.gutter);
        for &(text, area) in found.get(block.id.as_str()).into_iter().flatten() {
            prop_assert!(area.x > left - 0.1, "`{text}` {area:?}, left {left}");
            prop_assert!(area.x + area.w < right + 0.1, "`{text}` {area:?}, right {right}");
            prop_assert!(
                area.y > sheet.kicker && area.y + area.h < sheet.content + 0.1,
                "`{text}`"
            );
            for (_, (other, place)) in &others {
                prop_assert!(!overlap(&area, place), "`{text}` {area:?} on `{other}` {place:?}");
            }
            others.push((&block.id, (text, area)));
        }
    }
    Ok(())
}

/// Returns the page of each word that stands once.
fn pages_of(layout: &Layout) -> BTreeMap<&str, Vec<usize>> {
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, page) in layout.pages.iter().enumerate() {
        for (text, _) in texts(page).into_values().flatten() {
            for word in text.split(' ') {
                found.entry(word).or_default().push(number);
            }
        }
    }
    found
}

fn check_table(
    pages: &BTreeMap<&str, Vec<usize>>,
    (number, table): (usize, &Table),
) -> Result<(), TestCaseError> {
    let page = |word: String| pages.get(word.as_str()).map_or(&[][..], Vec::as_slice);
    let heads = page(format!("H{number}"));
    let mut before: Option<(&Row, usize)> = None;
    for (index, row) in table.rows.iter().enumerate() {
        let [own] = *page(mark(number, index)) else {
            return Err(TestCaseError::fail(format!("{}: {pages:?}", mark(number, index))));
        };
        let ends = page(format!("end{number}x{index}"));
        prop_assert!(ends.iter().all(|end| *end == own), "{} is split", mark(number, index));
        prop_assert!(heads.contains(&own), "no head above {}", mark(number, index));
        if let Some((above, page)) = before {
            let joined = above.kind == RowKind::Sub && row.kind == RowKind::Body
                || above.kind == RowKind::Body && row.kind == RowKind::Total;
            let first = index < 3 && table.rows.iter().take(3).all(|row| row.kind == RowKind::Body);
            prop_assert!(page <= own, "rows in order");
            prop_assert!(page == own || !joined && !first, "{} stands alone", mark(number, index));
        }
        before = Some((row, own));
    }
    Ok(())
}

fn check(plan: &Plan) -> Result<(), TestCaseError> {
    let (theme, fonts) = &*LOADED;
    let document = document(plan);
    let layout = match lay_out(theme, fonts, &document) {
        Ok(layout) => layout,
        // A figure wider than its block cannot be shown; the error says which and by how much.
        Err(Error::TooWide { block, by_mm, .. }) => {
            prop_assert!(block.starts_with("block_") && by_mm > 0.0);
            return Err(TestCaseError::reject("a figure is too wide"));
        }
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    };
    for page in &layout.pages {
        check_places(&document, page, theme.sheet(document.paper))?;
    }
    let (written, tables) = all(&document);
    let pages = pages_of(&layout);
    for (number, table) in tables.into_iter().enumerate() {
        check_table(&pages, (number, table))?;
    }
    let shown: Vec<&str> = layout
        .pages
        .iter()
        .flat_map(|page| texts(page).into_values().flatten())
        .map(|it| it.0)
        .collect();
    holds(&figures(shown.iter().copied()), &figures(written.iter().map(String::as_str)))?;
    holds(&letters(shown.iter().copied()), &letters(written.iter().map(String::as_str)))
}

/// Checks that what is shown holds all that is written; heads are shown more than once.
fn holds<K: Ord + std::fmt::Debug>(
    shown: &BTreeMap<K, usize>,
    written: &BTreeMap<K, usize>,
) -> Result<(), TestCaseError> {
    for (what, count) in written {
        let found = shown.get(what).copied().unwrap_or(0);
        prop_assert!(found >= *count, "{what:?} stands {found} of {count} times");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_laid_out_whole_or_refused_by_name(plan in plans()) {
        check(&plan)?;
    }
}
