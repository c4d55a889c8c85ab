use std::{
    collections::BTreeSet,
    env,
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    process::Command,
};

use avain::{
    ingest::{Currencies, Request, ingest, snapshot::Snapshot},
    model::{Currency, Unit},
    source::{Base, Format, Quiet, Settings, TableSource},
};
use jiff::{Timestamp, tz::TimeZone};

use crate::support::pull::{csv, settings, table};

/// Settings of orders in one file of a folder.
fn orders(folder: &Path, file: &str, format: Format) -> Settings {
    let orders = TableSource { path: file.to_owned(), format, ..table() };
    settings(Base::Folder(folder.to_owned()), orders)
}

fn pull(settings: &Settings, state: &Path) -> Result<Snapshot, avain::ingest::Error> {
    let request = Request {
        settings,
        unit: Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 },
        time_zone: TimeZone::UTC,
        state_dir: state,
        currencies: Currencies::Refuse,
        now: Timestamp::UNIX_EPOCH,
        refresh: BTreeSet::new(),
    };
    ingest(&request, &mut Quiet)
}

#[test]
fn fault_29_a_sum_beyond_64_bits_is_refused_and_not_wrapped() {
    let folder = tempfile::tempdir().unwrap();
    let most = "92233720368547758.07";
    let head = "order_id,line_no,account_id,order_date,net_amount\n";
    let settings = orders(folder.path(), "orders.csv", csv(b',', false));
    let run = |amounts: [&str; 3]| {
        let lines = amounts.iter().zip(1..);
        let lines = lines.map(|(amount, line)| format!("O1,{line},A1,2026-11-22,{amount}"));
        let lines: Vec<String> = lines.collect();
        let text = format!("{head}{}", lines.join("\n"));
        fs::write(folder.path().join("orders.csv"), text).unwrap();
        let snapshot = pull(&settings, &folder.path().join("state"));
        snapshot.map(|snapshot| snapshot.manifest.control_total.0).map_err(|e| e.to_string())
    };
    // What passes the limit on the way is no matter.
    assert_eq!(run([most, most, &format!("-{most}")]), Ok(i64::MAX));
    let told =
        "`orders` sums to 9223372036854775808 stored units, expected at most 9223372036854775807";
    assert_eq!(run([most, "0.01", "0"]), Err(told.to_owned()));
}

/// The 100 million rows of the fault take the benchmark (`benches/ingest.rs`); here more rows must
/// take hardly more memory. The pull runs in a process of its own, which is this test again.
#[test]
fn fault_37_memory_does_not_grow_with_the_number_of_rows() {
    const FOLDER: &str = "AVAIN_TEST_FOLDER";
    if let Some(folder) = env::var_os(FOLDER) {
        let folder = Path::new(&folder);
        let settings = orders(folder, "orders.csv", csv(b',', false));
        let lines = pull(&settings, &folder.join("state")).unwrap().manifest.lines;
        fs::write(folder.join("peak"), format!("{lines} {}", peak_kilobytes())).unwrap();
        return;
    }
    let peak_of = |lines: u64| -> u64 {
        let folder = tempfile::tempdir().unwrap();
        write_lines(&folder.path().join("orders.csv"), lines);
        let test = "faults::size::fault_37_memory_does_not_grow_with_the_number_of_rows";
        let mut child = Command::new(env::current_exe().unwrap());
        child.args(["--exact", test]).env(FOLDER, folder.path());
        assert!(child.output().unwrap().status.success());
        let told = fs::read_to_string(folder.path().join("peak")).unwrap();
        let (read, peak) = told.split_once(' ').unwrap();
        assert_eq!(read, lines.to_string());
        peak.parse().unwrap()
    };
    // Several row groups are under way with 20,000 such rows already; 40,000 more are 160 MB.
    let (few, many) = (peak_of(20_000), peak_of(60_000));
    assert!(many < few + 80_000, "{few} kB for 20,000 rows, {many} kB for 60,000");
}

fn write_lines(path: &Path, lines: u64) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    let long = "x".repeat(4_000);
    writeln!(out, "order_id,line_no,account_id,order_date,net_amount,product_id,category").unwrap();
    for line in 0..lines {
        let (order, account, product) = (line / 3, line % 1000, line * 7 % 5000);
        let rest = format!("2026-11-22,{}.50,P{product},{line} {long}", line % 900);
        writeln!(out, "SO{order:08},{line},A{account:05},{rest}").unwrap();
    }
    out.flush().unwrap();
}

/// Returns the most memory this process ever held.
fn peak_kilobytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}
