//! What can be given in a negotiation and what it costs.

use crate::{
    analysis::{
        AccountAnalysis, PointBasis, Scope, Stakes, Terms,
        metrics::break_even_volume,
        relationship::in_force,
        trade::{share_of, yearly},
    },
    model::{Date, Money, ratio_of_percent},
};

/// Lays out the frame; `None` without revenue in the current window.
pub(super) fn terms(
    scope: &Scope,
    account: &AccountAnalysis,
    company_margin: Option<Money>,
) -> Option<Terms> {
    if !account.revenue_current.is_positive() {
        return None;
    }
    let months = scope.settings.window_months;
    let yearly_revenue = yearly(account.revenue_current, months);
    let margin = account.margin_current.and_then(|margin| margin.ratio_to(account.revenue_current));
    let prices = &account.trade.prices;
    let realised = prices.current.share().filter(|share| *share > 0.0);
    let list_value = realised.map_or(yearly_revenue, |share| share_of(yearly_revenue, 1.0 / share));
    let end = |kind| end(account, scope.as_of, kind);
    Some(Terms {
        yearly_revenue,
        margin,
        point_cost: share_of(list_value, 0.01),
        point_basis: if realised.is_some() { PointBasis::List } else { PointBasis::Net },
        ladder: break_even_volume::ladder(yearly_revenue, margin),
        discount_now: prices.discount_now(),
        approval_limit: account.account.approval_limit_pct.map(ratio_of_percent),
        stakes: stakes(account, company_margin, months),
        contract_end: end("contract"),
        price_list_end: end("price_list"),
    })
}

fn stakes(account: &AccountAnalysis, company_margin: Option<Money>, months: u32) -> Stakes {
    let revenue = yearly(account.revenue_current, months);
    let of_ours = account.margin_current.zip(company_margin);
    Stakes {
        revenue,
        revenue_share: account.share,
        margin: account.margin_current.map(|margin| yearly(margin, months)),
        margin_share: of_ours.and_then(|(own, all)| own.ratio_to(all)),
        budget_share: account.account.budget_amount.and_then(|budget| revenue.ratio_to(budget)),
    }
}

/// Returns the last day of the document of a kind that is in force.
fn end(account: &AccountAnalysis, as_of: Date, kind: &str) -> Option<Date> {
    in_force(&account.records.documents, as_of, kind)?.valid_to
}
