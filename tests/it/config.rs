use std::{collections::BTreeMap, fs, path::Path};

use avain::config::{self, Config, DEFAULTS, Environment, Error};
use proptest::prelude::*;

fn load(path: &Path) -> Result<Config, Error> {
    let vars = BTreeMap::from([("ERP_TOKEN".to_owned(), "tops3cret".to_owned())]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    config::load(Some(path), &Environment { vars, current_dir: root.to_owned() })
}

/// Returns the files of a folder of the test data by name.
fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/config").join(folder);
    let mut files: Vec<_> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    files
}

#[test]
fn every_valid_file_passes_without_a_warning() {
    let files = files("valid");
    assert!(files.len() >= 4, "{files:?}");
    for path in files {
        let config = load(&path).unwrap_or_else(|error| panic!("error: {error}"));
        assert_eq!(config.warnings, [], "{}", path.display());
    }
}

/// The message for each wrong file, as the operator sees it.
#[test]
fn every_invalid_file_is_told_with_place_and_hint() {
    let mut page = String::new();
    let files = files("invalid");
    assert!(files.len() >= 20, "{}", files.len());
    for path in files {
        let Err(error) = load(&path) else { panic!("{} passes", path.display()) };
        let text = format!("error: {error}\nhint: {}\n\n", error.hint());
        page.push_str(&text.replace(path.parent().unwrap().to_str().unwrap(), "invalid"));
    }
    assert!(!page.contains("hunter2"), "a secret is shown:\n{page}");
    assert!(!page.contains("tops3cret"), "a secret is shown:\n{page}");
    insta::assert_snapshot!(page);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96, failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Whatever is spoilt in a file, it either passes or is told with a place in the file.
    #[test]
    fn a_spoilt_file_is_told_and_never_panics(
        line in 0_usize..400,
        spoil in prop::sample::select(vec![
            "", "drop", "null", "[1, 2]", "{ a: b }", "-1", ".inf", "\u{1F511} ключ", "\"", "*no", "&a",
        ]),
    ) {
        let mut lines: Vec<String> = DEFAULTS.lines().map(str::to_owned).collect();
        let index = line % lines.len();
        let key = lines[index].split_once(": ").map(|(key, _)| key.to_owned());
        match (spoil, key) {
            ("drop", _) => { lines.remove(index); }
            (_, Some(key)) => lines[index] = format!("{key}: {spoil}"),
            (_, None) => lines[index].push_str(spoil),
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.yaml");
        fs::write(&path, lines.join("\n")).unwrap();
        if let Err(error) = load(&path) {
            let Error::Invalid(problems) = &error else { panic!("{error}") };
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!((1..=lines.len() + 1).contains(&problem.line), "{problem}");
                prop_assert!(!problem.hint.is_empty() && problem.file.is_some(), "{problem}");
            }
        }
    }
}
