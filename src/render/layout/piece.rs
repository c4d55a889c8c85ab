//! Pieces: the parts of a block that stay whole, and how they are stacked on pages.

use crate::render::display::Item;

/// A part of a block that is never split.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
    /// Distance to the piece above; dropped at the top of a page.
    pub(crate) gap: f32,
    /// Its height.
    pub(crate) height: f32,
    /// What it draws, from its own top left corner.
    pub(crate) items: Vec<Item>,
    /// Whether the next piece must stand on the same page.
    pub(crate) keep_next: bool,
    /// The piece repeated above it when it starts a page: its table head.
    pub(crate) head: Option<usize>,
}

/// Where pieces may stand on a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) top: f32,
    pub(crate) bottom: f32,
}

/// A piece at its height on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) piece: usize,
    pub(crate) y: f32,
}

/// Room for rounding.
const SLACK: f32 = 0.05;

/// Returns the height of pieces stacked without a break.
pub(crate) fn height(pieces: &[Piece]) -> f32 {
    let gaps: f32 = pieces.iter().skip(1).map(|piece| piece.gap).sum();
    gaps + pieces.iter().map(|piece| piece.height).sum::<f32>()
}

/// Returns the pieces stacked on one page, moved to their places.
pub(crate) fn stack(pieces: Vec<Piece>, x: f32, top: f32) -> Vec<Item> {
    let mut y = top;
    let mut items = vec![];
    for (index, piece) in pieces.into_iter().enumerate() {
        y += if index == 0 { 0.0 } else { piece.gap };
        items.extend(piece.items.into_iter().map(|item| item.moved(x, y)));
        y += piece.height;
    }
    items
}

/// Returns the pieces of each page, or how much a single piece is too high for a page.
///
/// Pieces joined by `keep_next` move together, unless they are higher than a whole page.
pub(crate) fn paginate(
    pieces: &[Piece],
    first: Column,
    further: Column,
) -> Result<Vec<Vec<Placed>>, f32> {
    let mut pages = vec![vec![]];
    let (mut y, mut bottom) = (first.top, first.bottom);
    let mut index = 0;
    while index < pieces.len() {
        let end = chunk_end(pieces, index);
        let room = further.bottom - further.top - head_height(pieces, index);
        let whole = height(&pieces[index..end]) <= room + SLACK;
        let end = if whole { end } else { index + 1 };
        let chunk = &pieces[index..end];
        let top_of_page = pages.last().is_none_or(Vec::is_empty);
        let gap = if top_of_page { 0.0 } else { pieces[index].gap };
        if y + gap + height(chunk) > bottom + SLACK && !(top_of_page && pages.len() > 1) {
            pages.push(vec![]);
            (y, bottom) = (further.top, further.bottom);
            if let Some(head) = pieces[index].head {
                pages.last_mut().expect("there is a page").push(Placed { piece: head, y });
                y += pieces[head].height;
            }
        }
        let page = pages.last_mut().expect("there is a page");
        for (offset, piece) in pieces[index..end].iter().enumerate() {
            y += if page.is_empty() { 0.0 } else { piece.gap };
            page.push(Placed { piece: index + offset, y });
            y += piece.height;
        }
        if y > bottom + SLACK {
            return Err(y - bottom);
        }
        index = end;
    }
    Ok(pages)
}

fn chunk_end(pieces: &[Piece], start: usize) -> usize {
    let kept = pieces[start..].iter().take_while(|piece| piece.keep_next).count();
    (start + kept + 1).min(pieces.len())
}

fn head_height(pieces: &[Piece], index: usize) -> f32 {
    pieces[index].head.map_or(0.0, |head| pieces[head].height)
}

#[cfg(test)]
mod tests {
    use crate::render::layout::piece::{Column, Piece, paginate};

    fn column(bottom: f32) -> Column {
        Column { top: 0.0, bottom }
    }

    fn row(head: usize) -> Piece {
        Piece { height: 10.0, head: Some(head), ..Piece::default() }
    }

    fn numbers(pieces: &[Piece], first: f32, further: f32) -> Vec<Vec<usize>> {
        let pages = paginate(pieces, column(first), column(further)).unwrap();
        pages.iter().map(|page| page.iter().map(|placed| placed.piece).collect()).collect()
    }

    #[test]
    fn the_head_is_repeated_and_no_row_is_lost() {
        let mut pieces = vec![Piece { height: 10.0, keep_next: true, ..Piece::default() }];
        pieces.extend((0..7).map(|_| row(0)));
        assert_eq!(numbers(&pieces, 40.0, 50.0), vec![vec![0, 1, 2, 3], vec![0, 4, 5, 6, 7]]);
    }

    #[test]
    fn kept_pieces_move_together() {
        let mut pieces = vec![row(9), row(9), row(9)];
        pieces[1].keep_next = true;
        for piece in &mut pieces {
            piece.head = None;
        }
        assert_eq!(numbers(&pieces, 20.0, 50.0), vec![vec![0], vec![1, 2]]);
    }

    #[test]
    fn a_piece_higher_than_a_page_is_refused_with_the_excess() {
        let pieces = [Piece { height: 60.0, ..Piece::default() }];
        let excess = paginate(&pieces, column(30.0), column(50.0)).unwrap_err();
        assert!((excess - 10.0).abs() < 1e-3);
    }
}
