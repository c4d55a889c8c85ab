//! Dossier: everybody known at the account.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::Function,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_person, shortened},
        slice::AccountSlice,
    },
};

const MOST: usize = 8;
const NAME: usize = 26;
const ROLE: usize = 28;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// Says how many are left out; `none` where none is.
    cut: Option<String>,
}

#[derive(Serialize)]
struct Row {
    /// The contact's name; `none` where the source has none.
    name: Option<String>,
    /// The role, as the source has it.
    role: String,
    /// Its function in the decision, as the code of its word; `none` where it is not known.
    function: Option<&'static str>,
    /// The contact's language; `none` where it is not known.
    language: Option<String>,
    /// The day of the last contact; `none` where none is on record.
    last: Option<Date>,
    /// Days since the last contact; `none` where none is on record.
    days: Option<i32>,
    /// Who of us knows the contact; `none` where nobody is named.
    owner: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    let people = &account.relationship.decisions.people;
    if people.is_empty() {
        return None;
    }
    let rows = people.iter().take(MOST).map(|person| {
        let contact = &account.records.contacts[person.record];
        let owner = contact.our_owner.as_deref();
        Row {
            name: contact.name.as_deref().map(|name| short_person(name, NAME)),
            role: shortened(contact.role.as_deref().unwrap_or_default(), ROLE),
            function: person.function.map(Function::word),
            language: contact.language.clone(),
            last: contact.last_contact.filter(|_| person.days_since_contact.is_some()),
            days: person.days_since_contact,
            owner: owner
                .map(|owner| short_person(owner.split(" (").next().unwrap_or_default(), NAME)),
        }
    });
    let rows: Vec<Row> = rows.collect();
    let all = people.len();
    let words = [("shown", rows.len().into()), ("all", all.into())];
    let view = View {
        message: message(
            all,
            people.iter().filter_map(|person| person.days_since_contact).max(),
            scene,
        ),
        cut: (rows.len() < all).then(|| scene.say("rows-of-all", &words)),
        rows,
    };
    Some(Content::new(&view, Charts::of("contact_cards")))
}

fn message(all: usize, longest: Option<i32>, scene: &Scene<'_>) -> String {
    let count = i64::try_from(all).expect("a count of people");
    let mut words =
        vec![("count", count.into()), ("number", scene.language.number_word(count).into())];
    let Some(days) = longest else { return scene.say("contacts-message-never", &words) };
    words.push(("days", i64::from(days).into()));
    scene.say("contacts-message", &words)
}
