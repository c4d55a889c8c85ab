//! A set of row numbers.

/// Row numbers as bits: an eighth of a byte a row, nothing while it is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct RowSet {
    words: Vec<u64>,
    count: u64,
}

impl RowSet {
    /// Adds a row.
    pub(in crate::ingest) fn insert(&mut self, row: u64) {
        let (word, bit) = split(row);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.count += u64::from(self.words[word] & bit == 0);
        self.words[word] |= bit;
    }

    /// Returns whether a row is in the set.
    pub(in crate::ingest) fn contains(&self, row: u64) -> bool {
        let (word, bit) = split(row);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Returns how many rows are in the set.
    pub(in crate::ingest) fn len(&self) -> u64 {
        self.count
    }
}

fn split(row: u64) -> (usize, u64) {
    let word = usize::try_from(row / 64).expect("row numbers fit the address space");
    (word, 1 << (row % 64))
}
