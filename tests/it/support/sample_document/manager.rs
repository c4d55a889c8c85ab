//! A manager's report: its first page.

use avain::report::chart::{BridgeStep, Bullet, Plot, Scenario, Verdict};
use avain::report::document::{
    Block, Document, Element, Frame, Page, Paper, ProseStyle, TableCell,
};

use crate::support::sample_document::parts::{
    FALL, WAVE, block, cell, chart, document, facts, heads, message, prose, row, side, spark,
    table, title,
};

/// Returns the manager's report.
pub(crate) fn manager() -> Document {
    let readers = "Aino Mäkelä, head of key accounts";
    let mut report = document("Manager report: Aino Mäkelä", Paper::Portrait, readers);
    let blocks = vec![
        title("Aino Mäkelä", "Manager report · week 47, 16–22 Nov 2026", 12.6),
        facts(
            13.0,
            "Portfolio|11 accounts, 21.8 % of revenue
             As of|22 Nov 2026, 12 months to 31 Oct
             Read with|Head of key accounts, Mon 10:00",
        ),
        message(
            "M0-0",
            (0, 4),
            (31.0, 26.0),
            [
                "#1# 477 k EUR at risk",
                "Hämeenselän Lämpö and Kuusamäki Saha are 38 and 55 days silent, past their limits of 30 and 37. Call both by Tuesday.",
            ],
        ),
        message(
            "M0-1",
            (4, 4),
            (31.0, 26.0),
            [
                "#2# 9 of 47 promises broken",
                "81 % kept in 13 weeks against a target of 95 %; the seal report for Ylämaan Sellu is 19 days overdue. Send it before Wednesday.",
            ],
        ),
        message(
            "M0-2",
            (8, 4),
            (31.0, 26.0),
            [
                "#3# −379 k EUR to plan",
                "Year to date is 4.9 % below plan and 0.2 % below last year; Ylämaan Sellu alone is 192 k of the gap.",
            ],
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

const ACTIONS: &str = "*#1#*|*Ylämaan Sellu Oy*|Send seal report, get a payment date|promise 19 d late, overdue|25 Nov|212|!2nd week!
*#2#*|*Äyrämö Telakka Oy*|Decide on win-back offer|lost: 104 d silent, limit 68 d|27 Nov|339|!3rd week!
*#3#*|*Hämeenselän Lämpö Oy*|Call about the missing autumn order|late: 38 d, usual 22 d|24 Nov|334|new
*#4#*|*Raahensuu Steelworks Oy*|Set objective, read the brief|1 Dec meeting, no objective|30 Nov|164|new
*#5#*|*Kuusamäki Saha Oy*|Call; offer service slot in week 49|late: 55 d, usual 27 d|24 Nov|143|new
*#6#*|*Tervakangas Oy*|Visit maintenance, ask for the reason|silent shrink −19 % in 12 mo|27 Nov|134|new
*#7#*|*Pöyrismaa Mining Oy*|Meet the plant director|decider not met for 96 d|4 Dec|85|new";

fn actions() -> Block {
    let columns = "5 l |39 l Account|54 l Action|41 l Why|12 r By|11 r kEUR|18 r Age";
    let mut body = heads(
        "Seven actions protect 1 412 k EUR this week; of last week’s eight, six are done and two carried over",
        "Aino Mäkelä · actions by money at stake × urgency · week 48, 2026",
    );
    body.push(Element::Table(table(5.3, columns, ACTIONS)));
    block("M1", Frame::Full, (0, 12), (62.0, 52.0), body)
}

const DUTIES: &str = "Deliveries on time|95.7|95|+0.7|0.957 0.95
Promises kept|80.9|95|!−14.1!|0.809 0.95
Meetings prepared|91.7|100|!−8.3!|0.917 1.0
Follow-up within 48 h|88.2|90|−1.8|0.882 0.9
Dossier completeness|78.4|80|−1.6|0.784 0.8
Documents read|84.6|90|!−5.4!|0.846 0.9
Reviews held|100.0|100|0.0|1.0 1.0
Complaints open|3|2|!+1!|0.75 0.5";

fn duties() -> Block {
    let columns = "32.5 l Duty|9.5 r AC|10.5 r Target|13 r Δ|21 r AC, target|0 r 13 weeks";
    let mut content = table(5.3, columns, "");
    content.rows = DUTIES
        .lines()
        .map(|line| {
            let mut row = row(line);
            let lengths = line.rsplit('|').next().and_then(|last| last.split_once(' ')).unwrap();
            let (actual, target) = (lengths.0.parse().unwrap(), lengths.1.parse().ok());
            let bullet = Bullet { actual, forecast: None, target, verdict: Verdict::None };
            row.cells[4] = cell("Against target", (19.0, 3.2), Plot::Bullet(bullet));
            let missed = line.contains('!');
            let (values, last) = if missed { (FALL, Verdict::Bad) } else { (WAVE, Verdict::None) };
            row.cells.push(TableCell::Chart(spark((15.5, 3.8), &values, last, false)));
            row
        })
        .collect();
    let mut body = heads(
        "Six of eight duties miss their target, promises by 14 pp",
        "Aino Mäkelä · duties, % and number · 13 weeks to week 47, target as line",
    );
    body.push(Element::Table(content));
    block("M2", Frame::Full, (0, 7), (120.0, 57.0), body)
}

fn plan() -> Block {
    let rows = "MTD|472|550|−78|!−14.2 %!|−10.2 %\nQTD|1 095|1 310|−215|!−16.4 %!|−6.1 %\nYTD|7 341|7 720|−379|−4.9 %|−0.2 %";
    let columns = "11 l |12 r AC|12 r PL|10.5 r ΔPL|14.5 r ΔPL %|0 r ΔPY %";
    let (forecast, target) = (Some(0.094), Some(1.0));
    let bullet = Bullet { actual: 0.855, forecast, target, verdict: Verdict::Bad };
    let mut body = heads(
        "Year to date is 379 k EUR below plan",
        "Aino Mäkelä · net revenue, kEUR · AC, PL, PY",
    );
    body.push(Element::Table(table(4.9, columns, rows)));
    body.push(prose(ProseStyle::Caption, "Year 2026, m EUR: actual, forecast, plan"));
    let landing = chart("Landing against plan", (70.0, 5.0), Plot::Bullet(bullet));
    body.push(Element::Chart(landing));
    body.push(prose(ProseStyle::Small, "Landing 8.15 m (7.96–8.36), −5.2 % to plan"));
    block("M3", Frame::Full, (7, 5), (120.0, 57.0), body)
}

const BRIDGE: &str = "*PY, 12 months to Oct 2025*||*8 203*
New|_1_|+80
Won back|_1_|+67
Expansion|_3_|+303
Contraction|_5_|−285
Lost|_1_|−156
=AC, 12 months to Oct 2026||8 213";

fn bridge() -> Block {
    let step = |from: f32, to: f32, label: &str, verdict| {
        let text = label.to_owned();
        BridgeStep { from, to, zero: 0.15, text, verdict }
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
    let mut body = heads(
        "Expansion of 303 k EUR pays for contraction of 285 k EUR; one lost account costs 156 k EUR",
        "Aino Mäkelä · change of net revenue, kEUR · 12 months to Oct 2026 against PY; axis = PY · GRR 94.6 %, NRR 98.3 %",
    );
    let plot = chart("Bridge", (106.0, 49.0), Plot::Bridge(steps));
    body.push(Element::Columns(vec![
        side(70.0, vec![Element::Table(table(7.0, "44 l |10 r |16 r ", BRIDGE))]),
        side(106.0, vec![Element::Chart(plot)]),
    ]));
    block("M4", Frame::Full, (0, 12), (184.0, 62.0), body)
}

fn legend() -> Block {
    let entries = [
        (Scenario::Actual, "AC actual"),
        (Scenario::PreviousYear, "PY previous year"),
        (Scenario::Plan, "PL plan"),
        (Scenario::Forecast, "FC forecast"),
    ];
    let entries = entries.map(|(scenario, text)| (scenario, text.to_owned())).to_vec();
    let key = chart("Key of the scenarios", (110.0, 3.0), Plot::Legend(entries));
    let note = "^better,^ !worse! than plan, target or PY by more than 5 %. Money in kEUR, net of tax and credit notes, owner on 22 Nov 2026. Landing: AC + orders expected by each account’s rhythm.";
    let body = vec![Element::Chart(key), prose(ProseStyle::Note, note)];
    block("note", Frame::Thin, (0, 12), (255.0, 20.0), body)
}
