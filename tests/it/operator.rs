//! The program on a bad Monday morning: each fault ends with its exit code and a message to act on,
//! nothing is half-written, and the next run completes.

use std::{fs, net::TcpListener, path::Path};

use rusqlite::Connection;
use serde_json::Value;

use crate::support::env::{Env, files};

const FOLDER: &str = "reports/2026-W47";

/// Makes the run that later ones meet; HTML only, because it is about folders, not pages.
fn issued() -> Env {
    let env = Env::new();
    run(&env, &[]).ok();
    env
}

fn run(env: &Env, arguments: &[&str]) -> crate::support::env::Outcome {
    env.avain(&[&["run", "--formats", "html"], arguments].concat())
}

/// Returns the names in the reports folder, hidden ones too.
fn folders(env: &Env) -> Vec<String> {
    let entries = fs::read_dir(env.path().join("reports")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn ledger(env: &Env) -> Connection {
    Connection::open(env.path().join(".avain/ledger.sqlite")).unwrap()
}

/// Returns the exit codes of the runs in the ledger, in their order.
fn exit_codes(env: &Env) -> Vec<i64> {
    let ledger = ledger(env);
    let mut statement = ledger.prepare("SELECT exit_code FROM run ORDER BY id").unwrap();
    let codes = statement.query_map([], |row| row.get(0)).unwrap();
    codes.map(Result::unwrap).collect()
}

/// Checks a complaint: what is wrong, with its words, and one hint.
fn complains(complaint: &str, words: &[&str]) {
    for word in words.iter().chain(&["error: ", "\nhint: "]) {
        assert!(complaint.contains(word), "`{word}` is missing from:\n{complaint}");
    }
}

/// Configures the one table of a source at `address` with the bearer token `token`.
fn configure(env: &Env, address: &str) {
    env.write("secret", "not-the-token");
    env.write(
        "config.yaml",
        &format!(
            "company: {{ name: Mine, currency: EUR }}\n\
             connections:\n  erp:\n    base_url: \"{address}\"\n    \
             auth: {{ type: bearer, token: {{ file: secret }} }}\n    \
             retry: {{ attempts: 1 }}\n\
             sources:\n  orders: {{ connection: erp, path: /orders, records: $.value }}\n"
        ),
    );
}

#[test]
fn a_source_that_is_down_ends_with_69_in_shell_and_ledger() {
    let env = Env::new();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    configure(&env, &format!("http://{free}"));
    let complaint = env.avain(&["run"]).fails(69);
    complains(&complaint, &["`orders`", "/orders", "refused"]);
    assert!(!env.path().join("reports").exists());
    assert_eq!(exit_codes(&env), [69]);
}

#[test]
fn a_refused_login_ends_with_69_and_keeps_the_secret() {
    let env = Env::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/northwind");
    let source = env.demo_source(&data);
    configure(&env, &source.url);
    let complaint = env.avain(&["run"]).fails(69);
    complains(&complaint, &["`orders`", "401"]);
    assert!(!complaint.contains("not-the-token"), "{complaint}");
}

#[test]
fn no_orders_at_all_are_not_believed() {
    let env = Env::new();
    env.write("exports/orders.csv", "order_id,line_id,account_id,order_date,net_amount\n");
    env.write(
        "config.yaml",
        "connections: { files: { base_url: \"file:exports\" } }\n\
         sources: { orders: { connection: files, path: orders.csv, format: csv } }\n",
    );
    let complaint = env.avain(&["run"]).fails(65);
    complains(&complaint, &["`orders`", "0 records", "at least 1"]);
    assert_eq!(exit_codes(&env), [65]);
}

#[test]
fn settings_of_another_folder_mean_their_own_folders() {
    let env = Env::new();
    env.write("etc/exports/orders.csv", "order_id,line_id,account_id,order_date,net_amount\n");
    env.write(
        "etc/config.yaml",
        "connections: { files: { base_url: \"file:exports\" } }\n\
         sources: { orders: { connection: files, path: orders.csv, format: csv, \
         expect: { min_records: 0 } } }\n",
    );
    let complaint = env.avain(&["run", "--config", "etc/config.yaml"]).fails(65);
    complains(&complaint, &["`orders` holds no lines"]);
    assert!(env.path().join("etc/.avain/ledger.sqlite").exists());
    assert!(!env.path().join(".avain").exists());
}

#[test]
fn a_template_that_cannot_be_parsed_stops_the_run_before_anything_is_made() {
    let env = Env::new();
    env.write("templates/account.html", "{% if %}");
    let complaint = env.avain(&["run"]).fails(78);
    complains(&complaint, &["account.html"]);
    assert!(!env.path().join("reports").exists());
    env.avain(&["check"]).fails(78);
    fs::remove_dir_all(env.path().join("templates")).unwrap();
    run(&env, &[]).ok();
    assert_eq!(exit_codes(&env), [78, 0]);
}

#[test]
fn a_template_that_breaks_the_notation_is_told_with_its_line_before_any_run() {
    let env = Env::new();
    let broken = "{% set block = blocks.competitors -%}\n<header><h4>Rivals</h4></header>\n\
                  <table><colgroup><col class=\"right\"/></colgroup><thead><tr><th>BUDGET</th></tr></thead>\n\
                  <tbody><tr><td>-12.5</td></tr><tr><td>{{ 3 | count }} %</td></tr></tbody></table>";
    env.write("templates/blocks/competitors.html", broken);
    let complaint = env.avain(&["check"]).fails(78);
    complains(
        &complaint,
        &[
            "blocks/competitors.html:4: notation N9: `%` after `{{ 3 | count }}`",
            "notation N1: block `competitors`: the column head `BUDGET` is no scenario",
            "notation N9: block `competitors`: `-12.5` has a hyphen for a minus",
            "hint: name the scenario AC, PY, PL or FC",
        ],
    );
    assert!(!env.path().join(".avain").exists(), "check leaves nothing behind");
    fs::remove_dir_all(env.path().join("templates")).unwrap();
    let theme = include_str!("../../templates/theme.yaml").replace("#1B5FA8", "#C24A14");
    env.write("templates/theme.yaml", &theme);
    complains(&env.avain(&["check"]).fails(78), &["notation N2: colours `good`"]);
}

#[test]
fn a_language_of_the_user_is_one_file_and_what_it_lacks_is_told() {
    let env = Env::new();
    env.write(
        "templates/locale/de.ftl",
        "management-title = Wochenbericht\nkpi-order = Aufträge\n",
    );
    env.write("templates/locale/fi.ftl", "management-title = Viikkokatsaus\n");
    let said = env.avain(&["check"]).fails(0);
    let lacks = said.lines().find(|line| line.contains("de.ftl")).unwrap();
    assert!(lacks.contains("`not-available` is missing; `no-date` is missing"), "{lacks}");
    assert!(lacks.contains("; and ") && !said.contains("fi.ftl"), "{said}");
    for (language, title, orders) in
        [("de", "Wochenbericht", "Net revenue"), ("fi", "Viikkokatsaus", "Liikevaihto")]
    {
        let said = env.avain(&["preview", "company", "--language", language]).ok();
        let page = env.read(said.lines().find(|line| line.ends_with("management.html")).unwrap());
        assert!(page.contains(title) && page.contains(orders), "{language}");
        assert!(page.contains(&format!("lang=\"{language}\"")), "{language}");
    }
    let unknown = env.avain(&["preview", "company", "--language", "xx"]).fails(64);
    complains(&unknown, &["language `xx` is not known, expected one of de, en, fi"]);
}

#[test]
fn a_language_file_that_cannot_be_used_is_told_with_its_line() {
    let env = Env::new();
    for (text, found) in [
        ("kpi-orders = {$many} x\n", "line 1: `kpi-orders` names `$many`, expected none"),
        ("kpi-orders = Tilaukset\n\nkpi revenue = Myynti\n", "line 3: "),
        ("kpi-orders = {-brand} x\n", "message `kpi-orders`"),
    ] {
        env.write("templates/locale/fi.ftl", text);
        for command in ["check", "run"] {
            complains(&env.avain(&[command]).fails(78), &["fi.ftl", found]);
        }
    }
}

#[test]
fn reports_that_cannot_be_put_in_place_are_made_by_the_next_run() {
    let env = Env::new();
    env.write("reports", "a file where the folder should be");
    let complaint = run(&env, &[]).fails(73);
    complains(&complaint, &["cannot write", "2026-W47"]);
    fs::remove_file(env.path().join("reports")).unwrap();
    run(&env, &[]).ok();
    assert_eq!(folders(&env), ["2026-W47"]);
    assert_eq!(exit_codes(&env), [73, 0]);
}

#[test]
fn a_state_folder_that_cannot_be_made_is_named() {
    let env = Env::new();
    env.write(".avain", "a file where the folder should be");
    let complaint = run(&env, &[]).fails(73);
    complains(&complaint, &[".avain", "`paths.state`"]);
}

#[test]
fn the_second_of_two_runs_ends_with_75_and_names_the_first() {
    let env = Env::new();
    let state = env.path().join(".avain");
    let held = avain::ledger::Lock::acquire(&state, "pid 7 since 07:00").unwrap();
    let complaint = run(&env, &[]).fails(75);
    complains(&complaint, &["pid 7 since 07:00", "--wait 10m"]);
    run(&env, &["--wait", "1ms"]).fails(75);
    drop(held);
    run(&env, &["--wait", "10m"]).ok();
}

#[test]
fn a_folder_left_by_a_run_killed_after_its_rename_is_taken_over() {
    let env = issued();
    let made = files(&env.path().join(FOLDER));
    ledger(&env)
        .execute_batch(
            "DELETE FROM artifact; UPDATE report SET state = 'planned';
             UPDATE run SET state = 'running', exit_code = NULL, finished_at = NULL;",
        )
        .unwrap();
    run(&env, &[]).ok();
    assert_eq!(folders(&env), ["2026-W47"]);
    assert!(files(&env.path().join(FOLDER)) == made, "the folder was touched");
    let again = run(&env, &[]).ok();
    assert!(again.starts_with("nothing due"), "{again}");
}

#[test]
fn what_a_killed_run_left_aside_is_cleared_and_never_issued() {
    let env = Env::new();
    env.write("reports/.2026-W47.partial/accounts/half.html", "<p>ha");
    run(&env, &[]).ok();
    assert_eq!(folders(&env), ["2026-W47"]);
    assert!(!env.path().join(FOLDER).join("accounts/half.html").exists());
}

#[test]
fn with_the_ledger_lost_equal_reports_stay_and_others_are_set_aside() {
    let env = issued();
    fs::remove_dir_all(env.path().join(".avain")).unwrap();
    run(&env, &[]).ok();
    assert_eq!(folders(&env), ["2026-W47"]);
    fs::remove_dir_all(env.path().join(".avain")).unwrap();
    env.write("reports/2026-W47/index.html", "<p>changed by hand");
    let said = run(&env, &[]);
    assert!(said.stderr.contains(".2026-W47.orphan-1"), "{}", said.stderr);
    said.ok();
    assert_eq!(folders(&env), [".2026-W47.orphan-1", "2026-W47"]);
    assert_eq!(env.read("reports/.2026-W47.orphan-1/index.html"), "<p>changed by hand");
}

#[test]
fn an_issue_removed_by_hand_is_made_again_when_asked_for() {
    let env = issued();
    fs::remove_dir_all(env.path().join(FOLDER)).unwrap();
    assert!(run(&env, &[]).ok().starts_with("nothing due"));
    run(&env, &["--period", "2026-W47"]).ok();
    assert_eq!(folders(&env), ["2026-W47-r2"]);
    assert!(env.read("reports/2026-W47-r2/management.html").contains("2026-W47"));
}

#[test]
fn one_report_made_alone_leaves_the_others_due() {
    let env = Env::new();
    for subject in ["company", "manager:M1", "account:A001"] {
        run(&env, &["--only", subject]).ok();
    }
    let whole = run(&env, &[]).ok();
    assert!(whole.contains("0 failed"), "{whole}");
    assert!(env.path().join("reports/2026-W47-r4/index.html").exists(), "{:?}", folders(&env));
    assert!(run(&env, &[]).ok().starts_with("nothing due"));
}

#[test]
fn a_subject_that_is_not_in_the_data_is_wrong_usage_and_issues_nothing() {
    let env = Env::new();
    let complaint = run(&env, &["--only", "company", "--only", "account:nobody"]).fails(64);
    complains(&complaint, &["`account:nobody` is not in the data"]);
    assert!(!env.path().join("reports").exists());
}

#[test]
fn a_dry_run_leaves_no_trace_in_the_ledger() {
    let env = Env::new();
    run(&env, &["--dry-run"]).ok();
    assert!(!env.path().join(".avain/ledger.sqlite").exists());
    run(&env, &[]).ok();
    assert!(run(&env, &["--dry-run"]).ok().starts_with("nothing due"));
    assert_eq!(exit_codes(&env), [0]);
}

#[test]
fn periods_and_days_outside_the_data_are_refused() {
    let mut env = Env::new();
    let complaint = run(&env, &["--period", "1990-W01", "--out", "x"]).fails(65);
    complains(&complaint, &["`1990-W01`", "2023-11-23 to 2026-11-22"]);
    run(&env, &["--period", "2030-W10", "--out", "x"]).fails(65);
    let complaint =
        run(&env, &["--period", "2026-W40", "--as-of", "2026-11-22", "--out", "x"]).fails(64);
    complains(&complaint, &["2026-11-22", "`2026-W40`", "2026-10-04"]);
    assert!(!env.path().join("x").exists());
    env.at("2010-01-01T00:00:00Z");
    let said = run(&env, &[]).ok();
    assert!(said.starts_with("nothing due, last issue none"), "{said}");
    assert!(!env.path().join("reports").exists());
}

#[test]
fn numbers_alone_can_be_written_again() {
    let env = Env::new();
    for _ in 0..2 {
        env.avain(&["analyse"]).ok();
    }
    assert!(env.path().join("reports/analysis/2026-W47/data/summary.json").exists());
    env.write("thesis.txt", "years of work");
    let complaint = env.avain(&["analyse", "--out", "thesis.txt"]).fails(73);
    complains(&complaint, &["thesis.txt"]);
    assert_eq!(env.read("thesis.txt"), "years of work");
}

#[test]
fn a_result_that_does_not_arrive_is_told_but_a_closed_pipe_is_not() {
    let env = Env::new();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = env.command(&["schedule", "show"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(74));
    complains(&String::from_utf8(output.stderr).unwrap(), &["standard output"]);
    let (reader, closed) = std::io::pipe().unwrap();
    drop(reader);
    let output = env.command(&["schedule", "show"]).stdout(closed).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_clock_that_is_no_instant_is_wrong_usage() {
    let mut env = Env::new();
    env.at("Monday, seven");
    complains(&env.avain(&["run"]).fails(64), &["`AVAIN_NOW`", "Monday, seven"]);
}

#[test]
fn a_run_logs_its_stages_as_json_lines_beside_a_json_result() {
    let env = Env::new();
    env.avain(&["init", "."]).ok();
    env.write("config.yaml", &env.read("config.yaml").replace("format: text ", "format: json "));
    let output = env.avain(&["run", "--json", "--formats", "html", "--only", "company"]);
    let lines: Vec<Value> =
        output.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let stages = lines.iter().filter(|line| line["level"] == "INFO");
    let stages: Vec<&str> =
        stages.map(|line| line["fields"]["message"].as_str().unwrap()).collect();
    assert_eq!(
        stages,
        [
            "Run started.",
            "Data pulled.",
            "Period analysed; its totals tie out.",
            "Period finished."
        ]
    );
    let result: Value = serde_json::from_str(&output.ok()).unwrap();
    assert_eq!(result["issues"][0]["produced"], 1);
}

#[test]
fn results_are_json_for_scripts_in_every_command() {
    let env = issued();
    let commands: [&[&str]; 7] = [
        &["run", "--json"],
        &["run", "--json", "--out", "mine", "--only", "company"],
        &["analyse", "--json"],
        &["check", "--json", "--online"],
        &["source", "check", "targets", "--json"],
        &["preview", "manager:M1", "--json"],
        &["schedule", "show", "--json"],
    ];
    for command in commands {
        let said = env.avain(command).ok();
        let value: Value = serde_json::from_str(&said).unwrap();
        assert!(value.is_object() || value.is_array(), "{command:?}: {said}");
    }
}
