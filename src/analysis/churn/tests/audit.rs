use jiff::civil::date;

use super::{account, analysed, find, regular};
use crate::{
    analysis::{
        Backtest, Flag, GroupName, Grouping, Outcome,
        tests::{AS_OF, Sold, facts},
    },
    facts::Facts,
    model::Loss,
};

/// Four accounts with gaps of 20 days, floor 30: lost in time, lost since, returned, steady.
fn audited() -> Facts {
    let begin = date(2024, 6, 1);
    let mut sold: Vec<Sold> = regular("flagged", 20, begin, date(2026, 7, 10));
    sold.extend(regular("missed", 20, begin, date(2026, 8, 20)));
    sold.extend(regular("returned", 20, begin, date(2026, 7, 10)));
    sold.push(("returned", "M", date(2026, 11, 1), 100));
    sold.extend(regular("steady", 20, begin, AS_OF));
    sold.push(("gone before", "M", date(2024, 6, 1), 100));
    facts(&sold)
}

fn ids<'a>(accounts: impl Iterator<Item = &'a crate::analysis::Audited>) -> Vec<&'a str> {
    accounts.map(|one| one.account_id.as_str()).collect()
}

#[test]
fn flags_of_thirteen_weeks_ago_are_held_against_what_happened() {
    let found = analysed(&audited(), AS_OF);
    let backtests = &found.company.churn_dynamics.backtests;
    let days: Vec<u32> = backtests.iter().map(|backtest| backtest.days).collect();
    assert_eq!(days, [91, 182]);
    let test: &Backtest = &backtests[0];
    assert_eq!((test.day, test.accounts.len()), (date(2026, 8, 23), 4));
    let alarm = test.result(Flag::Alarm);
    assert_eq!((alarm.flagged_lost, alarm.flagged_returned), (1, 1));
    assert_eq!((alarm.quiet_lost, alarm.quiet_returned), (1, 1));
    assert_eq!((alarm.precision, alarm.recall), (Some(0.5), Some(0.5)));
    assert_eq!(ids(test.missed(Flag::Alarm)), ["missed"]);
    assert_eq!(ids(test.false_alarms(Flag::Alarm)), ["returned"]);
    let flagged = test.accounts.iter().find(|one| one.account_id == "flagged").unwrap();
    // Gaps of 20 days, floor 30: late after 21, at risk after 31, lost after 61.
    let leads = [Flag::Late, Flag::Alarm, Flag::Lost].map(|flag| flagged.lead_days(flag));
    assert_eq!((leads, alarm.lead_days), ([Some(40), Some(30), None], Some(30.0)));
    assert!(find(&found, "flagged").churn.loss.is_some());
    assert_eq!(flagged.outcome, Outcome::Lost);
}

#[test]
fn who_had_told_so_by_the_flag_day_is_not_one_to_be_warned_of() {
    let mut facts = audited();
    let notice =
        |noticed_on| Loss { account_id: "missed".to_owned(), noticed_on, reason: None, note: None };
    facts.tables.losses = vec![notice(date(2026, 8, 22))];
    let told = analysed(&facts, AS_OF);
    let test = &told.company.churn_dynamics.backtests[0];
    assert_eq!((test.accounts.len(), test.result(Flag::Alarm).quiet_lost), (3, 0));
    facts.tables.losses = vec![notice(date(2026, 8, 24))];
    let later = analysed(&facts, AS_OF);
    let test = &later.company.churn_dynamics.backtests[0];
    assert_eq!(ids(test.missed(Flag::Alarm)), ["missed"], "told after the flag day");
}

#[test]
fn an_audit_needs_a_year_of_data_before_the_flag_day() {
    let young = facts(&regular("A", 20, date(2025, 7, 1), AS_OF));
    let days: Vec<u32> = analysed(&young, AS_OF)
        .company
        .churn_dynamics
        .backtests
        .iter()
        .map(|backtest| backtest.days)
        .collect();
    assert_eq!(days, [91]);
    assert!(analysed(&facts(&[]), AS_OF).company.churn_dynamics.backtests.is_empty());
}

#[test]
fn survival_is_grouped_by_who_won_the_account_not_by_who_owns_it() {
    let ids = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
    let mut sold: Vec<Sold> = vec![];
    for (place, id) in ids.into_iter().enumerate() {
        // The first half was won by N and bought once more, from M.
        let winner = if place < 5 { "N" } else { "M" };
        sold.push((id, winner, date(2025, 1, 1), 10));
        let last = if place < 5 { date(2025, 3, 1) } else { AS_OF };
        sold.extend(regular(id, 30, date(2025, 2, 1), last));
    }
    let mut facts = facts(&sold);
    facts.tables.accounts = ids.iter().map(|id| account(id, None)).collect();
    let found = analysed(&facts, AS_OF);
    let groups = &found.company.churn_dynamics.survival_groups;
    assert_eq!(groups.len(), 1, "no account has a segment");
    assert_eq!(groups[0].by, Grouping::FirstManager);
    let named: Vec<(&GroupName, u32, u32)> = groups[0]
        .groups
        .iter()
        .map(|group| (&group.name, group.survival.accounts, group.survival.churned))
        .collect();
    let name = |name: &str| GroupName::Named(name.to_owned());
    assert_eq!(named, [(&name("M"), 5, 0), (&name("N"), 5, 5)]);
    assert!(groups[0].log_rank.as_ref().unwrap().p < 0.01);
}
