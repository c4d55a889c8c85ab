//! Every kind of chart on two pages, through the real renderers.
//!
//! `cargo test --test it gallery` leaves `gallery.pdf` and `gallery.html` in `target/tmp`, to be
//! looked at: in colour, in grey and from arm's length.

use std::path::Path;

use avain::report::chart::{
    Bar, Bars, BridgeStep, Bullet, Chart, ColumnMark, FlowMark, Lane, LaneMark, LaneShape,
    LinePlot, Matrix, MatrixCell, MatrixRow, Plot, Rhythm, Scenario, Sparkline, Timeline, Variance,
    Verdict,
};
use avain::report::document::{Block, Document, Element, Frame, Page, Paper, ProseStyle};
use avain::report::plots::{self, Cohort, Estimate, Group, Silence, Step, Year};
use avain::stats::{Lifetime, kaplan_meier};
use avain::{render::Renderer, render::theme::Theme};

use crate::support::sample_document::{block, document, prose};

const WEEKS: [f32; 13] = [0.42, 0.5, 0.35, 0.6, 0.3, 0.98, 0.45, 0.5, 0.35, 0.4, 0.6, 0.5, 0.02];
const BEFORE: [f32; 13] = [0.5, 0.42, 0.46, 0.4, 0.52, 0.5, 0.38, 0.44, 0.5, 0.55, 0.4, 0.46, 0.5];

fn percent(value: f64) -> String {
    format!("{:.0} %", value * 100.0)
}

fn variance(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", percent(value)).replace('-', "−")
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

fn columns() -> Plot {
    let heights = [0.8, 0.72, 0.76, 0.62, 0.9, 0.75, 0.85, 0.83, 0.66, 0.8, 0.93, 0.45];
    let months =
        ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];
    let mark = |(index, (actual, label)): (usize, (&f32, &&str))| ColumnMark {
        label: (*label).to_owned(),
        sublabel: ["2025", "2026"].get(index).map(|year| (*year).to_owned()).unwrap_or_default(),
        actual: *actual,
        forecast: (index == 11).then_some(0.35),
        previous_year: Some(1.6 - actual - 0.06 * f32::from(u8::try_from(index).unwrap())),
        plan: Some(0.85),
        text: format!("{:.2}", actual * 4.0),
        strong: index == 11,
    };
    Plot::Columns(heights.iter().zip(&months).enumerate().map(mark).collect())
}

fn bars() -> Plot {
    let row = |(name, actual, before, text, verdict): (&str, f32, f32, &str, Verdict)| Bar {
        name: name.to_owned(),
        actual,
        previous_year: Some(before),
        text: text.to_owned(),
        verdict,
        ..Bar::default()
    };
    let mut rows: Vec<Bar> = [
        ("Key set, top 6", 0.477, 0.46, "47.7 %", Verdict::None),
        ("Fjordheim", 0.122, 0.114, "12.2 % (PY 11.4)", Verdict::Bad),
        ("Ylämaan", 0.096, 0.107, "9.6 % (PY 10.7)", Verdict::None),
    ]
    .map(row)
    .to_vec();
    rows.push(Bar {
        name: "Year".to_owned(),
        actual: 0.5,
        forecast: Some(0.2),
        plan: Some(0.75),
        text: "0.70".to_owned(),
        ..Bar::default()
    });
    Plot::Bars(Bars {
        name_mm: 24.0,
        rows,
        limits: vec![(0.1, "10 % core limit".to_owned())],
        band: Some((0.3, 0.55)),
        band_ends: Some(("30 %".to_owned(), "55 %".to_owned())),
    })
}

fn bridge() -> Plot {
    let changes =
        [("+80", 0.08), ("+67", 0.067), ("+366", 0.366), ("−340", -0.34), ("−156", -0.156)];
    let mut at = 0.45_f32;
    let mut steps: Vec<BridgeStep> = changes
        .iter()
        .map(|(text, change)| {
            let from = at;
            at += change;
            let verdict = if *change > 0.0 { Verdict::Good } else { Verdict::Bad };
            BridgeStep { from, to: at, zero: 0.45, text: (*text).to_owned(), verdict }
        })
        .collect();
    let text = "+17 net, +0.2 %".to_owned();
    steps.push(BridgeStep { from: 0.45, to: at, zero: 0.45, text, verdict: Verdict::None });
    Plot::Bridge(steps)
}

fn timeline() -> Plot {
    let months =
        ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];
    let month = |index: usize| f32::from(u8::try_from(index).unwrap()) / 12.0;
    let mark =
        |at: f32, shape: LaneShape, text: &str| LaneMark { at, shape, text: text.to_owned() };
    let lane = |name: &str, marks: Vec<LaneMark>| Lane { name: name.to_owned(), marks };
    Plot::Timeline(Timeline {
        months: months
            .iter()
            .enumerate()
            .map(|(index, name)| (month(index), (*name).to_owned()))
            .collect(),
        orders_head: vec!["Orders".to_owned(), "kEUR, 24".to_owned()],
        orders: (0..20)
            .map(|index| (0.03 + month(index) * 0.55, WEEKS[index % 13] * 0.9 + 0.1))
            .collect(),
        peak: Some((0.26, "144".to_owned())),
        expected: Some((0.955, 0.985, 0.4)),
        lanes: vec![
            lane(
                "Deliveries",
                vec![
                    mark(0.1, LaneShape::Usual, ""),
                    mark(0.4, LaneShape::Usual, ""),
                    mark(0.8, LaneShape::Bad, "19 d late"),
                ],
            ),
            lane(
                "Complaints",
                vec![
                    mark(0.82, LaneShape::Bad, "seals, open"),
                    mark(0.3, LaneShape::Settled, "pump, settled"),
                ],
            ),
            lane(
                "Offers",
                vec![mark(0.45, LaneShape::Good, "won"), mark(0.93, LaneShape::Bad, "lost, price")],
            ),
            lane(
                "Meetings",
                vec![
                    mark(0.5, LaneShape::Held, "review"),
                    mark(0.98, LaneShape::Planned, "25 Nov"),
                ],
            ),
        ],
    })
}

fn flow() -> Plot {
    let months = [
        ("Nov", 1, 0, 0),
        ("Dec", 0, 0, 2),
        ("Jan", 2, 1, 0),
        ("Feb", 0, 0, 0),
        ("Mar", 1, 0, 1),
        ("Apr", 0, 1, 1),
    ];
    let part = |number: u8, sign: &str| {
        let text = if number == 0 { String::new() } else { format!("{sign}{number}") };
        (f32::from(number) / 3.0, text)
    };
    let mark = |(label, new, back, lost): (&str, u8, u8, u8)| FlowMark {
        label: label.to_owned(),
        new: part(new, "+"),
        won_back: part(back, "+"),
        lost: part(lost, "−"),
    };
    Plot::Flow(months.map(mark).to_vec())
}

fn matrix() -> Plot {
    let cell = |count: &str, lines: &[&str], share: f32| MatrixCell {
        count: count.to_owned(),
        empty: count == "0",
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        moves: "→2 1→".to_owned(),
        share,
    };
    let row = |name: &str, cells: Vec<MatrixCell>| MatrixRow { name: name.to_owned(), cells };
    Plot::Matrix(Matrix {
        columns: ["X steady", "Y varying", "Z irregular"].map(str::to_owned).to_vec(),
        rows: vec![
            row(
                "A",
                vec![
                    cell("18", &["29 299 k", "77.7 %", "err 31 %"], 1.0),
                    cell("2", &["1 210 k", "3.2 %", "err 70 %"], 0.04),
                    cell("0", &[], 0.0),
                ],
            ),
            row(
                "B",
                vec![
                    cell("13", &["3 754 k", "10.0 %", "err 50 %"], 0.13),
                    cell("5", &["1 572 k", "4.2 %", "err 78 %"], 0.05),
                    cell("0", &[], 0.0),
                ],
            ),
            row(
                "C",
                vec![
                    cell("2", &["275 k", "0.7 %", "err 47 %"], 0.01),
                    cell("10", &["1 034 k", "2.7 %", "err 73 %"], 0.04),
                    cell("7", &["529 k", "1.4 %"], 0.02),
                ],
            ),
        ],
    })
}

fn small(shown: usize) -> Plot {
    let rhythm = |silence: f32, verdict, text: &str| {
        Plot::Rhythm(Rhythm { silence, usual: 0.2, limit: 0.32, text: text.to_owned(), verdict })
    };
    let change = |value: f32, text: &str, verdict| {
        Plot::Variance(Variance { value, zero: 0.5, text: text.to_owned(), verdict })
    };
    match shown {
        0 => Plot::Sparkline(Sparkline {
            actual: WEEKS.to_vec(),
            previous_year: BEFORE.to_vec(),
            band: Some((0.2, 0.75)),
            signals: vec![5],
            last: Verdict::Bad,
        }),
        1 => Plot::Bullet(Bullet {
            actual: 0.5,
            forecast: Some(0.2),
            target: Some(0.85),
            verdict: Verdict::Bad,
        }),
        2 => rhythm(0.15, Verdict::None, ""),
        3 => rhythm(1.0, Verdict::Bad, "104 d"),
        4 => change(0.24, "+358", Verdict::Good),
        _ => change(-0.15, "−207", Verdict::Bad),
    }
}

fn line() -> Plot {
    let ticks = [(0.0, "Dec 2025"), (0.5, "Jun"), (1.0, "Nov 2026")];
    Plot::Line(LinePlot {
        actual: WEEKS.to_vec(),
        previous_year: BEFORE.to_vec(),
        ticks: ticks.map(|(at, text)| (at, text.to_owned())).to_vec(),
        ends: ("3 508".to_owned(), "3 906".to_owned()),
    })
}

fn effects() -> [Estimate; 4] {
    let estimate =
        |value: f64, low: f64, high: f64| Estimate { value, interval: Some([low, high]) };
    [
        estimate(-0.006, -0.058, 0.047),
        estimate(0.064, 0.009, 0.12),
        estimate(-0.062, -0.117, -0.007),
        estimate(0.069, 0.018, 0.12),
    ]
}

fn late() -> Plot {
    let row = |(name, times, limit, text): (&str, f64, f64, &str)| Silence {
        name: name.to_owned(),
        times,
        limit,
        text: text.to_owned(),
    };
    let rows = [
        ("Äyrämö Telakka", 4.7, 1.5, "104 d · 339"),
        ("Kuusamäki Saha", 2.0, 1.4, "55 d · 143"),
        ("Hämeenselän Lämpö", 1.1, 1.4, "38 d · 334"),
    ];
    plots::silences(&rows.map(row), 5, "usual gap".to_owned(), &|times| format!("{times:.0}×"))
}

fn landing() -> Plot {
    let year = Year { actual: 7.34, landing: 8.54, range: Some([8.35, 8.75]), plan: 8.9 };
    let texts = ["7.34", "Landing 8.54 m (8.35–8.75), −4.0 % to plan", "8.90"];
    plots::landing(&year, ["AC, FC", "PL year"].map(str::to_owned), texts.map(str::to_owned))
}

fn concentration() -> Plot {
    let values = |tail: f64| (0..60).map(|rank| 4_600.0 / (1.0 + f64::from(rank) * tail)).collect();
    let (now, then): (Vec<f64>, Vec<f64>) = (values(0.35), values(0.15));
    let say = |items: usize, share: f64| format!("{items} accounts {}", percent(share));
    plots::shares([&now, &then], &[0.5, 0.8], &say, [&whole, &percent]).unwrap()
}

fn cohorts() -> Plot {
    let row = |(name, size, there): (&str, u32, &[u32])| Cohort {
        name: name.to_owned(),
        size,
        there: there.to_vec(),
    };
    let rows: [(&str, u32, &[u32]); 6] = [
        ("2024 Q4", 14, &[14, 13, 12, 12, 10, 9, 9, 8]),
        ("2025 Q1", 8, &[8, 8, 7, 7, 7, 6, 5]),
        ("2025 Q2", 5, &[5, 4, 4, 2, 2, 2]),
        ("2025 Q3", 9, &[9, 8, 8, 8, 7]),
        ("2025 Q4", 3, &[3, 3, 1, 0]),
        ("2026 Q1", 6, &[6, 5, 5]),
    ];
    let heads = ["First order", "No."].map(str::to_owned);
    plots::cohorts(&rows.map(row), heads, &|step| format!("+{step}"), &|share| whole(share * 100.0))
}

fn curve(lives: &[Lifetime]) -> Vec<Step> {
    let steps = kaplan_meier(lives).into_iter();
    steps
        .map(|step| Step { time: step.time, share: step.survival, interval: step.log_log })
        .collect()
}

fn survival() -> Plot {
    let lives = |times: &[(u8, bool)]| -> Vec<Lifetime> {
        times
            .iter()
            .map(|(time, ended)| Lifetime { time: f64::from(*time), ended: *ended })
            .collect()
    };
    let all = lives(&[
        (3, true),
        (5, false),
        (7, true),
        (8, true),
        (11, false),
        (14, true),
        (17, true),
        (20, false),
        (22, true),
        (26, false),
        (30, false),
        (34, true),
        (36, false),
    ]);
    let early =
        lives(&[(2, true), (4, true), (6, true), (9, true), (12, false), (15, true), (18, false)]);
    let late = lives(&[(9, true), (12, false), (21, true), (33, false), (36, false)]);
    let [all, early, late] = [all, early, late].map(|lives| curve(&lives));
    let group = |name, steps, followed| Group { name, steps, followed };
    let groups = [
        group("all", &all[..], 36.0),
        group("service", &early[..], 18.0),
        group("industry", &late[..], 36.0),
    ];
    plots::survival(&groups, 36.0, [&|time: f64| format!("{time:.0}"), &percent])
}

fn chart(name: &str, (width_mm, height_mm): (f32, f32), plot: Plot) -> Chart {
    Chart { alt: format!("The chart `{name}`"), width_mm, height_mm, plot, measure: None }
}

fn placed(name: &str, at: (u8, u8), top: f32, charts: Vec<Chart>) -> Block {
    let id = name.replace(' ', "_");
    let height = charts.iter().map(|chart| chart.height_mm + 2.0).sum::<f32>() + 6.0;
    let mut body = vec![prose(ProseStyle::Caption, name)];
    body.extend(charts.into_iter().map(Element::Chart));
    block(&id, Frame::Full, at, (top, height), body)
}

fn time_and_structure() -> Vec<Block> {
    let sizes = [(26.0, 4.0), (26.0, 3.2), (26.0, 3.6), (26.0, 3.6), (51.0, 4.0), (51.0, 4.0)];
    let smalls = sizes.iter().enumerate().map(|(index, size)| chart("small", *size, small(index)));
    vec![
        placed("columns", (0, 8), 17.0, vec![chart("columns", (176.0, 45.0), columns())]),
        placed("small", (8, 4), 17.0, smalls.collect()),
        placed("bars", (0, 4), 80.0, vec![chart("bars", (86.0, 30.0), bars())]),
        placed("bridge", (4, 4), 80.0, vec![chart("bridge", (86.0, 42.0), bridge())]),
        placed("matrix", (8, 4), 80.0, vec![chart("matrix", (86.0, 50.0), matrix())]),
        placed("timeline", (0, 7), 142.0, vec![chart("timeline", (154.0, 33.0), timeline())]),
        placed("flow", (7, 5), 142.0, vec![chart("flow", (108.0, 33.0), flow())]),
    ]
}

fn estimates_and_shares() -> Vec<Block> {
    let effects = effects();
    let axis = plots::interval_axis(&effects, 0.0);
    let mut column = vec![chart("axis", (60.0, 3.6), plots::axis(&axis, &variance))];
    let row =
        |effect: &Estimate| chart("interval", (60.0, 5.8), plots::interval(effect, 0.0, &axis));
    column.extend(effects.iter().map(row));
    let among = plots::interval_among(&effects[0], &[0.064, -0.062, 0.069, -0.019], 0.0, &variance);
    let legend = [
        (Scenario::Actual, "AC actual"),
        (Scenario::PreviousYear, "PY previous year"),
        (Scenario::Plan, "PL plan"),
        (Scenario::Forecast, "FC forecast"),
    ];
    let legend = legend.map(|(scenario, text)| (scenario, text.to_owned())).to_vec();
    vec![
        placed("intervals", (0, 4), 17.0, column),
        placed(
            "interval among others",
            (4, 4),
            17.0,
            vec![chart("among", (86.0, 14.0), among), chart("late", (86.0, 24.0), late())],
        ),
        placed(
            "landing",
            (8, 4),
            17.0,
            vec![chart("landing", (86.0, 17.0), landing()), chart("line", (86.0, 16.0), line())],
        ),
        placed(
            "concentration",
            (0, 4),
            80.0,
            vec![chart("concentration", (86.0, 45.0), concentration())],
        ),
        placed("survival", (4, 4), 80.0, vec![chart("survival", (86.0, 45.0), survival())]),
        placed("cohorts", (8, 4), 80.0, vec![chart("cohorts", (86.0, 30.0), cohorts())]),
        placed("legend", (0, 12), 150.0, vec![chart("legend", (120.0, 3.2), Plot::Legend(legend))]),
    ]
}

fn gallery() -> Document {
    let page = |name: &str, blocks| Page { name: name.to_owned(), kicker: name.to_owned(), blocks };
    Document {
        pages: vec![
            page("Time and structure", time_and_structure()),
            page("Estimates and shares", estimates_and_shares()),
        ],
        ..document("Every chart", Paper::Landscape, "those who look")
    }
}

#[test]
fn every_kind_of_chart_is_drawn_for_paper_and_for_the_screen() {
    let document = gallery();
    let renderer = Renderer::new(Theme::shipped()).unwrap();
    let (pdf, html) = (renderer.pdf(&document).unwrap(), renderer.html(&document).unwrap());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("gallery.pdf"), &pdf.bytes).unwrap();
    std::fs::write(folder.join("gallery.html"), &html.bytes).unwrap();
    assert!(pdf.missing_glyphs.is_empty(), "{:?}", pdf.missing_glyphs);
    let page = String::from_utf8(html.bytes).unwrap();
    let charts = document.charts();
    assert_eq!(page.matches("<svg ").count(), charts.len());
    assert_eq!(page.matches("role=\"img\" aria-label=\"The chart").count(), charts.len());
}
