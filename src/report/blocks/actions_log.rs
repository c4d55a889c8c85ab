//! W15: what became of the actions of the last issue.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    model::Money,
    report::{
        blocks::{Charts, Content},
        issued::{Outcome, Status, outcomes},
        scene::{Scene, short_name, short_person},
        slice::CompanySlice,
        task,
    },
};

/// Most rows of each status, in the order of the table.
const MOST: [(Status, usize); 3] = [(Status::Overdue, 8), (Status::Open, 3), (Status::Done, 4)];
const NAME: usize = 20;
const PERSON: usize = 14;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The day of the last issue.
    since_day: Date,
    /// The rows of the table.
    rows: Vec<Row>,
    /// How many further rows are left out.
    more: usize,
}

#[derive(Serialize)]
struct Row {
    /// The account's name, shortened where it is long.
    account: String,
    /// What was advised.
    what: String,
    /// Who owns it.
    owner: String,
    /// What became of it.
    status: Status,
    /// Days past due; `none` where nothing is.
    late_days: Option<i32>,
    /// Net revenue since the last issue; `none` without an order.
    bought: Option<Money>,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let before = slice.before?;
    let accounts: Vec<&AccountAnalysis> = slice.analysis.accounts.iter().collect();
    let all = outcomes(before, &accounts, scene.scope.as_of);
    let of = |status: Status| all.iter().filter(move |it| it.status == status).count();
    let overdue = all.iter().filter(|it| it.status == Status::Overdue);
    let money: Money = overdue.map(|it| it.advice.money).max().unwrap_or_default();
    let key = match (all.len(), of(Status::Overdue)) {
        (0, _) => "log-message-none",
        (_, 0) => "log-message-open",
        _ => "log-message",
    };
    let words = [
        ("done", of(Status::Done).into()),
        ("all", all.len().into()),
        ("overdue", of(Status::Overdue).into()),
        ("amount", scene.amount(money).into()),
    ];
    let most = |(status, most): (Status, usize)| {
        all.iter().filter(move |it| it.status == status).take(most)
    };
    let rows: Vec<Row> =
        MOST.into_iter().flat_map(most).map(|outcome| row(outcome, scene)).collect();
    let view = View {
        message: scene.say(key, &words),
        since_day: before.as_of,
        more: all.len() - rows.len(),
        rows,
    };
    Some(Content::new(&view, Charts::of("actions_log")))
}

fn row(outcome: &Outcome<'_>, scene: &Scene<'_>) -> Row {
    let late = -scene.days_to(outcome.advice.due);
    Row {
        account: short_name(&scene.account(outcome.account), NAME),
        what: task::name(outcome.rule, scene),
        owner: short_person(&scene.owner(outcome.account), PERSON),
        status: outcome.status,
        late_days: (outcome.status == Status::Overdue).then_some(late),
        bought: outcome.bought_since,
    }
}
