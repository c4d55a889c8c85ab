//! Messages to a manager.

use crate::{
    analysis::{AccountAnalysis, DutyKind, OpenPromise, duty},
    model::Money,
    report::{
        message::{
            Candidate, Message, ranked,
            shared::{NAME, joined, late, level, lost, number_word, shrinking, to_plan},
        },
        scene::{Scene, short_name},
        slice::ManagerSlice,
    },
};

/// Returns at most `most` messages; never none.
pub(crate) fn manager(slice: &ManagerSlice<'_>, scene: &Scene<'_>, most: usize) -> Vec<Message> {
    let manager = slice.manager;
    let candidates: Vec<Candidate> = [
        late(&slice.accounts, scene),
        promises(slice, scene),
        to_plan(&manager.to_date.year, "", scene)
            .or_else(|| level(manager.portfolio_current, manager.portfolio_base, scene)),
        lost(&slice.accounts, scene),
        shrinking(&slice.accounts, "message-shrink-own", scene),
    ]
    .into_iter()
    .flatten()
    .collect();
    if candidates.is_empty() {
        let words = [("date", scene.language.day_short(scene.scope.week.from).into())];
        let head = scene.language.word("message-nothing-head");
        return vec![Message { head, text: scene.say("message-nothing", &words) }];
    }
    ranked(candidates, most)
}

/// Promises that are overdue, and how many of those that fell due were kept.
fn promises(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Candidate> {
    let overdue: Vec<(&AccountAnalysis, &OpenPromise)> = slice
        .accounts
        .iter()
        .flat_map(|account| account.relationship.promises.iter().map(move |open| (*account, open)))
        .filter(|(_, open)| open.overdue_days > 0)
        .collect();
    let (account, oldest) = overdue.iter().min_by_key(|(_, open)| open.due_on)?;
    let money: Money = overdue.iter().filter_map(|(_, open)| open.value).sum();
    let words = [
        ("count", overdue.len().into()),
        ("number", number_word(overdue.len(), scene)),
        ("account", short_name(&scene.account(account), NAME).into()),
        ("days", i64::from(oldest.overdue_days).into()),
    ];
    let head = scene.say("message-promises-head", &words);
    let key = if overdue.len() == 1 { "message-promises-one" } else { "message-promises" };
    let text = joined(&scene.say(key, &words), &kept(slice, scene));
    Some(Candidate::new(head, text, money, 1.0))
}

/// The share of promises kept, as the duties tell it; empty where none fell due.
fn kept(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> String {
    let duty = duty(&slice.manager.performance.duties, DutyKind::PromisesKept);
    let Some((duty, share)) = duty.and_then(|duty| Some((duty, duty.value?))) else {
        return String::new();
    };
    let cases = i64::from(duty.cases);
    let words = [("share", scene.percent(share, 0).into()), ("due", cases.into())];
    scene.say("message-promises-kept", &words)
}
