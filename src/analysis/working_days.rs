//! Days and working days of the running comparisons.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use crate::{
    analysis::{DayCounts, Scope, ToDateDays, WorkingDays, calendar::weeks_before},
    facts::Tables,
    model::Span,
};

/// The days without work that are known, for one place.
///
/// A year of which not one holiday is known is a year nobody told about, not one without holidays.
struct Holidays<'a> {
    days: &'a BTreeSet<Date>,
    years: BTreeSet<i16>,
}

impl<'a> Holidays<'a> {
    fn of(days: &'a BTreeSet<Date>) -> Self {
        Self { days, years: days.iter().map(|day| day.year()).collect() }
    }

    /// Returns the days from Monday to Friday that are no holidays; `None` when the holidays of a
    /// year the span touches are not known.
    fn working_days(&self, span: Span) -> Option<i32> {
        let known = (span.from.year()..=span.last().year()).all(|year| self.years.contains(&year));
        let works = |day: &Date| is_working_day(*day, self.days);
        let days = span.from.series(1.day()).take_while(|day| *day < span.to);
        let count = days.filter(works).count();
        known.then(|| i32::try_from(count).expect("a year of days"))
    }
}

/// Returns whether a day lies from Monday to Friday and is no holiday.
pub(super) fn is_working_day(day: Date, holidays: &BTreeSet<Date>) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !holidays.contains(&day)
}

/// Returns the days without work of the company: those of its settings, those of the table without a
/// region, and those that all regions of the table share.
pub(super) fn company_holidays(scope: &Scope, tables: &Tables) -> BTreeSet<Date> {
    let settings = scope.settings.holidays.iter();
    let anywhere = tables.holidays.iter().filter(|holiday| holiday.region.is_none());
    let anywhere = anywhere.map(|holiday| &holiday.date);
    let shared = regional(tables).into_values().reduce(|shared, days| &shared & &days);
    settings.chain(anywhere).copied().chain(shared.unwrap_or_default()).collect()
}

/// Returns the holidays of each region.
fn regional(tables: &Tables) -> BTreeMap<&str, BTreeSet<Date>> {
    let mut own: BTreeMap<&str, BTreeSet<Date>> = BTreeMap::new();
    for holiday in &tables.holidays {
        if let Some(region) = holiday.region.as_deref() {
            own.entry(region).or_default().insert(holiday.date);
        }
    }
    own
}

/// The counts of the running comparisons, by place.
pub(super) struct DaysByRegion {
    company: ToDateDays,
    regions: BTreeMap<String, ToDateDays>,
}

impl DaysByRegion {
    /// Counts the days of the company and of every region with holidays of its own.
    ///
    /// A region rests on its own days beside those of the company.
    pub(super) fn of(scope: &Scope, tables: &Tables) -> Self {
        let company = company_holidays(scope, tables);
        let region = |(region, days): (&str, BTreeSet<Date>)| {
            (region.to_owned(), count(scope, &(&company | &days)))
        };
        Self {
            company: count(scope, &company),
            regions: regional(tables).into_iter().map(region).collect(),
        }
    }

    /// Returns the counts of the company.
    pub(super) fn company(&self) -> ToDateDays {
        self.company
    }

    /// Returns the counts of a region, else those of the company.
    pub(super) fn region(&self, region: Option<&str>) -> ToDateDays {
        region.and_then(|region| self.regions.get(region)).copied().unwrap_or(self.company)
    }
}

fn count(scope: &Scope, days: &BTreeSet<Date>) -> ToDateDays {
    let holidays = Holidays::of(days);
    let counts = |span: Span, before: Span| DayCounts {
        actual: span.days(),
        previous_year: before.days(),
        working: holidays
            .working_days(span)
            .zip(holidays.working_days(before))
            .map(|(actual, previous_year)| WorkingDays { actual, previous_year }),
    };
    let fiscal = |span| counts(span, scope.year_before(span));
    ToDateDays {
        week: counts(scope.week, weeks_before(scope.week)),
        month: counts(scope.month_to_date, scope.month_to_date.year_before()),
        quarter: fiscal(scope.quarter_to_date),
        half_year: fiscal(scope.half_year_to_date),
        year: fiscal(scope.year_to_date),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        analysis::{Comparison, Settings, calendar},
        model::{Cadence, Currency, Holiday, Money, Period, Unit},
    };

    fn holiday(date: Date, region: Option<&str>) -> Holiday {
        Holiday { date, region: region.map(str::to_owned) }
    }

    fn counted(own: &[Date], holidays: Vec<Holiday>) -> DaysByRegion {
        let as_of = date(2026, 1, 9);
        let settings = Settings { holidays: own.to_vec(), ..Settings::default() };
        let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
        let period = Period::containing(Cadence::Week, as_of);
        let scope = calendar::scope(period, as_of, unit, settings);
        DaysByRegion::of(&scope, &Tables { holidays, ..Tables::default() })
    }

    fn working(counts: DayCounts) -> Option<(i32, i32)> {
        counts.working.map(|working| (working.actual, working.previous_year))
    }

    #[test]
    fn a_holiday_on_a_weekday_is_one_working_day_less() {
        let new_year = [date(2025, 1, 1), date(2026, 1, 1)];
        let days = counted(&new_year, vec![]).company();
        // 1 to 9 January: Thursday to Friday in 2026, Wednesday to Thursday in 2025.
        assert_eq!(working(days.month), Some((6, 6)));
        let epiphany = [new_year.as_slice(), &[date(2026, 1, 6)]].concat();
        let days = counted(&epiphany, vec![]).company();
        assert_eq!(working(days.month), Some((5, 6)));
        let comparison = Comparison { actual: Money(500), previous_year: Money(600), plan: None };
        let change = comparison.change_per_working_day(days.month.working.unwrap());
        assert!(change.unwrap().abs() < 1e-12, "{change:?}");
    }

    #[test]
    fn a_region_rests_on_its_own_days_too() {
        let both = ["Finland", "Sweden"].map(|region| {
            [date(2025, 1, 1), date(2026, 1, 1)].map(|day| holiday(day, Some(region)))
        });
        let mut holidays = both.concat();
        holidays.push(holiday(date(2026, 1, 6), Some("Finland")));
        let days = counted(&[], holidays);
        assert_eq!(working(days.company().month), Some((6, 6)));
        assert_eq!(days.region(Some("Sweden")), days.company());
        assert_eq!(working(days.region(Some("Finland")).month), Some((5, 6)));
        assert_eq!(days.region(Some("Norway")), days.company());
    }

    #[test]
    fn a_year_without_a_known_holiday_has_no_working_days() {
        let days = counted(&[date(2026, 1, 1)], vec![]).company();
        assert_eq!(days.month.working, None);
        assert_eq!((days.month.actual, days.month.previous_year), (9, 9));
    }
}
