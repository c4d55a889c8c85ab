//! W11: accounts that are late, lost lately or shrink silently, by urgency and money.

use std::cmp::Reverse;

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Analysis, LossReason, ManagerAnalysis, Standing, Subject},
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        change::Change,
        issued::Ages,
        plots::{chart, silence},
        scene::{Scene, short_name, short_person, shortened, surname},
        slice::CompanySlice,
        step::{self, Step},
        task::cause,
    },
};

const MOST: usize = 15;
const NAME: usize = 21;
const OWNER: usize = 11;
const DOT: (f32, f32) = (17.0, 3.6);
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
    reason: String,
    step: Option<Step>,
    /// For how many weeks the action has been asked for, 0 is new; `None` for a step of the agenda.
    age: Option<i32>,
    dot: Option<String>,
    silent: Option<i32>,
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
        .map(|found| {
            let (signal, account) = *found;
            let row = row((signal, account), slice.analysis, &mut charts, scene);
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

fn row(
    (signal, account): (Signal, &AccountAnalysis),
    analysis: &Analysis,
    charts: &mut Charts,
    scene: &Scene<'_>,
) -> Row {
    let rhythm_of = &account.rhythm;
    let dot = silence(account).map(|plot| {
        let text = scene.language.days(rhythm_of.days_since.unwrap_or(0).into());
        charts.add(chart(plot, format!("{}: {text}", scene.account(account)), DOT))
    });
    Row {
        account: short_name(&scene.account(account), NAME),
        owner: owner(account, analysis, scene),
        signal,
        reason: reason(signal, account, scene),
        step: step::next(account, signal.subjects(), scene),
        age: None,
        dot,
        silent: rhythm_of.days_since,
        revenue: account.revenue_current,
        change: Change::of(account.revenue_current, account.revenue_base),
    }
}

/// Returns the owner's last name, with the initial where another manager has the same.
fn owner(account: &AccountAnalysis, analysis: &Analysis, scene: &Scene<'_>) -> String {
    let name = scene.owner(account);
    let last = surname(&name);
    let shares = |one: &&ManagerAnalysis| surname(&one.manager.name) == last;
    match analysis.managers.iter().filter(shares).count() {
        0 | 1 if account.manager_id != UNASSIGNED => shortened(last, OWNER),
        _ => short_person(&name, OWNER),
    }
}

/// Tells the coded reason of a loss, else what the account's own actions point to, else the bare
/// fact.
fn reason(signal: Signal, account: &AccountAnalysis, scene: &Scene<'_>) -> String {
    let coded = account.churn.loss.map(|loss| loss.reason).filter(|_| signal == Signal::Lost);
    match coded.filter(|reason| *reason != LossReason::Unknown) {
        Some(reason) => super::reason(reason.code(), scene).to_lowercase(),
        None => cause(account, scene).unwrap_or_else(|| scene.language.word(signal.bare())),
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

    /// Returns the key of the words for a signal nobody knows a reason of.
    fn bare(self) -> &'static str {
        match self {
            Self::Lost => "cause-unknown",
            Self::AtRisk | Self::Late => "cause-silence",
            Self::Shrinking => "cause-shrinking",
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
