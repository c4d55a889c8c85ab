//! W6: key accounts by type, the key set against its band, each core account against its limit.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Analysis, KeyLabel, State},
    model::Money,
    report::{
        blocks::{Charts, Content},
        change::Change,
        chart::{Bar, Bars, Plot},
        plots::{chart, fraction},
        scene::{Scene, short_name},
        slice::CompanySlice,
    },
};

const BAR: (f32, f32) = (42.0, 3.8);
const SHARES_WIDTH: f32 = 131.5;
const SHARE_PITCH: f32 = 6.0;
const NAME: usize = 19;
/// Core accounts shown; with a tenth of revenue each there can be ten at most.
const MOST_CORE: usize = 3;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
    shares: String,
}

#[derive(Serialize)]
struct Row {
    label: KeyLabel,
    accounts: usize,
    bars: String,
    revenue: Money,
    change: Change,
    late: usize,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let analysis = slice.analysis;
    let share = analysis.company.key_set.share?;
    let mut charts = Charts::of("key_accounts");
    let groups = groups(analysis);
    let sum = |accounts: &[&AccountAnalysis], base: bool| -> Money {
        let pick =
            |one: &&AccountAnalysis| if base { one.revenue_base } else { one.revenue_current };
        accounts.iter().map(pick).sum()
    };
    let scale = groups
        .iter()
        .flat_map(|(_, accounts)| [sum(accounts, false), sum(accounts, true)])
        .max()
        .unwrap_or_default();
    let rows = groups
        .iter()
        .map(|(label, accounts)| {
            let (now, base) = (sum(accounts, false), sum(accounts, true));
            let bars = Bars { rows: vec![bar(now, base, scale)], ..Bars::default() };
            let alt = scene.language.word("alt-type");
            Row {
                label: *label,
                accounts: accounts.len(),
                bars: charts.add(chart(Plot::Bars(bars), alt, BAR)),
                revenue: now,
                change: Change::of(now, base),
                late: accounts.iter().filter(|one| is_late(one)).count(),
            }
        })
        .collect();
    let shares = charts.add(shares(analysis, share, scene));
    let caption = scene
        .say("key-caption", &[("unit", scene.unit().into()), ("window", scene.window().into())]);
    let view = View { message: message(analysis, share, scene), caption, rows, shares };
    Some(Content::new(&view, charts))
}

fn is_late(account: &AccountAnalysis) -> bool {
    matches!(account.rhythm.state_guarded, State::AtRisk | State::Churned)
}

fn groups(analysis: &Analysis) -> Vec<(KeyLabel, Vec<&AccountAnalysis>)> {
    [KeyLabel::Core, KeyLabel::Iconic, KeyLabel::Expert]
        .into_iter()
        .map(|label| {
            let of_label = |account: &&AccountAnalysis| account.labels.contains(&label);
            (label, analysis.accounts.iter().filter(of_label).collect())
        })
        .filter(|(_, accounts): &(_, Vec<_>)| !accounts.is_empty())
        .collect()
}

fn bar(now: Money, base: Money, scale: Money) -> Bar {
    let length = |amount: Money| fraction(amount.as_f64().max(0.0), scale.as_f64());
    Bar { actual: length(now), previous_year: Some(length(base)), ..Bar::default() }
}

/// The key set and the core accounts as shares of all revenue, on one scale.
fn shares(analysis: &Analysis, share: f64, scene: &Scene<'_>) -> crate::report::chart::Chart {
    let settings = &analysis.scope.settings.key_accounts;
    let key_set = &analysis.company.key_set;
    let core: Vec<_> = analysis
        .accounts
        .iter()
        .filter(|account| account.labels.contains(&KeyLabel::Core))
        .take(MOST_CORE)
        .collect();
    let longest = core.iter().filter_map(|account| account.share).fold(share, f64::max);
    let scale = longest.max(settings.band[1]) * 1.15;
    let count = key_set.accounts.len();
    let head = scene.say("key-set", &[("count", count.into())]);
    let mut rows = vec![share_bar(head, share, key_set.share_base, scale, scene)];
    rows.extend(core.iter().filter_map(|account| {
        let name = short_name(&scene.account(account), NAME);
        Some(share_bar(name, account.share?, account.share_base, scale, scene))
    }));
    let limit = scene.say("key-limit", &[("share", scene.percent(settings.core_share, 0).into())]);
    let plot = Bars {
        name_mm: 30.0,
        limits: vec![(fraction(settings.core_share, scale), limit)],
        band: Some((fraction(settings.band[0], scale), fraction(settings.band[1], scale))),
        rows,
    };
    let rows = u16::try_from(plot.rows.len()).expect("few rows");
    let height = f32::from(rows) * SHARE_PITCH + 5.0;
    chart(Plot::Bars(plot), scene.language.word("alt-key-set"), (SHARES_WIDTH, height))
}

fn share_bar(name: String, share: f64, base: Option<f64>, scale: f64, scene: &Scene<'_>) -> Bar {
    let text = match base {
        Some(base) => scene.say(
            "share-with-py",
            &[("share", scene.percent(share, 1).into()), ("base", scene.percent(base, 1).into())],
        ),
        None => scene.percent(share, 1),
    };
    Bar {
        name,
        actual: fraction(share.max(0.0), scale),
        previous_year: base.map(|base| fraction(base.max(0.0), scale)),
        text,
        ..Bar::default()
    }
}

fn message(analysis: &Analysis, share: f64, scene: &Scene<'_>) -> String {
    let [low, high] = analysis.scope.settings.key_accounts.band;
    let key = match () {
        () if share < low => "key-message-below",
        () if share > high => "key-message-above",
        () => "key-message-inside",
    };
    scene.say(
        key,
        &[("share", scene.percent(share, 1).into()), ("band", scene.band([low, high]).into())],
    )
}
