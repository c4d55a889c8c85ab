//! What an account bought by category, quarter by quarter.

use std::{cmp::Reverse, collections::BTreeMap};

use jiff::ToSpan;

use crate::{
    analysis::{CategoryQuarters, Scope},
    facts::{AccountDetail, Detail},
    model::{CalendarUnit, Date, Money, Span},
};

/// Rows that are kept; the smallest categories share the last.
const MOST: usize = 8;
const QUARTERS: usize = 8;
/// Weeks of a quarter where windows are weeks.
const WEEKS: i32 = 13;

/// Returns the quarters that end with the current window, oldest first; those before the base window
/// began are empty.
pub fn quarter_spans(scope: &Scope) -> [Span; QUARTERS] {
    let (end, first) = (scope.windows.current.to, scope.windows.base.from);
    let weekly = scope.settings.calendar.unit == CalendarUnit::Weeks;
    let back = |quarters: i32| {
        let length = if weekly { (quarters * WEEKS).weeks() } else { (quarters * 3).months() };
        end.saturating_sub(length).max(first)
    };
    let quarter = |index: usize| i32::try_from(QUARTERS - index).expect("at most eight");
    std::array::from_fn(|index| Span { from: back(quarter(index)), to: back(quarter(index) - 1) })
}

/// Sums the sales of an account by category; categories by size, what names none last.
pub(super) fn quarters(
    scope: &Scope,
    detail: &Detail,
    rows: &AccountDetail,
) -> Vec<CategoryQuarters> {
    let spans = quarter_spans(scope);
    let place = |day: Date| spans.iter().position(|span| span.contains(day));
    let mut sums: BTreeMap<u32, [Money; QUARTERS]> = BTreeMap::new();
    for row in &rows.categories {
        if let Some(quarter) = place(row.day) {
            sums.entry(row.category).or_default()[quarter] += row.sales;
        }
    }
    let named = |category: u32| Some(&detail.categories[category as usize]);
    let mut found: Vec<CategoryQuarters> = sums
        .into_iter()
        .map(|(category, quarters)| CategoryQuarters {
            category: named(category).filter(|name| !name.is_empty()).cloned(),
            summed: 0,
            quarters,
        })
        .collect();
    let size = |row: &CategoryQuarters| row.quarters.iter().copied().sum::<Money>();
    found.sort_by_cached_key(|row| {
        (row.category.is_none(), Reverse(size(row)), row.category.clone())
    });
    if found.len() > MOST {
        let rest = sum_up(&found[MOST - 1..]);
        found.truncate(MOST - 1);
        found.push(rest);
    }
    found
}

fn sum_up(rows: &[CategoryQuarters]) -> CategoryQuarters {
    let mut sum = CategoryQuarters { summed: rows.len(), ..CategoryQuarters::default() };
    for row in rows {
        for (sum, sales) in sum.quarters.iter_mut().zip(row.quarters) {
            *sum += sales;
        }
    }
    sum
}
