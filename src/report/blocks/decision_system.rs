//! B6: who decides, who influences, and whom nobody on our side owns.

use serde::Serialize;

use crate::{
    model::Contact,
    report::{
        blocks::{Charts, Content},
        chart::{Plot, Variance, Verdict},
        plots::{chart, fraction},
        scene::{Scene, short_person, shortened},
        slice::AccountSlice,
    },
};

/// Roles that a decision needs, in the order they are listed.
pub(super) const FUNCTIONS: [&str; 5] = ["decides", "influences", "buys", "uses", "blocks"];
/// Roles without which the decision is not understood; nobody need block it.
pub(super) const NEEDED: usize = 4;
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
    if contacts.is_empty() {
        return None;
    }
    let mut sorted: Vec<&Contact> = contacts.iter().collect();
    sorted
        .sort_by_key(|contact| FUNCTIONS.iter().position(|known| is(contact, known)).unwrap_or(9));
    let mut charts = Charts::of("decision_system");
    let rows: Vec<Row> =
        sorted.iter().take(MOST).map(|contact| row(contact, &mut charts, scene)).collect();
    let missing = missing(contacts);
    let unowned = contacts.iter().filter(|contact| contact.our_owner.is_none()).count();
    let view = View {
        message: message(&missing, unowned, scene),
        known: NEEDED - missing.len(),
        needed: NEEDED,
        rows,
        more: sorted.len().saturating_sub(MOST),
    };
    Some(Content::new(&view, charts))
}

fn is(contact: &Contact, function: &str) -> bool {
    contact.function.as_deref() == Some(function)
}

/// Returns the needed roles that no named contact plays.
pub(super) fn missing(contacts: &[Contact]) -> Vec<&'static str> {
    let known = |function: &&str| {
        contacts.iter().any(|contact| is(contact, function) && contact.name.is_some())
    };
    FUNCTIONS.into_iter().take(NEEDED).filter(|function| !known(function)).collect()
}

fn row(contact: &Contact, charts: &mut Charts, scene: &Scene<'_>) -> Row {
    let function = FUNCTIONS.into_iter().find(|known| is(contact, known));
    Row {
        name: contact.name.as_deref().map(|name| short_person(name, NAME)),
        role: shortened(contact.role.as_deref().unwrap_or_default(), ROLE),
        function,
        attitude: contact.attitude.map(|attitude| charts.add(attitude_bar(attitude, scene))),
        days: contact.last_contact.map(|day| -scene.days_to(day)),
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

fn message(missing: &[&str], unowned: usize, scene: &Scene<'_>) -> String {
    let roles: Vec<String> =
        missing.iter().map(|role| scene.language.word(&format!("function-{role}"))).collect();
    if !roles.is_empty() {
        let words = [("roles", scene.language.list(&roles).into())];
        return scene.say("decision-message-missing", &words);
    }
    let key = if unowned == 0 { "decision-message" } else { "decision-message-unowned" };
    scene.say(key, &[("unowned", unowned.into())])
}
