//! Integration tests: stages over real sockets and files, and the whole program.

#![expect(unreachable_pub, reason = "what tests share is seen by all of them")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

/// The pull: paging, retries, redirects, formats, the demo.
mod source;
/// Raw records to the snapshot: mapping, duplicates, refused records.
mod ingest;
