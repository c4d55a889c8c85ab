//! Charts by structure: bars, bridge, bullet, variance.

use crate::render::chart::canvas::{Canvas, Label, MIDDLE, with_shape};
use crate::render::chart::labels::END;
use crate::render::display::{Anchor, Area, Point, Stroke, WHITE, count};
use crate::report::chart::{Bar, Bars, BridgeStep, Bullet, Landing, Scenario, Variance, Verdict};

/// Heights of bars and distance of a label.
const ACTUAL: f32 = 2.4;
const PREVIOUS: f32 = 1.9;
const LABEL_GAP: f32 = 1.4;
/// The previous year starts at this share of the actual bar's height.
const PREVIOUS_START: f32 = 0.7;
/// Room below the rows for the texts of limits.
const LIMITS_BELOW: f32 = 4.0;

pub(super) fn bars(canvas: &mut Canvas<'_>, bars: &Bars) {
    let has_texts = bars.limits.iter().any(|limit| !limit.1.is_empty()) || bars.band_ends.is_some();
    let below = if has_texts { LIMITS_BELOW } else { 0.0 };
    let bottom = canvas.height - below;
    let pitch = bottom / count(bars.rows.len().max(1));
    let texts: Vec<String> =
        bars.rows.iter().map(|row| with_shape(row.verdict, &row.text)).collect();
    let scale = bar_scale(canvas, bars, &texts);
    let lowest = bars.rows.iter().flat_map(lengths).fold(0.0, f32::min);
    let axis = bars.name_mm - lowest * scale;
    if let Some((low, high)) = bars.band {
        let band = Area::new(axis + low * scale, 0.0, (high - low) * scale, bottom);
        canvas.fill(band, canvas.colours.pale);
    }
    for (index, (row, text)) in bars.rows.iter().zip(&texts).enumerate() {
        let middle = (count(index) + 0.5) * pitch;
        canvas.text(Point::at(0.0, middle + MIDDLE), canvas.label(&row.name));
        bar_group(canvas, row, (axis, scale), (middle, pitch));
        let longest = lengths(row).fold(0.0, f32::max);
        let label = Label { colour: canvas.verdict(row.verdict), ..canvas.label(text) };
        let start = axis + longest * scale + LABEL_GAP;
        let x = clear_of_limits(canvas, bars, (axis, scale), (start, &label));
        canvas.text(Point::at(x, middle + MIDDLE), label);
    }
    let stroke = Stroke { colour: canvas.colours.ink, width: 0.2 };
    canvas.vertical(axis, (0.0, bottom), stroke);
    limits(canvas, bars, (axis, scale), bottom);
}

fn lengths(row: &Bar) -> impl Iterator<Item = f32> {
    let landing = row.actual + row.forecast.unwrap_or(0.0);
    [Some(row.actual), Some(landing), row.previous_year, row.plan].into_iter().flatten()
}

/// Returns how long a bar of 1 is, so that every bar and its label fit.
fn bar_scale(canvas: &Canvas<'_>, bars: &Bars, texts: &[String]) -> f32 {
    let room = canvas.width - bars.name_mm;
    let lowest = bars.rows.iter().flat_map(lengths).fold(0.0, f32::min);
    let mut scale = room / (1.0 - lowest);
    for (row, text) in bars.rows.iter().zip(texts).filter(|(row, _)| !row.text.is_empty()) {
        let longest = lengths(row).fold(0.0, f32::max);
        let label = canvas.width_of(&canvas.label(text)) + LABEL_GAP;
        if longest - lowest > 0.0 {
            scale = scale.min((room - label) / (longest - lowest));
        }
    }
    scale.max(0.0)
}

/// Returns where a label starts so that no limit line crosses it, if there is room for that.
fn clear_of_limits(
    canvas: &Canvas<'_>,
    bars: &Bars,
    (axis, scale): (f32, f32),
    (start, label): (f32, &Label<'_>),
) -> f32 {
    let width = canvas.width_of(label);
    let mut clear = start;
    for (at, _) in &bars.limits {
        let limit = axis + at * scale;
        if clear - 0.5 < limit && limit < clear + width {
            clear = limit + 1.0;
        }
    }
    if clear + width <= canvas.width { clear } else { start }
}

fn bar_group(
    canvas: &mut Canvas<'_>,
    row: &Bar,
    (axis, scale): (f32, f32),
    (middle, pitch): (f32, f32),
) {
    let area = |y: f32, length: f32, height: f32| {
        let width = length * scale;
        Area::new(axis + width.min(0.0), y, width.abs(), height)
    };
    let with_plan = if row.plan.is_some() { ACTUAL * 0.9 } else { 0.0 };
    let full = if row.previous_year.is_some() {
        ACTUAL * PREVIOUS_START + PREVIOUS + with_plan
    } else {
        ACTUAL + with_plan
    };
    let fit = (pitch / (full + 0.2)).min(1.0);
    let top = middle - full * fit / 2.0;
    if let Some(previous) = row.previous_year {
        let y = top + (ACTUAL * PREVIOUS_START + with_plan) * fit;
        canvas.bar(area(y, previous, PREVIOUS * fit), Scenario::PreviousYear);
    }
    if let Some(plan) = row.plan {
        canvas.bar(area(top + with_plan * fit, plan, ACTUAL * fit), Scenario::Plan);
    }
    canvas.bar(area(top, row.actual, ACTUAL * fit), Scenario::Actual);
    if let Some(forecast) = row.forecast {
        let start = axis + row.actual.max(0.0) * scale;
        canvas.bar(Area::new(start, top, forecast * scale, ACTUAL * fit), Scenario::Forecast);
    }
}

/// Draws the limits; their texts and those of the shaded range share the line below.
fn limits(canvas: &mut Canvas<'_>, bars: &Bars, (axis, scale): (f32, f32), bottom: f32) {
    let mut labels = vec![];
    for (at, text) in &bars.limits {
        let x = axis + at * scale;
        let stroke = Stroke { colour: canvas.colours.accent, width: 0.35 };
        canvas.vertical(x, (0.0, bottom), stroke);
        let colour = canvas.colours.accent;
        let label = Label { colour, anchor: Anchor::Middle, ..canvas.label(text) };
        labels.push((Point::at(x, canvas.height - 0.8), label, END));
    }
    if let Some(((low, high), texts)) = bars.band.zip(bars.band_ends.as_ref()) {
        for (at, text) in [(low, &texts.0), (high, &texts.1)] {
            let label = Label { anchor: Anchor::Middle, ..canvas.grey(text) };
            labels.push((Point::at(axis + at * scale, canvas.height - 0.8), label, END));
        }
    }
    canvas.texts(labels);
}

pub(super) fn bridge(canvas: &mut Canvas<'_>, steps: &[BridgeStep]) {
    let pitch = canvas.height / count(steps.len().max(1));
    let height = (pitch * 0.56).min(3.9);
    let width = canvas.width;
    let grey = Stroke { colour: canvas.colours.grey, width: 0.18 };
    for (index, pair) in steps.windows(2).enumerate() {
        if pair.iter().all(|step| !step.text.is_empty()) {
            let middle = (count(index) + 0.5) * pitch;
            let ends = (middle - height / 2.0, middle + pitch + height / 2.0);
            canvas.vertical(pair[0].to * width, ends, grey);
        }
    }
    for (index, step) in steps.iter().enumerate().filter(|(_, step)| !step.text.is_empty()) {
        let middle = (count(index) + 0.5) * pitch;
        let (left, right) = (step.from.min(step.to) * width, step.from.max(step.to) * width);
        let colour = canvas.verdict(step.verdict);
        let drawn = (right - left).max(0.3);
        canvas.fill(Area::new(left, middle - height / 2.0, drawn, height), colour);
        let text = with_shape(step.verdict, &step.text);
        let label = Label { bold: true, colour, ..canvas.label(&text) };
        let goes_left = step.to < step.from;
        let y = middle + MIDDLE;
        beside(canvas, label, (left, left + drawn, y), (step.zero * width, goes_left));
    }
    if let Some(zero) = steps.first().map(|step| step.zero * width) {
        let axis = Stroke { colour: canvas.colours.ink, width: canvas.lines.axis };
        canvas.vertical(zero, (0.0, canvas.height), axis);
    }
}

/// Places a label beside a bar `(left, right, baseline)`: on the side it points to, past the axis
/// when it would lie on it, on the other side when there is no room.
fn beside(
    canvas: &mut Canvas<'_>,
    label: Label<'_>,
    (left, right, y): (f32, f32, f32),
    (zero, goes_left): (f32, bool),
) {
    const GAP: f32 = 1.2;
    let width = canvas.width_of(&label);
    let clear = |end: f32| if end - width < zero && zero < end { zero - GAP } else { end };
    let at_left = clear(left - GAP);
    let fits_left = at_left - width >= 0.0;
    let at_right = {
        let start = right + GAP;
        if start < zero && zero < start + width { zero + GAP } else { start }
    };
    let fits_right = at_right + width <= canvas.width;
    if (goes_left && fits_left) || !fits_right {
        canvas.text(Point::at(at_left, y), Label { anchor: Anchor::End, ..label });
    } else {
        canvas.text(Point::at(at_right, y), label);
    }
}

pub(super) fn bullet(canvas: &mut Canvas<'_>, bullet: &Bullet) {
    let tick = canvas.lines.target;
    let scale = canvas.width - tick;
    let height = canvas.height * 0.56;
    let top = (canvas.height - height) / 2.0;
    canvas.bar(Area::new(0.0, top, bullet.actual * scale, height), Scenario::Actual);
    if let Some(forecast) = bullet.forecast {
        let area = Area::new(bullet.actual * scale, top, forecast * scale, height);
        canvas.bar(area, Scenario::Forecast);
    }
    let axis = Stroke { colour: canvas.colours.grey, width: 0.15 };
    canvas.vertical(0.0, (0.0, canvas.height), axis);
    if let Some(target) = bullet.target {
        let x = target * scale + tick / 2.0;
        let stroke = Stroke { colour: canvas.colours.ink, width: tick };
        canvas.vertical(x, (0.0, canvas.height), stroke);
    }
}

pub(super) fn variance(canvas: &mut Canvas<'_>, variance: &Variance) {
    let zero = variance.zero * canvas.width;
    let length = variance.value * canvas.width;
    let height = (canvas.height * 0.75).min(3.0);
    let middle = canvas.height / 2.0;
    let colour = canvas.verdict(variance.verdict);
    let (left, right) = (zero.min(zero + length), zero.max(zero + length));
    canvas.fill(Area::new(left, middle - height / 2.0, right - left, height), colour);
    let text = with_shape(variance.verdict, &variance.text);
    let bold = variance.verdict != Verdict::None;
    let label = Label { bold, colour, ..canvas.label(&text) };
    beside(canvas, label, (left, right, middle + MIDDLE), (zero, length < 0.0));
    let axis = Stroke { colour: canvas.colours.ink, width: canvas.lines.axis };
    canvas.vertical(zero, (0.0, canvas.height), axis);
}

/// Draws the year so far and its forecast over the plan, and the range of the landing between.
pub(super) fn landing(canvas: &mut Canvas<'_>, landing: &Landing) {
    const BAR: f32 = 4.0;
    const TOP: f32 = 0.6;
    const WHISKER: f32 = TOP + BAR + 1.1;
    const PLAN: f32 = WHISKER + 1.6;
    let names = [&landing.names.0, &landing.names.1];
    let widest = names.map(|name| canvas.width_of(&canvas.label(name)) + LABEL_GAP);
    let left = widest.into_iter().fold(landing.name_mm, f32::max);
    let x = |length: f32| left + length.clamp(0.0, 1.0) * (canvas.width - left);
    let (start, end) = (x(landing.actual), x(landing.actual + landing.forecast));
    let plan = Area::new(left, PLAN, x(landing.plan) - left, BAR);
    let range = landing.range.map(|(low, high)| (x(low), x(high)));
    for (name, top) in names.into_iter().zip([TOP, PLAN]) {
        canvas.text(Point::at(0.0, top + BAR / 2.0 + MIDDLE), canvas.label(name));
    }
    let actual = Area::new(left, TOP, start - left, BAR);
    canvas.bar(actual, Scenario::Actual);
    canvas.bar(Area::new(start, TOP, end - start, BAR), Scenario::Forecast);
    canvas.bar(plan, Scenario::Plan);
    let white = Label { colour: WHITE, ..canvas.label(&landing.texts.0) };
    inside(canvas, white, actual);
    inside(canvas, canvas.label(&landing.texts.2), plan);
    let ink = Stroke { colour: canvas.colours.ink, width: canvas.lines.actual };
    if let Some((low, high)) = range {
        canvas.line(Point::at(low, WHISKER), Point::at(high, WHISKER), ink.colour, ink.width);
        for end in [low, high] {
            canvas.vertical(end, (WHISKER - 0.5, WHISKER + 0.5), ink);
        }
    }
    let axis = Stroke { colour: canvas.colours.ink, width: 0.2 };
    canvas.vertical(left, (0.0, PLAN + BAR + 0.4), axis);
    let below = vec![(Point::at(left, canvas.height - 0.8), canvas.label(&landing.texts.1), END)];
    canvas.texts(below);
}

/// Writes a label at the end of a bar, inside, where the bar is long enough for it.
fn inside(canvas: &mut Canvas<'_>, label: Label<'_>, bar: Area) {
    if canvas.width_of(&label) + 2.0 <= bar.w {
        let at = Point::at(bar.x + bar.w - 1.0, bar.y + bar.h / 2.0 + MIDDLE);
        canvas.text(at, Label { anchor: Anchor::End, ..label });
    }
}
