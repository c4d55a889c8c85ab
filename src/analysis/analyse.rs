//! The analysis from top to bottom.

use jiff::civil::Date;

use crate::{
    analysis::{
        Analysis, Quality, Scope, Settings,
        accounts::{Around, accounts, add_periods},
        actions,
        basis::Basis,
        calendar, churn,
        classes::Classes,
        companies::company,
        daily::Daily,
        history::{History, histories},
        lifetime,
        managers::managers,
        owner::Owners,
        performance, relationship, segmentation, trade,
        working_days::DaysByRegion,
    },
    facts::{Detail, EARLIEST_DAY, Facts},
    model::Period,
};

/// Computes every number of a period from the facts up to and including `as_of`, and from the detail
/// of the days that [`detail_days`](crate::analysis::detail_days) gives for it, which is freed as soon
/// as it was read.
///
/// Pure: the same facts, settings and days give the same analysis.
pub fn analyse(
    (facts, detail): (&Facts, Detail),
    settings: &Settings,
    period: Period,
    as_of: Date,
) -> Analysis {
    let mut scope = calendar::scope(period, as_of, facts.unit.clone(), settings.clone());
    let (named, nobody): (Vec<_>, Vec<_>) =
        histories(&facts.account_days, as_of).into_iter().partition(History::is_named);
    let classes = Classes::of(&scope, &named);
    scope.xyz_bucket = classes.bucket;
    let day_counts = DaysByRegion::of(&scope, &facts.tables);
    scope.days = day_counts.company();
    let counted = facts.account_days.iter().flat_map(|account| &account.days);
    let counted = counted.filter(|day| day.day <= as_of);
    let (tables, days) = (&facts.tables, &facts.manager_days);
    let (daily, owners) = rayon::join(
        || Daily::of(counted.map(|day| (day.day, day.revenue, day.orders))),
        || Owners::of(settings.owner, tables, days, scope.windows, as_of),
    );
    let around =
        Around { facts, scope: &scope, classes: &classes, owners: &owners, company: &daily };
    let accounts = accounts(&around, &named, nobody.first());
    let revenue = daily.revenue(scope.windows.current);
    let (company, managers) = rayon::join(
        || company(facts, &scope, &daily, (&classes, &named), &accounts),
        || managers(facts, &scope, &accounts, revenue),
    );
    let mut analysis = Analysis {
        managers,
        quality: quality(facts, &scope, &classes),
        company,
        accounts,
        scope: scope.clone(),
    };
    let basis = Basis {
        facts,
        scope: &scope,
        classes: &classes,
        owners: &owners,
        named: &named,
        places: named.iter().zip(0..).map(|(history, place)| (history.id, place)).collect(),
        company: &daily,
    };
    // Each part reads what the parts before it added.
    trade::add(&basis, &detail, &mut analysis);
    relationship::add(&basis, &mut analysis);
    churn::add(&basis, detail, &mut analysis);
    add_periods(&basis, &day_counts, nobody.first(), &mut analysis.accounts);
    lifetime::add(&basis, &mut analysis);
    segmentation::add(&basis, &mut analysis);
    relationship::add_agendas(&basis, &mut analysis);
    performance::add(&basis, &mut analysis);
    actions::add(&basis, &mut analysis);
    analysis
}

fn quality(facts: &Facts, scope: &Scope, classes: &Classes) -> Quality {
    let lines = &facts.lines;
    let counted = |is_outside: fn(Date, Date) -> bool| {
        let days = lines.per_day.iter().filter(|(day, _)| is_outside(*day, scope.as_of));
        days.map(|(_, lines)| lines).sum()
    };
    Quality {
        lines: lines.all,
        no_account: lines.no_account,
        cancelled: lines.cancelled,
        after_as_of: counted(|day, as_of| day > as_of),
        too_old: counted(|day, _| day < EARLIEST_DAY),
        returns: lines.returns,
        credits: facts.credits,
        first_day: classes.first_day,
        newest_day: lines.per_day.last().map(|(day, _)| *day),
    }
}
