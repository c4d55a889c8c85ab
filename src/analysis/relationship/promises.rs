//! What we promised and what they complain about.

use std::{cmp::Reverse, collections::BTreeMap};

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        Complaints, OpenComplaint, OpenPromise,
        metrics::open_promises::{is_open, pressure},
    },
    model::{Interaction, Promise},
};

/// Returns the promises not kept by `as_of`: overdue ones by days times value, then by day due.
pub(super) fn open(promises: &[Promise], as_of: Date) -> Vec<OpenPromise> {
    let mut open: Vec<OpenPromise> = (0..)
        .zip(promises)
        .filter(|(_, row)| row.made_on.is_none_or(|made| made <= as_of))
        .filter(|(_, row)| is_open(row.kept_on, as_of))
        .map(|(record, row)| OpenPromise {
            record,
            due_on: row.due_on,
            overdue_days: (as_of - row.due_on).get_days(),
            value: row.value_amount,
        })
        .collect();
    open.sort_by_key(|row| (Reverse(pressure(row.overdue_days, row.value)), row.due_on));
    open
}

/// Returns the complaints that are not closed by `as_of`, and the themes of twelve months.
pub(super) fn complaints(rows: &[Interaction], as_of: Date, limit_days: u32) -> Complaints {
    let limit = i32::try_from(limit_days).unwrap_or(i32::MAX);
    let from = as_of.saturating_sub(1.year());
    let known =
        || (0..).zip(rows).filter(|(_, row)| row.kind == "complaint" && row.opened <= as_of);
    let mut themes: BTreeMap<String, u32> = BTreeMap::new();
    for (_, row) in known().filter(|(_, row)| row.opened > from) {
        *themes.entry(theme(row).to_owned()).or_default() += 1;
    }
    let open = known()
        .filter(|(_, row)| is_open(row.closed, as_of))
        .map(|(record, row)| {
            let days = (as_of - row.opened).get_days();
            OpenComplaint {
                record,
                opened: row.opened,
                days,
                overdue_days: days.saturating_sub(limit),
                answered: row.answered.is_some_and(|answered| answered <= as_of),
                repeats: themes.get(theme(row)).copied().unwrap_or(1),
            }
        })
        .collect();
    Complaints { open, themes }
}

fn theme(row: &Interaction) -> &str {
    row.theme.as_deref().unwrap_or_default().trim()
}
