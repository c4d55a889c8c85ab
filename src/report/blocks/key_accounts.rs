//! W6: key accounts by type, the key set against its band, each core account against its limit.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Analysis, KeyAccounts, KeyLabel, KeySet, ReviewState},
    model::Money,
    report::{
        blocks::{Charts, Content, is_silent},
        change::Change,
        chart::{Bar, Bars, Chart, Plot},
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
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// Key of the chart of the key set before its band.
    key_set: String,
    /// Key of the chart of core accounts against their limit; `none` without any.
    core: Option<String>,
    /// How many labels wait for a review; `none` where none does.
    note: Option<String>,
}

#[derive(Serialize)]
struct Row {
    /// The label.
    label: KeyLabel,
    /// How many accounts.
    accounts: usize,
    /// Key of the bar chart.
    bars: String,
    /// Net revenue of the window.
    revenue: Money,
    /// The change against the year before.
    change: Change,
    /// How many of them are silent beyond their own rhythm.
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
                late: accounts.iter().filter(|one| is_silent(one)).count(),
            }
        })
        .collect();
    let core: Vec<_> = analysis
        .accounts
        .iter()
        .filter(|account| account.labels.contains(&KeyLabel::Core))
        .take(MOST_CORE)
        .collect();
    let shares = Shares::of(analysis, &core, scene);
    let key_set = charts.add(shares.key_set(&analysis.company.key_set, share));
    let core = shares.core(&core).map(|chart| charts.add(chart));
    let caption = scene
        .say("key-caption", &[("unit", scene.unit().into()), ("window", scene.window().into())]);
    let view = View {
        message: message(analysis, share, scene),
        caption,
        rows,
        key_set,
        core,
        note: note(analysis, scene),
    };
    Some(Content::new(&view, charts))
}

fn groups(analysis: &Analysis) -> Vec<(KeyLabel, Vec<&AccountAnalysis>)> {
    [KeyLabel::Core, KeyLabel::Prospective, KeyLabel::Iconic, KeyLabel::Expert]
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

/// What the shares of one block are drawn with: the settings, the scale and the reader.
struct Shares<'a> {
    settings: &'a KeyAccounts,
    scale: f64,
    scene: &'a Scene<'a>,
}

impl<'a> Shares<'a> {
    /// Chooses one scale for both charts, with room for the text beside the longest bar.
    fn of(analysis: &'a Analysis, core: &[&AccountAnalysis], scene: &'a Scene<'a>) -> Self {
        let settings = &analysis.scope.settings.key_accounts;
        let set = [analysis.company.key_set.share, analysis.company.key_set.share_base];
        let core = core.iter().flat_map(|account| [account.share, account.share_base]);
        let longest = set.into_iter().chain(core).flatten().fold(0.0, f64::max);
        Self { settings, scale: (longest * 1.5).max(settings.band[1] * 1.15), scene }
    }

    /// Draws the key set before its band.
    fn key_set(&self, key_set: &KeySet, share: f64) -> Chart {
        let [low, high] = self.settings.band;
        let name = self.scene.say("key-set", &[("count", key_set.accounts.len().into())]);
        let percent = |share| self.scene.percent(share, 0);
        self.chart(Bars {
            band: Some((fraction(low, self.scale), fraction(high, self.scale))),
            band_ends: Some((percent(low), percent(high))),
            rows: vec![share_bar(name, share, key_set.share_base, self.scale, self.scene)],
            ..Bars::default()
        })
    }

    /// Draws the core accounts against the limit that makes them so; nothing without any.
    fn core(&self, core: &[&AccountAnalysis]) -> Option<Chart> {
        let rows: Vec<Bar> = core
            .iter()
            .filter_map(|account| {
                let name = short_name(&self.scene.account(account), NAME);
                Some(share_bar(name, account.share?, account.share_base, self.scale, self.scene))
            })
            .collect();
        let limit = self.settings.core_share;
        let text = self.scene.say("key-limit", &[("share", self.scene.percent(limit, 0).into())]);
        let limits = vec![(fraction(limit, self.scale), text)];
        (!rows.is_empty()).then(|| self.chart(Bars { rows, limits, ..Bars::default() }))
    }

    fn chart(&self, plot: Bars) -> Chart {
        let rows = u16::try_from(plot.rows.len()).expect("few rows");
        let height = f32::from(rows) * SHARE_PITCH + 4.0;
        let plot = Plot::Bars(Bars { name_mm: 30.0, ..plot });
        chart(plot, self.scene.language.word("alt-key-set"), (SHARES_WIDTH, height))
    }
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

/// Says how many declared labels wait for a review; nothing when none does.
fn note(analysis: &Analysis, scene: &Scene<'_>) -> Option<String> {
    let waits = |account: &&AccountAnalysis| {
        let review = account.segment.label_review;
        review.is_some_and(|review| review.state != ReviewState::Current)
    };
    let waiting = analysis.accounts.iter().filter(waits).count();
    (waiting > 0).then(|| scene.say("key-review", &[("count", waiting.into())]))
}
