//! The proof that nothing was lost or counted twice on the way.

use jiff::civil::Date;

use crate::{
    analysis::{AccountAnalysis, Analysis, ManagerAnalysis, TieError},
    facts::Facts,
    model::{Money, Span},
};

/// Checks that accounts, managers and company add up to the facts, and the facts to the control
/// total of the source, exactly. Returns what the control total leaves after cancelled, later,
/// excluded and too old lines: the sum that every figure had to meet.
pub fn check_ties(analysis: &Analysis, facts: &Facts) -> Result<Money, TieError> {
    let scope = &analysis.scope;
    let company = &analysis.company;
    let total = whole(facts, scope.as_of);
    let sums = |span| within(facts, span);
    check(analysis, "revenue_total", total, company.revenue_total, |account| {
        account.revenue_total
    })?;
    managers(analysis, "revenue_total", total, |manager| manager.revenue_total)?;
    let current = sums(scope.windows.current);
    check(analysis, "revenue_current", current, company.revenue_current, |account| {
        account.revenue_current
    })?;
    managers(analysis, "revenue_current", current, |manager| manager.portfolio_current)?;
    let base = sums(scope.windows.base);
    check(analysis, "revenue_base", base, company.revenue_base, |account| account.revenue_base)?;
    managers(analysis, "revenue_base", base, |manager| manager.portfolio_base)?;
    let sold = facts.manager_days.iter().flat_map(|sold| &sold.days);
    let sold = sold.filter(|day| day.day <= scope.as_of);
    equal("revenue_total", "order managers", sold.map(|day| day.revenue).sum(), total)?;
    products(analysis)?;
    Ok(total)
}

/// Checks that what was summed by product meets what was summed by day.
fn products(analysis: &Analysis) -> Result<(), TieError> {
    for account in &analysis.accounts {
        let Some(parts) = &account.trade.price_volume_mix else { continue };
        equal("price_volume_mix", "the products of an account", parts.base, account.revenue_base)?;
        let led_to = parts.base + parts.total();
        equal("price_volume_mix", "the parts of an account", led_to, account.revenue_current)?;
    }
    Ok(())
}

/// What the control total leaves after everything that no figure counts.
fn whole(facts: &Facts, as_of: Date) -> Money {
    let later = revenue(facts, |day| day > as_of);
    let left_out = facts.cancelled_total + facts.excluded_total + facts.too_old_total;
    facts.control_total - left_out - later
}

fn within(facts: &Facts, span: Span) -> Money {
    revenue(facts, |day| span.contains(day))
}

fn revenue(facts: &Facts, is_wanted: impl Fn(Date) -> bool) -> Money {
    let days = facts.account_days.iter().flat_map(|account| &account.days);
    days.filter(|day| is_wanted(day.day)).map(|day| day.revenue).sum()
}

fn check(
    analysis: &Analysis,
    figure: &'static str,
    expected: Money,
    company: Money,
    of: impl Fn(&AccountAnalysis) -> Money,
) -> Result<(), TieError> {
    equal(figure, "the company", company, expected)?;
    equal(figure, "all accounts", analysis.accounts.iter().map(of).sum(), expected)
}

fn managers(
    analysis: &Analysis,
    figure: &'static str,
    expected: Money,
    of: impl Fn(&ManagerAnalysis) -> Money,
) -> Result<(), TieError> {
    equal(figure, "all managers", analysis.managers.iter().map(of).sum(), expected)
}

fn equal(
    figure: &'static str,
    of: &'static str,
    found: Money,
    expected: Money,
) -> Result<(), TieError> {
    if found == expected { Ok(()) } else { Err(TieError { figure, of, found, expected }) }
}
