//! The workbook and the tables for spreadsheets, as the program writes them.

pub mod office;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

use office::{classes, edit, recalculated, sheet};
use serde_json::Value;

use crate::support::env::{Env, files};

/// The cells of the parameters.
const CUT_A: &str = "B5";
const CUT_B: &str = "B6";
const CUT_X: &str = "B7";
const CUT_Y: &str = "B8";
const FEWEST: &str = "B9";

/// Makes the files of the sample company in a language.
fn sample(language: &str, formats: &str) -> Env {
    let env = Env::new();
    if language != "en" {
        env.avain(&["init", "."]).ok();
        let config = env.read("config.yaml");
        let report = "    language: en ";
        assert!(config.contains(report), "the management report is in English");
        env.write(
            "config.yaml",
            &config.replacen(report, &format!("    language: {language} "), 1),
        );
    }
    env.avain(&["run", "--only", "company", "--out", "out", "--formats", formats]).ok();
    env
}

/// Analyses the bicycle company with other rules and makes its workbook.
fn adventureworks(rules: &str) -> Env {
    let env = Env::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/adventureworks");
    let table = |name: &str| {
        format!("  {name}: {{ connection: files, path: \"{name}.csv.gz\", format: csv }}\n")
    };
    env.write(
        "config.yaml",
        &format!(
            "company: {{ name: Adventure Works, currency: USD, time_zone: UTC }}\n\
             money: {{ decimals: 4 }}\n\
             connections:\n  files: {{ base_url: \"file:{}\" }}\n\
             sources:\n{}{}{}analysis: {{ owner: revenue, {rules} }}\n",
            data.display(),
            table("orders"),
            table("accounts"),
            table("managers"),
        ),
    );
    let order = ["run", "--only", "company", "--as-of", "2013-11-30", "--out", "out"];
    env.avain(&[&order[..], &["--formats", "xlsx"]].concat()).ok();
    env
}

/// Reads the classes of `data/accounts.csv` by account id.
fn issued(env: &Env) -> BTreeMap<String, String> {
    let text = env.read("out/data/accounts.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let place = |name: &str| head.iter().position(|column| column == name).unwrap();
    let (id, abc, xyz) = (place("account_id"), place("abc"), place("xyz"));
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| (row[id].to_owned(), format!("{}{}", &row[abc], &row[xyz]))).collect()
}

/// Recalculates the workbook of an issue from nothing, with other parameters.
fn played(env: &Env, changes: &[&str]) -> PathBuf {
    let edited = env.path().join("played.xlsx");
    edit(&env.path().join("out/abc-xyz.xlsx"), &edited, changes);
    recalculated(&[edited], env.path()).remove(0)
}

fn cells(file: &Path) -> BTreeMap<String, String> {
    classes(file).into_iter().map(|(id, found)| (id, found.cell)).collect()
}

#[test]
fn libreoffice_classes_the_sample_as_the_issue_does_in_every_language() {
    for (language, equal) in [("en", "equal"), ("fi", "sama")] {
        let env = sample(language, "xlsx");
        let file = played(&env, &[]);
        assert_eq!(cells(&file), issued(&env), "{language}");
        assert!(classes(&file).values().all(|found| found.check == equal), "{language}");
        every_result_is_the_cached_one(&env.path().join("out/abc-xyz.xlsx"), &file);
    }
}

/// Compares all cells: what the program wrote as results is what `LibreOffice` computes.
fn every_result_is_the_cached_one(written: &Path, computed: &Path) {
    let close = |one: &str, other: &str| match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => (one - other).abs() <= 1e-9 * one.abs().max(1.0),
        _ => one == other,
    };
    for place in 0..7 {
        let (one, other) = (sheet(written, place), sheet(computed, place));
        for (row, (one, other)) in one.iter().zip(&other).enumerate() {
            for (column, (one, other)) in one.iter().zip(other).enumerate() {
                assert!(
                    close(one, other),
                    "sheet {place}, row {row}, column {column}: {one}, {other}"
                );
            }
        }
    }
}

#[test]
fn libreoffice_follows_the_cuts_as_the_analysis_does() {
    let rules = "xyz: { bucket: month }";
    let env = adventureworks(rules);
    let original = issued(&env);
    let file = played(&env, &[]);
    assert_eq!(cells(&file), original);
    every_result_is_the_cached_one(&env.path().join("out/abc-xyz.xlsx"), &file);
    let changes =
        [(CUT_A, "0.5"), (CUT_B, "0.8125"), (CUT_X, "0.75"), (CUT_Y, "1.5"), (FEWEST, "10")];
    let changes: Vec<String> =
        changes.iter().map(|(cell, number)| format!("{cell}={number}")).collect();
    let changes: Vec<&str> = changes.iter().map(String::as_str).collect();
    let file = played(&env, &changes);
    let other = adventureworks(
        "abc: { cut: [50%, 81.25%] }, xyz: { bucket: month, cut: [0.75, 1.5], min_periods: 10 }",
    );
    let expected = issued(&other);
    assert_eq!(cells(&file), expected);
    let moved = expected.iter().filter(|(id, cell)| original[*id] != **cell).count();
    assert!(moved > 50, "{moved} accounts moved");
    assert_eq!(sheet(&file, 1)[11][1], moved.to_string(), "the sheet counts who moved");
}

#[test]
fn the_file_is_the_same_every_time_and_names_nothing_outside_itself() {
    let [one, other] = [sample("en", "xlsx,csv"), sample("en", "xlsx,csv")];
    let made = |env: &Env| {
        let mut made = files(&env.path().join("out"));
        made.retain(|name, _| name.starts_with("abc-xyz") || name.starts_with("exports"));
        made
    };
    assert_eq!(made(&one).len(), 4);
    assert!(made(&one) == made(&other), "equal data give equal bytes");
    let script = "import sys, zipfile\n\
        book = zipfile.ZipFile(sys.argv[1])\n\
        assert book.testzip() is None\n\
        for name in book.namelist(): print(name)\n\
        print(book.read('docProps/core.xml').decode())\n\
        print(book.read('xl/workbook.xml').decode())\n";
    let file = one.path().join("out/abc-xyz.xlsx");
    let output = Command::new("python3").args(["-c", script]).arg(file).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for part in
        ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet7.xml"]
    {
        assert!(text.lines().any(|line| line == part), "{part} is missing");
    }
    for part in ["externalLink", "vbaProject", "macro", "activeX", "connections", "embeddings"] {
        assert!(!text.contains(part), "{part}");
    }
    assert!(text.contains("2026-11-22T00:00:00Z"), "it says the day of the data");
    assert!(text.contains("fullCalcOnLoad=\"1\""), "Excel computes it when it opens");
}

#[test]
fn d26_every_account_is_in_the_tables_and_the_manifest_counts_them() {
    let env = sample("fi", "html,pdf,xlsx,csv");
    let manifest: Value = serde_json::from_str(&env.read("out/manifest.json")).unwrap();
    let accounts = manifest["totals"]["accounts"].as_u64().unwrap();
    let text = env.read("out/exports/accounts.csv");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len() as u64, accounts);
    let revenue = |row: &csv::StringRecord| row[5].replace(',', ".").parse::<f64>().unwrap();
    let total: f64 = rows.iter().map(revenue).sum();
    let said: f64 = manifest["totals"]["revenue_current"].as_str().unwrap().parse().unwrap();
    assert!((total - said).abs() < 0.005, "{total} against {said}");
    let files = manifest["produced"][0]["files"].as_array().unwrap();
    for name in ["management.html", "management.pdf", "abc-xyz.xlsx", "exports/accounts.csv"] {
        assert!(files.iter().any(|file| file == name), "{name}");
        assert!(manifest["files"][name]["sha256"].is_string(), "{name}");
    }
}

#[test]
fn workbook_and_tables_are_made_for_management_only() {
    let env = Env::new();
    let order = ["run", "--out", "out", "--formats", "xlsx,csv"];
    env.avain(&order).ok();
    let manifest: Value = serde_json::from_str(&env.read("out/manifest.json")).unwrap();
    let [planned, produced, skipped] = ["planned", "produced", "skipped"].map(|key| {
        manifest[key].as_array().map_or(manifest[key].as_u64(), |it| Some(it.len() as u64))
    });
    assert_eq!(produced, Some(1));
    assert_eq!(planned, produced.zip(skipped).map(|(one, other)| one + other));
    let made = files(&env.path().join("out"));
    assert!(!made.keys().any(|name| name.contains("managers/") || name.contains("accounts/")));
}
