//! The whole job on public data sets, served by `avain demo-source`, against published totals.

use std::path::Path;

use avain::locale::Language;
use serde_json::Value;

use crate::support::env::Env;

/// Runs the job on one data set and returns its manifest.
fn run(name: &str, as_of: &str, tables: &[&str], currency: &str) -> (Env, Value) {
    let env = Env::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let source = env.demo_source(&data);
    let table = |table: &&str| {
        format!(
            "  {table}: {{ connection: shop, path: /{table}, records: $.value, \
             paginate: {{ type: next_link, path: $.next, total: $.total }} }}\n"
        )
    };
    // The pages hold in every language, or the run fails.
    let reader = |language: &str| {
        format!(
            "  - {{ id: {language}, name: Reader, language: {language}, \
             gets: [management, \"manager:*\", \"account:*\"] }}\n"
        )
    };
    env.write(
        "config.yaml",
        &format!(
            "company: {{ name: {name}, currency: {currency}, time_zone: UTC }}\n\
             money: {{ decimals: 4 }}\n\
             connections:\n  shop: {{ base_url: \"{}\", auth: {{ type: bearer, token: {{ env: TOKEN }} }} }}\n\
             sources:\n{}\
             analysis: {{ owner: revenue, xyz: {{ bucket: month }} }}\n\
             reports: {{ account: {{ subjects: key }} }}\n\
             readers:\n{}",
            source.url,
            tables.iter().map(table).collect::<String>(),
            Language::tags().into_iter().map(reader).collect::<String>()
        ),
    );
    let output = env
        .command(&["run", "--as-of", as_of, "--out", "out"])
        .env("TOKEN", "demo")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let manifest = serde_json::from_str(&env.read("out/manifest.json")).unwrap();
    (env, manifest)
}

/// Returns the published row count and net total of a data set.
fn published(name: &str) -> (u64, f64) {
    let totals: Value = serde_json::from_str(include_str!("../data/dataset_totals.json")).unwrap();
    let found =
        totals["expected"].as_array().unwrap().iter().find(|set| set["name"] == name).unwrap();
    (found["lines"].as_u64().unwrap(), found["net_total"].as_f64().unwrap())
}

fn equals_published(manifest: &Value, name: &str) {
    let (lines, total) = published(name);
    assert_eq!(manifest["totals"]["lines"].as_u64(), Some(lines));
    let control: f64 = manifest["totals"]["control_total"].as_str().unwrap().parse().unwrap();
    assert!((control - total).abs() <= 0.01, "{control} against {total}");
    assert_eq!(manifest["failed"], Value::Array(vec![]));
    assert!(!manifest["produced"].as_array().unwrap().is_empty());
}

#[test]
fn adventureworks_totals_equal_the_published_ones() {
    let tables = ["orders", "accounts", "managers", "targets"];
    let (env, manifest) = run("adventureworks", "2013-11-30", &tables, "USD");
    equals_published(&manifest, "adventureworks");
    assert!(env.path().join("out/management.pdf").exists());
    let summary: Value = serde_json::from_str(&env.read("out/data/summary.json")).unwrap();
    assert_eq!(summary["abc"]["A"], 148);
    assert_eq!(summary["retention"]["counts"]["lost"], 86);
}

#[test]
fn northwind_totals_equal_the_published_ones() {
    let (env, manifest) =
        run("northwind", "1998-04-30", &["orders", "accounts", "managers"], "USD");
    equals_published(&manifest, "northwind");
    assert!(env.path().join("out/index.html").exists());
}
