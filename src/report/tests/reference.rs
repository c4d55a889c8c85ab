//! The reference of what a template sees, generated from the view structs and held against the views
//! of a company.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use super::{english, fixture};
use crate::{
    model::{Subject, View},
    report::{
        blocks::{self, Content},
        composer::scene,
        engine::{self, filters::FILTERS},
        slice::{AccountSlice, CompanySlice, ManagerSlice},
    },
};

const MARK: &str =
    "<!-- generated from the view structs: INSTA_UPDATE=always cargo test --lib reference -->\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A field of a struct: name, type, what its comment says.
type Field = (String, String, String);

/// Reads the structs that a file serialises; the source is in the form of rustfmt.
fn structs(source: &str) -> BTreeMap<String, Vec<Field>> {
    let mut found: BTreeMap<String, Vec<Field>> = BTreeMap::new();
    let (mut derived, mut open) = (false, None);
    let (mut words, mut skipped) = (vec![], false);
    for line in source.lines() {
        let text = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        if line.starts_with("#[derive(") {
            derived = line.contains("Serialize");
        } else if let Some(rest) = text.strip_prefix("struct ") {
            open = derived.then(|| rest.split([' ', '<']).next().unwrap().to_owned());
            derived = false;
            words.clear();
        } else if line == "}" || text.starts_with("enum ") {
            (open, derived) = (None, false);
        } else if let Some(name) = &open {
            let inner = line.trim();
            if let Some(comment) = inner.strip_prefix("/// ") {
                words.push(comment);
            } else if inner == "#[serde(skip)]" {
                skipped = true;
            } else if let Some((field, kind)) = inner.split_once(": ") {
                let field = field.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
                if !skipped {
                    let kind = kind.trim_end_matches(',').to_owned();
                    found.entry(name.clone()).or_default().push((
                        field.to_owned(),
                        kind,
                        words.join(" "),
                    ));
                }
                (words, skipped) = (vec![], false);
            }
        }
    }
    found
}

/// Reads the values of an enum that is written as a word.
fn values(source: &str, name: &str) -> Option<Vec<String>> {
    let (before, rest) = source.split_once(&format!("enum {name} {{\n"))?;
    let attributes = before.rsplit("\n\n").next().unwrap();
    let is_snake = attributes.contains("rename_all = \"snake_case\"");
    let body = rest.split("\n}").next().unwrap();
    let lines = body.lines().map(str::trim);
    let variants = lines.filter(|line| line.starts_with(char::is_uppercase));
    let word = |variant: &str| {
        let variant = variant.trim_end_matches(',');
        let mut word = String::new();
        for letter in variant.chars() {
            if is_snake && letter.is_uppercase() && !word.is_empty() {
                word.push('_');
            }
            word.push(if is_snake { letter.to_ascii_lowercase() } else { letter });
        }
        word
    };
    Some(variants.map(word).collect())
}

/// Every source file that may hold a type of a view, those of the reports first.
fn sources() -> Vec<(String, String)> {
    let mut found = vec![];
    for folder in ["src/report", "src/analysis", "src/model"] {
        let mut open = vec![root().join(folder)];
        let mut files = vec![];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let is_code = path.extension().is_some_and(|extension| extension == "rs");
                match path.is_dir() {
                    true if path.ends_with("tests") => {}
                    true => open.push(path),
                    false if is_code => files.push(path),
                    false => {}
                }
            }
        }
        files.sort();
        found.extend(files.into_iter().map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        }));
    }
    found
}

/// What is written about the fields of one block.
struct Reference<'a> {
    sources: &'a [(String, String)],
    own: BTreeMap<String, Vec<Field>>,
    rows: Vec<(String, String, String)>,
}

impl Reference<'_> {
    fn add(&mut self, name: &str, prefix: &str) {
        for (field, kind, words) in self.fields(name).unwrap_or_else(|| panic!("no `{name}`")) {
            let path = format!("{prefix}{field}");
            assert!(!words.is_empty(), "`{name}.{field}`, which is `{path}`, has no comment");
            let at = self.rows.len();
            let said = self.kind(&kind, &path);
            self.rows.insert(at, (path, said, words.replace("`None`", "`none`")));
        }
    }

    fn fields(&self, name: &str) -> Option<Vec<Field>> {
        let shared = || {
            let shared = self.sources.iter().filter(|(file, _)| !file.contains("/blocks/"));
            let holds = format!("struct {name} {{");
            let mut shared = shared.filter(|(_, source)| source.contains(&holds));
            shared.find_map(|(_, source)| structs(source).remove(name))
        };
        self.own.get(name).cloned().or_else(shared)
    }

    /// Returns the words for a type, and adds the fields inside it.
    fn kind(&mut self, kind: &str, path: &str) -> String {
        let inside = |start: &str| kind.strip_prefix(start).and_then(|it| it.strip_suffix('>'));
        if let Some(inner) = inside("Option<") {
            return format!("{} or `none`", self.kind(inner, path));
        }
        if let Some(inner) = inside("Vec<") {
            return format!("list: {}", self.kind(inner, &format!("{path}[]")));
        }
        if let Some((inner, count)) = kind.strip_prefix('[').and_then(|it| it.split_once("; ")) {
            let inner = self.kind(inner, &format!("{path}[]"));
            return format!("{}: {inner}", count.trim_end_matches(']'));
        }
        if let Some(pair) = kind.strip_prefix('(') {
            let each = pair.trim_end_matches(')').split(", ").map(|it| self.kind(it, path));
            return format!("pair: {}", each.collect::<Vec<_>>().join(", "));
        }
        match kind {
            "String" | "&'static str" => return "text".to_owned(),
            "bool" => return "true or false".to_owned(),
            "f64" => return "number".to_owned(),
            "Money" => return "money".to_owned(),
            "Date" => return "date".to_owned(),
            "Figure" => return "whole number, money or ratio".to_owned(),
            "u32" | "u64" | "i32" | "i64" | "usize" => return "whole number".to_owned(),
            _ => {}
        }
        let found = self.sources.iter().find_map(|(_, source)| values(source, kind));
        if let Some(found) = found.filter(|_| !self.own.contains_key(kind)) {
            return found.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" ");
        }
        assert!(self.fields(kind).is_some(), "`{path}` is of the unknown type `{kind}`");
        self.add(kind, &format!("{path}."));
        "fields".to_owned()
    }
}

/// Returns the fields of a block: path, type and words.
fn fields(id: &str, sources: &[(String, String)]) -> Vec<(String, String, String)> {
    let file = format!("src/report/blocks/{id}.rs");
    let source = &sources.iter().find(|(name, _)| *name == file).unwrap().1;
    let own = structs(source);
    let mut reference = Reference { sources, own, rows: vec![] };
    if reference.own.contains_key("View") {
        reference.add("View", "");
    } else {
        reference.add("Message", "[].");
    }
    reference.rows
}

/// Returns the components of the built-in templates with their arguments.
fn components() -> String {
    let mut rows = String::new();
    for (file, source) in engine::built_in() {
        for line in source.lines() {
            let Some((_, rest)) = line.split_once("{% component ") else { continue };
            let (name, rest) = rest.split_once('(').unwrap();
            let arguments = rest.split_once(") ").unwrap().0;
            let each = arguments.split(", ").filter(|it| !it.is_empty() && !it.starts_with('@'));
            let each: Vec<String> = each.map(|it| format!("`{it}`")).collect();
            let _ = writeln!(rows, "| `<{name}>` | {} | `{file}` |", each.join(", "));
        }
    }
    format!(
        "## Built-in components\n\n| component | arguments | stands in |\n|---|---|---|\n{rows}"
    )
}

#[test]
fn every_filter_is_documented() {
    let page = fs::read_to_string(root().join("docs/templates.md")).unwrap();
    for filter in FILTERS {
        assert!(page.contains(&format!("| `{filter}` |")), "`{filter}` is not in the page");
    }
}

fn table(rows: &[(String, String, String)]) -> String {
    let lines = rows.iter().map(|(path, kind, words)| format!("| `{path}` | {kind} | {words} |\n"));
    format!("| field | is | says |\n|---|---|---|\n{}", lines.collect::<String>())
}

#[test]
fn the_reference_of_fields_is_generated_from_the_view_structs() {
    let sources = sources();
    let (_, source) = sources.iter().find(|(file, _)| file.ends_with("composer.rs")).unwrap();
    let mut globals = structs(source).remove("Context").unwrap();
    globals.retain(|(name, ..)| name != "blocks");
    let own = BTreeMap::from([("Context".to_owned(), globals)]);
    let mut reference = Reference { sources: &sources, own, rows: vec![] };
    reference.add("Context", "");
    let names = table(&reference.rows);
    let mut text = format!("{}\n## What every template sees\n\n{names}", components());
    let reports = [
        ("management.html", blocks::COMPANY.map(|(id, _)| id).to_vec()),
        ("manager.html", blocks::MANAGER.map(|(id, _)| id).to_vec()),
        ("account.html", blocks::ACCOUNT.map(|(id, _)| id).to_vec()),
        ("account.html, second page", blocks::DOSSIER.map(|(id, _)| id).to_vec()),
        ("index.html", vec!["accounts_index"]),
    ];
    for (report, ids) in reports {
        let _ = writeln!(text, "\n## Blocks of {report}");
        for id in ids {
            let _ = write!(text, "\n### `blocks.{id}`\n\n{}", table(&fields(id, &sources)));
        }
    }
    let path = root().join("docs/templates.md");
    let page = fs::read_to_string(&path).unwrap();
    let (by_hand, generated) = page.split_once(MARK).expect("the mark stands in the page");
    let generated = generated.trim_start().to_owned();
    if std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
        fs::write(&path, format!("{by_hand}{MARK}\n{text}")).unwrap();
    } else {
        assert!(generated == text, "docs/templates.md is not as generated");
    }
}

/// Collects the paths of the fields that a view has.
fn found(value: &tera::Value, path: &str, paths: &mut BTreeSet<String>) {
    if let Some(fields) = value.as_map() {
        for (name, inner) in fields {
            let path = if path.is_empty() { name.to_string() } else { format!("{path}.{name}") };
            paths.insert(path.clone());
            found(inner, &path, paths);
        }
    } else if let Some(elements) = value.as_array() {
        for element in elements {
            found(element, &format!("{path}[]"), paths);
        }
    }
}

#[test]
fn a_view_has_the_fields_that_are_documented_and_no_others() {
    let (analysis, run, english, sources) =
        (fixture::analysis(), fixture::run(), english(), sources());
    let scene = scene(&analysis, &run, &english);
    let mut views: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut take = |id: &'static str, content: Option<Content>| {
        if let Some(content) = content {
            found(&content.view, "", views.entry(id).or_default());
        }
    };
    let slice = CompanySlice { analysis: &analysis, before: run.memory.of(&Subject::Company) };
    for (id, build) in &blocks::COMPANY {
        take(id, build(&slice, &scene));
    }
    for manager in &analysis.managers {
        let id = &manager.manager.manager_id;
        let slice = ManagerSlice::of(&analysis, id, &run.memory).unwrap();
        for (id, build) in &blocks::MANAGER {
            take(id, build(&slice, &scene));
        }
    }
    for account in &analysis.accounts {
        let id = &account.account.account_id;
        let slice = AccountSlice::of(&analysis, id, View::Full, &run.memory).unwrap();
        for (id, build) in blocks::ACCOUNT.iter().chain(&blocks::DOSSIER) {
            take(id, build(&slice, &scene));
        }
    }
    assert!(views.len() > 30, "{:?}", views.keys());
    for (id, found) in views {
        let documented: BTreeSet<String> =
            fields(id, &sources).into_iter().map(|(path, ..)| path).collect();
        let odd: Vec<&String> = found.difference(&documented).collect();
        assert!(odd.is_empty(), "{id} has {odd:?}, which are not documented");
        // What stands inside a field that no view fills cannot be seen.
        let missing = documented.difference(&found).filter(|path| {
            let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
            found.iter().any(|other| other.rsplit_once('.').map_or("", |it| it.0) == parent)
        });
        let missing: Vec<&String> = missing.collect();
        assert!(missing.is_empty(), "{id} lacks {missing:?}");
    }
}
