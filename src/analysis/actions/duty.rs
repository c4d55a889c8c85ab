//! Rules about what we promised, prepare, renew and know.

use jiff::ToSpan;

use crate::{
    analysis::{
        Action, Function, Trigger,
        actions::case::{Case, Stake},
    },
    model::Money,
};

/// Days before a meeting from which it must be prepared.
const MEETING_DAYS: i32 = 7;
/// Documents that rule what is paid and done.
const BINDING: [&str; 3] = ["contract", "price_list", "sla"];
/// Days around the end of a document in which it must be renewed.
const DOCUMENT_DAYS: i32 = 60;
/// Days before the end by which a document should be renewed.
const RENEWAL_DAYS: i32 = 30;
/// Days for which a competitor counts as new.
const ENTRY_DAYS: i32 = 90;

/// Returns R3 to R6, R10 and R11.
pub(super) fn actions(case: &Case<'_>) -> [Option<Action>; 6] {
    [promise(case), complaint(case), meeting(case), document(case), decider(case), rival(case)]
}

/// R3.
fn promise(case: &Case<'_>) -> Option<Action> {
    let promises = &case.account.relationship.promises;
    let overdue = || promises.iter().filter(|promise| promise.overdue_days > 0);
    let worst = overdue().next()?;
    let order = case.money(Stake::Order);
    let money: Money = overdue().map(|promise| promise.value.unwrap_or(order)).sum();
    let trigger = Trigger::PromiseOverdue {
        record: worst.record,
        days: worst.overdue_days,
        count: overdue().count(),
    };
    Some(case.action(trigger, case.around.in_days(1), Stake::Amount(money)))
}

/// R4.
fn complaint(case: &Case<'_>) -> Option<Action> {
    let open = &case.account.relationship.complaints.open;
    let late = || open.iter().filter(|complaint| complaint.overdue_days > 0);
    let oldest = late().next()?;
    let trigger =
        Trigger::ComplaintOpen { record: oldest.record, days: oldest.days, count: late().count() };
    Some(case.action(trigger, case.around.in_days(1), Stake::Order))
}

/// R5.
fn meeting(case: &Case<'_>) -> Option<Action> {
    let next = case.account.relationship.next_meeting.as_ref()?;
    let soon = (0..=MEETING_DAYS).contains(&next.in_days);
    if !soon || (next.objective && next.prepared) {
        return None;
    }
    let trigger = Trigger::MeetingUnprepared {
        record: next.record,
        day: next.day,
        has_objective: next.objective,
    };
    let eve = next.day.saturating_sub(1.day()).max(case.around.as_of());
    Some(case.action(trigger, eve, Stake::Order))
}

/// R6: what rules the prices and the service; a specification or a tender may end in silence.
fn document(case: &Case<'_>) -> Option<Action> {
    let documents = case.account.relationship.documents.iter();
    let binding = documents.filter(|document| BINDING.contains(&document.kind.as_str()));
    let ends = binding.filter_map(|document| Some((document, document.ends_in_days?)));
    let ends = ends.filter(|(_, days)| (-DOCUMENT_DAYS..=DOCUMENT_DAYS).contains(days));
    let (document, days) = ends.min_by_key(|(document, days)| (*days, document.record))?;
    let due = case.around.in_days((days - RENEWAL_DAYS).max(7));
    Some(case.action(Trigger::DocumentEnds { record: document.record, days }, due, Stake::Quarter))
}

/// R10; silent where the source has no contacts at all.
fn decider(case: &Case<'_>) -> Option<Action> {
    let decisions = &case.account.relationship.decisions;
    let known = !decisions.missing.contains(&Function::Decides);
    let out_of_touch = decisions.decider_silent_days.is_some();
    let needed = !known || out_of_touch || decisions.decider_never_contacted;
    if !needed || !case.is_cared_for() || !case.around.has_contacts {
        return None;
    }
    let trigger = Trigger::DeciderOutOfTouch { last: decisions.decider_contacted, known };
    Some(case.action(trigger, case.around.in_days(14), Stake::Order))
}

/// R11.
fn rival(case: &Case<'_>) -> Option<Action> {
    let rivals = case.account.relationship.competitors.iter();
    let entered = rivals.filter_map(|rival| Some((rival, rival.since?)));
    let new = entered.filter(|(_, since)| (0..=ENTRY_DAYS).contains(&case.days_since(*since)));
    let (rival, since) = new.max_by_key(|(rival, since)| (*since, rival.value_lost))?;
    let money = case.money(Stake::Quarter).max(rival.value_lost);
    let trigger = Trigger::CompetitorEntry { name: rival.name.clone(), since };
    Some(case.action(trigger, case.around.in_days(7), Stake::Amount(money)))
}
