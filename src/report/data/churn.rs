//! The key `churn` of `summary.json`, and the files about who fades and leaves.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{
    analysis::{
        Analysis, Backtest, CompanyChurn, Direction, Flag, FlowCount, GroupName, ReasonTable,
        SegmentRetention, SurvivalGroups, WindowFlow,
    },
    model::Money,
    report::data::{
        summary::text,
        table::{Table, number, or_empty},
    },
};

/// Returns the dynamics of losing and keeping accounts.
pub(super) fn summary(churn: &CompanyChurn, exact: &impl Fn(Money) -> Value) -> Value {
    let sum = |sum: (u32, Money)| json!({ "accounts": sum.0, "at_stake": exact(sum.1) });
    json!({
        "history_start": churn.history_start,
        "standings": counts(&churn.standings),
        "never_bought": churn.never_bought.len(),
        "flow": churn.flow.as_ref().map(|flow| json!({
            "current": flow_of(&flow.company, exact),
            "base": flow_of(&flow.base, exact),
            "comparable": flow.comparable,
            "new": count(&flow.new),
            "reactivated": count(&flow.reactivated),
            "lost": count(&flow.lost),
        })),
        "monthly_losses": churn.monthly.iter().map(|month| json!({
            "month": month.month.first(),
            "lost": month.lost,
            "interval": month.interval,
        })).collect::<Vec<_>>(),
        "direction": churn.direction.as_ref().map(direction),
        "reasons": {
            "current": reasons(&churn.reasons.current, exact),
            "base": reasons(&churn.reasons.base, exact),
            "running": reasons(&churn.reasons.running, exact),
        },
        "shrinking": sum(churn.shrinking),
        "dropping": sum(churn.dropping),
        "survival_groups": churn.survival_groups.iter().map(log_rank).collect::<Vec<_>>(),
        "segments": churn.segments.iter().map(|row| segment(row, exact)).collect::<Vec<_>>(),
        "backtests": churn.backtests.iter().map(backtest).collect::<Vec<_>>(),
    })
}

fn counts<K: Serialize>(counts: &BTreeMap<K, u32>) -> Map<String, Value> {
    counts.iter().map(|(key, count)| (text(key), (*count).into())).collect()
}

fn flow_of(flow: &WindowFlow, exact: &impl Fn(Money) -> Value) -> Value {
    json!({
        "opening": flow.opening,
        "new": flow.new,
        "reactivated": flow.reactivated,
        "lost": flow.lost,
        "closing": flow.closing,
        "kept": flow.kept,
        "passing": flow.passing,
        "opening_value": exact(flow.opening_value),
        "new_value": exact(flow.new_value),
        "reactivated_value": exact(flow.reactivated_value),
        "lost_value": exact(flow.lost_value),
        "kept_change": exact(flow.kept_change),
        "closing_value": exact(flow.closing_value),
    })
}

fn count(count: &FlowCount) -> Value {
    json!({
        "count": count.count,
        "interval": count.interval,
        "before": count.before,
        "p": count.p,
        "change": count.change,
    })
}

fn direction(direction: &Direction) -> Value {
    let population = &direction.population;
    json!({
        "population": {
            "from": population.from.first(),
            "to": population.to.first(),
            "months": population.months,
            "opening": population.opening,
            "joined": population.joined,
            "lost": population.lost,
            "lost_interval": population.interval,
        },
        "call": direction.call,
        "s": direction.s,
        "p": direction.p,
        "p_exact": direction.exact,
        "sen_slope": direction.slope,
        "last_3_months": direction.quarters.map(|change| json!({
            "rate": change.rate,
            "rate_before": change.rate_before,
            "lost": change.lost,
            "lost_before": change.lost_before,
            "p": change.p,
        })),
        "change_point": direction.change_point.map(|(month, p)| json!({
            "month": month.first(),
            "p": p,
        })),
    })
}

fn reasons(table: &ReasonTable, exact: &impl Fn(Money) -> Value) -> Value {
    let of = |(accounts, revenue): (u32, Money)| json!({ "accounts": accounts, "revenue_365d_before_stop": exact(revenue) });
    let reasons = table.reasons.iter().map(|(reason, sum)| (text(reason), of(*sum)));
    json!({
        "total": of(table.total),
        "reasons": reasons.collect::<Map<_, _>>(),
        "unknown_share": table.unknown_share(),
        "unknown_money_share": table.unknown_money_share(),
    })
}

fn log_rank(groups: &SurvivalGroups) -> Value {
    json!({
        "by": groups.by,
        "groups": groups.groups.iter().enumerate().map(|(place, group)| {
            let median = group.survival.median_interval();
            let test = groups.log_rank.as_ref();
            json!({
                "group": name(&group.name),
                "n": group.survival.accounts,
                "events": group.survival.churned,
                "expected": test.map(|test| test.expected[place]),
                "median": median.time,
                "median_interval": [median.low, median.high],
            })
        }).collect::<Vec<_>>(),
        "chi2": groups.log_rank.as_ref().map(|test| test.chi2),
        "df": groups.log_rank.as_ref().map(|test| test.degrees),
        "p": groups.log_rank.as_ref().map(|test| test.p),
    })
}

/// A group's name; those without one and the pooled ones in brackets, as no name of a source is.
fn name(name: &GroupName) -> String {
    match name {
        GroupName::Named(name) => name.clone(),
        GroupName::None => "(none)".to_owned(),
        GroupName::Others => "(others)".to_owned(),
    }
}

fn segment(row: &SegmentRetention, exact: &impl Fn(Money) -> Value) -> Value {
    let bridge = row.bridge.items.iter().map(|item| (text(&item.part), exact(item.amount)));
    json!({
        "segment": row.segment,
        "rev0": exact(row.bridge.opening),
        "rev1": exact(row.bridge.closing),
        "nrr": row.retention.nrr,
        "grr": row.retention.grr,
        "logo_retention": row.retention.logo_retention,
        "bridge": bridge.collect::<Map<_, _>>(),
    })
}

fn backtest(backtest: &Backtest) -> Value {
    json!({
        "flag_day": backtest.day,
        "days": backtest.days,
        "accounts": backtest.accounts.len(),
        "flags": backtest.results.iter().map(|result| json!({
            "flag": result.flag,
            "flagged_lost": result.flagged_lost,
            "flagged_returned": result.flagged_returned,
            "flagged_open": result.flagged_open,
            "quiet_lost": result.quiet_lost,
            "quiet_returned": result.quiet_returned,
            "quiet_open": result.quiet_open,
            "precision": result.precision,
            "recall": result.recall,
            "false_alarm_rate": result.false_alarm_rate,
            "lead_days": result.lead_days,
        })).collect::<Vec<_>>(),
    })
}

/// Writes `backtest.csv`: every account of each audit, by flag day, then id.
pub(super) fn backtests(analysis: &Analysis) -> Vec<u8> {
    let mut head = vec!["flag_day", "account_id", "status_guarded"];
    let flags = Flag::ALL;
    let names = flags.map(|flag| text(&flag));
    head.extend(names.iter().map(String::as_str));
    head.extend(["outcome", "lead_days_late", "lead_days_alarm"]);
    let mut table = Table::under(analysis, &head);
    for backtest in &analysis.company.churn_dynamics.backtests {
        for account in &backtest.accounts {
            let mut cells =
                vec![backtest.day.to_string(), account.account_id.clone(), text(&account.state)];
            cells.extend(flags.map(|flag| account.has(flag).to_string()));
            cells.push(text(&account.outcome));
            let leads = [Flag::Late, Flag::Alarm].map(|flag| account.lead_days(flag));
            cells.extend(leads.map(or_empty));
            table.row(cells);
        }
    }
    table.bytes()
}

/// Writes `km_groups.csv`: the survival curves by segment and first manager.
pub(super) fn survival_groups(analysis: &Analysis) -> Vec<u8> {
    let head = ["by", "group", "time", "n", "d", "c", "s", "loglog_lo", "loglog_hi"];
    let mut table = Table::under(analysis, &head);
    for groups in &analysis.company.churn_dynamics.survival_groups {
        for group in &groups.groups {
            for step in &group.survival.steps {
                table.row([
                    text(&groups.by),
                    name(&group.name),
                    or_empty(Some(step.time)),
                    step.at_risk.to_string(),
                    step.events.to_string(),
                    step.censored.to_string(),
                    number(Some(step.survival)),
                    number(step.log_log.map(|bounds| bounds[0])),
                    number(step.log_log.map(|bounds| bounds[1])),
                ]);
            }
        }
    }
    table.bytes()
}

/// Writes `flow_groups.csv`: the flow over the current window by class, owner and segment.
pub(super) fn flow_groups(analysis: &Analysis) -> Vec<u8> {
    let head = [
        "by",
        "group",
        "opening",
        "new",
        "reactivated",
        "lost",
        "closing",
        "kept",
        "passing",
        "opening_value",
        "new_value",
        "reactivated_value",
        "lost_value",
        "kept_change",
        "closing_value",
    ];
    let mut table = Table::under(analysis, &head);
    let Some(flow) = &analysis.company.churn_dynamics.flow else { return table.bytes() };
    let none = || "(none)".to_owned();
    let classes = flow.by_class.iter();
    let classes = classes.map(|(class, flow)| {
        ("abc_base", class.as_ref().map_or_else(|| "(new)".to_owned(), text), flow)
    });
    let managers = flow.by_manager.iter().map(|(id, flow)| ("owner", id.clone(), flow));
    let segments = flow.by_segment.iter();
    let segments =
        segments.map(|(segment, flow)| ("segment", segment.clone().unwrap_or_else(none), flow));
    for (by, group, flow) in classes.chain(managers).chain(segments) {
        let mut cells = vec![by.to_owned(), group];
        let counts = [flow.opening, flow.new, flow.reactivated, flow.lost, flow.closing];
        cells.extend(counts.map(|count| count.to_string()));
        cells.extend([flow.kept, flow.passing].map(|count| count.to_string()));
        let values = [flow.opening_value, flow.new_value, flow.reactivated_value];
        cells.extend(values.map(|value| table.money(value)));
        let values = [flow.lost_value, flow.kept_change, flow.closing_value];
        cells.extend(values.map(|value| table.money(value)));
        table.row(cells);
    }
    table.bytes()
}

/// Writes `buyers_monthly.csv`: new and repeat buyers, oldest first.
pub(super) fn buyers(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &["month", "new", "repeat", "complete"]);
    for month in &analysis.company.churn_dynamics.buyers {
        table.row([
            month.month.first().to_string(),
            month.new.to_string(),
            month.repeat.to_string(),
            month.complete.to_string(),
        ]);
    }
    table.bytes()
}
