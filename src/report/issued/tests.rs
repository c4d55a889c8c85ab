use jiff::ToSpan;

use super::*;
use crate::{
    analysis::{PricePoint, Realisation, Rule, Standing},
    model::Month,
    report::tests::fixture,
};

/// What the issue of the week before told about the fixture as it stands.
fn last_week(analysis: &Analysis, subject: &Subject) -> Issued {
    let mut told = Issued::of(analysis, subject, &Memory::default()).unwrap();
    told.as_of = told.as_of.saturating_sub(7.days());
    for advice in &mut told.advice {
        advice.since = told.as_of;
        advice.due = advice.due.saturating_sub(7.days());
    }
    told
}

fn first_account(analysis: &Analysis) -> Subject {
    Subject::Account(analysis.accounts[0].account.account_id.clone())
}

fn memory(subject: Subject, told: &Issued) -> Memory {
    Memory::read(&BTreeMap::from([(subject, serde_json::to_string(told).unwrap())]))
}

#[test]
fn what_was_told_reads_again_and_another_format_counts_as_no_issue() {
    let analysis = fixture::analysis();
    for subject in [Subject::Company, Subject::Manager("M1".to_owned()), first_account(&analysis)] {
        let told = last_week(&analysis, &subject);
        assert_eq!(memory(subject.clone(), &told).of(&subject), Some(&told));
    }
    let kept = BTreeMap::from([(Subject::Company, "{\"period\": 7}".to_owned())]);
    assert_eq!(Memory::read(&kept), Memory::default());
    let nobody = Subject::Account("nobody".to_owned());
    assert!(Issued::of(&analysis, &nobody, &Memory::default()).is_err());
}

#[test]
fn a_month_is_restated_when_it_was_told_otherwise_and_new_months_are_real_moves() {
    let mut analysis = fixture::analysis();
    let mut told = last_week(&analysis, &Subject::Company);
    assert_eq!(told.restated(&analysis.company.months), []);
    let last = analysis.company.months.last().unwrap().month.to_string();
    told.months.remove(&last);
    assert_eq!(told.restated(&analysis.company.months), [], "a month told for the first time");
    let point = &mut analysis.company.months[3];
    let (month, was) = (point.month.to_string(), point.revenue.actual);
    let now = was - Money(150_000);
    point.revenue.actual = now;
    let expected = Restated { month, was, now };
    assert_eq!(told.restated(&analysis.company.months), [expected]);
    told.months.insert("2019-01".to_owned(), Money(1));
    assert_eq!(
        told.restated(&analysis.company.months).len(),
        1,
        "a month that is not told any more"
    );
}

#[test]
fn an_action_is_done_open_or_overdue_by_what_called_for_it() {
    let mut analysis = fixture::analysis();
    let mut told = last_week(&analysis, &Subject::Company);
    let as_of = analysis.scope.as_of;
    assert!(told.advice.len() >= 3, "{:?}", told.advice);
    let status = |told: &Issued, analysis: &Analysis| -> Vec<(String, usize, Status)> {
        let accounts: Vec<&AccountAnalysis> = analysis.accounts.iter().collect();
        let all = outcomes(told, &accounts, as_of);
        all.iter().map(|it| (it.advice.account_id.clone(), it.advice.rule, it.status)).collect()
    };
    for advice in &mut told.advice {
        advice.due = as_of;
    }
    assert!(status(&told, &analysis).iter().all(|it| it.2 == Status::Open), "due today is open");
    told.advice[0].due = as_of.saturating_sub(1.day());
    let late = (told.advice[0].account_id.clone(), told.advice[0].rule, Status::Overdue);
    assert_eq!(status(&told, &analysis)[0], late, "overdue ones stand first");
    for account in &mut analysis.accounts {
        account.actions.clear();
    }
    assert!(status(&told, &analysis).iter().all(|it| it.2 == Status::Done));
    told.advice[0].account_id = "gone".to_owned();
    assert_eq!(status(&told, &analysis).len(), told.advice.len() - 1);
}

#[test]
fn an_action_keeps_the_day_it_was_first_advised() {
    let analysis = fixture::analysis();
    let mut told = last_week(&analysis, &Subject::Company);
    let kept = told.advice.remove(0);
    let fresh = told.advice[0].clone();
    told.advice = vec![kept.clone()];
    let as_of = analysis.scope.as_of;
    let ages = Ages::of(Some(&told), as_of);
    let rule = |advice: &Advice| Rule::ALL[advice.rule - 1];
    assert_eq!(ages.weeks(&kept.account_id, rule(&kept)), 1);
    assert_eq!(ages.weeks(&fresh.account_id, rule(&fresh)), 0);
    assert_eq!(Ages::of(None, as_of).weeks(&kept.account_id, rule(&kept)), 0);
    let next = Issued::of(&analysis, &Subject::Company, &memory(Subject::Company, &told)).unwrap();
    let since = |advice: &Advice| {
        let same = |it: &&Advice| (&it.account_id, it.rule) == (&advice.account_id, advice.rule);
        next.advice.iter().find(same).unwrap().since
    };
    assert_eq!((since(&kept), since(&fresh)), (told.as_of, as_of));
}

#[test]
fn a_briefing_tells_what_moved_since_and_nothing_that_stood() {
    let mut analysis = fixture::analysis();
    let subject = first_account(&analysis);
    let before = last_week(&analysis, &subject).account.unwrap();
    assert_eq!(changes(&before, &analysis.accounts[0]), []);
    let account = &mut analysis.accounts[0];
    account.churn.standing = Some(Standing::Late);
    let known = account.records.contacts[0].clone();
    account.records.contacts.push(crate::model::Contact {
        contact_id: "new".to_owned(),
        name: Some("Outi Särkelä".to_owned()),
        ..known
    });
    let changes = changes(&before, account);
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert_eq!(changes[0], AccountChange::Standing(Standing::Late));
    assert!(matches!(changes[1], AccountChange::Contact { name: "Outi Särkelä", .. }));
}

#[test]
fn a_discount_moves_from_half_a_point_on() {
    let mut analysis = fixture::analysis();
    let account = &mut analysis.accounts[0];
    let mut at = |net: i64| {
        let paid = Realisation { net: Money(net), list: Money(10_000) };
        let month = Month::of(fixture::analysis().scope.as_of);
        account.trade.prices.months = vec![PricePoint { month, paid }];
        account.clone()
    };
    let (before, later) = (AccountFigures::of(&at(9_700)), [9_651, 9_650, 9_750].map(&mut at));
    let told = later.each_ref().map(|account| changes(&before, account));
    assert_eq!(told[0], []);
    assert!(matches!(told[1][..], [AccountChange::Discount { was, now }] if was < now));
    assert!(matches!(told[2][..], [AccountChange::Discount { was, now }] if was > now));
}

/// The rules are kept by number: a new rule must not take the number of another.
#[test]
fn the_numbers_of_the_rules_stay() {
    let numbers = [Rule::RhythmLate, Rule::DeciderOutOfTouch, Rule::WonBack].map(Rule::number);
    assert_eq!(numbers, [1, 10, 12]);
}
