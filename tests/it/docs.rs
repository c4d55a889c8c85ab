use std::{fmt::Write as _, fs, path::Path};

use avain::cli::{definition, exit::Exit};

use crate::support::env::Env;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn operations_lists_every_exit_code_with_its_meaning() {
    let text = read("docs/operations.md");
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    let expected: Vec<String> =
        Exit::ALL.iter().map(|exit| format!("| {} | {} |", exit.code(), exit.meaning())).collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_help_is_reviewed() {
    let mut help = String::new();
    let mut open = vec![definition().term_width(96)];
    while let Some(mut command) = open.pop() {
        let text = command.render_long_help().to_string();
        help.push_str(text.trim_end());
        help.push_str("\n\n----\n\n");
        let mut inner: Vec<_> = command.get_subcommands().cloned().collect();
        inner.reverse();
        open.extend(inner.into_iter().map(|inner| {
            let name = format!("{} {}", command.get_name(), inner.get_name());
            inner.bin_name(name.clone()).display_name(name).term_width(96)
        }));
    }
    insta::assert_snapshot!(help);
}

#[test]
fn every_command_of_the_readme_exists() {
    let readme = read("README.md");
    for command in definition().get_subcommands() {
        let name = command.get_name();
        assert!(readme.contains(&format!("`{name}")), "`{name}` is not in README.md");
    }
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/data-contract.md",
        "docs/templates.md",
    ];
    for page in pages {
        let text = read(page);
        let folder = root.join(page).parent().unwrap().to_owned();
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split([')', '#']).next().unwrap();
            if !target.is_empty() && !target.contains("://") {
                assert!(folder.join(target).exists(), "{page} links {target}");
            }
        }
    }
}

/// Returns the names in a text in the order of their first mention; names with a point or a bracket
/// are of other things.
fn names(text: &str) -> Vec<&str> {
    let mut found = vec![];
    for name in text.split('`').skip(1).step_by(2) {
        if !name.contains(['.', '<']) && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Returns the rows of the tables in a page that begin with a name.
fn rows(page: &str) -> impl Iterator<Item = &str> {
    page.lines().filter(|line| line.starts_with("| `"))
}

fn cell(row: &str, at: usize) -> &str {
    row.split(" | ").nth(at).unwrap()
}

#[test]
fn the_data_contract_has_every_file_column_and_key_of_the_data() {
    let env = Env::new();
    env.avain(&["analyse", "--out", "numbers"]).ok();
    let contract = read("docs/data-contract.md");
    let (_, data) = contract.split_once("\n## The data files\n").unwrap();
    let (files, keys) = data.split_once("`summary.json` is").unwrap();
    let mut documented = vec!["summary.json"];
    for row in rows(files) {
        let file = row.split('`').nth(1).unwrap();
        documented.push(file);
        let text = env.read(&format!("numbers/data/{file}"));
        let head = text.lines().next().unwrap().split(',');
        let head: Vec<&str> = head.filter(|column| !column.starts_with("class_")).collect();
        assert_eq!(names(cell(row, 2)), head, "{file}");
    }
    let folder = fs::read_dir(env.path().join("numbers/data")).unwrap();
    let names_of = folder.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut written: Vec<String> = names_of.collect();
    written.sort();
    documented.sort_unstable();
    assert_eq!(documented, written);
    let summary: serde_json::Value =
        serde_json::from_str(&env.read("numbers/data/summary.json")).unwrap();
    let mut keys: Vec<&str> = rows(keys).flat_map(|row| names(cell(row, 0))).collect();
    keys.sort_unstable();
    let mut found: Vec<&String> = summary.as_object().unwrap().keys().collect();
    found.sort();
    assert_eq!(keys, found);
}

#[test]
fn wrong_usage_and_wrong_configuration_have_their_own_codes() {
    let env = Env::new();
    env.avain(&["run", "--perid", "2026-W47"]).fails(64);
    env.avain(&["run", "--period", "2026-W60"]).fails(64);
    env.write("config.yaml", "compny: { name: x }\n");
    let complaint = env.avain(&["check"]).fails(78);
    assert!(complaint.contains("config.yaml:1:1"), "{complaint}");
    assert!(complaint.contains("did you mean `company`"), "{complaint}");
    let version = env.avain(&["--version"]).ok();
    assert_eq!(version.trim(), concat!("avain ", env!("CARGO_PKG_VERSION")));
    assert!(env.avain(&["completions", "bash"]).ok().contains("_avain"));
}

#[test]
fn the_metric_reference_is_generated_from_the_metrics() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = "# Metrics\n\nGenerated from the doc comments in `src/analysis/metrics/`; \
                    `INSTA_UPDATE=always cargo test --test it docs` writes it anew.\n"
        .to_owned();
    for metric in avain::analysis::metrics::METRICS {
        let file = format!("src/analysis/metrics/{}.rs", metric.id);
        let source = read(&file);
        let contract: Vec<&str> = source
            .split("pub(super) const METRIC")
            .next()
            .unwrap()
            .lines()
            .rev()
            .skip_while(|line| !line.starts_with("///"))
            .take_while(|line| line.starts_with("///"))
            .map(|line| line.trim_start_matches("///").trim_start_matches(' '))
            .collect();
        let contract: Vec<String> = contract
            .into_iter()
            .rev()
            .map(|line| {
                line.strip_prefix("# ").map_or(line.to_owned(), |head| format!("**{head}**"))
            })
            .collect();
        let (name, id, says) = (metric.name, metric.id, metric.explanation);
        let contract = contract.join("\n");
        for part in ["Unit", "Grain", "Undefined", "Roll-up", "Assumptions", "Reference"] {
            assert!(contract.contains(&format!("**{part}")), "{file} does not tell: {part}");
        }
        write!(text, "\n## {name}\n\n`{id}` · {says}\n\n{}\n", contract.trim()).unwrap();
    }
    let path = root.join("docs/metrics.md");
    if std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "docs/metrics.md is not as generated");
}
