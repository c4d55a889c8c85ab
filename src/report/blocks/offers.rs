//! M7: tenders and offers decided in the window, and why they were lost.

use serde::Serialize;

use crate::{
    analysis::{LostOffers, ManagerPerformance, WinRate},
    report::{
        blocks::{Charts, Content},
        chart::{Bar, Bars, Chart, Plot},
        plots::{chart, fraction},
        scene::{Scene, shortened},
        slice::ManagerSlice,
    },
};

const SIZE_WIDTH: f32 = 88.0;
const PITCH: f32 = 5.6;
/// Rows of the reasons; where there are more, the last is the sum of those that have none.
const ROWS: usize = 4;
const REASON: usize = 20;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    now: Count,
    before: Option<Count>,
    pending: u32,
    reasons: Option<String>,
}

#[derive(Clone, Copy, Serialize)]
struct Count {
    won: usize,
    lost: usize,
    rate: Option<f64>,
    interval: Option<[f64; 2]>,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let ManagerPerformance { offers_window, offers_base, offers_open, lost_offers, .. } =
        &slice.manager.performance;
    let pending = *offers_open;
    if offers_window.is_none() && pending == 0 {
        return None;
    }
    let now = Count::of(offers_window.unwrap_or_default());
    let mut charts = Charts::of("offers");
    let reasons = reasons(lost_offers, scene).map(|plot| charts.add(plot));
    let view = View {
        message: scene.say(
            "offers-message",
            &[
                ("won", now.won.into()),
                ("decided", (now.won + now.lost).into()),
                ("pending", i64::from(pending).into()),
            ],
        ),
        caption: scene.say("offers-caption", &[("window", scene.window().into())]),
        now,
        before: offers_base.map(Count::of),
        pending,
        reasons,
    };
    Some(Content::new(&view, charts))
}

impl Count {
    fn of(rate: WinRate) -> Self {
        Self {
            won: rate.won,
            lost: rate.closed - rate.won,
            rate: rate.rate(),
            interval: rate.interval,
        }
    }
}

/// Draws the lost offers by reason, the most frequent first, as they come.
fn reasons(lost: &[LostOffers], scene: &Scene<'_>) -> Option<Chart> {
    let rows = named(lost, scene);
    let highest = rows.iter().map(|(_, count)| *count).max()?;
    let rows: Vec<Bar> = rows
        .into_iter()
        .map(|(name, count)| Bar {
            name: shortened(&name, REASON),
            actual: fraction(count.into(), highest.into()),
            text: count.to_string(),
            ..Bar::default()
        })
        .collect();
    let height = f32::from(u16::try_from(rows.len()).expect("four rows")) * PITCH + 0.6;
    let plot = Plot::Bars(Bars { name_mm: 30.0, rows, ..Bars::default() });
    Some(chart(plot, scene.language.word("alt-offer-reasons"), (SIZE_WIDTH, height)))
}

/// Returns the rows with their counts; where they are too many, the last holds all others.
fn named(lost: &[LostOffers], scene: &Scene<'_>) -> Vec<(String, u32)> {
    let unknown = || scene.language.word("reason-unknown");
    let name = |one: &LostOffers| {
        one.reason.as_deref().map_or_else(unknown, |code| super::reason(code, scene))
    };
    let shown = if lost.len() > ROWS { ROWS - 1 } else { lost.len() };
    let mut rows: Vec<(String, u32)> =
        lost[..shown].iter().map(|one| (name(one), one.offers)).collect();
    if shown < lost.len() {
        let words = [("shown", shown.into()), ("all", lost.len().into())];
        let others = lost[shown..].iter().map(|one| one.offers).sum();
        rows.push((scene.say("rest-of", &words), others));
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
            named(lost, &Scene { language: &language, run: &run, scope, scale })
        };
        let (english, finnish) = (rows("en", &lost), rows("fi", &lost));
        let names: Vec<&str> = english.iter().map(|row| row.0.as_str()).collect();
        assert_eq!(names, ["Unknown", "Price", "Competitor", "3 of 6, the others"]);
        let counts = |rows: &[(String, u32)]| rows.iter().map(|row| row.1).collect::<Vec<_>>();
        assert_eq!(counts(&english), [4, 4, 3, 4]);
        assert_eq!((counts(&finnish), finnish[2].0.as_str()), (counts(&english), "Kilpailija"));
        assert_eq!(rows("en", &lost[2..])[2], ("late bid".to_owned(), 1));
    }
}
