//! Rows by account, in pieces that can be worked on one by one.

/// How many pieces there are: many more than threads, so that few are in work at a time.
const BUCKETS: usize = 64;

/// Rows of numbered accounts; all rows of an account lie in one bucket.
pub(super) struct Buckets<T>(Vec<Vec<Vec<T>>>);

/// Rows on their way into buckets.
pub(super) struct Split<T>(Vec<Vec<T>>);

impl<T> Default for Buckets<T> {
    fn default() -> Self {
        Self((0..BUCKETS).map(|_| vec![]).collect())
    }
}

/// Returns the bucket of an account.
fn bucket(account: u32) -> usize {
    account as usize % BUCKETS
}

impl<T> Split<T> {
    /// Divides rows; takes no more memory than they need.
    pub(super) fn of(rows: Vec<T>, account: impl Fn(&T) -> u32) -> Self {
        let mut counts = [0; BUCKETS];
        for row in &rows {
            counts[bucket(account(row))] += 1;
        }
        let mut split: Vec<Vec<T>> = counts.map(Vec::with_capacity).into();
        for row in rows {
            split[bucket(account(&row))].push(row);
        }
        Self(split)
    }
}

impl<T> From<Vec<Vec<T>>> for Split<T> {
    /// Takes the rows of each bucket.
    fn from(rows: Vec<Vec<T>>) -> Self {
        Self(rows)
    }
}

impl<T> Buckets<T> {
    /// Adds rows.
    pub(super) fn add(&mut self, rows: Split<T>) {
        let lists = self.0.iter_mut().zip(rows.0).filter(|(_, rows)| !rows.is_empty());
        lists.for_each(|(lists, rows)| lists.push(rows));
    }

    /// Returns the rows of each bucket.
    pub(super) fn into_rows(self) -> Vec<Rows<T>> {
        self.0.into_iter().map(Rows).collect()
    }
}

/// The rows of one bucket, in pieces.
pub(super) struct Rows<T>(Vec<Vec<T>>);

impl<T> Rows<T> {
    /// Returns the rows in one piece.
    pub(super) fn joined(self) -> Vec<T> {
        self.joined_with(vec![])
    }

    /// Returns some rows and these in one piece.
    pub(super) fn joined_with(self, mut rows: Vec<T>) -> Vec<T> {
        rows.reserve_exact(self.0.iter().map(Vec::len).sum());
        self.0.into_iter().for_each(|piece| rows.extend(piece));
        rows
    }
}
