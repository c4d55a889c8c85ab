//! B6: who decides, who influences, and whom nobody on our side owns.

use serde::Serialize;

use crate::{
    analysis::{DecisionSystem, Function, Person},
    model::{Contact, View as Audience},
    report::{
        blocks::{Charts, Content},
        chart::{Plot, Variance, Verdict},
        plots::{chart, fraction, measured},
        scene::{Scene, short_person, shortened},
        slice::AccountSlice,
    },
};

/// Rows shown, and how many of them at most are kept for roles nobody is known for.
const MOST: usize = 5;
const MISSING: usize = 2;
const NAME: usize = 20;
const ROLE: usize = 23;
const OWNER: usize = 14;
const BAR: (f32, f32) = (15.0, 2.6);

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Whether the reader may see attitudes.
    attitudes: bool,
    /// The rows of the table.
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// The contact's name; `none` where the source has none.
    name: Option<String>,
    /// The role, as the source has it.
    role: String,
    /// Its function in the decision, as the code of its word; `none` where it is not known.
    function: Option<&'static str>,
    /// The attitude towards us, in words; `none` where it is unknown or not for the reader.
    attitude: Option<String>,
    /// Days since the last contact; `none` where none is on record.
    days: Option<i32>,
    /// Who of us knows the contact; `none` where nobody is named.
    owner: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let contacts = &slice.account.records.contacts;
    let system = &slice.account.relationship.decisions;
    if contacts.is_empty() {
        return None;
    }
    let mut charts = Charts::of("decision_system");
    let missing = system.missing.iter().filter(|function| !stands(**function, system));
    let missing: Vec<Row> = missing.map(|function| unknown(*function)).collect();
    let all = system.people.len() + missing.len();
    let people = system.people.iter().take(MOST - missing.len().min(MISSING));
    let mut rows: Vec<Row> =
        people.map(|person| row(person, &contacts[person.record], &mut charts, scene)).collect();
    rows.extend(missing);
    rows.truncate(MOST);
    let view = View {
        message: message(system, scene),
        caption: caption(system, (rows.len(), all), slice.view, scene),
        attitudes: slice.view == Audience::Full,
        rows,
    };
    Some(Content::new(&view, charts))
}

fn caption(
    system: &DecisionSystem,
    (shown, all): (usize, usize),
    view: Audience,
    scene: &Scene<'_>,
) -> String {
    let needed = Function::NEEDED.len();
    let key = if view == Audience::Full { "decision-caption" } else { "decision-caption-bare" };
    let words = [("known", (needed - system.missing.len()).into()), ("needed", needed.into())];
    let mut caption = scene.say(key, &words);
    if shown < all {
        let words = [("shown", shown.into()), ("all", all.into())];
        caption.push_str(&scene.say("shown-of-all", &words));
    }
    caption
}

/// Returns whether a record names the function, though no person.
fn stands(function: Function, system: &DecisionSystem) -> bool {
    system.people.iter().any(|person| person.function == Some(function))
}

/// A needed role nobody is known for.
fn unknown(function: Function) -> Row {
    Row {
        name: None,
        role: String::new(),
        function: Some(function.word()),
        attitude: None,
        days: None,
        owner: None,
    }
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
    measured(chart(Plot::Variance(plot), alt, BAR), "attitude", 4.0)
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
