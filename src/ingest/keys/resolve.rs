//! Which of the rows with the same key counts.

use std::cmp::Reverse;

use crate::ingest::{keys::index::Seen, snapshot::RowSet};

/// Contradictions that are told one by one.
const TOLD: usize = 100_000;

/// What becomes of all rows of a table.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Resolved {
    /// Rows that do not belong into the table.
    pub(in crate::ingest) dropped: RowSet,
    /// Pulled rows that came more than once with the same values.
    pub(in crate::ingest) repeated: u64,
    /// Pulled rows of which a later version was pulled too.
    pub(in crate::ingest) superseded: u64,
    /// Pulled rows that were there before with the same values.
    pub(in crate::ingest) unchanged: u64,
    /// Rows of the last snapshot of which another version was pulled.
    pub(in crate::ingest) replaced: u64,
    /// Rows of the last snapshot that are gone.
    pub(in crate::ingest) removed: u64,
    /// Pulled rows that differ from an earlier one that counts as much, in order; not all when
    /// there are very many.
    pub(in crate::ingest) contradictions: Vec<Contradiction>,
    /// How many such rows there are.
    pub(in crate::ingest) contradicted: u64,
}

/// A row that differs from one with the same key, and nothing tells which of them counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) struct Contradiction {
    /// The row.
    pub(in crate::ingest) row: u64,
    /// The number of its record.
    pub(in crate::ingest) record: u64,
}

impl Resolved {
    /// Takes rows in any order; all rows of a key come together.
    pub(super) fn add(&mut self, seen: &mut [Seen]) {
        seen.sort_unstable_by_key(|seen| (seen.key(), seen.place()));
        for group in seen.chunk_by(|one, other| one.key() == other.key()) {
            match group {
                [alone] if !alone.leaves() => {}
                _ => self.settle(group),
            }
        }
        // Very many contradictions fail the pull whatever they are: the first ones are enough.
        if self.contradictions.len() > TOLD {
            self.finish();
        }
    }

    /// Puts the contradictions in order.
    pub(super) fn finish(&mut self) {
        self.contradictions.sort_unstable();
        self.contradictions.truncate(TOLD);
    }

    /// Decides between the rows of one key, which stand in the order they were added.
    fn settle(&mut self, group: &[Seen]) {
        let gone = group.iter().filter(|seen| seen.is_gone());
        let gone = gone.map(|seen| (seen.rank, seen.place())).max();
        let lives = |seen: &Seen| gone.is_none_or(|gone| (seen.rank, seen.place()) > gone);
        let rows = || group.iter().filter(|seen| !seen.is_gone());
        let winner = rows()
            .filter(|seen| lives(seen) && !seen.leaves())
            .max_by_key(|seen| (seen.rank, Reverse(seen.place())));
        let same = |seen: &&Seen| lives(seen) && winner.is_some_and(|it| it.row == seen.row);
        // A row that was there before stays where it is, so that its part need not be rewritten.
        let keeper = rows().find(same);
        let is_kept = |seen: &Seen| keeper.is_some_and(|keeper| keeper.place() == seen.place());
        let mut is_known = keeper.is_some_and(Seen::is_base);
        for seen in rows().filter(|seen| !is_kept(seen)) {
            self.dropped.insert(seen.number());
            match winner {
                None if seen.is_base() => self.removed += 1,
                Some(_) if seen.is_base() => self.replaced += 1,
                Some(winner) if lives(seen) && winner.row == seen.row => {
                    let count = if is_known { &mut self.unchanged } else { &mut self.repeated };
                    *count += 1;
                    is_known = false;
                }
                Some(winner) if lives(seen) && winner.rank == seen.rank => self.contradict(seen),
                _ => self.superseded += 1,
            }
        }
    }

    fn contradict(&mut self, seen: &Seen) {
        self.contradicted += 1;
        self.contradictions.push(Contradiction { row: seen.number(), record: seen.record });
    }
}
