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

/// Returns the fenced blocks of a document that start with `fence`, with the words behind it.
fn blocks(text: &str, fence: &str) -> Vec<(String, String)> {
    let mut blocks = vec![];
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let Some(words) = line.trim_start().strip_prefix(fence) else { continue };
        let inside = lines.by_ref().take_while(|line| line.trim() != "```");
        let inside: Vec<&str> = inside.map(|line| line.get(indent..).unwrap_or_default()).collect();
        blocks.push((words.trim().to_owned(), inside.join("\n") + "\n"));
    }
    blocks
}

/// Completes an example that shows only connections or only sources.
fn completed(example: &str) -> String {
    let has = |section: &str| example.lines().any(|line| line.starts_with(section));
    let mut whole = example.to_owned();
    if !has("connections:") {
        whole.push_str("connections: { erp: { base_url: https://erp.example.com } }\n");
    }
    if !has("sources:") {
        whole.push_str("sources: { orders: { connection: erp, path: /orders } }\n");
    }
    whole
}

/// Returns the texts that follow `key: ` in an example.
fn named<'a>(example: &'a str, key: &str) -> Vec<&'a str> {
    let after = example.split(key).skip(1);
    after.filter_map(|rest| rest.split([' ', '}', ',', '\n']).next()).collect()
}

#[test]
fn every_example_of_the_page_about_sources_passes() {
    let text = fs::read_to_string("docs/sources.md").unwrap();
    let examples = blocks(&text, "```yaml");
    let examples: Vec<_> = examples.into_iter().filter(|(words, _)| words.is_empty()).collect();
    assert!(examples.len() >= 40, "{}", examples.len());
    for (_, example) in examples {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("secrets")).unwrap();
        let secrets = folder.path().join("secrets");
        fs::write(secrets.join("ca.pem"), "-----BEGIN CERTIFICATE-----\n").unwrap();
        fs::write(secrets.join("erp"), "s3cret").unwrap();
        for name in named(&example, "credential: ") {
            fs::write(secrets.join(name), "s3cret").unwrap();
        }
        let vars = named(&example, "env: ").into_iter().map(|name| (name, "s3cret"));
        let vars = vars.chain([("CREDENTIALS_DIRECTORY", secrets.to_str().unwrap())]);
        let vars = vars.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let path = folder.path().join("config.yaml");
        fs::write(&path, completed(&example)).unwrap();
        let around = Environment { vars, current_dir: folder.path().to_owned() };
        let config = config::load(Some(&path), &around);
        let config = config.unwrap_or_else(|error| panic!("error: {error}\n\n{example}"));
        let unsafe_file = |message: &str| message.contains("every user");
        let warning = config.warnings.iter().find(|warning| !unsafe_file(&warning.message));
        if let Some(warning) = warning {
            panic!("{warning}\n\n{example}");
        }
    }
}

#[test]
fn the_page_about_sources_shows_every_preset_as_it_is() {
    let text = fs::read_to_string("docs/sources.md").unwrap();
    let shown: BTreeMap<String, String> = blocks(&text, "```yaml preset").into_iter().collect();
    let files = fs::read_dir("src/config/preset").unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    assert_eq!(files.len(), shown.len());
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let preset = fs::read_to_string(&path).unwrap();
        let (_, below_its_comment) = preset.split_once('\n').unwrap();
        assert_eq!(shown[name], below_its_comment, "{name}");
    }
}
