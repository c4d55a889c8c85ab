//! `manager_effects.csv`: what each manager made of the portfolio.

use crate::{
    analysis::{Analysis, BridgePart, ManagerAnalysis},
    model::Money,
    report::data::table::{Table, number, or_empty},
};

const HEAD: [&str; 31] = [
    "manager_id",
    "accounts",
    "answered",
    "base",
    "actual",
    "expected",
    "effect",
    "effect_low",
    "effect_high",
    "log_effect",
    "log_low",
    "log_high",
    "shrunk_share",
    "shrunk_low",
    "shrunk_high",
    "growth_accounts",
    "blup",
    "blup_low",
    "blup_high",
    "place",
    "comparable",
    "comparable_blup",
    "comparable_low",
    "comparable_high",
    "comparable_place",
    "transferred_in",
    "transferred_out",
    "won",
    "closed",
    "win_rate",
    "win_rate_shrunk",
];

/// Writes `manager_effects.csv`, by name of the manager.
pub(super) fn manager_effects(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    for manager in &analysis.managers {
        let mut cells =
            vec![manager.manager.manager_id.clone(), manager.accounts.len().to_string()];
        cells.extend(expected(manager, |amount| table.money(amount)));
        cells.extend(growth(manager));
        cells.extend(BridgePart::TRANSFERS.map(|part| {
            let mut items = manager.bridge.items.iter();
            let item = items.find(|item| item.part == part);
            table.money(item.map(|item| item.amount).unwrap_or_default())
        }));
        let offers = manager.performance.offers;
        cells.extend([
            or_empty(offers.map(|offers| offers.won)),
            or_empty(offers.map(|offers| offers.closed)),
            number(offers.and_then(|offers| offers.rate())),
            number(offers.and_then(|offers| offers.shrunk)),
        ]);
        table.row(cells);
    }
    table.bytes()
}

fn expected(manager: &ManagerAnalysis, money: impl Fn(Money) -> String) -> [String; 13] {
    let Some(found) = manager.performance.expected else { return Default::default() };
    let logs = found.log_points();
    let log = |at: usize| number(logs.and_then(|(_, ends)| ends[at]));
    let shrunk = |of: fn((f64, [f64; 2])) -> f64| number(found.shrunk.map(of));
    [
        found.accounts.to_string(),
        money(found.base),
        money(found.actual),
        money(found.expected),
        money(found.effect),
        money(found.interval[0]),
        money(found.interval[1]),
        number(logs.map(|(points, _)| points)),
        log(0),
        log(1),
        shrunk(|(middle, _)| middle),
        shrunk(|(_, ends)| ends[0]),
        shrunk(|(_, ends)| ends[1]),
    ]
}

fn growth(manager: &ManagerAnalysis) -> Vec<String> {
    let performance = &manager.performance;
    [&performance.growth, &performance.growth_comparable]
        .into_iter()
        .flat_map(|growth| {
            let growth = growth.as_ref();
            [
                growth.map_or(0, |growth| growth.accounts).to_string(),
                number(growth.map(|growth| growth.effect)),
                number(growth.map(|growth| growth.interval[0])),
                number(growth.map(|growth| growth.interval[1])),
                or_empty(growth.map(|growth| growth.place)),
            ]
        })
        .collect()
}
