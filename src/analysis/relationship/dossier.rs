//! What is known of the company behind an account.

use jiff::civil::Date;

use crate::{
    analysis::{
        AccountAnalysis, Dossier, DossierField, metrics::dossier_completeness::completeness,
    },
    model::Account,
};

/// Looks through the dossier; `coverage` is that of the decision system, `rivals` the competitors
/// known.
pub(super) fn dossier(
    account: &AccountAnalysis,
    as_of: Date,
    coverage: f64,
    rivals: usize,
) -> Dossier {
    let master = &account.account;
    let missing = missing(master, account.records.contacts.is_empty(), rivals == 0);
    let checked = master.dossier_checked.filter(|day| *day <= as_of);
    Dossier {
        completeness: completeness(&missing, coverage),
        missing,
        age_days: checked.map(|day| (as_of - day).get_days()),
    }
}

fn missing(master: &Account, no_contacts: bool, no_rivals: bool) -> Vec<DossierField> {
    [
        (DossierField::Budget, master.budget_amount.is_none()),
        (DossierField::Contacts, no_contacts),
        (DossierField::Structure, master.structure.is_none()),
        (DossierField::Environment, master.environment.is_none()),
        (DossierField::Description, master.description.is_none()),
        (DossierField::Headcount, master.headcount.is_none()),
        (DossierField::History, master.history.is_none()),
        (DossierField::Competitors, no_rivals),
    ]
    .into_iter()
    .filter_map(|(field, unknown)| unknown.then_some(field))
    .collect()
}
