//! The rules of the analysis.

use std::collections::BTreeSet;

use crate::{
    analysis::{Abc, Activity, Duties, KeyAccounts, Lifetime, OwnGap, Settings, Xyz},
    config::{
        check::within,
        file::{self, File},
        node::{Located, Origin},
        problem::Problems,
        value::Share,
    },
    model::{Calendar, Date},
};

/// Checks the section; the calendar comes from `company` too.
pub(super) fn analysis(file: &File, problems: &mut Problems<'_>) -> Option<Settings> {
    let calendar = calendar(file, problems);
    let section = &file.analysis.as_ref()?.value;
    let window = within(section.window_months.as_ref(), "analysis.window_months", 1..=60, problems);
    let abc = abc(&section.abc.as_ref()?.value, problems);
    let xyz = xyz(&section.xyz.as_ref()?.value, problems);
    let activity = activity(&section.activity.as_ref()?.value, problems);
    let lifetime = lifetime(&section.lifetime.as_ref()?.value, problems);
    let key_accounts = key_accounts(&section.key_accounts.as_ref()?.value, problems);
    let duties = duties(&section.duties.as_ref()?.value, problems);
    let excluded = section.exclude_accounts.iter().flat_map(|list| &list.value);
    Some(Settings {
        calendar: calendar?,
        holidays: holidays(&file.company.as_ref()?.value),
        window_months: window?,
        owner: section.owner.as_ref()?.value,
        abc: abc?,
        xyz: xyz?,
        activity: activity?,
        lifetime: lifetime?,
        key_accounts: key_accounts?,
        duties: duties?,
        exclude_accounts: excluded.map(|account| account.value.clone()).collect(),
    })
}

fn calendar(file: &File, problems: &mut Problems<'_>) -> Option<Calendar> {
    let company = &file.company.as_ref()?.value;
    let first = company.fiscal_year_start.as_ref();
    let first = within(first, "company.fiscal_year_start", 1..=12, problems);
    Some(Calendar {
        unit: file.analysis.as_ref()?.value.calendar.as_ref()?.value,
        fiscal_year_start: i8::try_from(first?).ok()?,
        week_start: company.week_start.as_ref()?.value,
    })
}

/// Returns the days in order; one that is written twice is one.
fn holidays(company: &file::Company) -> Vec<Date> {
    let days = company.holidays.iter().flat_map(|list| &list.value).map(|day| day.value);
    days.collect::<BTreeSet<_>>().into_iter().collect()
}

fn abc(section: &file::Abc, problems: &mut Problems<'_>) -> Option<Abc> {
    let cut = share_pair(section.cut.as_ref(), "analysis.abc.cut", "[80%, 95%]", problems);
    Some(Abc { measure: section.measure.as_ref()?.value, cut: cut? })
}

fn xyz(section: &file::Xyz, problems: &mut Problems<'_>) -> Option<Xyz> {
    let path = "analysis.xyz.cut";
    let cut = pair(section.cut.as_ref(), path, "[0.5, 1.0]", problems, |value| value.value);
    let positive = cut.filter(|cut| cut[0] > 0.0);
    if let (Some(_), None, Some(list)) = (cut, positive, &section.cut) {
        problems.add(
            list.at,
            format!("`{path}` starts at 0 or below"),
            "write for example [0.5, 1.0]",
        );
    }
    let periods = within(section.periods.as_ref(), "analysis.xyz.periods", 2..=60, problems);
    let least = within(section.min_periods.as_ref(), "analysis.xyz.min_periods", 2..=60, problems);
    Some(Xyz {
        measure: section.measure.as_ref()?.value,
        bucket: section.bucket.as_ref()?.value,
        periods: periods?,
        cut: positive?,
        min_periods: least?,
    })
}

fn activity(section: &file::Activity, problems: &mut Problems<'_>) -> Option<Activity> {
    let theta = within(
        section.inactive_after_days.as_ref(),
        "analysis.activity.inactive_after_days",
        1..=3_650,
        problems,
    );
    let own_gap = own_gap(&section.own_gap.as_ref()?.value, problems);
    Some(Activity {
        inactive_after_days: theta?,
        own_gap: own_gap?,
        seasonal_guard: section.seasonal_guard.as_ref()?.value,
    })
}

fn own_gap(section: &file::OwnGap, problems: &mut Problems<'_>) -> Option<OwnGap> {
    let path = "analysis.activity.own_gap";
    let quantile = share(section.quantile.as_ref(), &format!("{path}.quantile"), problems);
    let gaps = within(section.min_gaps.as_ref(), &format!("{path}.min_gaps"), 1..=1_000, problems);
    let floor =
        within(section.floor_days.as_ref(), &format!("{path}.floor_days"), 1..=3_650, problems);
    let cap = within(section.cap_days.as_ref(), &format!("{path}.cap_days"), 1..=3_650, problems);
    if let (Some(floor), Some(cap), Some(found)) = (floor, cap, &section.cap_days)
        && cap < floor
    {
        // Shown at the one that the user wrote.
        let at = match &section.floor_days {
            Some(floor) if found.at.origin == Origin::Defaults => floor.at,
            _ => found.at,
        };
        problems.add(
            at,
            format!("`{path}.cap_days` is {cap}, below `floor_days` {floor}"),
            format!("write {floor} or more for `cap_days`"),
        );
    }
    Some(OwnGap { quantile: quantile?, min_gaps: gaps?, floor_days: floor?, cap_days: cap? })
}

fn key_accounts(section: &file::KeyAccounts, problems: &mut Problems<'_>) -> Option<KeyAccounts> {
    let core = share(section.core_share.as_ref(), "analysis.key_accounts.core_share", problems);
    let path = "analysis.key_accounts.band";
    let band = share_pair(section.band.as_ref(), path, "[30%, 55%]", problems);
    Some(KeyAccounts { core_share: core?, band: band? })
}

fn lifetime(section: &file::Lifetime, problems: &mut Problems<'_>) -> Option<Lifetime> {
    let path = "analysis.lifetime";
    let weeks = section.horizon_weeks.as_ref();
    let weeks = within(weeks, &format!("{path}.horizon_weeks"), 1..=520, problems);
    let discount = section.yearly_discount.as_ref().and_then(|discount| {
        let share = discount.value.0;
        if (0.0..=1.0).contains(&share) {
            return Some(share);
        }
        let message =
            format!("`{path}.yearly_discount` is {}%, expected 0% to 100%", share * 100.0);
        problems.add(discount.at, message, "write for example 15%");
        None
    });
    let margin = section.margin.as_ref().and_then(|margin| {
        if margin.value > 0.0 && margin.value <= 1.0 {
            return Some(margin.value);
        }
        let message =
            format!("`{path}.margin` is {}, expected more than 0 and up to 1", margin.value);
        problems.add(margin.at, message, "write 1 for revenue, 0.3 for a margin of 30 %");
        None
    });
    Some(Lifetime {
        model: section.model.as_ref()?.value,
        horizon_weeks: weeks?,
        yearly_discount: discount?,
        margin: margin?,
    })
}

fn duties(section: &file::Duties, problems: &mut Problems<'_>) -> Option<Duties> {
    let path = "analysis.duties";
    let mut limit = |found: &Option<Located<u32>>, name: &str, most| {
        within(found.as_ref(), &format!("{path}.{name}"), 1..=most, problems)
    };
    let follow_up = limit(&section.follow_up_hours, "follow_up_hours", 720);
    let complaint = limit(&section.complaint_days, "complaint_days", 365);
    let contact = limit(&section.contact_days, "contact_days", 1_000);
    Some(Duties { follow_up_hours: follow_up?, complaint_days: complaint?, contact_days: contact? })
}

/// Returns a share that lies strictly between nothing and everything.
fn share(found: Option<&Located<Share>>, path: &str, problems: &mut Problems<'_>) -> Option<f64> {
    let found = found?;
    if found.value.0 > 0.0 && found.value.0 < 1.0 {
        return Some(found.value.0);
    }
    let message =
        format!("`{path}` is {}%, expected a share between 0% and 100%", found.value.0 * 100.0);
    problems.add(found.at, message, "write for example 10%");
    None
}

/// Returns two ascending shares above nothing and up to everything.
fn share_pair(
    found: Option<&Located<Vec<Located<Share>>>>,
    path: &str,
    example: &str,
    problems: &mut Problems<'_>,
) -> Option<[f64; 2]> {
    let cut = pair(found, path, example, problems, |share| share.value.0)?;
    if cut[0] > 0.0 && cut[1] <= 1.0 {
        return Some(cut);
    }
    problems.add(
        found?.at,
        format!("`{path}` leaves the range above 0% and up to 100%"),
        format!("write for example {example}"),
    );
    None
}

/// Returns two ascending numbers.
fn pair<T>(
    found: Option<&Located<Vec<Located<T>>>>,
    path: &str,
    example: &str,
    problems: &mut Problems<'_>,
    number: impl Fn(&Located<T>) -> f64,
) -> Option<[f64; 2]> {
    let list = found?;
    let hint = format!("write for example {example}");
    let [low, high] = list.value.as_slice() else {
        let count = list.value.len();
        problems.add(list.at, format!("`{path}` is a list of {count}, expected 2 values"), hint);
        return None;
    };
    let cut = [number(low), number(high)];
    if cut[0] < cut[1] {
        return Some(cut);
    }
    problems.add(
        list.at,
        format!("`{path}` does not ascend, expected the smaller one first"),
        hint,
    );
    None
}
