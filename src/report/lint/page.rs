//! N14: places do not move and do not stay empty; N15: the footer says what a page is of; N16: figures on record.

use crate::report::{
    document::{Block, Document},
    lint::{
        Breach, Identity, Rule,
        walk::{Parts, plain},
    },
};

/// Checks what the footer says.
pub(super) fn footer(document: &Document, identity: &Identity<'_>) -> Vec<Breach> {
    let foot = &document.footer;
    let wanted = [
        ("day", identity.day, &foot.left),
        ("period", identity.period, &foot.left),
        ("run", identity.run, &foot.left),
        ("readers", identity.readers, &foot.right),
        ("company line", identity.line, &foot.left),
        ("mark", identity.mark.unwrap_or_default(), &foot.right),
    ];
    let absent = wanted.iter().filter(|(_, text, foot)| !foot.contains(*text));
    absent
        .map(|(what, text, _)| {
            Breach::new(Rule::N15, "", format!("the footer lacks the {what} `{text}`"))
        })
        .collect()
}

/// Checks that the figures of a block come from one whose source and formula are on record.
pub(super) fn registered(block: &Block, is_registered: &dyn Fn(&str) -> bool) -> Option<Breach> {
    let parts = Parts::of(block);
    let charts = parts.charts.iter().any(|chart| !chart.plot.is_key());
    let shows = charts
        || !parts.small.is_empty()
        || parts.tables.iter().any(|table| !table.rows.is_empty());
    (shows && !is_registered(&block.id)).then(|| {
        Breach::new(Rule::N16, &block.id, "its figures belong to no registered block".to_owned())
    })
}

/// Checks that a block says something, if only what is missing.
pub(super) fn empty(block: &Block) -> Option<Breach> {
    let parts = Parts::of(block);
    let is_blank = parts.texts.iter().all(|runs| plain(runs).trim().is_empty());
    let has_nothing = is_blank && parts.charts.is_empty() && parts.small.is_empty();
    has_nothing.then(|| Breach::new(Rule::N14, &block.id, "a block that says nothing".to_owned()))
}

/// Compares the places of the blocks of two languages, page by page.
pub(super) fn same_places(one: &Document, other: &Document) -> Vec<Breach> {
    let places = |document: &Document| -> Vec<(usize, String, String)> {
        let pages = document.pages.iter().enumerate();
        pages
            .flat_map(|(number, page)| page.blocks.iter().map(move |block| (number + 1, block)))
            .map(|(number, block)| {
                let place = format!(
                    "column {}, span {}, top {:.1}, height {:.1}",
                    block.column, block.span, block.top_mm, block.height_mm
                );
                (number, block.id.clone(), place)
            })
            .collect()
    };
    let (left, right) = (places(one), places(other));
    let moved = left.iter().filter(|place| !right.contains(place));
    moved
        .map(|(page, block, place)| {
            let found = format!(
                "page {page}: {place} in `{}` only, not in `{}`",
                one.language, other.language
            );
            Breach::new(Rule::N14, block, found)
        })
        .collect()
}
