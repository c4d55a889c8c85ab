//! B4: twelve months of orders, deliveries, complaints, tenders and meetings on one axis.

use jiff::{ToSpan, civil::Date};
use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Standing},
    model::{Month, Span, Table},
    report::{
        blocks::{Charts, Content},
        chart::{Lane, LaneMark, LaneShape, Plot, Timeline},
        message::whole,
        plots::{chart, fraction},
        records::day_of,
        scene::{Scene, shortened},
        slice::AccountSlice,
        weekly,
    },
};

const SIZE: (f32, f32) = (134.0, 31.0);
const TEXT: usize = 24;
/// Width of one letter beside a mark, as a share of the axis.
const LETTER: f32 = 0.0135;
/// Height of the window in which the next order is expected.
const EXPECTED: f32 = 0.55;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Key of the chart.
    timeline: String,
    /// The rows whose table the source lacks.
    absent: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    if account.order_days.is_empty() {
        return None;
    }
    let last = Month::of(scene.scope.as_of);
    let axis = Axis(Span { from: last.plus(-11).first(), to: last.plus(1).first() });
    let lanes = [
        ("lane-deliveries", deliveries(account, &axis)),
        ("lane-complaints", complaints(account, &axis)),
        ("lane-tenders", tenders(account, &axis, scene)),
        ("lane-meetings", meetings(account, &axis)),
    ];
    let plot = Timeline {
        months: axis.months(scene),
        orders_head: orders_head(account, &axis, scene),
        orders: orders(account, &axis),
        peak: peak(account, &axis, scene),
        expected: expected(account, &axis),
        lanes: lanes
            .into_iter()
            .map(|(name, marks)| Lane { name: scene.language.word(name), marks: spaced(marks) })
            .collect(),
    };
    let mut charts = Charts::of("timeline");
    let alt = scene.language.word("alt-timeline");
    let view = View {
        message: message(account, &axis, scene),
        caption: caption(account, scene),
        timeline: charts.add(chart(Plot::Timeline(plot), alt, SIZE)),
        absent: absent(scene),
    };
    Some(Content::new(&view, charts))
}

/// The twelve months shown.
struct Axis(Span);

impl Axis {
    fn place(&self, day: Date) -> f32 {
        fraction(f64::from((day - self.0.from).get_days()), f64::from(self.0.days()))
    }

    fn months(&self, scene: &Scene<'_>) -> Vec<(f32, String)> {
        let first = Month::of(self.0.from);
        (0..12)
            .map(|offset| first.plus(offset))
            .map(|month| (self.place(month.first()), scene.language.month_short(month)))
            .collect()
    }
}

fn shown<'a>(
    account: &'a AccountAnalysis,
    axis: &Axis,
) -> impl Iterator<Item = &'a crate::analysis::OrderDay> {
    let span = axis.0;
    account.order_days.iter().filter(move |day| span.contains(day.day))
}

fn highest(account: &AccountAnalysis, axis: &Axis) -> f64 {
    shown(account, axis).map(|day| day.revenue.as_f64()).fold(0.0, f64::max)
}

fn orders(account: &AccountAnalysis, axis: &Axis) -> Vec<(f32, f32)> {
    let scale = highest(account, axis);
    shown(account, axis)
        .filter(|day| day.revenue.is_positive())
        .map(|day| (axis.place(day.day), fraction(day.revenue.as_f64(), scale)))
        .collect()
}

fn orders_head(account: &AccountAnalysis, axis: &Axis, scene: &Scene<'_>) -> Vec<String> {
    let count: i64 = shown(account, axis).map(|day| i64::from(day.orders)).sum();
    vec![
        scene.language.word("lane-orders"),
        scene.unit(),
        scene.say("lane-orders-count", &[("count", count.into())]),
    ]
}

fn peak(account: &AccountAnalysis, axis: &Axis, scene: &Scene<'_>) -> Option<(f32, String)> {
    let day = shown(account, axis).max_by_key(|day| (day.revenue, day.day))?;
    day.revenue.is_positive().then(|| (axis.place(day.day), scene.money(day.revenue)))
}

/// The window of the next order, cut at the end of the axis.
fn expected(account: &AccountAnalysis, axis: &Axis) -> Option<(f32, f32, f32)> {
    if matches!(account.churn.standing, Some(Standing::SeasonalPause | Standing::Lost)) {
        return None;
    }
    let next = account.rhythm.next_order?;
    let (from, to) = (next.from.max(axis.0.from), next.to.min(axis.0.to));
    (from < to).then(|| (axis.place(from), axis.place(to), EXPECTED))
}

fn deliveries(account: &AccountAnalysis, axis: &Axis) -> Vec<LaneMark> {
    shown(account, axis)
        .filter(|day| day.on_time + day.late > 0)
        .map(|day| LaneMark {
            at: axis.place(day.day),
            shape: if day.late > 0 { LaneShape::Bad } else { LaneShape::Usual },
            text: String::new(),
        })
        .collect()
}

fn complaints(account: &AccountAnalysis, axis: &Axis) -> Vec<LaneMark> {
    let open = &account.relationship.complaints.open;
    let is_open = |record: usize| open.iter().any(|open| open.record == record);
    let rows = account.records.interactions.iter().enumerate();
    rows.filter(|(_, row)| row.kind == "complaint" && axis.0.contains(row.opened))
        .map(|(record, row)| LaneMark {
            at: axis.place(row.opened),
            shape: if is_open(record) { LaneShape::Bad } else { LaneShape::Settled },
            text: shortened(row.theme.as_deref().unwrap_or_default(), TEXT),
        })
        .collect()
}

fn tenders(account: &AccountAnalysis, axis: &Axis, scene: &Scene<'_>) -> Vec<LaneMark> {
    let decided = account.records.offers.iter().filter_map(|offer| {
        let day = offer.closed.filter(|day| axis.0.contains(*day))?;
        let (shape, key) = match offer.status.as_str() {
            "won" => (LaneShape::Good, "lane-won"),
            "lost" => (LaneShape::Bad, "lane-lost"),
            _ => return None,
        };
        let amount = offer.amount.map(|amount| scene.money(amount)).unwrap_or_default();
        let text = scene.say(key, &[("amount", amount.into())]).trim_end().to_owned();
        Some((day, LaneMark { at: axis.place(day), shape, text }))
    });
    let mut marks: Vec<(Date, LaneMark)> = decided.collect();
    marks.sort_by_key(|(day, _)| *day);
    marks.into_iter().map(|(_, mark)| mark).collect()
}

/// Meetings from the next one on are planned, those before it were held.
fn meetings(account: &AccountAnalysis, axis: &Axis) -> Vec<LaneMark> {
    let next = account.relationship.next_meeting.map(|next| next.day);
    let is_planned = |day| next.is_some_and(|next| day >= next);
    let days = account.records.meetings.iter().filter_map(|meeting| day_of(&meeting.starts_at));
    days.filter(|day| axis.0.contains(*day))
        .map(|day| LaneMark {
            at: axis.place(day),
            shape: if is_planned(day) { LaneShape::Planned } else { LaneShape::Held },
            text: String::new(),
        })
        .collect()
}

/// Drops texts that have no room before the next mark; the last may also stand left of its mark.
fn spaced(mut marks: Vec<LaneMark>) -> Vec<LaneMark> {
    let places: Vec<f32> = marks.iter().map(|mark| mark.at).collect();
    let mut taken = 0.0_f32;
    for (index, mark) in marks.iter_mut().enumerate() {
        let letters = u16::try_from(mark.text.chars().count()).expect("shortened before");
        let width = f32::from(letters) * LETTER;
        let next = places.get(index + 1).copied().unwrap_or(1.0);
        let fits_right = mark.at + width < next;
        let fits_left = index + 1 == places.len() && mark.at - width > taken;
        if !fits_right && !fits_left {
            mark.text.clear();
        }
        taken = if fits_right { mark.at + width } else { mark.at };
    }
    marks
}

fn message(account: &AccountAnalysis, axis: &Axis, scene: &Scene<'_>) -> String {
    let sum = weekly::sum(shown(account, axis));
    let Some(share) = sum.share() else {
        let count: i64 = shown(account, axis).map(|day| i64::from(day.orders)).sum();
        return scene.say("timeline-message-orders", &[("orders", count.into())]);
    };
    scene.say(
        "timeline-message",
        &[
            ("on_time", i64::from(sum.on_time).into()),
            ("deliveries", i64::from(sum.on_time + sum.late).into()),
            ("share", scene.percent(share, 0).into()),
        ],
    )
}

fn caption(account: &AccountAnalysis, scene: &Scene<'_>) -> String {
    let of = &account.rhythm;
    let Some(usual) = of.usual_gap else { return scene.language.word("timeline-caption-none") };
    let gap = ("gap", whole(usual).into());
    match account.churn.standing {
        Some(Standing::SeasonalPause) => return scene.say("timeline-caption-pause", &[gap]),
        Some(Standing::Lost) => return scene.say("timeline-caption-lost", &[gap]),
        _ => {}
    }
    match of.next_order.filter(|next| next.to > scene.scope.as_of.saturating_sub(1.days())) {
        Some(next) => {
            let day = scene.language.day_short(next.from.max(scene.scope.as_of));
            scene.say("timeline-caption", &[gap, ("day", day.into())])
        }
        None => scene.say("timeline-caption-gap", &[gap]),
    }
}

fn absent(scene: &Scene<'_>) -> Option<String> {
    let rows = [
        (Table::Interactions, "lane-complaints"),
        (Table::Offers, "lane-tenders"),
        (Table::Meetings, "lane-meetings"),
    ];
    let missing = rows.into_iter().filter(|(table, _)| !scene.run.has(*table));
    let names: Vec<String> =
        missing.map(|(_, lane)| scene.language.word(lane).to_lowercase()).collect();
    (!names.is_empty())
        .then(|| scene.say("timeline-absent", &[("rows", scene.language.list(&names).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(at: f32, text: &str) -> LaneMark {
        LaneMark { at, shape: LaneShape::Bad, text: text.to_owned() }
    }

    #[test]
    fn texts_without_room_are_dropped_and_the_last_may_stand_left() {
        let marks = spaced(vec![mark(0.1, "pump"), mark(0.12, "seals"), mark(0.95, "late seals")]);
        let texts: Vec<&str> = marks.iter().map(|mark| mark.text.as_str()).collect();
        assert_eq!(texts, ["", "seals", "late seals"]);
    }
}
