use jiff::civil::date;

use super::*;
use crate::{
    locale::Language,
    model::{Currency, Unit},
    report::chart::{Bullet, Plot},
};

/// Every element once.
const SAMPLE: &str = include_str!("sample.html");

fn read(text: &str) -> Result<Document, Fault> {
    let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
    let plot = Plot::Bullet(Bullet { actual: 0.5, ..Bullet::default() });
    let chart =
        Chart { alt: "Half".to_owned(), width_mm: 30.0, height_mm: 3.2, plot, measure: None };
    parse(
        text,
        &RenderRequest {
            template: "sample.html",
            language: &Language::load("fi").unwrap(),
            unit: &unit,
            context: &(),
            charts: &BTreeMap::from([("plan".to_owned(), chart)]),
            as_of: date(2026, 11, 22),
            author: "Sample Oy",
        },
    )
}

/// Reads a document around the body of one block, which starts in line 2.
fn fault(body: &str) -> (String, String) {
    let text = format!(
        "<article title=\"T\"><footer/><section name=\"P\"><div class=\"bare\" id=\"b\" top=\"1\" \
         height=\"2\">\n{body}</div></section></article>"
    );
    let fault = read(&text).unwrap_err();
    assert_eq!(fault.line, 2, "{fault:?}");
    assert_eq!(fault.block.as_deref(), Some("b"));
    (format!("{}: {}", fault.element, fault.problem), fault.hint)
}

#[test]
fn every_element_becomes_its_part_of_the_document() {
    insta::assert_yaml_snapshot!(read(SAMPLE).unwrap());
}

#[test]
fn unknown_words_are_refused_with_the_nearest_known_one() {
    for (body, problem, hint) in [
        (
            "<p class=\"lede\">x</p>",
            "p: class `lede` is not known here, expected lead, small, note, kicker, figure",
            "did you mean `lead`?",
        ),
        (
            "<ul pich=\"3\"/>",
            "ul: attribute `pich` is not known here, expected pitch",
            "did you mean `pitch`?",
        ),
        (
            "<h5>x</h5>",
            "h5: the element is not known here, expected h1, h2, h3, h4, p, ul, ol, dl, table, search, figure, div, hr, aside",
            "did you mean `h1`?",
        ),
        (
            "<p><span class=\"badd\">x</span></p>",
            "span: class `badd` is not known here, expected muted, accent, good, bad",
            "did you mean `bad`?",
        ),
        (
            "<figure chart=\"plann\"/>",
            "figure: there is no chart `plann`, expected plan",
            "did you mean `plan`?",
        ),
        (
            "<p><a href=\"#c\">x</a></p>",
            "a: there is no block `c`, expected b",
            "did you mean `b`?",
        ),
    ] {
        assert_eq!(fault(body), (problem.to_owned(), hint.to_owned()));
    }
}

#[test]
fn what_has_no_place_is_refused() {
    let told = |body: &str| fault(body).0;
    assert_eq!(told("loose text"), "div: text `loose text` stands outside a paragraph");
    assert_eq!(told("<p>a<br/>b</p>"), "br: a line break outside a table");
    assert_eq!(told("<hr height=\"tall\"/>"), "hr: `height` is `tall`, expected millimetres");
    assert_eq!(told("<table/>"), "table: the table has no columns");
    assert_eq!(told("<dl><dt>a</dt></dl>"), "dt: a name without a value");
    assert_eq!(
        told("<p><a href=\"javascript:alert(1)\">x</a></p>"),
        "a: a link by `javascript:`, expected a path, `#block`, https, http or mailto"
    );
    assert_eq!(
        told("<table><colgroup><col/><col/></colgroup><tbody><tr><td>1</td></tr></tbody></table>"),
        "tr: 1 cells, expected 2"
    );
    assert_eq!(
        told(
            "<table><colgroup><col/></colgroup><tbody><tr><td>1<figure chart=\"plan\"/></td></tr></tbody></table>"
        ),
        "td: text `1` stands outside a paragraph"
    );
}

#[test]
fn text_that_is_not_xml_is_told_with_its_line_and_block() {
    let text = "<article title=\"T\">\n<div class=\"full\" id=\"late\">\n<p>a & b</p>\n";
    let fault = read(text).unwrap_err();
    assert_eq!((fault.line, fault.block.as_deref()), (3, Some("late")));
    assert_eq!(fault.problem, "not well-formed: malformed entity reference");
    assert!(text[fault.at..].starts_with("& b</p>"), "{}", &text[fault.at..]);
}

#[test]
fn blocks_stay_on_the_grid_and_have_their_own_ids() {
    let blocks = |attributes: &str| {
        let text = format!(
            "<article title=\"T\"><footer/><section name=\"P\"><div class=\"full\" id=\"a\" top=\"1\" \
             height=\"2\"/><div {attributes} top=\"1\" height=\"2\"/></section></article>"
        );
        read(&text).unwrap_err().problem
    };
    assert_eq!(blocks("class=\"full\" id=\"a\""), "the id `a` stands twice in the document");
    assert_eq!(blocks("class=\"full\" id=\"B-1\""), "the id `B-1` is not in snake_case");
    assert_eq!(
        blocks("class=\"full\" id=\"b\" column=\"6\" span=\"7\""),
        "column 6 and span 7 leave the 12 columns"
    );
    assert_eq!(blocks("class=\"side\" id=\"b\""), "a block of class `side` has no head");
}

#[test]
fn a_search_has_all_its_words_and_a_place_for_the_number() {
    let search = |shown: &str| {
        fault(&format!(
            "<search label=\"L\" hint=\"H\" all=\"A\" count=\"C\" shown=\"{shown}\"><filter column=\"1\" label=\"F\"/></search>"
        ))
    };
    let (problem, hint) = search("rows");
    assert_eq!(problem, "search: `shown` is `rows`, expected a place for the number of rows");
    assert_eq!(hint, "write `#` where the number stands");
    assert_eq!(search("# rows").0, "search: attribute `skip` is missing or empty");
}
