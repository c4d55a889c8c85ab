//! The sheet of data: one row per account, as the analysis has it.

use crate::{
    analysis::{AbcMeasure, Bucket, XyzMeasure},
    model::{Cadence, CalendarUnit, Money, Month, Span},
    report::workbook::{
        Draft,
        model::{Cell, Sheet, Style, Table},
        place::HEAD,
        ranked::Row,
    },
};

/// The id.
pub(super) const ID: usize = 0;
/// The name.
pub(super) const NAME: usize = 1;
/// Revenue of the current window.
pub(super) const REVENUE: usize = 5;

/// What stands for a class before the first purchase.
pub(super) const NOT_YET: &str = "–";

/// Where the columns behind the amounts are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// What ABC ranks.
    pub(super) value: usize,
    /// The class of value.
    pub(super) abc: usize,
    /// The class of regularity.
    pub(super) xyz: usize,
    /// The class of value in the base window.
    pub(super) abc_base: usize,
    /// The cell of the matrix at the end of the base window.
    pub(super) cell_base: usize,
    /// The first bucket.
    pub(super) series: usize,
}

impl Columns {
    /// Returns the columns of a workbook that ranks margin, or revenue.
    pub(super) fn of(margin: bool) -> Self {
        let (value, abc) = if margin { (7, 9) } else { (REVENUE, 7) };
        Self { value, abc, xyz: abc + 1, abc_base: abc + 3, cell_base: abc + 4, series: abc + 6 }
    }
}

/// Builds the sheet.
pub(super) fn sheet(draft: &Draft<'_>) -> Sheet {
    let buckets = &draft.analysis.company.segmentation.buckets;
    let lead = draft.scene.say(
        "book-data-lead",
        &[
            ("accounts", draft.ranked.rows.len().into()),
            ("window", draft.scene.window().into()),
            ("currency", draft.scene.scope.unit.currency.code().into()),
        ],
    );
    let head = head(draft, buckets);
    let columns = u16::try_from(head.len()).expect("a sheet has fewer columns");
    let mut rows = draft.opening("book-data", lead);
    rows.push(head);
    rows.extend(draft.ranked.rows.iter().map(|row| account(draft, row, buckets.len())));
    let mut widths = vec![12.0, 30.0, 20.0, 16.0, 12.0];
    widths.resize(draft.columns.abc, 16.0);
    widths.extend([7.0, 7.0, 8.0, 9.0, 9.0, 7.0]);
    widths.resize(usize::from(columns), 13.0);
    Sheet {
        name: draft.word("book-data"),
        widths,
        rows,
        table: Some(Table { head: HEAD, columns }),
        kept: 2,
        ..Sheet::default()
    }
}

fn head(draft: &Draft<'_>, buckets: &[Span]) -> Vec<Cell> {
    let texts = ["book-id", "col-account", "col-owner", "book-segment", "book-first"];
    let mut head: Vec<Cell> =
        texts.iter().map(|key| Cell::text(draft.word(key), Style::Head)).collect();
    let amounts: &[&str] = match draft.analysis.scope.settings.abc.measure {
        AbcMeasure::Revenue => &["book-revenue", "book-revenue-base"],
        AbcMeasure::Margin => {
            &["book-revenue", "book-revenue-base", "book-margin", "book-margin-base"]
        }
    };
    head.extend(amounts.iter().map(|key| Cell::text(draft.word(key), Style::HeadRight)));
    let classes = ["ABC", "XYZ"].map(|class| Cell::text(class, Style::Head));
    head.extend(classes);
    head.push(Cell::text(draft.word("book-cv"), Style::HeadRight));
    let classes = ["book-abc-base", "book-cell-base", "book-new"];
    head.extend(classes.map(|key| Cell::text(draft.word(key), Style::Head)));
    head.extend(buckets.iter().map(|span| Cell::text(bucket(draft, *span), Style::HeadRight)));
    head
}

/// Returns the name of a bucket of time.
fn bucket(draft: &Draft<'_>, span: Span) -> String {
    let (calendar, language) = (draft.scene.scope.settings.calendar, draft.scene.language);
    match (draft.scene.scope.xyz_bucket, calendar.unit) {
        (Bucket::Week, _) => calendar.containing(Cadence::Week, span.from).to_string(),
        (Bucket::Quarter, _) => {
            language.period(calendar.containing(Cadence::Quarter, span.from), span)
        }
        (Bucket::Month | Bucket::Auto, CalendarUnit::Months) => {
            language.month(Month::of(span.from))
        }
        (Bucket::Month | Bucket::Auto, CalendarUnit::Weeks) => language.day(span.last()),
    }
}

fn account(draft: &Draft<'_>, row: &Row<'_>, buckets: usize) -> Vec<Cell> {
    let (account, segment) = (row.account, &row.account.segment);
    let money = |amount: Money| Cell::number(draft.scene.scope.unit.whole(amount), Style::Money);
    let known = |amount: Option<Money>| amount.map_or(Cell::empty(Style::Money), money);
    let text = |text: Option<&str>| Cell::text(text.unwrap_or_default(), Style::Text);
    let class = |class: String| Cell::text(class, Style::Class);
    let mut cells = vec![
        text(Some(&account.account.account_id)),
        Cell::text(account.account.name.as_str(), Style::Name),
        Cell::text(draft.owner(&account.manager_id, &account.manager_name), Style::Text),
        text(account.account.segment.as_deref()),
        account.first_purchase.map_or(Cell::empty(Style::Day), Cell::day),
        money(account.revenue_current),
        money(account.revenue_base),
    ];
    if draft.analysis.scope.settings.abc.measure == AbcMeasure::Margin {
        cells.extend([known(account.margin_current), known(account.margin_base)]);
    }
    let cell_base = account.abc_base.zip(segment.xyz_base);
    cells.extend([
        class(format!("{:?}", account.abc)),
        class(format!("{:?}", account.xyz.class)),
        account.xyz.cv.map_or(Cell::empty(Style::Ratio), |cv| Cell::number(cv, Style::Ratio)),
        class(account.abc_base.map_or(NOT_YET.to_owned(), |class| format!("{class:?}"))),
        class(cell_base.map_or(NOT_YET.to_owned(), |(abc, xyz)| format!("{abc:?}{xyz:?}"))),
        class(if segment.is_new { draft.word("book-yes") } else { String::new() }),
    ]);
    // Buckets before the first purchase stay empty: they count for nothing.
    cells.resize(cells.len() + buckets - segment.series.len(), Cell::empty(Style::Money));
    cells.extend(segment.series.iter().map(
        |size| match draft.analysis.scope.settings.xyz.measure {
            XyzMeasure::Revenue => money(*size),
            XyzMeasure::Frequency => Cell::number(size.as_f64(), Style::Count),
        },
    ));
    cells
}
