//! N8, N9: no figure written by hand or without a base; N18: estimates are marked.

use crate::report::{
    document::{Block, Page, ProseStyle, Run},
    lint::{
        Breach, Rule,
        walk::{Parts, plain},
    },
};

/// Decimals that no filter writes in a report: a value that went through none.
const RAW_DECIMALS: usize = 5;

/// Checks every text of a block that is a figure and nothing else.
pub(super) fn texts(block: &Block) -> Vec<Breach> {
    let parts = Parts::of(block);
    let texts = parts.texts.iter().map(|runs| plain(runs));
    texts.filter_map(|text| figure(block, text.trim())).collect()
}

fn figure(block: &Block, text: &str) -> Option<Breach> {
    let breach = |rule, what: &str| Some(Breach::new(rule, &block.id, format!("`{text}` {what}")));
    let bare = text.trim_start_matches(['+', '−', '-', '●', '◆', ' ']).to_lowercase();
    let word = bare.trim_end_matches(['%', ' ', '\u{202f}']);
    if matches!(word, "inf" | "infinity" | "∞" | "nan") {
        return breach(Rule::N8, "is no figure");
    }
    if !is_figure(text) {
        return None;
    }
    if text.starts_with('-') {
        return breach(Rule::N9, "has a hyphen for a minus");
    }
    let decimals = text
        .rsplit_once('.')
        .map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    if decimals >= RAW_DECIMALS {
        return breach(Rule::N9, "went through no filter");
    }
    if text.ends_with('%') && !text.ends_with("\u{202f}%") && !text.ends_with("\u{a0}%") {
        return breach(Rule::N9, "has a percent sign written by hand");
    }
    None
}

/// Returns whether a text is a number with its sign, separators and percent sign.
pub(super) fn is_figure(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['●', '◆', ' ']);
    let digits =
        text.trim_start_matches(['+', '−', '-']).trim_end_matches(['%', ' ', '\u{202f}', '\u{a0}']);
    let separators = ['.', ',', ' ', '\u{202f}', '\u{a0}'];
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|letter| letter.is_ascii_digit() || separators.contains(&letter))
}

/// Checks that estimated figures of a page have their mark and their note.
pub(super) fn footnotes(page: &Page) -> Vec<Breach> {
    let parts: Vec<_> = page.blocks.iter().map(|block| (block, Parts::of(block))).collect();
    let noted = parts.iter().flat_map(|(_, parts)| &parts.prose).any(|prose| {
        matches!(prose.style, ProseStyle::Note | ProseStyle::Small)
            && plain(&prose.runs).trim_start().starts_with('*')
    });
    let mut found = vec![];
    for (block, parts) in &parts {
        for runs in &parts.texts {
            let Some(text) = estimated(runs) else { continue };
            if !noted || !text.ends_with('*') {
                let lacks = if noted { "no mark" } else { "no note on its page" };
                let what = format!("the estimate `{text}` has {lacks}");
                found.push(Breach::new(Rule::N18, &block.id, what));
            }
        }
    }
    found
}

/// Returns the estimated figure of a text, with the mark that follows it.
fn estimated(runs: &[Run]) -> Option<String> {
    let has_digit = |run: &Run| run.text.chars().any(|letter| letter.is_ascii_digit());
    let first = runs.iter().position(|run| run.italic && has_digit(run))?;
    let mark = runs.get(first + 1).filter(|run| run.text.starts_with('*')).map_or("", |_| "*");
    Some(format!("{}{mark}", runs[first].text))
}
