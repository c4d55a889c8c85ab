//! W17: every account with its class, in the first issue of a quarter: the regular review.

use serde::Serialize;

use crate::{
    analysis::{AbcClass, AccountAnalysis},
    model::{Cadence, Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content, class_name, strategy_key},
        change::Change,
        scene::{Scene, short_name},
        slice::CompanySlice,
    },
};

/// Rows shown; the workbook has every account.
const MOST: usize = 120;
const NAME: usize = 34;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The accounts, by revenue.
    rows: Vec<Row>,
    /// How many rows are shown.
    shown: usize,
    /// How many there are in all.
    all: usize,
    /// The revenue of the rows left out.
    rest: Money,
    /// The revenue of all.
    total: Money,
}

#[derive(Serialize)]
struct Row {
    /// The account's name, shortened where it is long.
    account: String,
    /// Its class, value and regularity, such as `AX`; in brackets for a new account.
    class: String,
    /// The class of value a quarter before, where it was another; `none` where it was not.
    class_was: Option<AbcClass>,
    /// Net revenue of the window.
    revenue: Money,
    /// The change against the year before.
    change: Change,
    /// The share of the ranked value up to and including it; `none` where it brings none.
    cumulative: Option<f64>,
    /// The coefficient of variation; `none` with too few periods.
    cv: Option<f64>,
    /// What its cell of the matrix asks for, in words.
    strategy: String,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let closed = scene.closed(Cadence::Quarter)?;
    let named = slice.analysis.accounts.iter().filter(|it| it.account.account_id != UNASSIGNED);
    let mut accounts: Vec<&AccountAnalysis> = named.collect();
    accounts.sort_by(|a, b| {
        let by_revenue = b.revenue_current.cmp(&a.revenue_current);
        by_revenue.then_with(|| a.account.account_id.cmp(&b.account.account_id))
    });
    let moved = accounts.iter().filter(|account| class_was(account).is_some()).count();
    let words = [
        ("moved", moved.into()),
        ("accounts", accounts.len().into()),
        ("quarter", scene.period_name(closed).into()),
        ("company", scene.run.company.clone().into()),
        ("unit", scene.unit().into()),
        ("window", scene.window().into()),
    ];
    let shown = accounts.len().min(MOST);
    let sum = |some: &[&AccountAnalysis]| some.iter().map(|it| it.revenue_current).sum();
    let view = View {
        message: scene.say("class-review-message", &words),
        caption: scene.say("class-review-caption", &words),
        rows: accounts[..shown].iter().map(|account| row(account, scene)).collect(),
        shown,
        all: accounts.len(),
        rest: sum(&accounts[shown..]),
        total: sum(&accounts),
    };
    Some(Content::new(&view, Charts::of("class_review")))
}

fn row(account: &AccountAnalysis, scene: &Scene<'_>) -> Row {
    Row {
        account: short_name(&scene.account(account), NAME),
        class: class_name(account),
        class_was: class_was(account),
        revenue: account.revenue_current,
        change: Change::of(account.revenue_current, account.revenue_base),
        cumulative: account.segment.cumulative_share.map(|share| f64::from(share) / 1e6),
        cv: account.xyz.cv,
        strategy: scene.language.word(strategy_key(account.segment.strategy)),
    }
}

/// Returns the class of value a quarter before, where it was another.
fn class_was(account: &AccountAnalysis) -> Option<AbcClass> {
    // Ends of months; in a calendar of weeks, of four weeks.
    let [.., then, _, _, now] = &account.segment.history[..] else { return None };
    then.abc.filter(|_| then.abc != now.abc)
}
