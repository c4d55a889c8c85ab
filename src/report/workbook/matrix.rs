//! The sheet of the matrix: ABC by XYZ over the classes the formulas found.

use crate::{
    analysis::{AbcClass, CellMove, Strategy, StrategyCell, XyzClass},
    report::{
        blocks::strategy_key,
        workbook::{
            Draft, classes, data,
            model::{Cell, Outcome, Sheet, Style},
            place::{at, fixed, quoted},
        },
    },
};

const ABC: [AbcClass; 4] = [AbcClass::A, AbcClass::B, AbcClass::C, AbcClass::N];
const XYZ: [XyzClass; 4] = [XyzClass::X, XyzClass::Y, XyzClass::Z, XyzClass::N];
/// Rows of one block: its head, the letters, four classes, the total, air.
const HEIGHT: usize = 8;
/// Columns of one block: the letter, four classes, the total, air.
const WIDTH: usize = 7;
/// The row of the first block.
const TOP: usize = 3;

/// Where a block stands: band from the top, side from the left.
#[derive(Clone, Copy)]
struct Block {
    band: usize,
    side: usize,
}

const ACCOUNTS: Block = Block { band: 0, side: 0 };
const REVENUE: Block = Block { band: 0, side: 1 };
const SHARE: Block = Block { band: 1, side: 0 };
const STRATEGY: Block = Block { band: 1, side: 1 };
const CAME: Block = Block { band: 2, side: 0 };
const LEFT: Block = Block { band: 2, side: 1 };

impl Block {
    fn row(self, class: usize) -> usize {
        TOP + self.band * HEIGHT + 2 + class
    }

    fn column(self, class: usize) -> usize {
        self.side * WIDTH + 1 + class
    }

    /// Returns the cell of two classes; the fifth is the total.
    fn cell(self, abc: usize, xyz: usize) -> String {
        at(self.column(xyz), self.row(abc))
    }

    /// Returns the letter of a row and of a column as criteria.
    fn letters(self, abc: usize, xyz: usize) -> [String; 2] {
        let row = fixed(self.side * WIDTH, self.row(abc));
        [row, fixed(self.column(xyz), self.row(0) - 1)]
    }
}

/// What a block says in one cell: formula and result.
type Figure<'a> = dyn Fn(usize, usize) -> Cell + 'a;

/// Returns the formula for what a cell of the matrix asks for.
pub(super) fn look_up(draft: &Draft<'_>, abc: &str, xyz: &str) -> String {
    let sheet = quoted(&draft.word("book-matrix"));
    let corner = |row: usize, column: usize| fixed(column, row);
    let (top, left) = (STRATEGY.row(0), STRATEGY.column(0));
    let (bottom, right) = (STRATEGY.row(3), STRATEGY.column(3));
    let words = format!("{sheet}!{}:{}", corner(top, left), corner(bottom, right));
    let rows = format!("{sheet}!{}:{}", corner(top, left - 1), corner(bottom, left - 1));
    let columns = format!("{sheet}!{}:{}", corner(top - 1, left), corner(top - 1, right));
    format!("INDEX({words},MATCH({abc},{rows},0),MATCH({xyz},{columns},0))")
}

/// Returns the words for what a cell asks for.
pub(super) fn strategy(strategy: Strategy, draft: &Draft<'_>) -> String {
    draft.word(strategy_key(strategy))
}

/// Builds the sheet.
pub(super) fn sheet(draft: &Draft<'_>) -> Sheet {
    let mut page =
        Page { draft, rows: draft.opening("book-matrix", draft.word("book-matrix-lead")) };
    page.counts();
    page.shares();
    page.strategies();
    page.movers();
    page.moves();
    let mut widths = vec![16.0; 2 * WIDTH - 1];
    widths[WIDTH - 1] = 3.0;
    Sheet { name: draft.word("book-matrix"), widths, rows: page.rows, ..Sheet::default() }
}

struct Page<'a, 'b> {
    draft: &'b Draft<'a>,
    rows: Vec<Vec<Cell>>,
}

impl Page<'_, '_> {
    fn set(&mut self, row: usize, column: usize, cell: Cell) {
        while self.rows.len() <= row {
            self.rows.push(vec![]);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        cells[column] = cell;
    }

    /// Writes head, letters and the cells of a block.
    fn block(&mut self, block: Block, (key, heads): (&str, Style), figure: &Figure<'_>) {
        let left = block.side * WIDTH;
        self.set(block.row(0) - 2, left, Cell::text(self.draft.word(key), Style::Block));
        self.set(block.row(0) - 1, left, Cell::text("", Style::Head));
        for (place, class) in XYZ.iter().enumerate() {
            let head = Cell::text(format!("{class:?}"), heads);
            self.set(block.row(0) - 1, block.column(place), head);
        }
        for (abc, class) in ABC.iter().enumerate() {
            self.set(block.row(abc), left, Cell::text(format!("{class:?}"), Style::Name));
            for xyz in 0..4 {
                self.set(block.row(abc), block.column(xyz), figure(abc, xyz));
            }
        }
    }

    /// Adds the sums of a block by row and column; `result` gives what stands in a cell.
    fn totals(&mut self, block: Block, styles: [Style; 2], result: &dyn Fn(&StrategyCell) -> f64) {
        let (total, draft) = (self.draft.word("book-total"), self.draft);
        let cells = &draft.analysis.company.segmentation.cells;
        let sum = |abc: Option<usize>, xyz: Option<usize>| {
            let inside = cells.iter().filter(|cell| {
                abc.is_none_or(|abc| cell.abc == ABC[abc])
                    && xyz.is_none_or(|xyz| cell.xyz == XYZ[xyz])
            });
            Outcome::Number(inside.map(result).sum())
        };
        self.set(block.row(0) - 1, block.column(4), Cell::text(total.clone(), Style::HeadRight));
        self.set(block.row(4), block.side * WIDTH, Cell::text(total, Style::TotalName));
        for abc in 0..5 {
            let row = format!("SUM({}:{})", block.cell(abc, 0), block.cell(abc, 3));
            let found = sum((abc < 4).then_some(abc), None);
            let style = styles[usize::from(abc == 4)];
            self.set(block.row(abc), block.column(4), Cell::formula(row, found, style));
        }
        for xyz in 0..4 {
            let column = format!("SUM({}:{})", block.cell(0, xyz), block.cell(3, xyz));
            let cell = Cell::formula(column, sum(None, Some(xyz)), styles[1]);
            self.set(block.row(4), block.column(xyz), cell);
        }
    }

    fn counts(&mut self) {
        let draft = self.draft;
        let classes = &draft.classes;
        let (abc_of, xyz_of) = (classes.column(classes::ABC), classes.column(classes::XYZ));
        self.block(ACCOUNTS, ("book-matrix-accounts", Style::HeadRight), &|abc, xyz| {
            let [row, column] = ACCOUNTS.letters(abc, xyz);
            let formula = format!("COUNTIFS({abc_of},{row},{xyz_of},{column})");
            Cell::formula(formula, found(draft, abc, xyz, count), Style::Count)
        });
        self.totals(ACCOUNTS, [Style::Count, Style::TotalCount], &count);
        let revenue_of = draft.data.column(data::REVENUE);
        let unit = &draft.scene.scope.unit;
        let revenue = |cell: &StrategyCell| unit.whole(cell.revenue);
        self.block(REVENUE, ("book-matrix-revenue", Style::HeadRight), &|abc, xyz| {
            let [row, column] = REVENUE.letters(abc, xyz);
            let formula = format!("SUMIFS({revenue_of},{abc_of},{row},{xyz_of},{column})");
            Cell::formula(formula, found(draft, abc, xyz, revenue), Style::Money)
        });
        self.totals(REVENUE, [Style::Money, Style::TotalMoney], &revenue);
    }

    fn shares(&mut self) {
        let draft = self.draft;
        let share_of = |formula: String, value, style| {
            let text = format!("IF(company_revenue>0,{formula}/company_revenue,0)");
            Cell::formula(text, Outcome::Number(value), style)
        };
        let share = |cell: &StrategyCell| cell.share.unwrap_or(0.0);
        self.block(SHARE, ("book-matrix-share", Style::HeadRight), &|abc, xyz| {
            let value = value(draft, abc, xyz, share);
            share_of(REVENUE.cell(abc, xyz), value, Style::Percent)
        });
        self.totals(SHARE, [Style::Percent, Style::TotalPercent], &share);
    }

    fn strategies(&mut self) {
        let draft = self.draft;
        self.block(STRATEGY, ("book-matrix-strategy", Style::Head), &|abc, xyz| {
            let cells = &draft.analysis.company.segmentation.cells;
            let known = cells.iter().find(|cell| cell.abc == ABC[abc] && cell.xyz == XYZ[xyz]);
            let asks = known.map_or(Strategy::Observe, |cell| cell.strategy);
            Cell::text(strategy(asks, draft), Style::Text)
        });
    }

    fn movers(&mut self) {
        let draft = self.draft;
        let now = draft.classes.column(classes::CELL);
        let base = draft.data.column(draft.columns.cell_base);
        for (block, key, all) in
            [(CAME, "book-matrix-came", &now), (LEFT, "book-matrix-left", &base)]
        {
            let came = block.side == CAME.side;
            let moved =
                |cell: &StrategyCell| f64::from(if came { cell.moved_in } else { cell.moved_out });
            self.block(block, (key, Style::HeadRight), &|abc, xyz| {
                let [row, column] = block.letters(abc, xyz);
                let formula = format!(
                    "COUNTIF({all},{row}&{column})-\
                     COUNTIFS({now},{row}&{column},{base},{row}&{column})"
                );
                Cell::formula(formula, found(draft, abc, xyz, moved), Style::Count)
            });
            self.totals(block, [Style::Count, Style::TotalCount], &moved);
        }
    }

    /// Lists who went from where to where, the largest revenue first.
    fn moves(&mut self) {
        let draft = self.draft;
        let top = TOP + 3 * HEIGHT;
        self.set(top, 0, Cell::text(draft.word("book-matrix-moves"), Style::Block));
        let heads = [
            ("book-from", Style::Head),
            ("book-to", Style::Head),
            ("col-accounts", Style::HeadRight),
            ("book-revenue", Style::HeadRight),
        ];
        for (column, (key, style)) in heads.into_iter().enumerate() {
            self.set(top + 1, column, Cell::text(draft.word(key), style));
        }
        let mut moves: Vec<&CellMove> =
            draft.analysis.company.segmentation.cell_moves.iter().collect();
        moves.sort_by_key(|one| (std::cmp::Reverse(one.revenue_current), one.from, one.to));
        for (place, one) in moves.into_iter().enumerate() {
            for (column, cell) in self.one_move(top + 2 + place, one).into_iter().enumerate() {
                self.set(top + 2 + place, column, cell);
            }
        }
    }

    fn one_move(&self, row: usize, one: &CellMove) -> [Cell; 4] {
        let draft = self.draft;
        let now = draft.classes.column(classes::CELL);
        let base = draft.data.column(draft.columns.cell_base);
        let revenue = draft.data.column(data::REVENUE);
        let (from, to) = (fixed(0, row), fixed(1, row));
        let cell =
            |(abc, xyz): (AbcClass, XyzClass)| Cell::text(format!("{abc:?}{xyz:?}"), Style::Name);
        let amount = draft.scene.scope.unit.whole(one.revenue_current);
        [
            cell(one.from),
            cell(one.to),
            Cell::formula(
                format!("COUNTIFS({base},{from},{now},{to})"),
                Outcome::Number(f64::from(one.accounts)),
                Style::Count,
            ),
            Cell::formula(
                format!("SUMIFS({revenue},{base},{from},{now},{to})"),
                Outcome::Number(amount),
                Style::Money,
            ),
        ]
    }
}

fn count(cell: &StrategyCell) -> f64 {
    f64::from(cell.accounts)
}

/// Returns a figure of a cell of the matrix; none where the analysis has no such cell.
fn value(draft: &Draft<'_>, abc: usize, xyz: usize, of: impl Fn(&StrategyCell) -> f64) -> f64 {
    let cells = &draft.analysis.company.segmentation.cells;
    let known = cells.iter().find(|cell| cell.abc == ABC[abc] && cell.xyz == XYZ[xyz]);
    known.map_or(0.0, of)
}

fn found(draft: &Draft<'_>, abc: usize, xyz: usize, of: impl Fn(&StrategyCell) -> f64) -> Outcome {
    Outcome::Number(value(draft, abc, xyz, of))
}
