//! Where accounts stand, what comes next and over how long: told alike wherever it is told.

use jiff::civil::date;

use crate::{
    analysis::{Agenda, Analysis, Evidence, Point, Shrink, Standing, Subject, XyzClass},
    model::{CalendarUnit, Money, Span},
    report::{
        Edition,
        tests::{block, cell, composer, english, fixture, rows, texts},
    },
};

/// A small company whose first account gave notice, though its rhythm is as usual.
fn with_notice() -> Analysis {
    let mut analysis = fixture::analysis();
    analysis.accounts[0].churn.standing = Some(Standing::Lost);
    analysis.accounts[0].churn.loss = analysis.accounts[2].churn.loss;
    analysis.accounts[0].relationship.next_meeting = None;
    analysis
}

#[test]
fn an_account_that_gave_notice_is_lost_wherever_it_stands() {
    let (composer, analysis, run) = (composer(), with_notice(), fixture::run());
    let manager = composer.manager(&analysis, "M1", &run, &english()).unwrap();
    let table = rows(block(&manager, "accounts_table"));
    assert_eq!(cell(&table[0].cells[3]), "lost");
    assert!(texts(&manager).iter().any(|line| line.starts_with("Two of 2 accounts are past")));
    let briefing =
        texts(&composer.account(&analysis, "A1", &run, Edition::full(&english())).unwrap());
    assert!(briefing.contains(&"State: lost".to_owned()), "{briefing:?}");
    assert!(briefing.contains(&"Median gap 14 days; it counts as lost".to_owned()));
    let management = composer.management(&analysis, &run, &english()).unwrap();
    let listed = rows(block(&management, "at_risk"));
    assert_eq!(cell(&listed[1].cells[2]), "lost");
}

#[test]
fn an_account_that_shrinks_without_an_action_shows_what_to_ask() {
    let mut analysis = fixture::analysis();
    let account = &mut analysis.accounts[0];
    account.actions.clear();
    let weeks = Span { from: date(2026, 5, 25), to: date(2026, 11, 23) };
    let (current, previous) = (Money(30_000_000), Money(40_000_000));
    account.churn.shrink = Some(Shrink { weeks, current, previous, explained: 1.0 });
    let agenda = &mut account.relationship.agenda;
    *agenda = Agenda::default();
    for (subject, money) in [(Subject::Competitor, 9), (Subject::Shrinking, 5)] {
        agenda.add(Point::new(subject, Money(money), Evidence::default()));
    }
    let run = fixture::run();
    let step = |analysis: &Analysis| {
        let management = composer().management(analysis, &run, &english()).unwrap();
        let listed = rows(block(&management, "at_risk"));
        let row = listed.iter().find(|row| cell(&row.cells[2]) == "shrinking").unwrap();
        [8, 9].map(|place| cell(&row.cells[place]))
    };
    assert_eq!(step(&analysis), ["buys less", "ask why"]);
    analysis.accounts[0].relationship.next_meeting = None;
    analysis.accounts[0].relationship.agenda = Agenda::default();
    assert_eq!(step(&analysis), ["buys less", ""]);
    let manager = composer().manager(&analysis, "M1", &run, &english()).unwrap();
    let told = texts(&manager).join("\n");
    assert!(told.contains("Buying less in 26 weeks than a year before: Ylämaan Sellu Oy, −25.0"));
}

#[test]
fn where_the_calendar_counts_weeks_no_window_is_of_months() {
    let mut analysis = fixture::analysis();
    analysis.scope.settings.calendar.unit = CalendarUnit::Weeks;
    let to = date(2026, 11, 23);
    analysis.scope.windows.current = Span { from: date(2025, 11, 24), to };
    let (composer, run) = (composer(), fixture::run());
    let management = texts(&composer.management(&analysis, &run, &english()).unwrap()).join("\n");
    for told in ["GRR, 52 weeks", "Top-5 share, 52 weeks", "net revenue of 52 weeks, kEUR"] {
        assert!(management.contains(told), "{told}\n{management}");
    }
    assert!(!management.contains("GRR, 12") && !management.contains("12-month"));
    let briefing =
        texts(&composer.account(&analysis, "A1", &run, Edition::full(&english())).unwrap())
            .join("\n");
    assert!(briefing.contains("Revenue of 52 weeks is"), "{briefing}");
}

#[test]
fn a_class_without_regularity_is_its_letter_alone() {
    let mut analysis = fixture::analysis();
    analysis.accounts[2].xyz.class = XyzClass::N;
    analysis.accounts[2].segment.is_new = true;
    let run = fixture::run();
    let manager = composer().manager(&analysis, "M1", &run, &english()).unwrap();
    assert!(cell(&rows(block(&manager, "accounts_table"))[1].cells[1]).starts_with("(B)"));
    let briefing = composer().account(&analysis, "A3", &run, Edition::full(&english())).unwrap();
    assert!(texts(&briefing).iter().any(|line| line.starts_with("(B)")));
}
