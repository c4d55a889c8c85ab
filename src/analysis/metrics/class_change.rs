//! When a move between classes of value is told.

use crate::analysis::{
    AbcClass, ClassChange, ClassStanding,
    metrics::{
        Metric, MetricUnit,
        abc::{Placed, parts_per_million},
    },
};

/// Change of class: a move between A, B and C that lasts or is clear.
///
/// ```text
/// at each month end, with h the class announced before and c the class now:
/// c = h: nothing.  c != h: announced when c was also the class of the month end before, or when the
/// share before the account passes the limit of h by more than 2 percentage points; else borderline
/// ```
///
/// - **Unit:** the class announced last, the class now, and whether the move is announced.
/// - **Grain:** account; the last 13 month ends, each over the window that ends there. Classes rest
///   on complete months, so they move at month ends only: the issues of one month share one month
///   end, and "two issues in a row" are two month ends in a row. Where the calendar is weeks, every
///   fourth week's end up to the last complete one takes the place of a month end.
/// - **Undefined** before the first purchase and where the margin is unknown; the first class known
///   is no change.
/// - **Limit:** the smallest value with which the account would be in the upper of two classes, all
///   others staying as they are. A borderline account is told with its distance from the limit it
///   crossed, others with the nearer one.
/// - **Roll-up:** counts; the migration matrix compares the base with the current window and does
///   not wait.
/// - **Assumptions:** none; it delays what is told, not what is computed.
///
/// # Reference
///
/// A usual rule against accounts that go to and fro at a limit (hysteresis); worked by hand.
pub(super) const METRIC: Metric = Metric {
    id: "class_change",
    unit: MetricUnit::Class,
    name: "Change of class",
    explanation: "A change of the ABC class is told when it holds for two month ends or is clear by more \
                  than 2 percentage points; before that the account is borderline.",
};

/// What is clear at once, in parts of a million.
const CLEAR: i128 = 20_000;

/// Follows the classes of an account over month ends, oldest first; the limit is left open.
pub(in crate::analysis) fn follow(points: &[Option<Placed>], cut: [f64; 2]) -> ClassStanding {
    let mut standing = ClassStanding::default();
    let mut previous = None;
    for point in points {
        standing.change = None;
        if let Some(now) = point {
            let held = *standing.announced.get_or_insert(now.class);
            if held != now.class {
                let announced = previous == Some(now.class) || is_clear(held, *now, cut);
                standing.change = Some(ClassChange { from: held, to: now.class, announced });
                if announced {
                    standing.announced = Some(now.class);
                }
            }
        }
        previous = point.map(|now| now.class);
    }
    standing
}

fn is_clear(held: AbcClass, now: Placed, cut: [f64; 2]) -> bool {
    let border = |index: usize| parts_per_million(cut[index]);
    let before = i128::from(now.before);
    // Down through the lower limit of the class, up through the upper one.
    if now.class > held {
        before > border(usize::from(held != AbcClass::A)) + CLEAR
    } else {
        before + CLEAR < border(usize::from(held == AbcClass::C))
    }
}

/// Returns the classes whose lower limits lie next to a class; the crossed one first.
pub(in crate::analysis) fn limits(class: AbcClass, change: Option<ClassChange>) -> Vec<AbcClass> {
    let crossed = change.filter(|change| !change.announced).map(|change| change.from);
    match (class, crossed) {
        (AbcClass::A, _) | (AbcClass::B, Some(AbcClass::A)) => vec![AbcClass::A],
        (AbcClass::B, Some(AbcClass::C)) | (AbcClass::C, _) => vec![AbcClass::B],
        (AbcClass::B, _) => vec![AbcClass::A, AbcClass::B],
        (AbcClass::N, _) => vec![],
    }
}

#[cfg(test)]
mod tests {
    use AbcClass::{A, B, C};

    use super::*;

    fn follow_shares(shares: &[u32]) -> (Option<AbcClass>, Option<(AbcClass, AbcClass, bool)>) {
        let class = |before| match before {
            0..800_000 => AbcClass::A,
            800_000..950_000 => AbcClass::B,
            _ => AbcClass::C,
        };
        let points: Vec<_> =
            shares.iter().map(|&before| Some(Placed { class: class(before), before })).collect();
        let standing = follow(&points, [0.8, 0.95]);
        let change = standing.change.map(|change| (change.from, change.to, change.announced));
        (standing.announced, change)
    }

    #[test]
    fn a_move_just_across_the_limit_waits_for_a_second_month_end() {
        assert_eq!(follow_shares(&[790_000, 815_000]), (Some(A), Some((A, B, false))));
        assert_eq!(follow_shares(&[790_000, 815_000, 816_000]), (Some(B), Some((A, B, true))));
        assert_eq!(follow_shares(&[790_000, 815_000, 816_000, 816_000]), (Some(B), None));
        assert_eq!(follow_shares(&[790_000, 815_000, 799_000]), (Some(A), None));
        assert_eq!(follow_shares(&[810_000, 790_000]), (Some(B), Some((B, A, false))));
    }

    #[test]
    fn a_move_of_more_than_two_points_is_told_at_once() {
        assert_eq!(follow_shares(&[700_000, 820_000]), (Some(A), Some((A, B, false))));
        assert_eq!(follow_shares(&[700_000, 820_001]), (Some(B), Some((A, B, true))));
        assert_eq!(follow_shares(&[700_000, 990_000]), (Some(C), Some((A, C, true))));
        assert_eq!(follow_shares(&[960_000, 929_999]), (Some(B), Some((C, B, true))));
        assert_eq!(follow_shares(&[900_000, 100_000]), (Some(A), Some((B, A, true))));
    }

    #[test]
    fn the_first_class_is_no_change_and_a_gap_forgets_nothing() {
        assert_eq!(follow(&[], [0.8, 0.95]), ClassStanding::default());
        let at = |class, before| Some(Placed { class, before });
        let standing = follow(&[None, at(A, 0), None, at(B, 810_000)], [0.8, 0.95]);
        assert_eq!((standing.announced, standing.change.map(|it| it.to)), (Some(A), Some(B)));
    }
}
