//! An account briefing: its first page.

use avain::report::chart::{Lane, LaneMark, LaneShape, Plot, Rhythm, Timeline, Verdict};
use avain::report::document::{
    Block, Document, Element, Frame, List, Page, Paper, Prose, ProseStyle,
};

use crate::support::sample_document::parts::{
    FALL, block, cell, chart, document, pairs, prose, row, runs, side, spark, table, title,
};

/// Returns the briefing.
pub(crate) fn briefing() -> Document {
    let mut report = document("Account briefing: Ylämaan Sellu Oy", Paper::Portrait, "A. Mäkelä");
    let mut head = title("Ylämaan Sellu Oy", "Account briefing · negotiation", 12.6);
    let class = "*A/X core* · 10.4 % of revenue, no. 2 of 60 · iconic";
    head.body.push(prose(ProseStyle::Small, class));
    (head.span, head.height_mm) = (5, 17.0);
    let meeting = "Meeting|*Wed 25 Nov 2026, 10:00*, Ylämaa mill, room Saimaa
        Theirs|Outi Särkelä, Timo Räsänen, Νίκος Βλαχάκης (finance)
        Ours|Aino Mäkelä (lead), Björn Åkerlund (service)
        Objective|*Frame contract 2027–28 at no less than 94 % price realisation*";
    let lead = "Revenue of 12 months is 3.91 m EUR, 2.0 % below last year, and 212 k EUR is overdue after two late deliveries. Get a date for it and seals into the 2027 contract, at 3 % discount at most.";
    let meeting = vec![pairs((16.0, false, 3.9), meeting)];
    let blocks = vec![
        head,
        block("B0r", Frame::Bare, (5, 7), (12.9, 17.0), meeting),
        block("B1", Frame::Thin, (0, 12), (31.0, 13.0), vec![prose(ProseStyle::Lead, lead)]),
        figure(
            0,
            ["Net revenue", "kEUR, 12 months to 31 Oct", "3 906"],
            "ΔPY|−79  −2.0 %\nShare of all accounts|10.4 %",
        ),
        figure(
            3,
            ["Net revenue, year to date", "kEUR, 1 Jan – 22 Nov 2026", "3 508"],
            "ΔPL|!−192  −5.2 %!\nΔPY|−118  −3.3 %",
        ),
        figure(
            6,
            ["Price realisation", "net ÷ list, %, 12 months", "94.2 %"],
            "ΔPY|!−1.3 pp!\nGross margin|29.9 %  −0.6 pp",
        ),
        figure(
            9,
            ["Overdue", "kEUR, 22 Nov 2026", "212"],
            "ΔPY|!+116  +121 %!\nOf receivables|33 %",
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

fn figure(column: u8, texts: [&str; 3], rows: &str) -> Block {
    let line = spark((20.0, 7.4), &FALL, Verdict::Bad, false);
    let body = vec![
        prose(ProseStyle::Name, texts[0]),
        prose(ProseStyle::Caption, texts[1]),
        Element::Columns(vec![
            side(18.0, vec![prose(ProseStyle::Figure, texts[2])]),
            side(20.0, vec![Element::Chart(line)]),
        ]),
        pairs((27.0, true, 4.0), rows),
    ];
    block(&format!("B2-{column}"), Frame::Full, (column, 3), (46.6, 29.0), body)
}

fn side_block(id: &str, at: (f32, f32), head: &[&str], body: Vec<Element>) -> Block {
    let styles = [ProseStyle::Name, ProseStyle::Small, ProseStyle::Note];
    let head = head.iter().zip(styles).map(|(text, style)| prose(style, text)).collect();
    Block { head, ..block(id, Frame::Side, (0, 12), at, body) }
}

fn changes() -> Block {
    let rows = "1 Oct|*Price* on seals moved from 3.0 to 4.5 % discount without approval on file
        9 Oct|*Deliveries* 4711 and 4718 arrived 6 and 9 days late; rhythm of 10 days held
        20 Oct|*Category dropped:* no seals order for 2 expected cycles, worth 118 k EUR a year
        2 Nov|*New contact:* Νίκος Βλαχάκης, group finance, asks for 60 days payment term
        11 Nov|*Competitor:* Норд-Датчик seen on site; trial of mechanical seals";
    let head = [
        "Changed since 28 Sep",
        "Five changes; the lost seals order costs most, 118 k EUR a year.",
        "Restated figures: page 2",
    ];
    side_block("B3", (77.0, 22.0), &head, vec![pairs((15.0, false, 3.85), rows)])
}

fn lane(name: &str, marks: &[(f32, LaneShape, &str)]) -> Lane {
    let marks = marks
        .iter()
        .map(|(at, shape, text)| LaneMark { at: *at, shape: *shape, text: (*text).to_owned() })
        .collect();
    Lane { name: name.to_owned(), marks }
}

fn relationship() -> Block {
    use LaneShape::{Bad, Good, Held, Planned, Settled, Usual};
    let names =
        ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];
    let twelfths = (0_u8..12).map(|month| f32::from(month) / 12.0);
    let months = twelfths.zip(names).map(|(at, name)| (at, name.to_owned())).collect();
    let heights = [0.5, 0.6, 0.45, 0.7, 0.62, 0.58, 0.66, 0.4, 0.74];
    let orders =
        (0_u8..36).map(|order| (0.01 + f32::from(order) * 0.026, heights[usize::from(order) % 9]));
    let mut deliveries: Vec<_> =
        (0_u8..30).map(|day| (0.02 + f32::from(day) * 0.03, Usual, "")).collect();
    deliveries.push((0.93, Bad, ""));
    let timeline = Timeline {
        months,
        orders_head: ["Orders", "kEUR", "37 orders"].map(str::to_owned).to_vec(),
        orders: orders.collect(),
        peak: Some((0.89, "144".to_owned())),
        expected: Some((0.97, 0.99, 0.5)),
        lanes: vec![
            lane("Deliveries", &deliveries),
            lane(
                "Complaints",
                &[(0.28, Settled, "pump vibration, closed"), (0.87, Bad, "late seals, open")],
            ),
            lane(
                "Tenders",
                &[(0.19, Good, "service won, 310 k"), (0.53, Bad, "sensors lost: price")],
            ),
            lane("Meetings", &[(0.02, Held, ""), (0.5, Held, ""), (0.98, Planned, "")]),
        ],
    };
    let body =
        vec![Element::Chart(chart("Orders and events", (134.0, 31.0), Plot::Timeline(timeline)))];
    let head = [
        "Relationship, 12 months",
        "34 of 37 deliveries on time (92 %); two of the three late ones fell in October.",
        "Median gap 10 days; next order expected 30 Nov (hatched)",
    ];
    side_block("B4", (100.4, 33.0), &head, body)
}

fn decisions() -> Block {
    let columns = "34 l Name|37 l Function|19 l Role|17 c Rhythm|11 r Last|16 r Owner";
    let rows = "Outi Särkelä|Purchasing director|decides|0.2|12 d|Mäkelä
        Νίκος Βλαχάκης|Group finance|blocks|0.6|20 d|*none*
        *unknown*|Legal counsel|*signs*|1.0|–|*none*";
    let mut content = table(3.95, columns, "");
    content.rows = rows
        .lines()
        .map(|line| {
            let mut row = row(line.trim());
            let silence: f32 = line.split('|').nth(3).unwrap().parse().unwrap();
            let verdict = if silence > 0.4 { Verdict::Bad } else { Verdict::None };
            let text = if silence >= 1.0 { "7.2×" } else { "" }.to_owned();
            let rhythm = Rhythm { silence, usual: 0.2, limit: 0.34, text, verdict };
            row.cells[3] = cell("Silence", (17.0, 3.4), Plot::Rhythm(rhythm));
            row
        })
        .collect();
    let head = [
        "Decision system",
        "Purchasing and use are covered; *finance has no owner on our side.*",
        "4 of 5 roles known",
    ];
    side_block("B6", (135.4, 29.0), &head, vec![Element::Table(content)])
}

fn questions() -> Block {
    let items = [
        "Who signs for legal, and what must they see?",
        "When is the 212 k EUR paid, if C-208 closes?",
        "What must Kjellmark prove in the trial?",
    ];
    let items = items.map(runs).to_vec();
    let list = Element::List(List { ordered: true, pitch_mm: 3.9, items });
    let rows = "Frame contract 2024–26, v3|17 Nov\nSeal specification, rev. F|!no, only rev. E!\nTender papers 2027|20 Nov";
    let documents = table(4.0, "38 l Document|0 r Read by manager", rows);
    let columns = vec![side(67.0, vec![list]), side(63.0, vec![Element::Table(documents)])];
    let head = [
        "Questions and documents",
        "Five questions to ask; one of four documents is unread since its last change.",
    ];
    let mut block = side_block("B10", (168.0, 28.0), &head, vec![Element::Columns(columns)]);
    let mut linked = runs("Dossier 82 % complete# and the account page#");
    linked[0].link = Some("#B3".to_owned());
    linked[1].link = Some("https://example.com/ylamaa".to_owned());
    block.head.push(Element::Prose(Prose { style: ProseStyle::Note, runs: linked }));
    block
}
