//! Widths of table columns: fixed ones as they are, the rest shared by content.

/// What a column needs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Need {
    /// A width set by the template.
    pub(crate) fixed: Option<f32>,
    /// Width of the widest content on one line.
    pub(crate) natural: f32,
    /// Width of the widest word, the head's included.
    pub(crate) least: f32,
    /// Width below which it cannot be read: its widest figure, or a part of a word.
    pub(crate) hard: f32,
}

/// What a column keeps above its content when it lends width to another.
const AIR: f32 = 1.5;

/// Returns the width of each column in a table of width `total`, or by how much the fixed columns
/// exceed it.
pub(crate) fn widths(needs: &[Need], total: f32) -> Result<Vec<f32>, f32> {
    let fixed: f32 = needs.iter().filter_map(|need| need.fixed).sum();
    let free = total - fixed;
    let open = || needs.iter().filter(|need| need.fixed.is_none());
    if free < -0.1 || (open().next().is_some() && free <= 0.0) {
        return Err(-free);
    }
    let natural: f32 = open().map(|need| need.natural).sum();
    let least: f32 = open().map(|need| need.least).sum();
    let hard: f32 = open().map(|need| need.hard).sum();
    let share = |need: &Need| {
        if natural <= f32::EPSILON {
            free / crate::render::display::count(open().count())
        } else if natural <= free {
            need.natural * free / natural
        } else if least < free {
            need.least + (need.natural - need.least) * (free - least) / (natural - least)
        } else if hard < free {
            need.hard + (need.least - need.hard) * (free - hard) / (least - hard)
        } else {
            need.hard * free / hard
        }
    };
    let mut found: Vec<f32> =
        needs.iter().map(|need| need.fixed.unwrap_or_else(|| share(need))).collect();
    let easy = |need: &Need| need.natural + AIR;
    lend(needs, &mut found, |need| need.natural, easy);
    lend(needs, &mut found, |need| need.least, easy);
    lend(needs, &mut found, |need| need.least, |need| need.least);
    lend(needs, &mut found, |need| need.hard, |need| need.hard);
    Ok(found)
}

/// Widens columns below what they `want` by what others have above what they `keep`.
fn lend(
    needs: &[Need],
    widths: &mut [f32],
    want: impl Fn(&Need) -> f32,
    keep: impl Fn(&Need) -> f32,
) {
    let beyond = |level: &dyn Fn(&Need) -> f32, sign: f32| -> Vec<f32> {
        let pairs = needs.iter().zip(widths.iter());
        pairs.map(|(need, width)| (sign * (width - level(need))).max(0.0)).collect()
    };
    let (lacks, spares) = (beyond(&want, -1.0), beyond(&keep, 1.0));
    let (lacking, spare): (f32, f32) = (lacks.iter().sum(), spares.iter().sum());
    let moved = lacking.min(spare);
    if moved <= 0.0 {
        return;
    }
    for ((width, own), lack) in widths.iter_mut().zip(spares).zip(lacks) {
        *width += lack * moved / lacking - own * moved / spare;
    }
}

#[cfg(test)]
mod tests {
    use crate::render::layout::columns::{Need, widths};

    fn open(natural: f32, least: f32) -> Need {
        Need { fixed: None, natural, least, hard: least }
    }

    fn fixed(width: f32) -> Need {
        Need { fixed: Some(width), natural: 9.0, least: 9.0, hard: 9.0 }
    }

    #[test]
    fn open_columns_share_what_fixed_ones_leave() {
        assert_eq!(
            widths(&[fixed(40.0), open(10.0, 5.0), open(20.0, 5.0)], 100.0).unwrap(),
            [40.0, 20.0, 40.0]
        );
    }

    #[test]
    fn open_columns_never_fall_below_their_widest_word_while_there_is_room() {
        let found = widths(&[open(100.0, 10.0), open(30.0, 30.0)], 60.0).unwrap();
        assert!(found[1] >= 30.0 && (found[0] + found[1] - 60.0).abs() < 1e-3, "{found:?}");
    }

    #[test]
    fn a_fixed_column_too_narrow_for_its_figures_borrows_from_one_with_room() {
        let narrow = Need { fixed: Some(8.0), natural: 12.0, least: 12.0, hard: 12.0 };
        let wide = Need { fixed: Some(40.0), natural: 20.0, least: 10.0, hard: 10.0 };
        let found = widths(&[narrow, wide], 48.0).unwrap();
        assert!((found[0] - 12.0).abs() < 1e-3 && (found[1] - 36.0).abs() < 1e-3, "{found:?}");
    }

    #[test]
    fn long_words_give_way_to_figures() {
        let words = Need { fixed: None, natural: 60.0, least: 40.0, hard: 12.0 };
        let found = widths(&[words, open(20.0, 20.0)], 40.0).unwrap();
        assert!((found[0] - 20.0).abs() < 1e-3 && (found[1] - 20.0).abs() < 1e-3, "{found:?}");
    }

    #[test]
    fn fixed_columns_wider_than_the_table_are_refused_with_the_excess() {
        assert!((widths(&[fixed(60.0), fixed(50.0)], 100.0).unwrap_err() - 10.0).abs() < 1e-3);
    }
}
