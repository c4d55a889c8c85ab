//! The weekly management report: its first page.

use avain::report::chart::{ColumnMark, Plot, Verdict};
use avain::report::document::{
    Block, Document, Element, Frame, Group, Page, Paper, ProseStyle, TableCell,
};

use crate::support::sample_document::movers::portfolio;
use crate::support::sample_document::parts::{
    FALL, WAVE, block, chart, document, facts, heads, message, pairs, prose, row, side, spark,
    table, title,
};

/// Returns the management report.
pub(crate) fn management() -> Document {
    let mut report = document("Weekly management report", Paper::Landscape, "management group");
    let blocks = vec![
        title("Week 47, 16–22 Nov 2026", "Weekly management report", 10.4),
        facts(
            10.8,
            "Scope|Hallavaara Oy, 60 accounts, 6 managers, EUR
             As of|22 Nov 2026; 12 months = Nov 2025 – Oct 2026
             Data|60 of 60 accounts received; control total agrees",
        ),
        message(
            "W1-0",
            (0, 3),
            (26.4, 29.0),
            [
                "#1# −1 611 k to plan",
                "Year to date 33.76 m EUR is 4.6 % below plan and 0.4 % below last year. Jürgen Weiß (−858 k) and Sølvi Håkonsen (−706 k) carry 97 % of it; both present a plan on 30 Nov.",
            ],
        ),
        message(
            "W1-1",
            (3, 3),
            (26.4, 29.0),
            [
                "#2# Five accounts late",
                "1 111 k EUR of 12-month revenue is past its own rhythm, Hämeenselän Lämpö (334 k) first. Their four owners call by 25 Nov.",
            ],
        ),
        message(
            "W1-2",
            (6, 3),
            (26.4, 29.0),
            [
                "#3# On time 81 %",
                "Deliveries on time fell to 81.1 % in four weeks from 95.0 % until mid-September: a signal, ten weeks on one side. Logistics reports causes and a date on 30 Nov.",
            ],
        ),
        message(
            "W1-3",
            (9, 3),
            (26.4, 29.0),
            [
                "#4# 672 k overdue",
                "Overdue money is 35 % above last year; Ylämaan Sellu owes 212 k of it, since two late deliveries in October. Aino Mäkelä asks for a date on 25 Nov.",
            ],
        ),
        measures(),
        revenue_over_time(),
        restated(),
    ];
    let kicker = "Weekly management report · week 47, 2026".to_owned();
    report.pages.push(Page { name: "Week 47".to_owned(), kicker, blocks });
    report.pages.push(portfolio());
    report
}

const MEASURES: &str = "*Orders* _no._|*23*|10|+13|+130.0 %|56|||135|||933||
*Net revenue* _kEUR_|*780*|442|+338|+76.3 %|2 195|2 514|!−12.7 %!|5 363|5 994|!−10.5 %!|33 764|35 374|−4.6 %
*Gross margin* _%_|*29.8*|28.6|+1.1||29.7|31.0|−1.3 pp|30.0|31.0|−1.0 pp|30.1|31.0|−0.9 pp
*Active accounts* _no._|*55*|55|0|0.0 %|||||||55|57|−3.5 %
*Lost accounts* _no._|*0*|0|0|n/a|0|||0|||5||
*Won back* _no._|*0*|0|0|n/a|0|||0|||1||
*GRR, 12 months* _%_|*93.2*|95.5|−2.4||||||||93.2|94.0|−0.8 pp
*NRR, 12 months* _%_|*98.1*|103.1|−5.0||||||||98.1|102.0|!−3.9 pp!
*On time, 4 weeks* _%_|*81.1*|91.0|−9.9||||||||81.1|95.0|!−13.9 pp!
*Promises kept, 13 weeks* _%_|*87.5*|90.8|−3.3||||||||87.5|95.0|!−7.5 pp!
*Overdue* _kEUR_|*672*|498|+174|!+34.9 %!|||||||672|500|!+34.4 %!
*Top-5 share, 12 months* _%_|*42.8*|42.1|+0.7||||||||42.8|45.0|^−2.2 pp^";

fn measures() -> Block {
    let mut content = table(
        4.45,
        "43 l KPI|13 r AC|13 r PY|14 r ΔPY|17 r ΔPY %|14 r AC|14 r PL|17.5 r ΔPL|14 r AC|14 r PL|17.5 r ΔPL|16 r AC|16 r PL|18 r ΔPL|26 r 13 weeks",
        "",
    );
    let groups = [
        ("", 1),
        ("Week 47", 4),
        ("Month to date", 3),
        ("Quarter to date", 3),
        ("Year to date, or as of 22 Nov", 3),
        ("", 1),
    ];
    content.groups = groups.map(|(text, span)| Group { text: text.to_owned(), span }).to_vec();
    content.rows = MEASURES
        .lines()
        .map(|line| {
            let signal = line.contains("On time") || line.contains("Overdue");
            let (values, last) = if signal { (FALL, Verdict::Bad) } else { (WAVE, Verdict::None) };
            let mut row = row(line);
            row.cells.push(TableCell::Chart(spark((24.0, 3.7), &values, last, true)));
            row
        })
        .collect();
    let mut body = heads(
        "Revenue of week 47 is 780 k EUR, inside its usual range; on-time delivery and overdue are the two signals",
        "Hallavaara Oy · 12 measures, unit in the first column · week 47 against PY (same ISO week), periods against plan; band in the sparkline = usual variation (XmR)",
    );
    body.push(Element::Table(content));
    block("W2", Frame::Full, (0, 12), (56.0, 74.0), body)
}

const WEEKS: &str = "W42  0.69 0.49 0.70 771
W43  0.69 0.90 0.70 789
W44  0.74 0.67 0.70 828
W45  0.69 1.0 0.73 774
W46  0.57 0.83 0.73 641
W47  0.68 0.39 0.73 780";

const MONTHS: &str = "Nov 2025 0.87 0.80 0.92 3.27
Dec  0.75 0.74 0.76 2.86
Jan 2026 0.83 0.78 0.86 3.12
Feb  0.69 0.77 0.84 2.58
Mar  0.94 0.85 0.92 3.53
Apr  0.83 0.79 0.86 3.11
May  0.89 0.78 0.94 3.33
Jun  0.90 0.86 0.92 3.37
Jul  0.71 0.66 0.73 2.67
Aug  0.85 0.74 0.88 3.16
Sep  0.91 1.0 0.95 3.53
Oct  0.85 0.83 0.90 3.17";

fn column_marks(lines: &str) -> Vec<ColumnMark> {
    let mark = |line: &str| {
        let parts: Vec<&str> = line.split(' ').collect();
        let number = |index: usize| parts[index].parse().unwrap();
        ColumnMark {
            label: parts[0].to_owned(),
            sublabel: parts[1].to_owned(),
            actual: number(2),
            previous_year: Some(number(3)),
            plan: Some(number(4)),
            text: parts[5].to_owned(),
            strong: parts[0] == "W47",
            ..ColumnMark::default()
        }
    };
    lines.lines().map(mark).collect()
}

fn revenue_over_time() -> Block {
    let columns = |size: (f32, f32), caption, alt, lines| {
        let plot = Plot::Columns(column_marks(lines));
        side(
            size.0,
            vec![prose(ProseStyle::Caption, caption), Element::Chart(chart(alt, size, plot))],
        )
    };
    let mut body = heads(
        "Net revenue was below plan in 8 of 12 months; no single week leaves the usual range",
        "Hallavaara Oy · net revenue · last 6 complete weeks and 12 complete months against PY and plan",
    );
    body.push(Element::Columns(vec![
        columns((62.0, 35.0), "6 weeks, kEUR", "Net revenue of six weeks", WEEKS),
        columns(
            (133.2, 38.4),
            "12 months, m EUR; scale 1 : 3.3 of the weeks",
            "Net revenue of twelve months",
            MONTHS,
        ),
    ]));
    let summary = "*Week 47*|780 k · +76.3 % PY  *YTD* 33.76 m · −4.6 % PL";
    body.push(pairs((18.0, false, 4.0), summary));
    block("W3", Frame::Full, (0, 9), (133.4, 61.0), body)
}

fn restated() -> Block {
    let rows = "Net revenue, Oct 2026|3 186|3 168\nOverdue, week 46|628|641";
    let mut body =
        heads("Two figures restated, one method changed", "Since the issue of week 46 · kEUR");
    body.push(Element::Table(table(4.6, "41 l Figure|11 r was|11.7 r now", rows)));
    for text in [
        "*October:* credit note 771 was linked to its invoice.",
        "*Overdue:* payment 9044 was booked twice.",
        "*Method:* NRR and GRR now end at the week, not at the month; effect on GRR −0.3 pp.",
    ] {
        body.push(prose(ProseStyle::Small, text));
    }
    block("W4", Frame::Full, (9, 3), (133.4, 61.0), body)
}
