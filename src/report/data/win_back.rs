//! `win_back.csv`: the lost accounts that may come back, the best worth first.

use crate::{
    analysis::{Analysis, WinBack},
    report::data::{
        summary::text,
        table::{Table, number, or_empty},
    },
};

const HEAD: [&str; 24] = [
    "rank",
    "account_id",
    "manager_id",
    "lost_on",
    "months_lost",
    "reason",
    "yearly_revenue",
    "yearly_margin",
    "margin_basis",
    "value",
    "chance_basis",
    "cases",
    "regained",
    "chance",
    "chance_low",
    "chance_high",
    "offer_cost",
    "worth",
    "most_special_offer",
    "most_gift",
    "most_discount",
    "discount_limit",
    "recommended",
    "offers_made",
];

/// Writes `win_back.csv`.
pub(super) fn win_back(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    let company = &analysis.company.lifetime.win_back;
    let mut listed: Vec<_> = analysis
        .accounts
        .iter()
        .filter_map(|account| Some((account, account.lifetime.win_back.as_deref()?)))
        .collect();
    listed.sort_by_key(|(_, win_back)| win_back.rank);
    let recommended = or_empty(company.recommended.map(|kind| text(&kind)));
    for (account, win_back) in listed {
        let ids = [account.account.account_id.clone(), account.manager_id.clone()];
        let mut cells = vec![win_back.rank.to_string()];
        cells.extend(ids);
        cells.extend(worth(&table, win_back));
        cells.extend(ceiling(&table, win_back));
        cells.extend([recommended.clone(), win_back.offers_made.to_string()]);
        table.row(cells);
    }
    table.bytes()
}

fn worth(table: &Table<'_>, win_back: &WinBack) -> [String; 15] {
    let chance = &win_back.chance;
    let [low, high] = [0, 1].map(|side| number(chance.interval.map(|interval| interval[side])));
    [
        win_back.lost_on.to_string(),
        win_back.months_lost.to_string(),
        text(&win_back.reason),
        table.money(win_back.yearly_revenue),
        table.money(win_back.yearly_margin),
        text(&win_back.margin_basis),
        table.money(win_back.value),
        text(&chance.basis),
        chance.cases.to_string(),
        chance.regained.to_string(),
        number(chance.rate),
        low,
        high,
        or_empty(win_back.offer_cost.map(|cost| table.money(cost))),
        or_empty(win_back.worth.map(|worth| table.money(worth))),
    ]
}

fn ceiling(table: &Table<'_>, win_back: &WinBack) -> [String; 4] {
    let ceiling = &win_back.ceiling;
    let money = |amount: Option<_>| or_empty(amount.map(|amount| table.money(amount)));
    [
        money(ceiling.special_offer),
        money(ceiling.gift),
        number(ceiling.discount),
        or_empty(ceiling.discount_limit.map(|limit| text(&limit))),
    ]
}
