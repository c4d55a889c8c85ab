use std::fs;

use jiff::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::model::{Issue, Period, ReportKey, ReportKind, Subject};

use super::*;

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_795_420_800 + minute * 60).unwrap()
}

fn start(minute: i64) -> RunStart<'static> {
    RunStart { started_at: at(minute), config_hash: "c0ffee", version: "0.1.0" }
}

fn fresh() -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(&folder.path().join("state/ledger.sqlite")).unwrap();
    (folder, ledger)
}

fn week(number: i8) -> Period {
    Period::Week { year: 2026, week: number }
}

fn account(id: &str, period: Period, state: ReportState) -> Report {
    let key = ReportKey { period, subject: Subject::Account(id.to_owned()) };
    Report { key, revision: 1, state }
}

fn failed() -> ReportState {
    ReportState::Failed { reason: "template".to_owned() }
}

#[test]
fn a_run_is_there_before_it_ends() {
    let (_folder, mut ledger) = fresh();
    assert_eq!(ledger.last_run().unwrap(), None);
    let id = ledger.begin_run(&start(0)).unwrap();
    let run = ledger.run(id).unwrap().unwrap();
    assert_eq!((run.state, run.exit_code, run.snapshot_hash), (RunState::Running, None, None));
    ledger.record_snapshot(id, "5eed", "1a2b3c4d").unwrap();
    ledger.finish_run(id, at(3), 3).unwrap();
    let run = ledger.last_run().unwrap().unwrap();
    assert_eq!(
        run,
        Run {
            id,
            run_key: Some("1a2b3c4d".to_owned()),
            started_at: at(0),
            finished_at: Some(at(3)),
            state: RunState::Finished,
            snapshot_hash: Some("5eed".to_owned()),
            config_hash: "c0ffee".to_owned(),
            version: "0.1.0".to_owned(),
            exit_code: Some(3),
        }
    );
}

#[test]
fn a_killed_run_is_found_by_the_next_one() {
    let (folder, mut ledger) = fresh();
    let killed = ledger.begin_run(&start(0)).unwrap();
    ledger.record_report(killed, at(1), &account("A", week(47), ReportState::Planned)).unwrap();
    drop(ledger);
    let mut ledger = Ledger::open(&folder.path().join("state/ledger.sqlite")).unwrap();
    // Looking does not change it: it may be at work.
    assert_eq!(ledger.run(killed).unwrap().unwrap().state, RunState::Running);
    let next = ledger.begin_run(&start(9)).unwrap();
    let run = ledger.run(killed).unwrap().unwrap();
    assert_eq!((run.state, run.finished_at), (RunState::Interrupted, None));
    assert_eq!(ledger.run(next).unwrap().unwrap().state, RunState::Running);
    assert!(ledger.issued().unwrap().is_empty());
}

#[test]
fn an_issue_is_complete_when_every_report_of_it_is() {
    let (_folder, mut ledger) = fresh();
    let run = ledger.begin_run(&start(0)).unwrap();
    let w47 = Issue { kind: ReportKind::Account, period: week(47) };
    let both = ["A", "B"].map(|id| account(id, week(47), ReportState::Planned));
    ledger.record_reports(run, at(1), &both).unwrap();
    assert!(ledger.complete_issues().unwrap().is_empty());
    ledger.record_report(run, at(2), &account("A", week(47), ReportState::Completed)).unwrap();
    ledger.record_report(run, at(2), &account("B", week(47), failed())).unwrap();
    assert!(ledger.complete_issues().unwrap().is_empty());
    assert_eq!(ledger.issued().unwrap().len(), 1);
    // Made good in a second revision, where only B is made.
    let second = Report { revision: 2, ..account("B", week(47), ReportState::Completed) };
    ledger.record_report(run, at(3), &second).unwrap();
    assert!(ledger.complete_issues().unwrap().iter().eq([&w47]));
    // A later failure does not undo what was sent.
    let third = Report { revision: 3, ..account("A", week(47), failed()) };
    ledger.record_report(run, at(4), &third).unwrap();
    assert!(ledger.complete_issues().unwrap().contains(&w47));
    assert_eq!(ledger.latest_revision(week(47)).unwrap(), Some(2));
}

#[test]
fn kinds_and_periods_are_kept_apart() {
    let (_folder, mut ledger) = fresh();
    let run = ledger.begin_run(&start(0)).unwrap();
    let key = ReportKey { period: week(46), subject: Subject::Company };
    let company = Report { key: key.clone(), revision: 1, state: ReportState::Completed };
    ledger.record_report(run, at(1), &company).unwrap();
    ledger.record_report(run, at(1), &account("a:b", week(47), failed())).unwrap();
    assert!(ledger.issued().unwrap().iter().eq([&key]));
    let management = Issue { kind: ReportKind::Management, period: week(46) };
    assert!(ledger.complete_issues().unwrap().iter().eq([&management]));
    assert_eq!(ledger.latest_revision(week(47)).unwrap(), None);
}

#[test]
fn the_last_issue_is_the_one_completed_last() {
    let (_folder, mut ledger) = fresh();
    assert_eq!(ledger.last_issue().unwrap(), None);
    let run = ledger.begin_run(&start(0)).unwrap();
    ledger.record_report(run, at(1), &account("A", week(47), ReportState::Completed)).unwrap();
    let older = Report { revision: 2, ..account("A", week(46), ReportState::Completed) };
    // Half a second later: times must sort as text.
    let later = at(1) + jiff::SignedDuration::from_millis(500);
    ledger.record_report(run, later, &older).unwrap();
    ledger.record_report(run, at(9), &account("A", week(48), failed())).unwrap();
    let last = LastIssue { period: week(46), revision: 2, at: later };
    assert_eq!(ledger.last_issue().unwrap(), Some(last));
}

#[test]
fn files_are_known_by_their_hash() {
    let (_folder, mut ledger) = fresh();
    let run = ledger.begin_run(&start(0)).unwrap();
    let mut file = Artifact {
        period: week(47),
        revision: 1,
        path: "accounts/a.pdf".to_owned(),
        subject: Some(Subject::Account("A".to_owned())),
        view: Some("full".to_owned()),
        language: Some("fi".to_owned()),
        format: "pdf".to_owned(),
        bytes: 48_000,
        sha256: "aa".to_owned(),
    };
    ledger.record_artifacts(run, std::slice::from_ref(&file)).unwrap();
    file.sha256 = "bb".to_owned();
    ledger.record_artifacts(run, std::slice::from_ref(&file)).unwrap();
    let index = Artifact { path: "index.html".to_owned(), subject: None, ..file.clone() };
    ledger.record_artifacts(run, std::slice::from_ref(&index)).unwrap();
    let hashes = ledger.artifact_hashes(week(47), 1).unwrap();
    let pairs: Vec<_> = hashes.iter().map(|(path, hash)| (path.as_str(), hash.as_str())).collect();
    assert_eq!(pairs, [("accounts/a.pdf", "bb"), ("index.html", "bb")]);
    assert!(ledger.artifact_hashes(week(47), 2).unwrap().is_empty());
}

#[test]
fn nothing_is_recorded_for_a_run_that_was_never_begun() {
    let (_folder, mut ledger) = fresh();
    let report = account("A", week(47), ReportState::Completed);
    assert!(ledger.record_report(RunId(7), at(1), &report).is_err());
}

#[test]
fn the_file_is_written_through_and_kept_consistent() {
    let (_folder, ledger) = fresh();
    let pragma = |name: &str| {
        let read = |row: &rusqlite::Row<'_>| row.get::<_, rusqlite::types::Value>(0);
        format!("{:?}", ledger.connection.query_row(&format!("PRAGMA {name}"), [], read).unwrap())
    };
    assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
    assert_eq!(pragma("user_version"), format!("Integer({})", schema::VERSION));
}

#[test]
fn a_newer_a_foreign_and_a_damaged_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    drop(Ledger::open(&path).unwrap());
    let version = |number: u32| {
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(&format!("PRAGMA user_version = {number}")).unwrap();
    };
    version(99);
    let error = Ledger::open(&path).unwrap_err();
    let known = format!("has version 99, expected at most {}", schema::VERSION);
    assert!(error.to_string().ends_with(&known), "{error}");
    assert!(error.hint().contains("newer avain"));
    version(0);
    assert!(matches!(Ledger::open(&path).unwrap_err(), Error::Foreign { .. }));

    let path = folder.path().join("text.sqlite");
    fs::write(&path, "this is a text and no database, long enough to have a head").unwrap();
    let error = Ledger::open(&path).unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap().len(), 58, "a foreign file is not touched");

    fs::write(folder.path().join("file"), "").unwrap();
    let error = Ledger::open(&folder.path().join("file/ledger.sqlite")).unwrap_err();
    assert!(matches!(error, Error::Folder { .. }), "{error}");
}

#[test]
fn a_ledger_with_a_spoilt_page_is_refused() {
    let (folder, mut ledger) = fresh();
    ledger.begin_run(&start(0)).unwrap();
    drop(ledger);
    let path = folder.path().join("state/ledger.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    bytes[4_096..8_192].fill(0xFF);
    fs::write(&path, bytes).unwrap();
    let error = Ledger::open(&path).unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
}

/// Every error with its hint, so that wording is reviewed like code.
#[test]
fn every_error_reads_well() {
    let path = || PathBuf::from(".avain/ledger.sqlite");
    let io = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    let errors = [
        Error::Folder { path: ".avain".into(), source: io() },
        Error::Newer { path: path(), found: 3, known: 1 },
        Error::Foreign { path: path() },
        Error::Damaged { path: path(), found: "Tree 4 page 4".to_owned() },
        Error::Busy { path: path(), source: rusqlite::Error::QueryReturnedNoRows },
        Error::ReadOnly { path: path(), source: rusqlite::Error::QueryReturnedNoRows },
        Error::Database { path: path(), source: rusqlite::Error::QueryReturnedNoRows },
    ];
    let mut page: Vec<String> =
        errors.iter().map(|error| format!("error: {error}\nhint: {}\n", error.hint())).collect();
    let locks = [
        LockError::Held { holder: "process 4711 since 07:00".to_owned() },
        LockError::File { path: ".avain/lock".into(), source: io() },
    ];
    page.extend(locks.iter().map(|error| format!("error: {error}\nhint: {}\n", error.hint())));
    insta::assert_snapshot!(page.join("\n"));
}

#[test]
fn two_readers_and_a_writer_get_on() {
    let (folder, mut writer) = fresh();
    let reader = Ledger::open(&folder.path().join("state/ledger.sqlite")).unwrap();
    let run = writer.begin_run(&start(0)).unwrap();
    assert_eq!(reader.last_run().unwrap().unwrap().id, run);
}

fn told(subject: Subject, figures: &str) -> IssuedFigures {
    IssuedFigures { subject, figures: figures.to_owned() }
}

/// Records that the report about a subject was made for a week, and what it told.
fn issue(ledger: &mut Ledger, number: i8, revision: u32, state: ReportState, figures: &str) {
    let run = ledger.begin_run(&start(0)).unwrap();
    let (period, subject) = (week(number), Subject::Account("A".to_owned()));
    let key = ReportKey { period, subject: subject.clone() };
    ledger.record_report(run, at(1), &Report { key, revision, state }).unwrap();
    let first_day = monday(number);
    ledger.record_figures(run, (period, first_day, revision), &[told(subject, figures)]).unwrap();
}

fn monday(number: i8) -> jiff::civil::Date {
    jiff::civil::ISOWeekDate::new(2026, number, jiff::civil::Weekday::Monday).unwrap().date()
}

#[test]
fn a_report_remembers_the_last_completed_issue_before_its_period() {
    let (_folder, mut ledger) = fresh();
    let completed = || ReportState::Completed;
    let last = |ledger: &Ledger, number| {
        let all = ledger.figures_before(monday(number)).unwrap();
        all.get(&Subject::Account("A".to_owned())).cloned()
    };
    assert_eq!(last(&ledger, 47), None);
    issue(&mut ledger, 45, 1, completed(), "45");
    issue(&mut ledger, 46, 1, completed(), "46");
    issue(&mut ledger, 47, 1, completed(), "47");
    assert_eq!(last(&ledger, 47).as_deref(), Some("46"), "an issue is not its own memory");
    assert_eq!(last(&ledger, 46).as_deref(), Some("45"));
    assert_eq!(last(&ledger, 45), None);
    issue(&mut ledger, 46, 2, completed(), "46, again");
    assert_eq!(last(&ledger, 47).as_deref(), Some("46, again"), "the revision that stands");
    issue(&mut ledger, 46, 3, failed(), "46, failed");
    assert_eq!(last(&ledger, 47).as_deref(), Some("46, again"), "a failed report told nothing");
    let other = ledger.figures_before(monday(48)).unwrap();
    assert_eq!(other.len(), 1);
}

#[test]
fn a_ledger_of_the_first_version_gets_the_table_of_figures_and_keeps_its_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(schema::MIGRATIONS[0]).unwrap();
    old.execute_batch(
        "INSERT INTO run VALUES (1, NULL, '2026-11-16T06:00:00Z', NULL, 'finished', NULL, 'c', '0', 0);
         INSERT INTO report VALUES
             ('2026-W46', 'account:A', 'account', 1, 1, 'completed', NULL, '2026-11-16T06:00:00Z');
         PRAGMA user_version = 1;",
    )
    .unwrap();
    drop(old);
    let mut ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.latest_revision(week(46)).unwrap(), Some(1));
    assert!(ledger.figures_before(monday(47)).unwrap().is_empty(), "it told nothing yet");
    issue(&mut ledger, 46, 1, ReportState::Completed, "46");
    assert_eq!(ledger.figures_before(monday(47)).unwrap().len(), 1);
}
