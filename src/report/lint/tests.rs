//! Each rule, broken once.

use jiff::civil::date;

use crate::{
    locale::Language,
    report::{
        chart::{
            Bar, Bars, BridgeStep, Bullet, Chart, ColumnMark, Dot, Measure, Plot, Sparkline,
            Verdict,
        },
        document::{
            Align, Block, Document, Element, Footer, Frame, Page, Paper, Prose, ProseStyle, Row,
            RowKind, Run, Table, TableCell, TableColumn,
        },
        lint::{self, Breach, Identity, Rule, template},
    },
};

const IDENTITY: Identity<'_> = Identity {
    day: "22 Nov 2026",
    period: "week 47",
    run: "5f3a90c1",
    readers: "A. Mäkelä",
    line: "Hallavaara Oy",
    mark: None,
};

fn runs(text: &str) -> Vec<Run> {
    vec![Run { text: text.to_owned(), ..Run::default() }]
}

fn prose(style: ProseStyle, text: &str) -> Element {
    Element::Prose(Prose { style, runs: runs(text) })
}

fn drawn(plot: Plot) -> Element {
    Element::Chart(Chart {
        alt: String::new(),
        width_mm: 60.0,
        height_mm: 20.0,
        plot,
        measure: None,
    })
}

fn column(head: &str, align: Align) -> TableColumn {
    TableColumn { width_mm: None, align, head: runs(head), axis: None }
}

/// Returns a table of one column.
fn table(head: &str, align: Align, cells: &[&str]) -> Element {
    let row = |text: &&str| Row { kind: RowKind::Body, cells: vec![TableCell::Text(runs(text))] };
    let rows = cells.iter().map(row).collect();
    Element::Table(Table { columns: vec![column(head, align)], groups: vec![], row_mm: 4.45, rows })
}

/// Returns a block with a good title and these contents.
fn block(id: &str, mut content: Vec<Element>) -> Block {
    let mut body = vec![
        prose(ProseStyle::Message, "Revenue is 780 k EUR"),
        prose(ProseStyle::Caption, "Hallavaara Oy · net revenue, kEUR · week 47"),
    ];
    body.append(&mut content);
    let (id, frame, head) = (id.to_owned(), Frame::Full, vec![]);
    Block {
        id,
        frame,
        column: 0,
        span: 12,
        top_mm: 17.0,
        height_mm: 40.0,
        flows: false,
        head,
        body,
    }
}

fn document(blocks: Vec<Block>) -> Document {
    let footer = Footer {
        left: "Hallavaara Oy · 22 Nov 2026 · week 47 · 5f3a90c1".to_owned(),
        right: "A. Mäkelä".to_owned(),
    };
    let page = Page { name: "Summary".to_owned(), kicker: String::new(), blocks };
    Document {
        title: "Report".to_owned(),
        subject: String::new(),
        author: String::new(),
        language: "en".to_owned(),
        as_of: date(2026, 11, 22),
        paper: Paper::Landscape,
        footer,
        pages: vec![page],
    }
}

fn marked(text: &str) -> ColumnMark {
    ColumnMark { actual: 0.5, text: text.to_owned(), ..ColumnMark::default() }
}

fn bar_of(actual: f32, text: &str) -> Bar {
    Bar { actual, text: text.to_owned(), ..Bar::default() }
}

fn found(document: &Document) -> Vec<Breach> {
    let english = Language::load("en").unwrap();
    lint::document(document, &english, &IDENTITY, &|id| id != "unheard_of")
}

/// Returns which rules a block breaks.
fn broken(content: Vec<Element>) -> Vec<Rule> {
    found(&document(vec![block("kpi_table", content)])).iter().map(|breach| breach.rule).collect()
}

#[test]
fn a_document_that_keeps_to_the_rules_has_no_breach() {
    let good = vec![
        table("kEUR", Align::Right, &["3\u{202f}906", "−1", "n/a", ""]),
        drawn(Plot::Bars(Bars {
            rows: vec![Bar {
                name: "Price".to_owned(),
                actual: 1.0,
                text: "12.2\u{202f}%".to_owned(),
                ..Bar::default()
            }],
            ..Bars::default()
        })),
    ];
    assert_eq!(broken(good), []);
}

#[test]
fn n01_a_head_that_calls_a_scenario_otherwise() {
    assert_eq!(broken(vec![table("BUDGET", Align::Right, &["1"])]), [Rule::N1]);
    assert_eq!(broken(vec![table("ΔBU", Align::Right, &["1"])]), [Rule::N1]);
    assert_eq!(broken(vec![table("ΔPL", Align::Right, &["1"])]), []);
}

#[test]
fn n03_columns_over_names_and_bars_over_periods() {
    let columns = |label: &str| {
        let mark = ColumnMark { label: label.to_owned(), ..marked("5") };
        broken(vec![drawn(Plot::Columns(vec![mark]))])
    };
    assert_eq!(
        (columns("Price"), columns("W47"), columns("Nov")),
        (vec![Rule::N3], vec![], vec![])
    );
    let bar = |name: &str| Bar { name: name.to_owned(), ..bar_of(0.5, "5") };
    let rows = ["Sep", "Oct", "Nov"].map(bar).to_vec();
    assert_eq!(broken(vec![drawn(Plot::Bars(Bars { rows, ..Bars::default() }))]), [Rule::N3]);
}

#[test]
fn n04_bars_that_leave_their_scale_and_bridges_that_do_not_meet() {
    let rows = vec![bar_of(1.4, "14")];
    assert_eq!(broken(vec![drawn(Plot::Bars(Bars { rows, ..Bars::default() }))]), [Rule::N4]);
    let step = |from, to| BridgeStep {
        from,
        to,
        zero: 0.2,
        text: "+1".to_owned(),
        verdict: Verdict::Good,
    };
    assert_eq!(broken(vec![drawn(Plot::Bridge(vec![step(0.2, 0.5), step(0.7, 0.9)]))]), [Rule::N4]);
    let whole = vec![step(0.2, 0.5), step(0.5, 0.3), step(0.2, 0.3)];
    assert_eq!(broken(vec![drawn(Plot::Bridge(whole))]), []);
}

#[test]
fn n05_a_second_scale_of_one_unit_without_its_ratio() {
    let chart = |whole: f32| {
        let mark = ColumnMark { label: "W47".to_owned(), actual: 1.0, ..ColumnMark::default() };
        let measure = Some(Measure { unit: "EUR".to_owned(), whole });
        let plot = Plot::Columns(vec![mark]);
        Element::Chart(Chart { alt: String::new(), width_mm: 60.0, height_mm: 20.0, plot, measure })
    };
    assert_eq!(broken(vec![chart(1000.0), chart(3300.0)]), [Rule::N5]);
    assert_eq!(broken(vec![chart(1000.0), chart(1050.0)]), []);
    let told = prose(ProseStyle::Note, "months: scale 1 : 3.3 of the weeks");
    assert_eq!(broken(vec![chart(1000.0), chart(3300.0), told]), []);
}

#[test]
fn n07_a_title_that_lacks_a_part_and_a_message_without_a_number() {
    let mut untitled = block("kpi_table", vec![table("AC", Align::Right, &["1"])]);
    untitled.body[0] = prose(ProseStyle::Message, "Revenue went up");
    untitled.body[1] = prose(ProseStyle::Caption, "Net revenue · week 47");
    let breaches = found(&document(vec![untitled.clone()]));
    assert_eq!(breaches.iter().map(|breach| breach.rule).collect::<Vec<_>>(), [Rule::N7, Rule::N7]);
    untitled.body[0] = prose(ProseStyle::Message, "No account is late");
    untitled.body[1] = prose(ProseStyle::Caption, "Accounts · number · week 47");
    assert_eq!(found(&document(vec![untitled])), []);
}

#[test]
fn n08_figures_that_no_filter_wrote() {
    let cell = |text: &str| broken(vec![table("AC", Align::Right, &[text])]);
    assert_eq!(cell("+inf\u{202f}%"), [Rule::N8]);
    assert_eq!(cell("NaN"), [Rule::N8]);
    assert_eq!(cell("-12"), [Rule::N9]);
    assert_eq!(cell("0.0341827"), [Rule::N9]);
    assert_eq!(cell("12.3%"), [Rule::N9]);
    assert_eq!(cell("−12.3\u{202f}%"), []);
    assert_eq!(cell("2026-11-22"), []);
}

#[test]
fn n09_signs_and_sums_written_into_a_template() {
    let source = "<td>{{ a | count }} %</td>\n<td>+{{ a | count }}</td>\n<td>{{ a * 100 }}</td>\n\
                  <div top=\"{{ a + 5 }}\"/>{{ (a * 100) | decimal }}{% if a %}{{ a | percent }}{% endif %}";
    let breaches = template("blocks/duties.html", source);
    let lines: Vec<_> = breaches.iter().map(|breach| breach.written.clone().unwrap().1).collect();
    assert_eq!(lines, [1, 2, 3], "{breaches:?}");
    let told = breaches[0].to_string();
    assert!(told.starts_with("blocks/duties.html:1: notation N9: `%` after"), "{told}");
}

#[test]
fn n10_n11_charts_that_say_too_much() {
    let bar = |text: &str| {
        let rows = vec![bar_of(0.5, text)];
        broken(vec![drawn(Plot::Bars(Bars { rows, ..Bars::default() }))])
    };
    assert_eq!(
        (bar("33.76"), bar("3.27"), bar("+1\u{202f}116.9\u{202f}%")),
        (vec![Rule::N10], vec![], vec![])
    );
    let line = |points: usize, before: usize| {
        let (actual, previous_year) = (vec![0.5; points], vec![0.5; before]);
        let line = Sparkline { actual, previous_year, ..Sparkline::default() };
        broken(vec![drawn(Plot::Sparkline(line))])
    };
    assert_eq!(
        (line(53, 0), line(13, 12), line(12, 12)),
        (vec![Rule::N11], vec![Rule::N11], vec![])
    );
}

/// Returns a table of one column of charts, and beside it one of texts.
fn charted(charts: Vec<Plot>, beside: &str, measure: Option<&Measure>) -> Element {
    let row = |plot| {
        let Element::Chart(chart) = drawn(plot) else { unreachable!("it draws") };
        let chart = Chart { measure: measure.cloned(), ..chart };
        let cells = vec![TableCell::Chart(chart), TableCell::Text(runs(beside))];
        Row { kind: RowKind::Body, cells }
    };
    let columns = vec![column("AC, PY", Align::Left), column("kEUR", Align::Right)];
    let rows = charts.into_iter().map(row).collect();
    Element::Table(Table { columns, groups: vec![], row_mm: 4.45, rows })
}

#[test]
fn n12_bullets_that_leave_their_scale() {
    let bullet = |target| Plot::Bullet(Bullet { actual: 0.5, target, ..Bullet::default() });
    assert_eq!(broken(vec![drawn(bullet(Some(1.3)))]), [Rule::N12]);
    let column =
        |targets: [Option<f32>; 2]| broken(vec![charted(targets.map(bullet).to_vec(), "12", None)]);
    // A source without a plan has no targets.
    assert_eq!(column([None, None]), []);
    assert_eq!(column([Some(0.9), None]), []);
}

#[test]
fn n12_a_column_of_bullets_to_several_scales() {
    let measures = [100.0, 200.0].map(|whole| Measure { unit: "EUR".to_owned(), whole });
    let bullet = || Plot::Bullet(Bullet { target: Some(0.9), ..Bullet::default() });
    let tables = measures.map(|measure| charted(vec![bullet()], "12", Some(&measure)));
    let [Element::Table(mut one), Element::Table(mut other)] = tables else { unreachable!() };
    assert_eq!(broken(vec![Element::Table(one.clone())]), []);
    one.rows.append(&mut other.rows);
    assert_eq!(broken(vec![Element::Table(one)]), [Rule::N12]);
}

#[test]
fn n05_a_chart_whose_lengths_nothing_tells() {
    let bare = || Plot::Bars(Bars { rows: vec![bar_of(0.5, "")], ..Bars::default() });
    assert_eq!(broken(vec![drawn(bare())]), [Rule::N5]);
    assert_eq!(
        broken(vec![drawn(Plot::Columns(vec![marked("5"), marked("")]))]),
        [Rule::N3, Rule::N5]
    );
    assert_eq!(broken(vec![charted(vec![bare()], "late", None)]), [Rule::N5]);
    assert_eq!(broken(vec![charted(vec![bare()], "1\u{202f}234", None)]), []);
    let measure = Measure { unit: "EUR".to_owned(), whole: 1000.0 };
    assert_eq!(broken(vec![charted(vec![bare()], "late", Some(&measure))]), []);
}

#[test]
fn n05_dots_without_an_axis() {
    let dot = || Plot::Dot(Dot::default());
    let Element::Table(mut table) = charted(vec![dot()], "late", None) else { unreachable!() };
    assert_eq!(broken(vec![Element::Table(table.clone())]), [Rule::N5]);
    let Element::Chart(axis) = drawn(Plot::Axis(vec![(0.0, "1".to_owned())])) else {
        unreachable!()
    };
    table.columns[0].axis = Some(axis);
    assert_eq!(broken(vec![Element::Table(table)]), []);
}

#[test]
fn n08_a_relative_variance_beside_no_amount() {
    let row = |cells: [&str; 3]| Row {
        kind: RowKind::Body,
        cells: cells.map(|text| TableCell::Text(runs(text))).to_vec(),
    };
    let table = |amount: &str| {
        let columns = ["Account", "AC", "ΔPY %"].map(|head| column(head, Align::Right)).to_vec();
        let rows = vec![row(["Ylämaan Sellu Oy", amount, "+3.4\u{202f}%"])];
        broken(vec![Element::Table(Table { columns, groups: vec![], row_mm: 4.45, rows })])
    };
    assert_eq!(table("late"), [Rule::N8]);
    assert_eq!(table("12\u{202f}%"), [Rule::N8]);
    assert_eq!(table("3\u{202f}906"), []);
}

#[test]
fn n13_long_tables_and_figures_at_the_left() {
    let many = vec!["x"; 27];
    assert_eq!(broken(vec![table("Account", Align::Left, &many)]), [Rule::N13]);
    assert_eq!(broken(vec![table("kEUR", Align::Left, &["1\u{202f}234", "+5"])]), [Rule::N13]);
    assert_eq!(broken(vec![table("Order", Align::Left, &["4711", "4712"])]), []);
}

#[test]
fn n14_a_language_that_moves_a_block() {
    let here = document(vec![block("duties", vec![])]);
    let mut there = here.clone();
    assert_eq!(lint::same_places(&here, &there), []);
    there.pages[0].blocks[0].top_mm = 20.0;
    let moved = lint::same_places(&here, &there);
    assert_eq!((moved[0].rule, moved[0].block.as_str()), (Rule::N14, "duties"));
}

#[test]
fn n14_a_block_that_says_nothing() {
    let mut silent = block("duties", vec![]);
    silent.body = vec![prose(ProseStyle::Note, " ")];
    let breaches = found(&document(vec![silent.clone()]));
    assert_eq!((breaches.len(), breaches[0].rule), (1, Rule::N14));
    silent.body = vec![prose(ProseStyle::Note, "Not on record: promises")];
    assert_eq!(found(&document(vec![silent])), []);
}

#[test]
fn n14_a_block_under_a_condition_that_data_meet() {
    let vanishing = |source: &str, block: &str| {
        let files = [("account.html", source), ("blocks/terms.html", block)];
        let files = files.map(|(name, source)| (name.to_owned(), source.to_owned()));
        let found = lint::vanishing(&files.into_iter().collect());
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let told = vanishing("<p/>\n{% if blocks.terms -%}\n<div id=\"terms\"/>{% endif %}", "");
    assert_eq!(told.len(), 1);
    let start = "account.html:3: notation N14: `terms` stands under `{% if blocks.terms %}`";
    assert!(told[0].starts_with(start), "{}", told[0]);
    let by_else = "{% if blocks.terms %}{% else %}<div id=\"terms\"/>{% endif %}";
    assert_eq!(vanishing(by_else, "").len(), 1);
    let included = "{% if blocks.terms %}{% include \"blocks/terms.html\" %}{% endif %}";
    assert_eq!(vanishing(included, "<div id=\"terms\"/>").len(), 1);
    assert_eq!(vanishing(included, "<p/>"), [""; 0]);
    let copy = "{% if view == \"full\" and not dossier %}<div id=\"terms\"/>{% endif %}";
    assert_eq!(vanishing(copy, ""), [""; 0]);
    let after = "{% if blocks.terms %}x{% endif %}<div id=\"terms\"/>";
    assert_eq!(vanishing(after, ""), [""; 0]);
}

#[test]
fn n15_a_footer_that_hides_the_run() {
    let mut anonymous = document(vec![]);
    anonymous.footer.left = "Hallavaara Oy · 22 Nov 2026 · week 47".to_owned();
    let breaches = found(&anonymous);
    assert_eq!((breaches.len(), breaches[0].rule), (1, Rule::N15));
    assert!(breaches[0].found.contains("run `5f3a90c1`"), "{}", breaches[0]);
}

#[test]
fn n15_a_footer_without_the_line_and_the_mark_of_the_theme() {
    let branded = Identity { line: "Hallavaara · sales", mark: Some("Internal"), ..IDENTITY };
    let language = Language::load("en").unwrap();
    let breaches = lint::document(&document(vec![]), &language, &branded, &|_| true);
    let found: Vec<_> = breaches.iter().map(|breach| breach.found.as_str()).collect();
    let line = "the footer lacks the company line `Hallavaara · sales`";
    assert_eq!(found, [line, "the footer lacks the mark `Internal`"]);
}

#[test]
fn n16_figures_of_a_block_that_nothing_computes() {
    let foreign = block("unheard_of", vec![table("AC", Align::Right, &["1"])]);
    assert_eq!(found(&document(vec![foreign]))[0].rule, Rule::N16);
    assert_eq!(found(&document(vec![block("unheard_of", vec![])])), []);
}

#[test]
fn n17_a_sixth_message() {
    let lead = |_| prose(ProseStyle::Lead, "1 On time 81 %");
    assert_eq!(broken((0..6).map(lead).collect()), [Rule::N17]);
    assert_eq!(broken((0..5).map(lead).collect()), []);
}

#[test]
fn n18_an_estimate_without_mark_or_note() {
    let estimate = |mark: &str| {
        let figure = Run { text: "102".to_owned(), italic: true, ..Run::default() };
        let runs = [vec![figure], runs(mark)].concat();
        Element::Prose(Prose { style: ProseStyle::Text, runs })
    };
    let note = || prose(ProseStyle::Note, "* Italic: estimated.");
    assert_eq!(broken(vec![estimate("*")]), [Rule::N18]);
    assert_eq!(broken(vec![estimate(" k EUR"), note()]), [Rule::N18]);
    assert_eq!(broken(vec![estimate("*"), note()]), []);
}
