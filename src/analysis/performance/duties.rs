//! The duties of each manager, against their targets.

use std::collections::{BTreeSet, HashMap};

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        AccountAnalysis, Analysis, Duty, DutyKind, DutyUnit, Scope,
        basis::Basis,
        calendar,
        history::History,
        metrics::{
            complaints_closed, deciders_contacted, documents_read, duty_score, meetings_prepared,
            on_time, promises_kept, reply_time,
        },
        owner::Owners,
    },
    facts::AccountDay,
    model::{Money, Span},
};

/// Days a rate looks back.
const DAYS: i32 = 91;
/// Days kept: a year before the first of the thirteen weeks, and what its rate looks back to.
const KEPT: usize = 364 + 13 * 7 + 91 + 7;

/// Adds the scorecard of every manager and that of the company.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let weeks = weeks(basis.scope);
    // The same two halves whatever the threads, so that the sums are the same; more would cost memory.
    let (first, second) = analysis.accounts.split_at(analysis.accounts.len() / 2);
    let [first, second] = [first, second].map(|half| || Board::of(basis, half, &weeks));
    let (mut board, others) = rayon::join(first, second);
    board.add(others);
    let given = |kind: DutyKind| kind.is_given(&basis.facts.tables);
    let duties = |cases: Option<&Cases>| -> Vec<Duty> {
        let none = Cases::default();
        let cases = cases.unwrap_or(&none);
        let duty = |kind| board.duty(kind, &cases[kind as usize], &weeks, given(kind));
        DutyKind::ALL.into_iter().map(duty).collect()
    };
    let found: Vec<Vec<Duty>> = analysis
        .managers
        .iter()
        .map(|manager| duties(board.managers.get(manager.manager.manager_id.as_str())))
        .collect();
    let company = duties(Some(&board.company));
    for (manager, duties) in analysis.managers.iter_mut().zip(found) {
        manager.performance.duty_score = duty_score::score(&duties);
        manager.performance.duties = duties;
    }
    analysis.company.performance.duty_score = duty_score::score(&company);
    analysis.company.performance.duties = company;
}

/// Part and whole of some cases.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    part: f64,
    whole: f64,
    cases: u32,
}

/// What happened per kind of duty and day; kinds without a case stay empty.
type Cases = [Vec<Sum>; DutyKind::ALL.len()];

/// Adds cases day by day.
fn add_cases(cases: &mut Cases, others: Cases) {
    for (days, others) in cases.iter_mut().zip(others) {
        if days.is_empty() {
            *days = others;
            continue;
        }
        for (sum, other) in days.iter_mut().zip(others) {
            sum.part += other.part;
            sum.whole += other.whole;
            sum.cases += other.cases;
        }
    }
}

/// What happened, by manager.
struct Board<'a> {
    /// The first day kept.
    from: Date,
    as_of: Date,
    /// Days within which an answer is due.
    reply_days: f64,
    /// Days at whose end open complaints are counted.
    counted: BTreeSet<Date>,
    managers: HashMap<&'a str, Cases>,
    company: Cases,
}

impl<'a> Board<'a> {
    fn new(scope: &Scope, weeks: &[Date]) -> Self {
        let kept = i32::try_from(KEPT).expect("two years of days") - 1;
        Self {
            from: scope.as_of.saturating_sub(kept.days()),
            as_of: scope.as_of,
            reply_days: f64::from(scope.settings.duties.follow_up_hours) / 24.0,
            counted: weeks
                .iter()
                .filter_map(|to| to.yesterday().ok())
                .chain([scope.as_of, scope.as_of.saturating_sub(364.days())])
                .collect(),
            managers: HashMap::new(),
            company: Cases::default(),
        }
    }

    /// Records what happened at some accounts.
    fn of(basis: &'a Basis<'_>, accounts: &'a [AccountAnalysis], weeks: &[Date]) -> Self {
        let rules = &basis.scope.settings.duties;
        let mut board = Self::new(basis.scope, weeks);
        for account in accounts.iter().filter(|account| account.is_named()) {
            let duties = AccountDuties {
                owners: basis.owners,
                history: basis.history(&account.account.account_id),
                account,
                complaint_days: rules.complaint_days,
                follow_up_hours: rules.follow_up_hours,
                contact_days: rules.contact_days,
            };
            duties.record(&mut board);
        }
        board
    }

    /// Adds what happened at other accounts.
    fn add(&mut self, other: Self) {
        add_cases(&mut self.company, other.company);
        for (manager, cases) in other.managers {
            add_cases(self.managers.entry(manager).or_default(), cases);
        }
    }

    fn record(&mut self, manager: &'a str, kind: DutyKind, day: Date, [part, whole]: [f64; 2]) {
        let Ok(index) = usize::try_from((day - self.from).get_days()) else { return };
        if index >= KEPT {
            return;
        }
        let own = self.managers.entry(manager).or_default();
        for cases in [&mut own[kind as usize], &mut self.company[kind as usize]] {
            cases.resize(KEPT, Sum::default());
            cases[index].part += part;
            cases[index].whole += whole;
            cases[index].cases += 1;
        }
    }

    /// Adds up the last `days` before `to`.
    fn sum(&self, cases: &[Sum], to: Date, days: i32) -> Sum {
        let index =
            |day: Date| usize::try_from((day - self.from).get_days()).unwrap_or(0).min(cases.len());
        let days = &cases[index(to.saturating_sub(days.days()))..index(to)];
        days.iter().fold(Sum::default(), |sum, day| Sum {
            part: sum.part + day.part,
            whole: sum.whole + day.whole,
            cases: sum.cases + day.cases,
        })
    }

    fn duty(&self, kind: DutyKind, cases: &[Sum], weeks: &[Date], given: bool) -> Duty {
        let is_count = kind.unit() == DutyUnit::Count;
        let days = if is_count { 1 } else { DAYS };
        let value = |to: Date| {
            let sum = self.sum(cases, to, days);
            let mean = (sum.whole > 0.0).then(|| sum.part / sum.whole);
            let value = if is_count { Some(f64::from(sum.cases)) } else { mean };
            value.filter(|_| given)
        };
        let to = self.as_of.tomorrow().expect("a report lies before the last day of time");
        // A count stands at the as-of date, a rate at the end of the last week.
        let newest = if is_count { Some(to) } else { weeks.last().copied() };
        let weekly = kind.has_weeks();
        let (now, target) = (value(to), kind.target(self.reply_days));
        let more = kind.is_more_better();
        Duty {
            kind,
            value: now,
            cases: self.sum(cases, to, days).cases,
            target,
            met: now.map(|now| if more { now >= target } else { now <= target }),
            series: if weekly { weeks.iter().map(|to| value(*to)).collect() } else { vec![] },
            year_before: newest
                .filter(|_| weekly)
                .and_then(|to| value(to.saturating_sub(364.days()))),
        }
    }
}

/// The duties of one account.
struct AccountDuties<'a> {
    owners: &'a Owners<'a>,
    history: Option<&'a History<'a>>,
    account: &'a AccountAnalysis,
    complaint_days: u32,
    follow_up_hours: u32,
    contact_days: u32,
}

impl<'a> AccountDuties<'a> {
    fn record(&self, board: &mut Board<'a>) {
        self.deliveries(board);
        self.promises(board);
        self.interactions(board);
        self.meetings(board);
        self.levels(board);
    }

    /// Who is answerable on a day: whom the record names, else the owner then.
    fn manager(&self, named: Option<&'a String>, day: Date) -> &'a str {
        let owner = || self.owners.owner_on(&self.account.account, day);
        named.map_or_else(owner, String::as_str)
    }

    fn deliveries(&self, board: &mut Board<'a>) {
        let Some(history) = self.history else { return };
        let worth = self.account.revenue_current.as_f64().max(0.0);
        let to = board.as_of.tomorrow().expect("a report lies before the last day of time");
        let placed = Span { from: board.from, to };
        for day in history.within(placed) {
            let manager = self.manager(None, day.day);
            credit_notes(board, manager, day);
        }
        for (day, order) in on_time::orders(history.days.iter()) {
            let found = on_time::punctuality([order], board.as_of);
            if !placed.contains(day) || found.due() == 0 {
                continue;
            }
            let manager = self.manager(None, day);
            let on_time = f64::from(found.on_time);
            let end = order.delivered().unwrap_or(board.as_of).min(board.as_of);
            let late = f64::from((end - order.promised).get_days().max(0));
            board.record(manager, DutyKind::OnTime, day, [on_time, 1.0]);
            board.record(manager, DutyKind::OnTimeByWorth, day, [on_time * worth, worth]);
            board.record(manager, DutyKind::DaysLateByWorth, day, [late * worth, worth]);
        }
    }

    fn promises(&self, board: &mut Board<'a>) {
        for promise in &self.account.records.promises {
            if let Some(kept) = promises_kept::kept(promise, board.as_of) {
                let manager = self.manager(promise.manager_id.as_ref(), promise.due_on);
                board.record(manager, DutyKind::PromisesKept, promise.due_on, share(kept));
            }
        }
    }

    fn interactions(&self, board: &mut Board<'a>) {
        let (rows, as_of) = (&self.account.records.interactions, board.as_of);
        for row in rows.iter().filter(|row| row.opened <= as_of) {
            let manager = self.manager(row.manager_id.as_ref(), row.opened);
            if let Some(days) = reply_time::days(row, as_of) {
                board.record(manager, DutyKind::ReplyDays, row.opened, [f64::from(days), 1.0]);
            }
            if !complaints_closed::is_complaint(row) {
                continue;
            }
            if let Some(closed) = complaints_closed::in_time(row, self.complaint_days, as_of) {
                board.record(manager, DutyKind::ComplaintsClosed, row.opened, share(closed));
            }
            let repeat = complaints_closed::is_repeat(row, rows);
            board.record(manager, DutyKind::ComplaintsRepeated, row.opened, share(repeat));
            for day in board.counted.clone() {
                if complaints_closed::is_open(row, day) {
                    board.record(manager, DutyKind::ComplaintsOpen, day, [1.0, 1.0]);
                }
            }
        }
    }

    fn meetings(&self, board: &mut Board<'a>) {
        for meeting in &self.account.records.meetings {
            let Some(held) = meetings_prepared::held_on(meeting).filter(|day| *day <= board.as_of)
            else {
                continue;
            };
            let manager = self.manager(meeting.manager_id.as_ref(), held);
            let prepared = share(meetings_prepared::is_prepared(meeting));
            let objective = share(meetings_prepared::has_objective(meeting));
            board.record(manager, DutyKind::MeetingsPrepared, held, prepared);
            board.record(manager, DutyKind::MeetingsWithObjective, held, objective);
            let hours = self.follow_up_hours;
            if let Some(done) = meetings_prepared::followed_up(meeting, hours, board.as_of) {
                board.record(manager, DutyKind::FollowUps, held, share(done));
            }
        }
    }

    /// What stands at the as-of date, whenever it came about.
    fn levels(&self, board: &mut Board<'a>) {
        let (account, as_of) = (self.account, board.as_of);
        let owner = account.manager_id.as_str();
        let ownership = &account.ownership;
        let since = ownership.since.filter(|_| ownership.previous.is_some());
        for document in &account.records.documents {
            if let Some(read) = documents_read::is_read(document, since, as_of) {
                board.record(owner, DutyKind::DocumentsRead, as_of, share(read));
            }
        }
        let known = account.relationship.dossier.completeness;
        board.record(owner, DutyKind::DossierComplete, as_of, [known, 1.0]);
        let contacts = &account.records.contacts;
        let contacted = deciders_contacted::contacted(contacts, self.contact_days, as_of);
        if let Some(contacted) = contacted {
            board.record(owner, DutyKind::DecidersContacted, as_of, share(contacted));
        }
    }
}

fn credit_notes<'a>(board: &mut Board<'a>, manager: &'a str, day: &AccountDay) {
    let (sales, credits) = (day.sales.as_f64(), (day.sales - day.revenue).as_f64());
    if day.sales > Money::ZERO || credits > 0.0 {
        board.record(manager, DutyKind::CreditNotes, day.day, [credits.max(0.0), sales.max(0.0)]);
    }
}

fn share(good: bool) -> [f64; 2] {
    [f64::from(u8::from(good)), 1.0]
}

/// The first days after the last complete weeks, oldest first.
fn weeks(scope: &Scope) -> Vec<Date> {
    let calendar = scope.settings.calendar;
    let weeks = calendar::weeks(calendar, scope.as_of);
    weeks.into_iter().map(|week| calendar.span(week).to).collect()
}
