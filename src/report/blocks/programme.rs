//! Dossier: the individual programme of the account, its steps and what came of them.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    model::ProgrammeStep,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_person, shortened},
        slice::AccountSlice,
    },
};

const MOST: usize = 8;
const STEP: usize = 44;
const OWNER: usize = 20;
const RESPONSE: usize = 44;

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
    /// The number of the step, from 1.
    number: usize,
    /// The step, in words.
    step: String,
    /// Who does it; `none` where nobody is named.
    owner: Option<String>,
    /// The day it was done, else the day it is due.
    day: Option<Date>,
    /// Whether it is done.
    done: bool,
    /// Whether it is past due.
    late: bool,
    /// What came of it; `none` where nothing is on record.
    response: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    let steps = &account.records.programme_steps;
    if steps.is_empty() {
        return None;
    }
    let state = &account.relationship.programme;
    let skipped = first_shown(steps, scene);
    let rows: Vec<Row> =
        (0..).zip(steps).skip(skipped).take(MOST).map(|(at, step)| row(at, step, scene)).collect();
    let counts = [
        ("done", i64::from(state.done).into()),
        ("all", steps.len().into()),
        ("overdue", i64::from(state.overdue).into()),
    ];
    let words = [("shown", rows.len().into()), ("all", steps.len().into())];
    let view = View {
        message: scene.say("programme-message", &counts),
        cut: (rows.len() < steps.len()).then(|| scene.say("rows-of-all", &words)),
        rows,
    };
    Some(Content::new(&view, Charts::of("programme")))
}

/// Returns how many done steps stand before those that fit; the open ones are worth more.
fn first_shown(steps: &[ProgrammeStep], scene: &Scene<'_>) -> usize {
    let open = steps.iter().position(|step| !is_done(step, scene)).unwrap_or(steps.len());
    open.min(steps.len().saturating_sub(MOST))
}

fn is_done(step: &ProgrammeStep, scene: &Scene<'_>) -> bool {
    step.done_on.is_some_and(|day| day <= scene.scope.as_of)
}

fn row(place: usize, step: &ProgrammeStep, scene: &Scene<'_>) -> Row {
    let done = is_done(step, scene);
    Row {
        number: place + 1,
        step: shortened(&step.step, STEP),
        owner: step.owner.as_deref().map(our_own),
        day: if done { step.done_on } else { step.due_on },
        done,
        late: !done && step.due_on.is_some_and(|due| due < scene.scope.as_of),
        response: step.response.as_deref().map(|text| shortened(text, RESPONSE)),
    }
}

/// Shortens who does a step; a function in brackets is known at home.
fn our_own(owner: &str) -> String {
    short_person(owner.split(" (").next().unwrap_or_default(), OWNER)
}
