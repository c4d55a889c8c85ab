//! Cohorts: a table of shares, the darker the more.

use crate::render::chart::canvas::{Canvas, Label, MIDDLE};
use crate::render::chart::labels::{END, MIDDLE_LABEL};
use crate::render::display::{Anchor, Area, Point, Rgb, WHITE, count};
use crate::report::chart::Cohorts;

/// Height of the heads, and the air between cells.
const HEADS: f32 = 4.4;
const AIR: f32 = 0.3;
/// Distance of the sizes to the cells.
const GAP: f32 = 1.5;

pub(super) fn cohorts(canvas: &mut Canvas<'_>, cohorts: &Cohorts) {
    let left = names_width(canvas, cohorts) + GAP;
    let steps = cohorts.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let width = (canvas.width - left) / count(steps.max(cohorts.steps.len()).max(1));
    let height = (canvas.height - HEADS) / count(cohorts.rows.len().max(1));
    heads(canvas, cohorts, (left, width));
    let mut labels = vec![];
    for (index, row) in cohorts.rows.iter().enumerate() {
        let top = HEADS + count(index) * height;
        let baseline = top + height / 2.0 + MIDDLE;
        canvas.text(Point::at(0.0, baseline), canvas.label(&row.name));
        let size = Label { anchor: Anchor::End, ..canvas.grey(&row.size) };
        canvas.text(Point::at(left - GAP, baseline), size);
        for (step, cell) in row.cells.iter().enumerate() {
            let x = left + count(step) * width;
            let area = Area::new(x, top, width - AIR, height - AIR);
            canvas.fill(area, shade(canvas, cell.share));
            let label = Label { anchor: Anchor::Middle, ..canvas.label(&cell.text) };
            if canvas.width_of(&label) <= area.w && height >= 2.6 {
                let is_end = step == 0 || step + 1 == row.cells.len();
                let rank = if is_end { END } else { MIDDLE_LABEL };
                labels.push((Point::at(x + area.w / 2.0, baseline - AIR / 2.0), label, rank));
            }
        }
    }
    canvas.texts(labels);
}

/// Returns the width of the names and the sizes right of them.
fn names_width(canvas: &Canvas<'_>, cohorts: &Cohorts) -> f32 {
    let rows = cohorts.rows.iter().map(|row| (&row.name, &row.size));
    rows.chain([(&cohorts.head.0, &cohorts.head.1)])
        .map(|(name, size)| {
            canvas.width_of(&canvas.label(name)) + GAP + canvas.width_of(&canvas.label(size))
        })
        .fold(cohorts.name_mm, f32::max)
}

fn heads(canvas: &mut Canvas<'_>, cohorts: &Cohorts, (left, width): (f32, f32)) {
    let baseline = HEADS - 1.4;
    canvas.text(Point::at(0.0, baseline), canvas.grey(&cohorts.head.0));
    let size = Label { anchor: Anchor::End, ..canvas.grey(&cohorts.head.1) };
    canvas.text(Point::at(left - GAP, baseline), size);
    let last = cohorts.steps.len().saturating_sub(1);
    let steps = cohorts.steps.iter().enumerate().map(|(index, step)| {
        let label = Label { anchor: Anchor::Middle, ..canvas.grey(step) };
        let rank = if index == 0 || index == last { END } else { MIDDLE_LABEL };
        (Point::at(left + (count(index) + 0.5) * width - AIR / 2.0, baseline), label, rank)
    });
    let steps = steps.collect();
    canvas.texts(steps);
}

/// Mixes white and grey; the darkest still carries ink text.
fn shade(canvas: &Canvas<'_>, share: f32) -> Rgb {
    let mix = |light: u8, dark: u8| {
        let (light, dark) = (f32::from(light), f32::from(dark));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        let mixed = (light + (dark - light) * share.clamp(0.0, 1.0)).round() as u8;
        mixed
    };
    let dark = canvas.colours.grey;
    Rgb(mix(WHITE.0, dark.0), mix(WHITE.1, dark.1), mix(WHITE.2, dark.2))
}
