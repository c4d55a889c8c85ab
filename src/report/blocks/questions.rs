//! B10: what to ask, from what is not known and what stands out, and which papers to have read.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::{DocumentState, Point},
    model::Document,
    report::{
        blocks::{Charts, Content},
        records::document_key,
        scene::{Scene, shortened},
        slice::AccountSlice,
    },
};

const MOST_DOCUMENTS: usize = 4;
const TEXT: usize = 54;
const DOCUMENT: usize = 26;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The questions to ask, the most telling first.
    questions: Vec<String>,
    /// The documents to have read.
    documents: Vec<Paper>,
    /// How complete the dossier is, a ratio.
    complete: f64,
}

#[derive(Serialize)]
struct Paper {
    /// The document, in words.
    name: String,
    /// When the manager read it; `none` where it was not read.
    read: Option<Date>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    let standing = &account.relationship;
    let asked = standing.agenda.best_questions().iter();
    let questions: Vec<String> = asked.map(|point| question(point, scene)).collect();
    let in_force = standing.documents.iter().take(MOST_DOCUMENTS);
    let documents: Vec<Paper> = in_force
        .map(|state| paper(&account.records.documents[state.record], state, scene))
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
        complete: standing.dossier.completeness,
    };
    Some(Content::new(&view, Charts::of("questions")))
}

fn paper(document: &Document, state: &DocumentState, scene: &Scene<'_>) -> Paper {
    let kind = scene.language.word(&document_key(&document.kind));
    let name = match &document.version {
        Some(version) => format!("{kind}, {version}"),
        None => kind,
    };
    Paper { name: shortened(&name, DOCUMENT), read: state.read_on }
}

/// Writes a question with the evidence it has.
fn question(point: &Point, scene: &Scene<'_>) -> String {
    let evidence = &point.evidence;
    let key = format!("question-{}", point.subject.word().replace('_', "-"));
    let text = scene.say(
        &key,
        &[
            ("name", evidence.name.as_deref().unwrap_or("–").into()),
            ("days", i64::from(evidence.days.unwrap_or_default()).into()),
            ("amount", scene.amount(evidence.amount.unwrap_or_default()).into()),
            ("size", scene.size(evidence.share.unwrap_or_default()).into()),
            ("count", i64::from(evidence.count.unwrap_or_default()).into()),
        ],
    );
    shortened(&text, TEXT)
}
