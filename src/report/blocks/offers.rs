//! M7: tenders and offers decided in the window, and why they were lost.

use serde::Serialize;

use crate::{
    analysis::{LostOffers, WinRate},
    locale::Sign,
    report::{
        blocks::{Charts, Content},
        chart::{Bar, Bars, Chart, Plot},
        plots::{chart, fraction},
        scene::{Scene, shortened},
        slice::ManagerSlice,
    },
};

const SIZE_WIDTH: f32 = 88.0;
const PITCH: f32 = 5.0;
/// Rows of the reasons; where there are more, the last is the sum of those that have none.
const ROWS: usize = 4;
const REASON: usize = 20;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Whether the source tells when offers were made.
    has_made: bool,
    /// The offers of the window.
    now: Count,
    /// Those of the base window; `none` where there were none.
    before: Option<Count>,
    /// How many are still open.
    pending: u32,
    /// Why offers were lost, in words; `none` where no reason is known.
    reasons: Option<String>,
}

#[derive(Clone, Copy, Serialize)]
struct Count {
    /// How many were made; `none` where the source does not tell.
    made: Option<u32>,
    /// How many were won.
    won: usize,
    /// How many were lost.
    lost: usize,
    /// The win rate; `none` without decided offers.
    rate: Option<f64>,
    /// The ends of the 95 % interval of the rate; `none` without a rate.
    interval: Option<[f64; 2]>,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let performance = &slice.manager.performance;
    let pending = performance.offers_open;
    if performance.offers_window.is_none() && pending == 0 {
        return None;
    }
    let now = Count::of(performance.offers_window.unwrap_or_default(), performance.offers_made);
    let of_base = |rate| Count::of(rate, performance.offers_made_base);
    let before = performance.offers_base.map(of_base);
    let mut charts = Charts::of("offers");
    let base = before.map(|_| performance.lost_offers_base.as_slice());
    let reasons = reasons(&performance.lost_offers, base, scene).map(|plot| charts.add(plot));
    let view = View {
        message: message(&now, before.as_ref(), pending, scene),
        caption: scene.say("offers-caption", &[("window", scene.window().into())]),
        has_made: now.made.is_some(),
        now,
        before,
        pending,
        reasons,
    };
    Some(Content::new(&view, charts))
}

/// Tells the rate with its interval, and whether last year's lies outside of it.
fn message(now: &Count, before: Option<&Count>, pending: u32, scene: &Scene<'_>) -> String {
    let mut words = vec![
        ("won", now.won.into()),
        ("decided", (now.won + now.lost).into()),
        ("pending", i64::from(pending).into()),
    ];
    let (Some(rate), Some([low, high])) = (now.rate, now.interval) else {
        return scene.say("offers-message-open", &words);
    };
    words.extend([
        ("rate", scene.percent(rate, 0).into()),
        ("interval", scene.band([low, high]).into()),
    ]);
    let Some(base) = before.and_then(|base| base.rate) else {
        return scene.say("offers-message-alone", &words);
    };
    // Two rates of few offers each differ by chance: only intervals apart tell something.
    let signal = match before.and_then(|base| base.interval) {
        Some([_, base_high]) if base_high < low => "above",
        Some([base_low, _]) if base_low > high => "below",
        _ => "none",
    };
    words.extend([("base", scene.percent(base, 0).into()), ("signal", signal.into())]);
    scene.say("offers-message", &words)
}

impl Count {
    fn of(rate: WinRate, made: Option<u32>) -> Self {
        Self {
            made,
            won: rate.won,
            lost: rate.closed - rate.won,
            rate: rate.rate(),
            interval: rate.interval,
        }
    }
}

/// A reason with its lost offers.
#[derive(Clone, Debug, PartialEq)]
struct Reason {
    name: String,
    now: u32,
    /// `None` without a window to compare with.
    base: Option<u32>,
}

/// Draws the lost offers by reason, the most frequent first, as they come.
fn reasons(lost: &[LostOffers], base: Option<&[LostOffers]>, scene: &Scene<'_>) -> Option<Chart> {
    let rows = named(lost, base, scene);
    let highest = rows.iter().map(|row| row.now.max(row.base.unwrap_or(0))).max()?;
    let of = |count: u32| fraction(count.into(), highest.into());
    let rows: Vec<Bar> = rows
        .into_iter()
        .map(|row| Bar {
            text: text(&row, scene),
            name: shortened(&row.name, REASON),
            actual: of(row.now),
            previous_year: row.base.map(of),
            ..Bar::default()
        })
        .collect();
    let height = f32::from(u16::try_from(rows.len()).expect("four rows")) * PITCH + 0.6;
    let plot = Plot::Bars(Bars { name_mm: 30.0, rows, ..Bars::default() });
    Some(chart(plot, scene.language.word("alt-offer-reasons"), (SIZE_WIDTH, height)))
}

/// Returns the count with its change: `3 (+1)`.
fn text(row: &Reason, scene: &Scene<'_>) -> String {
    let Some(base) = row.base else { return row.now.to_string() };
    let change = scene.language.count(i64::from(row.now) - i64::from(base), Sign::Variance);
    format!("{} ({change})", row.now)
}

/// Returns the rows with their counts; where they are too many, the last holds all others.
fn named(lost: &[LostOffers], base: Option<&[LostOffers]>, scene: &Scene<'_>) -> Vec<Reason> {
    let known = base.unwrap_or_default();
    let of = |list: &[LostOffers], reason: &Option<String>| {
        list.iter().find(|one| one.reason == *reason).map_or(0, |one| one.offers)
    };
    let gone = known.iter().filter(|one| lost.iter().all(|now| now.reason != one.reason));
    let reasons: Vec<&Option<String>> = lost.iter().chain(gone).map(|one| &one.reason).collect();
    let row = |reason: &Option<String>| Reason {
        name: reason.as_deref().map_or_else(
            || scene.language.word("reason-unknown"),
            |code| super::reason(code, scene),
        ),
        now: of(lost, reason),
        base: base.map(|base| of(base, reason)),
    };
    let shown = if reasons.len() > ROWS { ROWS - 1 } else { reasons.len() };
    let mut rows: Vec<Reason> = reasons.iter().map(|reason| row(reason)).collect();
    let others = rows.split_off(shown);
    if !others.is_empty() {
        let words = [("shown", shown.into()), ("all", reasons.len().into())];
        rows.push(Reason {
            name: scene.say("rest-of", &words),
            now: others.iter().map(|row| row.now).sum(),
            base: base.map(|_| others.iter().filter_map(|row| row.base).sum()),
        });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        locale::Language,
        model::Money,
        report::{scene::Scale, tests::fixture},
    };

    #[test]
    fn reasons_stand_in_one_order_in_every_language_and_the_last_row_holds_the_others() {
        let (analysis, run) = (fixture::analysis(), fixture::run());
        let codes = ["price", "competitor", "service_level", "late bid", "quality_decline"];
        let of = |reason: Option<&str>, offers| LostOffers {
            reason: reason.map(str::to_owned),
            offers,
            amount: Money(1),
        };
        let mut lost = vec![of(None, 4)];
        lost.extend((0..).zip(codes).map(|(place, code)| of(Some(code), 4 - place.min(3))));
        let rows = |tag, lost: &[LostOffers]| {
            let language = Language::load(tag).unwrap();
            let (scope, scale) = (&analysis.scope, Scale::Whole);
            named(lost, None, &Scene { language: &language, run: &run, scope, scale })
        };
        let (english, finnish) = (rows("en", &lost), rows("fi", &lost));
        let names: Vec<&str> = english.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Unknown", "Price", "Competitor", "3 of 6, the others"]);
        let counts = |rows: &[Reason]| rows.iter().map(|row| row.now).collect::<Vec<_>>();
        assert_eq!(counts(&english), [4, 4, 3, 4]);
        assert_eq!((counts(&finnish), finnish[2].name.as_str()), (counts(&english), "Kilpailija"));
        assert_eq!(rows("en", &lost[2..])[2].name, "late bid");
    }

    #[test]
    fn reasons_of_last_year_stand_beside_and_those_gone_come_last() {
        let (analysis, run) = (fixture::analysis(), fixture::run());
        let of = |reason: &str, offers| LostOffers {
            reason: Some(reason.to_owned()),
            offers,
            amount: Money(1),
        };
        let language = Language::load("en").unwrap();
        let scope = &analysis.scope;
        let scene = Scene { language: &language, run: &run, scope, scale: Scale::Whole };
        let base = [of("competitor", 2), of("price", 1)];
        let rows = named(&[of("price", 3)], Some(&base), &scene);
        let found: Vec<String> = rows.iter().map(|row| text(row, &scene)).collect();
        assert_eq!(found, ["3 (+2)", "0 (\u{2212}2)"]);
    }
}
