use jiff::{ToSpan, civil::date};

use crate::{
    analysis::{
        Analysis, Duties, Rule, Settings, Trigger, analyse,
        tests::{AS_OF, Sold, facts},
    },
    facts::{AccountDetail, CategoryDay, Detail, Facts, Receivables, Tables},
    model::{
        Account, Competitor, Contact, Date, Document, Interaction, Loss, Meeting, Money, Promise,
        Record, Table,
    },
};

use super::Action;

/// A row of a table from the cells that are known; dates are written `2026-11-22`.
fn row<R: Record>(cells: &[(&str, &str)]) -> R {
    use crate::model::{Cell, ColumnType};
    let table: Table = R::TABLE;
    let cell = |column: &crate::model::Column| {
        let (_, text) = cells.iter().find(|(name, _)| *name == column.name)?;
        Some(match column.kind {
            ColumnType::Date => Cell::Date(text.parse().unwrap()),
            ColumnType::Money => Cell::Money(Money(text.parse().unwrap())),
            ColumnType::Integer | ColumnType::Decimal => Cell::Integer(text.parse().unwrap()),
            ColumnType::Text | ColumnType::DateTime => Cell::Text((*text).to_owned()),
        })
    };
    R::from_cells(table.columns().iter().map(cell).collect()).unwrap()
}

/// Purchases of 100 units every `gap` days, the last one `silence` days before the as-of date.
fn regular(id: &'static str, gap: i64, silence: i64) -> Vec<Sold> {
    let day = |back: i64| AS_OF.saturating_sub((silence + back * gap).days());
    (0..=700 / gap).map(|back| (id, "M", day(back), 100)).collect()
}

fn with(facts: Facts, change: impl FnOnce(&mut Tables)) -> Facts {
    let mut facts = facts;
    change(&mut facts.tables);
    facts
}

fn analysed(facts: &Facts, detail: Detail) -> Analysis {
    let period = "2026-W47".parse().unwrap();
    analyse((facts, detail), &Settings::default(), period, AS_OF)
}

fn actions(facts: &Facts, id: &str) -> Vec<Action> {
    of(&analysed(facts, Detail::default()), id)
}

fn of(analysis: &Analysis, id: &str) -> Vec<Action> {
    let account = analysis.accounts.iter().find(|account| account.account.account_id == id);
    account.unwrap().actions.clone()
}

fn rules(actions: &[Action]) -> Vec<Rule> {
    actions.iter().map(Action::rule).collect()
}

fn the(actions: &[Action], rule: Rule) -> Action {
    let mut found = actions.iter().filter(|action| action.rule() == rule);
    let action = found.next().unwrap_or_else(|| panic!("{rule:?} not in {actions:?}")).clone();
    assert_eq!(found.next(), None, "one action per rule");
    action
}

#[test]
fn a_silent_account_is_called_then_rescued_then_won_back() {
    let at = |silence| actions(&facts(&regular("A", 7, silence)), "A");
    assert_eq!(at(3), []);
    let late = the(&at(21), Rule::RhythmLate);
    assert_eq!(late.money, Money(100));
    assert!(matches!(late.trigger, Trigger::RhythmLate { days: 21, at_risk: false, .. }));
    let risk = the(&at(40), Rule::RhythmLate);
    assert!(risk.money >= Money(4_000), "{risk:?}");
    assert!(risk.priority > late.priority);
    let lost = the(&at(70), Rule::Lost);
    assert!(matches!(lost.trigger, Trigger::Lost { by_notice: false, .. }));
    assert_eq!(rules(&at(70)), [Rule::Lost]);
    // Lost for longer than 180 days: the win-back list, no action of the week.
    assert_eq!(at(270), []);
}

#[test]
fn a_notice_is_a_loss_whatever_the_rhythm_says() {
    let notice = [("account_id", "A"), ("noticed_on", "2026-11-20")];
    let facts = with(facts(&regular("A", 7, 3)), |tables| {
        tables.losses = vec![row::<Loss>(&notice)];
    });
    let lost = the(&actions(&facts, "A"), Rule::Lost);
    assert!(matches!(lost.trigger, Trigger::Lost { by_notice: true, .. }));
}

/// A weekly buyer with everything that can be neglected.
fn neglected() -> Facts {
    let id = ("account_id", "A");
    with(facts(&regular("A", 7, 3)), |tables| {
        let promise = |name, due, value: &[(&'static str, &'static str)]| {
            let cells = [("promise_id", name), id, ("text", name), ("due_on", due)];
            row::<Promise>(&[&cells[..], value].concat())
        };
        tables.promises = vec![
            promise("P1", "2026-11-20", &[("value_amount", "5000")]),
            promise("P2", "2026-11-19", &[]),
            promise("P3", "2026-11-30", &[]),
            promise("P4", "2026-11-01", &[("kept_on", "2026-11-05")]),
        ];
        let complaint = |name, opened| {
            let cells = [("interaction_id", name), id, ("kind", "complaint"), ("opened", opened)];
            row::<Interaction>(&cells)
        };
        tables.interactions = vec![complaint("I1", "2026-11-01"), complaint("I2", "2026-11-15")];
        let meeting = [("meeting_id", "T"), id, ("starts_at", "2026-11-27 10:00")];
        tables.meetings = vec![row::<Meeting>(&meeting)];
        let document = |name, kind, end| {
            let cells = [("document_id", name), id, ("kind", kind), ("valid_to", end)];
            row::<Document>(&cells)
        };
        tables.documents = vec![
            document("D1", "contract", "2027-01-10"),
            document("D2", "specification", "2026-12-01"),
        ];
        let buyer = [("contact_id", "C"), id, ("name", "N"), ("function", "buys")];
        tables.contacts = vec![row::<Contact>(&buyer)];
        let rival = |name, since| row::<Competitor>(&[id, ("name", name), ("since", since)]);
        tables.competitors = vec![rival("Old", "2026-05-01"), rival("New", "2026-10-01")];
    })
}

#[test]
fn what_was_promised_complained_planned_and_signed_becomes_an_action() {
    let found = actions(&neglected(), "A");
    let promise = the(&found, Rule::PromiseOverdue);
    assert!(matches!(promise.trigger, Trigger::PromiseOverdue { days: 2, count: 2, .. }));
    assert_eq!(promise.money, Money(5_100));
    let complaint = the(&found, Rule::ComplaintOpen);
    assert!(matches!(complaint.trigger, Trigger::ComplaintOpen { days: 21, count: 1, .. }));
    let meeting = the(&found, Rule::MeetingUnprepared);
    assert_eq!(meeting.due, date(2026, 11, 26));
    assert!(matches!(meeting.trigger, Trigger::MeetingUnprepared { has_objective: false, .. }));
    let document = the(&found, Rule::DocumentEnds);
    assert!(matches!(document.trigger, Trigger::DocumentEnds { days: 49, .. }));
    // Thirty days before its end is a Friday.
    assert_eq!(document.due, date(2026, 12, 11));
    let decider = the(&found, Rule::DeciderOutOfTouch);
    assert!(matches!(decider.trigger, Trigger::DeciderOutOfTouch { last: None, known: false }));
    let rival = the(&found, Rule::CompetitorEntry);
    let since = date(2026, 10, 1);
    assert_eq!(rival.trigger, Trigger::CompetitorEntry { name: "New".to_owned(), since });
    assert_eq!(found.len(), 6);
}

#[test]
fn actions_stand_by_money_times_urgency_and_are_due_on_working_days() {
    let found = actions(&neglected(), "A");
    assert!(found.windows(2).all(|pair| pair[0].priority >= pair[1].priority));
    for action in &found {
        assert!(action.urgency > 0.0 && action.urgency <= 1.0 && action.priority.is_finite());
        assert!(action.due > AS_OF && action.due.weekday().to_monday_one_offset() < 6);
    }
    let settings = Settings { holidays: vec![date(2026, 11, 23)], ..Settings::default() };
    let period = "2026-W47".parse().unwrap();
    let analysis = analyse((&neglected(), Detail::default()), &settings, period, AS_OF);
    assert_eq!(the(&of(&analysis, "A"), Rule::PromiseOverdue).due, date(2026, 11, 24));
}

#[test]
fn the_limits_are_those_of_the_duties() {
    let duties = Duties { complaint_days: 30, ..Settings::default().duties };
    let settings = Settings { duties, ..Settings::default() };
    let period = "2026-W47".parse().unwrap();
    let analysis = analyse((&neglected(), Detail::default()), &settings, period, AS_OF);
    assert!(!rules(&of(&analysis, "A")).contains(&Rule::ComplaintOpen));
}

#[test]
fn an_a_account_past_its_due_date_by_a_week_is_asked_for_the_money() {
    let facts = facts(&[regular("A", 7, 3), vec![("C", "M", date(2026, 11, 20), 1)]].concat());
    let owes = |account: &str, oldest: Date| AccountDetail {
        account_id: account.to_owned(),
        receivables: Receivables {
            lines: 3,
            open: Money(900),
            overdue: Money(700),
            oldest_due: Some(oldest),
            ..Receivables::default()
        },
        ..AccountDetail::default()
    };
    let at = |account, oldest| {
        let detail = Detail { accounts: vec![owes(account, oldest)], ..Detail::default() };
        of(&analysed(&facts, detail), account)
    };
    let overdue = the(&at("A", date(2026, 11, 10)), Rule::MoneyOverdue);
    assert_eq!(overdue.money, Money(700));
    assert_eq!(at("A", date(2026, 11, 18)), []);
    assert_eq!(at("C", date(2026, 11, 10)), []);
}

#[test]
fn a_dropped_category_is_asked_about() {
    let facts = facts(&regular("A", 7, 3));
    let bought = regular("A", 7, 3);
    let category = |index, until: Date| {
        let days = bought.iter().rev().map(|sold| sold.2).filter(move |day| *day <= until);
        days.map(move |day| CategoryDay { category: index, day, sales: Money(40) })
    };
    let detail = Detail {
        categories: vec!["Filters".to_owned(), "Pumps".to_owned()],
        accounts: vec![AccountDetail {
            account_id: "A".to_owned(),
            categories: category(0, date(2026, 10, 25)).chain(category(1, AS_OF)).collect(),
            ..AccountDetail::default()
        }],
        ..Detail::default()
    };
    let found = the(&of(&analysed(&facts, detail), "A"), Rule::CategoryDropped);
    assert!(found.money >= Money(2_000), "{found:?}");
    let Trigger::CategoryDropped { category, count, .. } = found.trigger else { panic!() };
    assert_eq!((category.as_str(), count), ("Filters", 1));
}

#[test]
fn a_won_back_account_is_looked_after_for_ninety_days() {
    let back = |days: i64| {
        let mut sold = regular("A", 7, 300);
        let day = |ago: i64| AS_OF.saturating_sub(ago.days());
        sold.extend((0..=days / 7).map(|step| ("A", "M", day(days - step * 7), 100)));
        actions(&facts(&sold), "A")
    };
    let found = the(&back(21), Rule::WonBack);
    assert_eq!(found.money, Money(400));
    assert!(!rules(&back(98)).contains(&Rule::WonBack));
}

#[test]
fn an_account_that_crosses_the_core_limit_and_a_key_set_that_leaves_its_band_are_told() {
    let mut sold: Vec<Sold> = vec![];
    for id in ["B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "N"] {
        sold.extend(regular(id, 7, 3));
    }
    // One large delivery in September makes A core, and with it the key set too large.
    sold.extend(regular("A", 28, 3));
    let quiet = analysed(&facts(&sold), Detail::default());
    assert!(quiet.company.actions.is_empty(), "{:?}", quiet.company.actions);
    sold.push(("A", "M", date(2026, 9, 2), 100_000));
    let facts = facts(&sold);
    let analysis = analysed(&facts, Detail::default());
    let core = the(&of(&analysis, "A"), Rule::KeyShare);
    let Trigger::CoreShare { share, before } = core.trigger else { panic!("{core:?}") };
    assert!(share > 0.5 && before < 0.1);
    let [key_set] = analysis.company.actions.as_slice() else { panic!() };
    assert!(matches!(key_set.trigger, Trigger::KeySet { .. }), "{key_set:?}");
    assert!(key_set.money.is_positive());
}

#[test]
fn small_revenue_of_an_iconic_account_is_not_held_against_it() {
    let mut sold = regular("A", 7, 3);
    // A monthly buyer of very little, late by its own rhythm.
    sold.extend(regular("Z", 30, 55).into_iter().map(|(id, by, day, _)| (id, by, day, 1)));
    let plain = facts(&sold);
    let iconic = with(facts(&sold), |tables| {
        let cells = [("account_id", "Z"), ("name", "Z"), ("iconic_reason", "Everybody knows it")];
        tables.accounts = vec![row::<Account>(&cells)];
    });
    let plain = the(&actions(&plain, "Z"), Rule::RhythmLate);
    let iconic = the(&actions(&iconic, "Z"), Rule::RhythmLate);
    assert_eq!(plain.money, iconic.money);
    assert!(iconic.priority > 50.0 * plain.priority, "{iconic:?} {plain:?}");
}

#[test]
fn what_was_promised_to_an_account_without_orders_in_twelve_months_is_still_an_action() {
    let duties = |sold: &[Sold]| {
        let facts = with(facts(sold), |tables| *tables = neglected().tables);
        let iconic = [("account_id", "A"), ("name", "A"), ("iconic_reason", "Everybody knows it")];
        with(facts, |tables| {
            tables.accounts = vec![row::<Account>(&iconic)];
            tables.promises.retain(|promise| promise.value_amount.is_none());
        })
    };
    let wanted = [
        Rule::PromiseOverdue,
        Rule::ComplaintOpen,
        Rule::MeetingUnprepared,
        Rule::DeciderOutOfTouch,
    ];
    // Silent for 400 days: the usual order is that of the year before.
    let long_gone = actions(&duties(&regular("A", 7, 400)), "A");
    for rule in wanted {
        assert_eq!(the(&long_gone, rule).money, Money(100), "{rule:?}");
    }
    // Whoever only ever gave back has no order to lose; what is owed to him is owed.
    let never = actions(&duties(&[("A", "M", date(2025, 5, 1), -100)]), "A");
    for rule in wanted {
        let action = the(&never, rule);
        assert_eq!((action.money, action.priority), (Money::ZERO, 0.0), "{rule:?}");
    }
}
