use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What each module may import from this crate; `*` is everything.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("stats", &[]),
    ("source", &["model"]),
    ("ingest", &["model", "source"]),
    ("facts", &["model", "ingest"]),
    ("analysis", &["model", "stats", "facts"]),
    ("locale", &["model"]),
    ("report", &["model", "analysis", "locale"]),
    ("render", &["model", "report"]),
    ("deliver", &["model", "render"]),
    ("ledger", &["model"]),
    ("schedule", &["model"]),
    (
        "config",
        &[
            "model", "source", "ingest", "facts", "analysis", "locale", "report", "render",
            "deliver", "ledger", "schedule",
        ],
    ),
    ("pipeline", &["*"]),
    ("cli", &["*"]),
];

/// The only folders that may name these external crates.
const HOME_OF: &[(&str, &[&str])] = &[
    ("calamine", &["source/"]),
    ("chrono", &["schedule/"]),
    ("clap", &["cli/"]),
    ("cron", &["schedule/"]),
    ("fluent_bundle", &["locale/"]),
    ("hyper", &["source/"]),
    ("indicatif", &["cli/"]),
    ("lopdf", &["render/pdf/"]),
    ("polars", &["ingest/", "facts/", "source/decode/parquet", "source/decode/typed"]),
    ("printpdf", &["render/pdf/"]),
    ("reqwest", &["source/", "deliver/"]),
    ("rusqlite", &["ledger/"]),
    ("rust_xlsxwriter", &["render/xlsx/", "render/error"]),
    ("tera", &["report/"]),
    ("tokio", &["source/", "deliver/"]),
];

/// Lines a file may have, inline tests not counted.
const MAX_LINES: usize = 400;

#[test]
fn modules_import_only_what_they_may() {
    let wrong = complaints(|path, text| {
        let module = path.split(['/', '.']).next().unwrap();
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            return vec![];
        };
        let allowed = |used: &str| used == module || may.contains(&"*") || may.contains(&used);
        crate_imports(text)
            .into_iter()
            .filter(|used| !allowed(used))
            .map(|used| format!("`{module}` must not use `{used}`"))
            .collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn heavy_crates_stay_at_home() {
    let wrong = complaints(|path, text| {
        let away = |homes: &[&str]| !homes.iter().any(|home| path.starts_with(home));
        HOME_OF
            .iter()
            .filter(|(name, homes)| names_crate(text, name) && away(homes))
            .map(|(name, homes)| format!("`{name}` belongs to {}", homes.join(" and ")))
            .collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_short() {
    let wrong = complaints(|path, text| {
        if path.contains("/tests/") || path.ends_with("/tests.rs") {
            return vec![];
        }
        let lines = text.split("#[cfg(test)]\nmod tests {").next().unwrap().lines().count();
        let long = lines > MAX_LINES;
        long.then(|| format!("{lines} lines, at most {MAX_LINES}")).into_iter().collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_drawers() {
    let wrong = complaints(|path, _| {
        let drawer = ["utils", "util", "helpers", "common", "misc", "types"];
        let hit = path.split(['/', '.']).any(|part| drawer.contains(&part));
        hit.then(|| "name the thing it holds".to_owned()).into_iter().collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_reads_outside_the_project() {
    let outside = ["..", "shared"].join("/");
    let wrong = complaints(|_, text| {
        text.contains(&outside).then(|| format!("names `{outside}`")).into_iter().collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_metric_file_is_registered() {
    let files = stems(&src().join("analysis/metrics"));
    let ids = avain::analysis::metrics::METRICS.iter().map(|metric| metric.id.to_owned()).collect();
    assert_eq!(files, ids, "file name, id and registry must agree");
}

#[test]
fn every_block_is_registered() {
    let files = stems(&src().join("report/blocks"));
    let ids = avain::report::blocks::ids().into_iter().map(str::to_owned).collect();
    assert_eq!(files, ids, "file name and registry must agree");
}

#[test]
fn every_block_template_is_placed_by_a_report() {
    let folder = src().parent().unwrap().join("templates");
    let reports: String = ["management.html", "manager.html", "account.html", "index.html"]
        .iter()
        .map(|name| fs::read_to_string(folder.join(name)).unwrap())
        .collect();
    let names = stems(&folder.join("blocks"));
    let orphans: Vec<_> = names.iter().filter(|name| !reports.contains(name.as_str())).collect();
    assert!(orphans.is_empty(), "no report places {orphans:?}");
}

/// Returns the names of the files and folders in `dir`, without endings and without `mod`.
fn stems(dir: &Path) -> BTreeSet<String> {
    fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| name != "mod")
        .collect()
}

/// Returns what `check` says about each source file, prefixed by its path below `src`.
fn complaints(check: impl Fn(&str, &str) -> Vec<String>) -> Vec<String> {
    let mut paths = vec![];
    collect(&src(), &mut paths);
    paths
        .iter()
        .flat_map(|path| {
            let below = path.strip_prefix(src()).unwrap().to_str().unwrap().to_owned();
            let found = check(&below, &fs::read_to_string(path).unwrap());
            found.into_iter().map(move |text| format!("{below}: {text}"))
        })
        .collect()
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn collect(dir: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            paths.push(path);
        }
    }
}

/// Returns whether code (not a comment) uses a path that starts with the crate's name.
fn names_crate(text: &str, name: &str) -> bool {
    let path = format!("{name}::");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
        line.match_indices(&path).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
        })
    })
}

/// Returns the `a` and `b` of `crate::a` and of `crate::{a::…, b}`.
fn crate_imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, prefix) in text.match_indices("crate::") {
        let rest = &text[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(top_level_items(group).map(ident)),
            None => _ = found.insert(ident(rest)),
        }
    }
    found.remove("");
    found
}

/// Splits `a::{x, y}, b}…` at the commas of the outer level, up to the closing brace.
fn top_level_items(group: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let end = group.find(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth < 0
    });
    let mut depth = 0;
    group[..end.unwrap_or(group.len())].split(move |c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0 && c == ','
    })
}

fn ident(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}
