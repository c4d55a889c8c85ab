//! Which days the figures compare: the key `time` of `summary.json`.

use serde_json::{Value, json};

use crate::{
    analysis::{Analysis, Comparison, DayCounts},
    model::{Money, Span},
};

/// Returns the calendar, the windows and the running comparisons of the company.
pub(super) fn time(analysis: &Analysis, exact: &impl Fn(Money) -> Value) -> Value {
    let scope = &analysis.scope;
    let (to_date, days) = (&analysis.company.to_date, &scope.days);
    let running = |span: Span, comparison: &Comparison, counts: &DayCounts| {
        json!({
            "from": span.from,
            "to": span.last(),
            "actual": exact(comparison.actual),
            "previous_year": exact(comparison.previous_year),
            "plan": comparison.plan.map(exact),
            "days": counts.actual,
            "days_previous_year": counts.previous_year,
            "working_days": counts.working.map(|working| working.actual),
            "working_days_previous_year": counts.working.map(|working| working.previous_year),
            "change_per_working_day":
                counts.working.and_then(|working| comparison.change_per_working_day(working)),
        })
    };
    let window = |span: Span| json!({ "from": span.from, "to": span.last(), "days": span.days() });
    json!({
        "period": scope.period.to_string(),
        "calendar": scope.settings.calendar,
        "fiscal_weeks": scope.fiscal_weeks(),
        "current": window(scope.windows.current),
        "base": window(scope.windows.base),
        "week": running(scope.week, &to_date.week, &days.week),
        "month": running(scope.month_to_date, &to_date.month, &days.month),
        "quarter": running(scope.quarter_to_date, &to_date.quarter, &days.quarter),
        "half_year": running(scope.half_year_to_date, &to_date.half_year, &days.half_year),
        "year": running(scope.year_to_date, &to_date.year, &days.year),
    })
}
