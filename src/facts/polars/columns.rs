//! Columns of a row group, ready to be walked.

use std::{collections::HashMap, hash::BuildHasherDefault};

use polars::prelude::*;

use crate::facts::{NO_ID, Texts, ids::KeyHasher};

/// Texts as places in a list; equal texts may stand in it twice.
pub(super) struct Codes {
    /// The place of each row's text, [`NO_ID`] for none.
    pub(super) rows: Vec<u32>,
    /// The texts.
    pub(super) texts: Texts,
}

impl Codes {
    /// Numbers the texts of a column.
    pub(super) fn of(frame: &DataFrame, name: &str) -> PolarsResult<Self> {
        let column = frame.column(name)?;
        let is_there = is_there(column);
        let column = column.str()?;
        let (mut rows, mut texts) = (Vec::with_capacity(column.len()), Texts::default());
        let mut is_there = is_there.iter().flatten();
        for array in column.downcast_iter() {
            // A view is a short text itself, or where a long one stands in this array.
            let mut known: HashMap<u128, u32, BuildHasherDefault<KeyHasher>> = HashMap::default();
            let (mut last, mut place) = (None, NO_ID);
            for (row, view) in array.views().iter().enumerate() {
                if is_there.next() == Some(&false) {
                    rows.push(NO_ID);
                    continue;
                }
                let view = view.as_u128();
                if last != Some(view) {
                    let add = || texts.push(array.value(row));
                    place = *known.entry(view).or_insert_with(add);
                    last = Some(view);
                }
                rows.push(place);
            }
        }
        Ok(Self { rows, texts })
    }

    /// Returns whether the text of each row is `wanted`.
    pub(super) fn are(&self, wanted: &str) -> Are<'_> {
        let places = (0..).take(self.texts.len());
        Are { rows: &self.rows, is: places.map(|place| self.texts.get(place) == wanted).collect() }
    }
}

/// Rows that hold one text.
pub(super) struct Are<'a> {
    rows: &'a [u32],
    is: Vec<bool>,
}

impl Are<'_> {
    /// Returns the answer for a row; `None` where it holds nothing.
    pub(super) fn get(&self, row: usize) -> Option<bool> {
        self.is.get(self.rows[row] as usize).copied()
    }
}

/// Numbers of a column.
pub(super) struct Numbers<'a, T> {
    values: &'a [T],
    is_there: Option<Vec<bool>>,
}

impl<T: Copy> Numbers<'_, T> {
    /// Returns the number of a row.
    pub(super) fn get(&self, row: usize) -> Option<T> {
        let is_there = self.is_there.as_ref().is_none_or(|is_there| is_there[row]);
        is_there.then(|| self.values[row])
    }
}

/// Returns a column of counts or stored units.
pub(super) fn numbers<'a>(frame: &'a DataFrame, name: &str) -> PolarsResult<Numbers<'a, i64>> {
    let column = frame.column(name)?;
    Ok(Numbers { values: values(column.i64()?), is_there: is_there(column) })
}

/// Returns a column of days since 1970-01-01.
pub(super) fn days<'a>(frame: &'a DataFrame, name: &str) -> PolarsResult<Numbers<'a, i32>> {
    let column = frame.column(name)?;
    Ok(Numbers { values: values(column.date()?.physical()), is_there: is_there(column) })
}

/// Returns the values of a row group, which is read in one piece.
fn values<T: PolarsNumericType>(column: &ChunkedArray<T>) -> &[T::Native] {
    column.downcast_iter().next().map_or(&[], |array| array.values().as_slice())
}

/// Returns which rows hold a value; `None` when all do.
fn is_there(column: &Column) -> Option<Vec<bool>> {
    let is_there = || column.is_not_null().iter().map(|is_there| is_there == Some(true)).collect();
    column.has_nulls().then(is_there)
}
