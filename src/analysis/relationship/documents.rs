//! Which papers are in force and whether they were read.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    analysis::{DocumentState, NextMeeting},
    model::{Document, Meeting},
};

/// Days before the end of a document from which it must be renewed.
const RENEWAL_DAYS: i32 = 60;

/// Returns the document of a kind that is in force: the one that began last and has begun by
/// `as_of`; one without a first day stands before all others.
pub(in crate::analysis) fn in_force<'a>(
    documents: &'a [Document],
    as_of: Date,
    kind: &str,
) -> Option<&'a Document> {
    place(documents, as_of, kind).map(|place| &documents[place])
}

fn place(documents: &[Document], as_of: Date, kind: &str) -> Option<usize> {
    let begun = |row: &Document| row.valid_from.is_none_or(|from| from <= as_of);
    let of_kind = (0..).zip(documents).filter(|(_, row)| row.kind == kind && begun(row));
    of_kind.max_by_key(|(_, row)| row.valid_from).map(|(place, _)| place)
}

/// Returns the document in force of every kind, by kind.
pub(super) fn states(
    documents: &[Document],
    as_of: Date,
    meeting: Option<&NextMeeting>,
) -> Vec<DocumentState> {
    let kinds: BTreeSet<&str> = documents.iter().map(|row| row.kind.as_str()).collect();
    let state = |kind: &str| {
        let record = place(documents, as_of, kind)?;
        let row = &documents[record];
        let read_on = row.read_by_manager_on.filter(|read| *read <= as_of);
        let ends_in_days = row.valid_to.map(|end| (end - as_of).get_days());
        Some(DocumentState {
            record,
            kind: kind.to_owned(),
            read_on,
            ends_in_days,
            ends_soon: ends_in_days.is_some_and(|days| (0..=RENEWAL_DAYS).contains(&days)),
            unread_before_meeting: meeting.is_some() && read_on.is_none(),
        })
    };
    kinds.into_iter().filter_map(state).collect()
}

/// Returns the first meeting after `as_of`, the day itself included.
pub(super) fn next_meeting(meetings: &[Meeting], as_of: Date) -> Option<NextMeeting> {
    let ahead = (0..).zip(meetings).filter_map(|(record, row)| {
        let day: Date = row.starts_at.get(..10)?.parse().ok()?;
        (day >= as_of).then_some((record, row, day))
    });
    let (record, row, day) = ahead.min_by_key(|(_, row, _)| &row.starts_at)?;
    Some(NextMeeting {
        record,
        day,
        in_days: (day - as_of).get_days(),
        objective: row.objective.is_some(),
        prepared: row.prepared_on.is_some_and(|prepared| prepared <= as_of),
    })
}
