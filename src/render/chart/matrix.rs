//! The nine cells of ABC by XYZ, and the legend.

use crate::render::chart::canvas::{Canvas, Label};
use crate::render::chart::labels::END;
use crate::render::display::{Anchor, Area, Point, count};
use crate::report::chart::{Matrix, MatrixCell, Scenario};

/// Width of the row names and height of the column heads.
const NAMES: f32 = 9.0;
const HEADS: f32 = 4.6;
/// Size of counts and row names in points.
const LARGE_PT: f32 = 14.0;
const LINE: f32 = 3.4;
/// Room right of the bar for those who came and went.
const MOVES: f32 = 12.0;

pub(super) fn matrix(canvas: &mut Canvas<'_>, matrix: &Matrix) {
    let cell = (canvas.width - NAMES) / count(matrix.columns.len().max(1));
    let row = (canvas.height - HEADS) / count(matrix.rows.len().max(1));
    let heads = matrix.columns.iter().enumerate().map(|(index, head)| {
        (Point::at(NAMES + count(index) * cell + 1.5, 3.0), canvas.grey(head), END)
    });
    let heads = heads.collect();
    canvas.texts(heads);
    for (index, line) in matrix.rows.iter().enumerate() {
        let top = HEADS + count(index) * row;
        let rule = if index == 0 {
            (canvas.colours.ink, canvas.lines.axis)
        } else {
            (canvas.colours.grey, 0.15)
        };
        canvas.line(Point::at(0.0, top), Point::at(canvas.width, top), rule.0, rule.1);
        let name = Label { bold: true, ..canvas.label(&line.name) };
        canvas.sized_text(Point::at(0.0, top + 6.4), name, LARGE_PT);
        for (column, content) in line.cells.iter().enumerate() {
            let left = NAMES + count(column) * cell;
            draw_cell(canvas, content, Area::new(left, top, cell, row));
        }
    }
    let end = (Point::at(0.0, canvas.height), Point::at(canvas.width, canvas.height));
    canvas.line(end.0, end.1, canvas.colours.grey, 0.15);
}

fn draw_cell(canvas: &mut Canvas<'_>, cell: &MatrixCell, area: Area) {
    let colour = if cell.empty { canvas.colours.grey } else { canvas.colours.ink };
    let number = Label { bold: true, colour, ..canvas.label(&cell.count) };
    let baseline = area.y + 6.2;
    canvas.sized_text(Point::at(area.x + 1.5, baseline), number, LARGE_PT);
    let taken = area.x + 1.5 + canvas.sized_width(&number, LARGE_PT) + 0.8;
    for (index, text) in cell.lines.iter().enumerate() {
        let label = if index < 2 { canvas.label(text) } else { canvas.grey(text) };
        let label = Label { anchor: Anchor::End, ..label };
        let at = Point::at(area.x + area.w - 2.0, area.y + 4.2 + count(index) * LINE);
        let place = canvas.area_of(at, &label);
        // A line that would run into the count, or out of its cell, is left out.
        let least = if place.y < baseline { taken } else { area.x };
        if place.x >= least && at.y <= area.y + area.h - 3.4 {
            canvas.text(at, label);
        }
    }
    let moves = Label { anchor: Anchor::End, ..canvas.grey(&cell.moves) };
    canvas.text(Point::at(area.x + area.w - 2.0, area.y + area.h - 1.4), moves);
    let widest = area.w - 3.5 - MOVES;
    let bar = Area::new(area.x + 1.5, area.y + area.h - 3.2, widest * cell.share, 1.7);
    canvas.bar(bar, Scenario::Actual);
}

pub(super) fn legend(canvas: &mut Canvas<'_>, entries: &[(Scenario, String)], plan_line: bool) {
    const SWATCH: f32 = 3.0;
    const GAP: f32 = 0.8;
    const NEXT: f32 = 3.5;
    let (mut x, mut y) = (0.0, 0.4);
    for (scenario, text) in entries {
        let width = SWATCH + GAP + canvas.width_of(&canvas.grey(text));
        if x > 0.0 && x + width > canvas.width {
            (x, y) = (0.0, y + 4.0);
        }
        if plan_line && *scenario == Scenario::Plan {
            let ends = (Point::at(x, y + 1.1), Point::at(x + SWATCH, y + 1.1));
            canvas.line(ends.0, ends.1, canvas.colours.ink, canvas.lines.plan);
        } else {
            canvas.bar(Area::new(x, y, SWATCH, 2.2), *scenario);
        }
        canvas.text(Point::at(x + SWATCH + GAP, y + 2.0), canvas.grey(text));
        x += width + NEXT;
    }
}
