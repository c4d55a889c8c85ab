//! What hangs on few accounts: classes, the key set, the effect of a loss.

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, Analysis, BridgePart, ClassShare, Importance, KeyLabel,
        KeySetCheck, KeySetPoint, LossEffect, NewBusiness,
        basis::Basis,
        calendar,
        classes::value,
        history::History,
        metrics::{account_loss, key_set, ratio, sum},
    },
    model::{Money, Span},
    stats::{groups_by_count, number, shares_of_groups},
};

/// Shares of the accounts by which importance concentration is told.
const BY_COUNT: [f64; 3] = [0.2, 0.3, 0.5];

/// Measures how the ranked value is spread over the classes.
pub(super) fn importance(basis: &Basis<'_>, named: &[AccountAnalysis]) -> Option<Importance> {
    let rules = basis.scope.settings.abc;
    let window = basis.scope.windows.current;
    let values: Vec<Money> = basis
        .named
        .iter()
        .map(|history| value(history, window, rules.measure).unwrap_or_default())
        .map(|value| value.max(Money::ZERO))
        .collect();
    let total = sum(values.iter().copied());
    let of_class = |class: AbcClass| {
        let inside = || values.iter().zip(&basis.classes.abc).filter(move |(_, of)| **of == class);
        let value: Money = inside().map(|(value, _)| *value).sum();
        let share = ratio(i128::from(value.0), total);
        ClassShare { class, accounts: number(inside().count()), value, share }
    };
    let classes: Vec<ClassShare> = [AbcClass::A, AbcClass::B, AbcClass::C].map(of_class).into();
    assert_eq!(
        sum(classes.iter().map(|class| class.value)),
        total,
        "every value above zero has a class"
    );
    let units: Vec<f64> = values.iter().map(|value| value.as_f64()).collect();
    let groups = groups_by_count(&units, &BY_COUNT);
    let unclassed = named.iter().filter(|account| account.abc == AbcClass::N).count();
    (!named.is_empty()).then(|| Importance {
        measure: rules.measure,
        classes,
        by_count: shares_of_groups(&units, &groups, BY_COUNT.len()),
        unclassed: number(unclassed),
        new_accounts: number(named.iter().filter(|account| account.segment.is_new).count()),
    })
}

/// Holds the key set and the core accounts against the band.
pub(super) fn key_set_check(basis: &Basis<'_>, analysis: &Analysis) -> KeySetCheck {
    let band = basis.scope.settings.key_accounts.band;
    let set = &analysis.company.key_set;
    let standing = |share: Option<f64>| share.map(|share| key_set::standing(share, band));
    let core = analysis.accounts.iter().filter(|it| it.labels.contains(&KeyLabel::Core));
    let core: Money = core.map(|account| account.revenue_current).sum();
    let core_share = core.ratio_to(analysis.company.revenue_current);
    KeySetCheck {
        standing: standing(set.share),
        standing_base: standing(set.share_base),
        core_share,
        core_standing: standing(core_share),
    }
}

/// Follows the key set over the last month ends.
pub(super) fn key_set_history(basis: &Basis<'_>) -> Vec<KeySetPoint> {
    let (scope, rules) = (basis.scope, &basis.scope.settings.key_accounts);
    let ends = calendar::ends(scope.settings.calendar, scope.as_of);
    let window = |last: &Date| calendar::windows(&scope.settings, *last).current;
    let windows: Vec<Span> = ends.iter().map(window).collect();
    let revenues = |history: &History<'_>| {
        let daily = history.daily();
        windows.iter().map(|window| daily.revenue(*window)).collect()
    };
    // The windows overlap: one pass over the days of an account serves all of them.
    let accounts: Vec<Vec<Money>> = basis.named.par_iter().map(revenues).collect();
    let point = |(place, last): (usize, Date)| {
        let revenues = accounts.iter().map(|revenues| revenues[place]);
        let mut sorted: Vec<Money> = revenues.filter(|revenue| revenue.is_positive()).collect();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        let total = basis.company.revenue(windows[place]);
        let size = key_set::size(&sorted, total, rules);
        let share = key_set::share(&sorted, size, total);
        let standing = share.map(|share| key_set::standing(share, rules.band));
        KeySetPoint { last, accounts: number(size), share, standing }
    };
    ends.into_par_iter().enumerate().map(point).collect()
}

/// Adds up what new accounts brought in the current window.
pub(super) fn new_business(named: &[AccountAnalysis], months: u32) -> NewBusiness {
    let new = || named.iter().filter(|account| account.bridge_part == Some(BridgePart::New));
    NewBusiness {
        accounts: number(new().count()),
        revenue: new().map(|account| account.revenue_current).sum(),
        margin: new().try_fold(Money::ZERO, |sum, account| Some(sum + account.margin_current?)),
        months,
    }
}

/// Returns what would be gone without each account, in the order of `named`.
pub(super) fn losses(
    basis: &Basis<'_>,
    analysis: &Analysis,
    new: &NewBusiness,
) -> Vec<Option<LossEffect>> {
    let plans: HashMap<&str, Money> = analysis
        .managers
        .iter()
        .filter_map(|manager| Some((manager.manager.manager_id.as_str(), manager.plan_year?)))
        .collect();
    let year = year(basis);
    let loss = |account: &AccountAnalysis| {
        let history = basis.history(&account.account.account_id)?;
        let revenue = history.revenue(year);
        let margin = history.margin(year);
        let plan = plans.get(account.manager_id.as_str());
        revenue.is_positive().then(|| LossEffect {
            revenue,
            margin,
            share_of_plan: plan.and_then(|plan| revenue.ratio_to(*plan)),
            months_to_replace: account_loss::months_to_replace(
                revenue,
                margin,
                &without(new, account),
            ),
        })
    };
    analysis.accounts.par_iter().map(loss).collect()
}

/// Returns the last twelve complete months, or 52 weeks.
pub(super) fn year(basis: &Basis<'_>) -> Span {
    calendar::window_to(basis.scope.settings.calendar, 12, basis.scope.as_of)
}

/// An account does not replace itself.
fn without(new: &NewBusiness, account: &AccountAnalysis) -> NewBusiness {
    if account.bridge_part != Some(BridgePart::New) {
        return *new;
    }
    NewBusiness {
        accounts: new.accounts - 1,
        revenue: new.revenue - account.revenue_current,
        margin: new.margin.zip(account.margin_current).map(|(all, own)| all - own),
        months: new.months,
    }
}
