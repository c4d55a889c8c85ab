//! The CSV files.

use std::collections::HashMap;

use crate::{
    analysis::{AccountAnalysis, Analysis, BridgePart, ManagerAnalysis},
    model::{Date, Money, UNASSIGNED, Unit},
    report::data::{
        lifetime,
        summary::{owners, text},
    },
};

/// What stands for a ratio that is not defined.
const NOT_AVAILABLE: &str = "NaN";

/// The head of `accounts.csv`.
const ACCOUNTS: [&str; 25] = [
    "account_id",
    "first",
    "last",
    "purchase_days",
    "rev_base",
    "rev_cur",
    "abc",
    "abc_inclusive",
    "xyz",
    "cv",
    "xyz_n",
    "rfm",
    "days_since",
    "own_threshold",
    "status",
    "status_guarded",
    "owner",
    "x",
    "t_x",
    "T",
    "p_alive",
    "p_alive_mbg",
    "exp_52w",
    "gg_mean",
    "clv_52w",
];

/// Collects rows under a head.
pub(super) struct Table<'a> {
    unit: &'a Unit,
    rows: csv::Writer<Vec<u8>>,
}

impl<'a> Table<'a> {
    /// Starts a table with its head.
    pub(super) fn under(analysis: &'a Analysis, head: &[&str]) -> Self {
        let mut table = Self { unit: &analysis.scope.unit, rows: csv::Writer::from_writer(vec![]) };
        table.row(head.iter().map(|name| (*name).to_owned()));
        table
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.write_record(cells).expect("rows are as long as the head, memory takes them");
    }

    /// Writes an amount with all its decimals.
    pub(super) fn money(&self, amount: Money) -> String {
        self.unit.exact(amount)
    }

    /// Writes stored units that are no exact amount, in the currency with two decimals.
    pub(super) fn scaled(&self, units: f64) -> String {
        format!("{:.2}", units / 10_f64.powi(self.unit.decimals.into()))
    }

    /// Returns the file.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.rows.into_inner().expect("memory takes the rows")
    }
}

/// Writes eight digits; what rounds to zero has no sign.
fn digits(value: f64) -> String {
    let text = format!("{value:.8}");
    if text == "-0.00000000" { "0.00000000".to_owned() } else { text }
}

/// Eight digits of a number; empty when it is not known.
pub(super) fn number(value: Option<f64>) -> String {
    value.map(digits).unwrap_or_default()
}

/// Writes a ratio with eight digits.
pub(super) fn ratio(value: Option<f64>) -> String {
    value.map_or_else(|| NOT_AVAILABLE.to_owned(), digits)
}

/// Writes a value, nothing where there is none.
pub(super) fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn owner(id: &str) -> String {
    if id == UNASSIGNED { String::new() } else { id.to_owned() }
}

/// Writes `accounts.csv`, by id.
pub(super) fn accounts(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &ACCOUNTS);
    let mut accounts: Vec<&AccountAnalysis> =
        analysis.accounts.iter().filter(|account| account.is_named()).collect();
    accounts.sort_by_key(|account| &account.account.account_id);
    for account in accounts {
        let rhythm = &account.rhythm;
        let bought = account.purchase_days > 0;
        let [recency, age] =
            [account.last_purchase, Some(analysis.scope.as_of)].map(|to| weeks(account, to));
        let mut cells = vec![
            account.account.account_id.clone(),
            or_empty(account.first_purchase),
            or_empty(account.last_purchase),
            account.purchase_days.to_string(),
            table.money(account.revenue_base),
            table.money(account.revenue_current),
            text(&account.abc),
            text(&account.abc_inclusive),
            text(&account.xyz.class),
            number(account.xyz.cv),
            account.xyz.periods.to_string(),
            or_empty(account.rfm.map(|digits| digits.map(|digit| digit.to_string()).concat())),
            or_empty(rhythm.days_since),
            if bought { format!("{:.8}", rhythm.threshold) } else { String::new() },
            text(&rhythm.state),
            text(&rhythm.state_guarded),
            owner(&account.manager_id),
            or_empty(bought.then(|| account.purchase_days - 1)),
            ratio(recency),
            ratio(age),
        ];
        cells.extend(lifetime::cells(account));
        table.row(cells);
    }
    table.bytes()
}

/// Returns the weeks from the first purchase to a day.
fn weeks(account: &AccountAnalysis, to: Option<Date>) -> Option<f64> {
    let days = (to? - account.first_purchase?).get_days();
    Some(f64::from(days) / 7.0)
}

/// Writes `managers.csv`: those who own an account, by id.
pub(super) fn managers(analysis: &Analysis) -> Vec<u8> {
    let head = [
        "manager_id",
        "accounts",
        "rev0",
        "rev1",
        "nrr",
        "grr",
        "logo",
        "bridge_new",
        "bridge_reactivated",
        "bridge_expansion",
        "bridge_contraction",
        "bridge_lost",
        "bridge_adjustment",
        "n_growth",
        "mean_log_growth",
        "eb_effect",
    ];
    let mut table = Table::under(analysis, &head);
    let managers = analysis.managers.iter();
    let managers: HashMap<&str, &ManagerAnalysis> =
        managers.map(|manager| (manager.manager.manager_id.as_str(), manager)).collect();
    for id in owners(analysis) {
        let manager = managers.get(id).expect("who owns an account is a manager");
        let (retention, bridge) = (&manager.retention, &manager.bridge);
        let mut cells = vec![
            id.to_owned(),
            manager.accounts.len().to_string(),
            table.money(bridge.opening),
            table.money(bridge.closing),
            ratio(retention.nrr),
            ratio(retention.grr),
            ratio(retention.logo_retention),
        ];
        let moved = bridge.items.iter().take(BridgePart::ALL.len());
        cells.extend(moved.map(|item| table.money(item.amount)));
        cells.extend([
            manager.growth_accounts.to_string(),
            ratio(manager.mean_log_growth),
            ratio(manager.performance.growth.as_ref().map(|growth| growth.effect)),
        ]);
        table.row(cells);
    }
    table.bytes()
}

/// Writes `churn_monthly.csv`, oldest first.
pub(super) fn churn_monthly(analysis: &Analysis) -> Vec<u8> {
    let head = [
        "month",
        "active_start",
        "new",
        "reactivated",
        "churned",
        "active_end",
        "churn_rate",
        "revenue_365d_before_stop",
        "comparable",
        "complete",
    ];
    let mut table = Table::under(analysis, &head);
    for month in &analysis.company.churn {
        table.row([
            month.month.first().to_string(),
            month.active_start.to_string(),
            month.new.to_string(),
            month.reactivated.to_string(),
            month.churned.to_string(),
            month.active_end.to_string(),
            number(month.churn_rate),
            table.money(month.revenue_365d_before_stop),
            month.comparable.to_string(),
            month.complete.to_string(),
        ]);
    }
    table.bytes()
}

/// Writes `cohorts.csv`, by cohort, then months since.
pub(super) fn cohorts(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &["cohort", "size", "k", "active", "rate"]);
    for cell in &analysis.company.cohorts {
        table.row([
            cell.cohort.first().to_string(),
            cell.accounts.to_string(),
            cell.months.to_string(),
            cell.active.to_string(),
            format!("{:.8}", f64::from(cell.active) / f64::from(cell.accounts)),
        ]);
    }
    table.bytes()
}

/// Writes `km.csv`, by days since the first purchase.
pub(super) fn survival(analysis: &Analysis) -> Vec<u8> {
    let head = [
        "time",
        "n",
        "d",
        "c",
        "s",
        "se",
        "plain_lo",
        "plain_hi",
        "log_lo",
        "log_hi",
        "loglog_lo",
        "loglog_hi",
    ];
    let mut table = Table::under(analysis, &head);
    let digits = |value: f64| format!("{value:.10}");
    for step in &analysis.company.survival.steps {
        let mut cells = vec![
            digits(step.time),
            step.at_risk.to_string(),
            step.events.to_string(),
            step.censored.to_string(),
            digits(step.survival),
            step.standard_error.map_or_else(|| NOT_AVAILABLE.to_owned(), digits),
        ];
        for interval in [step.plain, step.log, step.log_log] {
            let bounds = interval.map(|bounds| bounds.map(digits));
            cells.extend(bounds.unwrap_or_default());
        }
        table.row(cells);
    }
    table.bytes()
}

/// Writes `targets.csv`, by manager, then first day.
pub(super) fn targets(analysis: &Analysis) -> Vec<u8> {
    let head =
        ["manager_id", "period_start", "period_end", "target_amount", "actual", "attainment"];
    let mut table = Table::under(analysis, &head);
    let mut targets: Vec<_> =
        analysis.managers.iter().flat_map(|manager| &manager.targets).collect();
    targets.sort_by_key(|target| (&target.manager_id, target.period_start, target.period_end));
    for target in targets {
        table.row([
            target.manager_id.clone(),
            target.period_start.to_string(),
            or_empty((!target.open_ended).then_some(target.period_end)),
            table.money(target.target),
            table.money(target.actual),
            ratio(target.attainment),
        ]);
    }
    table.bytes()
}
