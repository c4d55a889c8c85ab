//! Documents built by hand after the visual target: words and figures of the design's mock pages.

use avain::report::chart::{
    Bar, Bars, BridgeStep, Bullet, Chart, ColumnMark, FlowMark, Lane, LaneMark, LaneShape,
    LinePlot, Matrix, MatrixCell, MatrixRow, Plot, Rhythm, Scenario, Sparkline, Timeline, Variance,
    Verdict,
};
use avain::report::document::{
    Align, Block, Document, Element, Footer, Frame, Group, List, Page, Pairs, Paper, Prose,
    ProseStyle, Row, RowKind, Run, Side, Table, TableCell, TableColumn, Tone,
};
use jiff::civil::date;

/// Returns an empty document.
pub(crate) fn document(title: &str, paper: Paper, readers: &str) -> Document {
    Document {
        title: title.to_owned(),
        subject: "Week 47, 16–22 Nov 2026".to_owned(),
        author: "Hallavaara Oy".to_owned(),
        language: "en".to_owned(),
        as_of: date(2026, 11, 22),
        paper,
        footer: Footer {
            left: "Hallavaara Oy · as of 22 Nov 2026 · week 47 · run 5f3a90c1".to_owned(),
            right: format!("Confidential: {readers}"),
        },
        pages: vec![],
    }
}

/// Returns runs: `*bold*`, `_muted_`, `#accent#`, `+better+` and `!worse!` between marks.
pub(crate) fn runs(text: &str) -> Vec<Run> {
    let mut found = vec![];
    let mut open = Run::default();
    for character in spaced(text).chars() {
        let mut next = Run { bold: open.bold, tone: open.tone, ..Run::default() };
        let toggled = |tone| if open.tone == tone { Tone::Plain } else { tone };
        match character {
            '*' => next.bold = !next.bold,
            '_' => next.tone = toggled(Tone::Muted),
            '#' => next.tone = toggled(Tone::Accent),
            '^' => next.tone = toggled(Tone::Good),
            '!' => next.tone = toggled(Tone::Bad),
            _ => {
                open.text.push(character);
                continue;
            }
        }
        found.push(std::mem::replace(&mut open, next));
    }
    found.push(open);
    found.retain(|run| !run.text.is_empty());
    found
}

/// Returns the text with the narrow spaces that number formats use.
fn spaced(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let is_digit = |index: usize| characters.get(index).is_some_and(char::is_ascii_digit);
    (0..characters.len())
        .map(|index| {
            let group = index > 0
                && is_digit(index - 1)
                && (is_digit(index + 1) || characters.get(index + 1) == Some(&'%'));
            if characters[index] == ' ' && group { '\u{202f}' } else { characters[index] }
        })
        .collect()
}

/// Returns a paragraph.
pub(crate) fn prose(style: ProseStyle, text: &str) -> Element {
    Element::Prose(Prose { style, runs: runs(text) })
}

/// Returns a block with a full frame, or bare when it has no rule.
pub(crate) fn block(
    id: &str,
    frame: Frame,
    (column, span): (u8, u8),
    (top_mm, height_mm): (f32, f32),
    body: Vec<Element>,
) -> Block {
    let (id, head, flows) = (id.to_owned(), vec![], false);
    Block { id, frame, column, span, top_mm, height_mm, flows, head, body }
}

/// Returns a table of text cells; columns are `(width, align, head)`, a width of 0 is shared.
pub(crate) fn table(columns: &[(f32, Align, &str)], row_mm: f32, rows: &[&[&str]]) -> Table {
    let columns = columns
        .iter()
        .map(|(width, align, head)| TableColumn {
            width_mm: (*width > 0.0).then_some(*width),
            align: *align,
            head: runs(head),
        })
        .collect();
    let rows = rows.iter().map(|cells| body_row(cells.iter().map(|cell| text(cell)))).collect();
    Table { columns, groups: vec![], row_mm, rows }
}

/// Returns a text cell.
pub(crate) fn text(markup: &str) -> TableCell {
    TableCell::Text(runs(markup))
}

/// Returns an ordinary row.
pub(crate) fn body_row(cells: impl IntoIterator<Item = TableCell>) -> Row {
    Row { kind: RowKind::Body, cells: cells.into_iter().collect() }
}

fn chart(alt: &str, width_mm: f32, height_mm: f32, plot: Plot) -> Chart {
    Chart { alt: alt.to_owned(), width_mm, height_mm, plot }
}

fn spark(size: (f32, f32), values: &[f32], last: Verdict, band: bool) -> Chart {
    let line = Sparkline {
        actual: values.to_vec(),
        previous_year: vec![],
        band: band.then_some((0.2, 0.8)),
        last,
    };
    chart("13 weeks", size.0, size.1, Plot::Sparkline(line))
}

fn head(title: &str, kicker: &str, width: u8) -> Block {
    let body = vec![prose(ProseStyle::Kicker, kicker), prose(ProseStyle::Title, title)];
    block("head", Frame::Bare, (0, width), (12.6, 17.0), body)
}

fn facts(top: f32, rows: &[(&str, &str)]) -> Block {
    let rows = rows.iter().map(|(name, value)| (runs(name), runs(value))).collect();
    let pairs = Pairs { name_mm: 26.0, ruled: false, pitch_mm: 3.9, rows };
    block("facts", Frame::Bare, (7, 5), (top, 14.0), vec![Element::Pairs(pairs)])
}

fn message(id: &str, place: (u8, u8), at: (f32, f32), lead: &str, text: &str) -> Block {
    let body = vec![prose(ProseStyle::Lead, lead), prose(ProseStyle::Text, text)];
    block(id, Frame::Full, place, at, body)
}

const WAVE: [f32; 13] = [0.4, 0.5, 0.35, 0.6, 0.3, 0.55, 0.45, 0.5, 0.35, 0.4, 0.6, 0.5, 0.55];
const FALL: [f32; 13] = [0.9, 0.95, 0.85, 0.9, 0.8, 0.75, 0.6, 0.55, 0.5, 0.45, 0.3, 0.2, 0.05];

/// Returns the first page of the weekly management report.
pub(crate) fn management() -> Document {
    let mut report = document("Weekly management report", Paper::Landscape, "management group");
    let mut title = head("Week 47, 16–22 Nov 2026", "Weekly management report", 7);
    title.top_mm = 10.4;
    title.height_mm = 14.0;
    let blocks = vec![
        title,
        facts(
            10.8,
            &[
                ("Scope", "Hallavaara Oy, 60 accounts, 6 managers, EUR"),
                ("As of", "22 Nov 2026; 12 months = Nov 2025 – Oct 2026"),
                ("Data", "60 of 60 accounts received; control total agrees"),
            ],
        ),
        message(
            "W1-0",
            (0, 3),
            (26.4, 29.0),
            "#1# −1 611 k to plan",
            "Year to date 33.76 m EUR is 4.6 % below plan and 0.4 % below last year. Jürgen Weiß \
             (−858 k) and Sølvi Håkonsen (−706 k) carry 97 % of it; both present a plan on 30 Nov.",
        ),
        message(
            "W1-1",
            (3, 3),
            (26.4, 29.0),
            "#2# Five accounts late",
            "1 111 k EUR of 12-month revenue is past its own rhythm, Hämeenselän Lämpö (334 k) \
             first. Their four owners call by 25 Nov.",
        ),
        message(
            "W1-2",
            (6, 3),
            (26.4, 29.0),
            "#3# On time 81 %",
            "Deliveries on time fell to 81.1 % in four weeks from 95.0 % until mid-September: a \
             signal, ten weeks on one side. Logistics reports causes and a date on 30 Nov.",
        ),
        message(
            "W1-3",
            (9, 3),
            (26.4, 29.0),
            "#4# 672 k overdue",
            "Overdue money is 35 % above last year; Ylämaan Sellu owes 212 k of it, since two late \
             deliveries in October. Aino Mäkelä asks for a date on 25 Nov.",
        ),
        measures(),
        revenue_over_time(),
        restated(),
    ];
    report.pages.push(Page {
        name: "Week 47".to_owned(),
        kicker: "Weekly management report · week 47, 2026".to_owned(),
        blocks,
    });
    report.pages.push(portfolio());
    report
}

fn measures() -> Block {
    use Align::{Left, Right};
    let lines: [(&str, Verdict, &[&str]); 12] = [
        (
            "*Orders* _no._",
            Verdict::None,
            &["*23*", "10", "+13", "+130.0 %", "56", "", "", "135", "", "", "933", "", ""],
        ),
        (
            "*Net revenue* _kEUR_",
            Verdict::None,
            &[
                "*780*",
                "442",
                "+338",
                "+76.3 %",
                "2 195",
                "2 514",
                "!−12.7 %!",
                "5 363",
                "5 994",
                "!−10.5 %!",
                "33 764",
                "35 374",
                "−4.6 %",
            ],
        ),
        (
            "*Gross margin* _%_",
            Verdict::None,
            &[
                "*29.8*",
                "28.6",
                "+1.1",
                "",
                "29.7",
                "31.0",
                "−1.3 pp",
                "30.0",
                "31.0",
                "−1.0 pp",
                "30.1",
                "31.0",
                "−0.9 pp",
            ],
        ),
        (
            "*Active accounts* _no._",
            Verdict::None,
            &["*55*", "55", "0", "0.0 %", "", "", "", "", "", "", "55", "57", "−3.5 %"],
        ),
        (
            "*Lost accounts* _no._",
            Verdict::None,
            &["*0*", "0", "0", "n/a", "0", "", "", "0", "", "", "5", "", ""],
        ),
        (
            "*Won back* _no._",
            Verdict::None,
            &["*0*", "0", "0", "n/a", "0", "", "", "0", "", "", "1", "", ""],
        ),
        (
            "*GRR, 12 months* _%_",
            Verdict::None,
            &["*93.2*", "95.5", "−2.4", "", "", "", "", "", "", "", "93.2", "94.0", "−0.8 pp"],
        ),
        (
            "*NRR, 12 months* _%_",
            Verdict::None,
            &["*98.1*", "103.1", "−5.0", "", "", "", "", "", "", "", "98.1", "102.0", "!−3.9 pp!"],
        ),
        (
            "*On time, 4 weeks* _%_",
            Verdict::Bad,
            &["*81.1*", "91.0", "−9.9", "", "", "", "", "", "", "", "81.1", "95.0", "!−13.9 pp!"],
        ),
        (
            "*Promises kept, 13 weeks* _%_",
            Verdict::None,
            &["*87.5*", "90.8", "−3.3", "", "", "", "", "", "", "", "87.5", "95.0", "!−7.5 pp!"],
        ),
        (
            "*Overdue* _kEUR_",
            Verdict::Bad,
            &[
                "*672*",
                "498",
                "+174",
                "!+34.9 %!",
                "",
                "",
                "",
                "",
                "",
                "",
                "672",
                "500",
                "!+34.4 %!",
            ],
        ),
        (
            "*Top-5 share, 12 months* _%_",
            Verdict::None,
            &["*42.8*", "42.1", "+0.7", "", "", "", "", "", "", "", "42.8", "45.0", "^−2.2 pp^"],
        ),
    ];
    let widths =
        [43.0, 13.0, 13.0, 14.0, 17.0, 14.0, 14.0, 17.5, 14.0, 14.0, 17.5, 16.0, 16.0, 18.0, 26.0];
    let heads = [
        "KPI", "AC", "PY", "ΔPY", "ΔPY %", "AC", "PL", "ΔPL", "AC", "PL", "ΔPL", "AC", "PL", "ΔPL",
        "13 weeks",
    ];
    let columns: Vec<(f32, Align, &str)> = widths
        .iter()
        .zip(heads)
        .enumerate()
        .map(|(index, (width, head))| (*width, if index == 0 { Left } else { Right }, head))
        .collect();
    let mut content = table(&columns, 4.45, &[]);
    let groups = [
        ("", 1),
        ("Week 47", 4),
        ("Month to date", 3),
        ("Quarter to date", 3),
        ("Year to date, or as of 22 Nov", 3),
        ("", 1),
    ];
    content.groups =
        groups.iter().map(|(text, span)| Group { text: (*text).to_owned(), span: *span }).collect();
    for (name, verdict, cells) in lines {
        let values = if verdict == Verdict::Bad { FALL } else { WAVE };
        let line = TableCell::Chart(spark((24.0, 3.7), &values, verdict, true));
        let cells = std::iter::once(text(name)).chain(cells.iter().map(|cell| text(cell)));
        content.rows.push(body_row(cells.chain([line])));
    }
    let body = vec![
        prose(
            ProseStyle::Message,
            "Revenue of week 47 is 780 k EUR, inside its usual range; on-time delivery and overdue are the two signals",
        ),
        prose(
            ProseStyle::Caption,
            "Hallavaara Oy · 12 measures, unit in the first column · week 47 against PY (same ISO week), periods against plan; band in the sparkline = usual variation (XmR)",
        ),
        Element::Table(content),
    ];
    block("W2", Frame::Full, (0, 12), (56.0, 74.0), body)
}

fn column_marks(values: &[(&str, &str, f32, f32, f32, &str)]) -> Vec<ColumnMark> {
    values
        .iter()
        .map(|(label, sublabel, actual, previous, plan, text)| ColumnMark {
            label: (*label).to_owned(),
            sublabel: (*sublabel).to_owned(),
            actual: *actual,
            previous_year: Some(*previous),
            plan: Some(*plan),
            text: (*text).to_owned(),
            strong: *label == "W47",
        })
        .collect()
}

fn revenue_over_time() -> Block {
    let weeks = column_marks(&[
        ("W42", "", 0.69, 0.49, 0.70, "771"),
        ("W43", "", 0.69, 0.90, 0.70, "789"),
        ("W44", "", 0.74, 0.67, 0.70, "828"),
        ("W45", "", 0.69, 1.0, 0.73, "774"),
        ("W46", "", 0.57, 0.83, 0.73, "641"),
        ("W47", "", 0.68, 0.39, 0.73, "780"),
    ]);
    let months = column_marks(&[
        ("Nov", "2025", 0.87, 0.80, 0.92, "3.27"),
        ("Dec", "", 0.75, 0.74, 0.76, "2.86"),
        ("Jan", "2026", 0.83, 0.78, 0.86, "3.12"),
        ("Feb", "", 0.69, 0.77, 0.84, "2.58"),
        ("Mar", "", 0.94, 0.85, 0.92, "3.53"),
        ("Apr", "", 0.83, 0.79, 0.86, "3.11"),
        ("May", "", 0.89, 0.78, 0.94, "3.33"),
        ("Jun", "", 0.90, 0.86, 0.92, "3.37"),
        ("Jul", "", 0.71, 0.66, 0.73, "2.67"),
        ("Aug", "", 0.85, 0.74, 0.88, "3.16"),
        ("Sep", "", 0.91, 1.0, 0.95, "3.53"),
        ("Oct", "", 0.85, 0.83, 0.90, "3.17"),
    ]);
    let side = |(width_mm, height), caption: &str, alt: &str, marks| Side {
        width_mm,
        elements: vec![
            prose(ProseStyle::Caption, caption),
            Element::Chart(chart(alt, width_mm, height, Plot::Columns(marks))),
        ],
    };
    let body = vec![
        prose(
            ProseStyle::Message,
            "Net revenue was below plan in 8 of 12 months; no single week leaves the usual range",
        ),
        prose(
            ProseStyle::Caption,
            "Hallavaara Oy · net revenue · last 6 complete weeks and 12 complete months against PY and plan",
        ),
        Element::Columns(vec![
            side((62.0, 35.0), "6 weeks, kEUR", "Net revenue of six weeks", weeks),
            side(
                (133.2, 38.4),
                "12 months, m EUR; scale 1 : 3.3 of the weeks",
                "Net revenue of twelve months",
                months,
            ),
        ]),
        Element::Pairs(Pairs {
            name_mm: 18.0,
            ruled: false,
            pitch_mm: 4.0,
            rows: vec![(runs("*Week 47*"), runs("780 k · +76.3 % PY  *YTD* 33.76 m · −4.6 % PL"))],
        }),
    ];
    block("W3", Frame::Full, (0, 9), (133.4, 61.0), body)
}

fn restated() -> Block {
    use Align::{Left, Right};
    let rows: [&[&str]; 2] =
        [&["Net revenue, Oct 2026", "3 186", "3 168"], &["Overdue, week 46", "628", "641"]];
    let columns = [(41.0, Left, "Figure"), (11.0, Right, "was"), (11.7, Right, "now")];
    let body = vec![
        prose(ProseStyle::Message, "Two figures restated, one method changed"),
        prose(ProseStyle::Caption, "Since the issue of week 46 · kEUR"),
        Element::Table(table(&columns, 4.6, &rows)),
        prose(ProseStyle::Small, "*October:* credit note 771 was linked to its invoice."),
        prose(ProseStyle::Small, "*Overdue:* payment 9044 was booked twice."),
        prose(
            ProseStyle::Small,
            "*Method:* NRR and GRR now end at the week, not at the month; effect on GRR −0.3 pp.",
        ),
    ];
    block("W4", Frame::Full, (9, 3), (133.4, 61.0), body)
}

fn cell(count: &str, lines: &[&str], share: f32) -> MatrixCell {
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    MatrixCell { count: count.to_owned(), empty: count == "0", lines, share }
}

fn portfolio() -> Page {
    use Align::{Left, Right};
    let row = |name: &str, cells: Vec<MatrixCell>| MatrixRow { name: name.to_owned(), cells };
    let matrix = Matrix {
        columns: ["X steady", "Y varying", "Z irregular"].map(str::to_owned).to_vec(),
        rows: vec![
            row(
                "A",
                vec![
                    cell("18", &["29 299 k", "77.7 %", "err 31 %"], 0.91),
                    cell("2", &["1 210 k", "3.2 %", "err 70 %"], 0.04),
                    cell("0", &[], 0.0),
                ],
            ),
            row(
                "B",
                vec![
                    cell("13", &["3 754 k", "10.0 %", "err 50 %"], 0.12),
                    cell("5", &["1 572 k", "4.2 %", "err 78 %"], 0.05),
                    cell("0", &[], 0.0),
                ],
            ),
            row(
                "C",
                vec![
                    cell("2", &["275 k", "0.7 %", "err 47 %"], 0.01),
                    cell("10", &["1 034 k", "2.7 %", "err 73 %"], 0.03),
                    cell("7", &["529 k", "1.4 %", "err 113 %"], 0.02),
                ],
            ),
        ],
    };
    let rows: [&[&str]; 4] = [
        &["Eichwald Brauerei", "B → *C*"],
        &["Ναυπηγεία Θαλ.", "B → *C*"],
        &["Černohora Sklo", "C → *B*"],
        &["Läänemäe Puit", "C → *B*"],
    ];
    let changed = table(&[(26.0, Left, "Class changed"), (9.5, Right, "")], 4.6, &rows);
    let bar = |name: &str, actual, previous, text: &str| Bar {
        name: name.to_owned(),
        actual,
        previous_year: Some(previous),
        text: text.to_owned(),
        ..Bar::default()
    };
    let bars = Bars {
        name_mm: 16.0,
        rows: vec![
            bar("Top 1", 0.122, 0.114, "12.2 % (+0.8 pp)"),
            bar("Top 5", 0.424, 0.42, "42.4 % (+0.4 pp)"),
            bar("Top 10", 0.618, 0.611, "61.8 % (+0.7 pp)"),
        ],
        ..Bars::default()
    };
    let limit = Bars {
        name_mm: 30.0,
        rows: vec![
            bar("Key set, top 6", 0.477, 0.0, "47.7 %"),
            bar("Fjordheim", 0.122, 0.114, "12.2 % (PY 11.4)"),
        ],
        limits: vec![(0.1, "10 % core limit".to_owned()), (0.55, "55 %".to_owned())],
        band: Some((0.30, 0.55)),
    };
    let blocks = vec![
        block(
            "W5",
            Frame::Full,
            (0, 6),
            (17.0, 72.0),
            vec![
                prose(
                    ProseStyle::Message,
                    "18 A/X accounts bring 78 % of revenue; 7 accounts changed their class",
                ),
                prose(
                    ProseStyle::Caption,
                    "60 accounts · number, kEUR, share, error of naive forecast · 12 months to Oct 2026, class against PY",
                ),
                Element::Columns(vec![
                    Side {
                        width_mm: 92.0,
                        elements: vec![Element::Chart(chart(
                            "Accounts by class",
                            92.0,
                            51.0,
                            Plot::Matrix(matrix),
                        ))],
                    },
                    Side { width_mm: 35.5, elements: vec![Element::Table(changed)] },
                ]),
            ],
        ),
        block(
            "W7",
            Frame::Full,
            (6, 6),
            (17.0, 72.0),
            vec![
                prose(
                    ProseStyle::Message,
                    "The key set brings 47.7 % of revenue, inside the band of 30–55 %",
                ),
                prose(
                    ProseStyle::Caption,
                    "Concentration · share of revenue, % · 12 months against PY (grey)",
                ),
                Element::Chart(chart("Concentration", 120.0, 18.6, Plot::Bars(bars))),
                Element::Chart(chart("Key set", 131.0, 16.0, Plot::Bars(limit))),
            ],
        ),
        movers(),
        flow(),
    ];
    let kicker = "Weekly management report · week 47, 2026 · portfolio".to_owned();
    Page { name: "Portfolio".to_owned(), kicker, blocks }
}

fn movers() -> Block {
    use Align::{Left, Right};
    let columns = [
        (36.0, Left, "Account"),
        (15.0, Right, "AC"),
        (62.0, Left, "ΔPY"),
        (14.0, Right, "ΔPY %"),
        (0.0, Right, "Price"),
        (0.0, Right, "Volume"),
        (0.0, Right, "Mix"),
    ];
    let mut content = table(&columns, 5.3, &[]);
    let rows: [(&str, &str, f32, &str, &str); 6] = [
        ("Fjordheim Smelteverk AS", "4 597", 0.2, "+358", "+8.5 %"),
        ("Родопска Хартия АД", "991", 0.12, "+209", "+26.8 %"),
        ("Aciéries de Brévannes SA", "2 002", 0.1, "+185", "+10.2 %"),
        ("Hüttenau Stahl AG", "2 813", -0.17, "−313", "−10.0 %"),
        ("Eichwald Brauerei GmbH", "54", -0.11, "−207", "−79.4 %"),
        ("Großheide Chemie GmbH", "778", -0.07, "−126", "−14.0 %"),
    ];
    for (index, (name, actual, value, label, percent)) in rows.into_iter().enumerate() {
        if index % 3 == 0 {
            let cells = vec![text(if index == 0 { "Up" } else { "Down" })];
            content.rows.push(Row { kind: RowKind::Sub, cells });
        }
        let verdict = if value > 0.0 { Verdict::Good } else { Verdict::Bad };
        let variance = Variance { value, zero: 0.5, text: label.to_owned(), verdict };
        let bar = TableCell::Chart(chart("ΔPY", 60.0, 5.3, Plot::Variance(variance)));
        let name = format!("*{name}*");
        content.rows.push(body_row([
            text(&name),
            text(actual),
            bar,
            text(percent),
            text("−30"),
            text("+304"),
            text("+85"),
        ]));
    }
    let total = ["Total, 60 accounts", "37 703", "", "+1.2 %", "", "", ""];
    content
        .rows
        .push(Row { kind: RowKind::Total, cells: total.iter().map(|cell| text(cell)).collect() });
    block(
        "W8",
        Frame::Full,
        (5, 7),
        (96.0, 98.0),
        vec![
            prose(
                ProseStyle::Message,
                "Five accounts added 1 311 k EUR and five took 1 049 k EUR; volume explains most of both",
            ),
            prose(
                ProseStyle::Caption,
                "Top movers · net revenue, kEUR · 12 months to Oct 2026 against PY, split by price, volume and mix",
            ),
            Element::Table(content),
        ],
    )
}

fn flow() -> Block {
    let none = (0.0, String::new());
    let mark = |label: &str, new: f32, back: f32, lost: f32| FlowMark {
        label: label.to_owned(),
        new: if new > 0.0 { (new, "+1".to_owned()) } else { none.clone() },
        won_back: if back > 0.0 { (back, "+1".to_owned()) } else { none.clone() },
        lost: if lost > 0.0 { (lost, "−1".to_owned()) } else { none.clone() },
    };
    let marks = vec![
        mark("Nov", 0.0, 0.0, 0.0),
        mark("Dec", 0.0, 0.0, 0.0),
        mark("Jan", 0.0, 0.0, 1.0),
        mark("Feb", 0.5, 0.0, 0.0),
        mark("Mar", 0.0, 0.0, 0.0),
        mark("Apr", 0.5, 0.0, 0.0),
        mark("May", 0.5, 0.0, 0.5),
        mark("Jun", 0.0, 0.5, 0.0),
        mark("Jul", 0.5, 0.0, 0.5),
    ];
    let line = LinePlot {
        actual: vec![0.2, 0.3, 0.25, 0.5, 0.6, 0.55, 0.8],
        previous_year: vec![0.3, 0.35, 0.3, 0.4, 0.45, 0.5, 0.5],
        ticks: vec![
            (0.0, "Nov 2025".to_owned()),
            (0.5, "May 2026".to_owned()),
            (1.0, "Oct".to_owned()),
        ],
        ends: ("2.1".to_owned(), "3.2".to_owned()),
    };
    block(
        "W9",
        Frame::Full,
        (0, 5),
        (96.0, 98.0),
        vec![
            prose(ProseStyle::Message, "Five accounts lost, four new and one won back"),
            prose(
                ProseStyle::Caption,
                "By month: new (solid) and won back (outline) above, lost below the axis",
            ),
            Element::Chart(chart("Account flow", 105.0, 34.0, Plot::Flow(marks))),
            prose(ProseStyle::Caption, "Revenue, m EUR"),
            Element::Chart(chart("Revenue line", 105.0, 22.0, Plot::Line(line))),
        ],
    )
}

/// Returns the first page of a manager's report.
pub(crate) fn manager() -> Document {
    let mut report = document(
        "Manager report: Aino Mäkelä",
        Paper::Portrait,
        "Aino Mäkelä, head of key accounts",
    );
    let blocks = vec![
        head("Aino Mäkelä", "Manager report · week 47, 16–22 Nov 2026", 7),
        facts(
            13.0,
            &[
                ("Portfolio", "11 accounts, 21.8 % of revenue"),
                ("As of", "22 Nov 2026, 12 months to 31 Oct"),
                ("Read with", "Head of key accounts, Mon 10:00"),
            ],
        ),
        message(
            "M0-0",
            (0, 4),
            (31.0, 26.0),
            "#1# 477 k EUR at risk",
            "Hämeenselän Lämpö and Kuusamäki Saha are 38 and 55 days silent, past their limits of 30 and 37. Call both by Tuesday.",
        ),
        message(
            "M0-1",
            (4, 4),
            (31.0, 26.0),
            "#2# 9 of 47 promises broken",
            "81 % kept in 13 weeks against a target of 95 %; the seal report for Ylämaan Sellu is 19 days overdue. Send it before Wednesday.",
        ),
        message(
            "M0-2",
            (8, 4),
            (31.0, 26.0),
            "#3# −379 k EUR to plan",
            "Year to date is 4.9 % below plan and 0.2 % below last year; Ylämaan Sellu alone is 192 k of the gap.",
        ),
        actions(),
        duties(),
        plan(),
        bridge(),
        legend(),
    ];
    let kicker = "Aino Mäkelä · week 47, 2026".to_owned();
    report.pages.push(Page { name: "Aino Mäkelä".to_owned(), kicker, blocks });
    report
}

fn actions() -> Block {
    use Align::{Left, Right};
    let columns = [
        (5.0, Left, ""),
        (39.0, Left, "Account"),
        (54.0, Left, "Action"),
        (41.0, Left, "Why"),
        (12.0, Right, "By"),
        (11.0, Right, "kEUR"),
        (18.0, Right, "Age"),
    ];
    let rows: [&[&str]; 7] = [
        &[
            "*#1#*",
            "*Ylämaan Sellu Oy*",
            "Send seal report, get a payment date",
            "promise 19 d late, overdue",
            "25 Nov",
            "212",
            "!2nd week!",
        ],
        &[
            "*#2#*",
            "*Äyrämö Telakka Oy*",
            "Decide on win-back offer",
            "lost: 104 d silent, limit 68 d",
            "27 Nov",
            "339",
            "!3rd week!",
        ],
        &[
            "*#3#*",
            "*Hämeenselän Lämpö Oy*",
            "Call about the missing autumn order",
            "late: 38 d, usual 22 d",
            "24 Nov",
            "334",
            "new",
        ],
        &[
            "*#4#*",
            "*Raahensuu Steelworks Oy*",
            "Set objective, read the brief",
            "1 Dec meeting, no objective",
            "30 Nov",
            "164",
            "new",
        ],
        &[
            "*#5#*",
            "*Kuusamäki Saha Oy*",
            "Call; offer service slot in week 49",
            "late: 55 d, usual 27 d",
            "24 Nov",
            "143",
            "new",
        ],
        &[
            "*#6#*",
            "*Tervakangas Oy*",
            "Visit maintenance, ask for the reason",
            "silent shrink −19 % in 12 mo",
            "27 Nov",
            "134",
            "new",
        ],
        &[
            "*#7#*",
            "*Pöyrismaa Mining Oy*",
            "Meet the plant director",
            "decider not met for 96 d",
            "4 Dec",
            "85",
            "new",
        ],
    ];
    let body = vec![
        prose(
            ProseStyle::Message,
            "Seven actions protect 1 412 k EUR this week; of last week’s eight, six are done and two carried over",
        ),
        prose(
            ProseStyle::Caption,
            "Aino Mäkelä · actions by money at stake × urgency · week 48, 2026",
        ),
        Element::Table(table(&columns, 5.3, &rows)),
    ];
    block("M1", Frame::Full, (0, 12), (62.0, 52.0), body)
}

fn duties() -> Block {
    use Align::{Left, Right};
    let columns = [
        (32.5, Left, "Duty"),
        (9.5, Right, "AC"),
        (10.5, Right, "Target"),
        (13.0, Right, "Δ"),
        (21.0, Right, "AC, target"),
        (0.0, Right, "13 weeks"),
    ];
    let mut content = table(&columns, 5.3, &[]);
    let rows: [(&str, &str, &str, &str, f32, f32); 8] = [
        ("Deliveries on time", "95.7", "95", "+0.7", 0.957, 0.95),
        ("Promises kept", "80.9", "95", "!−14.1!", 0.809, 0.95),
        ("Meetings prepared", "91.7", "100", "!−8.3!", 0.917, 1.0),
        ("Follow-up within 48 h", "88.2", "90", "−1.8", 0.882, 0.9),
        ("Dossier completeness", "78.4", "80", "−1.6", 0.784, 0.8),
        ("Documents read", "84.6", "90", "!−5.4!", 0.846, 0.9),
        ("Reviews held", "100.0", "100", "0.0", 1.0, 1.0),
        ("Complaints open", "3", "2", "!+1!", 0.75, 0.5),
    ];
    for (name, actual, target, delta, length, tick) in rows {
        let missed = delta.starts_with('!');
        let verdict = if missed { Verdict::Bad } else { Verdict::None };
        let bullet =
            Bullet { actual: length, forecast: None, target: Some(tick), verdict: Verdict::None };
        let bullet = TableCell::Chart(chart(name, 19.0, 3.2, Plot::Bullet(bullet)));
        let values = if missed { FALL } else { WAVE };
        let line = TableCell::Chart(spark((15.5, 3.8), &values, verdict, false));
        content.rows.push(body_row([
            text(name),
            text(actual),
            text(target),
            text(delta),
            bullet,
            line,
        ]));
    }
    let body = vec![
        prose(ProseStyle::Message, "Six of eight duties miss their target, promises by 14 pp"),
        prose(
            ProseStyle::Caption,
            "Aino Mäkelä · duties, % and number · 13 weeks to week 47, target as line",
        ),
        Element::Table(content),
    ];
    block("M2", Frame::Full, (0, 7), (120.0, 57.0), body)
}

fn plan() -> Block {
    use Align::{Left, Right};
    let columns = [
        (11.0, Left, ""),
        (12.0, Right, "AC"),
        (12.0, Right, "PL"),
        (10.5, Right, "ΔPL"),
        (14.5, Right, "ΔPL %"),
        (0.0, Right, "ΔPY %"),
    ];
    let rows: [&[&str]; 3] = [
        &["MTD", "472", "550", "−78", "!−14.2 %!", "−10.2 %"],
        &["QTD", "1 095", "1 310", "−215", "!−16.4 %!", "−6.1 %"],
        &["YTD", "7 341", "7 720", "−379", "−4.9 %", "−0.2 %"],
    ];
    let bullet =
        Bullet { actual: 0.855, forecast: Some(0.094), target: Some(1.0), verdict: Verdict::Bad };
    let body = vec![
        prose(ProseStyle::Message, "Year to date is 379 k EUR below plan"),
        prose(ProseStyle::Caption, "Aino Mäkelä · net revenue, kEUR · AC, PL, PY"),
        Element::Table(table(&columns, 4.9, &rows)),
        prose(ProseStyle::Caption, "Year 2026, m EUR: actual, forecast, plan"),
        Element::Chart(chart("Landing against plan", 70.0, 5.0, Plot::Bullet(bullet))),
        prose(ProseStyle::Small, "Landing 8.15 m (7.96–8.36), −5.2 % to plan"),
    ];
    block("M3", Frame::Full, (7, 5), (120.0, 57.0), body)
}

fn bridge() -> Block {
    use Align::{Left, Right};
    let columns = [(44.0, Left, ""), (10.0, Right, ""), (16.0, Right, "")];
    let rows: [&[&str]; 7] = [
        &["*PY, 12 months to Oct 2025*", "", "*8 203*"],
        &["New", "_1_", "+80"],
        &["Won back", "_1_", "+67"],
        &["Expansion", "_3_", "+303"],
        &["Contraction", "_5_", "−285"],
        &["Lost", "_1_", "−156"],
        &[],
    ];
    let mut content = table(&columns, 7.0, &rows[..6]);
    let total = ["AC, 12 months to Oct 2026", "", "8 213"];
    content
        .rows
        .push(Row { kind: RowKind::Total, cells: total.iter().map(|cell| text(cell)).collect() });
    let step = |from: f32, to: f32, label: &str, verdict| BridgeStep {
        from,
        to,
        zero: 0.15,
        text: label.to_owned(),
        verdict,
    };
    let steps = vec![
        step(0.15, 0.15, "", Verdict::None),
        step(0.15, 0.28, "+80", Verdict::Good),
        step(0.28, 0.39, "+67", Verdict::Good),
        step(0.39, 0.88, "+303", Verdict::Good),
        step(0.88, 0.42, "−285", Verdict::Bad),
        step(0.42, 0.166, "−156", Verdict::Bad),
        step(0.15, 0.166, "+10 net, +0.1 %", Verdict::None),
    ];
    let body = vec![
        prose(
            ProseStyle::Message,
            "Expansion of 303 k EUR pays for contraction of 285 k EUR; one lost account costs 156 k EUR",
        ),
        prose(
            ProseStyle::Caption,
            "Aino Mäkelä · change of net revenue, kEUR · 12 months to Oct 2026 against PY; axis = PY · GRR 94.6 %, NRR 98.3 %",
        ),
        Element::Columns(vec![
            Side { width_mm: 70.0, elements: vec![Element::Table(content)] },
            Side {
                width_mm: 106.0,
                elements: vec![Element::Chart(chart("Bridge", 106.0, 49.0, Plot::Bridge(steps)))],
            },
        ]),
    ];
    block("M4", Frame::Full, (0, 12), (184.0, 62.0), body)
}

fn legend() -> Block {
    let entries = vec![
        (Scenario::Actual, "AC actual".to_owned()),
        (Scenario::PreviousYear, "PY previous year".to_owned()),
        (Scenario::Plan, "PL plan".to_owned()),
        (Scenario::Forecast, "FC forecast".to_owned()),
    ];
    let body = vec![
        Element::Chart(chart("Key of the scenarios", 110.0, 3.0, Plot::Legend(entries))),
        prose(
            ProseStyle::Note,
            "^better,^ !worse! than plan, target or PY by more than 5 %. Money in kEUR, net of tax and credit notes, owner on 22 Nov 2026. Landing: AC + orders expected by each account’s rhythm.",
        ),
    ];
    block("note", Frame::Thin, (0, 12), (255.0, 20.0), body)
}

/// Returns the first page of an account briefing.
pub(crate) fn briefing() -> Document {
    let mut report = document("Account briefing: Ylämaan Sellu Oy", Paper::Portrait, "A. Mäkelä");
    let mut title = head("Ylämaan Sellu Oy", "Account briefing · negotiation", 5);
    title
        .body
        .push(prose(ProseStyle::Small, "*A/X core* · 10.4 % of revenue, no. 2 of 60 · iconic"));
    let rows = [
        ("Meeting", "*Wed 25 Nov 2026, 10:00*, Ylämaa mill, room Saimaa"),
        ("Theirs", "Outi Särkelä, Timo Räsänen, Νίκος Βλαχάκης (finance)"),
        ("Ours", "Aino Mäkelä (lead), Björn Åkerlund (service)"),
        ("Objective", "*Frame contract 2027–28 at no less than 94 % price realisation*"),
    ];
    let rows = rows.iter().map(|(name, value)| (runs(name), runs(value))).collect();
    let meeting = Element::Pairs(Pairs { name_mm: 16.0, ruled: false, pitch_mm: 3.9, rows });
    let blocks = vec![
        title,
        block("B0r", Frame::Bare, (5, 7), (12.9, 17.0), vec![meeting]),
        block(
            "B1",
            Frame::Thin,
            (0, 12),
            (31.0, 13.0),
            vec![prose(
                ProseStyle::Lead,
                "Revenue of 12 months is 3.91 m EUR, 2.0 % below last year, and 212 k EUR is overdue after two late deliveries. Get a date for it and seals into the 2027 contract, at 3 % discount at most.",
            )],
        ),
        figure(
            0,
            "Net revenue",
            "kEUR, 12 months to 31 Oct",
            "3 906",
            &[("ΔPY", "−79  −2.0 %"), ("Share of all accounts", "10.4 %")],
        ),
        figure(
            3,
            "Net revenue, year to date",
            "kEUR, 1 Jan – 22 Nov 2026",
            "3 508",
            &[("ΔPL", "!−192  −5.2 %!"), ("ΔPY", "−118  −3.3 %")],
        ),
        figure(
            6,
            "Price realisation",
            "net ÷ list, %, 12 months",
            "94.2 %",
            &[("ΔPY", "!−1.3 pp!"), ("Gross margin", "29.9 %  −0.6 pp")],
        ),
        figure(
            9,
            "Overdue",
            "kEUR, 22 Nov 2026",
            "212",
            &[("ΔPY", "!+116  +121 %!"), ("Of receivables", "33 %")],
        ),
        changes(),
        relationship(),
        decisions(),
        questions(),
    ];
    let kicker = "Account briefing · negotiation".to_owned();
    report.pages.push(Page { name: "Briefing".to_owned(), kicker, blocks });
    report
}

fn figure(column: u8, name: &str, unit: &str, value: &str, rows: &[(&str, &str)]) -> Block {
    let rows = rows.iter().map(|(name, value)| (runs(name), runs(value))).collect();
    let body = vec![
        prose(ProseStyle::Name, name),
        prose(ProseStyle::Caption, unit),
        Element::Columns(vec![
            Side { width_mm: 18.0, elements: vec![prose(ProseStyle::Figure, value)] },
            Side {
                width_mm: 20.0,
                elements: vec![Element::Chart(spark((20.0, 7.4), &FALL, Verdict::Bad, false))],
            },
        ]),
        Element::Pairs(Pairs { name_mm: 27.0, ruled: true, pitch_mm: 4.0, rows }),
    ];
    block(&format!("B2-{column}"), Frame::Full, (column, 3), (46.6, 29.0), body)
}

fn side(id: &str, at: (f32, f32), head: [&str; 3], body: Vec<Element>) -> Block {
    let styles = [ProseStyle::Name, ProseStyle::Small, ProseStyle::Note];
    let head = head
        .iter()
        .zip(styles)
        .filter(|(text, _)| !text.is_empty())
        .map(|(text, style)| prose(style, text))
        .collect();
    Block { head, ..block(id, Frame::Side, (0, 12), at, body) }
}

fn changes() -> Block {
    let rows = [
        ("1 Oct", "*Price* on seals moved from 3.0 to 4.5 % discount without approval on file"),
        ("9 Oct", "*Deliveries* 4711 and 4718 arrived 6 and 9 days late; rhythm of 10 days held"),
        (
            "20 Oct",
            "*Category dropped:* no seals order for 2 expected cycles, worth 118 k EUR a year",
        ),
        ("2 Nov", "*New contact:* Νίκος Βλαχάκης, group finance, asks for 60 days payment term"),
        ("11 Nov", "*Competitor:* Норд-Датчик seen on site; trial of mechanical seals"),
    ];
    let rows = rows.iter().map(|(name, value)| (runs(name), runs(value))).collect();
    let pairs = Element::Pairs(Pairs { name_mm: 15.0, ruled: false, pitch_mm: 3.85, rows });
    side(
        "B3",
        (77.0, 22.0),
        [
            "Changed since 28 Sep",
            "Five changes; the lost seals order costs most, 118 k EUR a year.",
            "Restated figures: page 2",
        ],
        vec![pairs],
    )
}

fn relationship() -> Block {
    let months =
        ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];
    let at = |index: usize| f32::from(u8::try_from(index).unwrap());
    let months: Vec<(f32, String)> = months
        .iter()
        .enumerate()
        .map(|(index, name)| (at(index) / 12.0, (*name).to_owned()))
        .collect();
    let heights = [0.5, 0.6, 0.45, 0.7, 0.62, 0.58, 0.66, 0.4, 0.74];
    let orders = (0..36).map(|index| (0.01 + at(index) * 0.026, heights[index % 9])).collect();
    let mark = |at, shape, text: &str| LaneMark { at, shape, text: text.to_owned() };
    let lane = |name: &str, marks| Lane { name: name.to_owned(), marks };
    let mut deliveries: Vec<LaneMark> =
        (0..30).map(|index| mark(0.02 + at(index) * 0.03, LaneShape::Usual, "")).collect();
    deliveries.push(mark(0.93, LaneShape::Bad, ""));
    let timeline = Timeline {
        months,
        orders_head: vec!["Orders".to_owned(), "kEUR".to_owned(), "37 orders".to_owned()],
        orders,
        peak: Some((0.89, "144".to_owned())),
        expected: Some((0.97, 0.99, 0.5)),
        lanes: vec![
            lane("Deliveries", deliveries),
            lane(
                "Complaints",
                vec![
                    mark(0.28, LaneShape::Settled, "pump vibration, closed"),
                    mark(0.87, LaneShape::Bad, "late seals, open"),
                ],
            ),
            lane(
                "Tenders",
                vec![
                    mark(0.19, LaneShape::Good, "service won, 310 k"),
                    mark(0.53, LaneShape::Bad, "sensors lost: price"),
                ],
            ),
            lane(
                "Meetings",
                vec![
                    mark(0.02, LaneShape::Held, ""),
                    mark(0.5, LaneShape::Held, ""),
                    mark(0.98, LaneShape::Planned, ""),
                ],
            ),
        ],
    };
    let body =
        vec![Element::Chart(chart("Orders and events", 134.0, 31.0, Plot::Timeline(timeline)))];
    side(
        "B4",
        (100.4, 33.0),
        [
            "Relationship, 12 months",
            "34 of 37 deliveries on time (92 %); two of the three late ones fell in October.",
            "Median gap 10 days; next order expected 30 Nov (hatched)",
        ],
        body,
    )
}

fn decisions() -> Block {
    use Align::{Left, Right};
    let columns = [
        (34.0, Left, "Name"),
        (37.0, Left, "Function"),
        (19.0, Left, "Role"),
        (17.0, Align::Centre, "Rhythm"),
        (11.0, Right, "Last"),
        (16.0, Right, "Owner"),
    ];
    let mut content = table(&columns, 3.95, &[]);
    let rows = [
        ("Outi Särkelä", "Purchasing director", "decides", 0.2, "12 d", "Mäkelä"),
        ("Νίκος Βλαχάκης", "Group finance", "blocks", 0.6, "20 d", "*none*"),
        ("*unknown*", "Legal counsel", "*signs*", 1.0, "–", "*none*"),
    ];
    for (name, function, role, silence, last, owner) in rows {
        let verdict = if silence > 0.4 { Verdict::Bad } else { Verdict::None };
        let beyond = if silence >= 1.0 { "7.2×" } else { "" };
        let rhythm = Rhythm { silence, usual: 0.2, limit: 0.34, text: beyond.to_owned(), verdict };
        let rhythm = TableCell::Chart(chart("Silence", 17.0, 3.4, Plot::Rhythm(rhythm)));
        content.rows.push(body_row([
            text(name),
            text(function),
            text(role),
            rhythm,
            text(last),
            text(owner),
        ]));
    }
    side(
        "B6",
        (135.4, 29.0),
        [
            "Decision system",
            "Purchasing and use are covered; *finance has no owner on our side.*",
            "4 of 5 roles known",
        ],
        vec![Element::Table(content)],
    )
}

fn questions() -> Block {
    use Align::{Left, Right};
    let items = [
        "Who signs for legal, and what must they see?",
        "When is the 212 k EUR paid, if C-208 closes?",
        "What must Kjellmark prove in the trial?",
    ];
    let list =
        List { ordered: true, pitch_mm: 3.9, items: items.iter().map(|item| runs(item)).collect() };
    let rows: [&[&str]; 3] = [
        &["Frame contract 2024–26, v3", "17 Nov"],
        &["Seal specification, rev. F", "!no, only rev. E!"],
        &["Tender papers 2027", "20 Nov"],
    ];
    let documents = table(&[(38.0, Left, "Document"), (0.0, Right, "Read by manager")], 4.0, &rows);
    let mut linked = runs("Dossier 82 % complete");
    linked[0].link = Some("#B3".to_owned());
    let mut web = runs(" and the account page");
    web[0].link = Some("https://example.com/ylamaa".to_owned());
    linked.append(&mut web);
    let mut block = side(
        "B10",
        (168.0, 28.0),
        [
            "Questions and documents",
            "Five questions to ask; one of four documents is unread since its last change.",
            "",
        ],
        vec![Element::Columns(vec![
            Side { width_mm: 67.0, elements: vec![Element::List(list)] },
            Side { width_mm: 63.0, elements: vec![Element::Table(documents)] },
        ])],
    );
    block.head.push(Element::Prose(Prose { style: ProseStyle::Note, runs: linked }));
    block
}

/// Returns a report whose only block is a table of so many rows that it flows over several pages.
pub(crate) fn long_table(rows: usize) -> Document {
    use Align::{Left, Right};
    let mut report = document("Accounts", Paper::Portrait, "management group");
    let mut content =
        table(&[(0.0, Left, "Account"), (0.0, Left, "State"), (20.0, Right, "kEUR")], 5.4, &[]);
    for number in 1..=rows {
        let name = format!("*Account {number:04}*");
        content.rows.push(body_row([text(&name), text("active"), text(&number.to_string())]));
    }
    let total = [format!("Total, {rows} accounts"), String::new(), "999".to_owned()];
    content
        .rows
        .push(Row { kind: RowKind::Total, cells: total.iter().map(|cell| text(cell)).collect() });
    let body = vec![
        prose(ProseStyle::Message, "All accounts by revenue"),
        prose(ProseStyle::Caption, "Net revenue, kEUR"),
        Element::Table(content),
    ];
    let mut accounts = block("accounts_index", Frame::Full, (0, 12), (19.0, 100.0), body);
    accounts.flows = true;
    report.pages.push(Page {
        name: "Accounts".to_owned(),
        kicker: "Accounts · week 47".to_owned(),
        blocks: vec![accounts],
    });
    report
}

/// Returns the page that links to all reports, with its table of accounts.
pub(crate) fn index() -> Document {
    use Align::{Left, Right};
    let mut report = document("Reports of week 47", Paper::Landscape, "management group");
    let mut title = head("Reports of week 47, 16–22 Nov 2026", "Hallavaara Oy · key accounts", 7);
    title.height_mm = 16.0;
    let summary = vec![
        prose(ProseStyle::Small, "*37.70 m EUR* _in 12 months, +1.2 % PY; 5 accounts are late._"),
        prose(ProseStyle::Note, "As of 22 Nov 2026 · 16 reports produced, 1 withheld, 0 failed"),
    ];
    let rows = [
        ("Weekly management report", "management.html", "4 pages"),
        ("Data and manifest", "manifest.json", "CSV, JSON"),
    ];
    let rows =
        rows.iter().map(|(name, target, value)| (linked(name, target), runs(value))).collect();
    let company = Element::Pairs(Pairs { name_mm: 40.0, ruled: true, pitch_mm: 5.4, rows });
    let columns = [
        (52.0, Left, "Account"),
        (15.0, Left, "Class"),
        (20.0, Left, "State"),
        (34.0, Left, "Manager"),
        (18.0, Right, "kEUR"),
        (16.0, Right, "ΔPY"),
        (20.0, Right, "ΔPY %"),
        (34.0, Left, "12 months"),
        (24.0, Right, "Silent / usual"),
        (0.0, Right, "Report"),
    ];
    let mut accounts = table(&columns, 6.4, &[]);
    let names = [
        ("Fjordheim Smelteverk AS", "AX", "active", "Sølvi Håkonsen", "4 597", "+358", "+8.5 %"),
        ("Ylämaan Sellu Oy", "AX", "active", "Aino Mäkelä", "3 906", "−79", "−2.0 %"),
        ("Hüttenau Stahl AG", "AX", "active", "Jürgen Weiß", "2 813", "−313", "−10.0 %"),
        ("Родопска Хартия АД", "AX", "active", "Kadri Tõnisson", "991", "+209", "+26.8 %"),
        ("Hämeenselän Lämpö Oy", "BX", "!at risk!", "Aino Mäkelä", "334", "+1", "+0.4 %"),
        ("<b>&\"Co\"", "CZ", "!lost!", "Aino Mäkelä", "0", "−156", "−100.0 %"),
    ];
    for (name, class, state, manager, money, delta, percent) in names {
        let mut files = linked("Report", "accounts/a.html");
        files.push(Run { text: "  ".to_owned(), ..Run::default() });
        files.append(&mut linked("PDF", "accounts/a.pdf"));
        let mut account = vec![Run {
            text: name.to_owned(),
            bold: true,
            link: Some("accounts/a.html".to_owned()),
            ..Run::default()
        }];
        account.append(&mut runs(" _FI_"));
        let line = TableCell::Chart(spark((28.0, 4.6), &WAVE, Verdict::None, false));
        let cells = [
            text(class),
            text(state),
            text(manager),
            text(money),
            text(delta),
            text(percent),
            line,
            text("3 d _/ 7_"),
            TableCell::Text(files),
        ];
        accounts.rows.push(body_row(std::iter::once(TableCell::Text(account)).chain(cells)));
    }
    let body = vec![
        prose(ProseStyle::Message, "Accounts"),
        prose(
            ProseStyle::Caption,
            "Net revenue, kEUR, 12 months to Oct 2026 against PY (grey line)",
        ),
        Element::Table(accounts),
    ];
    let mut list = block("accounts_index", Frame::Full, (0, 12), (60.0, 130.0), body);
    list.flows = true;
    let blocks = vec![
        title,
        block("summary", Frame::Bare, (7, 5), (13.0, 14.0), summary),
        block(
            "company",
            Frame::Full,
            (0, 4),
            (32.0, 26.0),
            vec![prose(ProseStyle::Message, "Company"), company],
        ),
        list,
    ];
    report.pages.push(Page { name: "Reports".to_owned(), kicker: String::new(), blocks });
    report
}

fn linked(text: &str, target: &str) -> Vec<Run> {
    vec![Run { text: text.to_owned(), link: Some(target.to_owned()), ..Run::default() }]
}
