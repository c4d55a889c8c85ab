//! How well the analysis finds a truth it cannot see: who left, which managers make accounts grow,
//! who wins offers.
//!
//! `cargo bench --bench accuracy` makes a company of two million order lines (or as many as
//! `AVAIN_LINES` says) with `benches/gen_sales.py` and fails below the bar of any figure. As a test it
//! takes the small company of `tests/data/gen_shared_100k` and checks that it finds what the
//! independent reference found there.

mod truth;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use avain::{
    analysis::{
        Analysis, Growth, ManagerGrowth, Owner, Settings, State, WinRate, analyse, check_ties,
        detail_days,
    },
    facts,
    ingest::{self, Currencies, Request, snapshot::Snapshot},
    model::{Cadence, Currency, Date, Period, Table, Unit},
    source::{self, Base, Connection, Format, Quiet, TableSource},
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;
use truth::{Truth, auc, correlation, rmse};

/// The last day the generator makes.
const AS_OF: Date = Date::constant(2025, 12, 31);

/// What the generator writes that is a table.
const TABLES: [Table; 7] = [
    Table::Orders,
    Table::Accounts,
    Table::Managers,
    Table::Assignments,
    Table::Targets,
    Table::Offers,
    Table::Products,
];

/// How the figures of the reference are called in its evaluation, where it has them.
type Place = &'static [&'static str];

/// A figure, what it must be, and the figure of the reference.
struct Figure {
    name: &'static str,
    found: f64,
    bar: Bar,
    reference: Place,
}

enum Bar {
    AtLeast(f64),
    AtMost(f64),
    Around(f64, f64),
    /// For the reader.
    None,
}

fn main() {
    // `cargo test --all-targets` runs it too.
    if env::args().any(|argument| argument == "--bench") {
        let lines = env::var_os("AVAIN_LINES").map(|lines| lines.to_string_lossy().into_owned());
        measure(&lines.unwrap_or_else(|| "2e6".to_owned()));
    } else {
        compare();
    }
}

/// Makes a company, analyses it and fails below a bar.
fn measure(lines: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let company = folder.path().join("company");
    generate(&company, lines);
    let figures = evaluate(&company);
    let mut below = vec![];
    for Figure { name, found, bar, .. } in &figures {
        let (text, is_met) = match bar {
            Bar::AtLeast(least) => (format!("at least {least}"), found >= least),
            Bar::AtMost(most) => (format!("at most {most}"), found <= most),
            Bar::Around(centre, by) => {
                (format!("{centre} +/- {by}"), (found - centre).abs() <= *by)
            }
            Bar::None => (String::new(), true),
        };
        tell(&format!("{name:<50} {found:>10.4}  {text}{}", if is_met { "" } else { "  MISSED" }));
        below.extend((!is_met).then_some(*name));
    }
    assert!(below.is_empty(), "below the bar: {}", below.join(", "));
}

/// Analyses the small company and compares with the reference.
fn compare() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let evaluation = tests.join("golden/gen_shared_100k/evaluation.json");
    let evaluation = fs::read_to_string(evaluation).expect("the evaluation of the reference");
    let evaluation: Value = serde_json::from_str(&evaluation).expect("JSON");
    let figures = evaluate(&tests.join("data/gen_shared_100k"));
    for Figure { name, found, reference, .. } in figures {
        let step = |value: &Value, key: &&str| match key.parse::<usize>() {
            Ok(index) => value[index].clone(),
            Err(_) => value[*key].clone(),
        };
        if let Some(expected) =
            reference.iter().fold(evaluation.clone(), |value, key| step(&value, key)).as_f64()
        {
            // The search of the reference stops some digits early.
            let is_near = (found - expected).abs() < 1e-6;
            assert!(is_near, "{name}: found {found}, the reference {expected}");
        }
        assert!(found.is_finite(), "{name}");
    }
}

/// Analyses a generated company and holds the result against its truth.
fn evaluate(company: &Path) -> Vec<Figure> {
    let analysis = analysed(company);
    let truth = Truth::read(&company.join("truth"));
    let mut figures = churn(&analysis, &truth);
    figures.extend(growth(&analysis, &truth));
    figures.extend(wins(&analysis, &truth));
    figures
}

fn churn(analysis: &Analysis, truth: &Truth) -> Vec<Figure> {
    let bought: Vec<_> =
        analysis.accounts.iter().filter(|it| it.is_named() && it.purchase_days > 0).collect();
    let left: Vec<bool> =
        bought.iter().map(|it| truth.left.contains(&it.account.account_id)).collect();
    let ratio: Vec<f64> = bought.iter().filter_map(|it| it.churn.rhythm_ratio).collect();
    let silence: Vec<f64> =
        bought.iter().map(|it| f64::from(it.rhythm.days_since.unwrap_or(0))).collect();
    let flagged: Vec<bool> = bought
        .iter()
        .map(|it| matches!(it.rhythm.state_guarded, State::AtRisk | State::Churned))
        .collect();
    let count = |wanted: [bool; 2]| {
        let pairs = flagged.iter().zip(&left);
        let found = pairs.filter(|(flagged, left)| [**flagged, **left] == wanted).count();
        f64::from(u32::try_from(found).expect("a small number"))
    };
    let (hits, false_alarms) = (count([true, true]), count([true, false]));
    vec![
        Figure {
            name: "churn: AUC of silence in own thresholds",
            found: auc(&ratio, &left),
            bar: Bar::AtLeast(0.98),
            reference: &["auc", "since / own q95 threshold", "0"],
        },
        Figure {
            name: "churn: AUC of silence in days",
            found: auc(&silence, &left),
            bar: Bar::None,
            reference: &["auc", "days since last", "0"],
        },
        Figure {
            name: "churn: precision of own rhythm with guard",
            found: hits / (hits + false_alarms),
            bar: Bar::AtLeast(0.88),
            reference: &["rules", "own q95 + seasonal guard", "precision"],
        },
        Figure {
            name: "churn: its recall",
            found: hits / (hits + count([false, true])),
            bar: Bar::AtLeast(0.95),
            reference: &["rules", "own q95 + seasonal guard", "recall"],
        },
        Figure {
            name: "churn: its false alarms among those who stayed",
            found: false_alarms / (false_alarms + count([false, false])),
            bar: Bar::None,
            reference: &["rules", "own q95 + seasonal guard", "false_alarm_alive"],
        },
    ]
}

fn growth(analysis: &Analysis, truth: &Truth) -> Vec<Figure> {
    let performance = &analysis.company.performance;
    let all = performance.growth.as_ref().expect("accounts with revenue in both windows");
    let comparable = performance.growth_comparable.as_ref().expect("comparable accounts");
    let pairs = |growth: &Growth, of: fn(&ManagerGrowth) -> f64| {
        let pair = |manager| Some((of(manager), *truth.growth.get(&manager.manager_id)?));
        growth.managers.iter().filter_map(pair).collect::<Vec<_>>()
    };
    let effects = pairs(comparable, |manager| manager.effect);
    vec![
        Figure {
            name: "managers: sd of growth between them, comparable",
            found: comparable.sd_between,
            bar: Bar::Around(0.081, 0.02),
            reference: &[],
        },
        Figure {
            name: "managers: the same of all accounts",
            found: all.sd_between,
            bar: Bar::None,
            reference: &["manager", "sd_between_est"],
        },
        Figure {
            name: "managers: RMSE of effects, comparable",
            found: rmse(&effects),
            bar: Bar::AtMost(0.055),
            reference: &[],
        },
        Figure {
            name: "managers: correlation of effects, comparable",
            found: correlation(&effects),
            bar: Bar::None,
            reference: &[],
        },
        Figure {
            name: "managers: RMSE of effects, all accounts",
            found: rmse(&pairs(all, |manager| manager.effect)),
            bar: Bar::None,
            reference: &["manager", "rmse_eb"],
        },
        Figure {
            name: "managers: correlation of raw means, all accounts",
            found: correlation(&pairs(all, |manager| manager.mean)),
            bar: Bar::None,
            reference: &["manager", "corr_raw"],
        },
    ]
}

fn wins(analysis: &Analysis, truth: &Truth) -> Vec<Figure> {
    let offers = analysis.company.performance.offers.as_ref().expect("decided offers");
    let pairs = |of: fn(&WinRate) -> Option<f64>| {
        let pair = |(id, rate): (&String, &WinRate)| Some((of(rate)?, *truth.wins.get(id)?));
        offers.by_manager.iter().filter_map(pair).collect::<Vec<_>>()
    };
    vec![
        Figure {
            name: "offers: correlation of shrunken win rates",
            found: correlation(&pairs(|rate| rate.shrunk)),
            bar: Bar::AtLeast(0.95),
            reference: &["win", "corr_eb"],
        },
        Figure {
            name: "offers: correlation of raw win rates",
            found: correlation(&pairs(WinRate::rate)),
            bar: Bar::None,
            reference: &["win", "corr_raw"],
        },
    ]
}

/// Analyses a company as the reference did, and proves that its totals tie out.
fn analysed(company: &Path) -> Analysis {
    let state = tempfile::tempdir().expect("a temporary folder");
    let settings = Settings { owner: Owner::Revenue, ..Settings::default() };
    let mut moments = vec![Instant::now()];
    let snapshot = snapshot(company, state.path());
    moments.push(Instant::now());
    let facts = facts::compute(&snapshot, &[]).expect("sums");
    let detail = facts::detail(&snapshot, &[], detail_days(&settings, AS_OF)).expect("sums");
    moments.push(Instant::now());
    let period = Period::containing(Cadence::Month, AS_OF);
    let analysis = analyse((&facts, detail), &settings, period, AS_OF);
    moments.push(Instant::now());
    check_ties(&analysis, &facts).expect("every total ties");
    let took = |part: usize| moments[part + 1].duration_since(moments[part]).as_secs_f64();
    tell(&format!(
        "{} lines, {} accounts: pulled in {:.1} s, summed in {:.1} s, analysed in {:.1} s",
        snapshot.manifest.lines,
        analysis.company.accounts,
        took(0),
        took(1),
        took(2),
    ));
    analysis
}

fn snapshot(company: &Path, state: &Path) -> Snapshot {
    let tables = TABLES.map(|table| {
        let is_folder = company.join(table.name()).is_dir();
        let path = format!("{table}{}.parquet", if is_folder { "/*" } else { "" });
        (table, TableSource { format: Format::Parquet, ..TableSource::new("files", &path) })
    });
    let files = Connection::to(Base::Folder(company.to_owned()));
    let settings = source::Settings {
        connections: BTreeMap::from([("files".to_owned(), files)]),
        tables: BTreeMap::from(tables),
    };
    let request = Request {
        settings: &settings,
        unit: Unit { currency: Currency::parse("EUR").expect("a currency"), decimals: 2 },
        time_zone: TimeZone::UTC,
        state_dir: state,
        currencies: Currencies::Refuse,
        now: Timestamp::constant(1_767_225_600, 0),
        refresh: BTreeSet::new(),
    };
    ingest::ingest(&request, &mut Quiet).expect("the company can be read")
}

/// Makes a company.
fn generate(out: &Path, lines: &str) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/gen_sales.py");
    let arguments = ["--seed", "7", "--lines", lines, "--out"];
    let status = Command::new(python()).arg(script).args(arguments).arg(out).status();
    assert!(status.is_ok_and(|status| status.success()), "the generator has to work");
}

/// Returns a Python with numpy and pyarrow, installed on first use.
fn python() -> PathBuf {
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gen-sales");
    let python = venv.join("bin/python");
    let done = |command: &mut Command| {
        command.stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let has_both = || done(Command::new(&python).args(["-c", "import numpy, pyarrow"]));
    let install = || {
        let pip = ["-m", "pip", "install", "-q", "numpy", "pyarrow"];
        done(Command::new("python3").args(["-m", "venv"]).arg(&venv))
            && done(Command::new(&python).args(pip))
    };
    assert!(has_both() || install(), "numpy and pyarrow are needed, and pip has to reach them");
    python
}

fn tell(line: &str) {
    writeln!(io::stdout(), "{line}").expect("somebody reads");
}
