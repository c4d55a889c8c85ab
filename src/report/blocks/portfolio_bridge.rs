//! M4: how the portfolio came from last year's revenue to this year's; the steps tie exactly.

use serde::Serialize;

use crate::{
    analysis::{Bridge, BridgeItem, BridgePart},
    model::Money,
    report::{
        blocks::{Charts, Content},
        change::Change,
        chart::{BridgeStep, Plot, Verdict},
        plots::{chart, fraction},
        scene::Scene,
        slice::ManagerSlice,
    },
};

const WIDTH: f32 = 106.0;
const PITCH: f32 = 5.8;
/// Room left of the bars for a change as text, as a share of the width.
const LEFT: f64 = 0.16;
/// Room right of the bars for the net change with its ratio.
const RIGHT: f64 = 0.3;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The name of the base window.
    opening_name: String,
    /// Net revenue of the base window.
    opening: Money,
    /// The parts between them.
    rows: Vec<Row>,
    /// The name of the window.
    closing_name: String,
    /// Net revenue of the window.
    closing: Money,
    /// Key of the chart.
    bridge: String,
}

#[derive(Serialize)]
struct Row {
    /// The part of the bridge.
    part: BridgePart,
    /// How many accounts.
    accounts: u32,
    /// What it adds or takes.
    amount: Money,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let bridge = &slice.manager.bridge;
    let items: Vec<&BridgeItem> = bridge
        .items
        .iter()
        .filter(|item| !is_rare(item.part) || item.amount != Money::ZERO)
        .collect();
    if bridge.opening == Money::ZERO && items.iter().all(|item| item.amount == Money::ZERO) {
        return None;
    }
    let steps = steps(bridge, &items, scene);
    let height = f32::from(u16::try_from(steps.len()).expect("ten steps")) * PITCH;
    let mut charts = Charts::of("portfolio_bridge");
    let alt = scene.language.word("alt-bridge");
    let view = View {
        message: message(bridge, scene),
        caption: caption(slice, scene),
        opening_name: scene.about_window("bridge-opening", scene.scope.windows.base),
        opening: bridge.opening,
        rows: items
            .iter()
            .map(|item| Row { part: item.part, accounts: item.accounts, amount: item.amount })
            .collect(),
        closing_name: scene.about_window("bridge-closing", scene.scope.windows.current),
        closing: bridge.closing,
        bridge: charts.add(chart(Plot::Bridge(steps), alt, (WIDTH, height))),
    };
    Some(Content::new(&view, charts))
}

/// Whether a part is shown only where something happened.
fn is_rare(part: BridgePart) -> bool {
    part == BridgePart::Adjustment || BridgePart::TRANSFERS.contains(&part)
}

/// One empty step for the opening, one per item, and the net change, on one scale around zero.
fn steps(bridge: &Bridge, items: &[&BridgeItem], scene: &Scene<'_>) -> Vec<BridgeStep> {
    let mut runs = vec![Money::ZERO];
    for item in items {
        runs.push(*runs.last().expect("it starts with zero") + item.amount);
    }
    let low = runs.iter().copied().min().unwrap_or_default().as_f64();
    let high = runs.iter().copied().max().unwrap_or_default().as_f64();
    let width = (high - low) / (1.0 - LEFT - RIGHT);
    let place = |run: Money| {
        let offset = if width > 0.0 { LEFT * width } else { 0.0 };
        fraction(run.as_f64() - low + offset, width)
    };
    let zero = place(Money::ZERO);
    let mut steps = vec![BridgeStep { from: zero, to: zero, zero, ..BridgeStep::default() }];
    steps.extend(items.iter().zip(runs.windows(2)).map(|(item, run)| BridgeStep {
        from: place(run[0]),
        to: place(run[1]),
        zero,
        text: if item.amount == Money::ZERO { String::new() } else { scene.change(item.amount) },
        verdict: match item.amount {
            // Who has an account is neither good nor bad.
            _ if BridgePart::TRANSFERS.contains(&item.part) => Verdict::None,
            amount if amount > Money::ZERO => Verdict::Good,
            amount if amount < Money::ZERO => Verdict::Bad,
            _ => Verdict::None,
        },
    }));
    let net = Change::of(bridge.closing, bridge.opening);
    let text = scene.say(
        "bridge-net",
        &[
            ("change", scene.change(net.amount).into()),
            ("ratio", scene.language.delta(net.ratio, 1).into()),
        ],
    );
    let to = place(*runs.last().expect("it starts with zero"));
    steps.push(BridgeStep { from: zero, to, zero, text, verdict: Verdict::None });
    steps
}

fn caption(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> String {
    let retention = &slice.manager.retention;
    let rate = |value: Option<f64>| {
        value.map_or_else(|| scene.language.not_available(), |value| scene.percent(value, 1))
    };
    scene.say(
        "bridge-caption",
        &[
            ("manager", scene.manager(slice.manager).into()),
            ("unit", scene.unit().into()),
            ("window", scene.window().into()),
            ("grr", rate(retention.grr).into()),
            ("nrr", rate(retention.nrr).into()),
        ],
    )
}

fn message(bridge: &Bridge, scene: &Scene<'_>) -> String {
    let item = |part: BridgePart| bridge.items.iter().find(|item| item.part == part);
    let amount = |part| item(part).map(|item| item.amount).unwrap_or_default();
    let lost = item(BridgePart::Lost).map_or(0, |item| item.accounts);
    let key = if lost == 0 { "bridge-message" } else { "bridge-message-lost" };
    scene.say(
        key,
        &[
            ("expansion", scene.amount(amount(BridgePart::Expansion)).into()),
            ("contraction", scene.amount(-amount(BridgePart::Contraction)).into()),
            ("lost_count", i64::from(lost).into()),
            ("lost", scene.amount(-amount(BridgePart::Lost)).into()),
        ],
    )
}
