//! Which rows are dropped, whatever fits in memory.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::ingest::snapshot::Value;

fn entry(key: u128, row: u64, rank: i64) -> Entry {
    // Spread over the buckets, as hashes are.
    Entry {
        key: Some(key.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)),
        row,
        rank,
        record: 0,
    }
}

fn index(folder: &TempDir, room: usize) -> KeyIndex {
    KeyIndex::with_room(folder.path().join("keys"), room)
}

fn dropped(resolved: &Resolved, rows: u64) -> Vec<u64> {
    (0..rows).filter(|row| resolved.dropped.contains(*row)).collect()
}

#[test]
fn every_key_names_columns_of_its_table() {
    for table in Table::ALL {
        let key = Key::of(table, &TableSource::new("c", "/")).unwrap();
        assert_eq!(key.places().len(), names(table).len(), "{table}");
    }
}

#[test]
fn borders_kinds_and_empty_cells_make_a_difference() {
    use Value::{Days, Empty, Number, Text};
    let rows = [
        [Text("ab"), Text("c")],
        [Text("a"), Text("bc")],
        [Text("abc"), Text("")],
        [Text("abc"), Empty],
        [Empty, Text("abc")],
        [Number(1), Empty],
        [Text("1"), Empty],
        [Days(1), Empty],
    ];
    let mut bytes = RowBytes::default();
    let hashes: BTreeSet<u64> = rows.iter().map(|row| bytes.row(row.iter().copied())).collect();
    assert_eq!(hashes.len(), rows.len());
    assert_eq!(bytes.key([Text("a"), Empty].into_iter()), None);
    assert_eq!(bytes.key([].into_iter()), None);
}

#[test]
fn hashes_are_the_same_on_every_machine() {
    let mut bytes = RowBytes::default();
    let row = [Value::Text("Ä"), Value::Empty, Value::Number(-1)];
    assert_eq!(bytes.row(row.into_iter()), 8_716_752_511_259_075_658);
    let key = [Value::Text("Ä"), Value::Number(-1)];
    assert_eq!(
        bytes.key(key.into_iter()),
        Some(48_615_657_617_938_670_878_801_850_460_245_192_161)
    );
}

#[test]
fn a_repeated_row_is_dropped_and_a_contradiction_told() {
    let folder = TempDir::new().unwrap();
    let mut keys = index(&folder, 100);
    for (key, row) in [(1, 10), (1, 11), (1, 10), (2, 10)] {
        keys.add(entry(key, row, 0)).unwrap();
    }
    let resolved = keys.resolve().unwrap();
    assert_eq!(dropped(&resolved, 4), [1, 2]);
    assert_eq!((resolved.repeated, resolved.contradicted), (1, 1));
    assert_eq!(resolved.contradictions, [Contradiction { row: 1, record: 0 }]);
}

#[test]
fn the_greatest_rank_counts() {
    let folder = TempDir::new().unwrap();
    let mut keys = index(&folder, 100);
    keys.add_base(entry(1, 10, 0).key, 10, false).unwrap();
    keys.add_base(entry(2, 20, 0).key, 20, false).unwrap();
    for (key, row, rank) in [(1, 12, 9), (1, 11, 5), (1, 13, 5), (2, 20, 7)] {
        keys.add(entry(key, row, rank)).unwrap();
    }
    let resolved = keys.resolve().unwrap();
    // A row that did not change stays where it was.
    assert_eq!(dropped(&resolved, 6), [0, 3, 4, 5]);
    assert_eq!((resolved.replaced, resolved.superseded, resolved.unchanged), (1, 2, 1));
    assert!(resolved.contradictions.is_empty());
}

#[test]
fn what_is_gone_takes_earlier_rows_along() {
    let folder = TempDir::new().unwrap();
    let mut keys = index(&folder, 100);
    let key = |key| entry(key, 0, 0).key.unwrap();
    keys.add_base(Some(key(1)), 10, false).unwrap();
    keys.add_base(Some(key(2)), 10, false).unwrap();
    keys.add(entry(3, 10, 4)).unwrap();
    for key in [key(1), key(2), key(3)] {
        keys.add_gone(key, 5).unwrap();
    }
    keys.add(entry(2, 10, 5)).unwrap();
    keys.add(entry(3, 11, 3)).unwrap();
    let resolved = keys.resolve().unwrap();
    assert_eq!(dropped(&resolved, 5), [0, 1, 2, 4]);
    assert_eq!((resolved.removed, resolved.replaced, resolved.superseded), (1, 1, 2));
}

#[test]
fn rows_that_leave_stay_only_if_they_come_again() {
    let folder = TempDir::new().unwrap();
    let mut keys = index(&folder, 100);
    for (key, row) in [(1, 10), (2, 10), (3, 10)] {
        keys.add_base(entry(key, 0, 0).key, row, true).unwrap();
    }
    keys.add_base(None, 0, true).unwrap();
    keys.add(entry(1, 10, 0)).unwrap();
    keys.add(entry(2, 11, 0)).unwrap();
    let resolved = keys.resolve().unwrap();
    assert_eq!(dropped(&resolved, 6), [1, 2, 3, 4]);
    assert_eq!((resolved.unchanged, resolved.replaced, resolved.removed), (1, 1, 2));
}

#[test]
fn few_rows_never_touch_the_disk_and_many_leave_nothing_behind() {
    let folder = TempDir::new().unwrap();
    let files = || std::fs::read_dir(folder.path()).unwrap().count();
    let mut keys = index(&folder, 100);
    (0..99).for_each(|key| keys.add(entry(key, 0, 0)).unwrap());
    assert_eq!(files(), 0);
    (0..99).for_each(|key| keys.add(entry(key, 0, 0)).unwrap());
    assert_eq!(files(), 1);
    assert_eq!(keys.resolve().unwrap().repeated, 99);
    assert_eq!(files(), 0);
}

proptest! {
    #[test]
    fn spilling_never_changes_what_is_found(
        rows in prop::collection::vec((0..40_u128, 0..3_u64, 0..3_i64, 0..9_u8), 0..200),
        base in 0..60_usize,
        room in 1..50_usize,
    ) {
        let folder = TempDir::new().unwrap();
        let resolve = |room| {
            let mut keys = index(&folder, room);
            for (number, &(key, row, rank, kind)) in rows.iter().enumerate() {
                let entry = entry(key, row, rank);
                match kind {
                    _ if number < base => keys.add_base(entry.key, row, kind < 4).unwrap(),
                    0 => keys.add_gone(entry.key.unwrap(), rank).unwrap(),
                    1 => keys.add(Entry { key: None, ..entry }).unwrap(),
                    _ => keys.add(entry).unwrap(),
                }
            }
            keys.resolve().unwrap()
        };
        prop_assert_eq!(format!("{:?}", resolve(room)), format!("{:?}", resolve(usize::MAX)));
    }
}
