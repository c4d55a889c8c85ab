//! M8: lost accounts that may come back, what that is worth, and what it may cost.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Chance, OfferCeiling, OfferKind, WinBack},
    model::Money,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_name},
        slice::ManagerSlice,
    },
};

const MOST: usize = 3;
const NAME: usize = 20;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
    more: usize,
}

#[derive(Serialize)]
struct Row {
    account: String,
    last: Option<Date>,
    reason: String,
    offered: Option<String>,
    /// What may be offered at most, of the kind that worked best.
    most: Option<String>,
    chance: String,
    year: Money,
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
    let view = View {
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

fn row(
    account: &AccountAnalysis,
    win_back: &WinBack,
    recommended: Option<OfferKind>,
    scene: &Scene<'_>,
) -> Row {
    let since = win_back.lost_on..=scene.scope.as_of;
    let offers = account.records.win_back_offers.iter();
    let offer = offers.rev().find(|offer| since.contains(&offer.made_on)).map(|offer| {
        let words = [
            ("kind", kind(&offer.kind, scene).into()),
            ("day", scene.language.day_short(offer.made_on).into()),
        ];
        scene.say("win-back-offered", &words)
    });
    Row {
        account: short_name(&scene.account(account), NAME),
        last: account.last_purchase,
        reason: super::reason(win_back.reason.code(), scene),
        offered: offer,
        most: most(&win_back.ceiling, recommended, scene),
        chance: chance(&win_back.chance, scene),
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
        &[("kind", kind(found.code(), scene).into()), ("limit", limit.into())],
    ))
}

/// Returns the chance of a return within a year; below ten cases their count, which claims no rate.
fn chance(chance: &Chance, scene: &Scene<'_>) -> String {
    match chance.rate {
        Some(rate) => scene.percent(rate, 0),
        None => scene.say(
            "win-back-cases",
            &[
                ("regained", i64::from(chance.regained).into()),
                ("cases", i64::from(chance.cases).into()),
            ],
        ),
    }
}

/// Returns the word for a kind of offer; another stands as the source wrote it.
fn kind(code: &str, scene: &Scene<'_>) -> String {
    let key = format!("offer-{}", code.replace('_', "-"));
    scene.language.try_text(&key, &[]).unwrap_or_else(|_| code.to_owned())
}
