//! From a snapshot to its facts.

use jiff::civil::Date;

use crate::{
    facts::{
        Engine, Error, Facts, Tables,
        merge::{self, Merge},
    },
    ingest::snapshot::Snapshot,
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
    let mut merge = Merge::excluding(exclude);
    let parts: Vec<_> = snapshot.parts(Table::Orders).collect();
    for (index, (_, path)) in parts.iter().enumerate() {
        engine.sum_orders(path, &mut |sum| merge.add(&sum))?;
        merge.close(|day| {
            parts[index + 1..].iter().any(|(part, _)| may_hold(part.first_day, part.last_day, day))
        })?;
    }
    merge.sort();
    let total = |sum, name: &str| merge::money(sum, || name.to_owned());
    let control_total = snapshot.manifest.control_total;
    if merge.total != i128::from(control_total.0) {
        return Err(Error::ControlTotal { found: merge.total, expected: control_total });
    }
    Ok(Facts {
        unit: snapshot.manifest.unit.clone(),
        control_total,
        cancelled_total: total(merge.cancelled_total, "cancelled lines")?,
        excluded_total: total(merge.excluded_total, "excluded accounts")?,
        too_old_total: total(merge.too_old_total, "lines before the earliest day")?,
        lines: merge.lines,
        account_days: merge.account_days,
        manager_days: merge.manager_days,
        tables: tables(snapshot)?,
    })
}

/// Returns whether a part that holds days from `first` to `last` may hold `day`.
fn may_hold(first: Option<Date>, last: Option<Date>, day: Date) -> bool {
    first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
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
        losses: sorted(snapshot, |row: &Loss| (row.account_id.clone(), row.noticed_on))?,
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
