//! What was promised, who decides, who courts the account, and what to ask next.

mod agenda;
mod decisions;
mod documents;
mod dossier;
mod programme;
mod promises;
mod proposals;
mod questions;
mod rivals;
mod standing;

#[cfg(test)]
mod tests;

use jiff::ToSpan;
use rayon::prelude::*;

use crate::{
    analysis::{
        AccountAnalysis, Analysis, Punctuality, Realisation, Scope, basis::Basis, metrics::on_time,
        relationship::questions::Asker,
    },
    model::Span,
};

pub use agenda::{Agenda, Evidence, Point, PointKind, Subject};
pub(in crate::analysis) use documents::in_force;
pub(in crate::analysis) use rivals::is_known;
pub use standing::{
    AccountRelationship, Complaints, DecisionSystem, DocumentState, Dossier, DossierField,
    Function, NextMeeting, OfferHistory, OpenComplaint, OpenPromise, Person, Programme, Rival,
};

/// Adds promises, complaints, decision systems, dossiers.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let named = analysis.accounts.par_iter_mut().filter(|account| account.is_named());
    named.for_each(|account| {
        let deliveries = deliveries(basis, account);
        account.relationship =
            AccountRelationship { deliveries, ..on_record(account, basis.scope) };
    });
}

/// Adds the questions and proposals, which need every other part of an account.
pub(super) fn add_agendas(basis: &Basis<'_>, analysis: &mut Analysis) {
    let company = analysis.company.trade.prices.current;
    let current = basis.scope.windows.current;
    let named = analysis.accounts.par_iter_mut().filter(|account| account.is_named());
    named.for_each(|account| {
        let history = basis.history(&account.account.account_id);
        let days = history.map_or(0, |history| history.part(current).bought_days());
        account.relationship.agenda = agenda(account, basis.scope, days, company);
    });
}

/// Returns what the records of an account tell at the as-of date; deliveries and agenda are empty.
pub(crate) fn on_record(account: &AccountAnalysis, scope: &Scope) -> AccountRelationship {
    let (as_of, duties) = (scope.as_of, &scope.settings.duties);
    let records = &account.records;
    let meeting = documents::next_meeting(&records.meetings, as_of);
    let decisions = decisions::system(&records.contacts, as_of, duties.contact_days);
    let competitors = rivals::rivals(&records.competitors, &records.offers, as_of);
    AccountRelationship {
        promises: promises::open(&records.promises, as_of),
        complaints: promises::complaints(&records.interactions, as_of, duties.complaint_days),
        deliveries: Punctuality::default(),
        documents: documents::states(&records.documents, as_of, meeting.as_ref()),
        next_meeting: meeting,
        dossier: dossier::dossier(account, as_of, decisions.coverage, competitors.len()),
        decisions,
        competitors,
        programme: programme::programme(&records.programme_steps, as_of),
        offers: rivals::history(&records.offers, as_of),
        usual_gap: account.rhythm.usual_gap,
        agenda: Agenda::default(),
    }
}

/// Returns what to ask and to propose; `purchase_days` are those of the current window, `company` is
/// what the company realises of its list prices.
pub(crate) fn agenda(
    account: &AccountAnalysis,
    scope: &Scope,
    purchase_days: usize,
    company: Realisation,
) -> Agenda {
    let asker = Asker::of(account, scope, purchase_days);
    let mut agenda = Agenda::default();
    for point in asker.questions().into_iter().chain(asker.proposals(company)) {
        agenda.add(point);
    }
    agenda.shrink();
    agenda
}

/// Counts the deliveries of the orders placed in the twelve months up to the as-of date.
fn deliveries(basis: &Basis<'_>, account: &AccountAnalysis) -> Punctuality {
    let Some(history) = basis.history(&account.account.account_id) else {
        return Punctuality::default();
    };
    let as_of = basis.scope.as_of;
    let to = as_of.tomorrow().expect("a report lies before the last day of time");
    let year = Span { from: to.saturating_sub(1.year()), to };
    let orders = on_time::orders(history.days.iter()).filter(|(day, _)| year.contains(*day));
    on_time::punctuality(orders.map(|(_, order)| order), as_of)
}
