//! The search field and the filters of a table.

use crate::report::{
    document::{Filter, Search},
    engine::markup::{Fault, tag::Tag},
};

const WORDS: [&str; 6] = ["label", "hint", "all", "count", "shown", "skip"];

/// Reads a search.
pub(super) fn search(tag: Tag<'_, '_>) -> Result<Search, Fault> {
    let tag = tag.allow(&WORDS)?;
    let word = |name: &str| tag.required(name).map(str::to_owned);
    let shown = word("shown")?;
    if !shown.contains(Search::NUMBER) {
        return Err(tag.fault(
            format!("`shown` is `{shown}`, expected a place for the number of rows"),
            format!("write `{}` where the number stands", Search::NUMBER),
        ));
    }
    Ok(Search {
        label: word("label")?,
        hint: word("hint")?,
        all: word("all")?,
        count: word("count")?,
        shown,
        skip: word("skip")?,
        filters: tag.elements_named("filter")?.into_iter().map(filter).collect::<Result<_, _>>()?,
    })
}

fn filter(tag: Tag<'_, '_>) -> Result<Filter, Fault> {
    let tag = tag.allow(&["column", "label"])?.empty()?;
    tag.required("column")?;
    Ok(Filter {
        column: tag.whole("column", 1, 0..=u8::MAX)?,
        label: tag.required("label")?.to_owned(),
    })
}
