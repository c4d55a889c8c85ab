//! M1: what to do this week, by money at stake.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    model::Money,
    report::{
        blocks::{Charts, Content},
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
}

#[derive(Serialize)]
struct Row {
    account: String,
    what: String,
    why: String,
    by: Date,
    money: Money,
    /// How long the action has been asked for; `None` where no earlier issue tells.
    age: Option<String>,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
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
        rows: all.into_iter().take(MOST).map(row).collect(),
    };
    Some(Content::new(&view, Charts::of("actions")))
}

fn row(action: Task) -> Row {
    Row {
        account: short_name(&action.account, NAME),
        what: action.what,
        why: action.why,
        by: action.by,
        money: action.money,
        age: None,
    }
}
