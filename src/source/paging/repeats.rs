//! Pages and records that came before.

use std::collections::{BTreeSet, VecDeque};

use crate::source::decode::Outline;

/// Record hashes kept for comparing; pages beyond are known as a whole only.
const MOST_RECENT: usize = 1 << 20;

/// What came before, as hashes.
#[derive(Default)]
pub(super) struct Repeats {
    pages: BTreeSet<u64>,
    /// The records of the last pages, sorted within each.
    recent: VecDeque<Vec<u64>>,
    kept: usize,
    /// Records that came again at once: rows that moved to the next page while pages were read.
    pub(super) moved: u64,
}

impl Repeats {
    /// Adds a page; returns what came before when it brings nothing new.
    pub(super) fn add(&mut self, outline: &Outline) -> Option<&'static str> {
        if outline.records == Some(0) {
            return None;
        }
        if outline.digest.is_some_and(|digest| !self.pages.insert(digest)) {
            return Some("the same page");
        }
        let hashes = &outline.hashes;
        let is_in = |page: &Vec<u64>, hash: &u64| page.binary_search(hash).is_ok();
        let is_known = |hash: &u64| self.recent.iter().rev().any(|page| is_in(page, hash));
        if !hashes.is_empty() && hashes.iter().all(is_known) {
            return Some("every record of the page");
        }
        if let Some(last) = self.recent.back() {
            self.moved += hashes.iter().filter(|hash| is_in(last, hash)).count() as u64;
        }
        self.keep(hashes.clone());
        None
    }

    fn keep(&mut self, mut hashes: Vec<u64>) {
        hashes.sort_unstable();
        self.kept += hashes.len();
        self.recent.push_back(hashes);
        while self.kept > MOST_RECENT && self.recent.len() > 1 {
            self.kept -= self.recent.pop_front().map_or(0, |page| page.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(hashes: &[u64]) -> Outline {
        let digest = hashes.iter().fold(1, |sum: u64, hash| sum.wrapping_mul(31) + hash);
        Outline {
            records: Some(hashes.len() as u64),
            digest: Some(digest),
            hashes: hashes.to_vec(),
            ..Outline::default()
        }
    }

    #[test]
    fn a_page_must_bring_something_new() {
        let mut repeats = Repeats::default();
        for new in [&[1, 2, 3][..], &[3, 4, 5], &[], &[], &[5, 1, 6]] {
            assert_eq!(repeats.add(&page(new)), None, "{new:?}");
        }
        assert_eq!(repeats.add(&page(&[3, 4, 5])), Some("the same page"));
        assert_eq!(repeats.add(&page(&[2, 6])), Some("every record of the page"));
        assert_eq!(repeats.moved, 2);
    }

    #[test]
    fn memory_stays_bounded() {
        let mut repeats = Repeats::default();
        for start in 0..5 {
            let hashes: Vec<u64> = (start << 20..(start << 20) + (1 << 19)).collect();
            assert_eq!(repeats.add(&page(&hashes)), None);
        }
        assert_eq!((repeats.recent.len(), repeats.kept), (2, MOST_RECENT));
    }
}
