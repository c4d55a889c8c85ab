//! B10: what to ask, from what is not known and what stands out, and which papers to have read.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    model::Document,
    report::{
        blocks::{
            Charts, Content,
            decision_system::{NEEDED, missing},
        },
        message::shrink,
        records::document_key,
        scene::{Scene, shortened},
        slice::AccountSlice,
    },
};

const MOST: usize = 5;
const MOST_DOCUMENTS: usize = 4;
const TEXT: usize = 58;
const DOCUMENT: usize = 26;
/// Fields of the dossier that a briefing needs.
const FIELDS: usize = 8;

#[derive(Serialize)]
struct View {
    message: String,
    questions: Vec<String>,
    documents: Vec<Paper>,
    complete: f64,
}

#[derive(Serialize)]
struct Paper {
    name: String,
    read: Option<Date>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = slice.account;
    let questions = questions(account, scene);
    let documents: Vec<Paper> = account
        .records
        .documents
        .iter()
        .rev()
        .take(MOST_DOCUMENTS)
        .map(|row| paper(row, scene))
        .collect();
    let unread = documents.iter().filter(|paper| paper.read.is_none()).count();
    let number = i64::try_from(questions.len()).expect("five at most");
    let key = if documents.is_empty() { "questions-message-alone" } else { "questions-message" };
    let view = View {
        message: scene.say(
            key,
            &[
                ("count", number.into()),
                ("number", scene.language.number_word(number).into()),
                ("unread", unread.into()),
                ("documents", documents.len().into()),
            ],
        ),
        questions,
        documents,
        complete: complete(account),
    };
    Some(Content::new(&view, Charts::of("questions")))
}

fn paper(document: &Document, scene: &Scene<'_>) -> Paper {
    let kind = scene.language.word(&document_key(&document.kind));
    let name = match &document.version {
        Some(version) => format!("{kind}, {version}"),
        None => kind,
    };
    Paper { name: shortened(&name, DOCUMENT), read: document.read_by_manager_on }
}

/// Questions from exceptions first, then from unknown roles and fields of the dossier.
fn questions(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<String> {
    let records = &account.records;
    let word = |key: &str| scene.language.word(key);
    let ask = |key: &str, name: &str, text: &str| scene.say(key, &[(name, text.into())]);
    let mut questions = vec![];
    let open =
        records.interactions.iter().find(|row| row.kind == "complaint" && row.closed.is_none());
    questions.extend(
        open.map(|row| ask("question-complaint", "theme", row.theme.as_deref().unwrap_or("–"))),
    );
    questions.extend(shrink(account).map(|_| word("question-shrink")));
    questions
        .extend(missing_roles(account).into_iter().map(|role| word(&format!("question-{role}"))));
    questions.extend(
        records.competitors.last().map(|row| ask("question-competitor", "competitor", &row.name)),
    );
    let open_offer = records.offers.iter().rev().find(|offer| offer.status == "open");
    questions.extend(open_offer.map(|_| word("question-offer")));
    questions.extend(
        unknown_fields(account).into_iter().map(|field| word(&format!("question-{field}"))),
    );
    if questions.is_empty() {
        questions.push(word("question-always"));
    }
    questions.truncate(MOST);
    questions.iter().map(|text| shortened(text, TEXT)).collect()
}

/// Returns the fields of the dossier that nobody filled.
pub(super) fn unknown_fields(account: &AccountAnalysis) -> Vec<&'static str> {
    let master = &account.account;
    [
        ("budget", master.budget_amount.is_none()),
        ("contacts", account.records.contacts.is_empty()),
        ("structure", master.structure.is_none()),
        ("environment", master.environment.is_none()),
        ("description", master.description.is_none()),
        ("headcount", master.headcount.is_none()),
        ("history", master.history.is_none()),
        ("competitors", account.records.competitors.is_empty()),
    ]
    .into_iter()
    .filter_map(|(field, unknown)| unknown.then_some(field))
    .collect()
}

/// Returns the roles nobody plays, where any contact is known at all.
pub(super) fn missing_roles(account: &AccountAnalysis) -> Vec<&'static str> {
    let contacts = &account.records.contacts;
    if contacts.is_empty() { vec![] } else { missing(contacts) }
}

#[expect(clippy::cast_precision_loss, reason = "a dozen fields")]
fn complete(account: &AccountAnalysis) -> f64 {
    let unknown = unknown_fields(account).len() + missing_roles(account).len();
    1.0 - unknown as f64 / (FIELDS + NEEDED) as f64
}
