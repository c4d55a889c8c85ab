//! `pvm.csv` and the key `pvm`: why revenue moved.

use serde_json::{Value, json};

use crate::{
    analysis::{AccountAnalysis, Analysis, PriceVolumeMix},
    report::data::{summary::exact, table::Table},
};

const HEAD: [&str; 10] = [
    "account_id",
    "base",
    "price",
    "volume",
    "mix",
    "new",
    "lost",
    "current",
    "compared_items",
    "units_doubtful",
];

/// Writes `pvm.csv`, by account.
pub(super) fn pvm(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    let mut accounts: Vec<&AccountAnalysis> = analysis.accounts.iter().collect();
    accounts.sort_by_key(|account| &account.account.account_id);
    for account in accounts {
        let Some(parts) = &account.trade.price_volume_mix else { continue };
        let amounts = [
            parts.base,
            parts.price,
            parts.volume,
            parts.mix,
            parts.new,
            parts.lost,
            parts.current,
        ];
        let mut cells = vec![account.account.account_id.clone()];
        cells.extend(amounts.map(|amount| table.money(amount)));
        cells.extend([parts.compared_items.to_string(), parts.units_doubtful.to_string()]);
        table.row(cells);
    }
    table.bytes()
}

/// Returns the parts of the company; what is rounded in reports stands here with all digits.
pub(super) fn of_company(analysis: &Analysis) -> Value {
    let unit = &analysis.scope.unit;
    let Some(parts) = &analysis.company.trade.price_volume_mix else { return Value::Null };
    let PriceVolumeMix { new, lost, .. } = *parts;
    let [price, volume, mix] = parts.unrounded.map(|stored| stored / whole(unit.per_whole()));
    json!({
        "price": price,
        "volume": volume,
        "mix": mix,
        "new": exact(unit, new),
        "lost": exact(unit, lost),
        "total": exact(unit, parts.total()),
        "compared_items": parts.compared_items,
        "units_doubtful": parts.units_doubtful,
    })
}

#[expect(clippy::cast_precision_loss, reason = "a power of ten up to 10,000")]
fn whole(per: i64) -> f64 {
    per as f64
}
