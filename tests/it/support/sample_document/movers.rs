//! The weekly management report: its second page.

use avain::report::chart::{
    Bar, Bars, FlowMark, LinePlot, Matrix, MatrixCell, MatrixRow, Plot, Variance, Verdict,
};
use avain::report::document::{Block, Element, Frame, Page, ProseStyle};

use crate::support::sample_document::parts::{block, cell, chart, heads, prose, row, side, table};

pub(super) fn portfolio() -> Page {
    let kicker = "Weekly management report · week 47, 2026 · portfolio".to_owned();
    let blocks = vec![classes(), concentration(), movers(), flow()];
    Page { name: "Portfolio".to_owned(), kicker, blocks }
}

const CLASSES: &str = "A|18,29 299 k,77.7 %,err 31 %,0.91|2,1 210 k,3.2 %,err 70 %,0.04|0,0
B|13,3 754 k,10.0 %,err 50 %,0.12|5,1 572 k,4.2 %,err 78 %,0.05|0,0
C|2,275 k,0.7 %,err 47 %,0.01|10,1 034 k,2.7 %,err 73 %,0.03|7,529 k,1.4 %,err 113 %,0.02";

fn classes() -> Block {
    let matrix_cell = |text: &str| {
        let parts: Vec<String> = text.split(',').map(str::to_owned).collect();
        let (count, share) = (parts[0].clone(), parts[parts.len() - 1].parse().unwrap());
        MatrixCell {
            empty: count == "0",
            count,
            lines: parts[1..parts.len() - 1].to_vec(),
            moves: String::new(),
            share,
        }
    };
    let matrix_row = |line: &str| {
        let mut parts = line.split('|');
        let name = parts.next().unwrap().to_owned();
        MatrixRow { name, cells: parts.map(matrix_cell).collect() }
    };
    let matrix = Matrix {
        columns: ["X steady", "Y varying", "Z irregular"].map(str::to_owned).to_vec(),
        rows: CLASSES.lines().map(matrix_row).collect(),
    };
    let rows = "Eichwald Brauerei|B → *C*\nΝαυπηγεία Θαλ.|B → *C*\nČernohora Sklo|C → *B*";
    let changed = table(4.6, "26 l Class changed|9.5 r ", rows);
    let mut body = heads(
        "18 A/X accounts bring 78 % of revenue; 7 accounts changed their class",
        "60 accounts · number, kEUR, share, error of naive forecast · 12 months to Oct 2026",
    );
    let plot = chart("Accounts by class", (92.0, 51.0), Plot::Matrix(matrix));
    body.push(Element::Columns(vec![
        side(92.0, vec![Element::Chart(plot)]),
        side(35.5, vec![Element::Table(changed)]),
    ]));
    block("W5", Frame::Full, (0, 6), (17.0, 72.0), body)
}

fn bar(name: &str, actual: f32, previous: f32, text: &str) -> Bar {
    let (name, text) = (name.to_owned(), text.to_owned());
    Bar { name, actual, previous_year: Some(previous), text, ..Bar::default() }
}

fn concentration() -> Block {
    let top = vec![
        bar("Top 1", 0.122, 0.114, "12.2 % (+0.8 pp)"),
        bar("Top 5", 0.424, 0.42, "42.4 % (+0.4 pp)"),
        bar("Top 10", 0.618, 0.611, "61.8 % (+0.7 pp)"),
    ];
    let key = vec![
        bar("Key set, top 6", 0.477, 0.0, "47.7 %"),
        bar("Fjordheim", 0.122, 0.114, "12.2 % (PY 11.4)"),
    ];
    let limits = vec![(0.1, "10 % core limit".to_owned()), (0.55, "55 %".to_owned())];
    let top = Bars { name_mm: 16.0, rows: top, ..Bars::default() };
    let key =
        Bars { name_mm: 30.0, rows: key, limits, band: Some((0.30, 0.55)), ..Bars::default() };
    let mut body = heads(
        "The key set brings 47.7 % of revenue, inside the band of 30–55 %",
        "Concentration · share of revenue, % · 12 months against PY (grey)",
    );
    body.push(Element::Chart(chart("Concentration", (120.0, 18.6), Plot::Bars(top))));
    body.push(Element::Chart(chart("Key set", (131.0, 16.0), Plot::Bars(key))));
    block("W7", Frame::Full, (6, 6), (17.0, 72.0), body)
}

const MOVERS: &str = ">Up
*Fjordheim Smelteverk AS*|4 597|0.2 +358|+8.5 %
*Родопска Хартия АД*|991|0.12 +209|+26.8 %
*Aciéries de Brévannes SA*|2 002|0.1 +185|+10.2 %
>Down
*Hüttenau Stahl AG*|2 813|-0.17 −313|−10.0 %
*Eichwald Brauerei GmbH*|54|-0.11 −207|−79.4 %
*Großheide Chemie GmbH*|778|-0.07 −126|−14.0 %
=Total, 60 accounts|37 703||+1.2 %";

fn movers() -> Block {
    let columns = "36 l Account|15 r AC|62 l ΔPY|14 r ΔPY %|0 r Price|0 r Volume|0 r Mix";
    let mut content = table(5.3, columns, "");
    for line in MOVERS.lines() {
        let mut row = row(line);
        if let Some((value, text)) = line.split('|').nth(2).and_then(|cell| cell.split_once(' ')) {
            let value: f32 = value.parse().unwrap();
            let verdict = if value > 0.0 { Verdict::Good } else { Verdict::Bad };
            let variance = Variance { value, zero: 0.5, text: text.to_owned(), verdict };
            row.cells[2] = cell("ΔPY", (60.0, 5.3), Plot::Variance(variance));
            row.cells.extend(crate::support::sample_document::parts::row("−30|+304|+85").cells);
        }
        content.rows.push(row);
    }
    let mut body = heads(
        "Five accounts added 1 311 k EUR and five took 1 049 k EUR; volume explains most of both",
        "Top movers · net revenue, kEUR · 12 months to Oct 2026 against PY, split by price, volume and mix",
    );
    body.push(Element::Table(content));
    block("W8", Frame::Full, (5, 7), (96.0, 98.0), body)
}

fn flow() -> Block {
    let marks = "Nov 0 0 0,Dec 0 0 0,Jan 0 0 1,Feb 0.5 0 0,Mar 0 0 0,Apr 0.5 0 0,May 0.5 0 0.5,Jun 0 0.5 0,Jul 0.5 0 0.5";
    let mark = |text: &str| {
        let parts: Vec<&str> = text.split(' ').collect();
        let value = |index: usize, sign: &str| {
            let height: f32 = parts[index].parse().unwrap();
            (height, if height > 0.0 { format!("{sign}1") } else { String::new() })
        };
        let label = parts[0].to_owned();
        FlowMark { label, new: value(1, "+"), won_back: value(2, "+"), lost: value(3, "−") }
    };
    let marks = marks.split(',').map(mark).collect();
    let ticks = [(0.0, "Nov 2025"), (0.5, "May 2026"), (1.0, "Oct")];
    let line = LinePlot {
        actual: vec![0.2, 0.3, 0.25, 0.5, 0.6, 0.55, 0.8],
        previous_year: vec![0.3, 0.35, 0.3, 0.4, 0.45, 0.5, 0.5],
        ticks: ticks.map(|(at, text)| (at, text.to_owned())).to_vec(),
        ends: ("2.1".to_owned(), "3.2".to_owned()),
    };
    let mut body = heads(
        "Five accounts lost, four new and one won back",
        "By month: new (solid) and won back (outline) above, lost below the axis",
    );
    body.push(Element::Chart(chart("Account flow", (105.0, 34.0), Plot::Flow(marks))));
    body.push(prose(ProseStyle::Caption, "Revenue, m EUR"));
    body.push(Element::Chart(chart("Revenue line", (105.0, 22.0), Plot::Line(line))));
    block("W9", Frame::Full, (0, 5), (96.0, 98.0), body)
}
