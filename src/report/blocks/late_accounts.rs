//! M6: accounts past their own rhythm by how far, and those that buy less while they buy.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Shrink, Standing},
    locale::Sign,
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        chart::Chart,
        message::{fall, weeks_of, whole},
        plots::{Silence, chart, silences},
        scene::{Scene, short_name, shortened},
        slice::ManagerSlice,
    },
};

/// Rows of the chart; each sentence below it takes the room of two, the number of the rest that of
/// one.
const MOST: usize = 7;
/// Accounts named in a line below.
const NAMED: usize = 2;
const NAME: usize = 24;
/// The same in a sentence.
const SHORT: usize = 18;
const CATEGORY: usize = 16;
/// Usual gaps at the end of the axis.
const CAP: u8 = 5;
const WIDTH: f32 = 88.0;
const PITCH: f32 = 4.6;
/// Height of the labels above and below the rows.
const LABELS: f32 = 8.4;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Key of the chart of silence against the own limit; `none` without late accounts.
    chart: Option<String>,
    /// How many further accounts are late.
    more: usize,
    /// Categories that accounts stopped buying, a sentence each.
    dropped: Vec<String>,
    /// Over how long the accounts below are compared; `None` without any.
    shrinking_head: Option<String>,
    /// Accounts that buy less and less.
    shrinking: Vec<Shrinking>,
}

#[derive(Serialize)]
struct Shrinking {
    /// The account's name, shortened where it is long.
    account: String,
    /// How much less, a ratio; `none` where there is no base.
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
    let dropped = dropped(&slice.accounts, scene);
    if late.is_empty() && shrinking.is_empty() && dropped.is_empty() {
        return None;
    }
    let sentences = usize::from(!shrinking.is_empty()) + usize::from(!dropped.is_empty());
    let most = MOST - 2 * sentences;
    let shown = if late.len() > most { most - 1 } else { late.len() };
    let mut charts = Charts::of("late_accounts");
    let message = message(&late, scene);
    let plot = (shown > 0).then(|| plot(&late[..shown], message.clone(), scene));
    let shrinking_head = shrinking
        .first()
        .map(|(_, first)| scene.say("late-shrinking", &[("weeks", weeks_of(first))]));
    let shrunk = |(one, shrink): (&AccountAnalysis, &Shrink)| Shrinking {
        account: short_name(&scene.account(one), SHORT),
        ratio: fall(shrink),
    };
    let day = scene.language.day(scene.scope.as_of);
    let view = View {
        message,
        caption: scene.say("late-caption", &[("day", day.into()), ("unit", scene.unit().into())]),
        chart: plot.map(|plot| charts.add(plot)),
        more: late.len() - shown,
        dropped,
        shrinking_head,
        shrinking: shrinking.into_iter().take(NAMED).map(shrunk).collect(),
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

fn plot(late: &[Late<'_>], alt: String, scene: &Scene<'_>) -> Chart {
    let rows: Vec<Silence> = late
        .iter()
        .map(|one| Silence {
            name: short_name(&scene.account(one.account), NAME),
            times: one.times(),
            limit: one.account.rhythm.threshold / one.usual,
            text: format!(
                "{} · {}",
                scene.language.days(one.silent.into()),
                scene.money(one.account.revenue_current)
            ),
        })
        .collect();
    let print = |tick: f64| {
        let number = scene.language.decimal(tick, 0, Sign::Minus);
        if tick == 0.0 { number } else { format!("{number}×") }
    };
    let usual = scene.language.word("late-usual-gap");
    let height = f32::from(u16::try_from(rows.len()).expect("a few rows")) * PITCH + LABELS;
    chart(silences(&rows, CAP, usual, &print), alt, (WIDTH, height))
}

/// Tells the categories accounts stopped buying, those of the largest account sales first.
fn dropped(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Vec<String> {
    let all = accounts.iter().flat_map(|one| one.churn.dropped.iter().map(move |of| (*one, of)));
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(_, dropped)| std::cmp::Reverse(dropped.yearly_sales));
    let told = all.into_iter().filter(|(_, of)| of.yearly_sales > Money::ZERO).take(NAMED);
    told.map(|(account, dropped)| {
        let words = [
            ("account", short_name(&scene.account(account), SHORT).into()),
            ("category", shortened(&dropped.category, CATEGORY).into()),
            ("amount", scene.amount(dropped.yearly_sales).into()),
        ];
        scene.say("late-dropped-one", &words)
    })
    .collect()
}

fn message(late: &[Late<'_>], scene: &Scene<'_>) -> String {
    let Some(first) = late.first() else { return scene.language.word("late-message-none") };
    let times = scene.language.decimal(first.times(), 1, Sign::Minus);
    scene.say(
        "late-message",
        &[
            ("account", short_name(&scene.account(first.account), NAME).into()),
            ("days", i64::from(first.silent).into()),
            ("usual", whole(first.usual).into()),
            ("times", times.into()),
        ],
    )
}
