//! Reading the records of an account.

use crate::model::Date;

/// Returns the day of a local date-time written `YYYY-MM-DD HH:MM`.
pub(crate) fn day_of(date_time: &str) -> Option<Date> {
    date_time.get(..10)?.parse().ok()
}

/// Returns the key of the word for a kind of document.
pub(crate) fn document_key(kind: &str) -> String {
    let known = ["contract", "price_list", "sla", "specification", "tender"];
    let kind = known.into_iter().find(|known| *known == kind).unwrap_or("other");
    format!("document-{}", kind.replace('_', "-"))
}
