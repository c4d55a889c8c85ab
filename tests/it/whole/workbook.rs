//! The workbook of made-up companies, computed again by `LibreOffice`.

use std::{collections::BTreeMap, fs};

use avain::{
    locale::Language,
    render::{Renderer, theme::Theme},
    report::{RunFacts, workbook},
};
use proptest::{strategy::ValueTree as _, test_runner::TestRunner};

use super::{Strategy as _, analysed, companies, settings};
use crate::workbook::office::{classes, edit, recalculated};

/// Companies; one start of `LibreOffice` takes them all.
const COMPANIES: usize = 24;

#[test]
fn libreoffice_classes_every_made_up_company_as_the_analysis_does() {
    let folder = tempfile::tempdir().unwrap();
    let renderer = Renderer::new(Theme::shipped()).unwrap();
    let language = Language::load("en").unwrap();
    let mut runner = TestRunner::deterministic();
    let (mut books, mut expected) = (vec![], vec![]);
    for number in 0..COMPANIES {
        let company = companies().new_tree(&mut runner).unwrap().current();
        let settings = settings().new_tree(&mut runner).unwrap().current();
        let snapshot = company.write(&folder.path().join(format!("snapshot-{number}")), 1_000);
        let analysis = analysed(&snapshot, &settings, company.as_of);
        let book = workbook::build(&analysis, &RunFacts::default(), &language);
        let (written, blank) = ["written", "blank"]
            .map(|name| folder.path().join(format!("{name}-{number}.xlsx")))
            .into();
        fs::write(&written, renderer.xlsx(&book).unwrap()).unwrap();
        edit(&written, &blank, &[]);
        books.push(blank);
        let named = analysis.accounts.iter().filter(|account| account.is_named());
        let cell = named.map(|account| {
            let id = account.account.account_id.clone();
            (id, format!("{:?}{:?}", account.abc, account.xyz.class))
        });
        expected.push((cell.collect::<BTreeMap<_, _>>(), settings));
    }
    let mut seen = BTreeMap::new();
    for (file, (expected, settings)) in recalculated(&books, folder.path()).iter().zip(expected) {
        let found: BTreeMap<String, String> =
            classes(file).into_iter().map(|(id, found)| (id, found.cell)).collect();
        assert_eq!(found, expected, "{settings:?}");
        for cell in expected.into_values() {
            *seen.entry(cell).or_insert(0) += 1;
        }
    }
    assert!(seen.len() >= 8, "too few classes to show anything: {seen:?}");
}
