//! N7: titles in three parts under a message with a number; N17: few messages.

use std::iter;

use crate::{
    locale::Language,
    report::{
        chart::Plot,
        document::{Block, Frame, Page, Prose, ProseStyle},
        lint::{Breach, Rule, walk::Parts},
    },
};

/// What stands between the parts of a title.
const BETWEEN: &str = " · ";
const MOST_MESSAGES: usize = 5;

/// Checks the title and the message of a block that shows figures.
///
/// A block that continues on further pages is a register, a side block has its name for a first
/// part, and a block whose data are missing says so instead.
pub(super) fn title(block: &Block, language: &Language) -> Vec<Breach> {
    let parts = Parts::of(block);
    let shows_chart = parts.charts.iter().any(|chart| !is_legend(&chart.plot));
    let shows_rows = parts.tables.iter().any(|table| !table.rows.is_empty());
    if block.frame != Frame::Full || block.flows || !(shows_chart || shows_rows) {
        return vec![];
    }
    let name = parts.text_of(ProseStyle::Name).unwrap_or_default();
    let caption = parts.text_of(ProseStyle::Caption).unwrap_or_default();
    // Beside a name there is room for `unit, when` only.
    let found = if name.is_empty() {
        caption.split(BETWEEN).filter(|part| !part.trim().is_empty()).count()
    } else {
        1 + caption.replace(", ", BETWEEN).split(BETWEEN).filter(|part| !part.is_empty()).count()
    };
    let mut breaches = vec![];
    if found < 3 {
        let found = format!("the title `{caption}` has {found} of three parts");
        breaches.push(Breach::new(Rule::N7, &block.id, found));
    }
    match parts.text_of(ProseStyle::Message) {
        None if name.is_empty() => {
            let found = "there is no message above the title".to_owned();
            breaches.push(Breach::new(Rule::N7, &block.id, found));
        }
        Some(message) if !holds_number(&message, language) => {
            let found = format!("the message `{message}` holds no number");
            breaches.push(Breach::new(Rule::N7, &block.id, found));
        }
        _ => {}
    }
    breaches
}

fn is_legend(plot: &Plot) -> bool {
    matches!(plot, Plot::Legend(_) | Plot::ColumnsLegend(_))
}

/// Returns whether a sentence holds digits, or a word that counts: one, none, every.
fn holds_number(sentence: &str, language: &Language) -> bool {
    if sentence.chars().any(|letter| letter.is_ascii_digit()) {
        return true;
    }
    let stems = language.word("lint-counting-words");
    let counts = |word: &str| stems.split_whitespace().any(|stem| word.starts_with(stem));
    sentence
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| counts(&word.to_lowercase()))
}

/// Counts the messages of a page; the block of the first that is too many is told.
pub(super) fn messages(page: &Page) -> Option<Breach> {
    let is_lead = |prose: &&Prose| prose.style == ProseStyle::Lead;
    let leads = |block| Parts::of(block).prose.into_iter().filter(is_lead).count();
    let blocks: Vec<&str> = page
        .blocks
        .iter()
        .flat_map(|block| iter::repeat_n(block.id.as_str(), leads(block)))
        .collect();
    let what = format!("page `{}` has {} messages", page.name, blocks.len());
    blocks.get(MOST_MESSAGES).map(|block| Breach::new(Rule::N17, block, what))
}
