//! `summary.json`: the company in one object.

use std::{collections::BTreeMap, str::FromStr};

use serde::Serialize;
use serde_json::{Map, Number, Value, json};

use crate::{
    analysis::{
        AccountAnalysis, Analysis, BridgePart, CompanyAnalysis, Concentration, Quality, Survival,
        Trend,
    },
    model::{Money, Unit},
    report::data::{churn, lifetime, performance, pvm, segments, time::time, trade},
};

/// Trends with a larger p-value have no direction.
const SIGNIFICANT: f64 = 0.05;

/// Writes the summary.
pub(super) fn summary(analysis: &Analysis) -> Vec<u8> {
    let company = &analysis.company;
    let real = || analysis.accounts.iter().filter(|account| account.is_named());
    let exact = |amount| exact(&analysis.scope.unit, amount);
    let owners: Vec<&str> = owners(analysis);
    let object = json!({
        "as_of": analysis.scope.as_of,
        "quality": quality(&analysis.quality),
        "accounts": company.accounts,
        "buyers": company.buyers,
        "revenue_total": exact(real().map(|account| account.revenue_total).sum()),
        "retention": retention(company, &exact),
        "pvm": pvm::of_company(analysis),
        "prices": trade::prices(company),
        "receivables": trade::receivables(company, &exact),
        "abc": counts(company.abc.iter()),
        "abc_inclusive": classes(analysis, |account| text(&account.abc_inclusive)),
        "xyz": classes(analysis, |account| text(&account.xyz.class)),
        "abc_xyz": classes(analysis, |account| {
            text(&account.abc) + &text(&account.xyz.class)
        }),
        "xyz_bucket": analysis.scope.xyz_bucket,
        "cv_quartiles": company.cv_quantiles,
        "xyz_if_10_25": counts(company.xyz_if_10_25.iter()),
        "concentration": concentration(&company.concentration),
        "own_gap_status": counts(company.states.iter()),
        "own_gap_status_guarded": counts(company.states_guarded.iter()),
        "churn": churn::summary(&company.churn_dynamics, &exact),
        "churn_trend": company.churn_trend.as_ref().map(trend),
        "km": survival(&company.survival),
        "managers_n": owners.len(),
        "targets": targets(analysis),
        "bgnbd": lifetime::bgnbd(&company.lifetime),
        "lifetime": lifetime::lifetime(analysis),
        "punctuality": punctuality(company),
        "variance_components": company.performance.growth.as_ref().map(performance::growth),
        "variance_components_comparable":
            company.performance.growth_comparable.as_ref().map(performance::growth),
        "offers": company.performance.offers.as_ref().map(|offers| performance::offers(offers, exact)),
        "segmentation": segments::summary(analysis),
        "time": time(analysis, &exact),
    });
    let mut bytes = serde_json::to_vec_pretty(&object).expect("text keys and finite numbers");
    bytes.push(b'\n');
    bytes
}

fn quality(quality: &Quality) -> Value {
    json!({
        "lines": quality.lines,
        "no_account": quality.no_account,
        "cancelled": quality.cancelled,
        "after_as_of": quality.after_as_of,
        "too_old": quality.too_old,
        "returns": quality.returns,
        "shared_orders": quality.credits.orders,
        "shares_not_whole": quality.credits.not_whole,
        "shares_unusable": quality.credits.unusable,
    })
}

fn concentration(concentration: &Concentration) -> Value {
    json!({
        "accounts": concentration.accounts,
        "hhi": concentration.hhi,
        "effective": concentration.effective,
        "gini": concentration.gini,
        "gini_unbiased": concentration.gini_unbiased,
        "top1": concentration.top1,
        "top5": concentration.top5,
        "top10": concentration.top10,
    })
}

/// Returns the managers who own an account, by id.
pub(super) fn owners(analysis: &Analysis) -> Vec<&str> {
    let owned = |account: &&AccountAnalysis| {
        account.is_named() && account.manager_id != crate::model::UNASSIGNED
    };
    let ids = analysis.accounts.iter().filter(owned).map(|account| account.manager_id.as_str());
    ids.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// An amount as a JSON number with all its decimals.
pub(super) fn exact(unit: &Unit, amount: Money) -> Value {
    Number::from_str(&unit.exact(amount)).map_or(Value::Null, Value::Number)
}

/// The name a class or state has in data files.
pub(super) fn text<T: Serialize>(class: &T) -> String {
    serde_json::to_value(class)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .expect("classes and states are words")
}

fn counts<'a, K: Serialize + 'a>(counts: impl Iterator<Item = (&'a K, &'a u32)>) -> Value {
    counts.map(|(key, count)| (text(key), Value::from(*count))).collect::<Map<_, _>>().into()
}

fn classes(analysis: &Analysis, class: impl Fn(&AccountAnalysis) -> String) -> Value {
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for account in analysis.accounts.iter().filter(|account| account.is_named()) {
        *found.entry(class(account)).or_default() += 1;
    }
    json!(found)
}

fn retention(company: &CompanyAnalysis, exact: &impl Fn(Money) -> Value) -> Value {
    let (retention, bridge) = (&company.retention, &company.bridge);
    let amounts: Map<String, Value> =
        bridge.items.iter().map(|item| (text(&item.part), exact(item.amount))).collect();
    let accounts = |part| {
        let item = bridge.items.iter().find(|item| item.part == part);
        item.map_or(0, |item| item.accounts)
    };
    json!({
        "rev0": exact(bridge.opening),
        "rev1": exact(bridge.closing),
        "base_rev": exact(retention.base_revenue),
        "nrr": retention.nrr,
        "grr": retention.grr,
        "logo_retention": retention.logo_retention,
        "bridge": amounts,
        "counts": {
            "base": retention.base_accounts,
            "kept": retention.kept_accounts,
            "lost": retention.base_accounts - retention.kept_accounts,
            "new": accounts(BridgePart::New),
            "reactivated": accounts(BridgePart::Reactivated),
            "expanded": accounts(BridgePart::Expansion),
            "contracted": accounts(BridgePart::Contraction),
        },
        "check": exact(
            bridge.closing - bridge.opening - bridge.items.iter().map(|item| item.amount).sum(),
        ),
    })
}

fn trend(trend: &Trend) -> Value {
    let direction = match trend.s.signum() {
        _ if trend.p > SIGNIFICANT => "no clear trend",
        1 => "worsening",
        _ => "improving",
    };
    json!({
        "n": trend.n,
        "mk": {
            "n": trend.n,
            "s": trend.s,
            "var_s": trend.var_s,
            "z": trend.z,
            "p": trend.p,
            "tau_a": trend.tau_a,
            "tau_b": trend.tau_b,
        },
        "sen_slope": trend.sen_slope,
        "direction": direction,
    })
}

fn survival(survival: &Survival) -> Value {
    let shares = [90, 180, 365, 730].map(|days| (days.to_string(), survival.at(days).into()));
    json!({
        "n": survival.accounts,
        "events": survival.churned,
        "median": survival.median(),
        "s_at": Map::from_iter(shares),
    })
}

fn targets(analysis: &Analysis) -> Value {
    let all = || analysis.managers.iter().flat_map(|manager| &manager.targets);
    let met = all().filter(|target| target.attainment.is_some_and(|share| share >= 1.0)).count();
    match all().count() {
        0 => Value::Null,
        n => json!({ "n": n, "met": met }),
    }
}

fn punctuality(company: &CompanyAnalysis) -> Value {
    let found = &company.punctuality;
    match found.due() {
        0 => Value::Null,
        due => json!({
            "due": due,
            "on_time": found.on_time,
            "rate": found.rate(),
            "late_delivered": found.late_delivered,
            "mean_days_late": found.mean_days_late(),
            "overdue_undelivered": found.overdue_undelivered,
        }),
    }
}
