//! B9: how far to go: limits, what to give for what, what a discount costs, what both sides lose.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, LadderStep, PointBasis, Terms},
    locale::Sign,
    model::Month,
    report::{
        blocks::{Charts, Content},
        chart::Verdict,
        scene::{Scene, shortened},
        slice::AccountSlice,
    },
};

/// Rows of the ladder and of the last discounts.
const MOST: usize = 4;
/// Steps of the discount ladder that are laid beside what we want for them, in percent points.
const STEPS: [f64; 2] = [0.01, 0.03];
/// A discount moved when it differs by more than this from the month before.
const MOVED: f64 = 0.01;
/// Longest category in what we want.
const CATEGORY: usize = 10;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The limits of price; `none` where prices are not known.
    limits: Option<Limits>,
    /// What is at stake: names and values.
    stakes: Vec<(String, String)>,
    /// What to give, and what to get for it.
    ladder: Vec<Concession>,
    /// The discounts given month by month.
    discounts: Vec<Discount>,
}

/// Target, acceptable and walk-away discount.
#[derive(Serialize)]
struct Limits {
    /// The target, a ratio of net to list; `none` where none follows.
    target: Option<f64>,
    /// The least acceptable, a ratio of net to list.
    acceptable: f64,
    /// Where to walk away, in words.
    walk_away: String,
}

#[derive(Serialize)]
struct Concession {
    /// What we give.
    give: String,
    /// What we get.
    get: String,
}

#[derive(Serialize)]
struct Discount {
    /// The month, in words.
    month: String,
    /// The discount on list, a ratio.
    share: f64,
    /// Whether the figure passed its limit, and to which side.
    verdict: Verdict,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    let terms = account.trade.terms.as_ref()?;
    let view = View {
        message: message(terms, scene),
        limits: terms.approval_limit.map(|limit| limits(terms, limit, scene)),
        stakes: stakes(terms, scene),
        ladder: ladder(account, terms, scene),
        discounts: discounts(account, scene),
    };
    Some(Content::new(&view, Charts::of("terms")))
}

/// Holding today's discount is the target, the limit is what can be given without asking.
fn limits(terms: &Terms, limit: f64, scene: &Scene<'_>) -> Limits {
    Limits {
        target: terms.discount_now.map(|now| now.min(limit)),
        acceptable: limit,
        walk_away: format!(">\u{a0}{}", scene.percent(limit, 1)),
    }
}

fn message(terms: &Terms, scene: &Scene<'_>) -> String {
    let basis = match terms.point_basis {
        PointBasis::List => "list",
        PointBasis::Net => "net",
    };
    let cost = scene.amount(terms.point_cost);
    let cost = [("amount", cost.into()), ("basis", basis.into())];
    let step = terms.ladder.iter().find(|step| is(step, STEPS[1]));
    match step.and_then(|step| Some((step.discount, step.extra_volume?))) {
        Some((discount, volume)) => scene.say(
            "terms-message",
            &[
                cost[0].clone(),
                cost[1].clone(),
                ("discount", scene.percent(discount, 0).into()),
                ("volume", scene.percent(volume, 0).into()),
            ],
        ),
        None if terms.margin.is_none() => scene.say("terms-message-no-margin", &cost),
        None => scene.say("terms-message-never", &cost),
    }
}

fn is(step: &LadderStep, discount: f64) -> bool {
    (step.discount - discount).abs() < 1e-9
}

/// What we lose and what it loses if it ends.
fn stakes(terms: &Terms, scene: &Scene<'_>) -> Vec<(String, String)> {
    let stakes = &terms.stakes;
    let ours = match (stakes.margin_share, stakes.revenue_share) {
        (Some(share), _) => ("stakes-margin", share),
        (None, share) => ("stakes-revenue", share.unwrap_or_default()),
    };
    let ours = scene.say(ours.0, &[("share", scene.percent(ours.1, 1).into())]);
    let theirs = match stakes.budget_share {
        Some(share) => scene.say("stakes-budget", &[("share", scene.percent(share, 0).into())]),
        None => scene.language.word("stakes-budget-unknown"),
    };
    let word = |key| scene.language.word(key);
    vec![(word("stakes-ours"), ours), (word("stakes-theirs"), theirs)]
}

/// Lays what we can give beside what we want for it: volume that pays for a discount, then what the
/// account's own figures make worth having.
fn ladder(account: &AccountAnalysis, terms: &Terms, scene: &Scene<'_>) -> Vec<Concession> {
    let steps = STEPS.iter().filter_map(|at| terms.ladder.iter().find(|step| is(step, *at)));
    let mut ladder: Vec<Concession> = steps.filter_map(|step| for_volume(step, scene)).collect();
    let mut add = |give: &str, get: String| {
        ladder.push(Concession { give: scene.language.word(give), get });
    };
    if let Some(owed) = account.trade.receivables.filter(|owed| owed.overdue.is_positive()) {
        let amount = ("amount", scene.amount(owed.overdue).into());
        add("give-payment-term", scene.say("get-overdue", &[amount]));
    }
    if let Some(space) = account.trade.white_space.proposals.first() {
        let category = ("category", shortened(&space.category, CATEGORY).into());
        let amount = ("amount", scene.amount(space.potential).into());
        add("give-service", scene.say("get-category", &[category, amount]));
    }
    if let Some(end) = terms.contract_end.or(terms.price_list_end) {
        let month = ("month", format!("{}/{}", end.month(), end.year()).into());
        add("give-price-held", scene.say("get-longer", &[month]));
    }
    ladder.truncate(MOST);
    ladder
}

fn for_volume(step: &LadderStep, scene: &Scene<'_>) -> Option<Concession> {
    let volume = scene.language.percent(step.extra_volume?, 0, Sign::Variance);
    let discount = scene.percent(step.discount, 0);
    Some(Concession {
        give: scene.say("give-discount", &[("discount", discount.into())]),
        get: scene.say("get-volume", &[("volume", volume.into())]),
    })
}

/// The last discounts by month; one that moved away from the month before is marked.
fn discounts(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<Discount> {
    let all = account.trade.prices.discounts();
    let verdict = |index: usize| {
        let before = index.checked_sub(1).map(|before| all[before].1);
        match before.map(|before| all[index].1 - before) {
            Some(moved) if moved > MOVED => Verdict::Bad,
            Some(moved) if moved < -MOVED => Verdict::Good,
            _ => Verdict::None,
        }
    };
    let month = |month: Month| {
        let short = scene.language.month_short(month);
        format!("{short} {:02}", month.first().year() % 100)
    };
    let rows = (0..all.len()).map(|index| Discount {
        month: month(all[index].0),
        share: all[index].1,
        verdict: verdict(index),
    });
    rows.skip(all.len().saturating_sub(MOST)).collect()
}
