//! What the analysis as a whole promises.

use std::num::NonZeroU64;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{
    facts::{
        AccountDay, AccountDays, Cost, CreditCounts, Deliveries, Delivery, Detail, Facts,
        LineCounts, ManagerDay, ManagerDays, Tables,
    },
    model::{Cell, Currency, Date, Money, Period, Target, UNASSIGNED, Unit},
};

pub(super) const AS_OF: Date = Date::constant(2026, 11, 22);

/// A day of an account and who sold, in stored units.
pub(super) type Sold = (&'static str, &'static str, Date, i64);

pub(super) fn facts(sold: &[Sold]) -> Facts {
    let mut sold = sold.to_vec();
    sold.sort_unstable_by_key(|row| (row.0, row.2));
    sold.dedup_by_key(|row| (row.0, row.2));
    let account_days = sold.iter().map(|&(account, _, day, units)| {
        let (revenue, sales) = (Money(units), Money(units));
        let deliveries = Deliveries::default();
        (account, AccountDay { day, revenue, sales, cost: Cost::UNKNOWN, orders: 1, deliveries })
    });
    let account_days = AccountDays::grouped(account_days);
    sold.sort_unstable_by_key(|row| (row.1, row.0, row.2));
    let manager_days = sold
        .iter()
        .map(|&(account, manager, day, units)| ManagerDays {
            manager_id: manager.to_owned(),
            account_id: account.to_owned(),
            days: [ManagerDay { day, revenue: Money(units), orders: 1 }].into_iter().collect(),
        })
        .collect();
    Facts {
        unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
        lines: LineCounts { all: sold.len() as u64, ..LineCounts::default() },
        control_total: sold.iter().map(|row| Money(row.3)).sum::<Money>() + Money(1_000),
        cancelled_total: Money(1_000),
        too_old_total: Money::ZERO,
        excluded_total: Money(0),
        credits: CreditCounts::default(),
        account_days,
        manager_days,
        tables: Tables::default(),
    }
}

pub(super) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn analysed(facts: &Facts) -> Analysis {
    let detail = Detail::default();
    analyse((facts, detail), &Settings::default(), "2026-W47".parse::<Period>().unwrap(), AS_OF)
}

fn example() -> Facts {
    facts(&[
        ("A", "M", date(2026, 5, 1), 700),
        ("A", "N", date(2025, 5, 1), 300),
        ("B", "N", date(2026, 11, 20), 50),
        ("B", "N", date(2026, 12, 1), 999),
        (UNASSIGNED, "N", date(2026, 5, 2), 40),
    ])
}

#[test]
fn accounts_managers_and_company_tie_out_to_the_control_total() {
    let facts = example();
    let analysis = analysed(&facts);
    check_ties(&analysis, &facts).unwrap();
    assert_eq!(analysis.company.revenue_total, Money(1_090));
    let ids: Vec<&str> =
        analysis.accounts.iter().map(|account| account.account.account_id.as_str()).collect();
    assert_eq!(ids, ["A", "B", UNASSIGNED]);
    assert_eq!((analysis.company.accounts, analysis.company.abc.values().sum::<u32>()), (2, 2));
}

#[test]
fn a_mismatch_is_found_wherever_it_is() {
    let facts = example();
    let found = |change: fn(&mut Analysis)| {
        let mut analysis = analysed(&facts);
        change(&mut analysis);
        check_ties(&analysis, &facts).map_err(|error| (error.figure, error.of))
    };
    let one = Money(1);
    assert!(found(|_| ()).is_ok());
    let account = found(|analysis| analysis.accounts[0].revenue_base += Money(1));
    assert_eq!(account, Err(("revenue_base", "all accounts")));
    let manager = found(|analysis| analysis.managers[1].portfolio_current -= Money(1));
    assert_eq!(manager, Err(("revenue_current", "all managers")));
    let company = found(|analysis| analysis.company.revenue_total += Money(1));
    assert_eq!(company, Err(("revenue_total", "the company")));
    let mut source = facts.clone();
    source.control_total += one;
    assert!(check_ties(&analysed(&source), &source).is_err());
    let mut line = facts.clone();
    let more = |day: ManagerDay| ManagerDay { revenue: day.revenue + one, ..day };
    line.manager_days[0].days = line.manager_days[0].days.iter().map(more).collect();
    assert_eq!(check_ties(&analysed(&line), &line).unwrap_err().of, "order managers");
}

#[test]
fn data_without_a_line_give_an_analysis_without_figures() {
    let facts = facts(&[]);
    let analysis = analysed(&facts);
    check_ties(&analysis, &facts).unwrap();
    assert!(analysis.accounts.is_empty() && analysis.managers.is_empty());
    assert_eq!((analysis.company.retention.nrr, analysis.company.churn_trend), (None, None));
    assert!(analysis.company.churn.is_empty() && analysis.company.key_set.accounts.is_empty());
}

#[test]
fn accounts_stand_by_revenue_and_carry_their_labels() {
    let mut facts = facts(&[
        ("A", "M", date(2026, 5, 1), 50),
        ("B", "M", date(2026, 5, 1), 900),
        ("C", "M", date(2026, 5, 1), 50),
    ]);
    let iconic = crate::model::Account {
        name: "Gamma".to_owned(),
        iconic_reason: Some("everyone watches it".to_owned()),
        ..named::account(&Tables::default(), "C")
    };
    facts.tables.accounts = vec![iconic];
    let accounts = analysed(&facts).accounts;
    let shown: Vec<(usize, &str, &[KeyLabel])> = accounts
        .iter()
        .map(|row| (row.rank, row.account.name.as_str(), row.labels.as_slice()))
        .collect();
    assert_eq!(
        shown,
        [(1, "B", &[KeyLabel::Core][..]), (2, "A", &[]), (3, "Gamma", &[KeyLabel::Iconic])]
    );
}

#[test]
fn weeks_are_compared_with_the_same_weekdays() {
    let facts = facts(&[
        ("A", "M", date(2026, 11, 16), 7),
        ("A", "M", date(2025, 11, 17), 5),
        ("A", "M", date(2025, 11, 16), 100),
    ]);
    let week = analysed(&facts).company.to_date.week;
    assert_eq!((week.actual, week.previous_year, week.plan), (Money(7), Money(5), None));
}

#[test]
fn the_plan_of_the_company_is_that_of_its_managers() {
    let target = |manager: Option<&str>, account: Option<&str>, units| Target {
        manager_id: manager.map(str::to_owned),
        account_id: account.map(str::to_owned),
        period_start: date(2026, 11, 1),
        period_end: Some(date(2026, 11, 30)),
        target_amount: Money(units),
    };
    let mut facts = example();
    facts.tables.targets = vec![
        target(None, Some("B"), 30),
        target(Some("M"), None, 300),
        target(Some("N"), None, 600),
    ];
    let analysis = analysed(&facts);
    assert_eq!(analysis.company.to_date.month.plan, Some(Money(660)));
    assert_eq!(analysis.managers[0].to_date.month.plan, Some(Money(220)));
    assert_eq!(analysis.accounts[1].to_date.month.plan, Some(Money(22)));
    assert_eq!(analysis.accounts[0].to_date.month.plan, None);
    assert_eq!(analysis.managers[1].targets[0].actual, Money(50));
}

#[test]
fn a_target_is_held_against_lines_with_an_account() {
    let mut facts = example();
    facts.tables.targets = vec![Target {
        manager_id: Some("N".to_owned()),
        account_id: None,
        period_start: date(2026, 5, 1),
        period_end: None,
        target_amount: Money(100),
    }];
    let analysis = analysed(&facts);
    let manager = &analysis.managers[1];
    assert_eq!(manager.to_date.year.actual, Money(90));
    assert_eq!(manager.targets[0].actual, Money(50));
}

pub(super) fn assigned(
    account: &str,
    manager: &str,
    from: Date,
    to: Option<Date>,
) -> crate::model::Assignment {
    crate::model::Assignment {
        account_id: account.to_owned(),
        manager_id: manager.to_owned(),
        valid_from: from,
        valid_to: to,
    }
}

fn moved(manager: &ManagerAnalysis, part: BridgePart) -> Money {
    manager.bridge.items.iter().filter(|item| item.part == part).map(|item| item.amount).sum()
}

#[test]
fn pitfall_19_an_inherited_loss_is_not_the_heirs() {
    let mut facts = facts(&[
        ("LOST", "M", date(2025, 5, 1), 300),
        ("KEPT", "M", date(2025, 5, 2), 500),
        ("KEPT", "N", date(2026, 5, 1), 400),
        ("NEAR", "M", date(2025, 5, 3), 90),
        ("NEAR", "M", date(2026, 5, 3), 50),
    ]);
    // LOST was silent for a year when N got it; KEPT is N's for ten months, NEAR for a month.
    let handed = |account, day: Date| {
        [
            assigned(account, "M", date(2024, 1, 1), Some(day.yesterday().unwrap())),
            assigned(account, "N", day, None),
        ]
    };
    let days =
        [("LOST", date(2026, 5, 1)), ("KEPT", date(2026, 1, 10)), ("NEAR", date(2026, 10, 20))];
    facts.tables.assignments =
        days.into_iter().flat_map(|(account, day)| handed(account, day)).collect();
    let analysis = analysed(&facts);
    check_ties(&analysis, &facts).unwrap();
    let [m, n] = &analysis.managers[..] else { panic!("two managers") };
    assert_eq!((moved(m, BridgePart::Lost), moved(n, BridgePart::Lost)), (Money(-300), Money(0)));
    assert_eq!((m.retention.base_accounts, n.retention.base_accounts), (2, 1));
    assert_eq!((m.retention.logo_retention, n.retention.logo_retention), (Some(0.5), Some(1.0)));
    assert_eq!(moved(m, BridgePart::Contraction), Money(-40));
    assert_eq!(moved(n, BridgePart::Contraction), Money(-100));
    assert_eq!((m.bridge.opening, m.bridge.closing), (Money(890), Money(0)));
    assert_eq!((n.bridge.opening, n.bridge.closing), (Money(0), Money(450)));
    let transfers = [m, n].map(|one| BridgePart::TRANSFERS.map(|part| moved(one, part)));
    assert_eq!(transfers, [[Money(0), Money(-550)], [Money(550), Money(0)]]);
    let near = analysis.accounts.iter().find(|row| row.account.account_id == "NEAR").unwrap();
    assert_eq!(near.ownership.previous.as_deref(), Some("M"));
    assert!(near.ownership.in_handover && near.ownership.since == Some(date(2026, 10, 20)));
}

proptest! {
    #[test]
    fn moves_between_managers_cancel_and_every_portfolio_ties(
        rows in prop::collection::vec((0_usize..4, 0_usize..3, 0_i32..1_050, -500_i64..2_000), 1..60),
        moves in prop::collection::vec((0_usize..4, 0_usize..3, 0_i32..1_050, 1_i32..600), 0..12),
    ) {
        let (accounts, managers) = (["A", "B", "C", "D"], ["M", "N", "O"]);
        let day = |days: i32| date(2024, 1, 1).saturating_add(jiff::Span::new().days(days));
        let sold: Vec<Sold> = rows
            .iter()
            .map(|&(account, manager, from, units)| (accounts[account], managers[manager], day(from), units))
            .collect();
        let mut facts = facts(&sold);
        facts.tables.assignments = moves
            .iter()
            .map(|&(account, manager, from, days)| {
                let last = (days < 500).then(|| day(from + days));
                assigned(accounts[account], managers[manager], day(from), last)
            })
            .collect();
        let analysis = analysed(&facts);
        prop_assert!(check_ties(&analysis, &facts).is_ok());
        let all = || analysis.managers.iter();
        let transfers: Money = all()
            .flat_map(|one| BridgePart::TRANSFERS.map(|part| moved(one, part)))
            .sum();
        prop_assert_eq!(transfers, Money(0));
        for part in BridgePart::ALL {
            let company = analysis.company.bridge.items.iter().find(|item| item.part == part).unwrap();
            prop_assert_eq!(all().map(|one| moved(one, part)).sum::<Money>(), company.amount);
        }
        for one in all() {
            let items: Money = one.bridge.items.iter().map(|item| item.amount).sum();
            prop_assert_eq!(one.bridge.opening + items, one.bridge.closing);
            prop_assert_eq!(one.bridge.closing, one.portfolio_current);
        }
        let base: u32 = all().map(|one| one.retention.base_accounts).sum();
        prop_assert_eq!(base, analysis.company.retention.base_accounts);
    }

    #[test]
    fn any_history_ties_out_and_shares_sum_to_one(
        rows in prop::collection::vec((0_usize..5, 0_usize..3, 0_i32..1_100, -500_i64..2_000), 1..80),
    ) {
        let accounts = ["A", "B", "C", "D", UNASSIGNED];
        let managers = ["M", "N", UNASSIGNED];
        let begin = date(2024, 1, 1);
        let sold: Vec<Sold> = rows
            .iter()
            .map(|&(account, manager, day, units)| {
                let day = begin.saturating_add(jiff::Span::new().days(day));
                (accounts[account], managers[manager], day, units)
            })
            .collect();
        let facts = facts(&sold);
        let analysis = analysed(&facts);
        prop_assert!(check_ties(&analysis, &facts).is_ok());
        let company = &analysis.company;
        if company.revenue_current > Money(0) {
            let shares: f64 = analysis.accounts.iter().filter_map(|account| account.share).sum();
            prop_assert!((shares - 1.0).abs() < 1e-9, "{}", shares);
        }
        let parts: Money = analysis.managers.iter().map(|manager| manager.bridge.closing).sum();
        prop_assert_eq!(parts, company.bridge.closing);
        let cells: u32 = company.matrix.iter().map(|cell| cell.accounts).sum();
        prop_assert_eq!(cells, company.accounts);
    }
}

#[test]
fn a_year_ago_is_told_only_where_the_data_reach() {
    let long = facts(&[
        ("A", "M", date(2023, 11, 1), 400),
        ("A", "M", date(2025, 2, 3), 300),
        ("B", "M", date(2023, 11, 2), 100),
        ("B", "M", date(2025, 11, 20), 200),
    ]);
    let ago = analysed(&long).company.year_ago.unwrap();
    let retention = ago.retention.unwrap();
    assert_eq!((retention.base_revenue, retention.grr), (Money(500), Some(0.6)));
    // The week that ends on 23 November 2025: A is silent since February, B came back in it.
    assert_eq!(ago.flow, Some(WeekFlow { active: 1, lost: 0, won_back: 1 }));
    assert_eq!(ago.punctuality, None);
    let short = analysed(&example()).company.year_ago.unwrap();
    assert_eq!(short.retention, None);
}

#[test]
fn deliveries_of_a_year_ago_are_judged_as_they_stood_then() {
    let day = |day| date(2025, 11, day);
    let mut facts = facts(&[
        ("A", "M", date(2023, 11, 1), 400),
        ("A", "M", day(3), 300),
        ("A", "M", day(10), 300),
        ("A", "M", day(21), 300),
        ("B", "M", day(10), 300),
    ]);
    let order = NonZeroU64::new(1).unwrap();
    let (early, overdue, later) = (
        Delivery::new(day(5), Some(day(5))),
        Delivery::new(day(20), Some(day(28))).of_order(order),
        // Neither due nor delivered on 23 November 2025, and on time in the end.
        Delivery::new(day(27), Some(day(26))),
    );
    for (account, place, found) in [(0, 1, early), (0, 2, overdue), (0, 3, later), (1, 0, overdue)]
    {
        let day = &mut facts.account_days[account].days[place];
        day.deliveries = [found].into_iter().collect();
    }
    // The second half of an order of the tenth came on the day after.
    facts.account_days[0].days[3].deliveries =
        [later, Delivery::new(day(19), Some(day(19))).of_order(order)].into_iter().collect();
    let analysis = analysed(&facts);
    let ago = analysis.company.year_ago.unwrap().punctuality.unwrap();
    assert_eq!(
        (ago.due(), ago.on_time, ago.late_delivered),
        (3, 1, 2),
        "one order of each account"
    );
    let company = analysis.company.punctuality;
    assert_eq!((company.due(), company.on_time, company.late_delivered), (3, 2, 1), "once");
}

#[test]
fn an_order_of_several_days_counts_once_in_the_figures_of_its_account() {
    let day = |day| date(2026, 10, day);
    let mut facts = facts(&[("A", "M", day(2), 300), ("A", "M", day(5), 300)]);
    let order = NonZeroU64::new(1).unwrap();
    let parts = [Delivery::new(day(9), Some(day(9))), Delivery::new(day(9), Some(day(12)))];
    for (day, part) in facts.account_days[0].days.iter_mut().zip(parts) {
        day.deliveries = [part.of_order(order)].into_iter().collect();
    }
    let analysis = analysed(&facts);
    let account = &analysis.accounts[0];
    let found = account.relationship.deliveries;
    assert_eq!((found.due(), found.late_delivered, found.days_late), (1, 1, 3));
    let days: Vec<_> = account.order_days.iter().map(|day| (day.on_time, day.late)).collect();
    assert_eq!(days, [(0, 1), (0, 0)]);
    let duty = duty(&analysis.managers[0].performance.duties, DutyKind::OnTime).unwrap();
    assert_eq!((duty.cases, duty.value), (1, Some(0.0)));
}
