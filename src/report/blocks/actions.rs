//! M1: what to do this week, by money at stake.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    model::Money,
    report::{
        blocks::{Charts, Content},
        issued::{Ages, Status, outcomes},
        scene::{Scene, short_name},
        slice::ManagerSlice,
        task::{Task, protected, tasks},
    },
};

const MOST: usize = 7;
const NAME: usize = 24;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
    all: usize,
    more: usize,
    more_money: Money,
    /// What became of the actions of the last issue; `None` for the first one.
    before: Option<String>,
}

#[derive(Serialize)]
struct Row {
    account: String,
    what: String,
    why: String,
    by: Date,
    money: Money,
    /// For how many weeks the action has been asked for; 0 is new.
    age: i32,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let ages = Ages::of(slice.before, scene.scope.as_of);
    let all = tasks(&slice.accounts, scene);
    let shown = all.len().min(MOST);
    let total = protected(&all[..shown]);
    let number = i64::try_from(shown).expect("at most seven");
    let words = [
        ("all", all.len().into()),
        ("count", number.into()),
        ("number", scene.language.number_word(number).into()),
        ("amount", scene.amount(total).into()),
    ];
    let key = match all.len() {
        0 => "actions-message-none",
        all if all > MOST => "actions-message-of",
        _ => "actions-message",
    };
    let view = View {
        message: scene.say(key, &words),
        caption: scene.say(
            "actions-caption",
            &[("manager", scene.manager(slice.manager).into()), ("unit", scene.unit().into())],
        ),
        all: all.len(),
        more: all.len() - shown,
        more_money: protected(&all[shown..]),
        before: status(slice, scene),
        rows: all.into_iter().take(MOST).map(|task| row(task, &ages)).collect(),
    };
    Some(Content::new(&view, Charts::of("actions")))
}

/// Says what became of the actions of the last issue.
fn status(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<String> {
    let before = slice.before?;
    let all = outcomes(before, &slice.accounts, scene.scope.as_of);
    let of = |status: Status| all.iter().filter(|it| it.status == status).count();
    let bought: BTreeSet<&str> = all
        .iter()
        .filter(|outcome| outcome.bought_since.is_some())
        .map(|outcome| outcome.advice.account_id.as_str())
        .collect();
    let words = [
        ("day", scene.language.day_short(before.as_of).into()),
        ("all", all.len().into()),
        ("done", of(Status::Done).into()),
        ("open", of(Status::Open).into()),
        ("overdue", of(Status::Overdue).into()),
        ("bought", bought.len().into()),
    ];
    Some(scene.say("actions-before", &words))
}

fn row(action: Task, ages: &Ages<'_>) -> Row {
    Row {
        age: ages.weeks(&action.account_id, action.rule),
        account: short_name(&action.account, NAME),
        what: action.what,
        why: action.why,
        by: action.by,
        money: action.money,
    }
}
