//! What the part promises on small companies.

use jiff::civil::date;

use crate::{
    analysis::{
        AccountAnalysis, Analysis, Confidence, PeerBasis, PointBasis, Settings, SpaceReason,
        analyse, check_ties,
    },
    facts::{
        AccountDay, AccountDays, AccountDetail, CategoryDay, Cost, CreditCounts, Deliveries,
        Detail, Facts, LineCounts, ManagerDay, ManagerDays, PriceMonth, ProductSum, Receivables,
        Tables, Traded,
    },
    model::{Account, Cell, Currency, Date, Money, Month, Period, Record, UNASSIGNED, Unit},
};

const AS_OF: Date = Date::constant(2026, 10, 31);
const NOW: Date = Date::constant(2026, 5, 4);
const THEN: Date = Date::constant(2025, 5, 5);

/// Base and current revenue of an account.
fn days(account: &str, base: i64, current: i64) -> AccountDays {
    let days = [(THEN, base), (NOW, current)]
        .into_iter()
        .filter(|(_, units)| *units != 0)
        .map(|(day, units)| AccountDay {
            day,
            revenue: Money(units),
            sales: Money(units),
            cost: Cost::of(Money(units * 3 / 4)).unwrap(),
            orders: 1,
            deliveries: Deliveries::default(),
        })
        .collect();
    AccountDays { account_id: account.to_owned(), days }
}

fn facts(account_days: Vec<AccountDays>, accounts: Vec<Account>) -> Facts {
    Facts {
        unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
        lines: LineCounts::default(),
        control_total: account_days.iter().flat_map(|row| &row.days).map(|day| day.revenue).sum(),
        credits: CreditCounts::default(),
        cancelled_total: Money::ZERO,
        excluded_total: Money::ZERO,
        too_old_total: Money::ZERO,
        manager_days: account_days
            .iter()
            .map(|row| ManagerDays {
                manager_id: "M".to_owned(),
                account_id: row.account_id.clone(),
                days: row.days.iter().map(sold).collect(),
            })
            .collect(),
        account_days,
        tables: Tables { accounts, ..Tables::default() },
    }
}

fn sold(day: &AccountDay) -> ManagerDay {
    ManagerDay { day: day.day, revenue: day.revenue, orders: 1 }
}

fn account(id: &str, cells: &[(&str, Cell)]) -> Account {
    let id = Some(Cell::Text(id.to_owned()));
    let mut row = vec![None; Account::TABLE.columns().len()];
    (row[0], row[1]) = (id.clone(), id);
    for (name, cell) in cells {
        let place = Account::TABLE.columns().iter().position(|column| column.name == *name);
        row[place.unwrap()] = Some(cell.clone());
    }
    Account::from_cells(row).unwrap()
}

fn analysed(facts: &Facts, detail: Detail) -> Analysis {
    let period: Period = "2026-10".parse().unwrap();
    let analysis = analyse((facts, detail), &Settings::default(), period, AS_OF);
    check_ties(&analysis, facts).unwrap();
    analysis
}

fn found<'a>(analysis: &'a Analysis, id: &str) -> &'a AccountAnalysis {
    analysis.accounts.iter().find(|account| account.account.account_id == id).unwrap()
}

fn item(product: u32, base: (i64, i64), current: (i64, i64)) -> ProductSum {
    let side = |(qty, units)| Traded { qty, revenue: Money(units) };
    ProductSum { product, base: side(base), current: side(current) }
}

/// Detail with one product and three categories.
fn detail(accounts: Vec<AccountDetail>) -> Detail {
    Detail {
        products: vec![String::new(), "P".to_owned()],
        categories: vec![String::new(), "Pumps".to_owned(), "Seals".to_owned()],
        accounts,
    }
}

#[test]
fn prices_and_quantities_lead_from_window_to_window_for_accounts_manager_and_company() {
    let mut account_days = vec![days("A", 1_000, 1_320)];
    account_days.push(days("B", 500, 0));
    account_days.push(days(UNASSIGNED, 0, 70));
    let rows = |id: &str, products: Vec<ProductSum>| AccountDetail {
        account_id: id.to_owned(),
        products: products.into_iter().collect(),
        ..AccountDetail::default()
    };
    let detail = detail(vec![
        rows("A", vec![item(1, (100_000, 1_000), (120_000, 1_320))]),
        rows("B", vec![item(1, (50_000, 500), (0, 0))]),
        rows(UNASSIGNED, vec![item(1, (0, 0), (7_000, 70))]),
    ]);
    let analysis = analysed(&facts(account_days, vec![]), detail);
    let a = found(&analysis, "A").trade.price_volume_mix.unwrap();
    assert_eq!((a.price, a.volume, a.mix, a.new), (Money(120), Money(200), Money(0), Money(0)));
    let moved = &found(&analysis, "A").trade.moves[0];
    assert_eq!((moved.name.as_str(), moved.effect), ("P", Money(120)));
    assert!((moved.price_change - 0.1).abs() < 1e-12);
    let company = analysis.company.trade.price_volume_mix.unwrap();
    assert_eq!(
        (company.base, company.current, company.lost),
        (Money(1_500), Money(1_320), Money(-500))
    );
    assert_eq!(analysis.managers[0].trade.price_volume_mix, Some(company));
    assert_eq!(found(&analysis, UNASSIGNED).trade.price_volume_mix, None);
}

#[test]
fn lines_without_any_product_are_not_split() {
    let rows = AccountDetail {
        account_id: "A".to_owned(),
        products: [item(0, (1_000, 100), (1_000, 100))].into_iter().collect(),
        ..AccountDetail::default()
    };
    let detail =
        Detail { products: vec![String::new()], accounts: vec![rows], ..Detail::default() };
    let analysis = analysed(&facts(vec![days("A", 100, 100)], vec![]), detail);
    assert_eq!(analysis.company.trade.price_volume_mix, None);
}

/// Six like accounts: five split their sales 60 : 40, the sixth buys pumps only.
fn like_accounts(budget: Option<i64>) -> Analysis {
    let ids = ["A", "B", "C", "D", "E", "F"];
    let mut account_days = vec![];
    let mut rows = vec![];
    for id in ids {
        account_days.push(days(id, 100, 1_000));
        let seals = if id == "F" { (THEN, 50) } else { (NOW, 400) };
        let pumps = if id == "F" { 1_000 } else { 600 };
        let categories = [
            CategoryDay { category: 1, day: NOW, sales: Money(pumps) },
            CategoryDay { category: 2, day: seals.0, sales: Money(seals.1) },
        ];
        rows.push(AccountDetail {
            account_id: id.to_owned(),
            categories: categories.into_iter().collect(),
            ..AccountDetail::default()
        });
    }
    let master = |id: &&str| {
        let mut cells =
            vec![("segment", Cell::Text("Mill".to_owned())), ("size", Cell::Text("L".to_owned()))];
        cells.extend(budget.map(|units| ("budget_amount", Cell::Money(Money(units)))));
        account(id, &cells)
    };
    let accounts = ids.iter().map(master).collect();
    analysed(&facts(account_days, accounts), detail(rows))
}

#[test]
fn white_space_is_what_like_accounts_buy_and_says_why() {
    let analysis = like_accounts(None);
    let space = &found(&analysis, "F").trade.white_space;
    assert_eq!((space.basis, space.peers), (PeerBasis::SegmentAndSize, 5));
    assert_eq!(space.confidence, Some(Confidence::Low));
    let [seals] = space.proposals.as_slice() else { panic!("one category") };
    assert_eq!((seals.category.as_str(), seals.buyers, seals.peer_share), ("Seals", 5, 0.4));
    // 40 % of 1,000, cut at a quarter of what the account buys.
    assert_eq!((seals.potential, seals.limited), (Money(250), true));
    assert_eq!(seals.reason, SpaceReason::Stopped(THEN));
    assert!(found(&analysis, "A").trade.white_space.proposals.is_empty());
}

#[test]
fn white_space_never_passes_the_declared_budget() {
    let analysis = like_accounts(Some(1_080));
    assert_eq!(found(&analysis, "F").trade.white_space.proposals[0].potential, Money(80));
    let spent = like_accounts(Some(900));
    assert!(found(&spent, "F").trade.white_space.proposals.is_empty());
}

#[test]
fn the_frame_tells_cost_stakes_and_limits() {
    let rows = AccountDetail {
        account_id: "A".to_owned(),
        prices: [PriceMonth { month: Month::of(NOW), net: Money(80_000), list: Money(100_000) }]
            .into_iter()
            .collect(),
        receivables: Receivables {
            lines: 2,
            open: Money(8_000),
            overdue: Money(2_000),
            oldest_due: Some(date(2026, 10, 1)),
            ..Receivables::default()
        },
        ..AccountDetail::default()
    };
    let mut account_days = vec![days("A", 0, 80_000)];
    account_days.push(days("B", 0, 20_000));
    let limited = account("A", &[("approval_limit_pct", Cell::Integer(25_000))]);
    let analysis = analysed(&facts(account_days, vec![limited]), detail(vec![rows]));
    let trade = &found(&analysis, "A").trade;
    let terms = trade.terms.as_ref().unwrap();
    assert_eq!((terms.point_cost, terms.point_basis), (Money(1_000), PointBasis::List));
    assert_eq!((terms.margin, terms.approval_limit), (Some(0.25), Some(0.25)));
    assert!((terms.headroom().unwrap() - 0.05).abs() < 1e-12);
    assert_eq!((terms.stakes.revenue_share, terms.stakes.margin_share), (Some(0.8), Some(0.8)));
    assert_eq!(trade.prices.discounts().len(), 1);
    let owed = trade.receivables.unwrap();
    assert_eq!((owed.overdue_share, owed.oldest_days), (Some(0.25), Some(30)));
    assert_eq!(found(&analysis, "B").trade.terms.as_ref().unwrap().approval_limit, None);
    assert_eq!(analysis.company.trade.receivables.unwrap().open, Money(8_000));
}
