//! One page of a table, for looking at a source before trusting it.

use std::collections::BTreeMap;

use crate::{
    model::Table,
    source::{Batch, Error, Quiet, Row, Session, decode, session::Outlook},
};

/// Records that are kept for the mapping, and the rest of the batch they are in.
const MOST_SHOWN: u64 = 1000;

/// What the first page of a table looks like; holds no secrets.
#[derive(Debug)]
pub struct Check {
    /// The address asked, or the file.
    pub request: String,
    /// The status; 304 when the page was kept from an earlier run.
    pub status: u16,
    /// How the body was read.
    pub format: &'static str,
    /// Records on the page.
    pub records: u64,
    /// Records of all pages, if the source says so.
    pub total: Option<u64>,
    /// The address of the next page.
    pub next: Option<String>,
    /// What tells of a next page that `paginate` does not follow; it fails a run.
    pub unfollowed: Option<String>,
    /// The first record, with its values as they were sent.
    pub first: Vec<(String, String)>,
    /// The first records of the page, for the mapping.
    pub batches: Vec<Batch>,
    /// Every field of the page and in how many records it has a value.
    pub fields: BTreeMap<String, u64>,
}

impl Session<'_> {
    /// Reads the first page of a table by the same steps as a run.
    pub fn check(&self, table: Table) -> Result<Check, Error> {
        let fetched = self.fetch_first(table)?;
        let Outlook { total, next, unfollowed } = fetched.outlook(table);
        let mut quiet = Quiet;
        let mut pull = self.pull(&fetched, table, &mut quiet)?.showing_all();
        let page = &fetched.pages(table)[0];
        let (mut fields, mut first, mut records) = (BTreeMap::new(), None, 0);
        let mut batches = Vec::new();
        while let Some(batch) = pull.next_batch()? {
            batch.for_each(|row| {
                // What cannot be read has no fields; the mapping tells of it.
                let Row::Fields(record) = row else { return };
                let pairs = record.pairs();
                for (name, value) in &pairs {
                    match fields.get_mut(name) {
                        Some(count) => *count += u64::from(!value.is_empty()),
                        None => _ = fields.insert(name.clone(), u64::from(!value.is_empty())),
                    }
                }
                first.get_or_insert(pairs);
            });
            // A page may be a file of any size.
            let before = records;
            records += batch.records();
            if before < MOST_SHOWN {
                batches.push(batch);
            }
        }
        Ok(Check {
            request: page.place.address.clone(),
            status: page.status,
            format: decode::name(pull.format()),
            records,
            total,
            next,
            unfollowed,
            first: first.unwrap_or_default(),
            batches,
            fields,
        })
    }
}
