//! What a manager adds to the growth of the accounts.

use crate::{
    analysis::{
        Growth, GrowthShare, ManagerGrowth,
        metrics::{Change, Metric, MetricUnit},
    },
    stats::{Group, NORMAL_975, anova, maximum_likelihood, number, reml},
};

/// Growth effect: how much more or less the accounts of a manager grew than those of all managers,
/// as far as chance does not explain it.
///
/// ```text
/// y      = ln(current revenue / base revenue) of an account
/// effect = n s_b^2 / (n s_b^2 + s_w^2) x (mean of y of the manager - common mean)
/// share  = s_b^2 / (s_b^2 + s_w^2): what managers explain of the differences in growth
/// ```
///
/// - **Unit:** log points; 0.05 is about 5 % more growth. The share is a ratio; the spread between
///   managers (`s_b`) is printed beside it in percentage points, because the share also falls with
///   the noise of orders.
/// - **Grain:** a manager's accounts with revenue above zero in both windows; an inherited account
///   counts for the heir 90 days after it changed hands. A second fit keeps only comparable accounts:
///   active, first bought before the base window, at least 4 purchase days in each window.
/// - **Undefined** with fewer than two managers, or when no manager has two accounts. Where managers
///   differ less than chance makes them (MSB < MSW) the share is 0 and managers are not
///   distinguishable, never a negative share.
/// - **Roll-up:** none; effects are relative to the common mean.
/// - **Assumptions:** growth is normal on the log scale with one variance, managers are a sample.
///   An effect describes; accounts are not given to managers at random.
/// - **Interval:** posterior, normal, 95 %, variances and common mean taken as known. Managers have an order only
///   where intervals do not overlap.
///
/// # Reference
///
/// ANOVA with Searle's interval and REML; checked against R `lme4` (Dyestuff), Shrout and Fleiss
/// (1979) and, per data set, an independent implementation.
pub(super) const METRIC: Metric = Metric {
    id: "growth_effect",
    unit: MetricUnit::Ratio,
    name: "Growth effect of the manager",
    explanation: "How much more or less a manager's accounts grew than everybody's, after chance is taken \
                  out.",
};

/// Returns the log growth of an account; `None` without revenue in both windows.
pub(in crate::analysis) fn growth_of(change: &Change) -> Option<f64> {
    let both = change.base.is_positive() && change.current.is_positive();
    both.then(|| (change.current.as_f64() / change.base.as_f64()).ln())
}

/// Compares the growth of the accounts of all managers; `None` where nothing can be compared.
pub(in crate::analysis) fn growth(managers: &[(&str, Vec<f64>)]) -> Option<Growth> {
    let summed: Vec<(&str, Group)> =
        managers.iter().filter_map(|(id, values)| Some((*id, Group::of(values)?))).collect();
    let groups: Vec<Group> = summed.iter().map(|(_, group)| *group).collect();
    let (anova, reml) = (anova(&groups)?, reml(&groups)?);
    let mut managers: Vec<ManagerGrowth> = summed
        .iter()
        .zip(managers.iter().filter(|(_, values)| !values.is_empty()))
        .map(|((id, group), (_, values))| {
            let found = reml.effect(group);
            let width = NORMAL_975 * found.standard_error;
            ManagerGrowth {
                manager_id: (*id).to_owned(),
                accounts: number(values.len()),
                mean: group.mean,
                effect: found.effect,
                interval: [found.effect - width, found.effect + width],
                place: 1,
            }
        })
        .collect();
    place(&mut managers);
    let share = if anova.between > anova.within && anova.p <= SIGNIFICANT {
        let interval = anova.interval.map(|bound| bound.clamp(0.0, 1.0));
        GrowthShare::Explained { share: anova.share, interval }
    } else {
        GrowthShare::NotDistinguishable { at_most: anova.interval[1].clamp(0.0, 1.0) }
    };
    let ml = maximum_likelihood(&groups)?;
    Some(Growth { managers, share, sd_between: reml.between.sqrt(), anova, reml, ml })
}

/// Differences between managers with a larger p-value are chance.
const SIGNIFICANT: f64 = 0.05;

/// Numbers the groups of managers whose intervals do not reach the next group, the best first.
fn place(managers: &mut [ManagerGrowth]) {
    let mut order: Vec<usize> = (0..managers.len()).collect();
    order.sort_by(|a, b| managers[*b].effect.total_cmp(&managers[*a].effect).then(a.cmp(b)));
    let (mut place, mut lowest) = (1, f64::INFINITY);
    for index in order {
        let [low, high] = managers[index].interval;
        if high < lowest && lowest.is_finite() {
            place += 1;
            lowest = low;
        }
        lowest = lowest.min(low);
        managers[index].place = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(middle: f64, step: f64, count: i32) -> Vec<f64> {
        (0..count).map(|place| middle + step * f64::from(place - count / 2)).collect()
    }

    #[test]
    fn pitfall_19_three_accounts_make_no_ranking() {
        let found = growth(&[
            ("few", spread(0.5, 0.4, 3)),
            ("a", spread(0.3, 0.02, 41)),
            ("b", spread(0.0, 0.02, 41)),
            ("c", spread(-0.2, 0.02, 41)),
        ])
        .unwrap();
        // By the raw mean `few` leads by far; what three accounts tell is drawn to the others.
        let [few, a, _, c] = &found.managers[..] else { panic!("four managers") };
        assert!(few.mean - a.mean > 0.15 && few.effect - a.effect < 0.15);
        assert!(few.interval[0] < a.effect && a.effect < few.interval[1]);
        assert_eq!((few.place, a.place), (1, 1));
        assert!(c.place > 1);
    }

    #[test]
    fn managers_who_differ_have_a_place_and_a_share() {
        let found = growth(&[
            ("a", spread(1.0, 0.01, 9)),
            ("b", spread(0.0, 0.01, 9)),
            ("c", vec![0.01; 9]),
        ])
        .unwrap();
        let places: Vec<u32> = found.managers.iter().map(|manager| manager.place).collect();
        assert_eq!(places, [1, 2, 2]);
        let GrowthShare::Explained { share, interval } = found.share else { panic!("they differ") };
        assert!(interval[0] > 0.5 && interval[0] < share && share < interval[1]);
    }

    #[test]
    fn pitfall_20_a_share_is_never_negative() {
        let same = spread(0.0, 0.3, 7);
        let found =
            growth(&[("a", same.clone()), ("b", spread(0.05, 0.3, 7)), ("none", vec![])]).unwrap();
        assert!(found.anova.share_raw < 0.0);
        assert!(
            matches!(found.share, GrowthShare::NotDistinguishable { at_most } if at_most > 0.0)
        );
        assert_eq!((found.sd_between, found.managers.len()), (0.0, 2));
        assert!(found.managers.iter().all(|manager| manager.effect == 0.0));
        assert!(growth(&[("a", same)]).is_none() && growth(&[]).is_none());
    }
}
