//! W12: the lost accounts of the company that may come back, what they are worth, what an offer may
//! cost, and what came of earlier offers.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, CompanyWinBack, MarginBasis, OfferKind, OfferResult, WinBack},
    model::Money,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_name},
        slice::CompanySlice,
    },
};

const MOST: usize = 5;
const NAME: usize = 21;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Whether the worth after chance and offer is known; otherwise the yearly margin stands for it.
    worth: bool,
    /// The rows of the table.
    rows: Vec<Row>,
    /// How many rows are shown.
    shown: usize,
    /// How many there are in all.
    all: usize,
    /// The sum of the rows left out.
    rest: Money,
    /// Whether that sum is estimated.
    rest_estimated: bool,
    /// How many offers led to how many returns.
    funnel: Option<Funnel>,
    /// The same by kind of offer.
    kinds: String,
    /// Whether any figure is estimated.
    estimated: bool,
}

#[derive(Serialize)]
struct Row {
    /// The account's name, shortened where it is long.
    account: String,
    /// The worth, or the yearly margin where it is not known.
    amount: Money,
    /// Whether the figure is estimated.
    estimated: bool,
    /// The most a special offer may cost; `none` where nothing follows.
    special_offer: Option<Money>,
    /// The most a gift may cost; `none` where nothing follows.
    gift: Option<Money>,
    /// The highest discount, a ratio; `none` where nothing follows.
    discount: Option<f64>,
}

#[derive(Serialize)]
struct Funnel {
    /// How many offers were made.
    made: u32,
    /// How many of them were answered.
    answered: u32,
    /// How many of the accounts returned.
    returned: u32,
    /// The share that returned and where it lies with 95 %; `None` below ten results.
    rate: Option<String>,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let company = &slice.analysis.company.lifetime.win_back;
    let mut lost: Vec<(&AccountAnalysis, &WinBack)> = slice
        .analysis
        .accounts
        .iter()
        .filter_map(|account| Some((account, account.lifetime.win_back.as_deref()?)))
        .collect();
    if lost.is_empty() {
        return None;
    }
    lost.sort_by_key(|(_, win_back)| win_back.rank);
    let worth = company.worth.is_some();
    let rows: Vec<Row> =
        lost.iter().map(|(account, found)| row(account, found, worth, scene)).collect();
    let shown = rows.len().min(MOST);
    let total: Money = rows.iter().map(|row| row.amount).filter(|sum| sum.is_positive()).sum();
    let rest = &rows[shown..];
    let unit = ("unit", scene.unit().into());
    let caption = if worth { "win-list-caption" } else { "win-list-caption-margin" };
    let view = View {
        message: message(rows.len(), total, worth, scene),
        caption: scene.say(caption, &[unit]),
        worth,
        shown,
        all: rows.len(),
        rest: rest.iter().map(|row| row.amount).sum(),
        rest_estimated: rest.iter().any(|row| row.estimated),
        funnel: funnel(&company.offers, scene),
        kinds: kinds(company, scene),
        estimated: rows.iter().any(|row| row.estimated),
        rows: rows.into_iter().take(MOST).collect(),
    };
    Some(Content::new(&view, Charts::of("win_back_list")))
}

fn row(account: &AccountAnalysis, win_back: &WinBack, worth: bool, scene: &Scene<'_>) -> Row {
    let ceiling = &win_back.ceiling;
    // A worth rests on a chance; a margin is only estimated where the costs are not known.
    let estimated = worth || win_back.margin_basis == MarginBasis::Revenue;
    let amount = if worth { win_back.worth.unwrap_or_default() } else { win_back.yearly_margin };
    Row {
        account: short_name(&scene.account(account), NAME),
        amount,
        estimated,
        special_offer: ceiling.special_offer,
        gift: ceiling.gift,
        discount: ceiling.discount,
    }
}

fn message(count: usize, total: Money, worth: bool, scene: &Scene<'_>) -> String {
    let number = i64::try_from(count).expect("a count of accounts");
    let words = [
        ("count", number.into()),
        ("number", scene.language.number_word(number).into()),
        ("amount", scene.amount(total).into()),
    ];
    scene.say(if worth { "win-list-message" } else { "win-list-message-margin" }, &words)
}

/// Sums the offers of all kinds; `None` when none was ever made.
fn funnel(offers: &[OfferResult], scene: &Scene<'_>) -> Option<Funnel> {
    let sum = |pick: fn(&OfferResult) -> u32| -> u32 { offers.iter().map(pick).sum() };
    let made = sum(|offer| offer.made);
    let rates: Vec<String> = offers.iter().filter_map(|offer| rate(offer, scene)).collect();
    (made > 0).then(|| Funnel {
        made,
        answered: sum(|offer| offer.answered),
        returned: sum(|offer| offer.returned),
        rate: (!rates.is_empty()).then(|| scene.language.list(&rates)),
    })
}

/// Writes the share that returned of a kind with at least ten results.
fn rate(offer: &OfferResult, scene: &Scene<'_>) -> Option<String> {
    let (rate, interval) = offer.rate.zip(offer.interval)?;
    let words = [
        ("kind", super::offer_kind(offer.kind, scene).into()),
        ("rate", scene.percent(rate, 0).into()),
        ("interval", scene.band(interval).into()),
    ];
    Some(scene.say("win-list-rate", &words))
}

/// Lists what came of each kind: `special offer 3 → 1`; the recommended one is named as such.
fn kinds(company: &CompanyWinBack, scene: &Scene<'_>) -> String {
    let told = |offer: &OfferResult| {
        let words = [
            ("kind", super::offer_kind(offer.kind, scene).into()),
            ("made", i64::from(offer.made).into()),
            ("returned", i64::from(offer.returned).into()),
        ];
        scene.say("win-list-kind", &words)
    };
    let made = company.offers.iter().filter(|offer| offer.made > 0);
    let listed = made.map(told).collect::<Vec<_>>().join(", ");
    match company.recommended {
        Some(best) => listed + ". " + &best_kind(best, scene),
        None => listed,
    }
}

fn best_kind(kind: OfferKind, scene: &Scene<'_>) -> String {
    scene.say("win-list-best", &[("kind", super::offer_kind(kind, scene).into())])
}
