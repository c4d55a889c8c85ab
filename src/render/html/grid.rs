//! Places in millimetres as rows of a grid.

use crate::report::document::Block;

/// Blocks whose tops differ by less stand in one row.
const SAME_ROW_MM: f32 = 3.0;

/// Where a block stands: CSS grid lines, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) rows: usize,
    pub(super) column: u8,
    pub(super) span: u8,
}

/// Returns the blocks of a page from top to bottom with their places.
pub(super) fn cells(blocks: &[Block]) -> Vec<(&Block, Cell)> {
    let mut sorted: Vec<&Block> = blocks.iter().collect();
    sorted.sort_by(|a, b| a.top_mm.total_cmp(&b.top_mm).then(a.column.cmp(&b.column)));
    let mut tops: Vec<f32> = vec![];
    for block in &sorted {
        if tops.last().is_none_or(|top| block.top_mm - top >= SAME_ROW_MM) {
            tops.push(block.top_mm);
        }
    }
    let mut placed: Vec<(&Block, Cell)> = sorted
        .into_iter()
        .map(|block| {
            let bottom = block.top_mm + block.height_mm;
            let row = tops.iter().filter(|top| **top <= block.top_mm).count();
            let last = tops.iter().filter(|top| **top + SAME_ROW_MM <= bottom).count();
            let rows = last.saturating_sub(row) + 1;
            let rows = if block.flows { 1 } else { rows.max(1) };
            (block, Cell { row, rows, column: block.column + 1, span: block.span })
        })
        .collect();
    placed.sort_by_key(|(_, cell)| (cell.row, cell.column));
    placed
}

#[cfg(test)]
mod tests {
    use crate::render::html::grid::{Cell, cells};
    use crate::report::document::{Block, Frame};

    fn block(id: &str, place: (u8, u8), top_mm: f32, height_mm: f32) -> Block {
        let (column, span) = place;
        let (head, body) = (vec![], vec![]);
        let (id, frame, flows) = (id.to_owned(), Frame::Full, false);
        Block { id, frame, column, span, top_mm, height_mm, flows, head, body }
    }

    #[test]
    fn a_tall_block_spans_the_rows_beside_it() {
        let blocks = [
            block("tall", (0, 8), 100.0, 94.0),
            block("upper", (8, 4), 100.0, 45.0),
            block("lower", (8, 4), 150.0, 44.0),
        ];
        let found: Vec<(&str, usize, usize)> = cells(&blocks)
            .into_iter()
            .map(|(block, Cell { row, rows, .. })| (block.id.as_str(), row, rows))
            .collect();
        assert_eq!(found, [("tall", 1, 2), ("upper", 1, 1), ("lower", 2, 1)]);
    }

    #[test]
    fn blocks_at_nearly_one_height_share_a_row() {
        let blocks = [block("title", (0, 7), 12.6, 17.0), block("facts", (7, 5), 13.0, 14.0)];
        assert!(cells(&blocks).iter().all(|(_, cell)| cell.row == 1 && cell.rows == 1));
    }
}
