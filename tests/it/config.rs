use std::{collections::BTreeMap, fs, path::Path};

use avain::config::{self, Config, Environment, Error};

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
