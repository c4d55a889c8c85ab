//! Where labels stand: in the frame, none on another, none on a line of the chart.

use crate::render::chart::canvas::{Canvas, Label};
use crate::render::display::{Anchor, Area, Point};

impl Canvas<'_> {
    /// Places labels by rank, moved into the frame, and leaves out those that would touch one
    /// already placed.
    pub(super) fn texts(&mut self, mut labels: Vec<(Point, Label<'_>, u8)>) {
        for (at, label, _) in &mut labels {
            let area = self.area_of(*at, label);
            let inside = area.x.min(self.width - area.w).max(0.0);
            at.x += inside - area.x;
        }
        let candidates: Vec<Candidate> = labels
            .iter()
            .map(|(at, label, rank)| Candidate { area: self.area_of(*at, label), rank: *rank })
            .collect();
        for ((at, label, _), kept) in labels.into_iter().zip(without_overlap(&candidates)) {
            if kept {
                self.text(at, label);
            }
        }
    }

    /// Places a label at the first of these places where it lies in the area, on no label placed
    /// before and on no line; otherwise it is left out.
    pub(super) fn text_at_first(
        &mut self,
        label: Label<'_>,
        places: &[(Point, Anchor)],
        within: Area,
        (taken, lines): (&mut Vec<Area>, &[Vec<Point>]),
    ) {
        for (at, anchor) in places {
            let label = Label { anchor: *anchor, ..label };
            let area = self.area_of(*at, &label);
            let inside = area.x >= within.x
                && area.y >= within.y
                && area.x + area.w <= within.x + within.w
                && area.y + area.h <= within.y + within.h;
            let free = taken.iter().all(|other| !touch(area, *other));
            if inside && free && !lines.iter().any(|line| crosses(line, area)) {
                taken.push(area);
                self.text(*at, label);
                return;
            }
        }
    }
}

/// A label that gives way where there is no room for all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Where it would stand.
    pub(super) area: Area,
    /// Lower ranks are placed first.
    pub(super) rank: u8,
}

/// Ranks: the end points, the current period and extremes, everything else.
pub(super) const END: u8 = 0;
pub(super) const MARKED: u8 = 1;
pub(super) const MIDDLE_LABEL: u8 = 2;

/// Returns which labels stand: by rank, then in order, each where it touches none before it.
pub(super) fn without_overlap(candidates: &[Candidate]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|&index| candidates[index].rank);
    let mut kept = vec![false; candidates.len()];
    for index in order {
        let own = candidates[index].area;
        let free =
            candidates.iter().zip(&kept).all(|(other, placed)| !placed || !touch(own, other.area));
        kept[index] = free;
    }
    kept
}

fn touch(a: Area, b: Area) -> bool {
    const AIR: f32 = 0.8;
    a.x < b.x + b.w + AIR && b.x < a.x + a.w + AIR && a.y < b.y + b.h && b.y < a.y + a.h
}

/// Returns whether a line passes through an area.
fn crosses(line: &[Point], area: Area) -> bool {
    const STEP: f32 = 0.4;
    line.windows(2).any(|pair| {
        let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
        let mut at = 0.0;
        let length = dx.hypot(dy);
        while at <= length {
            let share = if length > 0.0 { at / length } else { 0.0 };
            let (x, y) = (pair[0].x + dx * share, pair[0].y + dy * share);
            if area.x < x && x < area.x + area.w && area.y < y && y < area.y + area.h {
                return true;
            }
            at += STEP;
        }
        false
    })
}

/// Moves places on a line apart so that neighbours are at least `pitch` from each other and all
/// stay between `first` and `last`; the order stays.
pub(super) fn spread(places: &[f32], pitch: f32, (first, last): (f32, f32)) -> Vec<f32> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
    let mut moved = places.to_vec();
    let mut least = first;
    for &index in &order {
        moved[index] = moved[index].max(least);
        least = moved[index] + pitch;
    }
    let mut most = last;
    for &index in order.iter().rev() {
        moved[index] = moved[index].min(most);
        most = moved[index] - pitch;
    }
    moved
}

#[cfg(test)]
mod tests {
    use crate::render::chart::labels::{Candidate, END, MARKED, MIDDLE_LABEL, without_overlap};
    use crate::render::display::Area;

    fn candidate(x: f32, w: f32, rank: u8) -> Candidate {
        Candidate { area: Area::new(x, 0.0, w, 3.0), rank }
    }

    #[test]
    fn middle_labels_give_way_to_ends_and_marked_ones() {
        let labels = [
            candidate(0.0, 5.0, END),
            candidate(5.5, 4.0, MIDDLE_LABEL),
            candidate(10.0, 4.0, MIDDLE_LABEL),
            candidate(13.5, 4.0, MARKED),
            candidate(19.0, 5.0, END),
        ];
        assert_eq!(without_overlap(&labels), [true, false, false, true, true]);
        assert!(without_overlap(&[]).is_empty());
    }

    #[test]
    fn labels_at_different_heights_do_not_disturb_each_other() {
        let mut high = candidate(0.0, 5.0, END);
        high.area.y = 10.0;
        assert_eq!(without_overlap(&[candidate(0.0, 5.0, END), high]), [true, true]);
    }
}
