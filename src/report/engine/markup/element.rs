//! The elements of a block.

use crate::report::{
    chart::Chart,
    document::{Element, List, Pairs, Prose, ProseStyle, Side},
    engine::markup::{
        Charts, Fault,
        inline::{self, Breaks},
        search, table,
        tag::Tag,
    },
};

/// Distance between the lines of a list, unless it says otherwise.
const LIST_PITCH_MM: f32 = 3.85;
/// Width of the names of a `dl`, and distance between its rows, unless it says otherwise.
const PAIRS_MM: (f32, f32) = (16.0, 3.9);

const ELEMENTS: [&str; 14] = [
    "h1", "h2", "h3", "h4", "p", "ul", "ol", "dl", "table", "search", "figure", "div", "hr",
    "aside",
];

/// Reads the elements inside `parent`.
pub(super) fn elements(parent: Tag<'_, '_>, charts: &Charts) -> Result<Vec<Element>, Fault> {
    each(&parent.elements()?, charts)
}

/// Reads these elements.
pub(super) fn each(tags: &[Tag<'_, '_>], charts: &Charts) -> Result<Vec<Element>, Fault> {
    tags.iter().map(|tag| element(*tag, charts)).collect()
}

fn element(tag: Tag<'_, '_>, charts: &Charts) -> Result<Element, Fault> {
    match tag.name() {
        "h1" => heading(tag, ProseStyle::Title),
        "h2" => heading(tag, ProseStyle::Message),
        "h3" => heading(tag, ProseStyle::Caption),
        "h4" => heading(tag, ProseStyle::Name),
        "p" => paragraph(tag),
        "ul" | "ol" => list(tag),
        "dl" => pairs(tag),
        "table" => Ok(Element::Table(table::table(tag, charts)?)),
        "search" => Ok(Element::Search(search::search(tag)?)),
        "figure" => Ok(Element::Chart(figure(tag, charts)?)),
        "div" => columns(tag, charts),
        "hr" => space(tag),
        "aside" => Ok(Element::Footnote(inline::runs(tag.allow(&[])?, Breaks::Refused)?)),
        _ => Err(tag.misplaced(&ELEMENTS)),
    }
}

fn heading(tag: Tag<'_, '_>, style: ProseStyle) -> Result<Element, Fault> {
    let runs = inline::runs(tag.allow(&[])?, Breaks::Refused)?;
    Ok(Element::Prose(Prose { style, runs }))
}

fn paragraph(tag: Tag<'_, '_>) -> Result<Element, Fault> {
    let tag = tag.allow(&["class"])?;
    let style = match tag.choice("class", &["lead", "small", "note", "kicker", "figure"])? {
        Some("lead") => ProseStyle::Lead,
        Some("small") => ProseStyle::Small,
        Some("note") => ProseStyle::Note,
        Some("kicker") => ProseStyle::Kicker,
        Some("figure") => ProseStyle::Figure,
        _ => ProseStyle::Text,
    };
    Ok(Element::Prose(Prose { style, runs: inline::runs(tag, Breaks::Refused)? }))
}

fn list(tag: Tag<'_, '_>) -> Result<Element, Fault> {
    let tag = tag.allow(&["pitch"])?;
    let items = tag.elements_named("li")?;
    Ok(Element::List(List {
        ordered: tag.name() == "ol",
        pitch_mm: tag.number("pitch")?.unwrap_or(LIST_PITCH_MM),
        items: items
            .into_iter()
            .map(|item| inline::runs(item.allow(&[])?, Breaks::Refused))
            .collect::<Result<_, _>>()?,
    }))
}

fn pairs(tag: Tag<'_, '_>) -> Result<Element, Fault> {
    let tag = tag.allow(&["name", "pitch", "ruled"])?;
    let mut rows = vec![];
    let children = tag.elements()?;
    for pair in children.chunks(2) {
        let [name, value] = pair else {
            return Err(pair[0].fault(
                "a name without a value".to_owned(),
                "write `<dt>…</dt><dd>…</dd>`".to_owned(),
            ));
        };
        for (tag, expected) in [(name, "dt"), (value, "dd")] {
            if tag.name() != expected {
                return Err(tag.misplaced(&[expected]));
            }
        }
        let read = |tag: &Tag<'_, '_>| inline::runs(tag.allow(&[])?, Breaks::Refused);
        rows.push((read(name)?, read(value)?));
    }
    Ok(Element::Pairs(Pairs {
        name_mm: tag.number("name")?.unwrap_or(PAIRS_MM.0),
        ruled: tag.yes("ruled")?,
        pitch_mm: tag.number("pitch")?.unwrap_or(PAIRS_MM.1),
        rows,
    }))
}

/// Returns the chart a figure names.
pub(super) fn figure(tag: Tag<'_, '_>, charts: &Charts) -> Result<Chart, Fault> {
    let tag = tag.allow(&["chart"])?.empty()?;
    let key = tag.required("chart")?;
    charts.get(key).cloned().ok_or_else(|| {
        let own = tag.block().map(|id| format!("{id}-"));
        let is_near = |name: &&String| {
            name.starts_with("legend") || own.as_ref().is_none_or(|own| name.starts_with(own))
        };
        let near: Vec<&String> = charts.keys().filter(is_near).collect();
        let known = if near.is_empty() { charts.keys().collect() } else { near };
        tag.unknown(&format!("there is no chart `{key}`"), key, &known)
    })
}

fn columns(tag: Tag<'_, '_>, charts: &Charts) -> Result<Element, Fault> {
    let tag = tag.allow(&["class"])?;
    tag.required("class")?;
    tag.choice("class", &["columns"])?;
    let sides = tag.elements_named("div")?.into_iter().map(|side| {
        let side = side.allow(&["width"])?;
        Ok(Side { width_mm: side.required_number("width")?, elements: elements(side, charts)? })
    });
    Ok(Element::Columns(sides.collect::<Result<_, _>>()?))
}

fn space(tag: Tag<'_, '_>) -> Result<Element, Fault> {
    let tag = tag.allow(&["height"])?.empty()?;
    Ok(Element::Space(tag.required_number("height")?))
}
