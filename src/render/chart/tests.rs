//! What holds for every chart: it stays in its frame and no label lies on another.

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::render::chart::draw;
use crate::render::display::{Anchor, Area, Item, PT, Point};
use crate::render::fonts::Fonts;
use crate::render::theme::Theme;
use crate::report::chart::{
    Bar, Bars, BridgeStep, Bullet, Chart, CohortCell, CohortRow, Cohorts, ColumnMark, Dot, DotRow,
    Dots, FlowMark, Landing, Lane, LaneMark, LaneShape, LinePlot, Matrix, MatrixCell, MatrixRow,
    Plot, Rhythm, Scenario, ShareCurve, SharePoint, Sparkline, Survival, SurvivalCurve, Timeline,
    Variance, Verdict,
};

/// Half a thick line, and what a letter may lack of its box.
const SLACK: f32 = 0.6;

fn corners(fonts: &Fonts, item: &Item) -> Area {
    match item {
        Item::Rect(area, _) | Item::Logo(area) | Item::Link { area, .. } => *area,
        Item::Circle { centre, radius, .. } => {
            Area::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius)
        }
        Item::Path { points, .. } => {
            let fold = |pick: fn(&Point) -> f32, start: f32, best: fn(f32, f32) -> f32| {
                points.iter().map(pick).fold(start, best)
            };
            let (left, right) = (fold(|p| p.x, 1e6, f32::min), fold(|p| p.x, -1e6, f32::max));
            let (top, bottom) = (fold(|p| p.y, 1e6, f32::min), fold(|p| p.y, -1e6, f32::max));
            Area::new(left, top, right - left, bottom - top)
        }
        Item::Text { at, text, look, anchor } => {
            let width = fonts.width(look.face, look.size_pt, text);
            let height = look.size_pt * PT * 0.73;
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Area::new(left, at.y - height, width, height)
        }
    }
}

fn check(plot: Plot, (width, height): (f32, f32)) {
    static LOADED: LazyLock<(Theme, Fonts)> = LazyLock::new(|| {
        let theme = Theme::shipped();
        let fonts = Fonts::load(&theme).unwrap();
        (theme, fonts)
    });
    let (theme, fonts) = &*LOADED;
    let chart =
        Chart { alt: String::new(), width_mm: width, height_mm: height, plot, measure: None };
    let items = draw(theme, fonts, &chart, width);
    for item in &items {
        let Area { x, y, w, h } = corners(fonts, item);
        let inside = x > -SLACK && y > -SLACK && x + w < width + SLACK && y + h < height + SLACK;
        assert!(inside, "{item:?} leaves {width} x {height} mm: {:?}", chart.plot);
    }
    let texts: Vec<&Item> = items.iter().filter(|item| matches!(item, Item::Text { .. })).collect();
    for (index, item) in texts.iter().enumerate() {
        let a = corners(fonts, item);
        for other in &texts[index + 1..] {
            let b = corners(fonts, other);
            let apart =
                a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
            assert!(apart, "{item:?} lies on {other:?}");
        }
    }
}

fn fraction() -> impl Strategy<Value = f32> {
    (0..=1000_u16).prop_map(|value| f32::from(value) / 1000.0)
}

fn verdict() -> impl Strategy<Value = Verdict> {
    prop_oneof![Just(Verdict::None), Just(Verdict::Good), Just(Verdict::Bad)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns(values in proptest::collection::vec((-0.3..1.0_f32, fraction(), fraction()), 1..16)) {
        let marks = values.iter().enumerate().map(|(index, (actual, previous, plan))| ColumnMark {
            label: format!("W{index}"),
            sublabel: if index % 5 == 0 { "2026".to_owned() } else { String::new() },
            actual: *actual,
            forecast: (index % 3 == 0 && *actual > 0.0).then(|| (1.0 - actual) / 2.0),
            previous_year: Some(*previous),
            plan: Some(*plan),
            text: "12 345".to_owned(),
            strong: index + 1 == values.len(),
        });
        check(Plot::Columns(marks.collect()), (90.0, 40.0));
    }

    #[test]
    fn lines_and_flows(values in proptest::collection::vec((fraction(), fraction()), 1..14)) {
        let (actual, previous_year): (Vec<f32>, Vec<f32>) = values.iter().copied().unzip();
        let last = Verdict::Bad;
        let band = Some((0.2, 0.9));
        check(Plot::Sparkline(Sparkline { actual: actual.clone(), previous_year: previous_year.clone(), band, last, signals: vec![0, 3] }), (24.0, 3.7));
        let ticks = (0..12_u8).map(|month| (f32::from(month) / 11.0, "Nov 2026".to_owned())).collect();
        let ends = ("3 906".to_owned(), "3 508".to_owned());
        check(Plot::Line(LinePlot { actual, previous_year, ticks, ends }), (100.0, 20.0));
        let marks = values.iter().map(|(up, down)| FlowMark {
            label: "Nov".to_owned(),
            new: (*up / 2.0, "+123".to_owned()),
            won_back: (*up / 2.0, "+2".to_owned()),
            lost: (*down, "−4".to_owned()),
        });
        check(Plot::Flow(marks.collect()), (120.0, 36.0));
    }

    #[test]
    fn bars_and_variances(
        rows in proptest::collection::vec((fraction(), fraction(), proptest::option::of(fraction()), verdict()), 1..8),
        value in -0.5..0.5_f32,
    ) {
        let bar = |(actual, previous, plan, verdict): &(f32, f32, Option<f32>, Verdict)| Bar {
            name: "Fjordheim".to_owned(),
            actual: *actual,
            forecast: plan.is_none().then(|| (1.0 - actual) / 2.0),
            previous_year: Some(*previous),
            plan: *plan,
            text: "12.2 % (+0.8 pp)".to_owned(),
            verdict: *verdict,
        };
        let limits = vec![(0.1, "10 % core limit".to_owned()), (0.15, "15 % more".to_owned())];
        let verdict = rows[0].3;
        let bars = Bars { name_mm: 20.0, rows: rows.iter().map(bar).collect(), limits, band: Some((0.3, 0.55)), band_ends: Some(("30 %".to_owned(), "55 %".to_owned())) };
        check(Plot::Bars(bars), (110.0, 45.0));
        check(Plot::Variance(Variance { value, zero: 0.5, text: "−1 234".to_owned(), verdict }), (60.0, 5.0));
        let bullet = Bullet { actual: rows[0].0 / 2.0, forecast: Some(0.5), target: Some(rows[0].1), verdict };
        check(Plot::Bullet(bullet), (30.0, 3.2));
    }

    #[test]
    fn bridges(changes in proptest::collection::vec(-0.3..0.3_f32, 1..7)) {
        let mut at = 0.5_f32;
        let steps = changes.iter().map(|change| {
            let from = at;
            at = (at + change).clamp(0.15, 0.85);
            let verdict = if at > from { Verdict::Good } else { Verdict::Bad };
            BridgeStep { from, to: at, zero: 0.5, text: "+303".to_owned(), verdict }
        });
        check(Plot::Bridge(steps.collect()), (106.0, 50.0));
    }

    #[test]
    fn rhythms_and_timelines(
        silence in fraction(),
        verdict in verdict(),
        mut places in proptest::collection::vec(fraction(), 0..9),
    ) {
        let text = if silence > 0.9 { "7.2×".to_owned() } else { String::new() };
        check(Plot::Rhythm(Rhythm { silence, usual: 0.2, limit: 0.35, text, verdict }), (17.0, 3.4));
        places.sort_by(f32::total_cmp);
        let marks = |text: &str| places.iter().map(|at| LaneMark { at: *at, shape: LaneShape::Bad, text: text.to_owned() }).collect();
        let timeline = Timeline {
            months: (0..12_u8).map(|month| (f32::from(month) / 12.0, "Dec".to_owned())).collect(),
            orders_head: vec!["Orders".to_owned(), "kEUR".to_owned()],
            orders: places.iter().map(|at| (*at, 1.0 - at)).collect(),
            peak: Some((silence, "144".to_owned())),
            expected: Some((0.97, 0.99, 0.5)),
            lanes: vec![
                Lane { name: "Deliveries".to_owned(), marks: marks("") },
                Lane { name: "Complaints".to_owned(), marks: marks("late seals, open") },
            ],
        };
        check(Plot::Timeline(timeline), (134.0, 28.0));
    }

    #[test]
    fn dots_and_landings(
        rows in proptest::collection::vec((fraction(), fraction(), fraction(), verdict()), 1..7),
        others in proptest::collection::vec(fraction(), 0..7),
        named in any::<bool>(),
    ) {
        let word = |text: &str| if named { text.to_owned() } else { String::new() };
        let ticks: Vec<(f32, String)> = (0..6_u8).map(|tick| (f32::from(tick) / 5.0, format!("+{tick}0 %"))).collect();
        let dot = |(at, low, high, verdict): &(f32, f32, f32, Verdict)| DotRow {
            name: word("Hämeenselän Lämpö"),
            at: *at,
            interval: (*low < 0.8).then_some((low.min(*at), high.max(*at))),
            limit: Some(*high),
            verdict: *verdict,
            text: word("104 d · 339"),
        };
        let line = Some((rows[0].1, word("usual gap")));
        let drawn = Dots { name_mm: 0.0, rows: rows.iter().map(dot).collect(), others, line, ticks: ticks.clone() };
        check(Plot::Dots(drawn), (88.0, 12.0 + 5.0 * f32::from(u8::try_from(rows.len()).unwrap())));
        let (at, low, high, verdict) = rows[0];
        check(Plot::Dot(Dot { line: 0.5, at, interval: Some((low.min(at), high.max(at))), verdict }), (60.0, 5.8));
        check(Plot::Axis(ticks), (60.0, 3.6));
        let names = ("AC + FC".to_owned(), "PL 2026".to_owned());
        let texts = ("7.34".to_owned(), "Landing 8.54 m (8.35–8.75)".to_owned(), "8.36".to_owned());
        let forecast = (1.0 - at) / 2.0;
        check(Plot::Landing(Landing { name_mm: 0.0, names, actual: at, forecast, range: Some((low, high)), plan: low, texts }), (72.0, 16.0));
    }

    #[test]
    fn matrices(cells in proptest::collection::vec((0..2000_u32, 0..99_999_u32, fraction()), 9), width in 64..110_u16) {
        let cell = |(count, money, share): &(u32, u32, f32)| MatrixCell {
            count: count.to_string(),
            empty: *count == 0,
            moves: "→2 1→".to_owned(),
            lines: vec![format!("{money} k"), "77.7 %".to_owned(), "err 113 %".to_owned()],
            share: *share,
        };
        let row = |(name, cells): (&str, &[(u32, u32, f32)])| MatrixRow { name: name.to_owned(), cells: cells.iter().map(cell).collect() };
        let rows = ["A", "B", "C"].into_iter().zip(cells.chunks(3)).map(row).collect();
        let columns = ["X steady", "Y varying", "Z irregular"].map(str::to_owned).to_vec();
        check(Plot::Matrix(Matrix { columns, rows }), (f32::from(width), 54.0));
    }

    #[test]
    fn concentration_cohorts_and_survival(
        mut shares in proptest::collection::vec((fraction(), fraction()), 1..12),
        groups in 1..4_usize,
    ) {
        let tick = |at: f32, text: &str| (at, text.to_owned());
        let ends = vec![tick(0.0, "0 %"), tick(0.5, "50 %"), tick(1.0, "100 %")];
        let point = |(items, value): &(f32, f32)| SharePoint { items: *items, value: *value, text: "18 accounts 80 %".to_owned() };
        let points = shares.iter().map(point).collect();
        let cells = |upto: usize| shares.iter().take(upto).map(|(share, _)| CohortCell { share: *share, text: "100 %".to_owned() }).collect();
        let rows = (0..shares.len()).rev().map(|row| CohortRow { name: "Nov 2025".to_owned(), size: "123".to_owned(), cells: cells(row + 1) });
        let steps = (0..shares.len()).map(|step| step.to_string()).collect();
        let head = ("First order".to_owned(), "Accounts".to_owned());
        let height = 5.0 + 3.6 * f32::from(u8::try_from(shares.len()).unwrap());
        check(Plot::Cohorts(Cohorts { name_mm: 0.0, head, steps, rows: rows.collect() }), (110.0, height));
        shares.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut levels: Vec<f32> = shares.iter().map(|share| share.1).collect();
        levels.sort_by(f32::total_cmp);
        let rising: Vec<(f32, f32)> = shares.iter().zip(&levels).map(|(share, level)| (share.0, *level)).collect();
        let falling: Vec<(f32, f32)> = rising.iter().map(|(time, level)| (*time, 1.0 - level)).collect();
        check(Plot::Shares(ShareCurve { actual: rising.clone(), previous_year: rising, points, items: ends.clone(), values: ends.clone() }), (80.0, 40.0));
        let curve = |index: usize| SurvivalCurve {
            name: format!("Segment {index}"),
            band: falling.iter().map(|(time, level)| (*time, level * 0.9, *level)).collect(),
            steps: falling.clone(),
            until: 1.0,
        };
        let curves = (0..groups).map(curve).collect();
        check(Plot::Survival(Survival { curves, times: ends.clone(), shares: ends }), (90.0, 36.0));
    }
}

#[test]
fn a_legend_wraps_inside_its_width() {
    let entry = |scenario| (scenario, "previous year".to_owned());
    let entries =
        vec![entry(Scenario::Actual), entry(Scenario::PreviousYear), entry(Scenario::Forecast)];
    check(Plot::Legend(entries), (50.0, 8.0));
}

#[test]
fn empty_charts_draw_nothing_wrong() {
    check(Plot::Columns(vec![]), (60.0, 30.0));
    check(Plot::Sparkline(Sparkline::default()), (24.0, 3.7));
    check(Plot::Line(LinePlot::default()), (60.0, 20.0));
    check(Plot::Bars(Bars::default()), (60.0, 20.0));
    check(Plot::Bridge(vec![]), (60.0, 20.0));
    check(Plot::Flow(vec![]), (60.0, 20.0));
    check(Plot::Dots(Dots::default()), (60.0, 20.0));
    check(Plot::Dot(Dot::default()), (60.0, 6.0));
    check(Plot::Axis(vec![]), (60.0, 4.0));
    check(Plot::Landing(Landing::default()), (60.0, 16.0));
    check(Plot::Shares(ShareCurve::default()), (60.0, 20.0));
    check(Plot::Cohorts(Cohorts::default()), (60.0, 20.0));
    check(Plot::Survival(Survival::default()), (60.0, 20.0));
    check(Plot::Timeline(Timeline::default()), (60.0, 20.0));
}
