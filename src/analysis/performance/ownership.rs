//! Whose account it was, and who answers for what it did.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        AccountOwnership, BridgePart, Rhythm, Scope,
        owner::{Owners, is_handover},
    },
    model::Account,
};

/// Tells who had an account and who answers for its change between the windows.
///
/// A loss is dated to the day on which the silence passed the account's own threshold, any other
/// change to the as-of date.
pub(in crate::analysis) fn ownership<'a>(
    (owners, scope): (&Owners<'a>, &Scope),
    account: &'a Account,
    rhythm: &Rhythm,
    part: Option<BridgePart>,
    last_purchase: Option<Date>,
) -> AccountOwnership {
    let as_of = scope.as_of;
    let tenure = owners.tenure(account, as_of);
    let previous = tenure.and_then(|(_, previous)| previous);
    let lost_on = last_purchase
        .filter(|_| part == Some(BridgePart::Lost))
        .map_or(as_of, |last| noticed_on(last, rhythm.threshold).min(as_of));
    AccountOwnership {
        since: tenure.map(|(since, _)| since),
        previous: previous.map(str::to_owned),
        in_handover: previous.is_some()
            && tenure.is_some_and(|(since, _)| is_handover(since, as_of)),
        opening: owners.owner_on(account, scope.windows.base.last()).to_owned(),
        answers: owners.answers_on(account, lost_on).to_owned(),
    }
}

/// Returns the first day on which the silence is longer than the threshold.
fn noticed_on(last_purchase: Date, threshold: f64) -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "at most a year of days")]
    let days = threshold.floor() as i32 + 1;
    last_purchase.saturating_add(days.days())
}
