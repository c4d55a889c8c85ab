//! W0: which company, which period, how complete the data are.

use serde::Serialize;

use crate::{
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        scene::Scene,
        slice::CompanySlice,
    },
};

#[derive(Serialize)]
struct View {
    /// Whom the report is about, and which week.
    scope: String,
    /// The last day included, in words.
    as_of: String,
    /// How complete the data are.
    data: String,
    /// Which issue this one replaces; `none` for a first issue.
    supersedes: Option<String>,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let managers = slice
        .analysis
        .managers
        .iter()
        .filter(|manager| manager.manager.manager_id != UNASSIGNED)
        .count();
    let scope = scene.say(
        "head-scope",
        &[
            ("company", scene.run.company.as_str().into()),
            ("accounts", slice.analysis.accounts.len().into()),
            ("managers", managers.into()),
            ("currency", scene.scope.unit.currency.code().into()),
        ],
    );
    let as_of = scene.say(
        "head-as-of",
        &[("day", scene.language.day(scene.scope.as_of).into()), ("window", scene.window().into())],
    );
    let view =
        View { scope, as_of, data: data(slice, scene), supersedes: scene.run.supersedes.clone() };
    Some(Content::new(&view, Charts::of("management_head")))
}

/// Says whether all accounts came and whether their sum is the control total.
fn data(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> String {
    let analysis = slice.analysis;
    let received = i64::try_from(analysis.accounts.len()).expect("a count of accounts");
    let expected = scene.run.accounts_expected.map_or(received, i64::from);
    let total: Money = analysis.accounts.iter().map(|account| account.revenue_total).sum();
    let control = scene.run.control_total.unwrap_or(analysis.company.revenue_total);
    let words = [
        ("received", received.into()),
        ("expected", expected.into()),
        (
            "difference",
            scene
                .language
                .money_exact(total - control, &scene.scope.unit, crate::locale::Sign::Variance)
                .into(),
        ),
    ];
    scene.say(if total == control { "head-data-agrees" } else { "head-data-differs" }, &words)
}
