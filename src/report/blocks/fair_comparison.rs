//! M9: the result against what other managers' accounts of the same kind brought; no rank.

use serde::Serialize;

use crate::{
    locale::Sign,
    report::{
        blocks::{Charts, Content},
        chart::Verdict,
        plots::{Estimate, chart, interval_among},
        scene::Scene,
        slice::ManagerSlice,
    },
};

const SIZE: (f32, f32) = (72.6, 12.4);

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// `None` where there are too few managers for an interval.
    chart: Option<String>,
    /// What the comparison says.
    text: String,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let expected = slice.manager.performance.expected.as_ref()?;
    let caption = [("amount", scene.large(expected.expected).into())];
    let caption = scene.say("fair-caption", &caption);
    let mut charts = Charts::of("fair_comparison");
    let view = match expected.shrunk {
        Some((value, ends)) => {
            let own = Estimate { value, interval: Some(ends) };
            let message = message(&own, ends, scene);
            let print = |tick: f64| scene.language.delta(Some(tick), 0);
            let plot = interval_among(&own, &slice.team, 0.0, &print);
            let key = if slice.team.is_empty() { "fair-note" } else { "fair-note-team" };
            View {
                chart: Some(charts.add(chart(plot, message.clone(), SIZE))),
                text: scene.say(key, &[("accounts", i64::from(expected.accounts).into())]),
                message,
                caption,
            }
        }
        None => View {
            message: scene.language.word("fair-message-alone"),
            caption,
            chart: None,
            text: scene.language.word("fair-alone"),
        },
    };
    Some(Content::new(&view, charts))
}

/// Says in one sentence whether the result differs from the team's.
fn message(own: &Estimate, [low, high]: [f64; 2], scene: &Scene<'_>) -> String {
    let end = |value: f64| scene.language.decimal(value * 100.0, 0, Sign::Variance);
    let verdict = match own.verdict(0.0) {
        Verdict::None => "same",
        Verdict::Good => "better",
        Verdict::Bad => "worse",
    };
    let words = [
        ("result", scene.language.delta(Some(own.value), 1).into()),
        ("low", end(low).into()),
        ("high", scene.language.delta(Some(high), 0).into()),
        ("verdict", verdict.into()),
    ];
    scene.say("fair-message", &words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::ExpectedResult;
    use crate::{
        locale::Language,
        model::Money,
        report::{scene::Scale, tests::fixture},
    };

    fn view(shrunk: Option<(f64, [f64; 2])>, team: Vec<f64>) -> Option<String> {
        let (mut analysis, run) = (fixture::analysis(), fixture::run());
        let amount = Money(100_000_000);
        analysis.managers[0].performance.expected = Some(ExpectedResult {
            accounts: 3,
            base: amount,
            actual: amount,
            expected: amount,
            effect: Money::ZERO,
            interval: [Money::ZERO; 2],
            shrunk,
        });
        let id = analysis.managers[0].manager.manager_id.clone();
        let slice = ManagerSlice { team, ..ManagerSlice::of(&analysis, &id, &run.memory).unwrap() };
        let language = Language::load("en").unwrap();
        let scene =
            Scene { language: &language, run: &run, scope: &analysis.scope, scale: Scale::Whole };
        let content = build(&slice, &scene)?;
        Some(format!("{:?} {}", content.view, content.charts.len()))
    }

    #[test]
    fn an_interval_around_zero_is_not_distinguishable_and_few_managers_have_none() {
        let same = view(Some((-0.006, [-0.06, 0.05])), vec![-0.02, 0.0, 0.03]).unwrap();
        assert!(same.contains("not distinguishable from the team"), "{same}");
        let worse = view(Some((-0.09, [-0.15, -0.03])), vec![]).unwrap();
        assert!(worse.contains("below comparable accounts"), "{worse}");
        let alone = view(None, vec![]).unwrap();
        assert!(alone.contains("Too few managers") && alone.ends_with('0'), "{alone}");
    }
}
