//! The one next thing to do about an account, in a few words.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Rule, Subject},
    model::Date,
    report::{
        scene::Scene,
        task::{Task, tasks},
    },
};

/// A next step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Step {
    /// What to do.
    pub(crate) what: String,
    /// The same in a word or two, for narrow columns.
    pub(crate) short: String,
    /// By when, where anything says so.
    pub(crate) by: Option<Date>,
    /// The rule that asks for it; `None` for a step of the agenda.
    #[serde(skip)]
    pub(crate) rule: Option<Rule>,
}

/// Returns the first action on an account; without any the question of its agenda on one of the
/// subjects, else its first question or proposal, for the next meeting. `None` for an empty agenda.
pub(crate) fn next(
    account: &AccountAnalysis,
    subjects: &[Subject],
    scene: &Scene<'_>,
) -> Option<Step> {
    let action = tasks(&[account], scene).into_iter().next();
    action.map(Step::from).or_else(|| planned(account, subjects, scene))
}

impl From<Task> for Step {
    fn from(task: Task) -> Self {
        Self { what: task.what, short: task.short, by: Some(task.by), rule: Some(task.rule) }
    }
}

fn planned(account: &AccountAnalysis, subjects: &[Subject], scene: &Scene<'_>) -> Option<Step> {
    let agenda = &account.relationship.agenda;
    let asked = agenda.questions().iter();
    let on_subject = asked.clone().find(|point| subjects.contains(&point.subject));
    let point = on_subject.or_else(|| asked.chain(agenda.proposals()).next())?;
    let key = format!("step-{}", point.subject.word().replace('_', "-"));
    let by = account.relationship.next_meeting.map(|meeting| meeting.day);
    let asks = subjects.contains(&point.subject);
    let short = scene.language.word(if asks { "short-category" } else { "short-agenda" });
    Some(Step { what: scene.language.word(&key), short, by, rule: None })
}
