use jiff::civil::date;
use proptest::prelude::*;

use super::{account, analysed, credit, find, regular};
use crate::{
    analysis::{
        Analysis,
        tests::{AS_OF, Sold, facts},
    },
    facts::Facts,
    model::{Date, Loss, Money, UNASSIGNED},
};

/// Two years of four accounts that buy every month, to a day.
fn steady(to: Date) -> Vec<Sold> {
    let accounts = ["A", "B", "C", "D"];
    accounts.iter().flat_map(|id| regular(id, 30, date(2024, 1, 3), to)).collect()
}

#[test]
fn pitfall_02_a_running_month_neither_collapses_revenue_nor_improves_churn() {
    let found = analysed(&facts(&steady(AS_OF)), AS_OF);
    let windows = found.scope.windows;
    assert_eq!(windows.current.last(), date(2026, 10, 31));
    assert_eq!(found.company.months.last().unwrap().month.last(), windows.current.last());
    let direction = found.company.churn_dynamics.direction.unwrap();
    assert_eq!(direction.population.to.last(), windows.current.last());
    let dynamics = &found.company.churn_dynamics;
    assert_eq!(dynamics.monthly.last().unwrap().month.last(), windows.current.last());
    assert!(!dynamics.buyers.last().unwrap().complete);
    let running = found.company.cohorts.iter().filter(|cell| !cell.complete).count();
    assert_eq!(running, 1, "one cohort, one running month");
}

#[test]
fn pitfall_11_no_direction_is_read_from_the_warm_up() {
    let begin = date(2026, 3, 10);
    let sold: Vec<Sold> = regular("A", 20, begin, AS_OF);
    let found = analysed(&facts(&sold), AS_OF);
    let comparable: Vec<i8> = found
        .company
        .churn
        .iter()
        .filter(|month| month.comparable)
        .map(|month| month.month.number())
        .collect();
    // 10 March and 91 days: 9 June; July is the first whole month after it.
    assert_eq!(comparable, [7, 8, 9, 10, 11]);
    assert_eq!(found.company.churn_dynamics.direction, None, "four comparable complete months");
    let flow = found.company.churn_dynamics.flow.unwrap();
    assert_eq!((flow.comparable, flow.lost.before), ([false, false], None));
}

#[test]
fn d1_a_credit_note_of_yesterday_leaves_the_silence_as_it_was() {
    let mut with = facts(&regular("A", 20, date(2025, 1, 1), date(2026, 10, 1)));
    let plain = analysed(&with, AS_OF);
    credit(&mut with, "A", AS_OF.yesterday().unwrap(), 30);
    let found = analysed(&with, AS_OF);
    let (plain, found) = (find(&plain, "A"), find(&found, "A"));
    assert_eq!(found.rhythm, plain.rhythm);
    assert_eq!(found.churn.standing, plain.churn.standing);
    assert_eq!(found.purchase_days, plain.purchase_days);
}

#[test]
fn pitfall_03_a_return_lowers_revenue_and_is_no_purchase() {
    let mut with = facts(&regular("A", 20, date(2025, 1, 1), AS_OF));
    let plain = find(&analysed(&with, AS_OF), "A").clone();
    credit(&mut with, "A", date(2026, 12, 1), 30);
    credit(&mut with, "A", date(2024, 12, 30), 30);
    let found = find(&analysed(&with, AS_OF), "A").clone();
    assert_eq!(found.revenue_base, plain.revenue_base - Money(30));
    assert_eq!(found.first_purchase, Some(date(2025, 1, 1)));
    assert_eq!(found.purchase_days, plain.purchase_days);
}

#[test]
fn pitfall_05_same_day_orders_are_one_purchase() {
    let mut twice = facts(&regular("A", 20, date(2025, 1, 1), AS_OF));
    let once = find(&analysed(&twice, AS_OF), "A").rhythm;
    for day in twice.account_days.iter_mut().flat_map(|account| &mut account.days) {
        day.orders = 3;
    }
    let found = analysed(&twice, AS_OF);
    assert_eq!(find(&found, "A").rhythm, once);
    assert_eq!((once.usual_gap, once.late_after), (Some(20.0), Some(20.0)));
    assert_eq!(found.company.orders_to_date[3].0 % 3, 0);
}

#[test]
fn d5_the_start_of_the_history_is_told_and_who_never_bought_is_not_lost() {
    let mut facts = facts(&regular("B", 20, date(2025, 1, 1), AS_OF));
    let master = ["A", "B", "C", UNASSIGNED];
    facts.tables.accounts = master.map(|id| account(id, None)).to_vec();
    credit(&mut facts, "C", date(2026, 5, 1), 5);
    let found = analysed(&facts, AS_OF);
    let churn = &found.company.churn_dynamics;
    let ids: Vec<&str> = churn.never_bought.iter().map(|row| row.account_id.as_str()).collect();
    assert_eq!((ids, churn.history_start), (vec!["A", "C"], Some(date(2025, 1, 1))));
    let lost = churn.reasons.current.total.0 + churn.reasons.running.total.0;
    assert_eq!((lost, found.company.buyers), (0, 1));
    assert_eq!(find(&found, "C").churn.loss, None);
}

#[test]
fn d24_on_a_wednesday_whole_weeks_are_compared_with_the_same_weekdays() {
    let sold: Vec<Sold> = regular("A", 7, date(2023, 1, 4), AS_OF);
    let wednesday = date(2026, 11, 18);
    let found = analysed(&facts(&sold), wednesday);
    let week = found.company.to_date.week;
    assert_eq!((week.actual, week.previous_year), (Money(100), Money(100)));
    let tuesday = analysed(&facts(&sold), date(2026, 11, 17)).company.to_date.week;
    assert_eq!((tuesday.actual, tuesday.previous_year), (Money(0), Money(0)));
    assert_eq!(find(&found, "A").weeks.last().unwrap().week.span().last(), date(2026, 11, 15));
    assert_eq!(find(&found, "A").churn.shrink, None);
}

/// Everything the analysis says but what the file as a whole looked like.
fn told(analysis: &Analysis) -> String {
    format!("{:?} {:?} {:?}", analysis.company, analysis.accounts, analysis.managers)
}

/// Leaves out everything that happened after a day.
fn cut(facts: &Facts, day: Date) -> Facts {
    let mut cut = facts.clone();
    for account in &mut cut.account_days {
        account.days.retain(|known| known.day <= day);
    }
    for manager in &mut cut.manager_days {
        manager.days = manager.days.iter().filter(|known| known.day <= day).collect();
    }
    cut.account_days.retain(|account| !account.days.is_empty());
    cut.manager_days.retain(|manager| !manager.days.is_empty());
    cut
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn d3_an_analysis_of_an_earlier_day_is_that_of_the_data_cut_there(
        rows in prop::collection::vec((0_usize..4, 0_usize..2, 0_i32..1_100, 1_i64..500), 1..120),
        back in 0_i32..400,
    ) {
        use jiff::ToSpan;
        let begin = date(2023, 11, 20);
        let day = |days: i32| begin.saturating_add(days.days());
        let sold: Vec<Sold> = rows
            .iter()
            .map(|&(id, who, days, units)| (["A", "B", "C", "D"][id], ["M", "N"][who], day(days), units))
            .collect();
        let facts = facts(&sold);
        let as_of = AS_OF.saturating_sub(back.days());
        prop_assert_eq!(told(&analysed(&facts, as_of)), told(&analysed(&cut(&facts, as_of), as_of)));
    }
}

#[test]
fn d3_a_loss_noticed_later_is_not_known_earlier() {
    let mut facts = facts(&regular("A", 20, date(2024, 1, 1), date(2026, 11, 10)));
    let earlier = find(&analysed(&facts, date(2026, 11, 15)), "A").churn.clone();
    let row = Loss {
        account_id: "A".to_owned(),
        noticed_on: date(2026, 11, 20),
        reason: Some("price".to_owned()),
        note: None,
    };
    facts.tables.losses = vec![row];
    assert_eq!(find(&analysed(&facts, date(2026, 11, 15)), "A").churn, earlier);
    let later = find(&analysed(&facts, AS_OF), "A").churn.clone();
    assert!(later.loss.is_some_and(|loss| loss.by_notice && loss.on == date(2026, 11, 20)));
}
