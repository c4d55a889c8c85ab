//! A whole run for a company of 5,000 accounts and 100 managers: files in, every report as HTML and
//! PDF out, in a process of its own on two threads.
//!
//! `cargo bench --bench company_run`, or as many accounts as `AVAIN_ACCOUNTS` says. It fails above its
//! bars of time and memory. What was measured stands in `docs/performance.md`.

mod as_files;
mod clock;
mod company;
mod dossier;
mod draws;
mod memory;
mod process;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use avain::{
    config::{self, Environment, Output},
    model::Table,
    pipeline::{self, Order, Progress},
};
use serde_json::json;

use clock::{cpu_seconds, tell};
use company::Company;
use memory::status_mb;
use process::{number, run};

/// What a run of the whole company may hold at its peak.
const MOST_MEMORY_MB: f64 = 500.0;

/// Seconds it may take on two cores that have nothing else to do, and so twice as many of one
/// processor.
const MOST_SECONDS: f64 = 25.0;

const THREADS: usize = 2;

/// Order lines of an account, on average, over three years.
const LINES: u64 = 167;

/// The last week that is over.
const WEEK: &str = "2025-W52";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, folder] = &arguments[..]
        && flag == "--run"
    {
        return run_here(Path::new(folder));
    }
    // `cargo test --all-targets` runs it too: then it only has to work, for a few accounts.
    let is_measured = arguments.iter().any(|argument| argument == "--bench");
    let accounts = env::var_os("AVAIN_ACCOUNTS").map(|accounts| accounts.to_string_lossy().parse());
    let default = if is_measured { 5_000 } else { 10 };
    let accounts: u64 = accounts.map_or(default, |accounts| accounts.expect("a whole number"));
    let company = Company { accounts, lines: accounts * LINES, by_day: true };
    // Kept, so that the reports can be looked at.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("company_run/{accounts}"));
    as_files::write(company, &folder);
    let took = run(Command::new(env::current_exe().expect("a path")).arg("--run").arg(&folder));
    tell(&took.to_string());
    let [seconds, cpu, memory, produced] =
        ["seconds", "cpu_seconds", "memory_mb", "produced"].map(|what| number(&took, what));
    tell(&format!(
        "{produced} reports: {seconds:.1} s, {cpu:.1} s of processors, {memory:.0} MB; at most {} s of processors, {MOST_MEMORY_MB} MB",
        2.0 * MOST_SECONDS
    ));
    let wanted = f64::from(u32::try_from(accounts + company.managers() + 1).expect("few"));
    assert!((produced - wanted).abs() < 0.5, "{produced} of {wanted} reports were made");
    assert!(memory < MOST_MEMORY_MB, "{memory} MB at the peak");
    if is_measured {
        assert!(cpu < 2.0 * MOST_SECONDS, "{cpu} s of processors");
    }
}

/// Runs the company of a folder and prints what it took.
fn run_here(folder: &Path) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(THREADS).build_global();
    pool.expect("no thread was started before");
    let environment = Environment { vars: BTreeMap::new(), current_dir: folder.to_owned() };
    let config = config::load(Some(&folder.join("config.yaml")), &environment);
    let config = config.expect("the configuration is valid");
    let out = folder.join("out");
    let order = Order {
        now: "2026-01-05T06:00:00Z".parse().expect("a time"),
        period: Some(WEEK.parse().expect("a period")),
        formats: Some(BTreeSet::from([Output::Html, Output::Pdf])),
        out: Some(out.clone()),
        ..Order::default()
    };
    let stages =
        Stages { start: Instant::now(), began: Mutex::default(), left: AtomicUsize::new(0) };
    let outcome = pipeline::run(&config, &order, &stages, &|_| 0).expect("the company runs");
    let issued = &outcome.issues[0];
    let not_made = issued.failed.iter().map(|it| format!("{}: {}", it.subject, it.reason));
    let took = json!({
        "seconds": stages.start.elapsed().as_secs_f64(),
        "cpu_seconds": cpu_seconds(),
        "memory_mb": status_mb("VmHWM:"),
        "produced": issued.produced,
        "not_made": not_made.collect::<Vec<_>>(),
        "megabytes": issued.files.iter().map(|file| size_mb(&out.join(file))).sum::<f64>(),
        "began": stages.began.into_inner().expect("nobody panicked"),
    });
    tell(&took.to_string());
}

fn size_mb(file: &Path) -> f64 {
    let bytes = fs::metadata(file).expect("the report is there").len();
    f64::from(u32::try_from(bytes).expect("a small file")) / 1e6
}

/// When each stage began, in seconds of the clock and of processors, with the peak of memory so far.
struct Stages {
    start: Instant,
    began: Mutex<Vec<(String, [f64; 3])>>,
    left: AtomicUsize,
}

impl Progress for Stages {
    fn stage(&self, name: &str) {
        self.note(name);
    }

    fn reports(&self, count: usize) {
        self.left.store(count, Ordering::Relaxed);
        self.note("reports");
    }

    fn report_done(&self) {
        if self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.note("reports made");
        }
    }

    fn page(&self, _: Table, _: u32, _: u64) {}
}

impl Stages {
    fn note(&self, name: &str) {
        let figures = [self.start.elapsed().as_secs_f64(), cpu_seconds(), status_mb("VmHWM:")];
        let mut began = self.began.lock().expect("nobody panicked");
        began.push((name.to_owned(), figures));
    }
}
