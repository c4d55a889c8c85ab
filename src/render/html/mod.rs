//! The HTML writer: one self-contained file per document.
//!
//! Blocks keep their grid columns and order on wide screens and stand below each other on narrow
//! ones. No script is needed; the account index gets a small one for search, filters and sorting.
//! Fonts are those of the reader's machine: two embedded faces would double the size of a briefing,
//! and every file of a mail carries them again.

mod elements;
pub mod escape;
mod grid;
mod label;
mod policy;
mod search;
mod table;
mod variables;

use crate::render::fonts::Fonts;
use crate::render::html::elements::Writer;
use crate::render::html::escape::escape;
use crate::render::html::grid::Cell;
use crate::render::html::label::Label;
use crate::render::theme::Theme;
use crate::report::document::{
    Block, Document, Element, Frame, Page, Paper, ProseStyle, Search, footnotes,
};

const STYLE: &str = include_str!("../../../templates/theme.css");
/// Search, filters and sorting.
const SCRIPT: &str = include_str!("../../../templates/index.js");

/// Writes a document as HTML.
pub(crate) fn write(theme: &Theme, fonts: &Fonts, document: &Document) -> String {
    let mut writer = Writer::new(theme, fonts);
    let search = search_of(document);
    write_head(&mut writer, theme, document, search.is_some());
    let paper = match document.paper {
        Paper::Portrait => "portrait",
        Paper::Landscape => "landscape",
    };
    writer.raw(&format!("<body class=\"{paper}\">\n"));
    if let Some((block, search)) = search {
        let (id, skip) = (escape(&block.id), escape(&search.skip));
        writer.raw(&format!("<a class=\"skip\" href=\"#{id}\">{skip}</a>\n"));
    }
    if let Some(logo) = &theme.own.logo {
        let name = escape(&document.author);
        let picture = format!("<img class=\"logo\" alt=\"{name}\" src=\"{}\"/>", logo.uri);
        writer.raw(&format!("<header>{picture}</header>\n"));
    }
    write_contents(&mut writer, document);
    writer.raw("<main>\n");
    for (index, page) in document.pages.iter().enumerate() {
        write_page(&mut writer, page, index + 1);
    }
    writer.raw("</main>\n<footer>");
    for text in [&document.footer.left, &document.footer.right] {
        writer.raw(&format!("<span>{}</span>", escape(text)));
    }
    writer.raw("</footer>\n");
    if search.is_some() {
        writer.raw(&format!("<script>{SCRIPT}</script>\n"));
    }
    writer.raw("</body>\n</html>\n");
    writer.finish()
}

/// Returns the first search of the document and the block it stands in.
fn search_of(document: &Document) -> Option<(&Block, &Search)> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    blocks.flat_map(|block| block.body.iter().map(move |element| (block, element))).find_map(
        |(block, element)| match element {
            Element::Search(search) => Some((block, search)),
            _ => None,
        },
    )
}

fn write_head(writer: &mut Writer<'_>, theme: &Theme, document: &Document, scripted: bool) {
    writer.raw("<!doctype html>\n");
    writer.raw(&format!("<html lang=\"{}\">\n<head>\n", escape(&document.language)));
    writer.raw("<meta charset=\"utf-8\"/>\n");
    let policy = escape(&policy::policy(scripted.then_some(SCRIPT)));
    writer.raw(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"/>\n"));
    let meta = [
        ("viewport", "width=device-width, initial-scale=1"),
        ("author", &document.author),
        ("description", &document.subject),
        ("robots", "noindex"),
        ("referrer", "no-referrer"),
        // Mail programs make figures into telephone numbers and turn colours around.
        ("format-detection", "telephone=no, date=no, address=no, email=no"),
        ("color-scheme", "only light"),
    ];
    for (name, content) in meta {
        writer.raw(&format!("<meta name=\"{name}\" content=\"{}\"/>\n", escape(content)));
    }
    writer.raw(&format!("<title>{}</title>\n<style>\n", escape(&document.title)));
    writer.raw(&variables::variables(theme));
    writer.raw(theme.own.style.as_deref().unwrap_or(STYLE));
    writer.raw("</style>\n</head>\n");
}

/// Writes links to the pages of a document that has several.
fn write_contents(writer: &mut Writer<'_>, document: &Document) {
    if document.pages.len() < 2 {
        return;
    }
    writer.raw(&format!("<nav class=\"contents\" aria-label=\"{}\">", escape(&document.title)));
    for (index, page) in document.pages.iter().enumerate() {
        writer.raw(&format!("<a href=\"#page-{}\">{}</a>", index + 1, escape(&page.name)));
    }
    writer.raw("</nav>\n");
}

fn write_page(writer: &mut Writer<'_>, page: &Page, number: usize) {
    let name = escape(&page.name);
    writer.raw(&format!("<section class=\"page\" id=\"page-{number}\" aria-label=\"{name}\">\n"));
    writer.raw("<div class=\"mark\"></div>\n");
    if !has_own_kicker(page) {
        writer.raw(&format!("<p class=\"kicker\">{}</p>\n", escape(&page.kicker)));
    }
    writer.raw("<div class=\"grid\">\n");
    for (block, cell) in grid::cells(&page.blocks) {
        writer.label = Label::of(&block.id, &page.name);
        write_block(writer, block, cell);
    }
    writer.raw("</div>\n");
    for footnote in footnotes(&page.blocks) {
        writer.raw("<p class=\"note footnote\">");
        writer.runs(footnote);
        writer.raw("</p>\n");
    }
    writer.raw("</section>\n");
}

fn has_own_kicker(page: &Page) -> bool {
    page.blocks.iter().flat_map(|block| &block.body).any(
        |element| matches!(element, Element::Prose(prose) if prose.style == ProseStyle::Kicker),
    )
}

fn write_block(writer: &mut Writer<'_>, block: &Block, cell: Cell) {
    let frame = match block.frame {
        Frame::Full => "full",
        Frame::Side => "side",
        Frame::Thin => "thin",
        Frame::Bare => "bare",
    };
    let Cell { row, rows, column, span } = cell;
    let id = escape(&block.id);
    writer.raw(&format!(
        "<section class=\"block {frame}\" id=\"{id}\" \
         style=\"--row:{row};--rows:{rows};--column:{column};--span:{span}\">\n"
    ));
    if block.frame == Frame::Side {
        writer.raw("<div class=\"head\">\n");
        writer.elements(&block.head);
        writer.raw("</div>\n<div class=\"body\">\n");
        writer.elements(&block.body);
        writer.raw("</div>\n");
    } else {
        writer.elements(&block.body);
    }
    writer.raw("</section>\n");
}
