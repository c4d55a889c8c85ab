//! W11: accounts that are late, lost lately or shrink silently, by urgency and money.

use std::cmp::Reverse;

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Standing, Subject},
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        change::Change,
        issued::Ages,
        message::whole,
        plots::{chart, silence},
        scene::{Scene, short_name, short_person},
        slice::CompanySlice,
        step::{self, Step},
    },
};

const MOST: usize = 12;
const NAME: usize = 30;
const OWNER: usize = 22;
const DOT: (f32, f32) = (30.0, 3.6);
/// Days for which an account stays on the list after it counts as lost.
const LOST_LATELY: i32 = 90;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
    shown: usize,
    all: usize,
    rest: Money,
    total: Money,
    total_change: Change,
}

#[derive(Serialize)]
struct Row {
    account: String,
    owner: String,
    signal: Signal,
    step: Option<Step>,
    /// For how many weeks the action has been asked for, 0 is new; `None` for a step of the agenda.
    age: Option<i32>,
    dot: Option<String>,
    silent: Option<i32>,
    usual: Option<i64>,
    class: String,
    revenue: Money,
    change: Change,
}

/// Why an account is on the list; the order is that of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum Signal {
    AtRisk,
    Lost,
    Late,
    Shrinking,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut found: Vec<(Signal, &AccountAnalysis)> = slice
        .analysis
        .accounts
        .iter()
        .filter(|account| account.account.account_id != UNASSIGNED)
        .filter(|account| account.revenue_current.is_positive())
        .filter_map(|account| Some((signal(account, scene)?, account)))
        .collect();
    if found.is_empty() {
        return None;
    }
    found.sort_by_key(|(signal, account)| (*signal, Reverse(account.revenue_current)));
    let shown = found.len().min(MOST);
    let mut charts = Charts::of("at_risk");
    let ages = Ages::of(slice.before, scene.scope.as_of);
    let rows = found[..shown]
        .iter()
        .map(|(signal, account)| {
            let row = row(*signal, account, &mut charts, scene);
            let rule = row.step.as_ref().and_then(|step| step.rule);
            Row { age: rule.map(|rule| ages.weeks(&account.account.account_id, rule)), ..row }
        })
        .collect();
    let total: Money = found.iter().map(|(_, account)| account.revenue_current).sum();
    let base: Money = found.iter().map(|(_, account)| account.revenue_base).sum();
    let view = View {
        message: message(&found, total, slice, scene),
        caption: scene.say(
            "risk-caption",
            &[
                ("unit", scene.unit().into()),
                ("window", scene.window_name().into()),
                ("day", scene.language.day(scene.scope.as_of).into()),
            ],
        ),
        rows,
        shown,
        all: found.len(),
        rest: found[shown..].iter().map(|(_, account)| account.revenue_current).sum(),
        total,
        total_change: Change::of(total, base),
    };
    Some(Content::new(&view, charts))
}

fn signal(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<Signal> {
    match account.churn.standing? {
        Standing::AtRisk => Some(Signal::AtRisk),
        Standing::Lost => {
            scene.within_past(account.churn.loss?.on, LOST_LATELY).then_some(Signal::Lost)
        }
        Standing::Late => Some(Signal::Late),
        Standing::Active | Standing::WonBack => account.churn.shrink.map(|_| Signal::Shrinking),
        Standing::SeasonalPause | Standing::NeverBought => None,
    }
}

fn row(signal: Signal, account: &AccountAnalysis, charts: &mut Charts, scene: &Scene<'_>) -> Row {
    let rhythm_of = &account.rhythm;
    let dot = silence(account).map(|plot| {
        let text = scene.language.days(rhythm_of.days_since.unwrap_or(0).into());
        charts.add(chart(plot, format!("{}: {text}", scene.account(account)), DOT))
    });
    Row {
        account: short_name(&scene.account(account), NAME),
        owner: short_person(&scene.owner(account), OWNER),
        signal,
        step: step::next(account, signal.subjects(), scene),
        age: None,
        dot,
        silent: rhythm_of.days_since,
        usual: rhythm_of.usual_gap.map(whole),
        class: super::class_name(account),
        revenue: account.revenue_current,
        change: Change::of(account.revenue_current, account.revenue_base),
    }
}

fn message(
    found: &[(Signal, &AccountAnalysis)],
    total: Money,
    slice: &CompanySlice<'_>,
    scene: &Scene<'_>,
) -> String {
    let kinds = [Signal::AtRisk, Signal::Lost, Signal::Late, Signal::Shrinking];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter_map(|kind| {
            let count = found.iter().filter(|(signal, _)| *signal == kind).count();
            let number = i64::try_from(count).expect("a count of accounts");
            let word = scene.language.number_word(number).to_lowercase();
            (count > 0).then(|| scene.say(kind.part(), &[("number", word.into())]))
        })
        .collect();
    let share = total.ratio_to(slice.analysis.company.revenue_current).unwrap_or(0.0);
    let words = [
        ("parts", capitalised(&scene.language.list(&parts)).into()),
        ("share", scene.percent(share, 0).into()),
    ];
    scene.say("risk-message", &words)
}

impl Signal {
    /// Returns the key of the words that count such accounts.
    fn part(self) -> &'static str {
        match self {
            Self::AtRisk => "risk-part-at-risk",
            Self::Lost => "risk-part-lost",
            Self::Late => "risk-part-late",
            Self::Shrinking => "risk-part-shrinking",
        }
    }

    /// Returns what a question is about that asks for the reason.
    fn subjects(self) -> &'static [Subject] {
        match self {
            Self::Lost => &[Subject::Lost],
            Self::AtRisk | Self::Late => &[Subject::Silence],
            Self::Shrinking => &[Subject::Shrinking, Subject::DroppedCategory],
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
