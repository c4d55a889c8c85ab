use jiff::civil::date;

use super::{account, analysed, find, regular};
use crate::{
    analysis::{
        AbcClass, LossReason, Settings, Standing, Subject, analyse,
        tests::{AS_OF, Sold, facts},
    },
    facts::{AccountDetail, CategoryDay, Detail},
    model::{Loss, Money, Period},
};

#[test]
fn losses_are_counted_in_the_window_they_fall_into() {
    let begin = date(2023, 1, 1);
    let mut sold: Vec<Sold> = regular("base", 20, begin, date(2025, 3, 1));
    sold.extend(regular("current", 20, begin, date(2026, 3, 1)));
    sold.extend(regular("running", 20, begin, date(2026, 9, 15)));
    sold.extend(regular("returned", 20, begin, date(2025, 3, 1)));
    sold.extend(regular("returned", 20, date(2026, 2, 1), AS_OF));
    let mut facts = facts(&sold);
    let row = |id: &str, noticed_on| Loss {
        account_id: id.to_owned(),
        noticed_on,
        reason: Some("price".to_owned()),
        note: None,
    };
    facts.tables.losses = vec![row("current", date(2026, 6, 1))];
    let found = analysed(&facts, AS_OF);
    let reasons = &found.company.churn_dynamics.reasons;
    assert_eq!((reasons.current.total.0, reasons.base.total.0, reasons.running.total.0), (1, 2, 1));
    assert_eq!(reasons.current.reasons.keys().collect::<Vec<_>>(), [&LossReason::Price]);
    assert_eq!(reasons.base.unknown_share(), Some(1.0));
    let current = find(&found, "current").churn.loss.unwrap();
    assert_eq!(current.revenue, Money(1_900), "nineteen purchases in 365 days");
    let returned = &find(&found, "returned").churn;
    assert_eq!((returned.standing, returned.loss), (Some(Standing::WonBack), None));
    let back = returned.won_back.unwrap();
    assert_eq!((back.on, back.after_notice), (date(2026, 2, 1), false));
    let churn = &found.company.churn_dynamics;
    assert_eq!(churn.standings[&Standing::Lost], 3);
}

#[test]
fn the_flow_of_groups_adds_up_to_the_company() {
    let begin = date(2023, 1, 1);
    let mut sold: Vec<Sold> = regular("kept", 20, begin, AS_OF);
    sold.extend(regular("lost", 20, begin, date(2026, 3, 1)));
    sold.extend(regular("new", 20, date(2026, 5, 1), AS_OF));
    let mut facts = facts(&sold);
    let segments = [("kept", Some("retail")), ("lost", Some("retail")), ("new", None)];
    facts.tables.accounts = segments.map(|(id, segment)| account(id, segment)).to_vec();
    let found = analysed(&facts, AS_OF);
    let churn = &found.company.churn_dynamics;
    let flow = churn.flow.as_ref().unwrap();
    let company = &flow.company;
    assert_eq!((company.opening, company.closing, company.lost, company.new), (2, 2, 1, 1));
    assert_eq!(flow.comparable, [true, true]);
    assert_eq!(flow.by_class[&None].new, 1, "who came later has no class at the opening");
    assert_eq!(flow.by_class[&Some(AbcClass::A)].opening, 2);
    assert_eq!(flow.by_segment[&Some("retail".to_owned())].lost, 1);
    let base: Money = churn.segments.iter().map(|segment| segment.bridge.opening).sum();
    assert_eq!(base, found.company.bridge.opening);
}

#[test]
fn a_dropped_category_is_found_in_the_detail() {
    let days = regular("A", 10, date(2024, 11, 3), AS_OF);
    let paper = |(_, _, day, _): &Sold| CategoryDay { category: 1, day: *day, sales: Money(60) };
    let ink = |(_, _, day, _): &Sold| CategoryDay { category: 2, day: *day, sales: Money(40) };
    let nameless = |(_, _, day, _): &Sold| CategoryDay { category: 0, day: *day, sales: Money(1) };
    let until = days.len() - 3;
    let categories = days[..until].iter().map(nameless);
    let categories = categories.chain(days.iter().map(paper)).chain(days[..until].iter().map(ink));
    let detail = Detail {
        categories: vec![String::new(), "paper".to_owned(), "ink".to_owned()],
        accounts: vec![AccountDetail {
            account_id: "A".to_owned(),
            categories: categories.collect(),
            ..AccountDetail::default()
        }],
        ..Detail::default()
    };
    let period: Period = "2026-W47".parse().unwrap();
    let found = analyse((&facts(&days), detail), &Settings::default(), period, AS_OF);
    let asked = find(&found, "A").relationship.agenda.questions();
    assert!(asked.iter().any(|point| point.subject == Subject::DroppedCategory));
    let dropped = &find(&found, "A").churn.dropped;
    let names: Vec<&str> = dropped.iter().map(|one| one.category.as_str()).collect();
    assert_eq!(names, ["ink"]);
    assert_eq!((dropped[0].cycle_days, dropped[0].yearly_sales), (10, Money(40 * 37)));
    assert_eq!(found.company.churn_dynamics.dropping, (1, Money(40 * 37)));
}

#[test]
fn a_silent_account_does_not_shrink_it_is_at_risk() {
    let mut sold: Vec<Sold> = regular("falls", 7, date(2023, 1, 4), date(2026, 5, 20));
    sold.extend(regular("falls", 28, date(2026, 6, 3), AS_OF));
    for (place, row) in sold.iter_mut().enumerate() {
        row.3 += i64::try_from(place * 37 % 11).unwrap();
    }
    let found = analysed(&facts(&sold), AS_OF);
    let shrink = find(&found, "falls").churn.shrink.unwrap();
    let asked = find(&found, "falls").relationship.agenda.questions();
    let asked = asked.iter().find(|point| point.subject == Subject::Shrinking).unwrap();
    assert_eq!((asked.money, asked.evidence.day), (shrink.at_stake(), Some(shrink.weeks.from)));
    assert_eq!(shrink.weeks.last(), AS_OF);
    assert_eq!(found.company.churn_dynamics.shrinking, (1, shrink.at_stake()));
    sold.retain(|row| row.2 < date(2026, 8, 1));
    let silent = analysed(&facts(&sold), AS_OF);
    assert_eq!(find(&silent, "falls").churn.shrink, None);
}
