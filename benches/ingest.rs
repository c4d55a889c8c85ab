//! Order lines from local files to the snapshot: speed, processor time and memory.
//!
//! `cargo bench --bench ingest`; a million lines, or as many as `AVAIN_LINES` says. Each format is
//! read in a process of its own, and then by polars and `DuckDB` (`benches/ingest_peers.py`) when pip
//! can install them.

mod clock;
mod draws;
mod orders;
mod peers;
mod memory;
mod process;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use avain::{
    ingest::{self, Currencies, Request},
    model::{Currency, Table, Unit},
    source::{Base, Connection, Format, Quiet, Settings, TableSource},
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Value, json};

use clock::{cpu_seconds, tell};
use memory::status_mb;
use peers::{peers, script};
use process::{number, run};

/// What no pull may need, whatever its size, with all pages of the program and of mapped files.
const MOST_MEMORY_MB: f64 = 300.0;

const FORMATS: [&str; 3] = ["ndjson", "csv", "parquet"];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, format, folder] = &arguments[..]
        && flag == "--ingest"
    {
        return ingest_here(format, Path::new(folder));
    }
    // `cargo test --all-targets` runs it too: then it only has to work, on a few lines.
    let is_measured = arguments.iter().any(|argument| argument == "--bench");
    let lines = env::var_os("AVAIN_LINES").map(|lines| lines.to_string_lossy().parse());
    let default = if is_measured { 1_000_000 } else { 1_000 };
    let lines: u64 = lines.map_or(default, |lines| lines.expect("a whole number of lines"));
    let wanted: Vec<&str> =
        FORMATS.into_iter().filter(|format| is_wanted(&arguments, format)).collect();
    let peers = if is_measured { peers("ingest") } else { None };
    tell(&format!(
        "{:<8} {:<7} {:>12} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "", "", "lines/s", "seconds", "CPU s", "MB", "own MB", "times"
    ));
    let mut worst = 0.0_f64;
    for format in wanted {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join(format!("orders.{format}"));
        orders::write(format, &file, lines).expect("the order lines can be written");
        let bytes = fs::metadata(&file).expect("the file is there").len();
        let ours = run(Command::new(env::current_exe().expect("a path")).args([
            "--ingest".as_ref(),
            format.as_ref(),
            folder.path().as_os_str(),
        ]));
        row(format, "avain", lines, &ours, &ours);
        worst = worst.max(number(&ours, "memory_mb"));
        for peer in peers.iter().flat_map(|_| ["polars", "duckdb"]) {
            let python = peers.as_deref().unwrap_or(Path::new("python3"));
            let mut command = Command::new(python);
            command.arg(script("ingest")).args([peer, format]).arg(&file).arg(folder.path());
            row(format, peer, lines, &run(&mut command), &ours);
        }
        tell(&format!("{format:<8} {} MB read", bytes / 1_000_000));
    }
    assert!(worst < MOST_MEMORY_MB, "{worst} MB at the peak, at most {MOST_MEMORY_MB}");
}

/// Formats named on the command line, or all.
fn is_wanted(arguments: &[String], format: &str) -> bool {
    let mut named = arguments.iter().filter(|argument| !argument.starts_with('-')).peekable();
    named.peek().is_none() || named.any(|name| name == format)
}

/// Reads a file into a snapshot and prints what it took.
fn ingest_here(format: &str, folder: &Path) {
    let format = match format {
        "ndjson" => (Format::Ndjson, "orders.ndjson"),
        "csv" => {
            (Format::Csv { delimiter: b',', decimal_comma: false, encoding: None }, "orders.csv")
        }
        _ => (Format::Parquet, "orders.parquet"),
    };
    let orders = TableSource { format: format.0, ..TableSource::new("files", format.1) };
    let settings = Settings {
        connections: BTreeMap::from([(
            "files".to_owned(),
            Connection::to(Base::Folder(folder.to_owned())),
        )]),
        tables: BTreeMap::from([(Table::Orders, orders)]),
    };
    let request = Request {
        settings: &settings,
        unit: Unit { currency: Currency::parse("EUR").expect("a currency"), decimals: 2 },
        time_zone: TimeZone::UTC,
        state_dir: &folder.join("state"),
        currencies: Currencies::Refuse,
        now: Timestamp::UNIX_EPOCH,
        refresh: BTreeSet::new(),
    };
    let start = Instant::now();
    let is_over = AtomicBool::new(false);
    let (snapshot, own_mb) = thread::scope(|scope| {
        let own = scope.spawn(|| {
            let mut most = 0.0_f64;
            while !is_over.load(Ordering::Relaxed) {
                most = most.max(status_mb("RssAnon:"));
                thread::sleep(Duration::from_millis(5));
            }
            most
        });
        let snapshot = ingest::ingest(&request, &mut Quiet);
        // Also after an error, or the scope would wait for ever.
        is_over.store(true, Ordering::Relaxed);
        (snapshot.expect("the lines can be read"), own.join().expect("it only reads"))
    });
    let took = json!({
        "seconds": start.elapsed().as_secs_f64(),
        "cpu_seconds": cpu_seconds(),
        "memory_mb": status_mb("VmHWM:"),
        "own_mb": own_mb,
        "lines": snapshot.manifest.lines,
    });
    tell(&took.to_string());
}

fn row(format: &str, name: &str, lines: u64, took: &Value, ours: &Value) {
    if took.get("seconds").is_none() {
        return tell(&format!("{format:<8} {name:<7} {took}"));
    }
    assert_eq!(took["lines"], json!(lines), "{name} read another number of {format} lines");
    let [seconds, cpu, memory, own] =
        ["seconds", "cpu_seconds", "memory_mb", "own_mb"].map(|what| number(took, what));
    #[expect(clippy::cast_precision_loss, reason = "a speed needs few digits")]
    let speed = lines as f64 / seconds;
    let times = seconds / number(ours, "seconds");
    tell(&format!(
        "{format:<8} {name:<7} {speed:>12.0} {seconds:>9.2} {cpu:>9.2} {memory:>9.0} {own:>9.0} {times:>9.2}"
    ));
}
