//! Messages to a manager.

use crate::{
    analysis::{AccountAnalysis, promise_kept},
    model::{Money, Promise},
    report::{
        message::{
            Candidate, Message, ranked,
            shared::{NAME, late, level, lost, shrinking, to_plan},
        },
        scene::{Scene, short_name},
        slice::ManagerSlice,
    },
};

/// Days over which promises are counted.
const PROMISE_DAYS: i32 = 91;

/// Returns at most `most` messages; never none.
pub(crate) fn manager(slice: &ManagerSlice<'_>, scene: &Scene<'_>, most: usize) -> Vec<Message> {
    let manager = slice.manager;
    let candidates: Vec<Candidate> = [
        late(&slice.accounts, scene),
        promises(&slice.accounts, scene),
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

/// Promises that fell due and were not kept in time.
fn promises(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Option<Candidate> {
    let due: Vec<(&AccountAnalysis, &Promise)> = accounts
        .iter()
        .flat_map(|account| account.records.promises.iter().map(move |row| (*account, row)))
        .filter(|(_, promise)| scene.within_past(promise.due_on, PROMISE_DAYS))
        .collect();
    let is_broken = |promise| promise_kept(promise, scene.scope.as_of) == Some(false);
    let broken = due.iter().filter(|(_, promise)| is_broken(promise)).count();
    let (account, oldest) = due
        .iter()
        .filter(|(_, promise)| promise.kept_on.is_none())
        .min_by_key(|(_, promise)| promise.due_on)?;
    let money: Money = due
        .iter()
        .filter(|(_, promise)| promise.kept_on.is_none())
        .filter_map(|(_, promise)| promise.value_amount)
        .sum();
    let words = [
        ("broken", broken.into()),
        ("due", due.len().into()),
        ("account", short_name(&scene.account(account), NAME).into()),
        ("days", i64::from(-scene.days_to(oldest.due_on)).into()),
    ];
    let head = scene.say("message-promises-head", &words);
    Some(Candidate::new(head, scene.say("message-promises", &words), money, 1.0))
}
