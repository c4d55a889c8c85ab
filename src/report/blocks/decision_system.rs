//! B6: who decides, who influences, and whom nobody on our side owns.

use serde::Serialize;

use crate::{
    analysis::{DecisionSystem, Function, Person},
    model::Contact,
    report::{
        blocks::{Charts, Content},
        chart::{Plot, Variance, Verdict},
        plots::{chart, fraction},
        scene::{Scene, short_person, shortened},
        slice::AccountSlice,
    },
};

const MOST: usize = 7;
const NAME: usize = 20;
const ROLE: usize = 23;
const OWNER: usize = 14;
const BAR: (f32, f32) = (15.0, 2.6);

#[derive(Serialize)]
struct View {
    message: String,
    known: usize,
    needed: usize,
    rows: Vec<Row>,
    more: usize,
}

#[derive(Serialize)]
struct Row {
    name: Option<String>,
    role: String,
    function: Option<&'static str>,
    attitude: Option<String>,
    days: Option<i32>,
    owner: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let contacts = &slice.account.records.contacts;
    let system = &slice.account.relationship.decisions;
    if contacts.is_empty() {
        return None;
    }
    let mut charts = Charts::of("decision_system");
    let people = system.people.iter().take(MOST);
    let rows: Vec<Row> =
        people.map(|person| row(person, &contacts[person.record], &mut charts, scene)).collect();
    let view = View {
        message: message(system, scene),
        known: Function::NEEDED.len() - system.missing.len(),
        needed: Function::NEEDED.len(),
        rows,
        more: system.people.len().saturating_sub(MOST),
    };
    Some(Content::new(&view, charts))
}

fn row(person: &Person, contact: &Contact, charts: &mut Charts, scene: &Scene<'_>) -> Row {
    Row {
        name: contact.name.as_deref().map(|name| short_person(name, NAME)),
        role: shortened(contact.role.as_deref().unwrap_or_default(), ROLE),
        function: person.function.map(Function::word),
        attitude: contact.attitude.map(|attitude| charts.add(attitude_bar(attitude, scene))),
        days: person.days_since_contact,
        owner: contact.our_owner.as_deref().map(our_owner),
    }
}

/// Shortens who owns a contact; a function in brackets is known at home.
fn our_owner(owner: &str) -> String {
    short_person(owner.split(" (").next().unwrap_or_default(), OWNER)
}

fn attitude_bar(attitude: i64, scene: &Scene<'_>) -> crate::report::chart::Chart {
    let attitude = attitude.clamp(-2, 2);
    let plot = Variance {
        #[expect(clippy::cast_precision_loss, reason = "-2 to 2")]
        value: fraction(attitude as f64, 4.0),
        zero: 0.5,
        text: String::new(),
        // The side of the axis tells the sign; a mark would need a text to stand at.
        verdict: Verdict::None,
    };
    let figure = scene.language.count(attitude, crate::locale::Sign::Variance);
    let alt = scene.say("alt-attitude", &[("attitude", figure.into())]);
    chart(Plot::Variance(plot), alt, BAR)
}

fn message(system: &DecisionSystem, scene: &Scene<'_>) -> String {
    let word = |role: &Function| scene.language.word(&format!("function-{}", role.word()));
    let roles: Vec<String> = system.missing.iter().map(word).collect();
    if !roles.is_empty() {
        let words = [("roles", scene.language.list(&roles).into())];
        return scene.say("decision-message-missing", &words);
    }
    let key = if system.unowned == 0 { "decision-message" } else { "decision-message-unowned" };
    scene.say(key, &[("unowned", system.unowned.into())])
}
