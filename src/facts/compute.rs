//! From a snapshot to its facts.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::{
    facts::{
        Engine, Error, Facts, Tables,
        orders::{MOST_OPEN, Merge, money},
    },
    ingest::snapshot::{Part, Snapshot},
    model::{
        Account, Assignment, Competitor, Contact, Credit, Document, Holiday, Interaction, Loss,
        Manager, Meeting, Money, Offer, Product, ProgrammeStep, Promise, Record, Skill, Table,
        Target, WinBackOffer,
    },
};

/// Computes the facts of a snapshot with an engine, leaving out the accounts in `exclude`.
///
/// The result depends on the rows alone, not on their order, on how parts were cut or on threads.
pub fn compute_with(
    engine: &dyn Engine,
    snapshot: &Snapshot,
    exclude: &[String],
) -> Result<Facts, Error> {
    compute_keeping(MOST_OPEN, engine, snapshot, exclude)
}

/// Computes the facts with so many orders in memory before days are closed, which changes nothing.
pub(super) fn compute_keeping(
    most_open: usize,
    engine: &dyn Engine,
    snapshot: &Snapshot,
    exclude: &[String],
) -> Result<Facts, Error> {
    let tables = tables(snapshot)?;
    let mut merge = Merge::new(exclude, &tables.credits, most_open);
    let parts: Vec<_> = snapshot.parts(Table::Orders).collect();
    for (index, (_, path)) in parts.iter().enumerate() {
        engine.sum_orders(path, &|batch| merge.take(batch))?;
        merge.settle(&days_of(parts[index + 1..].iter().map(|(part, _)| *part)))?;
    }
    let merged = merge.finish()?;
    let total = |sum, name: &str| money(sum, || name.to_owned());
    let control_total = snapshot.manifest.control_total;
    if merged.total != i128::from(control_total.0) {
        return Err(Error::ControlTotal { found: merged.total, expected: control_total });
    }
    Ok(Facts {
        unit: snapshot.manifest.unit.clone(),
        control_total,
        cancelled_total: total(merged.cancelled_total, "cancelled lines")?,
        excluded_total: total(merged.excluded_total, "excluded accounts")?,
        too_old_total: total(merged.too_old_total, "lines before the earliest day")?,
        lines: merged.lines,
        credits: merged.credits,
        account_days: merged.account_days,
        manager_days: merged.manager_days,
        tables,
    })
}

/// Returns the days that some parts may hold lines of; all when one of them does not tell.
fn days_of<'a>(parts: impl Iterator<Item = &'a Part>) -> RangeInclusive<Date> {
    parts.fold(Date::MAX..=Date::MIN, |days, part| {
        let [first, last] =
            [part.first_day.unwrap_or(Date::MIN), part.last_day.unwrap_or(Date::MAX)];
        first.min(*days.start())..=last.max(*days.end())
    })
}

fn tables(snapshot: &Snapshot) -> Result<Tables, Error> {
    Ok(Tables {
        accounts: sorted(snapshot, |row: &Account| row.account_id.clone())?,
        managers: sorted(snapshot, |row: &Manager| row.manager_id.clone())?,
        assignments: sorted(snapshot, |row: &Assignment| {
            (row.account_id.clone(), row.valid_from, row.manager_id.clone())
        })?,
        credits: sorted(snapshot, |row: &Credit| (row.order_id.clone(), row.manager_id.clone()))?,
        targets: sorted(snapshot, |row: &Target| {
            (row.manager_id.clone(), row.account_id.clone(), row.period_start, row.period_end)
        })?,
        offers: sorted(snapshot, |row: &Offer| row.offer_id.clone())?,
        contacts: sorted(snapshot, |row: &Contact| row.contact_id.clone())?,
        competitors: sorted(snapshot, |row: &Competitor| {
            (row.account_id.clone(), row.name.clone())
        })?,
        interactions: sorted(snapshot, |row: &Interaction| row.interaction_id.clone())?,
        meetings: sorted(snapshot, |row: &Meeting| row.meeting_id.clone())?,
        promises: sorted(snapshot, |row: &Promise| row.promise_id.clone())?,
        documents: sorted(snapshot, |row: &Document| row.document_id.clone())?,
        losses: sorted(snapshot, |row: &Loss| {
            (row.account_id.clone(), row.noticed_on, row.reason.clone(), row.note.clone())
        })?,
        win_back_offers: sorted(snapshot, |row: &WinBackOffer| {
            (row.account_id.clone(), row.made_on, row.kind.clone(), row.amount.map(|Money(u)| u))
        })?,
        programme_steps: sorted(snapshot, |row: &ProgrammeStep| {
            (row.account_id.clone(), row.due_on, row.step.clone())
        })?,
        skills: sorted(snapshot, |row: &Skill| (row.manager_id.clone(), row.skill.clone()))?,
        products: sorted(snapshot, |row: &Product| row.product_id.clone())?,
        holidays: sorted(snapshot, |row: &Holiday| (row.date, row.region.clone()))?,
    })
}

/// Reads a table in the order of its identity, which pages of a source need not keep.
fn sorted<R: Record, K: Ord>(
    snapshot: &Snapshot,
    identity: impl Fn(&R) -> K,
) -> Result<Vec<R>, Error> {
    let mut rows = snapshot.rows::<R>()?;
    rows.sort_by_cached_key(identity);
    Ok(rows)
}
