//! `fading.csv` and `standings.csv`: who shrinks, who left and why.

use crate::{
    analysis::{AccountAnalysis, AccountLoss, Analysis, Standing},
    model::Money,
    report::data::{
        summary::text,
        table::{Table, number, or_empty},
    },
};

/// Returns the accounts by id.
fn by_id(analysis: &Analysis) -> Vec<&AccountAnalysis> {
    let mut accounts: Vec<&AccountAnalysis> =
        analysis.accounts.iter().filter(|account| account.is_named()).collect();
    accounts.sort_by_key(|account| &account.account.account_id);
    accounts
}

/// Writes `fading.csv`: accounts that shrink and categories they dropped, by account.
pub(super) fn fading(analysis: &Analysis) -> Vec<u8> {
    let head = [
        "account_id",
        "sign",
        "at_stake",
        "rev_26w",
        "rev_26w_before",
        "explained",
        "category",
        "last",
        "cycle_days",
        "cycles_bought",
        "chance",
    ];
    let mut table = Table::under(analysis, &head);
    for account in by_id(analysis) {
        let id = &account.account.account_id;
        if let Some(shrink) = &account.churn.shrink {
            let mut cells = vec![
                id.clone(),
                "shrink".to_owned(),
                table.money(shrink.at_stake()),
                table.money(shrink.current),
                table.money(shrink.previous),
                number(Some(analysis.scope.unit.whole(Money(1)) * shrink.explained)),
            ];
            cells.resize(head.len(), String::new());
            table.row(cells);
        }
        for dropped in &account.churn.dropped {
            table.row([
                id.clone(),
                "dropped_category".to_owned(),
                table.money(dropped.yearly_sales),
                String::new(),
                String::new(),
                String::new(),
                dropped.category.clone(),
                dropped.last.to_string(),
                dropped.cycle_days.to_string(),
                dropped.cycles_bought.to_string(),
                number(Some(dropped.chance)),
            ]);
        }
    }
    table.bytes()
}

/// The head of `standings.csv`.
const STANDINGS: [&str; 19] = [
    "account_id",
    "standing",
    "rhythm_ratio",
    "won_back_on",
    "lost_before",
    "revenue_since",
    "lost_on",
    "by_notice",
    "revenue_365d_before_stop",
    "reason",
    "reason_from",
    "on_time",
    "late",
    "on_time_before",
    "late_before",
    "complaints",
    "broken_promises",
    "unanswered",
    "name",
];

/// Writes `standings.csv`: where every account stands, those that never bought last; each by id.
pub(super) fn standings(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &STANDINGS);
    let bought = by_id(analysis).into_iter().filter(|account| account.purchase_days > 0);
    for account in bought {
        let churn = &account.churn;
        let back = churn.won_back;
        let mut cells = vec![
            account.account.account_id.clone(),
            churn.standing.as_ref().map(text).unwrap_or_default(),
            number(churn.rhythm_ratio),
            or_empty(back.map(|back| back.on)),
            or_empty(back.map(|back| back.lost_on)),
            back.map(|back| table.money(back.revenue_since)).unwrap_or_default(),
        ];
        cells.extend(loss(churn.loss.as_ref(), &table));
        cells.push(account.account.name.clone());
        table.row(cells);
    }
    for account in &analysis.company.churn_dynamics.never_bought {
        let mut cells = vec![account.account_id.clone(), text(&Standing::NeverBought)];
        cells.resize(STANDINGS.len() - 1, String::new());
        cells.push(account.name.clone());
        table.row(cells);
    }
    table.bytes()
}

fn loss(loss: Option<&AccountLoss>, table: &Table<'_>) -> [String; 12] {
    let Some(loss) = loss else { return Default::default() };
    let signs = &loss.signs;
    [
        loss.on.to_string(),
        loss.by_notice.to_string(),
        table.money(loss.revenue),
        text(&loss.reason),
        loss.reason_from.as_ref().map(text).unwrap_or_default(),
        signs.on_time.to_string(),
        signs.late.to_string(),
        signs.on_time_before.to_string(),
        signs.late_before.to_string(),
        signs.complaints.to_string(),
        signs.broken_promises.to_string(),
        signs.unanswered.to_string(),
    ]
}
