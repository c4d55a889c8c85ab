//! M6: accounts past their own rhythm by how far, and those that shrink while they buy.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Shrink, Standing},
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        message::{fall, weeks_of, whole},
        plots::{chart, silence},
        scene::{Scene, short_name},
        slice::ManagerSlice,
    },
};

const MOST: usize = 5;
/// One row less leaves room for the line of shrinking accounts.
const MOST_BESIDE_SHRINKING: usize = 4;
const MOST_SHRINKING: usize = 2;
const NAME: usize = 20;
const DOT: (f32, f32) = (32.0, 4.2);

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
    more: usize,
    /// Over how long the accounts below are compared; `None` without any.
    shrinking_head: Option<String>,
    shrinking: Vec<Shrinking>,
}

#[derive(Serialize)]
struct Row {
    account: String,
    dot: Option<String>,
    days: i32,
    money: Money,
}

#[derive(Serialize)]
struct Shrinking {
    account: String,
    ratio: Option<f64>,
}

struct Late<'a> {
    account: &'a AccountAnalysis,
    silent: i32,
    usual: f64,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut late: Vec<Late<'_>> = slice.accounts.iter().filter_map(|one| of(one)).collect();
    late.sort_by(|left, right| right.times().total_cmp(&left.times()));
    let mut shrinking: Vec<(&AccountAnalysis, &Shrink)> =
        slice.accounts.iter().filter_map(|one| Some((*one, one.churn.shrink.as_ref()?))).collect();
    shrinking.sort_by_key(|(_, shrink)| std::cmp::Reverse(shrink.at_stake()));
    if late.is_empty() && shrinking.is_empty() {
        return None;
    }
    let most = if shrinking.is_empty() { MOST } else { MOST_BESIDE_SHRINKING };
    let mut charts = Charts::of("late_accounts");
    let view = View {
        message: message(&late, scene),
        caption: scene.say(
            "late-caption",
            &[("day", scene.language.day(scene.scope.as_of).into()), ("unit", scene.unit().into())],
        ),
        more: late.len().saturating_sub(most),
        rows: late.iter().take(most).map(|one| row(one, &mut charts, scene)).collect(),
        shrinking_head: shrinking
            .first()
            .map(|(_, first)| scene.say("late-shrinking", &[("weeks", weeks_of(first))])),
        shrinking: shrinking
            .into_iter()
            .take(MOST_SHRINKING)
            .map(|(one, shrink)| Shrinking {
                account: short_name(&scene.account(one), NAME),
                ratio: fall(shrink),
            })
            .collect(),
    };
    Some(Content::new(&view, charts))
}

fn of(account: &AccountAnalysis) -> Option<Late<'_>> {
    let rhythm = &account.rhythm;
    let silent = rhythm.days_since?;
    let late =
        matches!(account.churn.standing?, Standing::Late | Standing::AtRisk | Standing::Lost);
    let usual = rhythm.usual_gap?.max(1.0);
    let named = account.account.account_id != UNASSIGNED;
    (late && named && account.revenue_current.is_positive()).then_some(Late {
        account,
        silent,
        usual,
    })
}

impl Late<'_> {
    fn times(&self) -> f64 {
        f64::from(self.silent) / self.usual
    }
}

fn row(late: &Late<'_>, charts: &mut Charts, scene: &Scene<'_>) -> Row {
    let name = short_name(&scene.account(late.account), NAME);
    let days = scene.language.days(late.silent.into());
    let dot = silence(late.account);
    Row {
        dot: dot.map(|plot| charts.add(chart(plot, format!("{name}: {days}"), DOT))),
        account: name,
        days: late.silent,
        money: late.account.revenue_current,
    }
}

fn message(late: &[Late<'_>], scene: &Scene<'_>) -> String {
    let Some(first) = late.first() else { return scene.language.word("late-message-none") };
    scene.say(
        "late-message",
        &[
            ("account", short_name(&scene.account(first.account), NAME).into()),
            ("days", i64::from(first.silent).into()),
            ("usual", whole(first.usual).into()),
        ],
    )
}
