//! The HTML writer: one self-contained file per document.
//!
//! Blocks keep their grid columns and order on wide screens and stand below each other on narrow
//! ones. No script is needed; the account index gets a small one for search, filters and sorting.

mod elements;
pub mod escape;
mod grid;
mod table;

use crate::render::fonts::Fonts;
use crate::render::html::elements::Writer;
use crate::render::html::escape::escape;
use crate::render::html::grid::Cell;
use crate::render::svg::hex;
use crate::render::theme::Theme;
use crate::report::document::{Block, Document, Element, Frame, Page, Paper, ProseStyle};

const STYLE: &str = include_str!("../../../templates/theme.css");
const INDEX_SCRIPT: &str = include_str!("../../../templates/index.js");

/// The block whose table gets search, filters and sorting.
const INDEX_BLOCK: &str = "accounts_index";

/// Writes a document as HTML.
pub(crate) fn write(theme: &Theme, fonts: &Fonts, document: &Document) -> String {
    let mut writer = Writer::new(theme, fonts);
    let paper = match document.paper {
        Paper::Portrait => "portrait",
        Paper::Landscape => "landscape",
    };
    writer.raw("<!doctype html>\n");
    writer.raw(&format!("<html lang=\"{}\">\n<head>\n", escape(&document.language)));
    writer.raw("<meta charset=\"utf-8\"/>\n");
    writer.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    for (name, content) in [("author", &document.author), ("description", &document.subject)] {
        writer.raw(&format!("<meta name=\"{name}\" content=\"{}\"/>\n", escape(content)));
    }
    writer.raw(&format!("<title>{}</title>\n<style>\n", escape(&document.title)));
    writer.raw(&variables(theme));
    writer.raw(STYLE);
    writer.raw(&format!("</style>\n</head>\n<body class=\"{paper}\">\n<main>\n"));
    for page in &document.pages {
        write_page(&mut writer, page);
    }
    writer.raw("</main>\n<footer>");
    for text in [&document.footer.left, &document.footer.right] {
        writer.raw(&format!("<span>{}</span>", escape(text)));
    }
    writer.raw("</footer>\n");
    if document.pages.iter().flat_map(|page| &page.blocks).any(|block| block.id == INDEX_BLOCK) {
        writer.raw(&format!("<script>\n{INDEX_SCRIPT}</script>\n"));
    }
    writer.raw("</body>\n</html>\n");
    writer.finish()
}

fn variables(theme: &Theme) -> String {
    let colours = theme.colours;
    let named = [
        ("ink", colours.ink),
        ("text2", colours.text2),
        ("grey", colours.grey),
        ("previous", colours.previous),
        ("hair", colours.hair),
        ("pale", colours.pale),
        ("accent", colours.accent),
        ("good", colours.good),
        ("bad", colours.bad),
    ];
    let list: Vec<String> =
        named.iter().map(|(name, colour)| format!("--{name}:{}", hex(*colour))).collect();
    format!(":root{{{}}}\n", list.join(";"))
}

fn write_page(writer: &mut Writer<'_>, page: &Page) {
    writer.raw(&format!("<section class=\"page\" aria-label=\"{}\">\n", escape(&page.name)));
    writer.raw("<div class=\"mark\"></div>\n");
    if !has_own_kicker(page) {
        writer.raw(&format!("<p class=\"kicker\">{}</p>\n", escape(&page.kicker)));
    }
    writer.raw("<div class=\"grid\">\n");
    for (block, cell) in grid::cells(&page.blocks) {
        write_block(writer, block, cell);
    }
    writer.raw("</div>\n");
    for footnote in page.footnotes() {
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
