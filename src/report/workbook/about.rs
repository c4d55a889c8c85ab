//! The sheet that says where the figures come from and what the words mean.

use crate::{
    locale::Word,
    report::workbook::{
        Draft,
        model::{Cell, Sheet, Style},
    },
};

/// What is explained, by key; each has its text under the same key with `-text`.
const DEFINITIONS: [&str; 9] = [
    "book-about-play",
    "book-about-abc",
    "book-about-xyz",
    "book-about-new",
    "book-about-base",
    "book-about-announced",
    "book-about-scenario",
    "book-about-exact",
    "book-about-nobody",
];

/// Builds the sheet.
pub(super) fn sheet(draft: &Draft<'_>) -> Sheet {
    let scene = &draft.scene;
    let made = [
        ("company", scene.run.company.as_str().into()),
        ("day", scene.language.day(scene.scope.as_of).into()),
        ("run", scene.run.run_id.as_str().into()),
        ("version", scene.run.version.as_str().into()),
    ];
    let mut rows = draft.opening("book-about", scene.say("book-about-lead", &made));
    for key in DEFINITIONS {
        rows.push(vec![
            Cell::text(draft.word(key), Style::Name),
            Cell::text(draft.word(&format!("{key}-text")), Style::Long),
        ]);
    }
    rows.push(vec![]);
    rows.push(vec![Cell::text(draft.word("book-sources"), Style::Block)]);
    rows.extend(scene.run.sources.iter().map(|source| {
        let count = |rows: u64| Word::from(i64::try_from(rows).expect("rows fit 63 bits"));
        let words = [("rows", count(source.rows)), ("refused", count(source.refused))];
        let mut text = scene.say("book-source", &words);
        if let Some(newest) = source.newest {
            text += &scene.say("book-newest", &[("day", scene.language.day(newest).into())]);
        }
        let table = draft.word(&format!("table-{}", source.table.name()));
        vec![Cell::text(table, Style::Name), Cell::text(text, Style::Long)]
    }));
    let (name, widths) = (draft.word("book-about"), vec![28.0, 110.0]);
    Sheet { name, widths, rows, ..Sheet::default() }
}
