//! What an account shows of itself: standing, return, loss, shrinking, dropped categories.

use crate::{
    analysis::{
        AccountAnalysis, AccountChurn, DroppedCategory, State,
        basis::Basis,
        calendar::complete_weeks,
        churn::{reasons, then::Then},
        history::History,
        metrics::{
            dropped_category::{self, Cycles},
            silent_shrink, standing,
        },
    },
    facts::{CategoryDay, Detail},
    model::Span,
};

/// Computes the signs of one account.
pub(super) fn signs(
    (basis, detail): (&Basis<'_>, &Detail),
    account: &AccountAnalysis,
    now: &Then<'_>,
) -> AccountChurn {
    let Some(history) = basis.history(&account.account.account_id) else {
        return AccountChurn::default();
    };
    let rhythm = &account.rhythm;
    let noticed = || account.records.losses.iter().map(|row| row.noticed_on);
    let as_of = basis.scope.as_of;
    let to = as_of.tomorrow().expect("a report lies before the last day of time");
    let since = Span { from: basis.scope.windows.current.from, to };
    let rules = &basis.scope.settings.activity;
    let pooled = basis.classes.pooled_gap;
    let won_back = standing::won_back(&history.purchases(), noticed(), since, pooled, rules);
    let notice = standing::notice(noticed(), account.last_purchase, as_of);
    let buying = rhythm.state_guarded == State::Active && notice.is_none();
    AccountChurn {
        standing: Some(standing::standing(rhythm, notice, won_back.as_ref())),
        rhythm_ratio: rhythm.days_since.map(|silence| f64::from(silence) / rhythm.threshold),
        won_back,
        loss: reasons::loss(basis, account, now),
        shrink: if buying { shrink(basis, history) } else { None },
        dropped: if buying { dropped((basis, detail), account, history) } else { vec![] },
    }
}

fn shrink(basis: &Basis<'_>, history: &History<'_>) -> Option<crate::analysis::Shrink> {
    let calendar = basis.scope.settings.calendar;
    let week = calendar.span(complete_weeks(calendar, basis.scope.as_of).next()?);
    let daily = history.daily();
    silent_shrink::shrink(|span| daily.revenue(span), history.first_purchase(), week.to)
}

/// Returns the categories the account dropped, the most money first.
fn dropped(
    (basis, detail): (&Basis<'_>, &Detail),
    account: &AccountAnalysis,
    history: &History<'_>,
) -> Vec<DroppedCategory> {
    let Some(rows) = detail.account(history.id) else { return vec![] };
    let own = Some(&account.rhythm).filter(|rhythm| !rhythm.pooled);
    let Some(gap) = own.and_then(|rhythm| rhythm.usual_gap) else { return vec![] };
    let known_from = basis.scope.windows.base.from;
    let days = history.purchase_days();
    let Some(cycles) = Cycles::of(gap, &days, known_from, basis.scope.as_of) else { return vec![] };
    let days: Vec<CategoryDay> = rows.categories.iter().collect();
    let mut dropped: Vec<DroppedCategory> = days
        .chunk_by(|a, b| a.category == b.category)
        .filter_map(|days| {
            let name = name(detail, days)?;
            dropped_category::dropped(name, days, cycles)
        })
        .collect();
    dropped.shrink_to_fit();
    dropped.sort_by(|a, b| {
        b.yearly_sales.cmp(&a.yearly_sales).then_with(|| a.category.cmp(&b.category))
    });
    dropped
}

/// Returns the name of the category; `None` for lines without one.
fn name<'a>(detail: &'a Detail, days: &[CategoryDay]) -> Option<&'a str> {
    let place = usize::try_from(days.first()?.category).ok()?;
    detail.categories.get(place).map(String::as_str).filter(|name| !name.is_empty())
}
