//! M8: accounts lost within a year, what they were worth, why they left, what was offered.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, State},
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        message::lost_since,
        scene::{Scene, short_name},
        slice::ManagerSlice,
    },
};

const MOST: usize = 3;
const NAME: usize = 24;
const YEAR: i32 = 365;

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
    last: Date,
    reason: String,
    worth: Money,
    offer: Option<String>,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut lost: Vec<&AccountAnalysis> =
        slice.accounts.iter().copied().filter(|one| is_lost_lately(one, scene)).collect();
    if lost.is_empty() {
        return None;
    }
    lost.sort_by_key(|account| std::cmp::Reverse(worth(account)));
    let total: Money = lost.iter().map(|account| worth(account)).sum();
    let view = View {
        message: scene.say(
            "win-back-message",
            &[("count", lost.len().into()), ("amount", scene.amount(total).into())],
        ),
        caption: scene.say("win-back-caption", &[("unit", scene.unit().into())]),
        more: lost.len().saturating_sub(MOST),
        rows: lost.iter().take(MOST).filter_map(|account| row(account, scene)).collect(),
    };
    Some(Content::new(&view, Charts::of("win_back")))
}

fn is_lost_lately(account: &AccountAnalysis, scene: &Scene<'_>) -> bool {
    account.account.account_id != UNASSIGNED
        && account.rhythm.state_guarded == State::Churned
        && lost_since(account).is_some_and(|since| scene.within_past(since, YEAR))
        && worth(account).is_positive()
}

/// What a year with the account brought: the better of the two windows.
fn worth(account: &AccountAnalysis) -> Money {
    account.revenue_current.max(account.revenue_base)
}

fn row(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<Row> {
    let reason = account.records.losses.last().and_then(|loss| loss.reason.as_deref());
    let offer = account.records.win_back_offers.last().map(|offer| {
        let kind = offer.kind.replace('_', "-");
        let kind = scene.language.try_text(&format!("offer-{kind}"), &[]);
        let words = [
            ("kind", kind.unwrap_or_else(|_| offer.kind.clone()).into()),
            ("day", scene.language.day_short(offer.made_on).into()),
        ];
        scene.say("win-back-offered", &words)
    });
    Some(Row {
        account: short_name(&scene.account(account), NAME),
        last: account.last_purchase?,
        reason: super::reason(reason.unwrap_or("unknown"), scene),
        worth: worth(account),
        offer,
    })
}
