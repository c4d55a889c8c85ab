//! One figure for the whole scorecard.

use crate::{
    analysis::{
        Duty, DutyKind,
        metrics::{Metric, MetricUnit},
    },
    stats::mean,
};

/// Duty score: how far the duties of a manager reach their targets, all duties counting the same.
///
/// ```text
/// more is better:  reached = min(1, value / target)
/// less is better:  reached = 1 up to the target, else target / value
/// duty score       = mean of reached over the duties with a value
/// ```
///
/// - **Unit:** ratio between 0 and 1; reports print 0 to 100.
/// - **Grain:** manager or company, at the as-of date.
/// - **Undefined** without a duty that has a value.
/// - **Roll-up:** none; the score of the company rests on the company's own duties.
/// - **Assumptions:** duties of which the source tells nothing say neither good nor bad. The two views
///   on delivery weighted by worth repeat the share on time and do not count again. A target of zero
///   is missed wholly by the first case.
///
/// # Reference
///
/// Duties of key account management; counted by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "duty_score",
    unit: MetricUnit::Ratio,
    name: "Duty score",
    explanation: "How far the duties reach their targets, all duties counting the same.",
};

/// Returns the score of a scorecard; `None` when no duty has a value.
pub(in crate::analysis) fn score(duties: &[Duty]) -> Option<f64> {
    let reached: Vec<f64> = duties.iter().filter_map(reached).collect();
    mean(&reached)
}

fn reached(duty: &Duty) -> Option<f64> {
    if matches!(duty.kind, DutyKind::OnTimeByWorth | DutyKind::DaysLateByWorth) {
        return None;
    }
    let value = duty.value?;
    let part = match duty.kind.is_more_better() {
        true if duty.target > 0.0 => value / duty.target,
        false if value > duty.target => duty.target / value,
        _ => 1.0,
    };
    Some(part.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duty(kind: DutyKind, value: Option<f64>, target: f64) -> Duty {
        Duty { kind, value, target, cases: 1, met: None, series: vec![], year_before: None }
    }

    #[test]
    fn every_duty_counts_the_same_and_none_beyond_its_target() {
        let half = duty(DutyKind::DocumentsRead, Some(0.5), 1.0);
        let beyond = duty(DutyKind::DossierComplete, Some(0.9), 0.8);
        let slow = duty(DutyKind::ReplyDays, Some(4.0), 2.0);
        let open = duty(DutyKind::ComplaintsOpen, Some(2.0), 0.0);
        assert_eq!(score(&[half, beyond, slow, open]), Some(0.5));
        assert_eq!(score(&[duty(DutyKind::ComplaintsOpen, Some(0.0), 0.0)]), Some(1.0));
    }

    #[test]
    fn what_is_not_told_or_told_already_does_not_count() {
        let kept = duty(DutyKind::OnTime, Some(0.95), 0.95);
        let again = duty(DutyKind::OnTimeByWorth, Some(0.1), 0.95);
        let untold = duty(DutyKind::PromisesKept, None, 0.95);
        assert_eq!(score(&[kept, again, untold.clone()]), Some(1.0));
        assert_eq!(score(&[untold]), None);
    }
}
