//! One run from top to bottom; read it as the table of contents of the program.

mod book;
mod build;
mod copies;
mod design;
mod error;
mod fate;
mod issue;
mod look;
mod manifest;
mod order;
mod outcome;
mod progress;
mod refresh;
mod sheets;

use std::{collections::BTreeSet, fs, io, path::PathBuf, thread, time::Duration};

use jiff::{Timestamp, civil::Date};

use crate::{
    analysis::{self, Analysis},
    config::Config,
    deliver::folder::{self, Files},
    facts::{self, Facts},
    ingest::{self, snapshot::Snapshot},
    ledger::{Ledger, Lock, LockError},
    model::{Cadence, Calendar, Finding, Issue, Money, Month, Period, ReportKind, Subject},
    pipeline::{book::Book, issue::Press, progress::Pages},
    report,
    schedule::{self, Row},
};

pub use design::{check_language, check_templates};
pub use error::Error;
pub use look::{
    Complaint, Looked, MappedRecord, SeenField, Sent, Suggestion, check_reports, check_source,
    coverage, coverage_lines,
};
pub use order::Order;
pub use outcome::{Analysed, FailedReport, Issued, NothingDue, Outcome};
pub use progress::{Progress, Quiet};

/// Pause between two looks at a lock that another run holds.
const LOCK_PAUSE: Duration = Duration::from_millis(500);

/// How a run ended, as the number the shell will see; kept in the ledger.
pub type ExitCode<'a> = &'a dyn Fn(&Result<Outcome, Error>) -> u8;

/// Pulls, analyses, renders and puts in place what the order asks for, or what is due.
pub fn run(
    config: &Config,
    order: &Order,
    progress: &dyn Progress,
    exit_code: ExitCode<'_>,
) -> Result<Outcome, Error> {
    // Private builds take it too: two pulls at once would share the kept pages.
    let _lock = lock(config, order)?;
    if order.stays_out_of_the_ledger() {
        let issued = if order.is_explicit() { BTreeSet::new() } else { issued(config)? };
        return work(config, order, progress, (&issued, None));
    }
    let mut ledger = Ledger::open(&ledger_path(config))?;
    let issued = ledger.complete_issues()?;
    if is_idle(config, order, &issued) {
        return work(config, order, progress, (&issued, None));
    }
    let mut book = Book::begin(&mut ledger, config, order)?;
    let outcome = work(config, order, progress, (&issued, Some(&mut book)));
    let finished = book.finish(order.clock(), exit_code(&outcome));
    // What stopped the work comes first: a full disk stops the ledger as well.
    let outcome = outcome?;
    finished.map(|()| outcome)
}

/// Returns whether the clock alone says that nothing is due, so that nothing need be pulled.
fn is_idle(config: &Config, order: &Order, issued: &BTreeSet<Issue>) -> bool {
    !order.is_explicit() && schedule::due(&config.plan(), order.now, None, issued).is_empty()
}

fn work(
    config: &Config,
    order: &Order,
    progress: &dyn Progress,
    (issued, mut book): (&BTreeSet<Issue>, Option<&mut Book<'_>>),
) -> Result<Outcome, Error> {
    if is_idle(config, order, issued) {
        return Ok(Outcome::nothing_due(config, order.now, None, issued));
    }
    tracing::info!(version = env!("CARGO_PKG_VERSION"), config = %config.name(), "Run started.");
    let pulled = pull(config, order, progress)?;
    let reach = pulled.reach;
    progress.stage("summing");
    let facts = facts::compute(&pulled.snapshot, &config.analysis.exclude_accounts)?;
    let wanted = wanted(config, order, reach, issued);
    if wanted.is_empty() {
        return Ok(Outcome::nothing_due(config, order.now, Some(reach.newest), issued));
    }
    let press = Press::set_up(config, order, &pulled, progress)?;
    let mut outcome = Outcome::default();
    for (period, kinds) in wanted {
        progress.stage("analysing");
        reach.check(period)?;
        let proved = analyse_period(config, order, (&facts, &pulled), period)?;
        check_subjects(order, &proved.analysis)?;
        outcome.issues.push(press.issue(&proved, &kinds, book.as_deref_mut())?);
    }
    Ok(outcome)
}

/// Pulls, analyses and writes `data/` only, outside the ledger.
pub fn analyse(config: &Config, order: &Order, progress: &dyn Progress) -> Result<Analysed, Error> {
    let _lock = lock(config, order)?;
    let pulled = pull(config, order, progress)?;
    let reach = pulled.reach;
    progress.stage("summing");
    let facts = facts::compute(&pulled.snapshot, &config.analysis.exclude_accounts)?;
    let period = period(config, order, reach.newest, Cadence::Week);
    // A month may end without an order: what it sold can still be asked for up to its last day.
    if order.as_of.map(Month::of) != Some(Month::of(reach.newest)) {
        reach.check(period)?;
    }
    progress.stage("analysing");
    let Proved { analysis, .. } = analyse_period(config, order, (&facts, &pulled), period)?;
    let files = data_files(&analysis);
    let default = || config.paths.reports.join("analysis").join(period.to_string());
    let folder = order.out.clone().unwrap_or_else(default);
    folder::replace(&folder, &files)?;
    Ok(Analysed { period, as_of: analysis.scope.as_of, folder, files: files.into_keys().collect() })
}

/// Returns the schedule at `now` with what the ledger knows.
pub fn schedule(config: &Config, now: Timestamp) -> Result<Vec<Row>, Error> {
    Ok(schedule::show(&config.plan(), now, None, &issued(config)?))
}

/// Returns what is complete, without making a ledger where there is none.
fn issued(config: &Config) -> Result<BTreeSet<Issue>, Error> {
    let path = ledger_path(config);
    match fs::metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        // Whatever else is wrong with the file, the ledger says it better.
        _ => Ok(Ledger::open(&path)?.complete_issues()?),
    }
}

/// The data of a run, their days, and what is to be said of their age.
struct Pulled {
    snapshot: Snapshot,
    reach: Reach,
    age: Option<Finding>,
}

fn pull(config: &Config, order: &Order, progress: &dyn Progress) -> Result<Pulled, Error> {
    progress.stage("pulling");
    let request = request(config, order.now);
    let snapshot = ingest::ingest(&request, &mut Pages(progress))?;
    let manifest = &snapshot.manifest;
    tracing::info!(
        tables = manifest.tables.len(),
        rows = manifest.tables.values().map(|table| table.rows).sum::<u64>(),
        refused = manifest.sources.iter().map(|note| note.refused).sum::<u64>(),
        newest_day = manifest.newest_day.map(tracing::field::display),
        control_total = manifest.unit.exact(manifest.control_total),
        "Data pulled."
    );
    let age = ingest::check_age(&request, &snapshot)?;
    let reach = Reach::of(&snapshot, config.calendar(), horizon(config, order))?;
    Ok(Pulled { snapshot, reach, age })
}

fn request(config: &Config, now: Timestamp) -> ingest::Request<'_> {
    ingest::Request {
        settings: &config.source,
        unit: config.unit.clone(),
        time_zone: config.company.time_zone.clone(),
        state_dir: &config.paths.state,
        currencies: config.currencies,
        now,
        refresh: refresh::refresh(config, now),
    }
}

/// Returns today, or the last day asked for when that is later.
fn horizon(config: &Config, order: &Order) -> Date {
    let today = order.now.to_zoned_datetime(config.company.time_zone.clone()).date();
    let asked = order.as_of.or(order.period.map(|period| config.calendar().span(period).last()));
    asked.map_or(today, |asked| asked.max(today))
}

/// The days with order lines.
#[derive(Clone, Copy, Debug)]
struct Reach {
    calendar: Calendar,
    first: Date,
    newest: Date,
}

impl Reach {
    /// Returns the reach of data of which nothing after `last` can be true.
    ///
    /// Where everything lies after it the clock is wrong, not the data.
    fn of(snapshot: &Snapshot, calendar: Calendar, last: Date) -> Result<Self, Error> {
        let manifest = &snapshot.manifest;
        let newest = snapshot.newest_day(last).map_err(ingest::Error::from)?;
        let days = manifest.first_day.zip(newest.or(manifest.newest_day));
        let (first, newest) = days.ok_or(Error::NoLines)?;
        Ok(Self { calendar, first: first.max(facts::EARLIEST_DAY), newest })
    }

    /// Returns whether any day of a period lies within.
    fn meets(self, period: Period) -> bool {
        let span = self.calendar.span(period);
        span.from <= self.newest && self.first <= span.last()
    }

    /// Refuses a period that lies outside.
    fn check(self, period: Period) -> Result<(), Error> {
        let Self { first, newest, .. } = self;
        let outside = Error::OutsideTheData { period, first, newest };
        if self.meets(period) { Ok(()) } else { Err(outside) }
    }
}

/// An analysis whose totals were proved against the control total.
struct Proved {
    analysis: Analysis,
    control_total: Money,
}

/// Analyses one period and proves that its totals tie out; nothing is issued when they do not.
fn analyse_period(
    config: &Config,
    order: &Order,
    (facts, pulled): (&Facts, &Pulled),
    period: Period,
) -> Result<Proved, Error> {
    let newest = pulled.reach.newest;
    let as_of = order.as_of.unwrap_or_else(|| analysis::as_of(&config.analysis, period, newest));
    let span = config.calendar().span(period);
    if !span.contains(as_of) {
        return Err(Error::AsOfOutside { as_of, period, span });
    }
    let days = analysis::detail_days(&config.analysis, as_of);
    let detail = facts::detail(&pulled.snapshot, &config.analysis.exclude_accounts, days)?;
    let analysis = analysis::analyse((facts, detail), &config.analysis, period, as_of);
    let control_total = analysis::check_ties(&analysis, facts)?;
    let (accounts, managers) = (analysis.accounts.len(), analysis.managers.len());
    tracing::info!(%period, %as_of, accounts, managers, "Period analysed; its totals tie out.");
    Ok(Proved { analysis, control_total })
}

/// Refuses a subject asked for that the data do not hold.
fn check_subjects(order: &Order, analysis: &Analysis) -> Result<(), Error> {
    let there = |subject: &&Subject| match subject {
        Subject::Company => true,
        Subject::Manager(id) => analysis.managers.iter().any(|it| it.manager.manager_id == *id),
        Subject::Account(id) => analysis.accounts.iter().any(|it| it.account.account_id == *id),
    };
    match order.only.iter().find(|subject| !there(subject)) {
        Some(subject) => Err(Error::UnknownSubject { subject: subject.clone() }),
        None => Ok(()),
    }
}

/// Returns the periods to build, oldest first, with the kinds of report wanted for each.
fn wanted(
    config: &Config,
    order: &Order,
    reach: Reach,
    issued: &BTreeSet<Issue>,
) -> Vec<(Period, BTreeSet<ReportKind>)> {
    let mut wanted: Vec<(Period, BTreeSet<ReportKind>)> = vec![];
    let mut want = |period, kind| match wanted.iter_mut().find(|(other, _)| *other == period) {
        Some((_, kinds)) => _ = kinds.insert(kind),
        None => wanted.push((period, [kind].into())),
    };
    if order.is_explicit() {
        let asked = |kind: &ReportKind| {
            order.only.is_empty() || order.only.iter().any(|subject| subject.kind() == *kind)
        };
        for (&kind, plan) in config.reports.iter().filter(|(kind, _)| asked(kind)) {
            want(period(config, order, reach.newest, plan.schedule.every), kind);
        }
    } else {
        let due = schedule::due(&config.plan(), order.now, Some(reach.newest), issued);
        // A folder is whole: what is complete is built again beside what is due, and compared.
        for due in due.iter().filter(|due| reach.meets(due.issue.period)) {
            let period = due.issue.period;
            for (&kind, plan) in &config.reports {
                if kind == due.issue.kind || plan.schedule.every == period.cadence() {
                    want(period, kind);
                }
            }
        }
    }
    wanted
}

/// Returns the period asked for, else the latest one the clock and the data have closed.
fn period(config: &Config, order: &Order, newest: Date, every: Cadence) -> Period {
    if let Some(period) = order.period {
        return period;
    }
    let calendar = config.calendar();
    if let Some(as_of) = order.as_of {
        return calendar.containing(every, as_of);
    }
    let today = order.now.to_zoned_datetime(config.company.time_zone.clone()).date();
    let yesterday = today.yesterday().unwrap_or(today);
    let last = newest.min(yesterday);
    let open = calendar.containing(every, last);
    if calendar.span(open).last() <= last { open } else { calendar.previous(open) }
}

fn data_files(analysis: &Analysis) -> Files {
    report::data::files(analysis)
        .into_iter()
        .map(|file| (format!("data/{}", file.name), file.bytes))
        .collect()
}

fn lock(config: &Config, order: &Order) -> Result<Lock, Error> {
    let holder = format!("pid {} since {}", std::process::id(), order.now);
    let mut waited = Duration::ZERO;
    loop {
        match Lock::acquire(&config.paths.state, &holder) {
            Err(LockError::Held { .. }) if waited < order.wait => {
                thread::sleep(LOCK_PAUSE);
                waited += LOCK_PAUSE;
            }
            lock => return Ok(lock?),
        }
    }
}

fn ledger_path(config: &Config) -> PathBuf {
    config.paths.state.join("ledger.sqlite")
}
