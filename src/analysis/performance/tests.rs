//! What performance says of small companies whose truth is known.

use jiff::{ToSpan, civil::date};

use crate::{
    analysis::{
        Analysis, Duty, DutyKind, Landing, LostOffers, Settings, WinRate, analyse, duty,
        tests::{assigned, facts, text},
    },
    facts::{Detail, Facts},
    model::{Cell, Date, Money, Period, Skill, Target, row},
};

fn analysed(facts: &Facts, as_of: Date) -> Analysis {
    let period: Period = "2026".parse().unwrap();
    analyse((facts, Detail::default()), &Settings::default(), period, as_of)
}

fn of(analysis: &Analysis, manager: &str, kind: DutyKind) -> Duty {
    let mut managers = analysis.managers.iter();
    let found = managers.find(|one| one.manager.manager_id == manager).unwrap();
    duty(&found.performance.duties, kind).unwrap().clone()
}

#[test]
fn a_duty_is_that_of_the_owner_of_the_day() {
    let as_of = date(2026, 11, 22);
    let mut facts = facts(&[("A", "M", date(2026, 5, 1), 700), ("B", "N", date(2026, 5, 1), 10)]);
    facts.tables.assignments = vec![
        assigned("A", "M", date(2024, 1, 1), Some(date(2026, 10, 31))),
        assigned("A", "N", date(2026, 11, 1), None),
    ];
    let promise = |id: &str, due: Date, named: Option<&str>| {
        let mut cells = vec![
            ("promise_id", text(id)),
            ("account_id", text("A")),
            ("text", text("call")),
            ("due_on", Cell::Date(due)),
        ];
        cells.extend(named.map(|manager| ("manager_id", text(manager))));
        row(&cells)
    };
    facts.tables.promises = vec![
        promise("1", date(2026, 10, 1), None),
        promise("2", date(2026, 11, 5), None),
        promise("3", date(2026, 11, 6), Some("M")),
        promise("4", as_of, None),
    ];
    let analysis = analysed(&facts, as_of);
    let kept = |manager| of(&analysis, manager, DutyKind::PromisesKept);
    assert_eq!((kept("M").cases, kept("N").cases), (2, 1));
    assert_eq!(
        (kept("N").value, kept("N").met, kept("N").series.len()),
        (Some(0.0), Some(false), 13)
    );
    assert_eq!(kept("N").series[0], None);
    let company = duty(&analysis.company.performance.duties, DutyKind::PromisesKept).unwrap();
    assert_eq!(company.cases, 3);
}

#[test]
fn a_duty_the_source_tells_nothing_of_has_no_value() {
    let facts = facts(&[("A", "M", date(2026, 5, 1), 700)]);
    let analysis = analysed(&facts, date(2026, 11, 22));
    let silent = DutyKind::ALL.into_iter().filter(|kind| *kind != DutyKind::CreditNotes);
    for kind in silent {
        let duty = of(&analysis, "M", kind);
        assert_eq!((duty.value, duty.met), (None, None), "{kind:?}");
    }
}

#[test]
fn skills_are_declared_and_their_reviews_grow_old() {
    let as_of = date(2026, 11, 22);
    let mut facts = facts(&[("A", "M", date(2026, 5, 1), 700)]);
    let skill = |name: &str, reviewed: Date| -> Skill {
        row(&[
            ("manager_id", text("M")),
            ("skill", text(name)),
            ("level", Cell::Integer(2)),
            ("reviewed_on", Cell::Date(reviewed)),
        ])
    };
    facts.tables.skills =
        vec![skill("pumps", date(2025, 11, 22)), skill("contracts", date(2025, 11, 21))];
    let analysis = analysed(&facts, as_of);
    let skills = &analysis.managers[0].performance.skills;
    let shown: Vec<(&str, bool)> =
        skills.iter().map(|level| (level.skill.as_str(), level.review_due)).collect();
    assert_eq!(shown, [("contracts", true), ("pumps", false)]);
    assert_eq!(analysis.company.performance.skills, ["contracts", "pumps"]);
}

#[test]
fn a_year_of_steady_orders_lands_where_it_will_end() {
    let order = |step: i32| ("A", "M", date(2025, 1, 6).saturating_add((14 * step).days()), 100);
    let all: Vec<_> = (0..52).map(order).filter(|sold| sold.2 < date(2027, 1, 1)).collect();
    let mut facts = facts(&all);
    facts.tables.targets = vec![Target {
        manager_id: Some("M".to_owned()),
        account_id: None,
        period_start: date(2026, 1, 1),
        period_end: Some(date(2026, 12, 31)),
        target_amount: Money(2_500),
    }];
    let analysis = analysed(&facts, date(2026, 6, 30));
    let landings = &analysis.managers[0].performance.landings;
    let [month, _, year]: [Landing; 3] = landings.clone().try_into().unwrap();
    let truth: Money =
        all.iter().filter(|sold| sold.2 >= date(2026, 1, 1)).map(|sold| Money(sold.3)).sum();
    assert!((year.landing.0 - truth.0).abs() <= 100, "{year:?}, {truth:?}");
    assert!(year.range[0] < truth && truth < year.range[1]);
    assert_eq!((month.landing, month.range), (month.actual, [month.actual; 2]));
    assert_eq!((year.plan, month.plan), (Some(Money(2_500)), Some(Money(206))));
}

#[test]
fn an_offer_that_names_nobody_is_that_of_the_owner_and_open_ones_wait() {
    let mut facts = facts(&[("A", "M", date(2026, 5, 1), 700), ("B", "N", date(2026, 5, 1), 10)]);
    let offer = |status: &str, named: Option<&str>, closed: Option<Date>, reason: Option<&str>| {
        let mut cells = vec![("offer_id", text("O")), ("account_id", text("A"))];
        cells.push(("status", text(status)));
        cells.extend(named.map(|manager| ("manager_id", text(manager))));
        cells.extend(closed.map(|day| ("closed", Cell::Date(day))));
        cells.extend(reason.map(|reason| ("loss_reason", text(reason))));
        row(&cells)
    };
    let may = |year| Some(date(year, 5, 4));
    facts.tables.offers = vec![
        offer("won", None, may(2026), None),
        offer("lost", None, may(2026), Some("unknown")),
        offer("lost", Some("M"), may(2026), None),
        offer("lost", Some("M"), may(2025), Some("price")),
        offer("lost", Some("N"), may(2026), Some("price")),
        offer("open", None, None, None),
        offer("won", Some("M"), Some(date(2026, 11, 30)), None),
    ];
    let analysis = analysed(&facts, date(2026, 11, 22));
    let mut managers = analysis.managers.iter();
    let own = &managers.find(|one| one.manager.manager_id == "M").unwrap().performance;
    let rate = |rate: Option<WinRate>| rate.map(|rate| (rate.won, rate.closed));
    assert_eq!((rate(own.offers_window), rate(own.offers_base)), (Some((1, 3)), Some((0, 1))));
    assert_eq!(own.offers_open, 2);
    let lost = LostOffers { reason: None, offers: 2, amount: Money::ZERO };
    assert_eq!(own.lost_offers, [lost]);
}
