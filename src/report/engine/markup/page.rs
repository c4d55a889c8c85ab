//! The document, its pages and its blocks.

use std::collections::BTreeSet;

use crate::report::{
    document::{Block, Document, Footer, Frame, Page, Paper},
    engine::{
        RenderRequest,
        markup::{Charts, Fault, element, inline, tag::Tag},
    },
};

const BLOCK_ATTRIBUTES: [&str; 7] = ["class", "id", "column", "span", "top", "height", "flows"];

/// Reads the root.
pub(super) fn document<C>(
    root: Tag<'_, '_>,
    request: &RenderRequest<'_, C>,
) -> Result<Document, Fault> {
    if root.name() != "article" {
        return Err(root.misplaced(&["article"]));
    }
    let root = root.allow(&["title", "subject", "paper"])?;
    let mut foot = None;
    let mut pages = vec![];
    let mut ids = BTreeSet::new();
    for tag in root.elements()? {
        match tag.name() {
            "footer" => foot = Some(footer(tag)?),
            "section" => pages.push(page(tag, request.charts, &mut ids)?),
            _ => return Err(tag.misplaced(&["footer", "section"])),
        }
    }
    let missing = |what: &str| {
        root.fault(format!("it has no `<{what}>`"), format!("write `<{what} …>` inside it"))
    };
    if pages.is_empty() {
        return Err(missing("section"));
    }
    inline::check_links(root, &ids)?;
    Ok(Document {
        title: root.required("title")?.to_owned(),
        subject: root.text("subject").unwrap_or_default().to_owned(),
        author: request.author.to_owned(),
        language: request.language.tag().to_owned(),
        as_of: request.as_of,
        paper: paper(root)?,
        footer: foot.ok_or_else(|| missing("footer"))?,
        pages,
    })
}

fn paper(root: Tag<'_, '_>) -> Result<Paper, Fault> {
    Ok(match root.choice("paper", &["portrait", "landscape"])? {
        Some("landscape") => Paper::Landscape,
        _ => Paper::Portrait,
    })
}

fn footer(tag: Tag<'_, '_>) -> Result<Footer, Fault> {
    let tag = tag.allow(&["left", "right"])?.empty()?;
    let text = |side| tag.text(side).unwrap_or_default().to_owned();
    Ok(Footer { left: text("left"), right: text("right") })
}

fn page(tag: Tag<'_, '_>, charts: &Charts, ids: &mut BTreeSet<String>) -> Result<Page, Fault> {
    let tag = tag.allow(&["name", "kicker"])?;
    let mut blocks = vec![];
    for tag in tag.elements_named("div")? {
        let block = block(tag, charts)?;
        if !ids.insert(block.id.clone()) {
            return Err(tag.fault(
                format!("the id `{}` stands twice in the document", block.id),
                "give every block its own id".to_owned(),
            ));
        }
        blocks.push(block);
    }
    Ok(Page {
        name: tag.required("name")?.to_owned(),
        kicker: tag.text("kicker").unwrap_or_default().to_owned(),
        blocks,
    })
}

fn block(tag: Tag<'_, '_>, charts: &Charts) -> Result<Block, Fault> {
    let tag = tag.allow(&BLOCK_ATTRIBUTES)?;
    let column = tag.whole("column", 0, 0..=11)?;
    let span = tag.whole("span", 12 - column, 1..=12)?;
    if column + span > 12 {
        return Err(tag.fault(
            format!("column {column} and span {span} leave the 12 columns"),
            format!("write `span=\"{}\"` or less", 12 - column),
        ));
    }
    let frame = frame(tag)?;
    let mut children = tag.elements()?;
    let has_head = children.first().is_some_and(|first| first.name() == "header");
    let head = match (frame, has_head) {
        (Frame::Side, true) => element::elements(children.remove(0).allow(&[])?, charts)?,
        (Frame::Side, false) => {
            return Err(tag.fault(
                "a block of class `side` has no head".to_owned(),
                "start it with `<header><h4>…</h4></header>`".to_owned(),
            ));
        }
        _ => vec![],
    };
    Ok(Block {
        id: id(tag)?,
        frame,
        column,
        span,
        top_mm: tag.required_number("top")?,
        height_mm: tag.required_number("height")?,
        flows: tag.yes("flows")?,
        head,
        body: element::each(&children, charts)?,
    })
}

fn frame(tag: Tag<'_, '_>) -> Result<Frame, Fault> {
    tag.required("class")?;
    Ok(match tag.choice("class", &["full", "side", "thin", "bare"])? {
        Some("full") => Frame::Full,
        Some("side") => Frame::Side,
        Some("thin") => Frame::Thin,
        _ => Frame::Bare,
    })
}

fn id(tag: Tag<'_, '_>) -> Result<String, Fault> {
    let id = tag.required("id")?;
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if id.starts_with(|first: char| first.is_ascii_lowercase()) && id.bytes().all(legal) {
        return Ok(id.to_owned());
    }
    Err(tag.fault(
        format!("the id `{id}` is not in snake_case"),
        "write lower-case letters, digits and `_`, for example `id=\"late_accounts\"`".to_owned(),
    ))
}
