//! `landings.csv`: where the running periods of each manager will end.

use crate::{
    analysis::Analysis,
    report::data::table::{Table, number},
};

const HEAD: [&str; 9] = [
    "manager_id",
    "period_start",
    "period_end",
    "actual",
    "landing",
    "landing_low",
    "landing_high",
    "plan",
    "landing_to_plan",
];

/// Writes `landings.csv`: month, quarter and fiscal year by name of the manager.
pub(super) fn landings(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    for manager in &analysis.managers {
        for landing in &manager.performance.landings {
            let amounts = [landing.actual, landing.landing, landing.range[0], landing.range[1]];
            let mut cells = vec![
                manager.manager.manager_id.clone(),
                landing.period.from.to_string(),
                landing.period.last().to_string(),
            ];
            cells.extend(amounts.map(|amount| table.money(amount)));
            cells.push(landing.plan.map(|plan| table.money(plan)).unwrap_or_default());
            cells.push(number(landing.plan.and_then(|plan| landing.landing.ratio_to(plan))));
            table.row(cells);
        }
    }
    table.bytes()
}
