//! W16, above: what was pulled, what was refused, what was noticed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    model::{Severity, Table},
    report::{
        blocks::{Charts, Content},
        scene::{Scene, shortened},
        slice::CompanySlice,
    },
};

const TABLES: usize = 6;
const FINDINGS: usize = 1;
const TEXT: usize = 90;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// How many further rows are left out.
    more: usize,
    /// Records of the tables left out.
    more_rows: u64,
    /// What was found in the data.
    findings: Vec<Note>,
    /// How many further findings there are.
    more_findings: usize,
}

#[derive(Serialize)]
struct Row {
    /// The table of the data contract, as the code of its word.
    table: Table,
    /// The newest day in it; `none` for a table without days.
    newest: Option<Date>,
    /// How many records arrived.
    rows: u64,
    /// How many of them were refused.
    refused: u64,
}

/// Findings of one rule, told once.
#[derive(Serialize)]
struct Note {
    /// How often.
    count: usize,
    /// What was found, in words.
    text: String,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let sources = &scene.run.sources;
    let quality = &slice.analysis.quality;
    let refused: u64 = sources.iter().map(|source| source.refused).sum();
    let taken: u64 = sources.iter().map(|source| source.rows).sum();
    let shown = sources.len().min(TABLES);
    let notes = notes(scene);
    let view = View {
        message: scene.say(
            "data-message",
            &[
                ("tables", sources.len().into()),
                ("rows", number(taken).into()),
                ("refused", number(refused).into()),
            ],
        ),
        caption: scene.say(
            "data-caption",
            &[
                ("lines", number(quality.lines).into()),
                ("cancelled", number(quality.cancelled).into()),
                ("unassigned", number(quality.no_account).into()),
                ("outside", number(quality.after_as_of + quality.too_old).into()),
            ],
        ),
        rows: sources[..shown]
            .iter()
            .map(|source| Row {
                table: source.table,
                newest: source.newest,
                rows: source.rows,
                refused: source.refused,
            })
            .collect(),
        more: sources.len() - shown,
        more_rows: sources[shown..].iter().map(|source| source.rows).sum(),
        more_findings: notes.len().saturating_sub(FINDINGS),
        findings: notes.into_iter().take(FINDINGS).collect(),
    };
    Some(Content::new(&view, Charts::of("data_sources")))
}

/// Groups the findings by rule, the gravest first.
fn notes(scene: &Scene<'_>) -> Vec<Note> {
    let mut rules: BTreeMap<(std::cmp::Reverse<Severity>, &str), Note> = BTreeMap::new();
    for finding in &scene.run.findings {
        let key = (std::cmp::Reverse(finding.severity), finding.rule.as_str());
        let text = format!("{}: {}", finding.place, finding.text);
        let note =
            rules.entry(key).or_insert_with(|| Note { count: 0, text: shortened(&text, TEXT) });
        note.count += 1;
    }
    rules.into_values().collect()
}

fn number(count: u64) -> i64 {
    i64::try_from(count).expect("a count of rows fits 63 bits")
}
