//! Names that mean something else to a file system, a browser, a template, a PDF or a font.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use avain::report::slug::slug;
use serde_json::Value;

use crate::support::env::{Env, files};

/// Accounts by id; each name comes back as it is written.
const NAMES: [(&str, &str); 12] = [
    ("X01", "<script>alert(1)</script>"),
    ("X02", "\"><img src=x onerror=alert(1)>"),
    ("X03", "{{ 7*7 }}"),
    ("X04", "{% include \"/etc/passwd\" %}"),
    ("X05", "]]> &amp; Oy"),
    ("X06", "=cmd|' /C calc'!A0"),
    ("X07", "../../etc/passwd"),
    ("X08", "CON"),
    ("X09", "\u{202e}gpj.exe\u{200f}"),
    ("X10", "漢字 🦀 Oy"),
    ("X11", ") /JS (app.alert(1)) /URI (javascript:1)"),
    ("X12", "-Ä\u{2212}5"),
];

/// Returns the names with one of 300 characters.
fn names() -> Vec<(&'static str, String)> {
    let mut names: Vec<_> = NAMES.iter().map(|(id, name)| (*id, (*name).to_owned())).collect();
    names.push(("X13", "Pitkänimi".repeat(34).chars().take(300).collect()));
    names
}

/// Runs the job on a company of these accounts.
fn run() -> Env {
    let env = Env::new();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut orders = "order_id,line_no,doc_type,status,account_id,manager_id,order_date,\
                      product_id,category,net_amount\n"
        .to_owned();
    let mut accounts = "account_id,name,manager_id\n".to_owned();
    for (id, name) in names() {
        writeln!(accounts, "{id},{},M1", quoted(&name)).unwrap();
        for month in 0..22 {
            let (year, month) = (2025 + month / 12, month % 12 + 1);
            let order = format!("{id}-{year}{month:02},1,sale,delivered,{id},M1");
            writeln!(orders, "{order},{year}-{month:02}-28,P1,<b>Valves</b>,100000.00").unwrap();
        }
    }
    env.write("exports/orders.csv", &orders);
    env.write("exports/accounts.csv", &accounts);
    env.write("exports/managers.csv", "manager_id,name\nM1,{{ subject }} <i>&\n");
    let table =
        |name: &str| format!("  {name}: {{ connection: files, path: {name}.csv, format: csv }}\n");
    let sources: String =
        ["orders", "accounts", "managers"].iter().map(|name| table(name)).collect();
    let config = format!(
        "company: {{ name: \"A&B <Oy>\", currency: EUR, time_zone: UTC }}\n\
         connections: {{ files: {{ base_url: \"file:exports\" }} }}\nsources:\n{sources}"
    );
    env.write("config.yaml", &config);
    let _ = env.avain(&["run", "--as-of", "2026-10-31", "--out", "out"]).ok();
    env
}

/// Runs a tool on a file and returns what it prints.
fn tool(program: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let output = Command::new(program).args(before).arg(file).args(after).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Returns a text without white space, hyphens of line ends and what no font has.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() && !"漢字".contains(*c)).collect()
}

/// Returns what a title shows at least of a name: the start of a long one, before `…`.
fn start(name: &str) -> String {
    bare(name).chars().take(20).collect()
}

/// Returns the report of an account.
fn report(env: &Env, (id, name): (&str, &str), ending: &str) -> PathBuf {
    env.path().join("out/accounts").join(slug(name, id)).with_extension(ending)
}

#[test]
fn fault_38_hostile_names_become_plain_file_names_inside_the_folder() {
    let env = run();
    let made = files(&env.path().join("out"));
    check_file_names(made.keys().map(String::as_str), &names());
}

#[test]
fn check_markup_and_templates_in_names_are_literal_text() {
    let env = run();
    for (id, name) in names() {
        check_markup(&fs::read_to_string(report(&env, (id, &name), "html")).unwrap(), &name);
        let pdf = report(&env, (id, &name), "pdf");
        let text = bare(&tool("pdftotext", &["-raw"], &pdf, &["-"]));
        assert!(text.contains(&start(&name)), "`{name}` in {text}");
    }
}

#[test]
fn fault_41_names_are_texts_in_a_pdf_and_nothing_that_acts() {
    let env = run();
    for (id, name) in names() {
        check_structure(&report(&env, (id, &name), "pdf"), &name);
    }
}

/// Every report stands in its folder, under a name of plain letters, and none took another's.
fn check_file_names<'a>(made: impl Iterator<Item = &'a str>, own: &[(&str, String)]) {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let made: Vec<&str> = made.collect();
    assert!(made.iter().all(|name| name.chars().all(plain) && !name.contains("..")), "{made:?}");
    let reports: BTreeSet<&&str> = made
        .iter()
        .filter(|name| name.starts_with("accounts/"))
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    assert_eq!(reports.len(), own.len(), "{reports:?}");
}

/// The page is well formed and shows the name as text.
fn check_markup(page: &str, name: &str) {
    for unwanted in ["<script>alert", "<img", "<b>Valves", "<i>&", "root:"] {
        assert!(!page.contains(unwanted), "`{unwanted}` for `{name}`");
    }
    let tree = roxmltree::Document::parse(page.strip_prefix("<!doctype html>").unwrap()).unwrap();
    let text: String = tree.descendants().filter_map(|node| node.text()).collect();
    let marks =
        |text: &str| text.replace(|c: char| "\u{202e}\u{200f}\u{2068}\u{2069}".contains(c), "");
    assert!(marks(&text).contains(&marks(name)), "`{name}`");
}

/// The file is sound; the name is a text in it and nothing that acts.
fn check_structure(pdf: &Path, name: &str) {
    assert!(tool("qpdf", &["--check"], pdf, &[]).contains("No syntax"), "{name}");
    let json: Value = serde_json::from_str(&tool("qpdf", &["--json"], pdf, &[])).unwrap();
    let mut keys = BTreeSet::new();
    collect_keys(&json, &mut keys);
    for unwanted in ["/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/URI"] {
        assert!(!keys.contains(unwanted), "{unwanted} for `{name}`");
    }
    let title = tool("pdfinfo", &[], pdf, &[]);
    assert!(bare(&title).contains(&bare(name)), "`{name}` in {title}");
}

fn collect_keys<'a>(value: &'a Value, keys: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                keys.insert(key);
                collect_keys(value, keys);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect_keys(value, keys)),
        _ => {}
    }
}

#[test]
fn fault_42_what_no_font_has_is_a_box_and_the_manifest_tells_where() {
    let env = run();
    let pdf = report(&env, NAMES[9], "pdf");
    assert!(tool("pdftotext", &["-raw"], &pdf, &["-"]).contains("□□ □ Oy"));
    let manifest: Value = serde_json::from_str(&env.read("out/manifest.json")).unwrap();
    let missing = manifest["missing_glyphs"].as_object().unwrap();
    let codes: Vec<&str> = missing.keys().map(String::as_str).collect();
    assert_eq!(codes, ["U+1F980", "U+200F", "U+202E", "U+5B57", "U+6F22"]);
    let places: Vec<&str> =
        missing["U+6F22"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    let own = format!("accounts/{}.pdf, page 1, block `briefing_head`", slug(NAMES[9].1, "X10"));
    assert!(places.contains(&own.as_str()), "{places:?}");
}

#[test]
fn fault_49_two_folders_in_one_place_are_refused_at_check() {
    let env = Env::new();
    env.write("config.yaml", include_str!("../../data/config/invalid/same_folder.yaml"));
    let said = env.avain(&["check"]).fails(78);
    assert!(said.contains("`out`") || said.contains("paths"), "{said}");
}
