//! `terms.csv`: what every account pays and owes, and what a discount would cost.

use crate::{
    analysis::{AccountAnalysis, Analysis, PointBasis, Terms},
    report::data::table::{Table, or_empty, ratio},
};

const HEAD: [&str; 22] = [
    "account_id",
    "yearly_revenue",
    "margin",
    "realisation_base",
    "realisation",
    "discount_now",
    "approval_limit",
    "point_cost",
    "point_of",
    "extra_volume_1",
    "extra_volume_2",
    "extra_volume_3",
    "extra_volume_5",
    "share_of_our_revenue",
    "share_of_our_margin",
    "share_of_its_budget",
    "contract_end",
    "price_list_end",
    "open",
    "overdue",
    "mean_delay_days",
    "days_sales_outstanding",
];

/// Writes `terms.csv`: accounts with revenue in the current window, by id.
pub(super) fn terms(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    let mut accounts: Vec<&AccountAnalysis> = analysis.accounts.iter().collect();
    accounts.sort_by_key(|account| &account.account.account_id);
    for account in accounts {
        if let Some(terms) = &account.trade.terms {
            table.row(cells(&table, account, terms));
        }
    }
    table.bytes()
}

fn cells(table: &Table<'_>, account: &AccountAnalysis, terms: &Terms) -> Vec<String> {
    let (prices, owed) = (&account.trade.prices, account.trade.receivables);
    let mut cells = vec![
        account.account.account_id.clone(),
        table.money(terms.yearly_revenue),
        ratio(terms.margin),
        ratio(prices.base.share()),
        ratio(prices.current.share()),
        ratio(terms.discount_now),
        ratio(terms.approval_limit),
        table.money(terms.point_cost),
        point_of(terms.point_basis).to_owned(),
    ];
    cells.extend(terms.ladder.iter().map(|step| ratio(step.extra_volume)));
    cells.extend([
        ratio(terms.stakes.revenue_share),
        ratio(terms.stakes.margin_share),
        ratio(terms.stakes.budget_share),
        or_empty(terms.contract_end),
        or_empty(terms.price_list_end),
        or_empty(owed.map(|owed| table.money(owed.open))),
        or_empty(owed.map(|owed| table.money(owed.overdue))),
        ratio(owed.and_then(|owed| owed.mean_delay_days)),
        ratio(owed.and_then(|owed| owed.days_sales_outstanding)),
    ]);
    cells
}

fn point_of(basis: PointBasis) -> &'static str {
    match basis {
        PointBasis::List => "list",
        PointBasis::Net => "net",
    }
}
