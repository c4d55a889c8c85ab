//! The whole program on the sample company: what a run makes, keeps, refuses and repeats.

use std::{collections::BTreeMap, fs, process::Command};

use serde_json::Value;

use crate::support::env::{Env, files};

const FOLDER: &str = "reports/2026-W47";

fn manifest(env: &Env, folder: &str) -> Value {
    serde_json::from_str(&env.read(&format!("{folder}/manifest.json"))).unwrap()
}

fn text(tool: &str, arguments: &[&str]) -> String {
    let output = Command::new(tool).args(arguments).output();
    let output =
        output.unwrap_or_else(|_| panic!("{tool} is missing: run `bash tests/run` as root"));
    assert!(output.status.success(), "{tool} {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_first_run_does_the_main_job_and_the_second_has_nothing_to_do() {
    let env = Env::new();
    let said = env.avain(&["run"]).ok();
    assert!(said.contains("2026-W47"), "{said}");
    let made = files(&env.path().join(FOLDER));
    for name in ["index.html", "management.html", "management.pdf", "data/summary.json", "run.json"]
    {
        assert!(made.contains_key(name), "{name} is missing from {:?}", made.keys());
    }
    let manifest = manifest(&env, FOLDER);
    let count = |key: &str| manifest[key].as_array().unwrap().len();
    let planned = manifest["planned"].as_u64().unwrap();
    assert_eq!(planned, (count("produced") + count("skipped") + count("failed")) as u64);
    assert_eq!(count("failed"), 0, "{}", manifest["failed"]);
    assert!(count("produced") > 50);
    let again = env.avain(&["run"]).ok();
    assert!(again.starts_with("nothing due, last issue 2026-W47"), "{again}");
    let stands = env.avain(&["run", "--period", "2026-W47"]).ok();
    assert!(stands.contains("unchanged"), "{stands}");
    assert!(!env.path().join("reports/2026-W47-r2").exists());
    every_pdf_is_sound(&made, &env);
    totals_tie_out(&made);
}

/// Every PDF passes qpdf, embeds its fonts and gives its text back.
fn every_pdf_is_sound(made: &BTreeMap<String, Vec<u8>>, env: &Env) {
    let mut words = String::new();
    for name in made.keys().filter(|name| name.rsplit('.').next() == Some("pdf")) {
        let path = env.path().join(FOLDER).join(name);
        let path = path.to_str().unwrap();
        text("qpdf", &["--check", path]);
        for font in text("pdffonts", &[path]).lines().skip(2) {
            let embedded = font.split_whitespace().rev().nth(4);
            assert_eq!(embedded, Some("yes"), "{name}: {font}");
        }
        words.push_str(&text("pdftotext", &["-layout", path, "-"]));
    }
    let has = |wanted: fn(char) -> bool| words.chars().any(wanted);
    assert!(has(|c| c == '\u{2212}'), "no minus sign");
    assert!(has(|c| "äöå".contains(c)), "no Nordic letters");
    assert!(has(|c| ('\u{400}'..'\u{500}').contains(&c)), "no Cyrillic");
    assert!(has(|c| ('\u{370}'..'\u{400}').contains(&c)), "no Greek");
}

/// The sum over accounts = the sum over managers = the management total = the control total.
fn totals_tie_out(made: &BTreeMap<String, Vec<u8>>) {
    let manifest: Value = serde_json::from_slice(&made["manifest.json"]).unwrap();
    let sum = |name: &str, column: &str| -> i128 {
        let mut table = csv::Reader::from_reader(made[name].as_slice());
        let at = table.headers().unwrap().iter().position(|head| head == column).unwrap();
        table.records().map(|row| units(row.unwrap().get(at).unwrap())).sum()
    };
    let current = units(manifest["totals"]["revenue_current"].as_str().unwrap());
    let base = units(manifest["totals"]["revenue_base"].as_str().unwrap());
    assert_eq!(sum("data/accounts.csv", "rev_cur"), current);
    assert_eq!(sum("data/accounts.csv", "rev_base"), base);
    assert_eq!(sum("data/managers.csv", "rev1"), current);
    assert_eq!(sum("data/managers.csv", "rev0"), base);
}

/// Reads an exact decimal as millionths of a cent, so that sums are exact.
fn units(text: &str) -> i128 {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{decimals:0<8}").parse().unwrap()
}

#[test]
fn one_and_two_threads_give_the_same_bytes() {
    let build = |threads: &str| {
        let env = Env::new();
        let mut command = env.command(&["run", "--threads", threads]);
        let output = command.env("POLARS_MAX_THREADS", threads).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut made = files(&env.path().join(FOLDER));
        made.remove("run.json");
        made
    };
    let (one, two) = (build("1"), build("2"));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert!(*bytes == two[name], "{name} differs");
    }
}

#[test]
fn an_account_whose_template_fails_fails_alone() {
    let env = Env::new();
    let id = some_account(&env);
    let template = include_str!("../../templates/account.html");
    let broken = template.replacen(
        "<section",
        &format!(
            "{{% if subject == \"account:{id}\" %}}{{{{ no_such_thing }}}}{{% endif %}}<section"
        ),
        1,
    );
    env.write("templates/account.html", &broken);
    let complaint = env.avain(&["run"]).fails(3);
    assert!(complaint.contains(&format!("account:{id}")), "{complaint}");
    assert!(complaint.contains("no_such_thing"), "{complaint}");
    let manifest = manifest(&env, FOLDER);
    let failed = manifest["failed"].as_array().unwrap();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0]["subject"], format!("account:{id}"));
    assert!(failed[0]["reason"].as_str().unwrap().contains("account.html"), "{}", failed[0]);
    assert!(manifest["produced"].as_array().unwrap().len() > 50);
    fs::remove_dir_all(env.path().join("templates")).unwrap();
    let mended = env.avain(&["run"]).ok();
    assert!(mended.contains("0 failed"), "{mended}");
    assert!(env.read("reports/2026-W47-r2/manifest.json").contains("2026-W47\""));
}

/// Returns the id of the largest account of the sample.
fn some_account(env: &Env) -> String {
    env.avain(&["analyse", "--out", "numbers"]).ok();
    let mut accounts =
        csv::Reader::from_path(env.path().join("numbers/data/accounts.csv")).unwrap();
    accounts.records().next().unwrap().unwrap()[0].to_owned()
}

#[test]
fn a_private_build_leaves_no_trace_in_the_ledger() {
    let env = Env::new();
    for _ in 0..2 {
        env.avain(&["run", "--out", "mine", "--only", "company"]).ok();
    }
    assert!(env.path().join("mine/management.pdf").exists());
    assert!(!env.path().join(".avain/ledger.sqlite").exists());
    assert!(!env.path().join("reports").exists());
    env.avain(&["run", "--no-deliver", "--formats", "html"]).ok();
    assert!(env.path().join(".avain/archive/management.html").exists());
    assert!(!env.path().join("reports").exists(), "nothing was put in place");
    env.write("home/thesis.txt", "years of work");
    let refused = env.avain(&["run", "--out", "home", "--only", "company"]).fails(73);
    assert!(refused.contains("holds `thesis.txt`"), "{refused}");
    assert_eq!(env.read("home/thesis.txt"), "years of work");
}

#[test]
fn a_dry_run_says_what_it_would_make() {
    let env = Env::new();
    let said = env.avain(&["run", "--dry-run"]).ok();
    assert!(said.contains("would be made"), "{said}");
    assert!(!env.path().join("reports").exists());
}

#[test]
fn the_schedule_shows_what_is_due_and_then_issued() {
    let env = Env::new();
    let before = env.avain(&["schedule", "show"]).ok();
    assert!(before.contains("management  2026-W47       due"), "{before}");
    assert!(!env.path().join(".avain").exists(), "looking makes no ledger");
    env.avain(&["run", "--formats", "html"]).ok();
    let after = env.avain(&["schedule", "show"]).ok();
    assert!(after.contains("management  2026-W47       issued   2026-W48"), "{after}");
}

#[test]
fn a_later_clock_does_not_invent_weeks_the_data_do_not_reach() {
    let mut env = Env::new();
    env.avain(&["run", "--formats", "html"]).ok();
    env.at("2027-03-01T08:00:00Z");
    let said = env.avain(&["run"]).ok();
    assert!(said.starts_with("nothing due, last issue 2026-W47"), "{said}");
}

#[test]
fn preview_makes_one_report_in_the_language_asked_for() {
    let env = Env::new();
    let said = env.avain(&["preview", "company", "--language", "fi"]).ok();
    let page = said.lines().find(|line| line.ends_with("management.html")).unwrap();
    let html = env.read(page);
    assert!(html.contains("lang=\"fi\""), "{}", &html[..300]);
    let unknown = env.avain(&["preview", "account:nobody"]).fails(64);
    assert!(unknown.contains("not in the data"), "{unknown}");
}

#[test]
fn the_first_issue_after_a_month_and_a_quarter_adds_its_close_and_the_review() {
    let env = Env::new();
    let page = |period: &str, day: &str| {
        let out = format!("out-{period}");
        env.avain(&[
            "run",
            "--period",
            period,
            "--as-of",
            day,
            "--only",
            "management",
            "--out",
            &out,
        ])
        .ok();
        env.read(&format!("{out}/management.html")).replace('\u{a0}', " ")
    };
    let both = page("2026-W40", "2026-10-04");
    assert!(both.contains("September 2026 closed at") && both.contains("in Q3 2026"), "W40");
    let month = page("2026-W44", "2026-11-01");
    assert!(month.contains("October 2026 closed at") && !month.contains("in Q3 2026"), "W44");
    // The month is over, but its last day is not in the data yet.
    let early = page("2026-W40", "2026-09-29");
    assert!(!early.contains("closed at") && !early.contains("in Q3 2026"), "early");
}

#[test]
fn the_source_can_be_looked_at() {
    let env = Env::new();
    let said = env.avain(&["source", "check", "orders"]).ok();
    assert!(said.contains("order_id"), "{said}");
    let json: Value =
        serde_json::from_str(&env.avain(&["source", "check", "accounts", "--json"]).ok()).unwrap();
    assert_eq!(json["table"], "accounts");
    assert_eq!(json["mapped"].as_array().unwrap().len(), 1);
    let three = env.avain(&["source", "check", "orders", "--limit", "3"]).ok();
    assert!(three.contains("record 3, mapped") && !three.contains("record 4"), "{three}");
    let wrong = env.avain(&["source", "check", "order"]).fails(64);
    assert!(wrong.contains("orders"), "{wrong}");
}

#[test]
fn a_further_reader_gets_the_report_in_their_language_beside_the_main_one() {
    let env = Env::new();
    env.avain(&["init", "."]).ok();
    let config = env.read("config.yaml");
    let readers = "readers:\n  - { id: board, name: Hallitus, language: fi, gets: [management] }\n";
    env.write("config.yaml", &with_readers(&config, readers));
    env.avain(&["run", "--only", "company", "--formats", "html"]).ok();
    assert!(env.read("reports/2026-W47/management.html").contains("lang=\"en\""));
    assert!(env.read("reports/2026-W47/management.full.fi.html").contains("lang=\"fi\""));
}

/// Returns the configuration with its readers replaced.
fn with_readers(config: &str, readers: &str) -> String {
    let kept: Vec<&str> = config.lines().filter(|line| !line.starts_with("readers:")).collect();
    format!("{}\n{readers}", kept.join("\n"))
}

#[test]
fn an_index_that_fails_keeps_no_report_back() {
    let env = Env::new();
    let template = include_str!("../../templates/index.html");
    env.write(
        "templates/index.html",
        &template.replacen("<section", "{{ no_such_thing }}<section", 1),
    );
    let complaint = env.avain(&["run", "--formats", "html"]).fails(3);
    assert!(complaint.contains("index.html") && complaint.contains("no_such_thing"), "{complaint}");
    let manifest = manifest(&env, FOLDER);
    assert_eq!(manifest["failed"][0]["subject"], "company");
    assert!(manifest["produced"].as_array().unwrap().len() > 50);
    assert!(env.path().join(FOLDER).join("management.html").exists());
}

#[test]
fn old_data_are_marked_on_the_report_or_refused() {
    let mut env = Env::new();
    env.at("2026-12-01T06:00:00Z");
    let config = |then: &str| {
        format!(
            "company: {{ name: Late Oy, currency: EUR, time_zone: Europe/Helsinki }}\n\
             connections:\n  sample:\n    base_url: \"demo:\"\n    auth: {{ type: bearer, token: {{ literal: demo }} }}\n\
             sources:\n  orders:\n    connection: sample\n    path: /orders\n    records: $.value\n    \
             paginate: {{ type: next_link, path: $.next, total: $.total }}\n    \
             max_age: {{ age: 3d, then: {then} }}\n"
        )
    };
    let run = |then| {
        env.write("config.yaml", &config(then));
        env.avain(&["run", "--period", "2026-W47", "--only", "management"])
    };
    let said = run("refuse").fails(65);
    assert!(said.contains("the newest order is of 2026-11-22 and today is 2026-12-01"), "{said}");
    assert!(!env.path().join(FOLDER).exists());
    assert!(run("mark").ok().contains("2026-W47"));
    let told = "newest order is of 2026-11-22, allowed are 3 days";
    assert!(env.read(&format!("{FOLDER}/management.html")).contains(told));
}
