//! M8: lost accounts that may come back, what that is worth, and what it may cost.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, OfferCeiling, OfferKind, Subject, WinBack},
    model::Money,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_name, shortened},
        slice::ManagerSlice,
        step,
    },
};

const MOST: usize = 3;
const NAME: usize = 19;
const REASON: usize = 17;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// What to do next about the first of them.
    next: Option<String>,
    /// How many further rows are left out.
    more: usize,
}

#[derive(Serialize)]
struct Row {
    /// The account's name, shortened where it is long.
    account: String,
    /// The day of its last purchase; `none` without one.
    last: Option<Date>,
    /// Why, in words.
    reason: String,
    /// What may be offered at most, of the kind that worked best.
    most: Option<String>,
    /// Net revenue of its last year with us.
    year: Money,
    /// What winning it back is worth; `none` where no chance is known.
    worth: Option<Money>,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut lost: Vec<(&AccountAnalysis, &WinBack)> = slice
        .accounts
        .iter()
        .filter_map(|account| Some((*account, account.lifetime.win_back.as_deref()?)))
        .collect();
    if lost.is_empty() {
        return None;
    }
    lost.sort_by_key(|(_, win_back)| win_back.rank);
    let recommended = slice.recommended;
    let rows = lost.iter().take(MOST);
    let next = lost.first().and_then(|(account, _)| next(account, scene));
    let view = View {
        next,
        message: message(&lost, scene),
        caption: scene.say("win-back-caption", &[("unit", scene.unit().into())]),
        more: lost.len().saturating_sub(MOST),
        rows: rows.map(|(account, win_back)| row(account, win_back, recommended, scene)).collect(),
    };
    Some(Content::new(&view, Charts::of("win_back")))
}

/// Tells the worth where there is one above zero, else what a year with them brought.
fn message(lost: &[(&AccountAnalysis, &WinBack)], scene: &Scene<'_>) -> String {
    let worths = lost.iter().filter_map(|(_, win_back)| win_back.worth);
    let worth: Money = worths.filter(|worth| worth.is_positive()).sum();
    let (key, amount) = if worth.is_positive() {
        ("win-back-message", worth)
    } else {
        let year = lost.iter().map(|(_, win_back)| win_back.yearly_revenue).sum();
        ("win-back-message-year", year)
    };
    scene.say(key, &[("count", lost.len().into()), ("amount", scene.amount(amount).into())])
}

fn next(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let step = step::next(account, &[Subject::Lost], scene)?;
    let mut words = vec![
        ("account", short_name(&scene.account(account), NAME).into()),
        ("step", step.what.into()),
    ];
    let Some(day) = step.by else { return Some(scene.say("win-back-next", &words)) };
    words.push(("date", scene.language.day_short(day).into()));
    Some(scene.say("win-back-next-by", &words))
}

fn row(
    account: &AccountAnalysis,
    win_back: &WinBack,
    recommended: Option<OfferKind>,
    scene: &Scene<'_>,
) -> Row {
    Row {
        account: short_name(&scene.account(account), NAME),
        last: account.last_purchase,
        reason: shortened(&super::reason(win_back.reason.code(), scene), REASON),
        most: most(&win_back.ceiling, recommended, scene),
        year: win_back.yearly_revenue,
        worth: win_back.worth,
    }
}

/// Returns the limit of the recommended kind, else of a special offer, whose limit needs no chance.
fn most(
    ceiling: &OfferCeiling,
    recommended: Option<OfferKind>,
    scene: &Scene<'_>,
) -> Option<String> {
    let money = |amount: Option<Money>| amount.map(|amount| scene.money(amount));
    let limit = |kind| match kind {
        OfferKind::SpecialOffer => money(ceiling.special_offer),
        OfferKind::Gift => money(ceiling.gift),
        OfferKind::Discount => ceiling.discount.map(|most| scene.percent(most, 0)),
    };
    let mut kinds = recommended.into_iter().chain([OfferKind::SpecialOffer]);
    let (found, limit) = kinds.find_map(|kind| Some((kind, limit(kind)?)))?;
    Some(scene.say(
        "win-back-most",
        &[("kind", super::offer_kind(found, scene).into()), ("limit", limit.into())],
    ))
}
