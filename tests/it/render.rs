//! Documents to PDF and HTML, seen from outside: with the tools a reader's program is made of.

use std::{collections::BTreeSet, process::Command};

use avain::render::theme::Theme;
use avain::render::{Error, Renderer};
use avain::report::document::{Document, Frame, Page, Paper, ProseStyle};

use crate::support::sample_document;

/// Margins of both sheets, left and right, in points.
const MARGIN_PT: f64 = 15.0 / 25.4 * 72.0;

fn renderer() -> Renderer {
    Renderer::new(Theme::shipped()).unwrap()
}

fn samples() -> Vec<Document> {
    vec![
        sample_document::management(),
        sample_document::manager(),
        sample_document::briefing(),
        sample_document::index(),
        sample_document::long_table(60),
    ]
}

/// Runs a tool on a PDF and returns what it prints.
fn tool(program: &str, before: &[&str], bytes: &[u8], after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, bytes).unwrap();
    let output =
        Command::new(program).args(before).arg(&file).args(after).output().unwrap_or_else(
            |error| panic!("`{program}`: {error}; apt-get install poppler-utils qpdf"),
        );
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{program}: {errors}{text}");
    text
}

fn pdf_text(document: &Document) -> String {
    tool("pdftotext", &["-raw"], &renderer().pdf(document).unwrap().bytes, &["-"])
}

#[test]
fn every_sample_is_a_clean_pdf_with_embedded_fonts() {
    let renderer = renderer();
    for document in samples() {
        let rendered = renderer.pdf(&document).unwrap();
        assert_eq!(rendered.missing_glyphs.len(), 0, "{}", document.title);
        tool("qpdf", &["--check"], &rendered.bytes, &[]);
        let fonts = tool("pdffonts", &[], &rendered.bytes, &[]);
        for font in fonts.lines().skip(2) {
            let columns: Vec<&str> = font.split_whitespace().collect();
            let flags = &columns[columns.len() - 5..columns.len() - 2];
            assert_eq!(flags, ["yes", "yes", "yes"], "embedded, subset, with Unicode: {font}");
        }
    }
}

#[test]
fn text_comes_back_as_it_was_written() {
    let text = pdf_text(&sample_document::briefing());
    for wanted in ["Ylämaan Sellu Oy", "Åkerlund", "Νίκος Βλαχάκης", "Норд-Датчик", "4711", "−192"]
    {
        assert!(text.contains(wanted), "`{wanted}` in\n{text}");
    }
    let text = pdf_text(&sample_document::management());
    for wanted in ["Sølvi Håkonsen", "Jürgen Weiß", "33 764", "◆", "B → C", "ΔPY"] {
        assert!(
            text.contains(wanted),
            "`{wanted}` in
{text}"
        );
    }
}

#[test]
fn all_text_stands_inside_the_margins() {
    let renderer = renderer();
    for document in samples() {
        let width = if document.paper == Paper::Portrait { 595.276 } else { 841.89 };
        let height = if document.paper == Paper::Portrait { 841.89 } else { 595.276 };
        let rendered = renderer.pdf(&document).unwrap();
        let boxes = tool("pdftotext", &["-bbox"], &rendered.bytes, &["-"]);
        let mut words = 0;
        for line in boxes.lines().filter(|line| line.contains("<word ")) {
            let value = |name: &str| -> f64 {
                let start = line.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
                line[start..].split('"').next().unwrap().parse().unwrap()
            };
            let inside = value("xMin") > MARGIN_PT - 1.0
                && value("xMax") < width - MARGIN_PT + 1.0
                && value("yMin") > 20.0
                && value("yMax") < height - 15.0;
            assert!(inside, "{}: {line}", document.title);
            words += 1;
        }
        assert!(words > 50, "{} words in {}", words, document.title);
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_in_every_thread() {
    let renderer = renderer();
    for document in samples() {
        let first = renderer.pdf(&document).unwrap();
        let (second, third) = std::thread::scope(|scope| {
            let other = scope.spawn(|| renderer.pdf(&document).unwrap());
            let here = renderer.pdf(&document).unwrap();
            (here, other.join().unwrap())
        });
        assert!(first == second && first == third, "{}", document.title);
        assert_eq!(
            renderer.html(&document).unwrap(),
            Renderer::new(Theme::shipped()).unwrap().html(&document).unwrap()
        );
    }
}

#[test]
fn a_table_of_three_hundred_rows_loses_none_and_repeats_its_head() {
    let document = sample_document::long_table(300);
    let rendered = renderer().pdf(&document).unwrap();
    assert!(rendered.pages >= 6, "{} pages", rendered.pages);
    let text = tool("pdftotext", &["-layout"], &rendered.bytes, &["-"]);
    for number in 1..=300 {
        let name = format!("Account {number:04}");
        assert_eq!(text.matches(&name).count(), 1, "{name}");
    }
    for (index, page) in text.split('\u{c}').filter(|page| !page.trim().is_empty()).enumerate() {
        assert_eq!(page.matches("kEUR").count(), if index == 0 { 2 } else { 1 }, "{page}");
        assert!(page.contains(&format!("· {} / {}", index + 1, rendered.pages)), "{page}");
    }
    let last = text.split('\u{c}').rfind(|page| !page.trim().is_empty()).unwrap();
    assert!(last.contains("Account 0300") && last.contains("Total, 300 accounts"), "{last}");
}

#[test]
fn information_outline_and_language_are_set() {
    let rendered = renderer().pdf(&sample_document::briefing()).unwrap();
    let information = tool("pdfinfo", &["-isodates"], &rendered.bytes, &[]);
    for wanted in ["Account briefing: Ylämaan Sellu Oy", "Hallavaara Oy", "2026-11-22", "1.7"] {
        assert!(information.contains(wanted), "`{wanted}` in\n{information}");
    }
    assert!(!information.contains("PDF/X"), "{information}");
    let plain = tool("qpdf", &["--json"], &rendered.bytes, &[]);
    for wanted in [
        "\"/PageMode\": \"/UseOutlines\"",
        "\"/DisplayDocTitle\": true",
        "u:en",
        "u:Briefing",
        "u:Decision system",
    ] {
        assert!(plain.contains(wanted), "`{wanted}`");
    }
}

#[test]
fn links_lead_to_places_and_web_pages_but_not_to_files() {
    let plain = |document: &Document| {
        tool("qpdf", &["--json"], &renderer().pdf(document).unwrap().bytes, &[])
    };
    let briefing = plain(&sample_document::briefing());
    assert!(briefing.contains("https://example.com/ylamaa") && briefing.contains("/GoTo"));
    let index = plain(&sample_document::index());
    assert!(!index.contains("/Annots") && !index.contains("accounts/a.pdf"));
}

#[test]
fn content_higher_than_its_place_is_an_error_naming_the_block() {
    let mut document = sample_document::manager();
    let block = document.pages[0].blocks.iter_mut().find(|block| block.id == "M1").unwrap();
    block.height_mm = 40.0;
    let error = renderer().pdf(&document).unwrap_err();
    let Error::Overflow { block, by_mm, page, .. } = &error else { panic!("{error}") };
    assert_eq!((block.as_str(), *page), ("M1", 1));
    assert!((5.0..15.0).contains(by_mm), "{by_mm}");
    assert!(error.to_string().contains("`M1`") && error.hint().contains("M1"), "{error}");
}

#[test]
fn blocks_that_overlap_or_leave_the_page_are_errors() {
    let mut document = sample_document::manager();
    document.pages[0].blocks[5].height_mm = 60.0;
    let error = renderer().pdf(&document).unwrap_err();
    assert!(matches!(error, Error::Overlap { .. }), "{error}");
    let mut document = sample_document::manager();
    document.pages[0].blocks[5].span = 13;
    let error = renderer().pdf(&document).unwrap_err();
    assert!(matches!(error, Error::OffPage { .. }), "{error}");
}

#[test]
fn characters_without_a_glyph_are_shown_as_a_box_and_reported() {
    let mut document = sample_document::document("Missing", Paper::Portrait, "all");
    let body = vec![sample_document::prose(ProseStyle::Message, "Account 漢字 Oy")];
    let block = sample_document::block("B", Frame::Full, (0, 12), (31.0, 20.0), body);
    let (name, kicker) = ("One".to_owned(), String::new());
    document.pages.push(Page { name, kicker, blocks: vec![block] });
    let rendered = renderer().pdf(&document).unwrap();
    assert_eq!(rendered.missing_glyphs.iter().collect::<String>(), "字漢");
    let text = tool("pdftotext", &[], &rendered.bytes, &["-"]);
    assert!(text.contains("Account □□ Oy"), "{text}");
}

#[test]
fn html_is_one_file_with_semantic_elements() {
    let page =
        String::from_utf8(renderer().html(&sample_document::management()).unwrap().bytes).unwrap();
    for wanted in [
        "<html lang=\"en\">",
        "<main>",
        "<h1 id=\"head-1\">Week 47",
        "<p class=\"caption\">",
        "<h2 class=\"lead\"",
        "script-src &#39;none&#39;",
        "<th scope=\"col\"",
        "<th scope=\"row\"",
        "role=\"img\" aria-label=\"Net revenue of six weeks\"",
        "<span class=\"shape\">◆</span>−12.7",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
    for unwanted in ["<script", "http://", "https://", "url(", "<link"] {
        assert!(!page.contains(unwanted), "{unwanted}");
    }
}

#[test]
fn html_closes_what_it_opens() {
    let renderer = renderer();
    for document in [sample_document::management(), sample_document::briefing()] {
        let page = String::from_utf8(renderer.html(&document).unwrap().bytes).unwrap();
        let markup = page.strip_prefix("<!doctype html>").unwrap();
        let tree = roxmltree::Document::parse(markup).unwrap();
        let is_block = |node: &roxmltree::Node<'_, '_>| {
            node.attribute("class").is_some_and(|class| class.starts_with("block "))
        };
        let blocks = tree.descendants().filter(is_block).count();
        let expected: usize = document.pages.iter().map(|page| page.blocks.len()).sum();
        assert_eq!(blocks, expected);
        assert_names_are_there(&tree);
    }
}

/// Checks that ids are unique and that every name of a table or chart leads to one.
fn assert_names_are_there(tree: &roxmltree::Document<'_>) {
    let every = |attribute: &'static str| {
        tree.descendants().filter_map(move |node| node.attribute(attribute))
    };
    let ids: BTreeSet<&str> = every("id").collect();
    assert_eq!(ids.len(), every("id").count(), "{ids:?}");
    for wanted in every("aria-labelledby") {
        assert!(ids.contains(wanted), "{wanted}");
    }
    assert!(every("aria-labelledby").count() > 3);
}

#[test]
fn html_escapes_names_and_only_the_index_has_a_script() {
    let page =
        String::from_utf8(renderer().html(&sample_document::index()).unwrap().bytes).unwrap();
    assert!(page.contains("&lt;b&gt;&amp;&quot;Co&quot;") && !page.contains("<b>&\"Co\""));
    assert!(page.contains("<a href=\"accounts/a.pdf\">PDF</a>"));
    assert_eq!(page.matches("<script>").count(), 1);
}
