//! The keys `prices` and `receivables`.

use serde_json::{Value, json};

use crate::{
    analysis::{CompanyAnalysis, PricePoint},
    model::Money,
};

/// Returns what of the list price arrives, per window and month.
pub(super) fn prices(company: &CompanyAnalysis) -> Value {
    let prices = &company.trade.prices;
    if prices.months.is_empty() {
        return Value::Null;
    }
    let month = |row: &PricePoint| json!({ "month": row.month.to_string(), "realisation": row.paid.share() });
    json!({
        "realisation": prices.current.share(),
        "realisation_base": prices.base.share(),
        "change": prices.change(),
        "months": prices.months.iter().map(month).collect::<Vec<_>>(),
    })
}

/// Returns what all accounts owe.
pub(super) fn receivables(company: &CompanyAnalysis, exact: &impl Fn(Money) -> Value) -> Value {
    let Some(owed) = &company.trade.receivables else { return Value::Null };
    json!({
        "open": exact(owed.open),
        "overdue": exact(owed.overdue),
        "overdue_share": owed.overdue_share,
        "oldest_due": owed.oldest_due,
        "mean_delay_days": owed.mean_delay_days,
        "paid_late_share": owed.paid_late_share,
        "days_sales_outstanding": owed.days_sales_outstanding,
    })
}
