//! Who takes part in the decisions of an account.

use jiff::civil::Date;

use crate::{
    analysis::{DecisionSystem, Function, Person, metrics::decision_coverage::coverage},
    model::Contact,
};

/// Lays out the decision system; `contact_days` is the limit for contact with who decides.
pub(super) fn system(contacts: &[Contact], as_of: Date, contact_days: u32) -> DecisionSystem {
    let mut people: Vec<Person> = (0..)
        .zip(contacts)
        .map(|(record, contact)| Person {
            record,
            function: contact.function.as_deref().and_then(Function::of),
            days_since_contact: contacted(contact, as_of).map(|day| (as_of - day).get_days()),
        })
        .collect();
    people.sort_by_key(|person| (person.function.is_none(), person.function));
    let named = |function| {
        let known = people.iter().filter(move |person| person.function == Some(function));
        known.map(|person| &contacts[person.record]).filter(|contact| contact.name.is_some())
    };
    let missing: Vec<Function> =
        Function::NEEDED.into_iter().filter(|function| named(*function).next().is_none()).collect();
    let decider_contacted =
        named(Function::Decides).filter_map(|contact| contacted(contact, as_of)).max();
    let limit = i32::try_from(contact_days).unwrap_or(i32::MAX);
    DecisionSystem {
        coverage: coverage(missing.len()),
        unowned: contacts.iter().filter(|contact| contact.our_owner.is_none()).count(),
        decider_contacted,
        decider_silent_days: decider_contacted
            .map(|day| (as_of - day).get_days())
            .filter(|days| *days > limit),
        decider_never_contacted: decider_contacted.is_none()
            && named(Function::Decides).next().is_some(),
        missing: if contacts.is_empty() { vec![] } else { missing },
        people,
    }
}

fn contacted(contact: &Contact, as_of: Date) -> Option<Date> {
    contact.last_contact.filter(|day| *day <= as_of)
}
