//! Messages to management.

use crate::{
    analysis::{
        AccountAnalysis, Analysis, ManagerAnalysis, WeekPoint,
        xmr::{MIN_POINTS, Side, signal},
    },
    model::Money,
    report::{
        message::{
            Candidate, Message, ranked,
            shared::{late, level, lost, shrinking, to_plan},
        },
        scene::Scene,
        weekly,
    },
};

/// Fewest percent points between four weeks and the quarter before that are worth a word.
const PUNCTUALITY_LIMIT: f64 = 0.03;

/// Returns at most `most` messages; never none.
pub(crate) fn company(analysis: &Analysis, scene: &Scene<'_>, most: usize) -> Vec<Message> {
    let accounts: Vec<&AccountAnalysis> = analysis.accounts.iter().collect();
    let company = &analysis.company;
    let year = &company.to_date.year;
    let candidates: Vec<Candidate> = [
        to_plan(year, &carriers(analysis, scene), scene)
            .or_else(|| level(company.revenue_current, company.revenue_base, scene)),
        late(&accounts, scene),
        lost(&accounts, scene),
        shrinking(&accounts, "message-shrink", scene),
        punctuality(&accounts, scene),
        key_band(analysis, scene),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut messages = ranked(candidates, most);
    if messages.len() < most {
        messages.extend(week(analysis, scene));
    }
    messages
}

/// Names the managers who carry most of the gap to plan.
fn carriers(analysis: &Analysis, scene: &Scene<'_>) -> String {
    let year = &analysis.company.to_date.year;
    let Some(plan) = year.plan else { return String::new() };
    let gap = year.actual - plan;
    let mut shares: Vec<(&ManagerAnalysis, Money)> = analysis
        .managers
        .iter()
        .filter_map(|manager| {
            let own = manager.to_date.year;
            Some((manager, own.actual - own.plan?))
        })
        .filter(|(_, own)| own.is_positive() == gap.is_positive())
        .collect();
    shares.sort_by_key(|(_, own)| std::cmp::Reverse(own.0.abs()));
    let [(first, first_gap), (second, second_gap), ..] = shares.as_slice() else {
        return String::new();
    };
    let both = (*first_gap + *second_gap).as_f64() / gap.as_f64();
    if both > 1.0 {
        return String::new();
    }
    scene.say(
        "message-plan-carriers",
        &[
            ("first", scene.manager(first).into()),
            ("first_gap", scene.change(*first_gap).into()),
            ("second", scene.manager(second).into()),
            ("second_gap", scene.change(*second_gap).into()),
            ("share", scene.percent(both, 0).into()),
        ],
    )
}

/// Deliveries on time: a signal, or a clear fall in four weeks.
fn punctuality(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Option<Candidate> {
    let weeks = weekly::punctuality(accounts, scene.scope);
    let series: Vec<f64> = weeks.iter().map(|week| week.share()).collect::<Option<_>>()?;
    let (now, then) = (*series.last()?, *series.first()?);
    let fell = then - now > PUNCTUALITY_LIMIT;
    if !fell && signal(&series) != Some(Side::Below) {
        return None;
    }
    let words = [
        ("now", scene.percent(now, 1).into()),
        ("then", scene.percent(then, 1).into()),
        ("late", i64::from(weeks.last()?.late).into()),
    ];
    let head = scene.say("message-punctuality-head", &words);
    let text = scene.say("message-punctuality", &words);
    let window = *weekly::weeks(scene.scope).last()?;
    let at_stake = late_revenue(accounts, window.to);
    Some(Candidate::new(head, text, at_stake, 0.8))
}

fn late_revenue(accounts: &[&AccountAnalysis], to: jiff::civil::Date) -> Money {
    use jiff::ToSpan;
    let from = to.saturating_sub(28.days());
    accounts
        .iter()
        .flat_map(|account| &account.order_days)
        .filter(|day| day.late > 0 && from <= day.day && day.day < to)
        .map(|day| day.revenue)
        .sum()
}

/// The key set outside its band.
fn key_band(analysis: &Analysis, scene: &Scene<'_>) -> Option<Candidate> {
    let [low, high] = analysis.scope.settings.key_accounts.band;
    let share = analysis.company.key_set.share?;
    if (low..=high).contains(&share) {
        return None;
    }
    let words = [
        ("share", scene.percent(share, 1).into()),
        ("band", scene.band([low, high]).into()),
        ("side", if share < low { "below" } else { "above" }.into()),
    ];
    let head = scene.say("message-band-head", &words);
    let text = scene.say("message-band", &words);
    Some(Candidate::new(head, text, analysis.company.revenue_current, 0.02))
}

/// The week's revenue against its usual range: the message when nothing else is to be said.
fn week(analysis: &Analysis, scene: &Scene<'_>) -> Option<Message> {
    let last = analysis.company.weeks.last()?;
    let words =
        [("amount", scene.amount(last.revenue.actual).into()), ("week", week_number(last).into())];
    let head = scene.say("message-week-head", &words);
    Some(Message { head, text: week_sentence(analysis, scene)? })
}

/// Returns the sentence on the last complete week; `None` before the first.
pub(crate) fn week_sentence(analysis: &Analysis, scene: &Scene<'_>) -> Option<String> {
    let series: Vec<f64> =
        analysis.company.weeks.iter().map(|week| week.revenue.actual.as_f64()).collect();
    let last = analysis.company.weeks.last()?;
    let words =
        [("amount", scene.amount(last.revenue.actual).into()), ("week", week_number(last).into())];
    let key = match signal(&series) {
        _ if series.len() < MIN_POINTS => "message-week-few",
        None => "message-week-usual",
        Some(Side::Above) => "message-week-above",
        Some(Side::Below) => "message-week-below",
    };
    Some(scene.say(key, &words))
}

/// Returns the number of a complete week, which may be the one before the week of the as-of date.
fn week_number(point: &WeekPoint) -> String {
    point.week.span().from.iso_week_date().week().to_string()
}
