//! Which papers are in force and whether they were read.

use jiff::civil::Date;

use crate::model::Document;

/// Returns the document of a kind that is in force: the one that began last and has begun by
/// `as_of`; one without a first day stands before all others.
pub(in crate::analysis) fn in_force<'a>(
    documents: &'a [Document],
    as_of: Date,
    kind: &str,
) -> Option<&'a Document> {
    let begun = |row: &&Document| row.valid_from.is_none_or(|from| from <= as_of);
    documents.iter().filter(|row| row.kind == kind).filter(begun).max_by_key(|row| row.valid_from)
}
