//! How accounts are classed: `segments.csv`, and what `summary.json` says of all of them.

use serde_json::{Value, json};

use crate::{
    analysis::{
        AccountAnalysis, AccountSegment, Analysis, ClassPoint, CompanySegmentation, KeyLabel,
        Potential, Spread,
    },
    model::Money,
    report::data::{
        summary::{exact, text},
        table::{Table, number, or_empty},
    },
};

/// The head of `segments.csv`; behind it stand the classes at the ends of the last windows.
const HEAD: [&str; 40] = [
    "account_id",
    "abc",
    "abc_base",
    "is_new",
    "cumulative_share_ppm",
    "abc_announced",
    "change_from",
    "change_to",
    "change_announced",
    "limit_of",
    "limit_distance",
    "xyz",
    "empty_share",
    "demand_class",
    "adi",
    "cv2",
    "forecast_model",
    "forecast_error",
    "forecast_class",
    "strategy",
    "labels",
    "label_review",
    "label_owner_missing",
    "grade",
    "need",
    "unspent_budget",
    "white_space",
    "competitors",
    "growth",
    "solvency",
    "overdue_share",
    "mean_delay_days",
    "credit_use",
    "decision_power",
    "deciders",
    "last_contact",
    "questions",
    "loss_revenue",
    "loss_share_of_plan",
    "loss_months_to_replace",
];

/// Writes `segments.csv`, by id.
pub(super) fn segments(analysis: &Analysis) -> Vec<u8> {
    let mut accounts: Vec<&AccountAnalysis> =
        analysis.accounts.iter().filter(|account| account.is_named()).collect();
    accounts.sort_by_key(|account| &account.account.account_id);
    let months: Vec<String> = accounts.first().map_or_else(Vec::new, |account| {
        account.segment.history.iter().map(|point| format!("class_{}", point.last)).collect()
    });
    let head: Vec<&str> = HEAD.into_iter().chain(months.iter().map(String::as_str)).collect();
    let mut table = Table::under(analysis, &head);
    for account in accounts {
        let segment = &account.segment;
        let mut cells = value_cells(&table, account);
        cells.extend(regularity_cells(account));
        cells.extend(label_cells(account));
        cells.extend(potential_cells(&table, segment.potential.as_ref()));
        let loss = segment.loss;
        cells.extend([
            or_empty(loss.map(|loss| table.money(loss.revenue))),
            number(loss.and_then(|loss| loss.share_of_plan)),
            number(loss.and_then(|loss| loss.months_to_replace)),
        ]);
        cells.extend(segment.history.iter().copied().map(classes));
        table.row(cells);
    }
    table.bytes()
}

fn value_cells(table: &Table<'_>, account: &AccountAnalysis) -> Vec<String> {
    let AccountSegment { standing, is_new, cumulative_share, .. } = &account.segment;
    let change = standing.change;
    vec![
        account.account.account_id.clone(),
        text(&account.abc),
        word(account.abc_base),
        is_new.to_string(),
        or_empty(*cumulative_share),
        word(standing.announced),
        word(change.map(|change| change.from)),
        word(change.map(|change| change.to)),
        or_empty(change.map(|change| change.announced)),
        word(standing.limit.map(|limit| limit.class)),
        or_empty(standing.limit.map(|limit| table.money(limit.amount))),
    ]
}

fn regularity_cells(account: &AccountAnalysis) -> Vec<String> {
    let (demand, forecast) = (account.segment.demand, account.segment.forecast);
    vec![
        text(&account.xyz.class),
        number(Some(account.xyz.empty_share)),
        word(demand.class),
        number(demand.interval),
        number(demand.size_variation),
        word(forecast.map(|forecast| forecast.model)),
        number(forecast.map(|forecast| forecast.error)),
        word(forecast.map(|forecast| forecast.class)),
        text(&account.segment.strategy),
    ]
}

fn label_cells(account: &AccountAnalysis) -> Vec<String> {
    let review = account.segment.label_review;
    vec![
        words(&account.labels),
        word(review.map(|review| review.state)),
        or_empty(review.map(|review| review.no_owner)),
    ]
}

fn potential_cells(table: &Table<'_>, potential: Option<&Potential>) -> Vec<String> {
    let (need, solvency) = (potential.map(|it| it.need), potential.map(|it| it.solvency));
    let decision = potential.map(|it| it.decision);
    let money = |amount: Option<Money>| or_empty(amount.map(|amount| table.money(amount)));
    vec![
        word(potential.map(|it| it.grade)),
        word(need.map(|need| need.answer)),
        money(need.and_then(|need| need.unspent_budget)),
        money(need.and_then(|need| need.white_space)),
        or_empty(need.map(|need| need.competitors)),
        number(need.and_then(|need| need.growth)),
        word(solvency.map(|solvency| solvency.answer)),
        number(solvency.and_then(|solvency| solvency.overdue_share)),
        number(solvency.and_then(|solvency| solvency.mean_delay)),
        number(solvency.and_then(|solvency| solvency.credit_use)),
        word(decision.map(|decision| decision.answer)),
        or_empty(decision.map(|decision| decision.deciders)),
        or_empty(decision.and_then(|decision| decision.last_contact)),
        words(&potential.map(Potential::questions).unwrap_or_default()),
    ]
}

/// Both letters at the end of a window, `-` for one that is not there.
fn classes(point: ClassPoint) -> String {
    let letter = |class: Option<String>| class.unwrap_or_else(|| "-".to_owned());
    letter(point.abc.as_ref().map(text)) + &letter(point.xyz.as_ref().map(text))
}

fn word(class: Option<impl Copy + serde::Serialize>) -> String {
    class.map(|class| text(&class)).unwrap_or_default()
}

fn words<T: serde::Serialize>(list: &[T]) -> String {
    list.iter().map(text).collect::<Vec<_>>().join(" ")
}

/// Returns what `summary.json` says of the classes of all accounts.
pub(super) fn summary(analysis: &Analysis) -> Value {
    let found = &analysis.company.segmentation;
    let exact = |amount| exact(&analysis.scope.unit, amount);
    let count = |of: &dyn Fn(&AccountAnalysis) -> bool| {
        analysis.accounts.iter().filter(|account| of(account)).count()
    };
    let changed = |announced| {
        count(&|account| {
            account.segment.standing.change.is_some_and(|change| change.announced == announced)
        })
    };
    let label = |label| count(&|account| account.labels.contains(&label));
    json!({
        "importance": importance(found, &exact),
        "empty_share": found.empty_share,
        "demand": found.demand.iter().map(|(class, accounts)| (text(class), json!(accounts)))
            .collect::<serde_json::Map<_, _>>(),
        "cells": cells(found, &exact),
        "migration": migration(found, &exact),
        "cell_moves": moves(found, &exact),
        "changes": { "announced": changed(true), "borderline": changed(false) },
        "labels": {
            "core": label(KeyLabel::Core),
            "prospective": label(KeyLabel::Prospective),
            "iconic": label(KeyLabel::Iconic),
            "expert": label(KeyLabel::Expert),
        },
        "key_set": key_set(analysis),
        "spread": spread(&found.spread),
        "spread_base": spread(&found.spread_base),
        "new_business": {
            "accounts": found.new_business.accounts,
            "revenue": exact(found.new_business.revenue),
            "margin": found.new_business.margin.map(&exact),
            "months": found.new_business.months,
        },
        "prospects": prospects(found, &exact),
    })
}

fn importance(found: &CompanySegmentation, exact: &impl Fn(Money) -> Value) -> Value {
    let Some(importance) = &found.importance else { return Value::Null };
    let classes = importance.classes.iter().map(|class| {
        json!({
            "class": text(&class.class),
            "accounts": class.accounts,
            "value": exact(class.value),
            "share": class.share,
        })
    });
    json!({
        "measure": importance.measure,
        "classes": classes.collect::<Vec<_>>(),
        "conc_20_30_50": importance.by_count,
        "unclassed": importance.unclassed,
        "new_accounts": importance.new_accounts,
    })
}

fn cells(found: &CompanySegmentation, exact: &impl Fn(Money) -> Value) -> Vec<Value> {
    let cell = |cell: &crate::analysis::StrategyCell| {
        json!({
            "cell": text(&cell.abc) + &text(&cell.xyz),
            "strategy": text(&cell.strategy),
            "accounts": cell.accounts,
            "revenue": exact(cell.revenue),
            "share": cell.share,
            "forecast_error": cell.forecast_error,
            "moved_in": cell.moved_in,
            "moved_out": cell.moved_out,
        })
    };
    found.cells.iter().map(cell).collect()
}

fn migration(found: &CompanySegmentation, exact: &impl Fn(Money) -> Value) -> Vec<Value> {
    let pair = |pair: &crate::analysis::Migration| {
        json!({
            "from": pair.from.as_ref().map(text),
            "to": text(&pair.to),
            "accounts": pair.accounts,
            "revenue_base": exact(pair.revenue_base),
            "revenue_current": exact(pair.revenue_current),
        })
    };
    found.migration.iter().map(pair).collect()
}

fn moves(found: &CompanySegmentation, exact: &impl Fn(Money) -> Value) -> Vec<Value> {
    let pair = |pair: &crate::analysis::CellMove| {
        json!({
            "from": text(&pair.from.0) + &text(&pair.from.1),
            "to": text(&pair.to.0) + &text(&pair.to.1),
            "accounts": pair.accounts,
            "revenue_current": exact(pair.revenue_current),
        })
    };
    found.cell_moves.iter().map(pair).collect()
}

fn key_set(analysis: &Analysis) -> Value {
    let (set, check) = (&analysis.company.key_set, &analysis.company.segmentation.key_set);
    let point = |point: &crate::analysis::KeySetPoint| {
        json!({
            "until": point.last,
            "accounts": point.accounts,
            "share": point.share,
            "standing": point.standing,
        })
    };
    let history = &analysis.company.segmentation.key_set_history;
    json!({
        "accounts": set.accounts,
        "share": set.share,
        "share_base": set.share_base,
        "standing": check.standing,
        "standing_base": check.standing_base,
        "core_share": check.core_share,
        "core_standing": check.core_standing,
        "history": history.iter().map(point).collect::<Vec<_>>(),
    })
}

fn spread(spread: &Spread) -> Value {
    let top = |(size, share): &(u32, f64)| (format!("top{size}"), json!(share));
    json!({
        "theil": spread.theil,
        "top": spread.top.iter().map(top).collect::<serde_json::Map<_, _>>(),
        "lorenz": spread.lorenz,
    })
}

fn prospects(found: &CompanySegmentation, exact: &impl Fn(Money) -> Value) -> Vec<Value> {
    let prospect = |prospect: &crate::analysis::Prospect| {
        json!({
            "account_id": prospect.account_id,
            "manager_id": prospect.manager_id,
            "budget": exact(prospect.budget),
            "grade": prospect.potential.grade,
            "need": prospect.potential.need.answer,
            "solvency": prospect.potential.solvency.answer,
            "decision_power": prospect.potential.decision.answer,
            "questions": prospect.potential.questions(),
        })
    };
    found.prospects.iter().map(prospect).collect()
}
