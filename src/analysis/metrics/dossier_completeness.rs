//! How much is known of the company behind an account.

use crate::analysis::{
    DossierField,
    metrics::{Metric, MetricUnit},
};

/// Dossier completeness: how much of what a negotiation needs is written down.
///
/// | part | weight | filled when |
/// |---|---|---|
/// | general information | 1/6 | description, headcount, budget: a third each |
/// | structure | 1/6 | text there |
/// | history | 1/6 | text there |
/// | environment | 1/6 | text there |
/// | decision system | 1/6 | by its coverage |
/// | competitors | 1/6 | one is known, from notes or lost offers |
///
/// - **Unit:** ratio, 0 to 1; with the days since the dossier was last checked.
/// - **Grain:** account, at the as-of date.
/// - **Undefined** never.
/// - **Roll-up:** mean over accounts.
/// - **Assumptions:** that a field is filled says nothing about whether it is right; the age of the
///   last check stands beside it.
///
/// # Reference
///
/// The six parts of a client dossier as the trade keeps it; that they weigh the same is our choice.
pub(super) const METRIC: Metric = Metric {
    id: "dossier_completeness",
    unit: MetricUnit::Ratio,
    name: "Dossier completeness",
    explanation: "The share of the dossier that is filled: general information, structure, history, \
                  environment, decision system, competitors, each a sixth.",
};

/// Weight of one of the six parts.
const PART: f64 = 1.0 / 6.0;

/// Returns the weight of a field; that of the contacts is the whole decision system.
pub(in crate::analysis) fn weight(field: DossierField) -> f64 {
    match field {
        DossierField::Budget | DossierField::Description | DossierField::Headcount => PART / 3.0,
        DossierField::Contacts
        | DossierField::Structure
        | DossierField::Environment
        | DossierField::History
        | DossierField::Competitors => PART,
    }
}

/// Returns the filled share.
pub(in crate::analysis) fn completeness(missing: &[DossierField], coverage: f64) -> f64 {
    let unknown = |field: &&DossierField| **field != DossierField::Contacts;
    let fields: f64 = missing.iter().filter(unknown).map(|field| weight(*field)).sum();
    (1.0 - fields - PART * (1.0 - coverage)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_parts_make_the_whole() {
        let close = |found: f64, expected: f64| (found - expected).abs() < 1e-12;
        assert!(close(completeness(&[], 1.0), 1.0));
        assert!(close(
            completeness(&[DossierField::Budget, DossierField::History], 0.5),
            25.0 / 36.0
        ));
        let all = [
            DossierField::Budget,
            DossierField::Contacts,
            DossierField::Structure,
            DossierField::Environment,
            DossierField::Description,
            DossierField::Headcount,
            DossierField::History,
            DossierField::Competitors,
        ];
        assert!(close(completeness(&all, 0.0), 0.0));
    }
}
