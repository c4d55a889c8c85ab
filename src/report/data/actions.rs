//! `actions.csv`: what has to be done, with the evidence behind it.

use jiff::ToSpan;

use crate::{
    analysis::{AccountAnalysis, Action, Analysis, BandStanding, Trigger},
    model::{Date, Money, Promise},
    report::data::{
        summary::text,
        table::{Table, number, or_empty},
    },
};

/// The head of `actions.csv`; the company's own actions have no account.
const HEAD: [&str; 16] = [
    "account_id",
    "manager_id",
    "rule",
    "code",
    "due",
    "money",
    "urgency",
    "priority",
    "trigger",
    "record_id",
    "name",
    "day",
    "days",
    "amount",
    "share",
    "share_before",
];

/// What an action rests on, as cells.
#[derive(Default)]
struct Evidence {
    /// Which case of the rule.
    case: &'static str,
    /// The record it stands on.
    record: String,
    name: String,
    day: Option<Date>,
    days: Option<i64>,
    amount: Option<Money>,
    shares: Option<[f64; 2]>,
}

/// Writes `actions.csv`, by priority; equal ones by account, then rule.
pub(super) fn actions(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    let own = analysis.company.actions.iter().map(|action| (None, action));
    let of_accounts = analysis
        .accounts
        .iter()
        .flat_map(|account| account.actions.iter().map(move |action| (Some(account), action)));
    let mut all: Vec<(Option<&AccountAnalysis>, &Action)> = own.chain(of_accounts).collect();
    let id = |account: Option<&AccountAnalysis>| {
        account.map(|account| account.account.account_id.clone()).unwrap_or_default()
    };
    all.sort_by(|(a, first), (b, second)| {
        let by_priority = second.priority.total_cmp(&first.priority);
        by_priority.then_with(|| id(*a).cmp(&id(*b)).then(first.rule().cmp(&second.rule())))
    });
    for (account, action) in all {
        let mut cells = vec![
            id(account),
            account.map(|account| account.manager_id.clone()).unwrap_or_default(),
            text(&action.rule()),
            format!("R{}", action.rule().number()),
            action.due.to_string(),
            table.money(action.money),
            format!("{:.8}", action.urgency),
            table.scaled(action.priority),
        ];
        let found = evidence(account, &action.trigger, analysis.scope.as_of);
        cells.extend([
            found.case.to_owned(),
            found.record,
            found.name,
            or_empty(found.day),
            or_empty(found.days),
            or_empty(found.amount.map(|amount| table.money(amount))),
            number(found.shares.map(|shares| shares[0])),
            number(found.shares.map(|shares| shares[1])),
        ]);
        table.row(cells);
    }
    table.bytes()
}

fn evidence(account: Option<&AccountAnalysis>, trigger: &Trigger, as_of: Date) -> Evidence {
    let none = Evidence::default();
    let of = |case, day: Option<Date>, days: Option<i32>| Evidence {
        case,
        day,
        days: days.map(i64::from),
        ..Evidence::default()
    };
    match trigger {
        Trigger::RhythmLate { days, at_risk, .. } => {
            of(if *at_risk { "at_risk" } else { "late" }, None, Some(*days))
        }
        Trigger::Lost { last, on, by_notice, .. } => {
            let case = if *by_notice { "notice" } else { "silence" };
            of(case, Some(*on), Some((as_of - *last).get_days()))
        }
        Trigger::PromiseOverdue { days, .. } => Evidence {
            amount: account.and_then(|it| promise(it, trigger)).and_then(|row| row.value_amount),
            ..recorded(account, trigger, of("overdue", None, Some(*days)))
        },
        Trigger::ComplaintOpen { days, .. } => {
            recorded(account, trigger, of("open", None, Some(*days)))
        }
        Trigger::MeetingUnprepared { day, has_objective, .. } => {
            let case = if *has_objective { "not_prepared" } else { "no_objective" };
            recorded(account, trigger, of(case, Some(*day), None))
        }
        Trigger::DocumentEnds { days, .. } => {
            let case = if *days < 0 { "ended" } else { "ends" };
            let end = as_of.saturating_add(days.days());
            recorded(account, trigger, of(case, Some(end), Some(*days)))
        }
        Trigger::MoneyOverdue { overdue, oldest_due } => {
            Evidence { amount: Some(*overdue), ..of("overdue", *oldest_due, None) }
        }
        Trigger::CategoryDropped { category, last, .. } => {
            Evidence { name: category.clone(), ..of("dropped", Some(*last), None) }
        }
        Trigger::CoreShare { share, before } => {
            let case = if share > before { "core_reached" } else { "core_left" };
            Evidence { case, shares: Some([*share, *before]), ..none }
        }
        Trigger::KeySet { share, before, standing } => {
            let below = *standing == BandStanding::Below;
            let case = if below { "key_set_below" } else { "key_set_above" };
            Evidence { case, shares: Some([*share, *before]), ..none }
        }
        Trigger::DeciderOutOfTouch { last, known } => {
            of(if *known { "out_of_touch" } else { "unknown" }, *last, None)
        }
        Trigger::CompetitorEntry { name, since } => {
            Evidence { name: name.clone(), ..of("entered", Some(*since), None) }
        }
        Trigger::WonBack { span } => of("returned", Some(span.from), Some(span.days())),
    }
}

fn promise<'a>(account: &'a AccountAnalysis, trigger: &Trigger) -> Option<&'a Promise> {
    match trigger {
        Trigger::PromiseOverdue { record, .. } => account.records.promises.get(*record),
        _ => None,
    }
}

/// Adds the id and the name of the record the action stands on, and its day where that is not told.
fn recorded(account: Option<&AccountAnalysis>, trigger: &Trigger, told: Evidence) -> Evidence {
    let Some(account) = account else { return told };
    let records = &account.records;
    let found = match trigger {
        Trigger::PromiseOverdue { .. } => promise(account, trigger)
            .map(|row| (&row.promise_id, Some(&row.text), Some(row.due_on))),
        Trigger::ComplaintOpen { record, .. } => records
            .interactions
            .get(*record)
            .map(|row| (&row.interaction_id, row.theme.as_ref(), Some(row.opened))),
        Trigger::MeetingUnprepared { record, .. } => {
            records.meetings.get(*record).map(|row| (&row.meeting_id, row.objective.as_ref(), None))
        }
        Trigger::DocumentEnds { record, .. } => {
            records.documents.get(*record).map(|row| (&row.document_id, Some(&row.kind), None))
        }
        _ => None,
    };
    let Some((id, name, day)) = found else { return told };
    let name = name.cloned().unwrap_or_default();
    Evidence { record: id.clone(), name, day: told.day.or(day), ..told }
}
